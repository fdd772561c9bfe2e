#include "tui/screen/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

#include "tui/screen/grid.h"

enum { MARKS_KINDS_MAX = 1024 };

static const struct cell blank = { .cp = ' ', .width = 1 };

void grid_set_charset(struct grid *g, enum charset set)
{
	g->set = set;
}

struct grid *grid_new(int rows, int cols, enum charset set)
{
	struct grid *g = xcalloc(1, sizeof(*g));

	g->set = set;
	grid_resize(g, rows, cols);
	return g;
}

void grid_free(struct grid *g)
{
	if (!g)
		return;
	free(g->cells);
	free(g->marks);
	free(g->zones);
	free(g);
}

void grid_resize(struct grid *g, int rows, int cols)
{
	g->rows = rows < 1 ? 1 : rows;
	g->cols = cols < 1 ? 1 : cols;
	free(g->cells);
	g->cells = xreallocarray(NULL, (size_t)g->rows * (size_t)g->cols, sizeof(*g->cells));
	grid_clear(g);
}

void grid_clear(struct grid *g)
{
	size_t cols = (size_t)g->cols;

	for (size_t i = 0; i < cols; i++)
		g->cells[i] = blank;
	for (size_t row = 1; row < (size_t)g->rows; row++)
		memcpy(g->cells + row * cols, g->cells, cols * sizeof(*g->cells));
	g->n_zones = 0;
	g->cursor_row = g->rows - 1;
	g->cursor_col = 0;
	g->cursor_visible = false;
}

struct canvas grid_canvas(struct grid *g)
{
	return (struct canvas) { .grid = g, .rows = g->rows, .cols = g->cols };
}

int grid_rows(const struct grid *g)
{
	return g->rows;
}

int grid_cols(const struct grid *g)
{
	return g->cols;
}

const struct cell *grid_row(const struct grid *g, int row)
{
	return g->cells + (size_t)row * (size_t)g->cols;
}

const uint32_t *grid_marks(const struct grid *g, uint16_t marks)
{
	static const uint32_t none[1] = { 0 };

	return marks ? g->marks[marks - 1].cp : none;
}

void grid_cursor(const struct grid *g, int *row, int *col, bool *visible)
{
	*row = g->cursor_row;
	*col = g->cursor_col;
	*visible = g->cursor_visible;
}

/* The other half of a wide character that is about to lose this one. Outside the canvas too. */
static void blank_partner(struct grid *g, struct cell *cell)
{
	size_t at = (size_t)(cell - g->cells), col = at % (size_t)g->cols;

	if (cell->width == 2 && col + 1 < (size_t)g->cols)
		cell[1] = blank;
	else if (cell->width == 0 && col > 0)
		cell[-1] = blank;
}

struct cell *grid_put(struct canvas *c, int row, int col, uint32_t cp, int width, unsigned style)
{
	struct cell *left = grid_cell(c, row, col);
	struct cell *right = width == 2 ? grid_cell(c, row, col + 1) : NULL;

	if (width == 2 && (!left || !right)) {
		/* Half a character cannot be drawn. */
		if (left || right)
			grid_put(c, row, left ? col : col + 1, ' ', 1, style);
		return NULL;
	}
	if (!left)
		return NULL;
	if (left->width != 1)
		blank_partner(c->grid, left);
	if (right && right->width != 1)
		blank_partner(c->grid, right);
	*left = (struct cell) { .cp = cp, .style = (uint8_t)style, .width = (uint8_t)width };
	if (right)
		*right = (struct cell) { .style = (uint8_t)style };
	return left;
}

void grid_add_mark(struct grid *g, struct cell *cell, uint32_t cp)
{
	struct marks want = { { 0 } };
	size_t n = 0;

	if (cell->marks)
		want = g->marks[cell->marks - 1];
	while (n < MARKS_MAX && want.cp[n])
		n++;
	if (n == MARKS_MAX)
		return;
	want.cp[n] = cp;
	for (size_t i = 0; i < g->n_marks; i++) {
		if (memcmp(&g->marks[i], &want, sizeof(want)) == 0) {
			cell->marks = (uint16_t)(i + 1);
			return;
		}
	}
	if (g->n_marks == MARKS_KINDS_MAX)
		return;
	g->marks = xgrow(g->marks, g->n_marks, &g->cap_marks, sizeof(*g->marks));
	g->marks[g->n_marks++] = want;
	cell->marks = (uint16_t)g->n_marks;
}

