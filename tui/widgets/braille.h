/* A drawing in braille: cells of two dots across and four down (Unicode 16, block "Braille Patterns",
 * U+2800 and eight bits). Where the terminal has none of them, each cell with a dot in it becomes a full
 * stop. Dots count from 0 at the upper left; what falls outside is left out. */
#ifndef TUI_WIDGETS_BRAILLE_H
#define TUI_WIDGETS_BRAILLE_H

#include <stdint.h>

#include "tui/screen/canvas.h"

struct braille {
	int rows, cols; /* cells */
	uint8_t *dots;  /* a byte a cell */
};

/* Without dots; release it. */
void braille_init(struct braille *b, int rows, int cols);
void braille_release(struct braille *b);

/* x and y in dots, from the upper left; outside there is none. */
void braille_dot(struct braille *b, int x, int y);
/* Places between dots are rounded. */
void braille_line(struct braille *b, double x0, double y0, double x1, double y1);
void braille_circle(struct braille *b, double x, double y, double radius);

/* At the canvas's corner; cells without dots are left as they are. */
void braille_draw(const struct braille *b, struct canvas *c, unsigned style);

#endif
