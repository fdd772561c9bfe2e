/* A round as a matrix: an item a row, a group a column, with what became of it there. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/round_sheet.h"

#include "tui/views/columns_part.h"
#include "tui/views/live.h"
#include "tui/views/meeting_part.h"
#include "tui/views/round_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

/* A low window keeps the names of the groups and no more of the head. */
enum {
	TITLE_LEAST = 16,
	CELL_LEAST = 11,
	CELL_MOST = 30,
	CELL_ROOMY = 22,
	CELL_GAP = 3,
	HEAD_ROWS = 4,
	ROOMY_ROWS = 9
};

struct matrix_state {
	int64_t round_id, meeting_id, item_id; /* where it was opened */
	struct round_sheet sheet;
	struct list list; /* ids are those of the lines' items */
	size_t at;        /* the column of the cursor */
	bool placed;
	int rows, cols;
};

/* ---- Reading --------------------------------------------------------------------------------------- */

static size_t part_of(const struct matrix_state *st, int64_t meeting_id)
{
	for (size_t i = 0; i < st->sheet.n; i++)
		if (st->sheet.parts[i].meeting->m.id == meeting_id)
			return i;
	return 0;
}

static const struct round_line *line_at(const struct matrix_state *st)
{
	return st->list.n ? &st->sheet.lines.v[st->list.at] : NULL;
}

/* Where the item of another meeting stands in the matrix: the id of its line. */
static int64_t line_with(const struct matrix_state *st, size_t part, int64_t item_id)
{
	for (size_t i = 0; i < st->sheet.lines.n; i++) {
		const struct round_line *l = &st->sheet.lines.v[i];

		if (l->cells[part] && l->cells[part]->id == item_id)
			return l->item->id;
	}
	return 0;
}

static bool matrix_reload(struct view *v, struct app *a, struct err *e)
{
	struct matrix_state *st = v->state;
	int64_t *ids, at = st->list.id;

	round_sheet_release(&st->sheet);
	list_fill(&st->list, NULL, 0, false, false);
	if (!round_sheet_load(&a->session, st->round_id, &st->sheet, e))
		return false;
	ids = xreallocarray(NULL, st->sheet.lines.n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->sheet.lines.n; i++)
		ids[i] = st->sheet.lines.v[i].item->id;
	list_fill(&st->list, ids, st->sheet.lines.n, false, false);
	free(ids);
	if (!st->placed) {
		st->at = part_of(st, st->meeting_id);
		at = line_with(st, st->at, st->item_id);
	}
	st->placed = true;
	list_go(&st->list, at);
	if (st->at >= st->sheet.n)
		st->at = st->sheet.n ? st->sheet.n - 1 : 0;
	return true;
}

static bool matrix_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	const struct round_place *at = arg;
	struct matrix_state *st = v->state;

	(void)a;
	(void)e;
	st->round_id = at->round_id;
	st->meeting_id = at->meeting_id;
	st->item_id = at->item_id;
	st->list.pane = 1;
	return true;
}

static void matrix_close(struct view *v)
{
	struct matrix_state *st = v->state;

	round_sheet_release(&st->sheet);
	list_release(&st->list);
}

static int head_rows(int rows)
{
	return rows >= ROOMY_ROWS ? HEAD_ROWS : rows > 2 ? 1 : 0;
}

static void matrix_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct matrix_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	list_resize(&st->list, rows - head_rows(rows));
}

/* ---- Drawing --------------------------------------------------------------------------------------- */

/* Which columns are seen, and how wide they are. */
struct columns {
	size_t first, n;
	int title, cell;
};

static struct columns columns_of(const struct matrix_state *st, int cols)
{
	struct columns c = { 0 };

	c.n = grid_columns(st->sheet.n, st->at, cols, TITLE_LEAST, CELL_LEAST, &c.first);
	c.cell = c.n ? cols * 2 / 3 / (int)c.n : 0;
	c.cell = c.cell > CELL_MOST ? CELL_MOST : c.cell < CELL_LEAST ? CELL_LEAST : c.cell;
	if (cols - c.cell * (int)c.n < TITLE_LEAST)
		c.cell = c.n ? (cols - TITLE_LEAST) / (int)c.n : 0;
	c.title = cols - c.cell * (int)c.n;
	return c;
}

struct matrix_ctx {
	const struct matrix_state *st;
	struct columns col;
};

static int column_at(const struct columns *c, size_t part)
{
	return c->title + (int)(part - c->first) * c->cell;
}

