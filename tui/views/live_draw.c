#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"

#include "tui/chrome.h"
#include "tui/views/live_panes.h"
#include "tui/views/rollcall.h"

enum { AGENDA_COLS = 32, ROLL_COLS = 27, SISTER_COLS = 41, TIME_ROWS = 4 };

struct live_panes live_panes(const struct live_state *st, int cols)
{
	struct live_panes p = { 0 };

	if (cols >= LIVE_WIDE) {
		int right = st->sisters.shown ? SISTER_COLS : ROLL_COLS;

		p.agenda = AGENDA_COLS + 1;
		p.notes = cols - AGENDA_COLS - right - 3;
		*(st->sisters.shown ? &p.sisters : &p.roll) = right;
	} else if (cols >= LIVE_TWO_PANES) {
		*(st->sisters.shown ? &p.sisters : &p.agenda) =
			st->sisters.shown ? cols / 2 - 1 : AGENDA_COLS;
		p.notes = cols - p.agenda - p.sisters - 1;
	} else if (st->pane == PANE_NOTES || st->typing) {
		p.notes = cols;
	} else {
		*(st->sisters.shown ? &p.sisters : &p.agenda) = cols;
	}
	return p;
}

/* The attendance summary stands under the agenda where the roll has no pane of its own. */
static int summary_rows(const struct live_state *st, int rows, int cols)
{
	int body = rows - COMPOSER_ROWS;

	return cols < LIVE_TWO_PANES || body < 12 ? 0
		: cols >= LIVE_WIDE               ? TIME_ROWS
						  : live_summary_rows(st, AGENDA_COLS);
}

/* A low window spends no rows on an idle composer and on headings. */
static bool composer_shown(const struct live_state *st, int rows)
{
	return st->typing || rows >= LIVE_ROOMY_ROWS;
}

int live_agenda_rows(const struct live_state *st, int rows, int cols)
{
	int n = rows - (composer_shown(st, rows) ? COMPOSER_ROWS : 0) - (rows >= LIVE_ROOMY_ROWS) -
		summary_rows(st, rows, cols);

	return n > 1 ? n : 1;
}

/* ---- Composer ------------------------------------------------------------------------------------------------ */

static void draw_composer(const struct live_state *st, const struct app *a, struct canvas *c)
{
	struct canvas line = canvas_sub(c, 0, 1, c->rows, c->cols - 1);

	if (st->typing)
		field_draw(&st->line, &line, live_label(st, a), true);
	else if (!field_empty(&st->line))
		canvas_printf(&line, 0, 0, CELLS_REST, STYLE_MUTED, _("Draft: %s"),
			field_text(&st->line));
}

/* What the items leave of the agenda's rows. */
static struct canvas free_rows(
	const struct live_state *st, struct canvas *body, int agenda, int cols)
{
	int items = st->items.n < (size_t)agenda ? (int)st->items.n : agenda;

	return canvas_sub(body, (st->rows >= LIVE_ROOMY_ROWS) + items, 0, agenda - items, cols);
}

static void draw_left(
	const struct live_state *st, const struct app *a, struct canvas *body, int rows, int cols)
{
	int agenda = live_agenda_rows(st, st->rows, st->cols);
	struct canvas pane = canvas_sub(body, 0, 0, rows, cols);
	int summary = summary_rows(st, st->rows, st->cols);

	live_draw_agenda(st, a, &pane, agenda < rows ? agenda : rows);
	pane = free_rows(st, body, agenda, cols);
	live_draw_previous(st, a, &pane);
	if (body->cols >= LIVE_WIDE) {
		pane = canvas_sub(body, rows - TIME_ROWS, 0, TIME_ROWS, cols);
		live_draw_time(st, a, &pane);
	} else if (summary) {
		pane = canvas_sub(body, rows - summary, 0, summary, cols);
		live_draw_summary(st, &pane);
		live_draw_misfits(st, a, &pane, summary - 1);
	}
}

