/* The inside of a terminal, for term.c and term_child.c only. */
#ifndef TUI_SCREEN_TERM_INSIDE_H
#define TUI_SCREEN_TERM_INSIDE_H

#include <signal.h>
#include <termios.h>

#include "tui/screen/blit.h"
#include "tui/screen/decode.h"
#include "tui/screen/rescue.h"
#include "tui/screen/term.h"

struct term {
	struct grid *grid;
	struct blit blit;
	struct rescue *rescue;
	struct decoder decoder;
	int escape_delay;
	bool has_mouse, mouse; /* the terminal can; the user wants */
	int64_t clicked_at;    /* ms, for double clicks */
	int click_row, click_col;
	int signals; /* signalfd */
	sigset_t blocked, mask_was;
	struct sigaction pipe_was, xfsz_was;
	struct termios saved;
};

/* Leave the screen to others, and take it back. */
void term_leave(struct term *t);
void term_enter(struct term *t);

#endif
