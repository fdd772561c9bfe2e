/* An entry of the year as a few fields, each read aloud while it is typed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "formats/when_days.h"
#include "rules/labels.h"
#include "rules/successors.h"
#include "services/find.h"
#include "services/groups_end.h"
#include "services/kinds.h"
#include "services/meetings.h"
#include "services/templates.h"
#include "services/year_checks.h"

#include "tui/views/meeting_part.h"
#include "tui/views/views.h"
#include "tui/views/words_part.h"

enum {
	F_GROUPS,
	F_TITLE,
	F_DAY,
	F_TIME,
	F_KIND,
	F_PLACE,
	F_ROOM,
	F_ONSITE,
	F_MODE,
	F_STATUS,
	F_WHY,
	F_COUNT,
};

enum { MODES = MODE_HYBRID + 1, STATES = STATUS_CANCELLED + 1, GROUPS_MAX = 32 };

struct form_ctx {
	int64_t id;                 /* 0 for a new one */
	int32_t today, day;         /* day: the one typed, else today */
	int64_t groups[GROUPS_MAX]; /* as far as they can be read */
	size_t n_groups;
	/* What holds of the kind that is typed where a field is empty. */
	int kind, mode;
	struct kind_usual usual;
	char title[256];
};

static bool take_kind(struct app *a, struct form_ctx *c, int kind, struct err *e)
{
	struct kind_habit h = { 0 };
	bool ok = kind_habit_load(&a->session, kind, &h, e);

	c->kind = kind;
	c->usual = h.usual;
	c->mode = h.mode;
	snprintf(c->title, sizeof(c->title), "%s", h.title ? h.title : "");
	utf8_cut(c->title);
	kind_habit_release(&h);
	return ok;
}

/* ---- Reading ------------------------------------------------------------------------------------- */

/* The day or days. False where it is none; "" gives DAY_NONE. */
static bool read_days(const char *text, int32_t today, int32_t *first, int32_t *last)
{
	struct when w;

	*first = *last = DAY_NONE;
	if (text_blank(text))
		return true;
	if (!when_read(text, today, &w) || w.day == DAY_NONE)
		return false;
	*first = w.day;
	*last = w.end_day != DAY_NONE ? w.end_day : w.day;
	return true;
}

/* The clock times; "" are the usual ones. */
static bool read_times(const char *text, const struct kind_usual *usual, int *start, int *end)
{
	struct when w;

	*start = *end = MINUTE_NONE;
	if (text_blank(text))
		*start = usual->start;
	if (text_blank(text) || text_matches(_("the whole day"), text, AT_START))
		return true;
	if (when_time(text, true, &w) == 0 || !text_blank(text + w.to))
		return false;
	*start = w.start;
	*end = w.end;
	return *start != MINUTE_NONE;
}

static bool read_span(
	const struct form_ctx *c, const char *days, const char *times, struct meeting *m)
{
	struct kind_usual usual = c->usual;
	struct moment starts, ends;
	int32_t first, last;
	char iso[MOMENT_SIZE];
	int end;

	if (!read_days(days, c->today, &first, &last) ||
		!read_times(times, &c->usual, &usual.start, &end) || first == DAY_NONE)
		return false;
	m->all_day = usual.start == MINUTE_NONE;
	kind_span(&usual, first, last, end, &starts, &ends);
	moment_iso(starts, iso);
	xreplace(&m->starts, iso);
	moment_iso(ends, iso);
	xreplace(&m->ends, iso);
	return true;
}

/* Groups by what divides them: names, short names or letters. */
static bool read_divided(struct app *a, const char *text, const char *dividers,
	int64_t ids[GROUPS_MAX], size_t *n, struct err *e)
{
	*n = 0;
	while (!text_blank(text)) {
		size_t len = strcspn(text, dividers);
		char *one = xstrndup(text, len);
		bool ok = true;

		text += len + (text[len] != '\0');
		if (!text_blank(one) && *n < GROUPS_MAX)
			ok = group_find(&a->session, text_trim(one), &ids[(*n)++], e);
		free(one);
		if (!ok)
			return false;
	}
	return true;
}

