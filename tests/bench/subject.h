/* A program on a pseudo-terminal of 200x50, watched with a clock: the measuring side of the bench.
 *
 * The program says when it is idle with everything painted by writing a byte to ARSHJUL_SYNC_FD; the
 * floors do the same. A measured time ends with that byte or the last byte to the terminal, whichever
 * came later. */
#ifndef TESTS_BENCH_SUBJECT_H
#define TESTS_BENCH_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

enum { SUBJECT_ROWS = 50, SUBJECT_COLS = 200 };

struct subject {
	pid_t pid;
	int pty, sync;
	int64_t started; /* ns, monotonic; just before fork */
	VTerm *vt;
	VTermScreen *screen;
	uint32_t cells[SUBJECT_ROWS][SUBJECT_COLS]; /* as last looked at */
};

/* What one wait saw. */
struct seen {
	int64_t ns;   /* from the beginning of the wait (of the program, for its first) */
	size_t bytes; /* to the terminal */
	size_t cells; /* whose character or looks are others than before */
};

int64_t now_ns(void);

/* Start argv[0] (with a path) and wait until it is painted. Exits with a message where it cannot. */
struct seen subject_start(struct subject *s, char *const argv[]);

/* Send keys and wait until they are all handled and painted. quiet: ms without a sign of life that
 * tell that more is not to come. */
struct seen subject_keys(struct subject *s, const char *keys, size_t n, int quiet);

/* CPU time so far, ns; resident memory now, KiB; times it was scheduled away or woken. */
int64_t subject_cpu(const struct subject *s);
long subject_rss(const struct subject *s);
long subject_switches(const struct subject *s);

/* Bytes that came within ms without any key. */
size_t subject_listen(struct subject *s, int ms);

/* Ends it with SIGKILL. */
void subject_end(struct subject *s);

#endif
