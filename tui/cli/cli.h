/* The command line: `arshjul COMMAND …`, and what plain `arshjul` prints where there is no screen. */
#ifndef TUI_CLI_CLI_H
#define TUI_CLI_CLI_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"
#include "services/session.h"

#include "tui/cli/output.h"

struct config;

/* What the screen program starts on. */
struct cli_screen {
	struct store *store; /* open, given away; NULL: no database there yet (first-run screen) */
	const char *path;    /* of the database, as chosen by -d, ARSHJUL_DB or the default */
	bool demo;           /* store holds a made-up year in memory */
	bool colour;         /* false: --color=never or NO_COLOR */
};

/* The second screen. */
struct cli_follow {
	struct session *se; /* its store open for reading */
	int64_t meeting_id; /* 0 = the running one, else the next */
	bool screen;        /* there is a terminal to draw on; else lines of text to out */
	bool colour;
	struct out *out;
};

/* What the command line needs of main, which has set up locale, signals and clock. The functions get
 * ctx first. */
struct cli_env {
	struct clock *clock;         /* borrowed */
	const struct config *config; /* borrowed */
	/* What its file says wrongly, a line each, and why it could not be read; both borrowed. Told
	 * where the configuration is asked for. */
	const struct buf *config_warnings;
	const struct err *config_error;
	void *ctx;

	/* Open a database as store_open does. */
	bool (*open)(void *ctx, const struct store_options *o, struct store **store, struct err *e);

	/* Run the screen program until it ends. False with an err where it cannot start or failed. */
	bool (*screen)(void *ctx, const struct cli_screen *how, struct err *e);

	/* Follow a meeting until the reader has had enough or, without a screen, it has ended. */
	bool (*follow)(void *ctx, const struct cli_follow *how, struct err *e);
};

/* Do what argv asks for; the exit status: 0 ok, 1 error, 2 usage, 3 not found, 4 database locked or
 * newer, 5 findings. SIGINT may end it at any time: what it writes is whole or not there. Data go to
 * descriptor 1, messages to 2; SIGPIPE is to be ignored by the caller. */
int cli_main(const struct cli_env *env, int argc, char **argv);

#endif
