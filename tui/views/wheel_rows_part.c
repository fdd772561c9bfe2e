/* The rows of view 1: the month's meetings, and what comes next. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date_text.h"
#include "base/text.h"
#include "rules/labels.h"

#include "tui/views/wheel_part.h"

enum { STATE_CELLS = 9, NAME_LEAST_CELLS = 5, MARK_LEAST_CELLS = 10 };
/* Lists narrower than this have no column for states: each takes what it needs. */
enum { STATE_COLUMN_COLS = 48 };

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

/* Where there is little room only what is not as usual: `planerad` goes without saying, and whether notes
 * have been sent is another view's business. */
static const char *state_label(const struct meeting *m, int cols)
{
	if (cols >= STATE_COLUMN_COLS)
		return meeting_state_label(m);
	return m->status == STATUS_DECIDED ? "" : meeting_status_label(m->status);
}

/* `!lov planerad` at the right end, or as much of it as `room` cells hold beside a name: `!lov`,
 * `!kallad`, the sign alone. Returns the cells taken. */
static int draw_state(
	struct canvas *c, int row, const struct meeting_row *r, const char *mark, int room)
{
	const char *label = state_label(&r->m, c->cols);
	int state = c->cols < STATE_COLUMN_COLS ? canvas_cells(c, label) : STATE_CELLS,
	    word = *mark ? DAY_MARK_CELLS + 1 : 0, sign = *mark ? 1 : 0;
	bool in_column = (c->cols >= STATE_COLUMN_COLS || state == 0) &&
		word + state + NAME_LEAST_CELLS < room;
	int cells = in_column ? word : sign;

	if (cells + state + NAME_LEAST_CELLS >= room)
		state = 0;
	if (cells)
		canvas_text(c, row, c->cols - state - cells, in_column ? DAY_MARK_CELLS : 1,
			*mark == '!' ? STYLE_LATE : meeting_style(r->m.status),
			in_column              ? mark
				: *mark == '!' ? "!"
					       : "?");
	canvas_text(c, row, c->cols - state, state, meeting_style(r->m.status), label);
	return cells + state;
}

/* `v.10 tis  3 13:15 S Styrelse   klar`, from column 1. */
static void draw_entry(
	struct canvas *c, int row, const struct meeting_row *r, const char *mark, bool with_month)
{
	struct moment starts = moment_of(r->m.starts);
	unsigned style = meeting_style(r->m.status);
	int time = c->cols >= 56 ? 11 : 5, col = 1, room, state;
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
	state = draw_state(c, row, r, mark, c->cols - col);
	room = c->cols - col - state - (state > 0);
	meeting_row_short(r, room, &b);
	canvas_text(c, row, col, room, style, buf_str(&b));
	buf_release(&b);
}

static void draw_month_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct wheel_state *st = ctx;
	const struct meeting_row *r = meeting_page_row(&st->l.page, at);
	char mark[DAY_MARK_SIZE];

	if (!r)
		return;
	day_mark_text(&st->l.clashes, &r->m, mark);
	draw_entry(c, 0, r, mark, false);
}

static void draw_heading(struct canvas *c, int row, const char *left, const char *right)
{
	char *upper = words_upper(left);
	int used = canvas_cells(c, right);

	canvas_text(c, row, 1, c->cols - used - 2, STYLE_HEADING, upper);
	canvas_right(c, row, c->cols - used, used, STYLE_MUTED, right);
	free(upper);
}

void wheel_draw_month(const struct wheel_state *st, struct canvas *c, int heads)
{
	struct canvas rows = canvas_sub(c, heads, 0, c->rows - heads, c->cols);
	struct buf left = { 0 }, right = { 0 };

	buf_printf(&left, "%s %d", month_long(st->month), st->l.year);
	buf_printf(&right, ngettext("%d meeting", "%d meetings", (unsigned long)st->month_count),
		st->month_count);
	if (heads > 0)
		draw_heading(c, 0, buf_str(&left), buf_str(&right));
	if (heads > 1)
		canvas_hline(c, 1, 1, c->cols - 1);
	if (st->l.list.n == 0) {
		struct buf none = { 0 };

		buf_printf(&none, _("No meeting in %s. n adds one."), month_long(st->month));
		canvas_wrap(&rows, 0, 2, rows.cols - 2, 0, STYLE_NORMAL, buf_str(&none));
		buf_release(&none);
		canvas_cursor(&rows, 0, 0, false);
	}
	list_draw(&st->l.list, &rows, true, draw_month_row, st);
	buf_release(&left);
	buf_release(&right);
}

void wheel_draw_next(const struct wheel_state *st, struct canvas *c)
{
	struct canvas rows = canvas_sub(c, 1, 1, c->rows - 1, c->cols - 1);

	draw_heading(c, 0, _("Next up"), "");
	if (st->next.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_MUTED, _("Nothing planned."));
	for (size_t i = 0; i < st->next.n && (int)i < rows.rows; i++)
		draw_entry(&rows, (int)i, &st->next.v[i], "", true);
}
