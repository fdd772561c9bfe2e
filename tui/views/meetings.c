/* View 2: the meetings of a year as a table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"

#include "tui/views/meeting_list_part.h"
#include "tui/views/meeting_table_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { COUNT_MAX = 999, HEAD_ROWS = 2 };

struct meetings_state {
	struct meeting_list l;      /* the year's */
	struct meeting_table table; /* the page as text */
	char *filter;               /* "" = none */
	int total, shown;
	bool all; /* everything is to be read anew */
};

/* ---- The rows --------------------------------------------------------------------------------------- */

static struct meeting_query year_query(const struct meetings_state *st)
{
	return (struct meeting_query) { .from = st->l.from, .to = st->l.to };
}

static bool load_page(struct meetings_state *st, struct err *e)
{
	struct meeting_query q = year_query(st);

	q.text = *st->filter ? st->filter : NULL;
	if (!meeting_page_load(&st->l.page, &st->l.list, st->l.store, &q, e)) {
		meeting_table_release(&st->table);
		return false;
	}
	meeting_table_make(&st->table, &st->l.page, &st->l.clashes);
	return true;
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

static void set_year(struct meetings_state *st, int year)
{
	st->l.year = meeting_list_year(year);
	snprintf(st->l.from, sizeof(st->l.from), "%04d", st->l.year);
	snprintf(st->l.to, sizeof(st->l.to), "%04d", st->l.year + 1);
	st->all = true;
}

/* Its year, or 0 where it has none or is gone. */
static int year_of(struct app *a, int64_t id)
{
	int32_t day = meeting_day(a, id);

	return day == DAY_NONE ? 0 : day_year(day);
}

/* Put the cursor where it belongs before anything is read around it. */
static bool place_cursor(struct meetings_state *st, struct app *a, struct err *e)
{
	int64_t id = st->l.show_id;
	int year = year_of(a, id);

	st->l.show_id = 0;
	st->l.paged |= year || st->l.land;
	if (year) {
		set_year(st, year);
		list_seek(&st->l.list, id);
	} else if (st->l.land) {
		if (!meeting_now(a, &id, e))
			return false;
		list_seek(&st->l.list, year_of(a, id) == st->l.year ? id : 0);
	}
	st->l.land = false;
	return true;
}

static bool load_counts(struct meetings_state *st, struct err *e)
{
	struct meeting_query q = year_query(st);

	if (!store_meetings_count(st->l.store, &q, COUNT_MAX, &st->total, e))
		return false;
	st->shown = st->total;
	q.text = st->filter;
	return !*st->filter || store_meetings_count(st->l.store, &q, COUNT_MAX, &st->shown, e);
}

static bool meetings_reload(struct view *v, struct app *a, struct err *e)
{
	struct meetings_state *st = v->state;
	int64_t wanted = st->l.show_id;
	bool all;

	st->l.store = a->session.store;
	if (!place_cursor(st, a, e))
		return false;
	all = st->all || st->l.seen != a->data;
	if (all && !day_clashes_load(&st->l.clashes, st->l.store, st->l.from, st->l.to, e))
		return false;
	if ((all || st->l.paged) && !load_page(st, e))
		return false;
	if (wanted && st->l.list.id != wanted && *st->filter) {
		/* What was asked for goes before the filter that hides it. */
		xreplace(&st->filter, "");
		list_seek(&st->l.list, wanted);
		if (!load_page(st, e))
			return false;
		all = true;
	}
	if (all && !load_counts(st, e))
		return false;
	st->all = false;
	return meeting_list_read(&st->l, a, e);
}

static bool meetings_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct meetings_state *st = v->state;

	(void)arg;
	(void)e;
	st->filter = xstrdup("");
	meeting_list_open(&st->l, a);
	set_year(st, day_year(clock_local(a->session.clock).day));
	return true;
}

static void meetings_close(struct view *v)
{
	struct meetings_state *st = v->state;

	meeting_list_release(&st->l);
	meeting_table_release(&st->table);
	free(st->filter);
}

/* Rows above the list: the filter and the heads, as far as there is room. */
static int head_rows(int rows)
{
	return rows >= 8 ? HEAD_ROWS : rows >= 4 ? 1 : 0;
}

