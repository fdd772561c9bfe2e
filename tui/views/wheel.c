/* View 1: the year at a glance, and the meetings of a month. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/views/sections.h"
#include "tui/views/wheel_part.h"

enum { STRIP_LEAST_COLS = 48, STRIP_LEAST_ROWS = 10 };
enum { SIDE_LEAST_COLS = 76, LIST_LEAST_COLS = 42, STATE_CELLS = 9, NAME_LEAST_CELLS = 5 };
/* Lists narrower than this have no column for states: each takes what it needs. */
enum { STATE_COLUMN_COLS = 48 };

/* ---- Which month ------------------------------------------------------------------------------------- */

static void set_month(struct wheel_state *st, int year, int month)
{
	while (month < 1) {
		month += 12;
		year--;
	}
	while (month > 12) {
		month -= 12;
		year++;
	}
	year = year < 1 ? 1 : year > 9998 ? 9998 : year;
	st->new_year |= year != st->year;
	st->new_month |= year != st->year || month != st->month;
	st->year = year;
	st->month = month;
	snprintf(st->from, sizeof(st->from), "%04d-%02d", year, month);
	snprintf(st->to, sizeof(st->to), "%04d-%02d", month == 12 ? year + 1 : year,
		month == 12 ? 1 : month + 1);
}

static void set_day(struct wheel_state *st, int32_t day)
{
	int year, month, mday;

	day_to_ymd(day, &year, &month, &mday);
	set_month(st, year, month);
}

static bool in_month(const struct wheel_state *st, int32_t day)
{
	return day != DAY_NONE && day_year(day) == st->year && day_month(day) == st->month;
}

/* Beyond the month's end: the meeting that many steps further on, in whatever month. */
static bool hop(struct wheel_state *st, struct app *a, struct err *e)
{
	const struct meeting_row *r = meeting_page_row(&st->page, st->list.at);
	struct meeting_query q = {
		.after_starts = r     ? r->m.starts
			: st->hop > 0 ? st->from
				      : st->to,
		.after_id = r ? r->m.id : 0,
		.backwards = st->hop < 0,
		.limit = abs(st->hop),
	};
	struct meeting_rows rows = { 0 };
	int64_t id = 0;

	if (!store_meetings(st->store, &q, &rows, e))
		return false;
	if (rows.n)
		id = rows.v[rows.n - 1].m.id;
	pool_release(&rows.pool);
	if (id) {
		set_day(st, meeting_day(a, id));
		list_seek(&st->list, id);
	}
	return true;
}