/* Groups with commas between, or with blanks where no name has one: "n v ö". */
static bool read_groups(
	struct app *a, const char *text, int64_t ids[GROUPS_MAX], size_t *n, struct err *e)
{
	struct err none = { 0 };

	if (read_divided(a, text, ",;+ ", ids, n, &none))
		return true;
	return read_divided(a, text, ",;+", ids, n, e);
}

/* ---- The reading of a field, as it is typed --------------------------------------------------------- */

/* What speaks against the days for those groups. */
static void warn_days(
	struct app *a, const struct form_ctx *c, int32_t from, int32_t to, struct buf *out)
{
	struct year_wish w = { .meeting_id = c->id,
		.starts = { from, MINUTE_NONE },
		.ends = { to, MINUTE_NONE },
		.groups = c->groups,
		.n_groups = c->n_groups };
	struct buf words = { 0 };
	struct err none = { 0 };

	if (year_look_words(&a->session, &w, &words, &none) && words.len)
		buf_printf(out, "  %s", buf_str(&words));
	buf_release(&words);
}

static bool echo_day(struct app *a, struct form_ctx *c, const char *text, struct buf *out)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];
	int32_t from, to;

	if (!read_days(text, c->today, &from, &to)) {
		buf_puts(out, _("for example 10/3, tue, w11 or 27-28 aug"));
		return false;
	}
	c->day = from == DAY_NONE ? c->today : from;
	if (from == DAY_NONE)
		return true;
	day_text_year(from, first);
	day_text_year(to, last);
	week_text(from, week);
	if (to == from)
		buf_printf(out, "%s %s", first, week);
	else
		buf_printf(out, "%s – %s", first, last);
	warn_days(a, c, from, to, out);
	return true;
}

static bool echo_time(const struct form_ctx *c, const char *text, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
	struct kind_usual usual = c->usual;
	struct moment starts, ends;
	int end;

	if (!read_times(text, &c->usual, &usual.start, &end)) {
		buf_puts(out, _("for example 9-12 or 13.15-16"));
		return false;
	}
	if (usual.start == MINUTE_NONE) {
		if (strcmp(text, _("the whole day")) != 0)
			buf_puts(out, _("the whole day"));
		return true;
	}
	kind_span(&usual, c->day, c->day, end, &starts, &ends);
	minute_text(starts.minute, from);
	minute_text(ends.minute, to);
	if (moment_cmp(starts, ends) == 0)
		buf_puts(out, from);
	else
		buf_printf(out, "%s–%s", from, to);
	if (ends.day > starts.day)
		buf_printf(out, " %s", _("the day after"));
	if (strcmp(buf_str(out), text) == 0)
		buf_cut(out, 0);
	return true;
}

/* Does a letter say which group is meant? */
static bool letter_tells(const struct group_rows *rows, const char *day, const char *letter)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		n += group_lasts(&rows->v[i].g, day) &&
			strcmp(or_empty(rows->v[i].g.letter), or_empty(letter)) == 0;
	return n == 1 && *or_empty(letter);
}

/* "N Norr, V Väst, S Styrelse": what may be typed. */
static void offer_groups(struct app *a, const struct form_ctx *c, struct buf *out)
{
	struct group_rows rows = { 0 };
	char day[MOMENT_SIZE];
	struct err e = { 0 };

	moment_iso((struct moment) { c->day, MINUTE_NONE }, day);
	if (!store_groups(a->session.store, day, &rows, &e))
		return;
	for (size_t i = 0; i < rows.n; i++) {
		const struct group *g = &rows.v[i].g;

		if (!group_lasts(g, day))
			continue;
		buf_puts(out, out->len ? ", " : "");
		if (letter_tells(&rows, day, g->letter))
			buf_printf(out, "%s ", g->letter);
		buf_puts(out, g->short_name && *g->short_name ? g->short_name : g->name);
	}
	pool_release(&rows.pool);
}

