/* View 1: the year at a glance, and the meetings of a month. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/stats.h"

#include "tui/views/sections.h"
#include "tui/views/wheel_part.h"

enum { STRIP_LEAST_COLS = 48, STRIP_LEAST_ROWS = 10 };
enum { SIDE_LEAST_COLS = 76, LIST_LEAST_COLS = 42 };

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
	year = meeting_list_year(year);
	st->new_year |= year != st->l.year;
	st->new_month |= year != st->l.year || month != st->month;
	st->l.year = year;
	st->month = month;
	snprintf(st->l.from, sizeof(st->l.from), "%04d-%02d", year, month);
	snprintf(st->l.to, sizeof(st->l.to), "%04d-%02d", month == 12 ? year + 1 : year,
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
	return day != DAY_NONE && day_year(day) == st->l.year && day_month(day) == st->month;
}

/* Beyond the month's end: the meeting that many steps further on, in whatever month. */
static bool hop(struct wheel_state *st, struct app *a, struct err *e)
{
	const struct meeting_row *r = meeting_page_row(&st->l.page, st->l.list.at);
	struct meeting_query q = {
		.after_starts = r     ? r->m.starts
			: st->hop > 0 ? st->l.from
				      : st->l.to,
		.after_id = r ? r->m.id : 0,
		.backwards = st->hop < 0,
		.limit = abs(st->hop),
	};
	struct meeting_rows rows = { 0 };
	int64_t id = 0;

	if (!store_meetings(st->l.store, &q, &rows, e))
		return false;
	if (rows.n)
		id = rows.v[rows.n - 1].m.id;
	pool_release(&rows.pool);
	if (id) {
		set_day(st, meeting_day(a, id));
		list_seek(&st->l.list, id);
	}
	return true;
}

static bool place_cursor(struct wheel_state *st, struct app *a, struct err *e)
{
	int64_t id = st->l.show_id;
	int32_t day;

	if (!id && st->l.land && !meeting_now(a, &id, e))
		return false;
	day = meeting_day(a, id);
	st->l.paged |= st->l.show_id || st->l.land || st->hop;
	if (st->l.show_id && day != DAY_NONE) {
		set_day(st, day);
		list_seek(&st->l.list, id);
	} else if (st->l.land) {
		list_seek(&st->l.list, in_month(st, day) ? id : 0);
	} else if (st->hop && !hop(st, a, e)) {
		return false;
	}
	st->hop = 0;
	st->l.land = false;
	st->l.show_id = 0;
	return true;
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

static bool load_month(struct wheel_state *st, struct app *a, struct err *e)
{
	const unsigned ahead = 1u << STATUS_PROPOSED | 1u << STATUS_DECIDED | 1u << STATUS_CALLED;
	struct meeting_query month = { .from = st->l.from, .to = st->l.to };
	struct meeting_query next = { .statuses = ahead, .limit = WHEEL_NEXT_MAX };
	char today[MOMENT_SIZE];

	session_today(&a->session, today);
	next.from = strcmp(today, st->l.to) > 0 ? today : st->l.to;
	pool_release(&st->next.pool);
	st->next = (struct meeting_rows) { 0 };
	return store_meetings_count(st->l.store, &month, WHEEL_COUNT_MAX, &st->month_count, e) &&
		day_clashes_load(&st->l.clashes, st->l.store, st->l.from, st->l.to, e) &&
		store_meetings(st->l.store, &next, &st->next, e);
}

static bool load_year(struct wheel_state *st, struct app *a, struct err *e)
{
	char year[MOMENT_SIZE], today[MOMENT_SIZE];

	snprintf(year, sizeof(year), "%04d", st->l.year);
	session_today(&a->session, today);
	pool_release(&st->strip.pool);
	pool_release(&st->groups.pool);
	st->strip = (struct year_marks) { 0 };
	st->groups = (struct group_rows) { 0 };
	if (!store_year_marks(st->l.store, year, WHEEL_STRIP_MAX, &st->strip, e))
		return false;
	st->strip_days = xreallocarray(st->strip_days, st->strip.n + 1, sizeof(*st->strip_days));
	for (size_t i = 0; i < st->strip.n; i++)
		st->strip_days[i] = moment_of(st->strip.v[i].starts).day;
	if (!store_groups(st->l.store, today, &st->groups, e))
		return false;
	wheel_read_entries(st);
	wheel_read_legend(st);
	return store_year_counts(st->l.store, year, WHEEL_COUNT_MAX, st->counts, e);
}

static bool load_actions(struct wheel_state *st, struct app *a, struct err *e)
{
	struct register_page q = { .order = REGISTER_DUE, .limit = WHEEL_ACTIONS_MAX };
	char today[MOMENT_SIZE], year[8];

	session_today(&a->session, today);
	snprintf(year, sizeof(year), "%.4s", today);
	pool_release(&st->actions.pool);
	st->actions = (struct register_rows) { 0 };
	return store_register_page(st->l.store, &q, &st->actions, e) &&
		store_register_counts(st->l.store, today, year, &st->to_do, e);
}

/* Of the year and what the block of weeks shows of the next one. */
static bool load_breaks(struct wheel_state *st, struct err *e)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct days_query q = { .from = from, .to = to };

	snprintf(from, sizeof(from), "%04d-01-01", st->l.year);
	snprintf(to, sizeof(to), "%04d-03-31", st->l.year + 1);
	pool_release(&st->breaks.pool);
	st->breaks = (struct break_rows) { 0 };
	if (!store_breaks(st->l.store, &q, &st->breaks, e))
		return false;
	st->breaks_year = st->l.year;
	st->weeks_month = 0;
	return true;
}

