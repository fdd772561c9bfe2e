/* The pane of the attendance, and its summary where there is no room for one. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"

#include "tui/views/live_panes.h"
#include "tui/views/rollcall.h"

static int letter_count(struct canvas *c, int row, int col, char letter, int n)
{
	if (n == 0)
		return col;
	return col +
		canvas_printf(c, row, col, CELLS_REST, STYLE_NORMAL, "%s %d  ",
			rollcall_letter(letter), n);
}

enum { RULE_COL = 3, CAME_ROWS = 3 }; /* rows of the rule and of those who came and left */

/* Nobody can be missed before there is somebody. */
static bool is_to_come(const struct live_state *st)
{
	const struct meeting *m = live_meeting(st);

	return m && m->status < STATUS_RUNNING && st->counts.unmarked == st->counts.called &&
		st->counts.guests == 0;
}

static void draw_present(const struct live_state *st, struct canvas *c, int col)
{
	const struct roll_counts *n = &st->counts;

	if (is_to_come(st))
		canvas_printf(c, 0, col, CELLS_REST, STYLE_NORMAL,
			ngettext("%d called", "%d called", (unsigned long)n->called), n->called);
	else
		canvas_printf(c, 0, col, CELLS_REST, STYLE_NORMAL, _("%d of %d"), n->present,
			n->called + n->guests);
}

/* One line, two where what lacks does not fit beside the answer, none where there is no rule. */
static int rule_rows(const struct live_state *st, int cols)
{
	const struct representation *r = &st->there;
	char *line = is_to_come(st) ? xstrdup("") : representation_line(r);
	int rows = !*line ? 0 : !r->met && RULE_COL + text_cells(line) > cols ? 2 : 1;

	free(line);
	return rows;
}

static int draw_rule(const struct live_state *st, struct canvas *c, int row, int col)
{
	const struct representation *r = &st->there;
	char *line = representation_line(r), *lacks = representation_lacks(r);
	int rows = rule_rows(st, c->cols);
	bool split = rows == 2;

	if (rows)
		canvas_text(c, row, col, c->cols - col, r->met ? STYLE_NORMAL : STYLE_LATE,
			split ? _("Representative: no!") : line);
	if (split)
		canvas_text(c, row + 1, col, c->cols - col, STYLE_LATE, lacks);
	free(line);
	free(lacks);
	return rows;
}

/* Somebody came or left; the order of those of one minute is the roll's. */
struct event {
	const struct roll_row *row; /* NULL = none */
	int minute;
	bool left;
	size_t rank;
};

static bool is_later(const struct event *a, const struct event *b)
{
	return a->minute != b->minute ? a->minute > b->minute : a->rank < b->rank;
}

/* The latest event before another one (whose row NULL: before none). */
static struct event latest_before(const struct roll_rows *roll, const struct event *than)
{
	struct event best = { 0 };

	for (size_t i = 0; i < 2 * roll->n; i++) {
		const struct roll_row *r = &roll->v[i / 2];
		struct event e = { .row = r, .left = i % 2, .rank = i };
		const char *hhmm = e.left ? r->a.left : r->a.came;

		if (!hhmm || !*hhmm || !minute_parse(hhmm, &e.minute))
			continue;
		if ((!than->row || is_later(than, &e)) && (!best.row || is_later(&e, &best)))
			best = e;
	}
	return best;
}

static int count_latest(const struct roll_rows *roll, int most)
{
	struct event e = { 0 };
	int n = 0;

	while (n < most && (e = latest_before(roll, &e)).row)
		n++;
	return n;
}

/* The latest who came or left: "9:07 + Bo Ågren kom". */
static void draw_latest(const struct live_state *st, struct canvas *c, int row, int most)
{
	struct event e = { 0 };

	for (int i = 0; i < most; i++) {
		e = latest_before(&st->roll, &e);
		if (!e.row)
			return;
		canvas_printf(c, row + i, 3, c->cols - 3, STYLE_NORMAL,
			e.left ? _("%d:%02d - %s %s left") : _("%d:%02d + %s %s came"),
			e.minute / 60, e.minute % 60, e.row->given, e.row->family);
	}
}