static bool echo_groups(struct app *a, struct form_ctx *c, const char *text, struct buf *out)
{
	struct err e = { 0 };

	if (text_blank(text))
		offer_groups(a, c, out);
	if (!read_groups(a, text, c->groups, &c->n_groups, &e)) {
		c->n_groups = 0;
		buf_puts(out, e.text);
		return false;
	}
	for (size_t i = 0; i < c->n_groups; i++) {
		struct group g = { 0 };

		if (store_group_load(a->session.store, c->groups[i], &g, &e))
			buf_printf(out, "%s%s", i ? ", " : "", g.name);
		group_release(&g);
	}
	return true;
}

static bool echo_kind(struct app *a, struct form_ctx *c, const char *text, struct buf *out)
{
	int kind = c->kind;
	struct err e = { 0 };
	bool ok = word_echo(meeting_kind_label, MEETING_KINDS, text, out);

	if (ok && word_read(meeting_kind_label, MEETING_KINDS, text, &kind, &e) && kind != c->kind)
		ok = take_kind(a, c, kind, &e);
	return ok;
}

static bool form_echo_field(
	struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	const struct form_ctx *c = ctx;

	switch (field) {
	case F_GROUPS:
		return echo_groups(a, ctx, text, out);
	case F_TITLE:
		if (text_blank(text))
			buf_puts(out, c->title);
		return true;
	case F_DAY:
		return echo_day(a, ctx, text, out);
	case F_TIME:
		return echo_time(c, text, out);
	case F_KIND:
		return echo_kind(a, ctx, text, out);
	case F_ONSITE:
		if (text_blank(text))
			buf_puts(out, _("for example \"in Ekby\""));
		return true;
	case F_MODE:
		if (text_blank(text)) {
			buf_puts(out, meeting_mode_label(c->mode));
			return true;
		}
		return word_echo(meeting_mode_label, MODES, text, out);
	case F_WHY:
		if (text_blank(text))
			buf_puts(out, _("for the log, where time, place or form change"));
		return true;
	case F_STATUS:
		return word_echo(meeting_status_label, STATES, text, out);
	default:
		return true;
	}
}

/* ---- Saving ------------------------------------------------------------------------------------------ */

static bool read_words(struct app *a, struct form_ctx *c, const char *const *texts,
	struct meeting *m, struct err *e)
{
	if (!word_read(meeting_kind_label, MEETING_KINDS, texts[F_KIND], &m->kind, e) ||
		!take_kind(a, c, m->kind, e))
		return false;
	m->mode = c->mode;
	return word_read(meeting_mode_label, MODES, texts[F_MODE], &m->mode, e) &&
		(!c->id || word_read(meeting_status_label, STATES, texts[F_STATUS], &m->status, e));
}

static unsigned form_done(struct app *a, void *ctx, const char *const *texts)
{
	struct form_ctx *c = ctx;
	int64_t groups[GROUPS_MAX];
	struct meeting m = { .status = STATUS_DECIDED }; /* a new one, as in the shell */
	struct err e = { 0 };
	char *name;
	size_t n, items = 0;
	unsigned fx;
	bool ok = (c->id == 0 || store_meeting_load(a->session.store, c->id, &m, &e)) &&
		read_groups(a, texts[F_GROUPS], groups, &n, &e) &&
		read_words(a, c, texts, &m, &e) &&
		(read_span(c, texts[F_DAY], texts[F_TIME], &m) ||
			err_set(&e, ERR_INVALID, _("The day or the time cannot be read.")));

	if (ok) {
		xreplace(&m.title, texts[F_TITLE]);
		xreplace(&m.place, texts[F_PLACE]);
		xreplace(&m.room, texts[F_ROOM]);
		xreplace(&m.onsite_label, texts[F_ONSITE]);
		ok = c->id ? meeting_change(&a->session, &m, groups, n, texts[F_WHY], &e)
			   : meeting_create_planned(&a->session, &m, groups, n, &items, &e);
	}
	if (!ok) {
		meeting_release(&m);
		return app_fail(a, &e);
	}
	name = meeting_name_and_day(a, m.id);
	if (items)
		fx = app_did(a, true, &e,
			ngettext("New: %s. %zu item from the template.",
				"New: %s. %zu items from the template.", items),
			name ? name : "", items);
	else
		fx = app_did(
			a, true, &e, c->id ? _("Saved: %s.") : _("New: %s."), name ? name : "");
	meeting_show(a, m.id);
	free(name);
	meeting_release(&m);
	return fx | FX_POP;
}

