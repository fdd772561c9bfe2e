#include "tests/support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/scratch.h"

/* Long enough for a slow machine under a sanitizer; only failures take it. */
enum { DEADLINE_MS = 20000 };

struct pty {
	pid_t pid;
	int master;  /* -1 when hung up */
	int sync_fd; /* our end */
	bool ended;
	int status;
	VTerm *vt;
	VTermScreen *screen;
	bool cursor_visible, alternate;
	bool own_home;
	char *home;
	char *stderr_path;
	struct buf output, row, text, errors;
};

static int on_property(VTermProp prop, VTermValue *value, void *ctx)
{
	struct pty *p = ctx;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		p->cursor_visible = value->boolean;
	if (prop == VTERM_PROP_ALTSCREEN)
		p->alternate = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void make_terminal(struct pty *p, int rows, int cols)
{
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
}

static void make_home(struct pty *p, const char *home)
{
	p->own_home = !home;
	p->home = home ? xstrdup(home) : scratch_folder();
	p->stderr_path = xasprintf("%s/stderr", p->home);
}

static void put_env(const char *name, const char *value)
{
	if (setenv(name, value, 1) != 0)
		_exit(125);
}

static void put_home(const struct pty *p, const char *name, const char *below)
{
	char *path = xasprintf("%s/%s", p->home, below);

	put_env(name, path);
	free(path);
}

/* Only what a test names reaches the program, and what sanitizers and coverage need. */
static void make_environment(const struct pty *p, const struct pty_opts *o, int sync_fd)
{
	static const char *const kept[] = { "PATH", "TMPDIR", "ASAN_OPTIONS", "LSAN_OPTIONS",
		"UBSAN_OPTIONS", "GCOV_PREFIX" };
	char *values[ARRAY_LEN(kept)], number[16];

	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		values[i] = xstrdup(getenv(kept[i]));
	clearenv();
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		if (values[i])
			put_env(kept[i], values[i]);
	put_env("HOME", p->home);
	put_home(p, "XDG_CONFIG_HOME", "config");
	put_home(p, "XDG_DATA_HOME", "data");
	put_home(p, "XDG_STATE_HOME", "state");
	put_env("LC_ALL", o->locale ? o->locale : "C.UTF-8");
	put_env("TZ", "Europe/Stockholm");
	put_env("ARSHJUL_NOW", "2026-03-10T09:42");
	put_env("ARSHJUL_SEED", "1");
	if (!o->term || *o->term)
		put_env("TERM", o->term ? o->term : "xterm-256color");
	snprintf(number, sizeof(number), "%d", sync_fd);
	put_env("ARSHJUL_SYNC_FD", number);
	for (const char *const *v = o->env; v && *v; v++) {
		char *name = xstrndup(*v, strcspn(*v, "="));

		put_env(name, *v + strcspn(*v, "=") + 1);
		free(name);
	}
}

__attribute__((noreturn)) static void become(
	const struct pty *p, const struct pty_opts *o, const char *const *argv, int sync_fd)
{
	char **copy;
	size_t n = 0;
	sigset_t none;

	while (argv[n])
		n++;
	copy = xcalloc(n + 1, sizeof(*copy));
	for (size_t i = 0; i < n; i++)
		copy[i] = xstrdup(argv[i]);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	fcntl(sync_fd, F_SETFD, 0);
	make_environment(p, o, sync_fd);
	if (!o->stderr_on_tty) {
		int fd = open(p->stderr_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

		dup2(fd, STDERR_FILENO);
	}
	execvp(copy[0], copy);
	dprintf(STDERR_FILENO, "%s: %s\n", copy[0], strerror(errno));
	_exit(127);
}

struct pty *pty_start(const struct pty_opts *o, const char *const *argv)
{
	struct winsize size = { .ws_row = (unsigned short)(o->rows ? o->rows : 24),
		.ws_col = (unsigned short)(o->cols ? o->cols : 80) };
	struct pty *p = xcalloc(1, sizeof(*p));
	int sync[2];

	make_home(p, o->home);
	make_terminal(p, size.ws_row, size.ws_col);
	if (pipe2(sync, O_CLOEXEC | O_NONBLOCK) != 0)
		fail_msg("pipe: %s", strerror(errno));
	p->sync_fd = sync[0];
	p->pid = forkpty(&p->master, NULL, NULL, &size);
	if (p->pid < 0)
		fail_msg("forkpty: %s", strerror(errno));
	if (p->pid == 0)
		become(p, o, argv, sync[1]);
	close(sync[1]);
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	fcntl(p->master, F_SETFL, O_NONBLOCK);
	return p;
}

struct pty *pty_run(const struct pty_opts *o, const char *const *args)
{
	const char *argv[16] = { getenv("ARSHJUL") };
	size_t n = 1;

	if (!argv[0])
		fail_msg("ARSHJUL does not name the program");
	while (*args && n < ARRAY_LEN(argv) - 1)
		argv[n++] = *args++;
	return pty_start(o, argv);
}

struct pty *pty_demo(const struct pty_opts *o)
{
	struct pty *p = pty_run(o, (const char *const[]) { "demo", NULL });

	pty_sync(p);
	return p;
}

void pty_free(struct pty *p)
{
	if (!p)
		return;
	if (!p->ended) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, NULL, 0);
	}
	if (p->master >= 0)
		close(p->master);
	close(p->sync_fd);
	vterm_free(p->vt);
	if (p->own_home)
		scratch_remove(p->home);
	else
		free(p->home);
	free(p->stderr_path);
	buf_release(&p->output);
	buf_release(&p->row);
	buf_release(&p->text);
	buf_release(&p->errors);
	free(p);
}