/* As much of the counts as leaves the word whole. */
static void draw_cell(const struct matrix_state *st, size_t part, const struct item *it,
	struct canvas *c, int col, int cells)
{
	const struct round_part *p = &st->sheet.parts[part];
	struct buf b = { 0 };
	const char *word;
	int used, room;

	if (!it || !round_begun(&p->meeting->m)) {
		canvas_text(c, 0, col + 1, cells - 2, STYLE_MUTED, it ? "·" : "–");
		return;
	}
	word = round_outcome_word(&p->meeting->m, it);
	cells -= cells >= CELL_ROOMY ? CELL_GAP : 0;
	room = cells - 2 - canvas_cells(c, word);
	for (enum tally_detail d = TALLY_ALL; d <= TALLY_NONE; d++) {
		buf_cut(&b, 0);
		round_tally_text(p, it->id, d, &b);
		if (canvas_cells(c, buf_str(&b)) <= room)
			break;
	}
	used = canvas_cells(c, buf_str(&b));
	canvas_right(c, 0, col + cells - used, used, STYLE_NORMAL, buf_str(&b));
	canvas_text(c, 0, col + 1, cells - used - (used ? 2 : 1),
		round_outcome_style(&p->meeting->m, it), word);
	buf_release(&b);
}

static void draw_line(const void *p, struct canvas *c, size_t at)
{
	const struct matrix_ctx *ctx = p;
	const struct matrix_state *st = ctx->st;
	const struct round_line *l = &st->sheet.lines.v[at];
	const struct item *it = l->item;
	bool here = at == st->list.at;
	int indent = it->parent_id ? 2 : 0;

	canvas_printf(c, 0, indent, ctx->col.title - indent - 1, STYLE_NORMAL, "%s%s%s",
		it->number ? it->number : "", it->number && *it->number ? " " : "", it->title);
	for (size_t i = ctx->col.first; i < ctx->col.first + ctx->col.n; i++) {
		int col = column_at(&ctx->col, i) - 1;

		draw_cell(st, i, l->cells[i], c, col, ctx->col.cell);
		if (here && i == st->at)
			canvas_add_style(c, 0, col, ctx->col.cell, STYLE_FOCUS);
	}
}

static void draw_head(const struct matrix_ctx *ctx, struct canvas *c, size_t part)
{
	const struct round_part *p = &ctx->st->sheet.parts[part];
	const struct meeting *m = &p->meeting->m;
	int col = column_at(&ctx->col, part) + 1, cells = ctx->col.cell - 2;
	struct buf name = { 0 };
	char day[DATE_TEXT_SIZE];

	if (m->status == STATUS_RUNNING)
		buf_puts(&name, "● ");
	round_part_name(p->meeting, &name);
	canvas_text(
		c, 0, col, cells, part == ctx->st->at ? STYLE_TAB : STYLE_HEADING, buf_str(&name));
	buf_release(&name);
	day_text_list(moment_of(m->starts).day, day);
	canvas_text(c, 1, col, cells, STYLE_NORMAL, day);
	if (round_begun(m))
		canvas_printf(c, 2, col, cells, STYLE_NORMAL,
			cells > 20 ? _("%d of %d, parties %d/%d") : _("%d/%d  p. %d/%d"),
			p->counts.present, p->counts.called + p->counts.guests,
			p->counts.parties_present, p->counts.parties_called);
	else
		canvas_text(c, 2, col, cells, STYLE_MUTED, meeting_status_label(m->status));
}

static void draw_heads(const struct matrix_ctx *ctx, struct canvas *c)
{
	canvas_text(c, 0, 1, ctx->col.title - 2, STYLE_HEADING, _("ITEM"));
	canvas_text(c, 2, 1, ctx->col.title - 2, STYLE_MUTED, _("present"));
	for (size_t i = ctx->col.first; i < ctx->col.first + ctx->col.n; i++)
		draw_head(ctx, c, i);
	if (ctx->col.first > 0)
		canvas_text(c, 0, ctx->col.title - 2, 1, STYLE_MUTED, "<");
	if (ctx->col.first + ctx->col.n < ctx->st->sheet.n)
		canvas_text(c, 0, c->cols - 1, 1, STYLE_MUTED, ">");
	canvas_hline(c, 3, 0, c->cols);
}