static bool place_cursor(struct wheel_state *st, struct app *a, struct err *e)
{
	int64_t id = st->show_id;
	int32_t day;

	if (!id && st->land && !meeting_now(a, &id, e))
		return false;
	day = meeting_day(a, id);
	st->paged |= st->show_id || st->land || st->hop;
	if (st->show_id && day != DAY_NONE) {
		set_day(st, day);
		list_seek(&st->list, id);
	} else if (st->land) {
		list_seek(&st->list, in_month(st, day) ? id : 0);
	} else if (st->hop && !hop(st, a, e)) {
		return false;
	}
	st->hop = 0;
	st->land = false;
	st->show_id = 0;
	return true;
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

static bool load_month(struct wheel_state *st, struct app *a, struct err *e)
{
	const unsigned ahead = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED;
	struct meeting_query month = { .from = st->from, .to = st->to };
	struct meeting_query next = { .statuses = ahead, .limit = WHEEL_NEXT_MAX };
	char today[MOMENT_SIZE];

	session_today(&a->session, today);
	next.from = strcmp(today, st->to) > 0 ? today : st->to;
	pool_release(&st->next.pool);
	st->next = (struct meeting_rows) { 0 };
	return store_meetings_count(st->store, &month, WHEEL_COUNT_MAX, &st->month_count, e) &&
		store_meetings(st->store, &next, &st->next, e);
}

static bool load_year(struct wheel_state *st, struct app *a, struct err *e)
{
	char year[MOMENT_SIZE], today[MOMENT_SIZE];

	snprintf(year, sizeof(year), "%04d", st->year);
	session_today(&a->session, today);
	pool_release(&st->strip.pool);
	pool_release(&st->groups.pool);
	st->strip = (struct year_marks) { 0 };
	st->groups = (struct group_rows) { 0 };
	if (!store_year_marks(st->store, year, WHEEL_STRIP_MAX, &st->strip, e))
		return false;
	st->strip_days = xreallocarray(st->strip_days, st->strip.n + 1, sizeof(*st->strip_days));
	for (size_t i = 0; i < st->strip.n; i++)
		st->strip_days[i] = moment_of(st->strip.v[i].starts).day;
	if (!store_groups(st->store, today, &st->groups, e))
		return false;
	wheel_read_entries(st);
	wheel_read_legend(st);
	return store_year_counts(st->store, year, WHEEL_COUNT_MAX, st->counts, e);
}

static bool load_actions(struct wheel_state *st, struct app *a, struct err *e)
{
	struct register_page q = { .order = REGISTER_DUE, .limit = WHEEL_ACTIONS_MAX };
	char today[MOMENT_SIZE], year[8];

	session_today(&a->session, today);
	snprintf(year, sizeof(year), "%.4s", today);
	pool_release(&st->actions.pool);
	st->actions = (struct register_rows) { 0 };
	return store_register_page(st->store, &q, &st->actions, e) &&
		store_register_counts(st->store, today, year, &st->to_do, e);
}

static void resize_list(struct wheel_state *st)
{
	struct wheel_areas w = wheel_areas(st, st->rows, st->cols);

	list_resize(&st->list, w.list.rows > w.heads ? w.list.rows - w.heads : 1);
}

static bool wheel_reload(struct view *v, struct app *a, struct err *e)
{
	struct wheel_state *st = v->state;
	struct meeting_query month = { .from = st->from, .to = st->to };
	const struct meeting_row *r;
	bool all = st->seen != a->data;

	st->store = a->session.store;
	if (!place_cursor(st, a, e))
		return false;
	if ((all || st->new_year) && !load_year(st, a, e))
		return false;
	if ((all || st->new_month) && !load_month(st, a, e))
		return false;
	if (all && !load_actions(st, a, e))
		return false;
	resize_list(st);
	if ((all || st->paged) && !meeting_page_load(&st->page, &st->list, st->store, &month, e))
		return false;
	st->seen = a->data;
	st->new_year = st->new_month = st->paged = false;
	r = meeting_page_row(&st->page, st->list.at);
	meeting_facts_release(&st->facts);
	return !r || meeting_facts_load(a, r, &st->facts, e);
}

static bool wheel_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct wheel_state *st = v->state;

	(void)arg;
	(void)e;
	st->store = a->session.store;
	st->seen = a->data - 1;
	st->list.pane = 1;
	st->land = true;
	set_day(st, clock_local(a->session.clock).day);
	return true;
}

static void wheel_close(struct view *v)
{
	struct wheel_state *st = v->state;

	list_release(&st->list);
	meeting_page_release(&st->page);
	meeting_facts_release(&st->facts);
	pool_release(&st->strip.pool);
	pool_release(&st->groups.pool);
	pool_release(&st->next.pool);
	pool_release(&st->actions.pool);
	free(st->strip_days);
	free(st->entries);
	free(st->entry_marks);
}

static void wheel_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct wheel_state *st = v->state;

	st->rows = rows;
	st->cols = cols;
	st->linear = a->config && a->config->value[OPTION_LINEAR];
	st->paged = true;
	resize_list(st);
}

/* Every minute: how long the running meeting's item has taken. */
static unsigned wheel_tick(struct view *v, struct app *a)
{
	(void)a;
	v->stale = true;
	return FX_REDRAW;
}

void wheel_seek(struct view *v, int64_t id)
{
	struct wheel_state *st = v->state;

	st->show_id = id;
	v->stale = true;
}

/* ---- Keys ---------------------------------------------------------------------------------------------- */

/* Does the key lead out of the month's list? Then -1 or 1. */
static int leaves(const struct list *l, const struct key *k)
{
	if (key_is(k, KEYCODE_DOWN, 0) || key_is(k, 'j', 0))
		return l->n == 0 || (l->at + 1 == l->n && !l->after) ? 1 : 0;
	if (key_is(k, KEYCODE_UP, 0) || key_is(k, 'k', 0))
		return l->n == 0 || (l->at == 0 && !l->before) ? -1 : 0;
	return 0;
}

