/* A program on a pseudo terminal, seen through a terminal emulator (libvterm).
 *
 * Nothing sleeps: the program writes a byte to ARSHJUL_SYNC_FD whenever it has handled everything and
 * flushed the screen, and the harness waits for that. Every wait has a deadline; when it passes, or an
 * expectation fails, the screen and the program's standard error are printed and the test fails. */
#ifndef TESTS_SUPPORT_PTY_H
#define TESTS_SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#define PTY_UP "\033[A"
#define PTY_DOWN "\033[B"
#define PTY_RIGHT "\033[C"
#define PTY_LEFT "\033[D"
#define PTY_HOME "\033[H"
#define PTY_END "\033[F"
#define PTY_PAGE_UP "\033[5~"
#define PTY_PAGE_DOWN "\033[6~"
#define PTY_DELETE "\033[3~"
#define PTY_SHIFT_TAB "\033[Z"
#define PTY_F1 "\033OP"
#define PTY_ESC "\033"
#define PTY_ENTER "\r"

struct pty;

/* Zeroed members mean: 24x80, xterm-256color, C.UTF-8, an own temporary home that goes with the pty,
 * standard error into a file. The clock stands at 2026-03-10T09:42 in Europe/Stockholm unless env says
 * otherwise. */
struct pty_opts {
	int rows, cols;
	const char *term; /* "" leaves TERM unset */
	const char *locale;
	const char *home;       /* an existing folder, kept */
	const char *const *env; /* more "NAME=value", ended by NULL */
	bool stderr_on_tty;
};

/* Start argv[0] (found in PATH or by its path) with a clean environment. */
struct pty *pty_start(const struct pty_opts *o, const char *const *argv);

/* The program under test with these arguments (NULL-ended, without its own name): $ARSHJUL. */
struct pty *pty_run(const struct pty_opts *o, const char *const *args);
/* `arshjul demo`, its first screen painted. */
struct pty *pty_demo(const struct pty_opts *o);

/* Kill what still runs and free everything. */
void pty_free(struct pty *p);

/* The home that the program has: config in home/config, data in home/data, state in home/state. */
const char *pty_home(const struct pty *p);

/* Wait for the next byte from the program; what it drew by then is on the screen. */
void pty_sync(struct pty *p);
/* Send bytes in one write, then pty_sync. */
void pty_type(struct pty *p, const char *bytes);
/* Send and do not wait. */
void pty_send(struct pty *p, const char *bytes, size_t n);

/* Wait until text is somewhere on the screen. */
void pty_wait_text(struct pty *p, const char *text);
void pty_resize(struct pty *p, int rows, int cols); /* and pty_sync */
void pty_signal(struct pty *p, int signo);
/* Close our end of the terminal, as a window that is closed does. */
void pty_hang_up(struct pty *p);

/* Wait for the end; its exit status, or 128 + n for a signal. */
int pty_wait_exit(struct pty *p);

/* The screen. Text belongs to the pty until the next call of the same function. */
const char *pty_row(struct pty *p, int row); /* trimmed at the right */
const char *pty_screen(struct pty *p);
bool pty_has(struct pty *p, const char *text);
void pty_cursor(struct pty *p, int *row, int *col, bool *visible);
bool pty_alternate(const struct pty *p); /* is the alternate screen shown? */

struct pty_look {
	bool bold, underline, reverse;
	int color; /* the foreground's index, -1 for the terminal's own */
};
struct pty_look pty_look(struct pty *p, int row, int col);

/* Everything that the program wrote to the terminal, and how much. */
const char *pty_output(const struct pty *p, size_t *n);
/* What it wrote to standard error. */
const char *pty_stderr(struct pty *p);
/* The terminal's settings now. */
void pty_settings(const struct pty *p, struct termios *out);
int pty_pid(const struct pty *p);

/* Fail with a message, the screen and standard error. */
__attribute__((format(printf, 2, 3), noreturn)) void pty_fail(struct pty *p, const char *fmt, ...);

#endif
