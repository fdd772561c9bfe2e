/* How view 7 looks: the year before beside the year that is planned, what was said of the focused row, and
 * what the calendar says of the year. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/holidays.h"

#include "tui/chrome.h"
#include "tui/views/columns_part.h"
#include "tui/views/plan_part.h"

enum {
	HEAD_ROWS = 2,
	FOOT_ROWS = 5,  /* a line, the focused row in two, its alternatives, the sum */
	FOOT_FROM = 11, /* rows of the body from which there is one, */
	DAYS_FROM = 16, /* … and from which it tells of the red days */
};

struct plan_areas plan_areas(int rows)
{
	struct plan_areas x = { 0 };

	x.heads = rows >= 8 ? HEAD_ROWS : rows >= 4 ? 1 : 0;
	x.days = rows >= DAYS_FROM;
	x.foot = rows >= FOOT_FROM ? FOOT_ROWS + x.days : rows >= 4 ? 1 : 0;
	x.list = rows - x.heads - x.foot > 1 ? rows - x.heads - x.foot : 1;
	return x;
}

/* ---- The list ------------------------------------------------------------------------------------------ */

enum { C_LETTER, C_NAME, C_WAS, C_NOW, C_CHECK, C_COUNT };
enum { DAY_CELLS = 10, DATE_LEAST = 15, DATE_CELLS = 17, DATE_WIDE = 27 };
struct columns {
	const struct planning *st;
	struct shown_column col[C_COUNT];
};

static void columns(struct columns *t, const struct planning *st, int cols, struct pool *p)
{
	bool outcome = st->face == PLAN_FACE_OUTCOME, wide = cols >= PLAN_WIDE_COLS - 1,
	     narrow = cols < PLAN_NARROW_COLS - 1;
	int least = narrow ? DAY_CELLS : DATE_LEAST;

	*t = (struct columns) { .st = st };
	t->col[C_LETTER] = (struct shown_column) { .title = "", .least = 1, .want = 1, .rank = 4 };
	t->col[C_NAME] = (struct shown_column) {
		.title = Q_("head|Meeting"), .least = 9, .want = wide ? 24 : 14, .rank = 3
	};
	/* Where there is nothing to compare with there is no such column. */
	t->col[C_WAS] = (struct shown_column) {
		.title = outcome ? Q_("head|Decided") : pool_printf(p, "%d", st->sheet.from),
		.least = st->has_sheet || outcome ? least : cols,
		.want = narrow ? DAY_CELLS : DATE_CELLS,
		.rank = 5,
	};
	t->col[C_NOW] = (struct shown_column) {
		.title = outcome ? Q_("head|Outcome") : pool_printf(p, "%d", st->year),
		.least = DATE_LEAST,
		.want = narrow ? DATE_LEAST
			: wide ? DATE_WIDE
			       : DATE_CELLS,
		.rank = 1,
	};
	t->col[C_CHECK] = (struct shown_column) {
		.title = outcome ? "" : Q_("head|Check"), .least = 10, .want = CELLS_REST, .rank = 2
	};
	shown_fit(t->col, C_COUNT, 2, cols);
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct columns *t = ctx;
	const struct plan_item *it = &t->st->items[at];

	canvas_text(row, 0, 0, 1, it->style, it->mark);
	shown_text(&t->col[C_LETTER], row, 0, it->style, it->letter ? it->letter : "");
	shown_text(&t->col[C_NAME], row, 0, it->style, it->name);
	shown_text(&t->col[C_WAS], row, 0, STYLE_MUTED, it->was);
	shown_text(&t->col[C_NOW], row, 0, it->style, it->now);
	shown_text(&t->col[C_CHECK], row, 0, it->style, it->check);
}

/* ---- Above ----------------------------------------------------------------------------------------------- */

/* "Copy of 2026 → DRAFT 2027", "PROPOSED", "DECIDED § 7, 24 nov 2026" */
static void stage_words(const struct planning *st, struct buf *out)
{
	char day[DATE_TEXT_SIZE];

	if (st->stage == PLAN_STAGE_DECIDED) {
		day_text_year(moment_of(st->outcomes.decided_day).day, day);
		/* TRANSLATORS: the year, what the board calls its decision, its day */
		buf_printf(out, _("%d as DECIDED: %s, %s"), st->year,
			st->outcomes.reference ? st->outcomes.reference : "", day);
	} else if (st->stage == PLAN_STAGE_PROPOSED) {
		buf_printf(out, _("PROPOSED %d"), st->year);
	} else if (st->has_sheet) {
		buf_printf(out, _("Copy of %d → DRAFT %d"), st->sheet.from, st->year);
	} else {
		buf_printf(out, _("%d: nothing yet"), st->year);
	}
}