static unsigned wheel_key(struct view *v, struct app *a, const struct key *k)
{
	struct wheel_state *st = v->state;
	int out = leaves(&st->list, k);

	if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0)) {
		set_month(st, st->year, st->month + (k->code == KEYCODE_LEFT ? -1 : 1));
		st->hop = 0;
		st->land = true;
	} else if (st->hop || out) {
		/* The steps until the next paint add up. */
		if (!key_is(k, KEYCODE_DOWN, 0) && !key_is(k, KEYCODE_UP, 0) && !out)
			return FX_IGNORED;
		st->hop += out ? out : key_is(k, KEYCODE_DOWN, 0) ? 1 : -1;
	} else {
		enum list_did did = list_key(&st->list, k, a->zone);

		if (did == LIST_IGNORED)
			return FX_IGNORED;
		st->paged |= did == LIST_WANTS;
		if (k->code == KEYCODE_DOUBLE_CLICK && st->list.id)
			return meeting_open(a, st->list.id);
	}
	v->stale = true;
	return FX_REDRAW;
}

static unsigned wheel_has(const struct view *v, const struct app *a)
{
	const struct wheel_state *st = v->state;

	(void)a;
	return st->list.id ? NEED_MEETING : 0;
}

/* ---- Where things are ---------------------------------------------------------------------------------- */

enum wheel_face wheel_shown(const struct wheel_state *st, int rows, int cols)
{
	if (st->linear || st->face == FACE_LIST)
		return FACE_LIST;
	if (st->face == FACE_DISC && wheel_disc_fits(rows, cols))
		return FACE_DISC;
	return cols < STRIP_LEAST_COLS || rows < STRIP_LEAST_ROWS ? FACE_LIST : FACE_STRIP;
}

/* The strip on top, as long as the list keeps room. */
static int strip_rows(const struct wheel_state *st, int rows, int cols)
{
	struct wheel_lane lanes[WHEEL_LANES_MAX];
	int cap = (rows - 8) / 2;

	if (wheel_shown(st, rows, cols) != FACE_STRIP)
		return 0;
	cap = cap < 1 ? 1 : cap > WHEEL_LANES_MAX ? WHEEL_LANES_MAX : cap;
	return 2 + (int)wheel_lanes(st, lanes, (size_t)cap);
}

static struct wheel_areas stacked_areas(const struct wheel_state *st, int rows, int cols)
{
	struct wheel_areas w = { 0 };
	int strip = strip_rows(st, rows, cols), legend = strip && rows >= 16,
	    top = strip + legend + (legend && rows >= 24);
	int left = rows - top, list = st->month_count ? st->month_count : 1;
	bool side = cols >= SIDE_LEAST_COLS;
	int width = side && cols / 2 > LIST_LEAST_COLS ? cols / 2 : side ? LIST_LEAST_COLS : cols;
	/* Below the list: a blank row and what comes next, or one line in brief. */
	int below = left >= 9 ? 4 : left >= 6 && !side ? 1 : 0;

	w.strip = (struct area) { 0, 0, strip, cols };
	w.legend = (struct area) { strip, 1, legend, cols - 2 };
	w.heads = left >= 6 ? 2 : left >= 4 ? 1 : 0;
	list += w.heads;
	list = list > left - below ? left - below : list;
	w.list = (struct area) { top, 0, list, width };
	if (side) {
		w.side = (struct area) { top, width + 2, left, cols - width - 2 };
	} else if (below) {
		w.brief = (struct area) { rows - 1, 0, 1, cols };
		left--;
	}
	if (left - list >= 3)
		w.next = (struct area) { top + list + 1, 0, left - list - 1, width };
	return w;
}

struct wheel_areas wheel_areas(const struct wheel_state *st, int rows, int cols)
{
	return wheel_shown(st, rows, cols) == FACE_DISC ? wheel_disc_areas(st, rows, cols)
							: stacked_areas(st, rows, cols);
}

static struct canvas area_canvas(const struct canvas *c, struct area r)
{
	return canvas_sub(c, r.row, r.col, r.rows, r.cols);
}

/* ---- Drawing ------------------------------------------------------------------------------------------- */

/* "10:15", the whole span where there is room, the last day of several. */
static void when_text(const struct meeting *m, int cells, char out[DATE_TEXT_SIZE])
{
	struct moment starts = moment_of(m->starts), ends = moment_of(m->ends);
	int y, month, mday;

	if (ends.day != DAY_NONE && ends.day != starts.day) {
		day_to_ymd(ends.day, &y, &month, &mday);
		snprintf(out, DATE_TEXT_SIZE, "–%d/%d", mday, month);
	} else if (cells < 11) {
		minute_text(starts.minute, out);
	} else {
		span_time_text(starts, ends, out);
	}
}

