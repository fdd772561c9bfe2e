/* An entry of the year as a few fields, each read aloud while it is typed. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "services/find.h"
#include "services/meetings.h"
#include "services/templates.h"
#include "services/year_days.h"

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
	F_COUNT,
};

enum {
	KINDS = MEETING_OTHER + 1,
	MODES = MODE_HYBRID + 1,
	STATES = STATUS_CANCELLED + 1,
	GROUPS_MAX = 32
};

struct form_ctx {
	int64_t id; /* 0 for a new one */
	int32_t today;
};

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

/* The clock times. "" is a whole day. */
static bool read_times(const char *text, int *start, int *end)
{
	struct when w;

	*start = *end = MINUTE_NONE;
	if (text_blank(text))
		return true;
	if (when_time(text, true, &w) == 0 || !text_blank(text + w.to))
		return false;
	*start = w.start;
	*end = w.end;
	return *start != MINUTE_NONE;
}

static bool read_span(
	const char *days, const char *times, int32_t today, int kind, struct meeting *m)
{
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE;
	char iso[MOMENT_SIZE];

	if (!read_days(days, today, &starts.day, &ends.day) ||
		!read_times(times, &starts.minute, &ends.minute))
		return false;
	if (starts.day == DAY_NONE && starts.minute != MINUTE_NONE)
		return false;
	m->all_day = starts.minute == MINUTE_NONE;
	if (!m->all_day && ends.minute == MINUTE_NONE)
		ends = moment_add_minutes(starts, meeting_default_minutes((enum meeting_kind)kind));
	moment_iso(starts, iso);
	xreplace(&m->starts, iso);
	moment_iso(ends, iso);
	xreplace(&m->ends, iso);
	return true;
}

/* Groups by name, with commas between. */
static bool read_groups(
	struct app *a, const char *text, int64_t ids[GROUPS_MAX], size_t *n, struct err *e)
{
	*n = 0;
	while (!text_blank(text)) {
		size_t len = strcspn(text, ",;");
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

/* ---- The reading of a field, as it is typed --------------------------------------------------------- */

/* What the calendar has against the days. */
static void warn_days(struct app *a, int32_t from, int32_t to, struct buf *out)
{
	struct buf words = { 0 };
	struct err none = { 0 };

	if (year_days_words(&a->session, from, to, NULL, 0, &words, &none) && words.len)
		buf_printf(out, "  %s", buf_str(&words));
	buf_release(&words);
}

static bool echo_day(struct app *a, const struct form_ctx *c, const char *text, struct buf *out)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];
	int32_t from, to;

	if (!read_days(text, c->today, &from, &to)) {
		buf_puts(out, _("for example 10/3, tue, w11 or 27-28 aug"));
		return false;
	}
	if (from == DAY_NONE)
		return true;
	day_text_year(from, first);
	day_text_year(to, last);
	week_text(from, week);
	if (to == from)
		buf_printf(out, "%s %s", first, week);
	else
		buf_printf(out, "%s – %s", first, last);
	warn_days(a, from, to, out);
	return true;
}

static bool echo_time(const char *text, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
	int start, end;

	if (!read_times(text, &start, &end)) {
		buf_puts(out, _("for example 9-12 or 13.15-16"));
		return false;
	}
	if (start == MINUTE_NONE) {
		buf_puts(out, _("the whole day"));
		return true;
	}
	minute_text(start, from);
	minute_text(end, to);
	buf_printf(out, "%s%s%s", from, *to ? "–" : "", to);
	if (strcmp(buf_str(out), text) == 0)
		buf_cut(out, 0);
	return true;
}

static bool echo_groups(struct app *a, const char *text, struct buf *out)
{
	int64_t ids[GROUPS_MAX];
	struct err e = { 0 };
	size_t n;

	if (!read_groups(a, text, ids, &n, &e)) {
		buf_puts(out, e.text);
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct group g = { 0 };

		if (store_group_load(a->session.store, ids[i], &g, &e))
			buf_printf(out, "%s%s", i ? ", " : "", g.name);
		group_release(&g);
	}
	return true;
}