static bool read_breaks(struct wheel_state *st, struct app *a, struct err *e)
{
	if (st->breaks_year != st->l.year && !load_breaks(st, e))
		return false;
	if (st->weeks_month != st->month)
		wheel_read_weeks(st, a);
	return true;
}

/* The strip marks them, and the block of weeks names them. */
static bool wheel_wants_breaks(const struct wheel_state *st)
{
	return wheel_shown(st, st->rows, st->cols) == FACE_STRIP ||
		wheel_weeks_fit(wheel_areas(st, st->rows, st->cols).side);
}

static void resize_list(struct wheel_state *st)
{
	struct wheel_areas w = wheel_areas(st, st->rows, st->cols);

	list_resize(&st->l.list, w.list.rows > w.heads ? w.list.rows - w.heads : 1);
}

static bool wheel_reload(struct view *v, struct app *a, struct err *e)
{
	struct wheel_state *st = v->state;
	struct meeting_query month = { .from = st->l.from, .to = st->l.to };
	bool all = st->l.seen != a->data;

	st->l.store = a->session.store;
	if (!place_cursor(st, a, e))
		return false;
	if (all)
		st->breaks_year = 0;
	if ((all || st->new_year) && !load_year(st, a, e))
		return false;
	if ((all || st->new_month) && !load_month(st, a, e))
		return false;
	if (all && !load_actions(st, a, e))
		return false;
	resize_list(st);
	if ((all || st->l.paged) &&
		!meeting_page_load(&st->l.page, &st->l.list, st->l.store, &month, e))
		return false;
	if (wheel_wants_breaks(st) && !read_breaks(st, a, e))
		return false;
	st->new_year = st->new_month = false;
	return meeting_list_read(&st->l, a, e);
}

static bool wheel_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct wheel_state *st = v->state;

	(void)arg;
	(void)e;
	meeting_list_open(&st->l, a);
	set_day(st, clock_local(a->session.clock).day);
	return true;
}

static void wheel_close(struct view *v)
{
	struct wheel_state *st = v->state;

	meeting_list_release(&st->l);
	pool_release(&st->breaks.pool);
	pool_release(&st->weeks_pool);
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
	st->linear = app_linear(a);
	st->l.paged = true;
	resize_list(st);
}

/* ---- What is counted behind the screen ------------------------------------------------------------------ */

static bool wants_attended(const struct wheel_state *st, const struct app *a)
{
	return wheel_shows_attended(wheel_areas(st, st->rows, st->cols).side) &&
		st->counts[STATUS_HELD] + st->counts[STATUS_RUNNING] > 0 &&
		(st->attended_year != st->l.year || st->attended_data != a->data);
}

static int wheel_timeout(const struct view *v, const struct app *a)
{
	const struct wheel_state *st = v->state;

	return !v->stale && wants_attended(st, a) ? 0 : -1;
}

static unsigned count_attended(struct wheel_state *st, struct app *a)
{
	const struct stats_want want = { .time = stats_year(st->l.year) };
	struct stats_sheet sheet = { 0 };
	struct err none = { 0 };

	st->attended = (struct attended) { 0 };
	if (stats_load(&a->session, &want, &sheet, &none))
		st->attended = sheet.st.total.a;
	stats_sheet_release(&sheet);
	st->attended_year = st->l.year;
	st->attended_data = a->data;
	return FX_REDRAW;
}