static void draw_stage(const struct planning *st, struct canvas *c)
{
	struct buf left = { 0 }, right = { 0 };
	int used, at;

	stage_words(st, &left);
	if (*st->words)
		buf_printf(&right, _("Filter: \"%s\"  "), st->words);
	if (st->n)
		buf_printf(&right, ngettext("%zu row", "%zu rows", st->n), st->n);
	at = canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, buf_str(&left)) + 3;
	used = canvas_cells(c, buf_str(&right));
	if (at + used < c->cols)
		canvas_right(c, 0, c->cols - used - 1, used, STYLE_MUTED, buf_str(&right));
	buf_release(&left);
	buf_cut(&right, 0);
	buf_puts(&right, _("rule: same weekday, same week"));
	if (st->stage == PLAN_STAGE_NONE && st->has_sheet &&
		at + canvas_cells(c, buf_str(&right)) + used + 3 < c->cols)
		canvas_text(c, 0, at, CELLS_REST, STYLE_MUTED, buf_str(&right));
	buf_release(&right);
}

/* ---- Below ----------------------------------------------------------------------------------------------- */

static void add_words(struct buf *out, const char *words)
{
	if (words && *words)
		buf_printf(out, " · %s", words);
}

/* All that is known of the focused row. */
static void item_words(const struct planning *st, const struct plan_item *it, struct buf *out)
{
	const struct plan_row *r = plan_row_of(st, it);
	char when[DATE_TEXT_SIZE];

	buf_puts(out, it->name);
	if (r && !it->meeting_id && !r->taken && r->verdict != PLAN_NONE) {
		buf_puts(out, _(" is left out. Space takes it in."));
		return;
	}
	if (it->starts.day != DAY_NONE) {
		span_text(it->starts, it->ends, false, when);
		buf_printf(out, " %s", when);
	}
	if (st->face == PLAN_FACE_OUTCOME) {
		add_words(out, st->outcomes.v[it->id - 1].words);
		return;
	}
	if (r)
		add_words(out, r->why);
	if (r && !it->meeting_id)
		add_words(out, r->remarks);
	else
		add_words(out, it->check);
}

static void draw_alternatives(
	const struct planning *st, const struct plan_item *it, struct canvas *c)
{
	const struct plan_row *r = plan_row_of(st, it);
	int col = 1;

	for (size_t i = 0; r && r->taken && i < r->n_alternatives; i++) {
		struct key k = { .code = (uint32_t)('a' + i) };
		int from = col;

		col += canvas_printf(c, 0, col, CELLS_REST, STYLE_KEY, "%c", (char)('a' + i)) + 1;
		col += canvas_text(c, 0, col, CELLS_REST, STYLE_NORMAL, r->alternatives[i].words);
		canvas_zone(c, 0, from, 1, col - from, ZONE_KEY, key_pack(&k));
		col += 3;
	}
}

/* The red days from Monday to Friday: those on which somebody would have met. */
static void draw_days(const struct planning *st, struct canvas *c)
{
	struct buf b = { 0 };
	int32_t first, last;
	int year, month, mday;

	if (!day_from_ymd(st->year, 1, 1, &first) || !day_from_ymd(st->year, 12, 31, &last))
		return;
	buf_printf(&b, _("Red weekdays %d:"), st->year);
	for (int32_t day = first; day <= last; day++) {
		if (!day_is_holiday(day) || day_weekday(day) > FRI)
			continue;
		day_to_ymd(day, &year, &month, &mday);
		buf_printf(&b, " %d/%d", mday, month);
	}
	canvas_text(c, 0, 1, CELLS_REST, STYLE_MUTED, buf_str(&b));
	buf_release(&b);
}

/* Before the next of several counts. */
static struct buf *gap(struct buf *out)
{
	if (out->len)
		buf_puts(out, "  ");
	return out;
}

static void outcome_sum(const struct planning *st, struct buf *out)
{
	static const char *const words[PLAN_OUTCOMES] = {
		[PLAN_HELD] = N_("outcome|As decided"),
		[PLAN_COMING] = N_("outcome|To come"),
		[PLAN_SHIFTED] = N_("outcome|Moved"),
		[PLAN_CANCELLED] = N_("outcome|Cancelled"),
		[PLAN_GONE] = N_("outcome|Taken away"),
		[PLAN_ADDED] = N_("outcome|Added"),
	};

	for (int i = 0; i < PLAN_OUTCOMES; i++)
		if (st->outcomes.count[i])
			buf_printf(gap(out), "%s %zu", Q_(words[i]), st->outcomes.count[i]);
}

static void diff_sum(const struct planning *st, struct buf *out)
{
	size_t fresh = st->has_sheet ? plan_sheet_fresh(&st->sheet) : 0, moved = 0, none = 0,
	       against = 0;

	for (size_t i = 0; i < st->all_items; i++) {
		const struct plan_row *r = plan_row_of(st, &st->items[i]);

		moved += r && r->taken && !r->meeting_id && r->verdict == PLAN_MOVED;
		none += r && r->verdict == PLAN_NONE;
		against += *st->items[i].check == '!';
	}
	if (fresh)
		buf_printf(
			out, ngettext("%zu draft to create", "%zu drafts to create", fresh), fresh);
	if (st->entries.n)
		buf_printf(gap(out),
			ngettext("%zu is in the year", "%zu are in the year", st->entries.n),
			st->entries.n);
	if (moved)
		buf_printf(gap(out), ngettext("%zu moved", "%zu moved", moved), moved);
	if (against)
		buf_printf(
			gap(out), ngettext("%zu to look at", "%zu to look at", against), against);
	if (none)
		buf_printf(gap(out), ngettext("%zu falls out", "%zu fall out", none), none);
	if (fresh && against == 0)
		buf_puts(gap(out), _("No clashes."));
}