static void meetings_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct meetings_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->l.list, rows - head_rows(rows));
	st->l.paged = true;
}

/* ---- Keys ---------------------------------------------------------------------------------------------- */

static unsigned meetings_key(struct view *v, struct app *a, const struct key *k)
{
	struct meetings_state *st = v->state;

	if (key_is(k, KEYCODE_ESC, 0) && st->l.list.n_marked) {
		list_mark_none(&st->l.list);
		return FX_REDRAW;
	}
	return meeting_list_key(v, a, k);
}

static void meetings_filter(struct view *v, struct app *a, const char *text)
{
	struct meetings_state *st = v->state;

	(void)a;
	xreplace(&st->filter, text);
	list_mark_none(&st->l.list);
	st->all = true;
}

/* ---- Drawing ------------------------------------------------------------------------------------------- */

static void draw_filter(const struct meetings_state *st, struct canvas *body)
{
	struct buf left = { 0 }, right = { 0 };
	int used;

	if (*st->filter) {
		/* TRANSLATORS: the words that were typed, the year */
		buf_printf(&left, _("Filter: \"%s\" · %d"), st->filter, st->l.year);
		buf_printf(&right, _("%d of %d meetings"), st->shown, st->total);
	} else {
		buf_printf(&left, _("Filter: all groups · %d · sorted by date"), st->l.year);
		buf_printf(&right, ngettext("%d meeting", "%d meetings", (unsigned long)st->total),
			st->total);
	}
	used = canvas_cells(body, buf_str(&right));
	canvas_right(body, 0, body->cols - used - 1, used, STYLE_MUTED, buf_str(&right));
	canvas_text(body, 0, 1, body->cols - used - 3, STYLE_MUTED, buf_str(&left));
	buf_release(&left);
	buf_release(&right);
}

static void draw_empty(const struct meetings_state *st, struct canvas *c)
{
	if (*st->filter)
		canvas_text(c, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("No meeting fits the filter. / changes it."));
	else
		canvas_printf(c, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("No meetings in %d. n adds one, , . another year, 7 plans it, i fetches old notes."),
			st->l.year);
}

static void meetings_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct meetings_state *st = v->state;
	int top = head_rows(body->rows), heads = top > 0;
	struct canvas table =
		canvas_sub(body, top - heads, 0, body->rows - top + heads, body->cols);
	struct canvas rows = canvas_sub(&table, heads, 0, table.rows - heads, table.cols);

	(void)a;
	if (top == HEAD_ROWS)
		draw_filter(st, body);
	meeting_table_draw(&st->table, &st->l.list, &table, heads);
	if (st->l.list.n == 0)
		draw_empty(st, &rows);
}

static void meetings_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct meetings_state *st = v->state;

	(void)right;
	buf_printf(left, _("Meetings %d"), st->l.year);
	meeting_list_title(a, left);
}

/* The row in words. */
static void meetings_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct meetings_state *st = v->state;
	const struct meeting_row *r = meeting_list_row(&st->l);
	char day[DATE_TEXT_SIZE];

	(void)a;
	if (st->l.list.n_marked) {
		buf_printf(out, ngettext("%zu marked", "%zu marked", st->l.list.n_marked),
			st->l.list.n_marked);
		buf_puts(out, _(": s, + - and Delete take all of them. Esc unmarks."));
		return;
	}
	if (!r)
		return;
	meeting_row_name(r, out);
	day_text(moment_of(r->m.starts).day, day);
	buf_printf(out, " %s", day);
	if (st->l.facts.id == r->m.id) {
		buf_puts(out, ": ");
		meeting_facts_text(&st->l.facts, out);
	}
	buf_puts(out, _(". Enter opens."));
}

const struct view_ops meetings_view = {
	.name = "meetings",
	.state_size = sizeof(struct meetings_state),
	.open = meetings_open,
	.close = meetings_close,
	.layout = meetings_layout,
	.reload = meetings_reload,
	.key = meetings_key,
	.has = meeting_list_has,
	.title = meetings_title,
	.status = meetings_status,
	.draw = meetings_draw,
	.filter = meetings_filter,
};

