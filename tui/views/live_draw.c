#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"

#include "tui/views/live.h"
#include "tui/views/rollcall.h"

enum {
	WIDE = 110,
	TWO_PANES = 76,
	AGENDA_COLS = 32,
	ROLL_COLS = 27,
	HEAD_ROWS = 3,
	SUMMARY_ROWS = 7,
	TIME_ROWS = 4,
	ROOMY_ROWS = 8
};

struct live_panes live_panes(const struct live_state *st, int cols)
{
	struct live_panes p = { 0 };

	if (cols >= WIDE)
		p = (struct live_panes) { AGENDA_COLS + 1, cols - AGENDA_COLS - ROLL_COLS - 3,
			ROLL_COLS };
	else if (cols >= TWO_PANES)
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

	return cols < TWO_PANES || body < 12 ? 0 : cols >= WIDE ? TIME_ROWS : SUMMARY_ROWS;
}

/* A low window spends no rows on an idle composer and on headings. */
static bool composer_shown(const struct live_state *st, int rows)
{
	return st->typing || rows >= ROOMY_ROWS;
}

int live_agenda_rows(const struct live_state *st, int rows, int cols)
{
	int n = rows - (composer_shown(st, rows) ? COMPOSER_ROWS : 0) - (rows >= ROOMY_ROWS) -
		summary_rows(rows, cols);

	return n > 1 ? n : 1;
}

/* ---- Agenda ---------------------------------------------------------------------------------------------- */

static const char *item_mark(const struct live_state *st, const struct item *it)
{
	if (live_running(st) && live_meeting(st)->item_id == it->id)
		return "▶";
	switch ((enum outcome)it->outcome) {
	case OUTCOME_OPEN:
		return " ";
	case OUTCOME_NOT_RAISED:
	case OUTCOME_POSTPONED:
	case OUTCOME_STRUCK:
		return "–";
	case OUTCOME_TREATED:
	case OUTCOME_DECIDED:
	case OUTCOME_AGREED:
	case OUTCOME_ENDORSED:
	case OUTCOME_MESSAGE:
	case OUTCOME_REFERRED:
	case OUTCOME_FINISHED:
		break;
	}
	return "x";
}

struct agenda_ctx {
	const struct live_state *st;
	int64_t now;
};

static void draw_times(
	const struct agenda_ctx *ctx, struct canvas *row, const struct item *it, int col)
{
	const struct meeting *m = live_meeting(ctx->st);
	int64_t spent = item_seconds(m, it, ctx->now) / 60;
	bool over = it->minutes && spent > it->minutes;
	char used[24] = "";

	if (it->minutes)
		canvas_printf(row, 0, col, 4, STYLE_NORMAL, "%4" PRId64, it->minutes);
	if (it->outcome == OUTCOME_NOT_RAISED)
		snprintf(used, sizeof(used), "–");
	else if (it->started_at)
		snprintf(used, sizeof(used), "%" PRId64 "%s", spent, over ? "!" : "");
	canvas_right(row, 0, col + 4, over ? 6 : 5, over ? STYLE_LATE : STYLE_NORMAL, used);
}

static void draw_item(const void *p, struct canvas *row, size_t at)
{
	const struct agenda_ctx *ctx = p;
	const struct item *it = &ctx->st->items.v[at];
	bool current = live_running(ctx->st) && live_meeting(ctx->st)->item_id == it->id;
	unsigned style = current ? STYLE_RUNNING : STYLE_NORMAL;
	int indent = it->parent_id ? 3 : 0, times = row->cols - 11, col = 2 + indent;

	canvas_text(row, 0, indent, 1, style, item_mark(ctx->st, it));
	if (it->number && *it->number)
		col += canvas_printf(row, 0, col, 6, style, "%s ", it->number);
	else
		col += canvas_text(row, 0, col, 2, style, "· ");
	canvas_text(row, 0, col, times - col, style, it->title);
	draw_times(ctx, row, it, times);
}

static void draw_agenda(
	const struct live_state *st, const struct app *a, struct canvas *c, int rows)
{
	struct agenda_ctx ctx = { st, clock_now(a->session.clock) };
	bool heading = st->rows >= ROOMY_ROWS;
	struct canvas list = canvas_sub(c, heading, 0, rows, c->cols);

	if (heading) {
		canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("AGENDA"));
		canvas_right(c, 0, c->cols - 12, 5, STYLE_HEADING, Q_("column|plan"));
		canvas_right(c, 0, c->cols - 7, 5, STYLE_HEADING, Q_("column|used"));
	}
	if (st->items.n == 0)
		canvas_wrap(c, 2, 1, c->cols - 2, 0, STYLE_NORMAL,
			_("No items yet. n adds one; a writes a note at once."));
	list_draw(&st->agenda, &list, st->pane == PANE_AGENDA && !st->typing, draw_item, &ctx);
}

