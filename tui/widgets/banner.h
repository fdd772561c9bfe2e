/* Text in letters of several rows, to be read from the back of a room: built of block signs (of # where the
 * terminal has nothing better), capitals only, broken between words. */
#ifndef TUI_WIDGETS_BANNER_H
#define TUI_WIDGETS_BANNER_H

#include "tui/screen/canvas.h"

enum { BANNER_SCALE_MOST = 3 };

/* The rows that the text takes in lines of `cells` at a scale, 1 being the smallest letters (4 rows a line,
 * 8 without block signs). 0 where a word is longer than a line. */
int banner_rows(const struct canvas *c, int cells, int scale, const char *utf8);

/* The largest scale at which it fits in so many rows and cells; 0 = none, or the screen is listened to. */
int banner_scale(const struct canvas *c, int rows, int cells, const char *utf8);

/* Returns the rows used. */
int banner_draw(
	struct canvas *c, int row, int col, int cells, int scale, unsigned style, const char *utf8);

#endif