void live_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct live_state *st = v->state;
	struct live_panes p = live_panes(st, body->cols);
	int wants = st->typing ? field_rows(&st->line, body, live_label(st, a)) : 1;
	int composer = wants < 1 ? 1 : wants > body->rows / 3 ? body->rows / 3 : wants;
	bool composing = composer_shown(st, body->rows);
	int rows = body->rows - (composing ? composer + 1 : 0);
	int right = p.agenda && p.sisters ? p.sisters : p.roll,
	    left = p.agenda ? p.agenda : p.sisters;
	struct canvas pane;

	if (!live_meeting(st)) {
		canvas_text(body, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("There is no meeting yet. 2 lists meetings, n there makes one."));
		return;
	}
	if (p.sisters) {
		pane = canvas_sub(body, 0, p.agenda ? body->cols - right : 0, rows, p.sisters);
		live_draw_sisters(st, &pane);
	}
	if (p.agenda)
		draw_left(st, a, body, rows, p.agenda);
	if (p.notes) {
		pane = canvas_sub(body, 0, left ? left + 1 : 0, rows, p.notes);
		live_draw_notes(st, a, &pane);
	}
	if (p.roll) {
		pane = canvas_sub(body, 0, body->cols - p.roll, rows, p.roll);
		live_draw_roll(st, &pane);
	}
	if (right)
		canvas_vline(body, 0, body->cols - right - 1, rows);
	if (!composing)
		return;
	canvas_hline(body, rows, 0, body->cols);
	if (right)
		canvas_text(body, rows, body->cols - right - 1, 1, STYLE_FRAME, "┴");
	if (left && p.notes) {
		canvas_vline(body, 0, left, rows);
		canvas_text(body, rows, left, 1, STYLE_FRAME, "┴");
	}
	pane = canvas_sub(body, rows + 1, 0, composer, body->cols);
	draw_composer(st, a, &pane);
}

/* ---- Around it -------------------------------------------------------------------------------------------------- */

void live_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct live_state *st = v->state;
	const struct meeting *m = live_meeting(st);
	struct moment starts = MOMENT_NONE, ends = MOMENT_NONE, now = clock_local(a->session.clock);
	struct live_standing standing;
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
	if (m->status == STATUS_HELD)
		buf_printf(left, " · %s", meeting_state_label(m));
	if (!live_running(st))
		return;
	buf_printf(right, "%02d:%02d", now.minute / 60, now.minute % 60);
	if (!forecast_possible(st->items.v, st->items.n))
		return;
	live_stand(st, a, &standing, NULL);
	minute_text(standing.end.minute, time);
	buf_printf(right, "  %s%s%s", _("end ≈ "), time, standing.over > 0 ? "!" : "");
}

/* Is there no time left for the item under the cursor? */
static bool at_misfit(const struct live_state *st, const struct app *a)
{
	bool *misfit = live_misfits(st, a);
	bool late = misfit && live_at(st) && misfit[live_at(st) - st->items.v];

	free(misfit);
	return late;
}

void live_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);

	if (st->typing) {
		live_echo(st, a, out);
		return;
	}
	if (!live_meeting(st))
		return;
	if (!live_running(st) && live_meeting(st)->status != STATUS_HELD) {
		buf_puts(out, _("Not begun. S begins the meeting, r takes the roll."));
		if (st->more.n_offers)
			buf_printf(out,
				ngettext("  %zu left over: d o", "  %zu left over: d o",
					st->more.n_offers),
				st->more.n_offers);
		else if (live_meeting(st)->round_id && live_meeting(st)->status != STATUS_CANCELLED)
			buf_puts(out, _("  Changes go to the round."));
		return;
	}
	if (st->pane == PANE_NOTES && live_note(st)) {
		/* TRANSLATORS: what kind of line, line 3 of 5 */
		buf_printf(out, _("%s, line %zu of %zu."), note_kind_label(live_note(st)->kind),
			st->lines.at + 1, st->lines.n);
		chrome_hint_after(a, out, _("Enter edits, l makes it another kind, m moves it"));
		return;
	}
	if (!it)
		return;
	buf_printf(out, "%s%s%s", it->number ? it->number : "", it->number ? " " : "", it->title);
	buf_printf(out, ", %s",
		live_running(st) && it->id == live_meeting(st)->item_id &&
				it->outcome == OUTCOME_OPEN
			? _("going on")
			: outcome_label(it->outcome));
	if (st->notes.n)
		buf_printf(out, ngettext(", %zu line", ", %zu lines", st->notes.n), st->notes.n);
	buf_putc(out, '.');
	if (at_misfit(st, a))
		buf_puts(out, _(" There is no time for it before the planned end."));
	else if (live_meeting(st)->round_id && !st->sisters.shown)
		buf_puts(out, _("  s shows the sister groups"));
}