int live_summary_rows(const struct live_state *st, int cols)
{
	int rule = rule_rows(st, cols);

	return 2 + rule + count_latest(&st->roll, CAME_ROWS - rule) + 2;
}

void live_draw_summary(const struct live_state *st, struct canvas *c)
{
	const struct roll_counts *n = &st->counts;
	int col = 2, rule;

	canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("ATTENDANCE"));
	draw_present(st, c, 1 + text_cells(_("ATTENDANCE")) + 3);
	col = letter_count(c, 1, col, 'P', n->onsite);
	col = letter_count(c, 1, col, 'D', n->remote);
	col = letter_count(c, 1, col, 'E', n->substituted);
	col = letter_count(c, 1, col, 'F', n->absent);
	col = letter_count(c, 1, col, 'A', n->excused - n->substituted);
	if (!is_to_come(st))
		letter_count(c, 1, col, '.', n->unmarked);
	rule = draw_rule(st, c, 2, RULE_COL);
	draw_latest(st, c, 2 + rule, CAME_ROWS - rule);
	canvas_printf(c, c->rows - 2, 1, CELLS_REST, STYLE_NORMAL, _("DECISIONS %d   TO DO %d"),
		st->decisions, st->actions);
}

static void draw_roll_line(struct canvas *c, int row, const struct roll_row *r)
{
	char letter = roll_letter(r);
	struct buf time = { 0 };
	int width;

	rollcall_times(&r->a, &time);
	width = text_cells(buf_str(&time));
	canvas_text(c, row, 1, 1, rollcall_style(letter), rollcall_letter(letter));
	canvas_printf(c, row, 3, c->cols - 3 - (width ? width + 1 : 0), STYLE_NORMAL, "%s%s%s",
		*r->family ? r->family : r->given, *r->family ? ", " : "",
		*r->family ? r->given : "");
	canvas_right(c, row, c->cols - width, width, STYLE_NORMAL, buf_str(&time));
	buf_release(&time);
}

static int count_line(struct canvas *c, int row, const char *what, int n)
{
	canvas_text(c, row, 1, c->cols - 6, STYLE_NORMAL, what);
	canvas_printf(c, row, c->cols - 4, 3, STYLE_NORMAL, "%3d", n);
	return row + 1;
}

void live_draw_roll(const struct live_state *st, struct canvas *c)
{
	const struct roll_counts *n = &st->counts;
	int row = 1, names;

	canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("ATTENDANCE"));
	draw_present(st, c, 18);
	row = count_line(c, row, _("On site"), n->onsite);
	row = count_line(c, row, _("Remote"), n->remote);
	row = count_line(c, row, _("Absent"), n->absent);
	row = count_line(c, row, _("Excused"), n->excused);
	if (n->unmarked)
		row = count_line(c, row, _("Unmarked"), n->unmarked);
	canvas_printf(c, row++, 1, CELLS_REST, STYLE_NORMAL, _("Parties %d of %d"),
		st->there.parties_there, st->there.parties_called);
	if (st->there.n_facts)
		row += draw_rule(st, c, row, 1);
	canvas_hline(c, row++, 0, c->cols);
	names = c->rows - row - 4;
	for (int i = 0; i < names && (size_t)i < st->roll.n; i++)
		draw_roll_line(c, row++, &st->roll.v[i]);
	if (st->roll.n > (size_t)(names > 0 ? names : 0))
		canvas_printf(c, row, 1, CELLS_REST, STYLE_NORMAL, _("… %d more     r roll call"),
			(int)st->roll.n - names);
	draw_latest(st, c, c->rows - 2, 2);
}
