/* The one event loop of the program: keys, the window's size, signals, another process's
 * writes and the clock, in one poll with no time limit but the next thing due. Everything that is
 * pending is handled before one paint. */
#ifndef TUI_SCREEN_LOOP_H
#define TUI_SCREEN_LOOP_H

#include <stdbool.h>

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"
#include "tui/screen/term.h"

/* Below this the loop draws one line of notice instead of calling draw; keys still work. */
enum { LOOP_LEAST_ROWS = 5, LOOP_LEAST_COLS = 20 };

struct loop_ops {
	/* A key; paste and mouse too. */
	void (*key)(void *ctx, const struct key *k);
	/* All pending keys are handled and a paint follows: reload what they made stale. May be NULL. */
	void (*settle)(void *ctx);
	/* The window's new size, already that of the grid. May be NULL. */
	void (*resize)(void *ctx, int rows, int cols);
	/* The watch descriptor can be read (and must be read empty). Is there something new to show? */
	bool (*watch)(void *ctx);
	/* Milliseconds until tick shall be called, -1 for never. Asked before every wait. */
	int (*timeout)(void *ctx);
	void (*tick)(void *ctx);
	/* Draw the screen into a blank canvas. */
	void (*draw)(void *ctx, struct canvas *c);
	/* Go on? Asked after every event. */
	bool (*running)(void *ctx);
};

enum loop_end {
	LOOP_DONE,      /* running said no */
	LOOP_SIGNALLED, /* SIGTERM or SIGHUP; or the terminal is gone, which counts as SIGHUP */
};

/* Run until one of the ends. watch_fd is -1 or a descriptor for ops->watch. SIGINT from outside counts
 * as Ctrl-C. *signo (may be NULL) is the signal's number at LOOP_SIGNALLED. The caller then saves,
 * closes the terminal and exits with 128 + signo.
 *
 * t NULL runs it without a terminal: no keys, no signals, nothing is drawn; watch, timeout and tick lead
 * to settle, as they always do.
 *
 * ARSHJUL_SYNC_FD=N, for tests: one byte is written to that descriptor at the start and after keys and
 * signals, when everything pending is handled and the screen is flushed. */
enum loop_end loop_run(
	struct term *t, const struct loop_ops *ops, void *ctx, int watch_fd, int *signo);

#endif
