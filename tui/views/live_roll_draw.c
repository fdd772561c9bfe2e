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

static void draw_rule(const struct live_state *st, struct canvas *c, int row)
{
	int least = 0;
	bool fine;

	if (st->groups.n != 1)
		return;
	fine = roll_representative(&st->counts, &st->groups.v[0], &least);
	if (least == 0)
		return;
	if (fine)
		canvas_printf(c, row, 3, CELLS_REST, STYLE_NORMAL,
			_("Representative: yes (at least %d)"), least);
	else
		canvas_printf(c, row, 3, CELLS_REST, STYLE_LATE,
			_("Representative: no! (at least %d)"), least);
}

/* The latest who came or left: "9:07 + Bo Ågren kom". */
static void draw_latest(const struct live_state *st, struct canvas *c, int row, int most)
{
	const struct roll_row *shown = NULL;

	for (int i = 0; i < most; i++) {
		const struct roll_row *latest = NULL;
		int best = MINUTE_NONE, minute, before = 1441;

		if (shown)
			minute_parse(*shown->a.left ? shown->a.left : shown->a.came, &before);
		for (size_t j = 0; j < st->roll.n; j++) {
			const struct roll_row *r = &st->roll.v[j];
			const char *t = r->a.left && *r->a.left ? r->a.left : r->a.came;

			if (t && *t && minute_parse(t, &minute) && minute > best &&
				minute < before) {
				best = minute;
				latest = r;
			}
		}
		if (!latest)
			return;
		shown = latest;
		canvas_printf(c, row + i, 3, c->cols - 3, STYLE_NORMAL,
			latest->a.left && *latest->a.left ? _("%d:%02d - %s %s left")
							  : _("%d:%02d + %s %s came"),
			best / 60, best % 60, latest->given, latest->family);
	}
}

void live_draw_summary(const struct live_state *st, struct canvas *c)
{
	const struct roll_counts *n = &st->counts;
	int col = 2;

	canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("ATTENDANCE"));
	canvas_printf(c, 0, 1 + text_cells(_("ATTENDANCE")) + 3, CELLS_REST, STYLE_NORMAL,
		_("%d of %d"), n->present, n->called + n->guests);
	col = letter_count(c, 1, col, 'P', n->onsite);
	col = letter_count(c, 1, col, 'D', n->remote);
	col = letter_count(c, 1, col, 'E', n->substituted);
	col = letter_count(c, 1, col, 'F', n->absent);
	col = letter_count(c, 1, col, 'A', n->excused - n->substituted);
	letter_count(c, 1, col, '.', n->unmarked);
	draw_rule(st, c, 2);
	draw_latest(st, c, 3, 2);
	canvas_printf(c, 5, 1, CELLS_REST, STYLE_NORMAL, _("DECISIONS %d   TO DO %d"),
		st->decisions, st->actions);
}

static void draw_roll_line(struct canvas *c, int row, const struct roll_row *r)
{
	char letter = roll_letter(r);
	const char *came = r->a.came ? r->a.came : "", *left = r->a.left ? r->a.left : "";
	int from = MINUTE_NONE, to = MINUTE_NONE;
	struct buf time = { 0 };

	minute_parse(came, &from);
	minute_parse(left, &to);
	if (from != MINUTE_NONE)
		buf_printf(&time, "%d:%02d–", from / 60, from % 60);
	if (to != MINUTE_NONE)
		buf_printf(&time, "%s%d:%02d", from == MINUTE_NONE ? "–" : "", to / 60, to % 60);
	canvas_text(c, row, 1, 1, rollcall_style(letter), rollcall_letter(letter));
	canvas_printf(c, row, 3, c->cols - 3 - (int)(time.len ? 7 : 0), STYLE_NORMAL, "%s%s%s",
		*r->family ? r->family : r->given, *r->family ? ", " : "",
		*r->family ? r->given : "");
	canvas_right(c, row, c->cols - 6, 6, STYLE_NORMAL, buf_str(&time));
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
	canvas_printf(c, 0, 18, CELLS_REST, STYLE_NORMAL, _("%d of %d"), n->present,
		n->called + n->guests);
	row = count_line(c, row, _("On site"), n->onsite);
	row = count_line(c, row, _("Remote"), n->remote);
	row = count_line(c, row, _("Absent"), n->absent);
	row = count_line(c, row, _("Excused"), n->excused);
	if (n->unmarked)
		row = count_line(c, row, _("Unmarked"), n->unmarked);
	canvas_printf(c, row++, 1, CELLS_REST, STYLE_NORMAL, _("Parties %d of %d"),
		n->parties_present, n->parties_called);
	canvas_hline(c, row++, 0, c->cols);
	names = c->rows - row - 4;
	for (int i = 0; i < names && (size_t)i < st->roll.n; i++)
		draw_roll_line(c, row++, &st->roll.v[i]);
	if (st->roll.n > (size_t)(names > 0 ? names : 0))
		canvas_printf(c, row, 1, CELLS_REST, STYLE_NORMAL, _("… %d more     r roll call"),
			(int)st->roll.n - names);
	draw_latest(st, c, c->rows - 2, 2);
}