const char *pty_home(const struct pty *p)
{
	return p->home;
}

int pty_pid(const struct pty *p)
{
	return (int)p->pid;
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Answers that the emulator gives, such as the cursor's position. */
static void answer(const struct pty *p)
{
	char bytes[256];
	size_t n = vterm_output_read(p->vt, bytes, sizeof(bytes));

	if (n > 0 && write(p->master, bytes, n) < 0)
		return;
}

/* Feed what the program wrote to the terminal. False when the other end is closed. */
static bool read_output(struct pty *p)
{
	char bytes[8192];
	ssize_t n;

	while (p->master >= 0 && (n = read(p->master, bytes, sizeof(bytes))) > 0) {
		buf_add(&p->output, bytes, (size_t)n);
		vterm_input_write(p->vt, bytes, (size_t)n);
		answer(p);
	}
	vterm_screen_flush_damage(p->screen);
	return p->master >= 0 && errno == EAGAIN;
}

static void reap(struct pty *p, int flags)
{
	int status;

	if (p->ended || waitpid(p->pid, &status, flags) != p->pid)
		return;
	p->ended = true;
	p->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Wait a while for output or a byte of sync; *synced counts those that came. */
static void pump(struct pty *p, int64_t deadline, int *synced)
{
	struct pollfd in[2] = { { .fd = p->master, .events = POLLIN },
		{ .fd = p->sync_fd, .events = POLLIN } };
	int64_t left = deadline - now_ms();
	char bytes[64];
	ssize_t n;

	if (poll(in, 2, left > 0 ? (int)left : 0) < 0 && errno != EINTR)
		pty_fail(p, "poll: %s", strerror(errno));
	n = read(p->sync_fd, bytes, sizeof(bytes));
	*synced += n > 0 ? (int)n : 0;
	/* What was drawn before the byte is in the terminal's queue by now. */
	if (!read_output(p))
		reap(p, 0);
	reap(p, WNOHANG);
	if (now_ms() > deadline)
		pty_fail(p, "the deadline has passed");
}

void pty_sync(struct pty *p)
{
	int64_t deadline = now_ms() + DEADLINE_MS;
	int synced = 0;

	while (synced == 0) {
		if (p->ended)
			pty_fail(p, "the program ended with status %d", p->status);
		pump(p, deadline, &synced);
	}
}

void pty_send(struct pty *p, const char *bytes, size_t n)
{
	int64_t deadline = now_ms() + DEADLINE_MS;
	int synced = 0;
	char old[64];

	/* Bytes of earlier events say nothing about this one. */
	while (read(p->sync_fd, old, sizeof(old)) > 0)
		continue;
	while (n > 0) {
		ssize_t done = write(p->master, bytes, n);

		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		} else if (done < 0 && errno != EAGAIN) {
			pty_fail(p, "write: %s", strerror(errno));
		} else {
			pump(p, deadline, &synced);
		}
	}
}

void pty_type(struct pty *p, const char *bytes)
{
	pty_send(p, bytes, strlen(bytes));
	pty_sync(p);
}

void pty_wait_text(struct pty *p, const char *text)
{
	int64_t deadline = now_ms() + DEADLINE_MS;
	int synced = 0;

	while (!pty_has(p, text)) {
		if (p->ended)
			pty_fail(p, "ended with status %d without showing “%s”", p->status, text);
		if (now_ms() > deadline - 100)
			pty_fail(p, "waited in vain for “%s”", text);
		pump(p, deadline, &synced);
	}
}

void pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	read_output(p);
	vterm_set_size(p->vt, rows, cols);
	if (ioctl(p->master, TIOCSWINSZ, &size) != 0)
		pty_fail(p, "TIOCSWINSZ: %s", strerror(errno));
	pty_sync(p);
}

