/* The year as a wheel: months around, groups' letters at their days, a hand that points to today. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "formats/wheel.h"

#include "tui/views/wheel_part.h"
#include "tui/widgets/braille.h"

enum { PANEL_LEAST_COLS = 37, PANEL_PERCENT = 45, TALL_ROWS = 28 };
enum { SIDE_LEAST_ROWS = 6, NEXT_ROWS = 3, NEXT_ROWS_EACH = 4, LEGEND_ROWS = 3 };

/* ---- What is on it ---------------------------------------------------------------------------------- */

static int group_kind(const struct wheel_state *st, int64_t id)
{
	const struct group *g = wheel_group(st, id);

	return g ? g->kind : -1;
}

void wheel_read_entries(struct wheel_state *st)
{
	size_t n = 0, groups = 0;

	st->entries = xreallocarray(st->entries, st->strip.n + 1, sizeof(*st->entries));
	st->entry_marks = xreallocarray(st->entry_marks, st->strip.n + 1, sizeof(*st->entry_marks));
	for (size_t i = 0; i < st->strip.n; i += groups) {
		const struct year_mark *m = &st->strip.v[i];

		for (groups = 1; i + groups < st->strip.n; groups++)
			if (m[groups].meeting_id != m->meeting_id)
				break;
		st->entry_marks[n] = i;
		st->entries[n++] = (struct wheel_entry) {
			.id = m->meeting_id,
			.first = st->strip_days[i],
			.last = moment_of(m->ends).day,
			.ring = wheel_ring_of(m->kind, group_kind(st, m->group_id), (int)groups),
		};
	}
	st->entries_n = n;
}

/* ---- Where things are ------------------------------------------------------------------------------- */

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int panel_cols(int cols)
{
	int want = cols * PANEL_PERCENT / 100;

	return want > PANEL_LEAST_COLS ? want : PANEL_LEAST_COLS;
}

/* How high the wheel can be; 0 where there is no room for one. */
static int disc_rows(int rows, int cols)
{
	int h = least(rows - (rows > TALL_ROWS), (cols - panel_cols(cols) - 1) / 2);

	return h < WHEEL_LEAST_ROWS ? 0 : least(h, WHEEL_MOST_ROWS);
}

bool wheel_disc_fits(int rows, int cols)
{
	return disc_rows(rows, cols) > 0;
}

struct wheel_areas wheel_disc_areas(const struct wheel_state *st, int rows, int cols)
{
	struct wheel_areas w = { .heads = 2 };
	int h = disc_rows(rows, cols), width = panel_cols(cols), left = cols - width;
	int list = w.heads + (st->month_count ? st->month_count : WHEEL_NOTHING_ROWS), next, side,
	    legend, bottom;

	/* Its last row gives way to what comes next. */
	legend = rows - (list + NEXT_ROWS + SIDE_LEAST_ROWS + 2);
	legend = wheel_legend_rows(
		st, width - 1, legend < LEGEND_ROWS ? LEGEND_ROWS - 1 : LEGEND_ROWS);
	bottom = rows - legend;
	w.disc = (struct area) { 0, (left - 2 * h) / 2, h, 2 * h };
	w.legend = (struct area) { bottom, left + 1, legend, width - 1 };
	list = least(list, bottom - 1 - SIDE_LEAST_ROWS);
	w.list = (struct area) { 0, left, list, width };
	/* Blank rows between the parts; what the others leave is the tasks'. */
	side = bottom - list - 1;
	next = NEXT_ROWS + (rows > TALL_ROWS ? (rows - TALL_ROWS) / NEXT_ROWS_EACH : 0);
	next = least(next, 1 + (st->next.n ? (int)st->next.n : 1));
	if (side - next - 1 < SIDE_LEAST_ROWS)
		next = side - 1 - SIDE_LEAST_ROWS;
	if (next >= 2) {
		w.next = (struct area) { list + 1, left, next, width };
		side -= next + 1;
	}
	w.side = (struct area) { bottom - side, left + 1, side - (side > SIDE_LEAST_ROWS),
		width - 1 };
	return w;
}

/* ---- Drawing ---------------------------------------------------------------------------------------- */

static void ray(struct braille *b, const struct wheel_disc *d, double turn, double from, double to)
{
	struct wheel_point p = wheel_dot(d, turn, from), q = wheel_dot(d, turn, to);

	braille_line(b, p.x, p.y, q.x, q.y);
}

/* The two circles and where months begin; the outer one alone where dots are coarse. */
static void draw_frame(const struct wheel_state *st, const struct wheel_disc *d, struct canvas *c)
{
	struct braille b;

	braille_init(&b, d->rows, d->cols);
	braille_circle(&b, d->centre, d->centre, d->outer);
	if (canvas_braille(c)) {
		braille_circle(&b, d->centre, d->centre, d->inner);
		for (int m = 1; m <= 12; m++)
			ray(&b, d, wheel_month_turn(st->l.year, m), d->inner, d->outer);
	}
	braille_draw(&b, c, STYLE_FRAME);
	braille_release(&b);
}