static void matrix_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct matrix_state *st = v->state;
	struct matrix_ctx ctx = { st, columns_of(st, body->cols) };
	int top = head_rows(body->rows);
	struct canvas head = canvas_sub(body, 0, 0, top, body->cols),
		      rows = canvas_sub(body, top, 0, body->rows - top, body->cols);

	(void)a;
	draw_heads(&ctx, &head);
	list_draw(&st->list, &rows, false, draw_line, &ctx);
	if (st->list.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("No items yet. Esc back, 3 and n adds one."));
	canvas_cursor(&rows, (int)(st->list.at - st->list.top), column_at(&ctx.col, st->at), false);
}

static void matrix_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct matrix_state *st = v->state;

	(void)a;
	buf_puts(left, st->sheet.round.title ? st->sheet.round.title : "");
	buf_printf(right, ngettext("%zu group", "%zu groups", st->sheet.n), st->sheet.n);
}

/* "Norr: 5 Ansökningar, beslut, 5 rader, 1 beslut." */
static void matrix_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct matrix_state *st = v->state;
	const struct round_line *l = line_at(st);
	const struct round_part *p = st->at < st->sheet.n ? &st->sheet.parts[st->at] : NULL;
	const struct item *it = l ? l->cells[st->at] : NULL;
	struct round_tally t;

	(void)a;
	if (!p || !l)
		return;
	round_part_name(p->meeting, out);
	if (!it) {
		buf_puts(out, _(": not on this agenda."));
		return;
	}
	buf_printf(out, ": %s%s%s, %s", it->number ? it->number : "",
		it->number && *it->number ? " " : "", it->title,
		round_outcome_word(&p->meeting->m, it));
	t = round_tally(p, it->id);
	if (t.lines)
		buf_printf(
			out, ngettext(", %d line", ", %d lines", (unsigned long)t.lines), t.lines);
	if (t.decisions)
		buf_printf(out,
			ngettext(", %d decision", ", %d decisions", (unsigned long)t.decisions),
			t.decisions);
	buf_puts(out, _(". Enter goes there."));
}

/* ---- Keys ------------------------------------------------------------------------------------------ */

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	const struct matrix_state *st = v->state;
	const struct round_line *l = line_at(st);

	(void)k;
	if (st->at >= st->sheet.n)
		return FX_NONE;
	return live_show(a, st->sheet.parts[st->at].meeting->m.id,
		l && l->cells[st->at] ? l->cells[st->at]->id : 0, 0);
}

static unsigned matrix_key(struct view *v, struct app *a, const struct key *k)
{
	struct matrix_state *st = v->state;

	if (key_is(k, KEYCODE_LEFT, 0) && st->at > 0)
		st->at--;
	else if (key_is(k, KEYCODE_RIGHT, 0) && st->at + 1 < st->sheet.n)
		st->at++;
	else if (key_is(k, KEYCODE_LEFT, 0) || key_is(k, KEYCODE_RIGHT, 0))
		return FX_NONE;
	else if (list_key(&st->list, k, a->zone) == LIST_IGNORED)
		return FX_IGNORED;
	else if (k->code == KEYCODE_DOUBLE_CLICK)
		return cmd_open(a, v, k);
	return FX_REDRAW;
}

static unsigned cmd_sheet(struct app *a, struct view *v, const struct key *k)
{
	const struct matrix_state *st = v->state;

	(void)k;
	return round_show_sheet(a, st->round_id);
}

static unsigned cmd_back(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	(void)v;
	(void)k;
	return FX_POP;
}

const struct view_ops round_view = {
	.name = "round",
	.state_size = sizeof(struct matrix_state),
	.open = matrix_open,
	.close = matrix_close,
	.layout = matrix_layout,
	.reload = matrix_reload,
	.key = matrix_key,
	.title = matrix_title,
	.status = matrix_status,
	.draw = matrix_draw,
};

/* clang-format off */
const struct command round_commands[] = {
	{ "round-item",  "<Up><Down> j k",    "round", N_("Another item"), N_("footer|item"), 1, NEED_NOTHING, NULL },
	{ "round-group", "<Left><Right>",     "round", N_("Another group"), N_("footer|group"), 2, NEED_NOTHING, NULL },
	{ "round-open",  "<Enter> ö",         "round", N_("To the item in that group's meeting"), N_("footer|go there"), 3, NEED_NOTHING, cmd_open },
	{ "round-sheet", "b",                 "round", N_("The combined sheet for the board"), N_("footer|combined sheet"), 4, NEED_NOTHING, cmd_sheet },
	{ "round-back",  "s",                 "round", N_("Back to the meeting"), N_("footer|to the meeting"), 5, NEED_NOTHING, cmd_back },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
