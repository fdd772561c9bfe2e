/* What can be done with meetings from any list of them. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "services/meetings.h"
#include "services/wording.h"
#include "services/year_checks.h"

#include "tui/views/meeting_list_part.h"
#include "tui/views/views.h"

struct meeting_pick *meeting_pick(const struct list *l)
{
	size_t n = l->n_marked ? l->n_marked : l->id ? 1 : 0;
	const int64_t *ids = l->n_marked ? l->marked : &l->id;
	struct meeting_pick *p;

	if (n == 0)
		return NULL;
	p = xmalloc(sizeof(*p) + n * sizeof(p->ids[0]));
	p->n = n;
	memcpy(p->ids, ids, n * sizeof(p->ids[0]));
	return p;
}

int32_t meeting_day(struct app *a, int64_t id)
{
	struct meeting m = { 0 };
	struct err e = { 0 };
	int32_t day = DAY_NONE;

	if (id && store_meeting_load(a->session.store, id, &m, &e))
		day = moment_of(m.starts).day;
	meeting_release(&m);
	return day;
}

char *meeting_name_and_day(struct app *a, int64_t id)
{
	struct meeting_rows rows = { 0 };
	char day[DATE_TEXT_SIZE];
	struct buf b = { 0 };
	struct err e = { 0 };

	if (store_meeting_row(a->session.store, id, &rows, &e) && rows.n) {
		meeting_row_name(&rows.v[0], &b);
		day_text(moment_of(rows.v[0].m.starts).day, day);
		buf_printf(&b, "%s%s", *day ? " " : "", day);
	}
	pool_release(&rows.pool);
	return b.len ? buf_take(&b) : NULL;
}

/* The same, or "3 meetings"; the caller frees. */
static char *pick_words(struct app *a, const struct meeting_pick *p)
{
	char *words = p->n == 1 ? meeting_name_and_day(a, p->ids[0]) : NULL;

	return words ? words : xasprintf(ngettext("%zu meeting", "%zu meetings", p->n), p->n);
}

unsigned meeting_open(struct app *a, int64_t id)
{
	a->meeting_id = id;
	return app_show(a, VIEW_LIVE);
}

void meeting_show(struct app *a, int64_t id)
{
	for (int i = 0; i < APP_VIEWS; i++) {
		struct view *v = &a->views[i];
		struct meeting_list *l = v->state;

		if (v->ops != &wheel_view && v->ops != &meetings_view)
			continue;
		l->show_id = id;
		v->stale = true;
	}
}

typedef bool verb_fn(struct session *se, int64_t id, const void *arg, struct err *e);

/* The same for all of them, as one step; label is taken over. What speaks against it is said first. */
static unsigned pick_do(struct app *a, const struct meeting_pick *p, verb_fn *verb, const void *arg,
	const char *warnings, char *label)
{
	struct err e = { 0 };
	bool ok = session_begin(&a->session, xstrdup(label), &e);
	unsigned fx;

	if (ok) {
		for (size_t i = 0; i < p->n && ok; i++)
			ok = verb(&a->session, p->ids[i], arg, &e);
		ok = session_end(&a->session, ok, &e);
	}
	fx = app_did(a, ok, &e, "%s%s%s", warnings, *warnings ? "  " : "", label);
	free(label);
	return fx;
}

/* ---- Remove, nudge ------------------------------------------------------------------------------- */

static bool verb_remove(struct session *se, int64_t id, const void *arg, struct err *e)
{
	(void)arg;
	return meeting_delete(se, id, e);
}

unsigned meeting_remove(struct app *a, struct meeting_pick *p)
{
	char *words = pick_words(a, p);
	unsigned fx = pick_do(a, p, verb_remove, NULL, "", xasprintf(_("Removed: %s."), words));

	free(words);
	free(p);
	return fx;
}

static bool shifted(const char *iso, int days, struct moment *to)
{
	*to = moment_of(iso);
	if (to->day == DAY_NONE)
		return false;
	to->day += days;
	return true;
}

static bool verb_nudge(struct session *se, int64_t id, const void *arg, struct err *e)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;
	struct meeting m = { 0 };
	bool ok;

	if (!store_meeting_load(se->store, id, &m, e))
		return false;
	if (m.status == STATUS_RUNNING || m.status == STATUS_HELD)
		ok = err_set(e, ERR_INVALID, _("It has been held: + and - leave it. m moves it."));
	else
		ok = shifted(m.starts, *(const int *)arg, &starts) ||
			err_set(e, ERR_INVALID, _("It has no date yet. m gives it one."));
	shifted(m.ends, *(const int *)arg, &ends);
	meeting_release(&m);
	return ok && meeting_move(se, id, starts, ends, NULL, e);
}