/* That; and every minute how long the running meeting's item has taken. */
static unsigned wheel_tick(struct view *v, struct app *a)
{
	struct wheel_state *st = v->state;

	if (!v->stale && wants_attended(st, a))
		return count_attended(st, a);
	v->stale = true;
	return FX_REDRAW;
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
	int out = leaves(&st->l.list, k);

	if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0)) {
		set_month(st, st->l.year, st->month + (k->code == KEYCODE_LEFT ? -1 : 1));
		st->hop = 0;
		st->l.land = true;
	} else if (st->hop || out) {
		/* The steps until the next paint add up. */
		if (!key_is(k, KEYCODE_DOWN, 0) && !key_is(k, KEYCODE_UP, 0) && !out)
			return FX_IGNORED;
		st->hop += out ? out : key_is(k, KEYCODE_DOWN, 0) ? 1 : -1;
	} else {
		return meeting_list_key(v, a, k);
	}
	v->stale = true;
	return FX_REDRAW;
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
	int left = rows - top, list = st->month_count ? st->month_count : WHEEL_NOTHING_ROWS;
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
		wheel_draw_next(st, &next);
	if (w.side.rows)
		wheel_draw_side(st, a, &side);
	if (w.brief.rows)
		wheel_draw_brief(st, &brief);
	wheel_draw_month(st, &list, w.heads);
}

static void wheel_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct wheel_state *st = v->state;

	(void)right;
	buf_printf(left, _("Year wheel %d"), st->l.year);
	meeting_list_title(a, left);
}

const struct view_ops wheel_view = {
	.name = "wheel",
	.state_size = sizeof(struct wheel_state),
	.open = wheel_open,
	.close = wheel_close,
	.layout = wheel_layout,
	.reload = wheel_reload,
	.timeout = wheel_timeout,
	.tick = wheel_tick,
	.key = wheel_key,
	.has = meeting_list_has,
	.title = wheel_title,
	.draw = wheel_draw,
};

/* ---- Commands ------------------------------------------------------------------------------------------ */

void wheel_turn(struct view *v, int year)
{
	struct wheel_state *st = v->state;

	set_month(st, year, st->month);
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

void wheel_went(struct view *v, struct app *a, int64_t id, int32_t day)
{
	struct wheel_state *st = v->state;

	if (day != DAY_NONE)
		set_day(st, day);
	if (id && (day == DAY_NONE || in_month(st, meeting_day(a, id))))
		st->l.show_id = id;
	else
		st->l.land = true;
}

static unsigned cmd_export(struct app *a, struct view *v, const struct key *k)
{
	const struct wheel_state *st = v->state;

	(void)k;
	return year_ask_export(a, st->l.year, 0);
}

/* clang-format off */
const struct command wheel_commands[] = {
	{ "month",  "<Left><Right>", "wheel", N_("The month before, the month after"), N_("footer|month"), 1, NEED_NOTHING, NULL },
	{ "step",   "<Up><Down>",    "wheel", N_("The meeting before, the meeting after"), N_("footer|meeting"), 2, NEED_NOTHING, NULL },
	{ "open",   "<Enter> ö",     "wheel", N_("Open the meeting"), N_("footer|open"), 3, NEED_MEETING, meeting_cmd_open },
	{ "new",    "n",             "wheel", N_("New meeting"), N_("footer|new"), 4, NEED_WRITABLE, meeting_cmd_new },
	{ "face",   "v",             "wheel", N_("Wheel, strip or the list alone"), N_("footer|face"), 5, NEED_NOTHING, cmd_face },
	{ "year",   ",. <lt> >",     "wheel", N_("The year before, the year after"), N_("footer|year"), 6, NEED_NOTHING, meeting_cmd_year },
	{ "nudge",  "+-",            "wheel", N_("A day later, a day earlier"), N_("footer|day"), 9, NEED_MEETING | NEED_WRITABLE, meeting_cmd_nudge },
	{ "move",   "m",             "wheel", N_("Move it to another time"), N_("footer|move"), 10, NEED_MEETING | NEED_WRITABLE, meeting_cmd_move },
	{ "edit",   "e ä",           "wheel", N_("Edit the meeting"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_edit },
	{ "round",  "o",             "wheel", N_("Round: one agenda for several groups"), NULL, 0, NEED_MEETING, meeting_cmd_round },
	{ "state",  "s",             "wheel", N_("State: draft, planned, called, held, cancelled"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_state },
	{ "dates",  "d",             "wheel", N_("Proposed dates: who can when, and which is chosen"), NULL, 0, NEED_MEETING, meeting_cmd_dates },
	{ "moves",  "l",             "wheel", N_("What became of its date: moved, cancelled, why"), NULL, 0, NEED_MEETING, meeting_cmd_moves },
	{ "delete", "<Delete>",      "wheel", N_("Take the meeting away"), NULL, 0, NEED_MEETING | NEED_WRITABLE, meeting_cmd_delete },
	{ "go",     "g",             "wheel", N_("Go to a week, a date or a name"), N_("footer|go to"), 7, NEED_NOTHING, meeting_cmd_go },
	{ "export", "x",             "wheel", N_("Write the calendar file"), N_("footer|export"), 11, NEED_NOTHING, cmd_export },
	{ "import", "i",             "wheel", N_("Fetch notes, a calendar, answers or people"), N_("footer|fetch"), 14, NEED_WRITABLE, meeting_cmd_import },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
