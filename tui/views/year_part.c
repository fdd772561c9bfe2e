/* Finding one's way in the year, and writing it out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "formats/when_days.h"
#include "services/export_ics.h"

#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"
#include "tui/views/views.h"

/* ---- Going to ---------------------------------------------------------------------------------------- */

/* The first row of a question; *id is left where there is none. */
static bool first_of(struct app *a, const struct meeting_query *q, int64_t *id, struct err *e)
{
	struct meeting_rows rows = { 0 };

	if (!store_meetings(a->session.store, q, &rows, e))
		return false;
	if (rows.n)
		*id = rows.v[0].m.id;
	pool_release(&rows.pool);
	return true;
}

bool meeting_now(struct app *a, int64_t *id, struct err *e)
{
	const unsigned ahead = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED;
	char today[MOMENT_SIZE];

	*id = 0;
	session_today(&a->session, today);
	return first_of(a, &(struct meeting_query) { .statuses = 1u << STATUS_RUNNING, .limit = 1 },
		       id, e) &&
		(*id ||
			first_of(a,
				&(struct meeting_query) {
					.statuses = ahead, .from = today, .limit = 1 },
				id, e));
}

/* A date as typed, in the year shown where it names none; DAY_NONE where it is no date. */
static int32_t typed_day(struct app *a, const char *text, int year)
{
	int32_t day = DAY_NONE;
	struct when w;

	if (!when_read(text, clock_local(a->session.clock).day, &w))
		return DAY_NONE;
	if (w.has_year || !when_is_written(text))
		return w.day;
	if (w.week) {
		int weekday = w.weekday == WEEKDAY_NONE ? MON : w.weekday;

		return day_from_iso_week(year, w.week, weekday, &day) ? day : w.day;
	}
	if (w.month)
		return day_from_ymd(year, w.month, w.mday, &day) ? day : w.day;
	return w.day;
}

bool meeting_go(struct app *a, const char *text, int year, int64_t *id, int32_t *day, struct err *e)
{
	struct meeting_query q = { .limit = 1 };
	char from[MOMENT_SIZE];

	*id = 0;
	*day = typed_day(a, text, year);
	if (*day == DAY_NONE) {
		q.text = text;
		snprintf(from, sizeof(from), "%04d", year);
	} else {
		moment_iso((struct moment) { *day, MINUTE_NONE }, from);
	}
	q.from = from;
	if (!first_of(a, &q, id, e))
		return false;
	if (*id)
		return true;
	q.from = NULL;
	q.to = from;
	q.backwards = true;
	if (!first_of(a, &q, id, e))
		return false;
	return *id || *day != DAY_NONE ||
		err_set(e, ERR_NOT_FOUND, _("No meeting and no date is called \"%s\"."), text);
}

unsigned meeting_ask_go(struct app *a, unsigned (*done)(struct app *a, void *ctx, const char *text))
{
	prompt_open(a,
		&(struct prompt) {
			.label = _("Go to"),
			.hint = _("w12, 15/3, today or a name.  Enter goes there  Esc cancels"),
			.done = done,
		});
	return FX_REDRAW;
}

/* ---- Export -------------------------------------------------------------------------------------------- */

struct export_ctx {
	int year;
	int64_t group_id;
};

static bool write_year(
	struct app *a, const struct export_ctx *c, const char *path, size_t *n, struct err *e)
{
	struct buf b = { 0 };
	bool ok = export_ics_year(&a->session, c->year, c->group_id, &b, n, e) &&
		path_write(path, store_path(a->session.store), &b, e);

	buf_release(&b);
	return ok;
}

static unsigned export_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	size_t n = 0;

	if (!write_year(a, ctx, text, &n, &e))
		return app_fail(a, &e);
	app_say(a,
		ngettext("%zu meeting written to %s. Open it with your calendar.",
			"%zu meetings written to %s. Open it with your calendar.", n),
		n, text);
	return FX_POP;
}

/* "~/samordningsforbundet-ekbygden-2026.ics"; the caller frees. */
static char *default_path(const struct app *a, const struct export_ctx *c, const char *group)
{
	char *words = xasprintf("%s %s", a->association ? a->association : "", group);
	char *slug = path_slug(words);
	char *path = xasprintf("~/%s-%d.ics", slug, c->year);

	free(words);
	free(slug);
	return path;
}

unsigned year_ask_export(struct app *a, int year, int64_t group_id)
{
	struct export_ctx *c = xcalloc(1, sizeof(*c));
	struct group g = { 0 };
	struct err e = { 0 };
	char *path, *label;

	c->year = year;
	c->group_id = group_id;
	if (group_id && !store_group_load(a->session.store, group_id, &g, &e)) {
		free(c);
		return app_fail(a, &e);
	}
	path = default_path(a, c, g.name ? g.name : "");
	/* TRANSLATORS: a year, and perhaps a group before it */
	label = g.name ? xasprintf(_("%s %d to the calendar file"), g.name, year)
		       : xasprintf(_("The year %d to the calendar file"), year);
	prompt_open(a,
		&(struct prompt) {
			.label = label,
			.text = path,
			.hint = _("Enter writes the file; one that is there is kept as .bak  "
				  "Esc cancels"),
			.done = export_done,
			.ctx = c,
		});
	group_release(&g);
	free(path);
	free(label);
	return FX_REDRAW;
}
