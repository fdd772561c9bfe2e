/* Red days and breaks of the month shown and the two after it, from today on. */
#include <stdlib.h>

#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/wheel_part.h"

enum { MONTHS = 3, LEAST_COLS = 44, TWO_COLS = 50, LEAST_SIDE_ROWS = 14, HEAD = 1, GAP = 2 };

bool wheel_weeks_fit(struct area side)
{
	return side.rows >= LEAST_SIDE_ROWS && side.cols >= LEAST_COLS;
}

static void read_days(struct wheel_state *st)
{
	int32_t first = 0;

	day_from_ymd(st->l.year, 1, 1, &first);
	for (int32_t i = 0; i < WHEEL_DAYS; i++)
		st->days[i] = year_weeks_red(first + i, first + i) ? WHEEL_RED : 0;
	for (size_t k = 0; k < st->breaks.n; k++) {
		int32_t from = moment_of(st->breaks.v[k].b.from_day).day - first,
			to = moment_of(st->breaks.v[k].b.to_day).day - first;

		for (int32_t i = from < 0 ? 0 : from; i <= to && i < WHEEL_DAYS; i++)
			st->days[i] |= WHEEL_BREAK;
	}
}

void wheel_read_weeks(struct wheel_state *st, const struct app *a)
{
	int month = st->month + MONTHS, year = st->l.year + (month > 12);
	int32_t first = 0, end = 0, today = clock_local(a->session.clock).day;

	day_from_ymd(st->l.year, st->month, 1, &first);
	day_from_ymd(year, month > 12 ? month - 12 : month, 1, &end);
	/* What is gone is not planned around. */
	if (today > first && today < end)
		first = today;
	pool_release(&st->weeks_pool);
	st->weeks_n =
		year_weeks(first, end - 1, st->breaks.v, st->breaks.n, &st->weeks_pool, &st->weeks);
	st->weeks_month = st->month;
	read_days(st);
}

static int columns(int cols)
{
	return cols >= TWO_COLS ? 2 : 1;
}

int wheel_weeks_rows(const struct wheel_state *st, int cols, int rows)
{
	int n = (int)st->weeks_n, want = HEAD + (n + columns(cols) - 1) / columns(cols);

	if (n == 0 || rows <= HEAD)
		return 0;
	return want < rows ? want : rows;
}

void wheel_draw_weeks(const struct wheel_state *st, struct canvas *c)
{
	int last = (st->month + MONTHS - 2) % 12 + 1, rows = c->rows - HEAD, per = columns(c->cols),
	    width = (c->cols - GAP * (per - 1)) / per;
	char *upper = words_upper(_("Weeks"));
	int col = canvas_text(c, 0, 0, CELLS_REST, STYLE_HEADING, upper) + GAP;

	/* TRANSLATORS: the first and the last of three months */
	canvas_printf(c, 0, col, CELLS_REST, STYLE_MUTED, _("public holidays and breaks, %s–%s"),
		month_long(st->month), month_long(last));
	for (size_t i = 0; i < st->weeks_n && (int)i < rows * per; i++)
		canvas_text(c, HEAD + (int)i / per, (int)i % per * (width + GAP), width,
			STYLE_NORMAL, st->weeks[i].words);
	free(upper);
}
