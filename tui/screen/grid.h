/* The inside of a grid, for canvas.c and canvas_text.c only. */
#ifndef TUI_SCREEN_GRID_H
#define TUI_SCREEN_GRID_H

#include "tui/screen/canvas.h"

enum { MARKS_MAX = 4 };

struct marks {
	uint32_t cp[MARKS_MAX + 1]; /* ended by 0 */
};

struct grid {
	int rows, cols;
	enum charset set;
	struct cell *cells;
	struct marks *marks; /* every sequence once, so that equal cells have equal bytes */
	size_t n_marks, cap_marks;
	struct zone *zones;
	size_t n_zones, cap_zones;
	int cursor_row, cursor_col;
	bool cursor_visible;
};

/* NULL outside the canvas. */
static inline struct cell *grid_cell(const struct canvas *c, int row, int col)
{
	const struct grid *g = c->grid;

	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return g->cells + (size_t)(c->top + row) * (size_t)g->cols + (size_t)(c->left + col);
}

/* Put a character; a wide one that is half outside becomes a blank. Returns its cell, or NULL where
 * nothing was put. */
struct cell *grid_put(struct canvas *c, int row, int col, uint32_t cp, int width, unsigned style);

/* Add a combining mark to a cell, up to MARKS_MAX. */
void grid_add_mark(struct grid *g, struct cell *cell, uint32_t cp);

#endif