/* ---- Commands ------------------------------------------------------------------------------------------ */

void meetings_turn(struct view *v, int year)
{
	struct meetings_state *st = v->state;

	set_year(st, year);
	list_mark_none(&st->l.list);
}

static unsigned cmd_mark(struct app *a, struct view *v, const struct key *k)
{
	struct meetings_state *st = v->state;
	struct key down = { .code = KEYCODE_DOWN };

	(void)a;
	(void)k;
	list_mark_toggle(&st->l.list, st->l.list.id);
	st->l.paged |= list_key(&st->l.list, &down, NULL) == LIST_WANTS;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned cmd_mark_all(struct app *a, struct view *v, const struct key *k)
{
	struct meetings_state *st = v->state;

	(void)a;
	(void)k;
	list_mark_all(&st->l.list);
	return FX_REDRAW;
}

/* What is shown: the year, of one group where the filter names one. */
static unsigned cmd_export(struct app *a, struct view *v, const struct key *k)
{
	const struct meetings_state *st = v->state;
	struct err e = { 0 };
	int64_t group_id = 0;

	(void)k;
	if (*st->filter && !group_find(&a->session, st->filter, &group_id, &e))
		group_id = 0;
	return year_ask_export(a, st->l.year, group_id);
}

/* clang-format off */
const struct command meetings_commands[] = {
	{ "open",     "<Enter> ö",       "meetings", N_("Open the meeting"), N_("footer|open"), 1, NEED_MEETING, meeting_cmd_open },
	{ "new",      "n",               "meetings", N_("New meeting"), N_("footer|new"), 2, NEED_WRITABLE, meeting_cmd_new },
	{ "edit",     "e ä",             "meetings", N_("Edit the meeting"), N_("footer|edit"), 3, NEED_MEETING | NEED_WRITABLE, meeting_cmd_edit },
	{ "copy",     "c",               "meetings", N_("New meeting like this one"), N_("footer|copy"), 6, NEED_MEETING | NEED_WRITABLE, meeting_cmd_copy },
	{ "move",     "m",               "meetings", N_("Move it to another time"), N_("footer|move"), 4, NEED_MEETING | NEED_WRITABLE, meeting_cmd_move },
	{ "nudge",    "+-",              "meetings", N_("A day later, a day earlier"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_nudge },
	{ "round",    "o",               "meetings", N_("Round: one agenda for several groups"), N_("footer|round"), 8, NEED_MEETING, meeting_cmd_round },
	{ "state",    "s",               "meetings", N_("State: draft, planned, called, held, cancelled"), N_("footer|state"), 9, NEED_MEETING | NEED_WRITABLE, meeting_cmd_state },
	{ "dates",    "d",               "meetings", N_("Proposed dates: who can when, and which is chosen"), NULL, 0, NEED_MEETING, meeting_cmd_dates },
	{ "moves",    "l",               "meetings", N_("What became of its date: moved, cancelled, why"), NULL, 0, NEED_MEETING, meeting_cmd_moves },
	{ "delete",   "<Delete>",        "meetings", N_("Take the meeting away"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_delete },
	{ "mark",     "<Space>",         "meetings", N_("Mark for the next command"), N_("footer|mark"), 7, NEED_MEETING, cmd_mark },
	{ "mark-all", "*",               "meetings", N_("Mark all that are shown"), NULL, 0, NEED_MEETING, cmd_mark_all },
	{ "year",     ",. <lt> >",       "meetings", N_("The year before, the year after"), N_("footer|year"), 5, NEED_NOTHING, meeting_cmd_year },
	{ "go",       "g",               "meetings", N_("Go to a week, a date or a name"), N_("footer|go to"), 11, NEED_NOTHING, meeting_cmd_go },
	{ "export",   "x",               "meetings", N_("Write the calendar file"), N_("footer|export"), 10, NEED_NOTHING, cmd_export },
	{ "import",   "i",               "meetings", N_("Fetch notes, a calendar, answers or people"), N_("footer|fetch"), 12, NEED_WRITABLE, meeting_cmd_import },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