/* ---- Opening ------------------------------------------------------------------------------------------- */

/* The groups' names as the field reads them; the caller frees. */
static char *groups_text(struct app *a, int64_t id)
{
	struct group_list list = { 0 };
	struct buf b = { 0 };
	struct err e = { 0 };

	if (id && store_meeting_groups(a->session.store, id, &list, &e))
		for (size_t i = 0; i < list.n; i++)
			buf_printf(&b, "%s%s", i ? ", " : "",
				list.v[i].short_name && *list.v[i].short_name ? list.v[i].short_name
									      : list.v[i].name);
	pool_release(&list.pool);
	return b.len ? buf_take(&b) : xstrdup("");
}

static void times_text(struct moment starts, struct moment ends, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	if (starts.minute == MINUTE_NONE) {
		buf_puts(out, _("the whole day"));
		return;
	}
	minute_text(starts.minute, from);
	minute_text(ends.minute, to);
	buf_printf(out, "%s%s%s", from, *to ? "–" : "", to);
}

/* m, starts and ends hold what the fields begin with. */
static unsigned open_form(struct app *a, const struct meeting *m, struct moment starts,
	struct moment ends, int64_t id, const char *title)
{
	struct buf days = { 0 }, times = { 0 };
	char *groups = groups_text(a, m->id);
	struct err e = { 0 };
	struct form_ctx *c = xcalloc(1, sizeof(*c));

	c->id = id;
	c->today = c->day = clock_local(a->session.clock).day;
	if (!take_kind(a, c, m->kind, &e)) {
		free(c);
		free(groups);
		return app_fail(a, &e);
	}
	when_days_text(starts.day, ends.day, &days);
	if (m->starts)
		times_text(starts, ends, &times);
	form_open(a,
		&(struct form_spec) {
			.title = title,
			.fields =
				(const struct form_spec_field[]) {
					{ _("Groups"), groups },
					{ _("Title"), or_empty(m->title) },
					{ _("Day"), buf_str(&days) },
					{ _("Time"), buf_str(&times) },
					{ _("Kind"), meeting_kind_label(m->kind) },
					{ _("Place"), or_empty(m->place) },
					{ _("Room"), or_empty(m->room) },
					{ _("On site is called"), or_empty(m->onsite_label) },
					{ _("Form"), m->starts ? meeting_mode_label(m->mode) : "" },
					{ _("Status"), meeting_status_label(m->status) },
					{ _("Why changed"), "" },
				},
			.n = id ? F_COUNT : F_STATUS,
			.echo = form_echo_field,
			.done = form_done,
			.ctx = c,
		});
	free(groups);
	buf_release(&days);
	buf_release(&times);
	return FX_REDRAW;
}

unsigned meeting_form_new(struct app *a, int32_t day)
{
	struct moment starts = { day, MINUTE_NONE };

	return open_form(a, &(struct meeting) { 0 }, starts, starts, 0, _("New meeting"));
}

unsigned meeting_form_edit(struct app *a, int64_t id)
{
	struct meeting m = { 0 };
	struct err e = { 0 };
	unsigned fx;

	if (!store_meeting_load(a->session.store, id, &m, &e))
		return app_fail(a, &e);
	fx = open_form(a, &m, moment_of(m.starts), moment_of(m.ends), id, _("Meeting"));
	meeting_release(&m);
	return fx;
}

unsigned meeting_form_copy(struct app *a, int64_t id)
{
	struct moment starts, ends;
	struct meeting m = { 0 };
	struct err e = { 0 };
	unsigned fx;

	if (!store_meeting_load(a->session.store, id, &m, &e))
		return app_fail(a, &e);
	starts = moment_of(m.starts);
	ends = moment_of(m.ends);
	starts.day = ends.day = DAY_NONE;
	fx = open_form(a, &m, starts, ends, 0, _("New meeting like this one"));
	meeting_release(&m);
	return fx;
}
