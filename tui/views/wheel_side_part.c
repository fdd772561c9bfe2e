/* Beside the month: what has to be done, and the year in numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/actions.h"
#include "rules/labels.h"

#include "tui/views/wheel_part.h"

enum {
	YEAR_ROWS = 2,
	YEAR_LEAST_ROWS = 6,
	YEAR_LEAST_COLS = 48,
	WHO_CELLS = 12,
	LEAST_FOR_MORE = 3,
	TASKS_LEAST = 3
};

/* "4 open, 1 late!" */
static void tasks_text(const struct wheel_state *st, struct buf *out)
{
	int open = st->to_do.open, late = st->to_do.late;

	buf_printf(out, ngettext("%d open", "%d open", (unsigned long)open), open);
	if (late)
		buf_printf(out, ngettext(", %d late!", ", %d late!", (unsigned long)late), late);
}

/* "14 meetings: 5 held 7 left" */
static void year_text(const struct wheel_state *st, struct buf *out)
{
	const int *n = st->counts;
	int ahead = n[STATUS_DECIDED] + n[STATUS_CALLED] + n[STATUS_RUNNING],
	    all = ahead + n[STATUS_HELD] + n[STATUS_PROPOSED];

	buf_printf(out, ngettext("%d meeting", "%d meetings", (unsigned long)all), all);
	buf_printf(out, _(": %d held %d left"), n[STATUS_HELD], ahead);
}

/* "2 drafts  1 cancelled" */
static void unsettled_text(const struct wheel_state *st, struct buf *out)
{
	int drafts = st->counts[STATUS_PROPOSED], cancelled = st->counts[STATUS_CANCELLED];

	if (drafts)
		buf_printf(out, ngettext("%d draft", "%d drafts", (unsigned long)drafts), drafts);
	if (cancelled)
		buf_printf(out, "%s%d %s", drafts ? "  " : "", cancelled,
			meeting_status_label(STATUS_CANCELLED));
}

/* "Attendance on average 71 %": of what was counted of that year. */
static void attended_text(const struct wheel_state *st, struct buf *out)
{
	int percent = attended_percent(&st->attended);

	if (st->attended_year == st->l.year && percent >= 0)
		buf_printf(out, _("Attendance on average %d %%"), percent);
}

static void draw_task(const char *today, struct canvas *c, int row, const struct register_row *r)
{
	bool late = action_late(&r->n, today), who = c->cols >= 48 && r->n.who && *r->n.who;
	unsigned style = late ? STYLE_LATE : STYLE_NORMAL;
	struct moment due = moment_of(action_due(&r->n));
	int y, m, d, end = who ? c->cols - WHO_CELLS - 1 : c->cols;

	canvas_text(c, row, 0, 1, style, late ? "!" : "·");
	if (due.day != DAY_NONE) {
		day_to_ymd(due.day, &y, &m, &d);
		canvas_printf(c, row, 2, 5, style, "%d/%d", d, m);
	}
	canvas_text(c, row, 8, end - 8, STYLE_NORMAL, r->n.text ? r->n.text : "");
	if (who)
		canvas_text(c, row, c->cols - WHO_CELLS, WHO_CELLS, STYLE_NORMAL, r->n.who);
}

static void draw_tasks(const struct wheel_state *st, const struct app *a, struct canvas *c)
{
	struct buf right = { 0 };
	char *upper = words_upper(_("To do")), today[MOMENT_SIZE];
	int used, rows = c->rows - 1;
	size_t shown = st->actions.n, all = (size_t)st->to_do.open;

	session_today(&a->session, today);
	tasks_text(st, &right);
	used = canvas_cells(c, buf_str(&right));
	canvas_text(c, 0, 0, c->cols - used - 1, STYLE_HEADING, upper);
	canvas_right(c, 0, c->cols - used, used, st->to_do.late ? STYLE_LATE : STYLE_MUTED,
		buf_str(&right));
	if (rows > 0 && rows < LEAST_FOR_MORE) {
		shown = shown < (size_t)rows ? shown : (size_t)rows;
	} else if (rows > 0 && all > (size_t)rows) {
		shown = shown < (size_t)rows ? shown : (size_t)rows - 1;
		canvas_printf(c, rows, 2, CELLS_REST, STYLE_MUTED, _("… %zu more"), all - shown);
	}
	for (size_t i = 0; i < shown; i++)
		draw_task(today, c, (int)i + 1, &st->actions.v[i]);
	free(upper);
	buf_release(&right);
}

