/* The year as a strip: months across, a row for each group, a letter where it meets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/wheel_part.h"

enum { MONTH_CELLS_MIN = 3, MONTH_CELLS_MAX = 12, NAME_CELLS_MIN = 4, HEADS = 2 };

/* What stands in one cell of a lane. */
struct mark {
	const char *letter;
	int n;
	unsigned style;
	bool here; /* the meeting under the cursor */
};

/* ---- Lanes ---------------------------------------------------------------------------------------------- */

/* Does the group exist in the year shown? */
static bool lives(const struct wheel_state *st, const struct group *g)
{
	char first[MOMENT_SIZE], last[MOMENT_SIZE];

	snprintf(first, sizeof(first), "%04d-01-01", st->l.year);
	snprintf(last, sizeof(last), "%04d-12-31", st->l.year);
	return !(g->from_day && *g->from_day && strcmp(g->from_day, last) > 0) &&
		!(g->to_day && *g->to_day && strcmp(g->to_day, first) < 0);
}

static bool in_lanes(const struct wheel_lane *v, size_t n, const struct year_mark *m)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].group_id && v[i].group_id == m->group_id)
			return true;
	return false;
}

/* Is there a mark that none of the lanes shows? */
static bool any_left(const struct wheel_state *st, const struct wheel_lane *v, size_t n)
{
	for (size_t i = 0; i < st->strip.n; i++)
		if (!in_lanes(v, n, &st->strip.v[i]))
			return true;
	return false;
}

size_t wheel_lanes(const struct wheel_state *st, struct wheel_lane *v, size_t cap)
{
	const struct wheel_lane all = { 0, _("All"), _("All") };
	const struct wheel_lane others = { 0, _("Others"), _("Others") };
	size_t n = 0;

	if (cap == 0)
		return 0;
	for (size_t i = 0; i < st->groups.n && n < cap; i++) {
		const struct group *g = &st->groups.v[i].g;

		if (lives(st, g))
			v[n++] = (struct wheel_lane) { g->id, g->name, g->short_name };
	}
	if (!any_left(st, v, n))
		return n;
	if (n == cap)
		n--;
	v[n] = n ? others : all;
	return n + 1;
}

/* ---- Places --------------------------------------------------------------------------------------------- */

struct strip {
	int name;  /* cells of the names */
	int month; /* cells of a month */
};

static struct strip strip_sizes(const struct canvas *c)
{
	struct strip s = { 0 };

	s.month = (c->cols - 2 - 16) / 12;
	if (s.month < 5)
		s.month = (c->cols - 2 - NAME_CELLS_MIN) / 12;
	if (s.month > 5 && c->cols < 100)
		s.month = 5;
	s.month = s.month < MONTH_CELLS_MIN ? MONTH_CELLS_MIN
		: s.month > MONTH_CELLS_MAX ? MONTH_CELLS_MAX
					    : s.month;
	s.name = c->cols - 2 - 12 * s.month;
	if (s.name > 24)
		s.name = 24;
	return s;
}

static int day_col(const struct strip *s, int32_t day)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	return (m - 1) * s->month + (d - 1) * s->month / days_in_month(y, m);
}

/* ---- Drawing -------------------------------------------------------------------------------------------- */

static void draw_months(const struct wheel_state *st, const struct strip *s, struct canvas *c)
{
	char year[16];

	snprintf(year, sizeof(year), "%d", st->l.year);
	canvas_text(c, 0, 1, s->name - 1, STYLE_HEADING, year);
	for (int m = 1; m <= 12; m++) {
		int col = s->name + 1 + (m - 1) * s->month;
		char *upper = words_upper(month_short(m));

		if (m != st->month)
			canvas_text(c, 0, col + (s->month >= 5), s->month - 1, STYLE_NORMAL,
				month_short(m));
		else if (s->month >= 5)
			canvas_printf(c, 0, col, s->month, STYLE_HEADING, "[%s]", upper);
		else
			canvas_text(c, 0, col, s->month, STYLE_HEADING, upper);
		free(upper);
	}
}

/* The days that a cell of the scale stands for, both inclusive. */
static void cell_days(int year, const struct strip *s, int at, int32_t *first, int32_t *last)
{
	int month = at / s->month + 1, days = days_in_month(year, month), i = at % s->month;
	int32_t start = 0;

	day_from_ymd(year, month, 1, &start);
	*first = start + (i * days + s->month - 1) / s->month;
	*last = start + ((i + 1) * days + s->month - 1) / s->month - 1;
}