static bool form_echo_field(
	struct app *a, void *ctx, size_t field, const char *text, struct buf *out)
{
	switch (field) {
	case F_GROUPS:
		return echo_groups(a, text, out);
	case F_DAY:
		return echo_day(a, ctx, text, out);
	case F_TIME:
		return echo_time(text, out);
	case F_KIND:
		return word_echo(meeting_kind_label, KINDS, text, out);
	case F_ONSITE:
		if (text_blank(text))
			buf_puts(out, _("for example \"in Ekby\""));
		return true;
	case F_MODE:
		return word_echo(meeting_mode_label, MODES, text, out);
	case F_STATUS:
		return word_echo(meeting_status_label, STATES, text, out);
	default:
		return true;
	}
}

/* ---- Saving ------------------------------------------------------------------------------------------ */

static bool read_words(const char *const *texts, bool with_status, struct meeting *m, struct err *e)
{
	return word_read(meeting_kind_label, KINDS, texts[F_KIND], &m->kind, e) &&
		word_read(meeting_mode_label, MODES, texts[F_MODE], &m->mode, e) &&
		(!with_status ||
			word_read(meeting_status_label, STATES, texts[F_STATUS], &m->status, e));
}

static unsigned form_done(struct app *a, void *ctx, const char *const *texts)
{
	const struct form_ctx *c = ctx;
	int64_t groups[GROUPS_MAX];
	struct meeting m = { 0 };
	struct err e = { 0 };
	char *name;
	size_t n, items = 0;
	unsigned fx;
	bool ok = (c->id == 0 || store_meeting_load(a->session.store, c->id, &m, &e)) &&
		read_groups(a, texts[F_GROUPS], groups, &n, &e) &&
		read_words(texts, c->id != 0, &m, &e) &&
		(read_span(texts[F_DAY], texts[F_TIME], c->today, m.kind, &m) ||
			err_set(&e, ERR_INVALID, _("The day or the time cannot be read.")));

	if (ok) {
		xreplace(&m.title, texts[F_TITLE]);
		xreplace(&m.place, texts[F_PLACE]);
		xreplace(&m.room, texts[F_ROOM]);
		xreplace(&m.onsite_label, texts[F_ONSITE]);
		ok = c->id ? meeting_change(&a->session, &m, groups, n, NULL, &e)
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

/* "10 mars 2026", "27–28 augusti 2026", "30 april–1 maj 2026": forms that read_days reads back. */
static void days_text(struct moment starts, struct moment ends, struct buf *out)
{
	int y, m, d, y2, m2, d2;

	if (starts.day == DAY_NONE)
		return;
	day_to_ymd(starts.day, &y, &m, &d);
	day_to_ymd(ends.day == DAY_NONE ? starts.day : ends.day, &y2, &m2, &d2);
	if (m == m2 && d == d2)
		buf_printf(out, "%d %s %d", d, month_long(m), y);
	else if (m == m2)
		buf_printf(out, "%d–%d %s %d", d, d2, month_long(m), y);
	else
		buf_printf(out, "%d %s–%d %s %d", d, month_long(m), d2, month_long(m2), y2);
}

static void times_text(struct moment starts, struct moment ends, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	minute_text(starts.minute, from);
	minute_text(ends.minute, to);
	buf_printf(out, "%s%s%s", from, *to ? "–" : "", to);
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* m, starts and ends hold what the fields begin with. */
static unsigned open_form(struct app *a, const struct meeting *m, struct moment starts,
	struct moment ends, int64_t id, const char *title)
{
	struct buf days = { 0 }, times = { 0 };
	char *groups = groups_text(a, m->id);
	struct form_ctx *c = xcalloc(1, sizeof(*c));

	c->id = id;
	c->today = clock_local(a->session.clock).day;
	days_text(starts, ends, &days);
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
					{ _("Form"), meeting_mode_label(m->mode) },
					{ _("Status"), meeting_status_label(m->status) },
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
