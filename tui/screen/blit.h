/* The grid's way to the terminal: only cells that changed since last time are sent, in one piece. Curses
 * takes the terminal, gives it back and knows how it is spoken to; it does not keep a second and third
 * picture of the screen, which cost more than everything else between a key and its repaint. The only
 * file that knows curses and what a style looks like. */
#ifndef TUI_SCREEN_BLIT_H
#define TUI_SCREEN_BLIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#include "tui/screen/canvas.h"
#include "tui/screen/style.h"

enum blit_cap {
	BLIT_PLAIN,
	BLIT_BOLD,
	BLIT_UNDERLINE,
	BLIT_REVERSE,
	BLIT_HIDE, /* the cursor */
	BLIT_SHOW,
	BLIT_CAPS
};
enum { BLIT_INKS = 8 };

struct blit_look {
	int ink;             /* enum ink; 0: the terminal's own */
	unsigned attributes; /* bits of enum attribute */
};

struct blit {
	void *screen;       /* curses' SCREEN */
	struct buf out;     /* what a paint sends: over a network it is one packet */
	struct cell *shown; /* what is on the screen */
	int rows, cols;     /* of it; 0 = unknown */
	bool *changed;      /* its rows that are to look otherwise; of this paint */
	bool color;
	enum theme theme;
	struct blit_look looks[STYLE_COUNT]; /* what each style is in this theme */
	struct blit_look pen;                /* what the terminal writes in now */
	char *caps[BLIT_CAPS];               /* how the terminal is told */
	char *inks[BLIT_INKS], *ground;      /* NULL where there is nothing to tell */
	bool corner;                         /* the last cell of the last row can be written */
	bool scrolls;                        /* a part of the screen, as told */
	bool ansi, ansi_column;              /* the cursor is placed as nearly everywhere */
	bool cursor_known, cursor_shown;
	int cursor_row, cursor_col;
};

/* Take the terminal that TERM names, keys raw and unechoed; colours where color is true and it has
 * them. False, with the terminal as it was, where TERM is unknown or its cursor cannot be placed. */
bool blit_open(struct blit *b, bool color, enum theme theme);
void blit_close(struct blit *b);

/* A capability from the terminal's description, without padding, added to out (may be NULL). False
 * where it has none. */
bool blit_capability(const char *name, struct buf *out);

void blit_fit(struct blit *b, int rows, int cols); /* the window's new size */

/* Bytes straight to the terminal; what it does not take is lost. */
void blit_send(const char *bytes, size_t n);

/* Give the terminal back for a while; the next blit_show takes it again. */
void blit_leave(struct blit *b);

/* Other colours: everything is drawn anew. */
void blit_set_theme(struct blit *b, enum theme theme);

/* Forget what is shown: everything is drawn anew. */
void blit_reset(struct blit *b);

/* Bring the screen to what the grid says, the cursor last, in one update. */
void blit_show(struct blit *b, const struct grid *g);

#endif
