/* The second screen as a program of its own: on a terminal until q, Esc or Ctrl-C; else as lines of text
 * until the meeting has ended or the reader left. */
#ifndef TUI_FOLLOW_H
#define TUI_FOLLOW_H

#include "base/config.h"
#include "services/session.h"

#include "tui/cli/output.h"
#include "tui/screen/term.h"

struct follow_how {
	struct session *se;             /* borrowed, its store only read */
	struct config *config;          /* borrowed */
	int64_t meeting_id;             /* 0 = the running one, else the next */
	const struct term_opts *screen; /* NULL = lines of text to out */
	struct out *out;
};

/* *signo gets the signal that ended it, 0 otherwise. */
bool follow_run(const struct follow_how *how, int *signo, struct err *e);

#endif