/* What speaks against it there. */
static void warn(
	struct app *a, int64_t id, struct moment starts, struct moment ends, struct buf *out)
{
	struct year_wish w = { .meeting_id = id, .starts = starts, .ends = ends };
	struct buf words = { 0 };
	struct err none = { 0 };

	if (year_look_words(&a->session, &w, &words, &none) && words.len)
		buf_printf(out, "%s%s", out->len ? "  " : "", buf_str(&words));
	buf_release(&words);
}

/* Where the only one of them will be: "Flyttat till tor 12 mars v.11: Beredning Väst ons 11 mars."; what
 * speaks against it goes to warnings. */
static char *nudged_words(
	struct app *a, const struct meeting_pick *p, int days, struct buf *warnings)
{
	char day[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];
	struct moment to = MOMENT_NONE, ends = MOMENT_NONE;
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *words = pick_words(a, p), *label;

	if (p->n == 1 && store_meeting_load(a->session.store, p->ids[0], &m, &e) &&
		shifted(m.starts, days, &to)) {
		day_text(to.day, day);
		week_text(to.day, week);
		shifted(m.ends, days, &ends);
		if (m.status == STATUS_CALLED)
			buf_puts(warnings, _("! the call has gone out"));
		warn(a, p->ids[0], to, ends, warnings);
		/* TRANSLATORS: a weekday with its date, the week, what was moved */
		label = xasprintf(_("Moved to %s %s: %s."), day, week, words);
	} else {
		/* TRANSLATORS: +1 or -1, what was moved */
		label = xasprintf(_("Moved %+d day: %s."), days, words);
	}
	meeting_release(&m);
	free(words);
	return label;
}

unsigned meeting_nudge(struct app *a, struct meeting_pick *p, int days)
{
	struct buf warnings = { 0 };
	char *label = nudged_words(a, p, days, &warnings);
	unsigned fx = pick_do(a, p, verb_nudge, &days, buf_str(&warnings), label);

	if (p->n == 1)
		meeting_show(a, p->ids[0]);
	buf_release(&warnings);
	free(p);
	return fx;
}

/* ---- Another time ---------------------------------------------------------------------------------- */

bool meeting_time_read(const char *text, int32_t today, struct moment *starts, struct moment *ends)
{
	struct when w;
	bool all_day = starts->minute == MINUTE_NONE && starts->day != DAY_NONE;

	if (!when_read(text, today, &w) || (w.day == DAY_NONE && starts->day == DAY_NONE))
		return false;
	*ends = MOMENT_NONE;
	if (w.day != DAY_NONE)
		starts->day = w.day;
	if (w.start != MINUTE_NONE)
		starts->minute = w.start;
	if (w.end != MINUTE_NONE || w.end_day != DAY_NONE) {
		ends->day = w.end_day != DAY_NONE ? w.end_day : starts->day;
		ends->minute = w.end;
	}
	/* A range of days without clock times keeps those of a whole-day entry only. */
	return ends->day == DAY_NONE || ends->minute != MINUTE_NONE || all_day ||
		starts->minute == MINUTE_NONE;
}

struct move_ctx {
	int64_t id;
	struct moment starts, ends;
	int32_t today;
};

bool meeting_time_echo(struct app *a, int64_t id, const char *text, int32_t today,
	struct moment was, struct moment ended, struct buf *out)
{
	struct moment starts = was, ends;
	char words[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];

	if (!*text)
		return true;
	if (!meeting_time_read(text, today, &starts, &ends)) {
		buf_puts(out, _("write for example fri 13/3 or 13/3 9-12"));
		return false;
	}
	if (moment_is_none(ends) && !moment_is_none(ended))
		ends = starts.minute == MINUTE_NONE
			? (struct moment) { starts.day + ended.day - was.day, MINUTE_NONE }
			: moment_add_minutes(starts, (int)moment_minutes_between(was, ended));
	span_text(starts, ends, day_year(starts.day) != day_year(today), words);
	week_text(starts.day, week);
	buf_printf(out, "%s %s", words, week);
	warn(a, id, starts, ends, out);
	return true;
}

static bool move_echo(struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	const struct move_ctx *c = ctx;

	return field != 0 || meeting_time_echo(a, c->id, text, c->today, c->starts, c->ends, out);
}