/* ---- Attendance ------------------------------------------------------------------------------------------- */

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

static void draw_summary(const struct live_state *st, struct canvas *c)
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

/* Minutes of plan that are left: of the current item, and of those not begun. */
static int64_t minutes_left(const struct live_state *st, int64_t now)
{
	const struct meeting *m = live_meeting(st);
	int64_t left = 0;

	for (size_t i = 0; i < st->items.n; i++) {
		const struct item *it = &st->items.v[i];
		int64_t rest = it->minutes - item_seconds(m, it, now) / 60;

		if (it->outcome == OUTCOME_OPEN && rest > 0)
			left += rest;
	}
	return left;
}

/* How the clock stands: what is left of the plan, and before or behind it. */
static void draw_time(const struct live_state *st, const struct app *a, struct canvas *c)
{
	const struct meeting *m = live_meeting(st);
	int64_t left = minutes_left(st, clock_now(a->session.clock)), ahead;
	struct moment ends = MOMENT_NONE, end;
	char text[DATE_TEXT_SIZE];

	canvas_printf(c, 2, 1, CELLS_REST, STYLE_NORMAL, _("DECISIONS %d   TO DO %d"),
		st->decisions, st->actions);
	if (!live_running(st) || st->items.n == 0)
		return;
	duration_text(left, text);
	canvas_printf(c, 0, 1, CELLS_REST, STYLE_NORMAL, _("Time left  %s"), text);
	moment_parse(m->ends ? m->ends : "", &ends);
	if (ends.minute == MINUTE_NONE)
		return;
	end = moment_add_minutes(clock_local(a->session.clock), (int)left);
	ahead = moment_minutes_between(end, ends);
	duration_text(ahead < 0 ? -ahead : ahead, text);
	canvas_printf(c, 1, 1, CELLS_REST, ahead < 0 ? STYLE_LATE : STYLE_NORMAL,
		ahead < 0 ? _("Over time  %s!") : _("To spare   %s"), text);
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

static void draw_roll(const struct live_state *st, struct canvas *c)
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

/* ---- Notes -------------------------------------------------------------------------------------------------- */

/* A line as it is read: "Elsa S: text", "BESLUT 1  text", "ATT GÖRA 1  what – who – when". */
static void note_text(const struct note *n, struct buf *out)
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
	buf_puts(out, n->text ? n->text : "");
	if (n->who && *n->who)
		buf_printf(out, " – %s", n->who);
	if (n->due_text && *n->due_text)
		buf_printf(out, " – %s", n->due_text);
}

static unsigned note_style(const struct note *n)
{
	return n->kind == NOTE_DECISION || n->kind == NOTE_AGREEMENT ? STYLE_DECIDED : STYLE_NORMAL;
}

static void draw_note(struct canvas *c, int row, const struct note *n, int rows, bool focus)
{
	char time[DATE_TEXT_SIZE] = "";
	struct buf b = { 0 };

	if (n->filed_at)
		minute_text(local_moment(n->filed_at).minute, time);
	note_text(n, &b);
	canvas_right(c, row, 1, 5, STYLE_MUTED, time);
	canvas_wrap(c, row, 7, c->cols - 8, 0, note_style(n), buf_str(&b));
	if (focus)
		for (int i = 0; i < rows; i++)
			canvas_add_style(c, row + i, 0, c->cols, STYLE_FOCUS);
	buf_release(&b);
}

static int note_rows(const struct canvas *c, const struct note *n)
{
	struct buf b = { 0 };
	int rows;

	note_text(n, &b);
	rows = canvas_wrap_rows(c, c->cols - 8, 0, buf_str(&b));
	buf_release(&b);
	return rows > 0 ? rows : 1;
}