/* `v.10 tis  3 13:15 S Styrelse   klar`, from column 1. */
static void draw_entry(struct canvas *c, int row, const struct meeting_row *r, bool with_month)
{
	struct moment starts = moment_of(r->m.starts);
	unsigned style = meeting_style(r->m.status);
	const char *label = meeting_state_label(&r->m);
	int time = c->cols >= 56 ? 11 : 5, col = 1, room,
	    state = c->cols < STATE_COLUMN_COLS ? canvas_cells(c, label) : STATE_CELLS;
	char week[DATE_TEXT_SIZE], when[DATE_TEXT_SIZE];
	struct buf b = { 0 };
	int y, month, mday;

	if (starts.day == DAY_NONE)
		return;
	day_to_ymd(starts.day, &y, &month, &mday);
	week_text(starts.day, week);
	when_text(&r->m, time, when);
	if (c->cols >= 36)
		col += 1 + canvas_printf(c, row, col, CELLS_REST, style, "%-4s", week);
	col += 1 +
		canvas_printf(c, row, col, CELLS_REST, style, "%s %2d%s%s",
			weekday_short(day_weekday(starts.day)), mday, with_month ? " " : "",
			with_month ? month_short(month) : "");
	if (!with_month || time == 11) {
		canvas_right(c, row, col, time, style, when);
		col += time + 1;
	}
	col += 1 + canvas_text(c, row, col, CELLS_REST, style, meeting_row_letter(r));
	if (c->cols - col - state - 1 < NAME_LEAST_CELLS)
		state = 0;
	room = c->cols - col - state - (state > 0);
	meeting_row_short(r, room, &b);
	canvas_text(c, row, col, room, style, buf_str(&b));
	canvas_text(c, row, c->cols - state, state, style, label);
	buf_release(&b);
}

static void draw_month_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct wheel_state *st = ctx;
	const struct meeting_row *r = meeting_page_row(&st->page, at);

	if (r)
		draw_entry(c, 0, r, false);
}

static void draw_heading(struct canvas *c, int row, const char *left, const char *right)
{
	char *upper = words_upper(left);
	int used = canvas_cells(c, right);

	canvas_text(c, row, 1, c->cols - used - 2, STYLE_HEADING, upper);
	canvas_right(c, row, c->cols - used, used, STYLE_MUTED, right);
	free(upper);
}

static void draw_month(const struct wheel_state *st, struct canvas *c, int heads)
{
	struct canvas rows = canvas_sub(c, heads, 0, c->rows - heads, c->cols);
	struct buf left = { 0 }, right = { 0 };

	buf_printf(&left, "%s %d", month_long(st->month), st->year);
	buf_printf(&right, ngettext("%d meeting", "%d meetings", (unsigned long)st->month_count),
		st->month_count);
	if (heads > 0)
		draw_heading(c, 0, buf_str(&left), buf_str(&right));
	if (heads > 1)
		canvas_hline(c, 1, 1, c->cols - 1);
	if (st->list.n == 0) {
		canvas_printf(&rows, 0, 2, CELLS_REST, STYLE_NORMAL,
			_("No meeting in %s. n adds one."), month_long(st->month));
		canvas_cursor(&rows, 0, 0, false);
	}
	list_draw(&st->list, &rows, true, draw_month_row, st);
	buf_release(&left);
	buf_release(&right);
}

static void draw_next(const struct wheel_state *st, struct canvas *c)
{
	struct canvas rows = canvas_sub(c, 1, 1, c->rows - 1, c->cols - 1);

	draw_heading(c, 0, _("Next up"), "");
	if (st->next.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_MUTED, _("Nothing planned."));
	for (size_t i = 0; i < st->next.n && (int)i < rows.rows; i++)
		draw_entry(&rows, (int)i, &st->next.v[i], true);
}

static void wheel_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct wheel_state *st = v->state;
	struct wheel_areas w = wheel_areas(st, body->rows, body->cols);
	struct canvas strip = area_canvas(body, w.strip), next = area_canvas(body, w.next),
		      side = area_canvas(body, w.side), brief = area_canvas(body, w.brief),
		      list = area_canvas(body, w.list), legend = area_canvas(body, w.legend),
		      disc = area_canvas(body, w.disc);

	if (w.disc.rows)
		wheel_draw_disc(st, a, &disc);
	if (w.strip.rows)
		wheel_draw_strip(st, a, &strip);
	if (w.legend.rows)
		wheel_draw_legend(st, &legend);
	if (w.next.rows)
		draw_next(st, &next);
	if (w.side.rows)
		wheel_draw_side(st, a, &side);
	if (w.brief.rows)
		wheel_draw_brief(st, &brief);
	draw_month(st, &list, w.heads);
}

