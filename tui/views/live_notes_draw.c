/* The pane of the notes. */
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

enum { HEAD_ROWS = 3 };

void live_note_text(const struct note *n, struct buf *out)
{
	switch ((enum note_kind)n->kind) {
	case NOTE_REMARK:
		buf_printf(out, "%s: ", n->speaker ? n->speaker : "");
		break;
	case NOTE_DECISION:
		buf_printf(out, _("DECISION %d  "), (int)n->number);
		break;
	case NOTE_ACTION:
		buf_printf(out, _("TO DO %d  "), (int)n->number);
		break;
	case NOTE_AGREEMENT:
	case NOTE_MESSAGE:
	case NOTE_QUESTION:
	case NOTE_PRIVATE:
		buf_printf(out, "%s: ", note_kind_label(n->kind));
		break;
	case NOTE_TEXT:
		break;
	}
	if (n->kind == NOTE_ACTION && n->state == ACTION_DONE)
		buf_printf(out, "(%s) ", _("done"));
	buf_puts(out, n->text ? n->text : "");
	if (n->who && *n->who)
		buf_printf(out, " – %s", n->who);
	if (n->due_text && *n->due_text)
		buf_printf(out, " – %s", n->due_text);
}

/* Where there is room a decision has its number above it, and who and when below what is to be done. */
static void screen_text(const struct note *n, bool roomy, struct buf *out)
{
	if (!roomy || (n->kind != NOTE_DECISION && n->kind != NOTE_ACTION)) {
		live_note_text(n, out);
		return;
	}
	buf_printf(out, n->kind == NOTE_DECISION ? _("DECISION %d  ") : _("TO DO %d  "),
		(int)n->number);
	if (n->kind == NOTE_ACTION && n->state == ACTION_DONE)
		buf_printf(out, "(%s)", _("done"));
	buf_printf(out, "\n%s", n->text ? n->text : "");
	if (n->kind == NOTE_ACTION)
		buf_printf(out, "\n%s%s%s%s", _("who: "), n->who && *n->who ? n->who : "–",
			_("  when: "), n->due_text && *n->due_text ? n->due_text : "–");
}

static unsigned note_style(const struct note *n)
{
	return n->kind == NOTE_DECISION || n->kind == NOTE_AGREEMENT ? STYLE_DECIDED : STYLE_NORMAL;
}

static void draw_note(
	struct canvas *c, int row, const struct note *n, bool roomy, int rows, bool focus)
{
	char time[DATE_TEXT_SIZE] = "";
	struct buf b = { 0 };

	if (n->filed_at)
		minute_text(local_moment(n->filed_at).minute, time);
	screen_text(n, roomy, &b);
	canvas_right(c, row, 1, 5, STYLE_MUTED, time);
	canvas_wrap(c, row, 7, c->cols - 8, 0, note_style(n), buf_str(&b));
	if (focus)
		canvas_text(c, row > 0 ? row : 0, 0, 1, STYLE_NORMAL, "▶");
	for (int i = 0; focus && i < rows; i++)
		canvas_add_style(c, row + i, 0, c->cols, STYLE_FOCUS);
	buf_release(&b);
}

static int note_rows(const struct canvas *c, const struct note *n, bool roomy)
{
	struct buf b = { 0 };
	int rows;

	screen_text(n, roomy, &b);
	rows = canvas_wrap_rows(c, c->cols - 8, 0, buf_str(&b));
	buf_release(&b);
	return rows > 0 ? rows : 1;
}

/* The last lines, or those around the cursor when the notes have it. */
static void draw_lines(const struct live_state *st, bool roomy, struct canvas *c)
{
	bool active = st->pane == PANE_NOTES && !st->typing;
	size_t last = active && st->lines.n ? st->lines.at : st->notes.n ? st->notes.n - 1 : 0;
	int total = 0, row = 0;

	for (size_t i = 0; i <= last && i < st->notes.n; i++)
		total += note_rows(c, &st->notes.v[i], roomy);
	row = total > c->rows ? c->rows - total : 0;
	for (size_t i = 0; i < st->notes.n && row < c->rows; i++) {
		int rows = note_rows(c, &st->notes.v[i], roomy);
		bool here = active && i == st->lines.at;

		if (row + rows > 0) {
			draw_note(c, row, &st->notes.v[i], roomy, rows, here);
			canvas_zone(c, row, 0, rows, c->cols, PANE_NOTES, st->notes.v[i].id);
		}
		if (here)
			canvas_cursor(c, row > 0 ? row : 0, 0, false);
		row += rows;
	}
}

void live_draw_notes(const struct live_state *st, const struct app *a, struct canvas *c)
{
	const struct item *it = live_at(st);
	struct canvas lines = canvas_sub(c, HEAD_ROWS, 0, c->rows - HEAD_ROWS, c->cols);

	if (it) {
		bool numbered = it->number && *it->number;

		int clock = live_draw_item_clock(st, a, c, it);

		canvas_printf(c, 0, 1, c->cols - 2 - (clock ? clock + 2 : 0), STYLE_HEADING,
			"%s%s%s%s", numbered ? "§ " : "", numbered ? it->number : "",
			numbered ? " " : "", it->title);
		live_draw_item_side(st, c, it);
		lines.rows -= live_draw_sentence(st, &lines, it);
	} else {
		canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("Before the first item"));
	}
	canvas_hline(c, 2, 0, c->cols);
	if (st->notes.n == 0)
		canvas_wrap(&lines, 0, 1, lines.cols - 2, 0, STYLE_MUTED,
			_("Nothing noted yet. a writes, b a decision, t something to do."));
	draw_lines(st, a->cols >= LIVE_WIDE, &lines);
}
