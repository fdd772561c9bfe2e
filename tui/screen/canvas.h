/* What views draw into: a grid of cells, seen through windows that clip.
 *
 * A struct grid is the whole screen; a struct canvas is a rectangle of it, a plain value that is made
 * with canvas_sub and thrown away. Rows and columns count from 0 at the canvas's upper left corner;
 * everything outside is clipped, so negative coordinates are allowed. Every text passes the gate of
 * base/text.h, and signs that the terminal lacks are replaced (charset.h): callers simply write
 * `▶`, `–` and `│`. */
#ifndef TUI_SCREEN_CANVAS_H
#define TUI_SCREEN_CANVAS_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/screen/charset.h"
#include "tui/screen/style.h"

/* One cell, eight bytes without padding, so that rows are compared with memcmp. */
struct cell {
	uint32_t cp;    /* code point; 0 in the right half of a wide character */
	uint8_t style;  /* enum style, STYLE_FOCUS and STYLE_MARKED added */
	uint8_t width;  /* cells taken: 1 or 2, 0 in the right half of a wide character */
	uint16_t marks; /* combining marks, an argument for grid_marks; 0 for none */
};

struct grid; /* cells, combining marks, click zones, the cursor */

struct canvas {
	struct grid *grid;
	int top, left;  /* of the screen, in cells */
	int rows, cols; /* 0 or more */
};

/* As many cells as there are. */
#define CELLS_REST INT_MAX

/* An empty grid; sizes below 1 count as 1. The caller frees it. */
struct grid *grid_new(int rows, int cols, enum charset set);
void grid_set_charset(struct grid *g, enum charset set); /* for what is drawn from now on */
void grid_free(struct grid *g);
/* Blank, without zones, the cursor hidden in the last row's first cell. */
void grid_clear(struct grid *g);
void grid_resize(struct grid *g, int rows, int cols); /* also clears */
struct canvas grid_canvas(struct grid *g);            /* the whole of it */
int grid_rows(const struct grid *g);
int grid_cols(const struct grid *g);
const struct cell *grid_row(const struct grid *g, int row);
/* The marks of a cell, ended by 0: at most four. The numbers mean the same for the grid's life. */
const uint32_t *grid_marks(const struct grid *g, uint16_t marks);
void grid_cursor(const struct grid *g, int *row, int *col, bool *visible);

/* The part of c that the rectangle covers. */
struct canvas canvas_sub(const struct canvas *c, int row, int col, int rows, int cols);
bool canvas_braille(const struct canvas *c); /* can the terminal draw it? */
bool canvas_linear(const struct canvas *c);  /* is the screen listened to? */

/* One line of text at row, col in at most `cells` cells. Text that does not fit ends in `…` (`~`);
 * line breaks and tabs become spaces. Returns the cells used. */
int canvas_text(struct canvas *c, int row, int col, int cells, unsigned style, const char *utf8);
/* The same, ending at col + cells; cells must be a number. */
int canvas_right(struct canvas *c, int row, int col, int cells, unsigned style, const char *utf8);
/* A number, for what is drawn too often to be formatted. */
int canvas_int(struct canvas *c, int row, int col, unsigned style, int64_t n);
__attribute__((format(printf, 6, 7))) int canvas_printf(
	struct canvas *c, int row, int col, int cells, unsigned style, const char *fmt, ...);
/* The cells that canvas_text would want. */
int canvas_cells(const struct canvas *c, const char *utf8);

/* Text broken at spaces into lines of `cells` (a number), the second and later ones indented by
 * `indent`; words longer than a line are cut, '\n' begins a new paragraph. Returns the number of rows,
 * clipped or not, so a view scrolls by starting at a negative row. */
int canvas_wrap(struct canvas *c, int row, int col, int cells, int indent, unsigned style,
	const char *utf8);
/* The number of rows that canvas_wrap would use. */
int canvas_wrap_rows(const struct canvas *c, int cells, int indent, const char *utf8);

/* The first line of a text that wraps at `cells`: the bytes to draw; *next gets those to skip to where
 * the next line begins. */
size_t canvas_break(const struct canvas *c, int cells, const char *utf8, size_t *next);

/* Rules of n cells, and a rectangle filled with one character (' ' to blank it). */
void canvas_hline(struct canvas *c, int row, int col, int n);
void canvas_vline(struct canvas *c, int row, int col, int n);
void canvas_fill(
	struct canvas *c, int row, int col, int rows, int cols, unsigned style, uint32_t cp);

/* Add a flag (STYLE_FOCUS) to the style of what is drawn there. */
void canvas_add_style(struct canvas *c, int row, int col, int cells, unsigned flags);

/* Where the terminal's cursor goes: always on the focused row, visible while text is typed. Clipped
 * to the canvas; the last call before the screen is shown wins. */
void canvas_cursor(struct canvas *c, int row, int col, bool visible);

/* What a mouse click at a place means: a row of a list (pane: the list's number, value: the row's
 * id) or a key to press (pane ZONE_KEY, value: key_pack). Later zones lie above earlier ones. */
#define ZONE_KEY (-1)
struct zone {
	int row, col, rows, cols; /* of the screen */
	int pane;
	int64_t value;
};
void canvas_zone(struct canvas *c, int row, int col, int rows, int cols, int pane, int64_t value);
/* NULL where nothing is. */
const struct zone *grid_zone_at(const struct grid *g, int row, int col);

/* For tests: the rows as UTF-8, trimmed at the right, each ended by '\n'; the caller frees. */
char *canvas_dump(const struct canvas *c);
/* For tests: a letter for each cell's style, `.` normal, upper case when focused, `*` when marked. */
char *canvas_dump_styles(const struct canvas *c);

#endif
