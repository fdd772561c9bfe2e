#include "tests/bench/subject.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"

enum { PATIENCE = 10000 }; /* ms until a program that says nothing counts as stuck */

int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void feed(struct subject *s, const struct buf *out)
{
	if (out->len)
		vterm_input_write(s->vt, out->s, out->len);
	vterm_screen_flush_damage(s->screen);
}

/* Characters and looks, folded to a number a cell. */
static uint32_t cell_mark(const VTermScreenCell *cell)
{
	uint32_t h = cell->chars[0];

	h = h * 31 + cell->attrs.reverse * 8u + cell->attrs.bold * 4u + cell->attrs.underline;
	h = h * 31 + (VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ? 0 : cell->fg.indexed.idx + 1u);
	return h * 31 + (VTERM_COLOR_IS_DEFAULT_BG(&cell->bg) ? 0 : cell->bg.indexed.idx + 1u);
}

static size_t look(struct subject *s)
{
	size_t changed = 0;

	for (int row = 0; row < SUBJECT_ROWS; row++)
		for (int col = 0; col < SUBJECT_COLS; col++) {
			VTermScreenCell cell = { 0 };
			uint32_t mark;

			vterm_screen_get_cell(s->screen, (VTermPos) { row, col }, &cell);
			mark = cell_mark(&cell);
			changed += mark != s->cells[row][col];
			s->cells[row][col] = mark;
		}
	return changed;
}

/* Until the program has said that it is idle and nothing came for quiet ms. The time is that of the last output:
 * what the program does behind the painted screen nobody waits for. */
static struct seen wait_idle(struct subject *s, int64_t since, int quiet)
{
	struct pollfd fds[] = { { s->pty, POLLIN, 0 }, { s->sync, POLLIN, 0 } };
	struct buf out = { 0 };
	bool idle = false;
	int64_t last = since;
	struct seen seen;

	for (;;) {
		char piece[65536];
		ssize_t n;
		int ready = poll(fds, 2, idle ? quiet : PATIENCE);

		if (ready == 0 && idle)
			break;
		if (ready <= 0)
			die("bench: the program does not answer");
		if (fds[0].revents) {
			n = read(s->pty, piece, sizeof(piece));
			if (n <= 0)
				die("bench: the program ended: %s", buf_str(&out));
			buf_add(&out, piece, (size_t)n);
		}
		if (fds[0].revents || out.len == 0)
			last = now_ns();
		if (fds[1].revents) {
			if (read(s->sync, piece, sizeof(piece)) <= 0)
				die("bench: the program ended: %s", buf_str(&out));
			idle = true;
		}
	}
	feed(s, &out);
	seen = (struct seen) { last - since, out.len, look(s) };
	buf_release(&out);
	return seen;
}

struct seen subject_start(struct subject *s, char *const argv[])
{
	struct winsize size = { SUBJECT_ROWS, SUBJECT_COLS, 0, 0 };
	int sync[2];

	memset(s, 0, sizeof(*s));
	s->vt = vterm_new(SUBJECT_ROWS, SUBJECT_COLS);
	vterm_set_utf8(s->vt, 1);
	s->screen = vterm_obtain_screen(s->vt);
	vterm_screen_reset(s->screen, 1);
	if (pipe(sync) != 0)
		die("bench: pipe: %s", strerror(errno));
	s->started = now_ns();
	s->pid = forkpty(&s->pty, NULL, NULL, &size);
	if (s->pid < 0)
		die("bench: forkpty: %s", strerror(errno));
	if (s->pid == 0) {
		char fd[16];

		snprintf(fd, sizeof(fd), "%d", sync[1]);
		setenv("ARSHJUL_SYNC_FD", fd, 1);
		execv(argv[0], argv);
		dprintf(2, "%s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	close(sync[1]);
	s->sync = sync[0];
	return wait_idle(s, s->started, 10);
}

struct seen subject_keys(struct subject *s, const char *keys, size_t n, int quiet)
{
	int64_t since = now_ns();

	if (write(s->pty, keys, n) != (ssize_t)n)
		die("bench: the keys do not go through: %s", strerror(errno));
	return wait_idle(s, since, quiet);
}

/* The number after a label in a file of /proc/PID; with an empty label the first one in it. */
static int64_t proc_number(const struct subject *s, const char *file, const char *label)
{
	char *path = xasprintf("/proc/%d/%s", (int)s->pid, file), line[256];
	FILE *f = fopen(path, "r");
	int64_t n = 0;

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, label, strlen(label)) == 0) {
			n = strtoll(line + strlen(label), NULL, 10);
			break;
		}
	if (f)
		fclose(f);
	free(path);
	return n;
}

int64_t subject_cpu(const struct subject *s)
{
	return proc_number(s, "schedstat", "");
}

long subject_rss(const struct subject *s)
{
	return (long)proc_number(s, "status", "VmRSS:");
}

long subject_switches(const struct subject *s)
{
	return (long)proc_number(s, "status", "voluntary_ctxt_switches:");
}

size_t subject_listen(struct subject *s, int ms)
{
	int64_t until = now_ns() + (int64_t)ms * 1000000;
	struct pollfd fd = { s->pty, POLLIN, 0 };
	struct buf out = { 0 };
	size_t bytes;

	for (;;) {
		int64_t left = (until - now_ns()) / 1000000;
		char piece[4096];
		ssize_t n;

		if (left <= 0 || poll(&fd, 1, (int)left) <= 0)
			break;
		n = read(s->pty, piece, sizeof(piece));
		if (n <= 0)
			break;
		buf_add(&out, piece, (size_t)n);
	}
	feed(s, &out);
	bytes = out.len;
	buf_release(&out);
	return bytes;
}

void subject_end(struct subject *s)
{
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	close(s->pty);
	close(s->sync);
	vterm_free(s->vt);
}