static void wheel_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct wheel_state *st = v->state;

	(void)right;
	buf_printf(left, _("Year wheel %d"), st->year);
	if (a->association && *a->association)
		buf_printf(left, " · %s", a->association);
}

const struct view_ops wheel_view = {
	.name = "wheel",
	.state_size = sizeof(struct wheel_state),
	.open = wheel_open,
	.close = wheel_close,
	.layout = wheel_layout,
	.reload = wheel_reload,
	.tick = wheel_tick,
	.key = wheel_key,
	.has = wheel_has,
	.title = wheel_title,
	.draw = wheel_draw,
};

/* ---- Commands ------------------------------------------------------------------------------------------ */

struct list *wheel_list(struct view *v)
{
	struct wheel_state *st = v->state;

	return &st->list;
}

static unsigned cmd_year(struct app *a, struct view *v, const struct key *k)
{
	struct wheel_state *st = v->state;

	(void)a;
	set_month(st, st->year + (k->code == ',' || k->code == '<' ? -1 : 1), st->month);
	st->land = true;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned cmd_face(struct app *a, struct view *v, const struct key *k)
{
	struct wheel_state *st = v->state;

	(void)a;
	(void)k;
	/* From what is seen: where there is no room for the wheel, it is the strip. */
	st->face = (wheel_shown(st, st->rows, st->cols) + 1) % FACES;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned go_done(struct app *a, void *ctx, const char *text)
{
	struct view *v = app_root(a);
	struct wheel_state *st = v->state;
	struct err e = { 0 };
	int64_t id;
	int32_t day;

	(void)ctx;
	if (!meeting_go(a, text, st->year, &id, &day, &e))
		return app_fail(a, &e);
	if (day != DAY_NONE)
		set_day(st, day);
	if (id && (day == DAY_NONE || in_month(st, meeting_day(a, id))))
		st->show_id = id;
	else
		st->land = true;
	v->stale = true;
	return FX_POP;
}

static unsigned cmd_go(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	return meeting_ask_go(a, go_done);
}

static unsigned cmd_export(struct app *a, struct view *v, const struct key *k)
{
	const struct wheel_state *st = v->state;

	(void)k;
	return year_ask_export(a, st->year, 0);
}

/* clang-format off */
const struct command wheel_commands[] = {
	{ "month",  "<Left><Right>", "wheel", N_("The month before, the month after"), N_("footer|month"), 1, NEED_NOTHING, NULL },
	{ "step",   "<Up><Down>",    "wheel", N_("The meeting before, the meeting after"), N_("footer|meeting"), 2, NEED_NOTHING, NULL },
	{ "open",   "<Enter> ö",     "wheel", N_("Open the meeting"), N_("footer|open"), 3, NEED_MEETING, meeting_cmd_open },
	{ "new",    "n",             "wheel", N_("New meeting"), N_("footer|new"), 4, NEED_WRITABLE, meeting_cmd_new },
	{ "face",   "v",             "wheel", N_("Wheel, strip or the list alone"), N_("footer|face"), 5, NEED_NOTHING, cmd_face },
	{ "year",   ",. <lt> >",     "wheel", N_("The year before, the year after"), N_("footer|year"), 6, NEED_NOTHING, cmd_year },
	{ "nudge",  "+-",            "wheel", N_("A day later, a day earlier"), N_("footer|day"), 9, NEED_MEETING | NEED_WRITABLE, meeting_cmd_nudge },
	{ "move",   "m",             "wheel", N_("Move it to another time"), N_("footer|move"), 10, NEED_MEETING | NEED_WRITABLE, meeting_cmd_move },
	{ "edit",   "e ä",           "wheel", N_("Edit the meeting"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_edit },
	{ "round",  "o",             "wheel", N_("Round: one agenda for several groups"), NULL, 0, NEED_MEETING, meeting_cmd_round },
	{ "state",  "s",             "wheel", N_("State: draft, planned, called, held, cancelled"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_state },
	{ "delete", "<Delete>",      "wheel", N_("Take the meeting away"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_delete },
	{ "go",     "g",             "wheel", N_("Go to a week, a date or a name"), N_("footer|go to"), 7, NEED_NOTHING, cmd_go },
	{ "export", "x",             "wheel", N_("Write the calendar file"), N_("footer|export"), 11, NEED_NOTHING, cmd_export },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