/* ---- The cursor's meeting --------------------------------------------------------------------------------- */

static int draw_meeting(const struct wheel_state *st, struct canvas *c)
{
	const struct meeting_row *r = meeting_page_row(&st->l.page, st->l.list.at);
	const struct meeting_facts *f = &st->l.facts;
	char day[DATE_TEXT_SIZE];
	struct buf b = { 0 };
	char *upper;
	int row = 0;

	if (!r || f->id != r->m.id)
		return 0;
	meeting_row_name(r, &b);
	day_text(moment_of(r->m.starts).day, day);
	buf_printf(&b, " · %s", day);
	upper = words_upper(buf_str(&b));
	canvas_text(c, row++, 0, CELLS_REST, STYLE_HEADING, upper);
	free(upper);
	buf_cut(&b, 0);
	meeting_facts_text(f, &b);
	canvas_text(c, row++, 0, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	if (f->current && f->planned)
		buf_printf(&b, _("Now: § %s (%d min of %d)"), f->current, (int)f->minutes,
			(int)f->planned);
	else if (f->current)
		buf_printf(&b, _("Now: § %s (%d min)"), f->current, (int)f->minutes);
	else if (r->m.place && *r->m.place)
		buf_puts(&b, r->m.place);
	if (b.len)
		canvas_text(c, row++, 0, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
	return row + 1;
}

/* ---- All of it -------------------------------------------------------------------------------------------------- */

/* Two rows: the year, and what of it is not settled. */
static void draw_year(const struct wheel_state *st, struct canvas *c, int row)
{
	char *word = words_upper(_("Year"));
	struct buf b = { 0 };
	int col;

	col = canvas_printf(c, row, 0, CELLS_REST, STYLE_HEADING, "%s %d", word, st->l.year) + 2;
	year_text(st, &b);
	canvas_text(c, row, col, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_cut(&b, 0);
	unsettled_text(st, &b);
	col += canvas_text(c, row + 1, col, CELLS_REST, STYLE_NORMAL, buf_str(&b)) +
		(b.len ? 2 : 0);
	buf_cut(&b, 0);
	attended_text(st, &b);
	if (col + canvas_cells(c, buf_str(&b)) <= c->cols)
		canvas_text(c, row + 1, col, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	free(word);
	buf_release(&b);
}

/* What the tasks leave: theirs is a heading and a few rows at least. */
static int weeks_room(const struct wheel_state *st, const struct canvas *c, int rows)
{
	size_t tasks = st->actions.n < TASKS_LEAST ? st->actions.n : TASKS_LEAST;

	if (!wheel_weeks_fit((struct area) { .rows = c->rows, .cols = c->cols }))
		return 0;
	return wheel_weeks_rows(st, c->cols, rows - (int)tasks - 2);
}

bool wheel_shows_attended(struct area side)
{
	return side.rows >= YEAR_LEAST_ROWS && side.cols >= YEAR_LEAST_COLS;
}

void wheel_draw_side(const struct wheel_state *st, const struct app *a, struct canvas *c)
{
	int top = c->rows >= 12 ? draw_meeting(st, c) : 0;
	int bottom = c->rows - top >= YEAR_LEAST_ROWS ? c->rows - YEAR_ROWS : c->rows;
	int tasks = bottom - top - (bottom < c->rows), weeks = weeks_room(st, c, tasks);
	struct canvas upper = canvas_sub(c, top, 0, tasks - weeks - (weeks > 0), c->cols),
		      lower = canvas_sub(c, top + tasks - weeks, 0, weeks, c->cols);

	draw_tasks(st, a, &upper);
	if (weeks)
		wheel_draw_weeks(st, &lower);
	if (bottom < c->rows)
		draw_year(st, c, bottom);
}

void wheel_draw_brief(const struct wheel_state *st, struct canvas *c)
{
	struct buf b = { 0 };

	buf_printf(&b, _("To do: "));
	tasks_text(st, &b);
	buf_printf(&b, " · %d: ", st->l.year);
	year_text(st, &b);
	canvas_text(c, 0, 1, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}