/* Weeks in which something may be done. */
static void draw_windows(const struct wheel_state *st, const struct wheel_disc *d, struct canvas *c)
{
	struct braille b;

	braille_init(&b, d->rows, d->cols);
	for (size_t i = 0; i < st->entries_n; i++) {
		const struct wheel_entry *e = &st->entries[i];
		double from, to, step = 1.0 / 180;
		struct wheel_point p, q;

		if (!wheel_window(e, &from, &to))
			continue;
		for (p = wheel_dot(d, from, d->ring[e->ring]); from < to; p = q) {
			from = from + step < to ? from + step : to;
			q = wheel_dot(d, from, d->ring[e->ring]);
			braille_line(&b, p.x, p.y, q.x, q.y);
		}
	}
	braille_draw(&b, c, STYLE_NORMAL);
	braille_release(&b);
}

/* A hand, or a mark on the circle where dots are coarse. */
static void draw_today(const struct wheel_disc *d, struct canvas *c, int32_t today)
{
	struct braille b;
	int row, col;

	if (!canvas_braille(c)) {
		wheel_cell(d, wheel_day_turn(today), d->outer, &row, &col);
		canvas_text(c, row, col, 1, STYLE_RUNNING, "●");
		return;
	}
	braille_init(&b, d->rows, d->cols);
	ray(&b, d, wheel_day_turn(today), d->hand, d->inner);
	braille_draw(&b, c, STYLE_RUNNING);
	braille_release(&b);
}

static void draw_months(const struct wheel_state *st, const struct wheel_disc *d, struct canvas *c)
{
	for (int m = 1; m <= 12; m++) {
		struct wheel_point p =
			wheel_dot(d, wheel_month_middle(st->l.year, m), (d->inner + d->outer) / 2);
		bool here = m == st->month;
		char *upper = here ? words_upper(month_short(m)) : NULL;
		char name[32];
		int row = (int)((p.y + 0.5) / 4), cells;

		snprintf(name, sizeof(name), here ? "[%s]" : "%s", here ? upper : month_short(m));
		cells = canvas_cells(c, name);
		canvas_text(c, row, (int)((p.x + 0.5) / 2 - cells / 2.0 + 0.5), cells,
			here ? STYLE_HEADING : STYLE_NORMAL, name);
		free(upper);
	}
}

/* What stands in a place. */
struct sign {
	const char *letter;
	unsigned style;
	bool here; /* the meeting under the cursor */
};

static void draw_sign(struct canvas *c, const struct wheel_place *p, const struct sign *s)
{
	unsigned style = s->style | (s->here ? STYLE_FOCUS : 0);

	if (p->n == 1)
		canvas_text(c, p->row, p->col, 1, style, s->letter);
	else if (p->n > 9)
		canvas_text(c, p->row, p->col, 1, style, "+");
	else
		canvas_printf(c, p->row, p->col, 1, style, "%zu", p->n);
}

static void draw_letters(const struct wheel_state *st, const struct wheel_disc *d, struct canvas *c)
{
	size_t n = st->entries_n, *which = xcalloc(n + 1, sizeof(*which));
	struct wheel_place *places = xcalloc(n + 1, sizeof(*places));
	struct sign *signs = xcalloc(n + 1, sizeof(*signs));
	size_t used = wheel_places(d, st->entries, n, places, which);

	for (size_t i = 0; i < n; i++) {
		const struct year_mark *m = &st->strip.v[st->entry_marks[i]];
		struct sign *s = &signs[which[i] == SIZE_MAX ? n : which[i]];

		if (!s->letter || m->status == STATUS_RUNNING)
			s->style = meeting_style(m->status);
		s->letter = wheel_mark_letter(st, m);
		s->here |= m->meeting_id == st->l.list.id;
	}
	for (size_t i = 0; i < used; i++)
		draw_sign(c, &places[i], &signs[i]);
	free(which);
	free(places);
	free(signs);
}

static void draw_hub(
	const struct wheel_state *st, const struct wheel_disc *d, struct canvas *c, int32_t today)
{
	int row = (d->rows - 1) / 2;
	char week[DATE_TEXT_SIZE];

	canvas_printf(c, row, d->cols / 2 - 2, 4, STYLE_HEADING, "%d", st->l.year);
	if (today == DAY_NONE)
		return;
	week_text(today, week);
	canvas_text(c, row + 1, d->cols / 2 - 2, CELLS_REST, STYLE_NORMAL, week);
}

void wheel_draw_disc(const struct wheel_state *st, const struct app *a, struct canvas *c)
{
	struct wheel_disc d = wheel_disc(c->rows);
	int32_t today = clock_local(a->session.clock).day;

	if (day_year(today) != st->l.year)
		today = DAY_NONE;
	draw_frame(st, &d, c);
	draw_windows(st, &d, c);
	if (today != DAY_NONE)
		draw_today(&d, c, today);
	draw_months(st, &d, c);
	draw_letters(st, &d, c);
	draw_hub(st, &d, c, today);
}
