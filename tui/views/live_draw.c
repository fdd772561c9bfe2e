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

enum { AGENDA_COLS = 32, ROLL_COLS = 27, SUMMARY_ROWS = 7, TIME_ROWS = 4 };

struct live_panes live_panes(const struct live_state *st, int cols)
{
	struct live_panes p = { 0 };

	if (cols >= LIVE_WIDE)
		p = (struct live_panes) { AGENDA_COLS + 1, cols - AGENDA_COLS - ROLL_COLS - 3,
			ROLL_COLS };
	else if (cols >= LIVE_TWO_PANES)
		p = (struct live_panes) { AGENDA_COLS, cols - AGENDA_COLS - 1, 0 };
	else if (st->pane == PANE_AGENDA && !st->typing)
		p.agenda = cols;
	else
		p.notes = cols;
	return p;
}

/* The attendance summary stands under the agenda where the roll has no pane of its own. */
static int summary_rows(int rows, int cols)
{
	int body = rows - COMPOSER_ROWS;

	return cols < LIVE_TWO_PANES || body < 12 ? 0
		: cols >= LIVE_WIDE               ? TIME_ROWS
						  : SUMMARY_ROWS;
}

/* A low window spends no rows on an idle composer and on headings. */
static bool composer_shown(const struct live_state *st, int rows)
{
	return st->typing || rows >= LIVE_ROOMY_ROWS;
}

int live_agenda_rows(const struct live_state *st, int rows, int cols)
{
	int n = rows - (composer_shown(st, rows) ? COMPOSER_ROWS : 0) - (rows >= LIVE_ROOMY_ROWS) -
		summary_rows(rows, cols);

	return n > 1 ? n : 1;
}

/* ---- Composer ------------------------------------------------------------------------------------------------ */

static void draw_composer(const struct live_state *st, struct canvas *c)
{
	struct canvas line = canvas_sub(c, 0, 1, c->rows, c->cols - 1);

	if (st->typing)
		field_draw(&st->line, &line,
			st->editing ? _("Change") : note_kind_label((int)st->kind), true);
	else if (!field_empty(&st->line))
		canvas_printf(&line, 0, 0, CELLS_REST, STYLE_MUTED, _("Draft: %s"),
			field_text(&st->line));
}

void live_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct live_state *st = v->state;
	struct live_panes p = live_panes(st, body->cols);
	int wants = st->typing ? field_rows(&st->line, body, note_kind_label((int)st->kind)) : 1;
	int composer = wants < 1 ? 1 : wants > body->rows / 3 ? body->rows / 3 : wants;
	bool composing = composer_shown(st, body->rows);
	int rows = body->rows - (composing ? composer + 1 : 0);
	int agenda = live_agenda_rows(st, st->rows, st->cols);
	struct canvas pane;

	if (!live_meeting(st)) {
		canvas_text(body, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("There is no meeting yet. 2 lists meetings, n there makes one."));
		return;
	}
	if (p.agenda) {
		pane = canvas_sub(body, 0, 0, rows, p.agenda);
		live_draw_agenda(st, a, &pane, agenda < rows ? agenda : rows);
		if (p.roll) {
			pane = canvas_sub(body, rows - TIME_ROWS, 0, TIME_ROWS, p.agenda);
			live_draw_time(st, a, &pane);
		} else if (summary_rows(st->rows, st->cols)) {
			pane = canvas_sub(body, rows - SUMMARY_ROWS, 0, SUMMARY_ROWS, p.agenda);
			live_draw_summary(st, &pane);
		}
	}
	if (p.notes) {
		int at = p.agenda ? p.agenda + 1 : 0;

		pane = canvas_sub(body, 0, at, rows, p.notes);
		live_draw_notes(st, a, &pane);
	}
	if (p.roll) {
		pane = canvas_sub(body, 0, body->cols - p.roll, rows, p.roll);
		live_draw_roll(st, &pane);
		canvas_vline(body, 0, body->cols - p.roll - 1, rows);
	}
	if (!composing)
		return;
	canvas_hline(body, rows, 0, body->cols);
	if (p.roll)
		canvas_text(body, rows, body->cols - p.roll - 1, 1, STYLE_FRAME, "┴");
	if (p.agenda && p.notes) {
		canvas_vline(body, 0, p.agenda, rows);
		canvas_text(body, rows, p.agenda, 1, STYLE_FRAME, "┴");
	}
	pane = canvas_sub(body, rows + 1, 0, composer, body->cols);
	draw_composer(st, &pane);
}

/* ---- Around it -------------------------------------------------------------------------------------------------- */

void live_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct live_state *st = v->state;
	const struct meeting *m = live_meeting(st);
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE, now = clock_local(a->session.clock),
		      end;
	char span[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE];

	if (!m)
		return;
	moment_parse(m->starts ? m->starts : "", &starts);
	moment_parse(m->ends ? m->ends : "", &ends);
	span_text(starts, ends, a->cols >= LIVE_WIDE, span);
	if (live_running(st))
		buf_printf(left, "● %s  ", meeting_status_label(m->status));
	buf_printf(left, "%s · %s", m->title, span);
	if (a->cols >= LIVE_WIDE && m->place && *m->place)
		buf_printf(left, " · %s", m->place);
	if (!live_running(st))
		return;
	buf_printf(right, "%02d:%02d", now.minute / 60, now.minute % 60);
	if (st->items.n) {
		end = moment_add_minutes(
			now, (int)live_minutes_left(st, clock_now(a->session.clock)));
		minute_text(end.minute, time);
		buf_printf(right, "  %s", _("end ≈ "));
		buf_puts(right, time);
	}
}

void live_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);

	(void)a;
	if (st->typing) {
		buf_puts(out,
			_("Saved while you type.  Tab: Hen⇥ fills in a name · empty line + Tab "
			  "changes kind"));
		return;
	}
	if (!live_meeting(st))
		return;
	if (!live_running(st) && live_meeting(st)->status != STATUS_HELD) {
		buf_puts(out, _("Not begun. S begins the meeting, r takes the roll."));
		return;
	}
	if (!it)
		return;
	buf_printf(out, "%s%s%s", it->number ? it->number : "", it->number ? " " : "", it->title);
	buf_printf(out, ", %s", outcome_label(it->outcome));
	if (st->notes.n)
		buf_printf(out, ngettext(", %zu line", ", %zu lines", st->notes.n), st->notes.n);
	buf_putc(out, '.');
}