/* Red days and breaks, told apart without colour. */
static void draw_days(const struct wheel_state *st, const struct strip *s, struct canvas *c)
{
	int32_t first = 0;

	day_from_ymd(st->l.year, 1, 1, &first);
	for (int i = 0; i < 12 * s->month; i++) {
		int32_t from, to;
		int all = 0;

		cell_days(st->l.year, s, i, &from, &to);
		for (int32_t day = from; day <= to; day++)
			all |= st->days[day - first];
		if (all & WHEEL_RED)
			canvas_text(c, 1, s->name + 1 + i, 1, STYLE_LATE, WHEEL_RED_SIGN);
		else if (all)
			canvas_text(c, 1, s->name + 1 + i, 1, STYLE_FRAME, WHEEL_BREAK_SIGN);
	}
}

/* The rule under the months, with their starts, red days, breaks and today. */
static void draw_scale(
	const struct wheel_state *st, const struct strip *s, struct canvas *c, int today)
{
	int from = s->name + 1;

	canvas_hline(c, 1, 1, from + 12 * s->month - 1);
	for (int m = 0; m < 12; m++)
		canvas_text(c, 1, from + m * s->month, 1, STYLE_FRAME, "┬");
	draw_days(st, s, c);
	if (today >= 0)
		canvas_text(c, 1, from + today, 1, STYLE_RUNNING, "●");
}

static void draw_lane(const struct strip *s, struct canvas *c, int row, const struct wheel_lane *l,
	const struct mark *marks, int today)
{
	const char *name = l->name;
	int from = s->name + 1;

	if (canvas_cells(c, name) > s->name - 1 && l->short_name && *l->short_name)
		name = l->short_name;
	canvas_text(c, row, 1, s->name - 1, STYLE_NORMAL, name);
	for (int i = 0; i < 12 * s->month; i++) {
		const struct mark *m = &marks[i];
		unsigned style = m->style | (m->here ? STYLE_FOCUS : 0);

		if (m->n > 9)
			canvas_text(c, row, from + i, 1, style, "+");
		else if (m->n > 1)
			canvas_printf(c, row, from + i, 1, style, "%d", m->n);
		else if (m->n == 1)
			canvas_text(c, row, from + i, 1, style, m->letter);
		else if (i == today)
			canvas_text(c, row, from + i, 1, STYLE_FRAME, "│");
		else if (i % s->month == 0)
			canvas_text(c, row, from + i, 1, STYLE_FRAME, "·");
	}
}

static void collect(const struct wheel_state *st, const struct strip *s, const struct wheel_lane *v,
	size_t n, size_t lane, struct mark *marks)
{
	int64_t last = 0;

	for (size_t i = 0; i < st->strip.n; i++) {
		const struct year_mark *y = &st->strip.v[i];
		bool mine = v[lane].group_id ? y->group_id == v[lane].group_id : !in_lanes(v, n, y);
		struct mark *m;

		/* Several groups of one entry may share a lane. */
		if (!mine || y->meeting_id == last || st->strip_days[i] == DAY_NONE)
			continue;
		last = y->meeting_id;
		m = &marks[day_col(s, st->strip_days[i])];
		m->letter = wheel_mark_letter(st, y);
		m->n++;
		if (m->n == 1 || y->status == STATUS_RUNNING)
			m->style = meeting_style(y->status);
		m->here |= y->meeting_id == st->l.list.id;
	}
}

void wheel_draw_strip(const struct wheel_state *st, const struct app *a, struct canvas *c)
{
	struct strip s = strip_sizes(c);
	int32_t day = clock_local(a->session.clock).day;
	int today = day_year(day) == st->l.year ? day_col(&s, day) : -1;
	struct wheel_lane lanes[WHEEL_LANES_MAX];
	size_t cap = c->rows > HEADS ? (size_t)(c->rows - HEADS) : 0,
	       n = wheel_lanes(st, lanes, cap < WHEEL_LANES_MAX ? cap : WHEEL_LANES_MAX);

	draw_months(st, &s, c);
	draw_scale(st, &s, c, today);
	for (size_t i = 0; i < n; i++) {
		struct mark marks[12 * MONTH_CELLS_MAX] = { 0 };

		collect(st, &s, lanes, n, i, marks);
		draw_lane(&s, c, HEADS + (int)i, &lanes[i], marks, today);
	}
}