void pty_signal(struct pty *p, int signo)
{
	kill(p->pid, signo);
}

void pty_hang_up(struct pty *p)
{
	read_output(p);
	close(p->master);
	p->master = -1;
}

int pty_wait_exit(struct pty *p)
{
	int64_t deadline = now_ms() + DEADLINE_MS;
	int synced = 0;

	while (!p->ended && p->master >= 0)
		pump(p, deadline, &synced);
	reap(p, 0);
	read_output(p);
	return p->status;
}

const char *pty_row(struct pty *p, int row)
{
	int rows, cols;
	size_t end = 0;

	buf_cut(&p->row, 0);
	vterm_get_size(p->vt, &rows, &cols);
	for (int col = 0; row >= 0 && row < rows && col < cols;) {
		VTermScreenCell cell;

		vterm_screen_get_cell(p->screen, (VTermPos) { row, col }, &cell);
		if (cell.chars[0] == 0)
			buf_putc(&p->row, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			buf_put_utf8(&p->row, cell.chars[i]);
		if (cell.chars[0] != 0 && cell.chars[0] != ' ')
			end = p->row.len;
		col += cell.width > 0 ? cell.width : 1;
	}
	buf_cut(&p->row, end);
	return buf_str(&p->row);
}

const char *pty_screen(struct pty *p)
{
	int rows, cols;

	buf_cut(&p->text, 0);
	vterm_get_size(p->vt, &rows, &cols);
	for (int row = 0; row < rows; row++)
		buf_printf(&p->text, "%s\n", pty_row(p, row));
	return buf_str(&p->text);
}

bool pty_has(struct pty *p, const char *text)
{
	return strstr(pty_screen(p), text) != NULL;
}

void pty_cursor(struct pty *p, int *row, int *col, bool *visible)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	*row = pos.row;
	*col = pos.col;
	*visible = p->cursor_visible;
}

bool pty_alternate(const struct pty *p)
{
	return p->alternate;
}

struct pty_look pty_look(struct pty *p, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(p->screen, (VTermPos) { row, col }, &cell);
	return (struct pty_look) {
		.bold = cell.attrs.bold,
		.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
		.reverse = cell.attrs.reverse,
		.color = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_INDEXED(&cell.fg)
			? -1
			: cell.fg.indexed.idx,
	};
}

const char *pty_output(const struct pty *p, size_t *n)
{
	*n = p->output.len;
	return buf_str(&p->output);
}

const char *pty_stderr(struct pty *p)
{
	FILE *f = fopen(p->stderr_path, "re");
	char part[1024];
	size_t n;

	buf_cut(&p->errors, 0);
	while (f && (n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&p->errors, part, n);
	if (f)
		fclose(f);
	return buf_str(&p->errors);
}

void pty_settings(const struct pty *p, struct termios *out)
{
	tcgetattr(p->master, out);
}

void pty_fail(struct pty *p, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	fprintf(stderr, "%s\n--- screen\n%s--- standard error\n%s---\n", text, pty_screen(p),
		pty_stderr(p));
	fail();
	abort(); /* fail does not return, but is not declared so */
}