/* The last lines, or those around the cursor when the notes have it. */
static void draw_lines(const struct live_state *st, struct canvas *c)
{
	bool active = st->pane == PANE_NOTES && !st->typing;
	size_t last = active && st->lines.n ? st->lines.at : st->notes.n ? st->notes.n - 1 : 0;
	int total = 0, row = 0;

	for (size_t i = 0; i <= last && i < st->notes.n; i++)
		total += note_rows(c, &st->notes.v[i]);
	row = total > c->rows ? c->rows - total : 0;
	for (size_t i = 0; i < st->notes.n && row < c->rows; i++) {
		int rows = note_rows(c, &st->notes.v[i]);
		bool here = active && i == st->lines.at;

		if (row + rows > 0) {
			draw_note(c, row, &st->notes.v[i], rows, here);
			canvas_zone(c, row, 0, rows, c->cols, PANE_NOTES, st->notes.v[i].id);
		}
		if (here)
			canvas_cursor(c, row > 0 ? row : 0, 0, false);
		row += rows;
	}
}

/* "12 av 20 min ▓▓▓░░" */
static void draw_item_clock(
	const struct live_state *st, const struct app *a, struct canvas *c, const struct item *it)
{
	int64_t spent = item_seconds(live_meeting(st), it, clock_now(a->session.clock));
	char time[DATE_TEXT_SIZE];
	struct buf b = { 0 };

	if (!it->started_at && !it->minutes)
		return;
	if (a->config && a->config->value[OPTION_CLOCK] == 1)
		duration_clock_text(spent, time);
	else
		snprintf(time, sizeof(time), "%" PRId64, spent / 60);
	buf_puts(&b, time);
	if (it->minutes)
		buf_printf(&b, _(" of %d min"), (int)it->minutes);
	else
		buf_puts(&b, _(" min"));
	if (it->minutes) {
		int full = (int)(spent / 12 / it->minutes);

		buf_putc(&b, ' ');
		for (int i = 0; i < 5; i++)
			buf_puts(&b, i < full ? "▓" : "░");
	}
	canvas_right(c, 0, c->cols - 24, 23, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

static void draw_notes(const struct live_state *st, const struct app *a, struct canvas *c)
{
	const struct item *it = live_at(st);
	struct canvas lines = canvas_sub(c, HEAD_ROWS, 0, c->rows - HEAD_ROWS, c->cols);

	if (it) {
		bool numbered = it->number && *it->number;

		canvas_printf(c, 0, 1, c->cols - 26, STYLE_HEADING, "%s%s%s%s",
			numbered ? "§ " : "", numbered ? it->number : "", numbered ? " " : "",
			it->title);
		draw_item_clock(st, a, c, it);
		if (it->presenter && *it->presenter)
			canvas_printf(c, 1, 1, c->cols - 20, STYLE_NORMAL, _("Presenter: %s"),
				it->presenter);
		if (it->outcome != OUTCOME_OPEN)
			canvas_right(
				c, 1, c->cols - 24, 23, STYLE_MUTED, outcome_label(it->outcome));
	} else {
		canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("Before the first item"));
	}
	canvas_hline(c, 2, 0, c->cols);
	if (st->notes.n == 0)
		canvas_text(&lines, 0, 1, CELLS_REST, STYLE_MUTED,
			_("Nothing noted yet. a writes, b a decision, t something to do."));
	draw_lines(st, &lines);
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
		draw_agenda(st, a, &pane, agenda < rows ? agenda : rows);
		if (p.roll) {
			pane = canvas_sub(body, rows - TIME_ROWS, 0, TIME_ROWS, p.agenda);
			draw_time(st, a, &pane);
		} else if (summary_rows(st->rows, st->cols)) {
			pane = canvas_sub(body, rows - SUMMARY_ROWS, 0, SUMMARY_ROWS, p.agenda);
			draw_summary(st, &pane);
		}
	}
	if (p.notes) {
		int at = p.agenda ? p.agenda + 1 : 0;

		pane = canvas_sub(body, 0, at, rows, p.notes);
		draw_notes(st, a, &pane);
	}
	if (p.roll) {
		pane = canvas_sub(body, 0, body->cols - p.roll, rows, p.roll);
		draw_roll(st, &pane);
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
	span_text(starts, ends, a->cols >= WIDE, span);
	if (live_running(st))
		buf_printf(left, "● %s  ", meeting_status_label(m->status));
	buf_printf(left, "%s · %s", m->title, span);
	if (a->cols >= WIDE && m->place && *m->place)
		buf_printf(left, " · %s", m->place);
	if (!live_running(st))
		return;
	buf_printf(right, "%02d:%02d", now.minute / 60, now.minute % 60);
	if (st->items.n) {
		end = moment_add_minutes(now, (int)minutes_left(st, clock_now(a->session.clock)));
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
