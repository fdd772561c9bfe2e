/* Columns of a table that give way to the width: the most important stay longest. */
#ifndef TUI_VIEWS_COLUMNS_PART_H
#define TUI_VIEWS_COLUMNS_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/screen/canvas.h"

struct shown_column {
	const char *title; /* translated; "" = none */
	int least, want;   /* cells; want CELLS_REST takes what is left over */
	int rank;          /* 1 stays longest; no two alike */
	bool right;        /* aligned to the right */
	int at, cells;     /* result: where it lies, and its width; 0 = not shown */
};

/* The columns of a constant description: their titles, marked with N_("head|Title"), translated. */
void shown_columns(struct shown_column *v, const struct shown_column *spec, size_t n);

/* Lay the columns out from cell `from` to the width's end, with a gap between them. */
void shown_fit(struct shown_column *v, size_t n, int from, int width);

/* The row of titles. A list draws its rows from column 1: so has c to begin there. */
void shown_heads(const struct shown_column *v, size_t n, struct canvas *c);

/* One cell's text; nothing where the column is not shown. */
void shown_text(
	const struct shown_column *v, struct canvas *c, int row, unsigned style, const char *text);

/* Of n equal columns beside a first one of at least `least` cells: how many of at least `cell` cells fit (one
 * at least), and from which on, so that number `at` is among them. */
size_t grid_columns(size_t n, size_t at, int width, int least, int cell, size_t *first);

#endif