static void draw_sum(const struct planning *st, struct canvas *c)
{
	struct buf b = { 0 };

	if (st->face == PLAN_FACE_OUTCOME)
		outcome_sum(st, &b);
	else
		diff_sum(st, &b);
	canvas_text(c, 0, 1, CELLS_REST, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
}

/* What the line that is typed would become, in place of the focused row. */
static void draw_echo(const struct planning *st, struct canvas *c)
{
	int top = c->rows >= FOOT_ROWS, rows = c->rows >= FOOT_ROWS ? FOOT_ROWS - 2 : 1;

	if (st->echo)
		canvas_wrap(c, top, 1, c->cols - 2, rows,
			st->echo_wrong ? STYLE_MUTED : STYLE_NORMAL, st->echo);
}

static void draw_focus(const struct planning *st, struct canvas *c)
{
	const struct plan_item *it = plan_at(st);
	struct canvas row = canvas_sub(c, 3, 0, 1, c->cols);
	struct buf b = { 0 };

	if (!it)
		return;
	item_words(st, it, &b);
	canvas_wrap(c, 1, 1, c->cols - 2, 2, STYLE_NORMAL, buf_str(&b));
	draw_alternatives(st, it, &row);
	buf_release(&b);
}

static void draw_foot(const struct planning *st, const struct plan_areas *x, struct canvas *c)
{
	struct canvas last = canvas_sub(c, c->rows - 1, 0, 1, c->cols),
		      days = canvas_sub(c, c->rows - 2, 0, 1, c->cols);

	if (c->rows >= FOOT_ROWS)
		canvas_hline(c, 0, 0, c->cols);
	if (st->laying)
		draw_echo(st, c);
	else if (c->rows >= FOOT_ROWS)
		draw_focus(st, c);
	if (x->days)
		draw_days(st, &days);
	if (!st->laying || c->rows >= FOOT_ROWS)
		draw_sum(st, &last);
}

static void draw_empty(const struct planning *st, struct canvas *c)
{
	if (*st->words) {
		canvas_text(c, 0, 2, CELLS_REST, STYLE_NORMAL,
			_("Nothing fits. / changes the filter."));
	} else if (st->face == PLAN_FACE_OUTCOME) {
		canvas_text(c, 0, 2, CELLS_REST, STYLE_NORMAL,
			_("Nothing was decided, and nothing was added."));
	} else {
		canvas_printf(c, 0, 2, CELLS_REST, STYLE_NORMAL,
			_("No meetings %d, and none %d to begin from."), st->year, st->year - 1);
		canvas_text(c, 1, 2, CELLS_REST, STYLE_NORMAL,
			_("n lays the year out line by line: w4, w17 f, 10/3 N 13-15."));
	}
	canvas_cursor(c, 0, 0, false);
}

void plan_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct planning *st = v->state;
	struct plan_areas x = plan_areas(body->rows);
	struct canvas part = canvas_sub(body, x.heads - 1, 1, 1, body->cols - 1);
	struct pool texts = { 0 };
	struct columns t;

	(void)a;
	columns(&t, st, body->cols - 1, &texts);
	if (x.heads == HEAD_ROWS)
		draw_stage(st, body);
	if (x.heads && st->n)
		shown_heads(t.col, C_COUNT, &part);
	part = canvas_sub(body, x.heads, 0, x.list, body->cols);
	if (st->n == 0)
		draw_empty(st, &part);
	list_draw(&st->list, &part, true, draw_row, &t);
	if (x.foot) {
		part = canvas_sub(body, body->rows - x.foot, 0, x.foot, body->cols);
		draw_foot(st, &x, &part);
	}
	pool_release(&texts);
}

void plan_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct planning *st = v->state;

	(void)a;
	buf_puts(left,
		st->stage == PLAN_STAGE_DECIDED ? _("Plan against outcome") : _("Plan the year"));
	if (st->has_sheet)
		buf_printf(right, "%d → ", st->sheet.from);
	if (st->year)
		buf_printf(right, "%d", st->year);
}

/* What comes next. */
void plan_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct planning *st = v->state;
	size_t fresh = st->has_sheet ? plan_sheet_fresh(&st->sheet) : 0;

	(void)a;
	if (st->stage == PLAN_STAGE_DECIDED)
		buf_puts(out, _("+ - e move an entry and ask why.  v shows the other face."));
	else if (fresh)
		buf_printf(out,
			ngettext("Enter creates %zu draft. J decides the year later.",
				"Enter creates %zu drafts. J decides the year later.", fresh),
			fresh);
	else if (st->stage == PLAN_STAGE_PROPOSED && st->entries.n)
		buf_puts(out, _("J decides it.  n adds a line  D takes all away"));
}