static unsigned move_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct move_ctx *c = ctx;
	struct moment starts = c->starts, ends;
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *when;
	unsigned fx;

	if (!meeting_time_read(texts[0], c->today, &starts, &ends)) {
		err_set(&e, ERR_INVALID,
			_("That is no date or time. Write for example 13/3 9-12."));
		return app_fail(a, &e);
	}
	if (!meeting_move(&a->session, c->id, starts, ends, texts[1], &e) ||
		!store_meeting_load(a->session.store, c->id, &m, &e))
		return app_fail(a, &e);
	when = meeting_time_words(&m);
	/* TRANSLATORS: I is the key of the invitations */
	fx = app_did(a, true, &e,
		m.status == STATUS_CALLED ? _("Moved to %s. I writes the new call.")
					  : _("Moved to %s."),
		when);
	meeting_show(a, c->id);
	meeting_release(&m);
	free(when);
	return fx | FX_POP;
}

unsigned meeting_ask_move(struct app *a, struct meeting_pick *p)
{
	const struct form_spec_field fields[] = {
		{ _("New time"), "" },
		{ _("Why"), "" },
	};
	struct move_ctx *c = xcalloc(1, sizeof(*c));
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *words = pick_words(a, p), *title = xasprintf(_("Move %s"), words);

	c->id = p->ids[0];
	c->today = clock_local(a->session.clock).day;
	free(p);
	if (store_meeting_load(a->session.store, c->id, &m, &e)) {
		c->starts = moment_of(m.starts);
		c->ends = moment_of(m.ends);
	} else {
		app_fail(a, &e);
	}
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.echo = move_echo,
			.done = move_done,
			.ctx = c,
		});
	meeting_release(&m);
	free(words);
	free(title);
	return FX_REDRAW;
}

/* ---- Status ---------------------------------------------------------------------------------------- */

static bool verb_cancel(struct session *se, int64_t id, const void *arg, struct err *e)
{
	return meeting_cancel(se, id, arg, e);
}

static unsigned cancel_done(struct app *a, void *ctx, const char *text)
{
	char *words = pick_words(a, ctx);
	unsigned fx = pick_do(a, ctx, verb_cancel, text, "", xasprintf(_("Cancelled: %s."), words));

	free(words);
	return fx | FX_POP;
}

unsigned meeting_ask_cancel(struct app *a, struct meeting_pick *p)
{
	char *words = pick_words(a, p);
	/* TRANSLATORS: a meeting's name and day; the text typed is the reason */
	char *label = xasprintf(_("Cancel %s. Why"), words);

	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.hint = _(
				"Enter cancels the meeting (a reason is not needed)  Esc leaves it"),
			.done = cancel_done,
			.ctx = p,
		});
	free(label);
	free(words);
	return FX_REDRAW;
}

static const struct {
	uint32_t key;
	enum meeting_status status;
} states[] = {
	{ 'u', STATUS_PROPOSED },
	{ 'p', STATUS_DECIDED },
	{ 'k', STATUS_CALLED },
	{ 'h', STATUS_HELD },
	{ 'i', STATUS_CANCELLED },
};

static bool verb_status(struct session *se, int64_t id, const void *arg, struct err *e)
{
	return meeting_set_status(se, id, *(const enum meeting_status *)arg, NULL, e);
}

static unsigned status_done(struct app *a, void *ctx, size_t chosen)
{
	const struct meeting_pick *p = ctx;
	enum meeting_status status = states[chosen].status;
	char *words;
	unsigned fx;

	if (status == STATUS_CANCELLED)
		return meeting_ask_cancel(a, xmemdup(p, sizeof(*p) + p->n * sizeof(p->ids[0])));
	words = pick_words(a, p);
	fx = pick_do(a, p, verb_status, &status, "",
		xasprintf("%s: %s.", words, meeting_status_label((int)status)));
	free(words);
	return fx;
}

unsigned meeting_ask_status(struct app *a, struct meeting_pick *p)
{
	struct choice v[ARRAY_LEN(states)];

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		v[i] = (struct choice) {
			.key = { .code = states[i].key },
			.text = meeting_status_label((int)states[i].status),
		};
	choices_open(a,
		&(struct choices_spec) {
			.title = _("State of the meeting"),
			.v = v,
			.n = ARRAY_LEN(v),
			.keys_only = true,
			.done = status_done,
			.ctx = p,
		});
	return FX_REDRAW;
}
