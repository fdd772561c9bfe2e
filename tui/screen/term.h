/* The terminal: opened, restored whatever happens, lent to a child process. */
#ifndef TUI_SCREEN_TERM_H
#define TUI_SCREEN_TERM_H

#include <stdbool.h>

#include "base/err.h"

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"
#include "tui/screen/style.h"

enum term_when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum term_glyphs { GLYPHS_AUTO, GLYPHS_UNICODE, GLYPHS_ASCII, GLYPHS_LINEAR };

struct term_opts {
	enum theme theme;
	enum term_when color; /* auto: not where NO_COLOR is set and not empty */
	enum term_glyphs glyphs;
	bool mouse;
	int escape_delay; /* ms that an Esc waits for the rest of a sequence; $ESCDELAY goes before */
};

struct term;

/* Take the screen. ERR_USAGE, with one line of text and the terminal untouched, where standard input
 * or output is no terminal or TERM is unset, dumb or unknown. From here to term_close: keys arrive
 * one by one, also Ctrl-S Ctrl-Q Ctrl-Z Ctrl-C and Ctrl-\; pastes are bracketed; SIGWINCH TERM HUP INT
 * CHLD and TSTP are blocked and read by the loop; SIGPIPE and SIGXFSZ are ignored; the signals of a
 * crash first restore the terminal; what is written to standard error appears after that. */
struct term *term_open(const struct term_opts *o, struct err *e);

/* Give everything back. NULL is allowed. */
void term_close(struct term *t);

/* The grid that the loop shows; the whole window. */
struct grid *term_grid(struct term *t);

void term_set_mouse(struct term *t, bool on);
bool term_mouse(const struct term *t);

/* Other colours, other signs; all is drawn anew at the next paint. */
void term_set_look(struct term *t, enum theme theme, enum term_glyphs glyphs);

/* Draw everything anew at the next paint (Ctrl-L, F5). */
void term_redraw(struct term *t);

/* Run a program (an editor, a pager) with the terminal to itself, in a foreground group of its own;
 * argv as for execvp, no shell. *status is its exit status, 128 + n for a signal. ERR_NOT_FOUND where
 * it cannot be started, ERR_INTERRUPTED where SIGHUP or SIGTERM came meanwhile (the child is told, and
 * the loop sees the signal next). */
bool term_run(struct term *t, char *const argv[], int *status, struct err *e);

/* Stop as Ctrl-Z does in other programs; returns when continued. No transaction may be open. */
void term_suspend(struct term *t);

/* For the loop. */

/* The descriptor that tells of signals, and the next signal: 0 when there is none left. SIGTSTP is
 * obeyed on the way and not told. */
int term_signal_fd(const struct term *t);
int term_next_signal(struct term *t);

/* Read what the terminal sent; false when it is gone. Then take the keys one by one. */
bool term_read(struct term *t);
bool term_next_key(struct term *t, struct key *k);

/* Milliseconds to wait for the rest of a key before term_give_up; -1 when none is half read. */
int term_key_wait(const struct term *t);
void term_give_up(struct term *t);

/* Make the grid as large as the window; an unknown size counts as 24x80. */
void term_fit(struct term *t);
/* Show the grid. */
void term_paint(struct term *t);

#endif
