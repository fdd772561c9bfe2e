/* The grid's way to the terminal: only cells that changed since last time are handed to curses, which
 * then finds the cheapest bytes. The only file that knows curses and what a style looks like. */
#ifndef TUI_SCREEN_BLIT_H
#define TUI_SCREEN_BLIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#include "tui/screen/canvas.h"
#include "tui/screen/style.h"

struct blit {
	void *screen;       /* curses' SCREEN */
	void *out;          /* the FILE that curses writes to: a duplicate of standard output */
	int gather;         /* where it writes to during a paint; -1 = straight out */
	struct cell *shown; /* what curses was last told */
	int rows, cols;
	bool color;
	enum theme theme;
	struct {
		uint32_t attr;
		short pair;
	} looks[STYLE_COUNT]; /* what each style is to curses, in this theme */
	bool cursor_shown, cursor_known;
	void *line; /* room for one row of curses' cells */
};

/* Take the terminal that TERM names, keys raw and unechoed; colours where color is true and it has
 * them. False, with the terminal as it was, where TERM is unknown or its cursor cannot be placed. */
bool blit_open(struct blit *b, bool color, enum theme theme);
void blit_close(struct blit *b);

/* A capability from the terminal's description, without padding, added to out (may be NULL). False
 * where it has none. */
bool blit_capability(const char *name, struct buf *out);

void blit_fit(struct blit *b, int rows, int cols); /* the window's new size */

/* Give the terminal back for a while; the next blit_show takes it again. */
void blit_leave(struct blit *b);

/* Forget what is shown: everything is drawn anew. */
void blit_reset(struct blit *b);

/* Bring the screen to what the grid says, the cursor last, in one update. */
void blit_show(struct blit *b, const struct grid *g);

#endif