static int clamp(int n, int lo, int hi)
{
	return n < lo ? lo : n > hi ? hi : n;
}

struct canvas canvas_sub(const struct canvas *c, int row, int col, int rows, int cols)
{
	int r0 = clamp(row, 0, c->rows), c0 = clamp(col, 0, c->cols);
	int64_t r1 = (int64_t)row + rows, c1 = (int64_t)col + cols;

	r1 = r1 > c->rows ? c->rows : r1 < r0 ? r0 : r1;
	c1 = c1 > c->cols ? c->cols : c1 < c0 ? c0 : c1;
	return (struct canvas) {
		.grid = c->grid,
		.top = c->top + r0,
		.left = c->left + c0,
		.rows = (int)r1 - r0,
		.cols = (int)c1 - c0,
	};
}

bool canvas_braille(const struct canvas *c)
{
	return c->grid->set == CHARSET_UNICODE;
}

bool canvas_linear(const struct canvas *c)
{
	return c->grid->set == CHARSET_LINEAR;
}

void canvas_fill(
	struct canvas *c, int row, int col, int rows, int cols, unsigned style, uint32_t cp)
{
	struct canvas part = canvas_sub(c, row, col, rows, cols);

	for (int r = 0; r < part.rows; r++)
		for (int i = 0; i < part.cols; i++)
			grid_put(&part, r, i, cp, 1, style);
}

void canvas_add_style(struct canvas *c, int row, int col, int cells, unsigned flags)
{
	struct canvas part = canvas_sub(c, row, col, 1, cells);

	for (int i = 0; part.rows == 1 && i < part.cols; i++)
		grid_cell(&part, 0, i)->style |= (uint8_t)flags;
}

void canvas_cursor(struct canvas *c, int row, int col, bool visible)
{
	struct grid *g = c->grid;

	if (c->rows == 0 || c->cols == 0)
		return;
	g->cursor_row = c->top + clamp(row, 0, c->rows - 1);
	g->cursor_col = c->left + clamp(col, 0, c->cols - 1);
	g->cursor_visible = visible;
}

void canvas_zone(struct canvas *c, int row, int col, int rows, int cols, int pane, int64_t value)
{
	struct canvas part = canvas_sub(c, row, col, rows, cols);
	struct grid *g = c->grid;

	if (part.rows == 0 || part.cols == 0)
		return;
	g->zones = xgrow(g->zones, g->n_zones, &g->cap_zones, sizeof(*g->zones));
	g->zones[g->n_zones++] =
		(struct zone) { part.top, part.left, part.rows, part.cols, pane, value };
}

const struct zone *grid_zone_at(const struct grid *g, int row, int col)
{
	for (size_t i = g->n_zones; i-- > 0;) {
		const struct zone *z = &g->zones[i];

		if (row >= z->row && row < z->row + z->rows && col >= z->col &&
			col < z->col + z->cols)
			return z;
	}
	return NULL;
}

char *canvas_dump(const struct canvas *c)
{
	struct buf b = { 0 };

	for (int r = 0; r < c->rows; r++) {
		size_t end = b.len;

		for (int i = 0; i < c->cols; i++) {
			const struct cell *cell = grid_cell(c, r, i);

			if (cell->width == 0)
				continue;
			buf_put_utf8(&b, cell->cp);
			for (const uint32_t *m = grid_marks(c->grid, cell->marks); *m; m++)
				buf_put_utf8(&b, *m);
			if (cell->cp != ' ')
				end = b.len;
		}
		buf_cut(&b, end);
		buf_putc(&b, '\n');
	}
	return buf_take(&b);
}

char *canvas_dump_styles(const struct canvas *c)
{
	static const char letters[STYLE_COUNT + 1] = ".thbkmfrdpgaxel!siyc";
	struct buf b = { 0 };

	for (int r = 0; r < c->rows; r++) {
		size_t end = b.len;

		for (int i = 0; i < c->cols; i++) {
			unsigned style = grid_cell(c, r, i)->style;
			char letter = letters[style & STYLE_MEANING];

			if (style & STYLE_MARKED)
				letter = '*';
			else if (style & STYLE_FOCUS)
				letter = letter >= 'a' ? (char)(letter - 32) : '#';
			buf_putc(&b, letter);
			if (letter != '.')
				end = b.len;
		}
		buf_cut(&b, end);
		buf_putc(&b, '\n');
	}
	return buf_take(&b);
}
