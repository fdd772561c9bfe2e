#include "tui/screen/term.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/screen/term_inside.h"

enum { SIZE_MAX_CELLS = 1000, DOUBLE_CLICK_MS = 400, PASTE_WAIT_MS = 1000 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static void send(const char *bytes)
{
	blit_send(bytes, strlen(bytes));
}

static void install_rescue(struct term *t)
{
	static const char *const names[] = { "rmkx", "sgr0", "cnorm", "rmcup" };
	struct buf b = { 0 };

	buf_puts(&b, mouse_off);
	buf_puts(&b, paste_off);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		blit_capability(names[i], &b);
	t->rescue = rescue_install(STDOUT_FILENO, &t->saved, buf_str(&b), b.len);
	buf_release(&b);
}

static bool has_prefix(const char *s, const char *const prefixes[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_starts(s, prefixes[i]))
			return true;
	return false;
}

static enum charset choose_charset(enum term_glyphs glyphs, const char *name)
{
	static const char *const plain[] = { "linux", "vt", "ansi", "cons25" };

	if (glyphs == GLYPHS_ASCII || glyphs == GLYPHS_LINEAR)
		return glyphs == GLYPHS_ASCII ? CHARSET_ASCII : CHARSET_LINEAR;
	if (glyphs == GLYPHS_UNICODE)
		return text_starts(name, "linux") ? CHARSET_CONSOLE : CHARSET_UNICODE;
	if (i18n_ascii_wanted() || has_prefix(name, plain, ARRAY_LEN(plain)))
		return CHARSET_ASCII;
	return CHARSET_UNICODE;
}

static bool color_wanted(enum term_when when)
{
	const char *v = getenv("NO_COLOR");

	return when == WHEN_ALWAYS || (when == WHEN_AUTO && (!v || !*v));
}

static int escape_delay(int wanted)
{
	const char *v = getenv("ESCDELAY");
	char *end;
	long ms = v ? strtol(v, &end, 10) : 0;

	return v && *v && *end == '\0' && ms >= 0 && ms <= 10000 ? (int)ms : wanted;
}

static bool refuse(const char *name, struct err *e)
{
	return err_set(
		e, ERR_USAGE, _("The screen cannot be drawn on a terminal of type “%.40s”."), name);
}

/* A terminal that we can draw on; says why not. */
static bool check(const char **name, struct err *e)
{
	static const char *const dumb[] = { "dumb", "unknown" };

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
			_("The screen needs a terminal on standard input and output."));
	*name = getenv("TERM");
	if (!*name || !**name)
		return err_set(e, ERR_USAGE, _("The screen needs a terminal: TERM is not set."));
	if (has_prefix(*name, dumb, ARRAY_LEN(dumb)))
		return refuse(*name, e);
	return true;
}

static void hold_signals(struct term *t)
{
	static const int held[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCHLD, SIGTSTP };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&t->blocked);
	for (size_t i = 0; i < ARRAY_LEN(held); i++)
		sigaddset(&t->blocked, held[i]);
	sigprocmask(SIG_BLOCK, &t->blocked, &t->mask_was);
	t->signals = signalfd(-1, &t->blocked, SFD_CLOEXEC | SFD_NONBLOCK);
	if (t->signals < 0)
		die("signalfd: %s", strerror(errno));
	sigaction(SIGPIPE, &ignore, &t->pipe_was);
	sigaction(SIGXFSZ, &ignore, &t->xfsz_was);
}

static void let_signals(struct term *t)
{
	close(t->signals);
	sigaction(SIGPIPE, &t->pipe_was, NULL);
	sigaction(SIGXFSZ, &t->xfsz_was, NULL);
	sigprocmask(SIG_SETMASK, &t->mask_was, NULL);
}

struct term *term_open(const struct term_opts *o, struct err *e)
{
	struct term *t;
	const char *name = NULL;

	if (!check(&name, e))
		return NULL;
	t = xcalloc(1, sizeof(*t));
	tcgetattr(STDOUT_FILENO, &t->saved);
	hold_signals(t);
	if (!blit_open(&t->blit, color_wanted(o->color), o->theme)) {
		let_signals(t);
		free(t);
		refuse(name, e);
		return NULL;
	}
	install_rescue(t);
	t->grid = grid_new(1, 1, choose_charset(o->glyphs, name));
	t->escape_delay = escape_delay(o->escape_delay);
	t->has_mouse = blit_capability("kmous", NULL);
	t->mouse = o->mouse;
	t->clicked_at = -DOUBLE_CLICK_MS;
	term_enter(t);
	return t;
}

void term_leave(struct term *t)
{
	if (t->has_mouse)
		send(mouse_off);
	send(paste_off);
	blit_leave(&t->blit);
}

void term_enter(struct term *t)
{
	send(paste_on);
	if (t->has_mouse && t->mouse)
		send(mouse_on);
	term_fit(t);
	blit_reset(&t->blit);
}

void term_close(struct term *t)
{
	if (!t)
		return;
	term_leave(t);
	rescue_remove(t->rescue);
	let_signals(t);
	blit_close(&t->blit);
	grid_free(t->grid);
	decoder_release(&t->decoder);
	free(t);
}

struct grid *term_grid(struct term *t)
{
	return t->grid;
}

void term_set_mouse(struct term *t, bool on)
{
	t->mouse = on;
	if (t->has_mouse)
		send(on ? mouse_on : mouse_off);
}

void term_set_look(struct term *t, enum theme theme, enum term_glyphs glyphs)
{
	const char *name = getenv("TERM");

	blit_set_theme(&t->blit, theme);
	grid_set_charset(t->grid, choose_charset(glyphs, name ? name : ""));
	term_redraw(t);
}

bool term_mouse(const struct term *t)
{
	return t->has_mouse && t->mouse;
}

void term_redraw(struct term *t)
{
	blit_reset(&t->blit);
}

int term_signal_fd(const struct term *t)
{
	return t->signals;
}

int term_next_signal(struct term *t)
{
	struct signalfd_siginfo info;

	while (read(t->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo != SIGTSTP)
			return (int)info.ssi_signo;
		term_suspend(t);
	}
	return 0;
}

bool term_read(struct term *t)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n > 0)
		decode_feed(&t->decoder, bytes, (size_t)n);
	return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* The second click in time at the same place is a double click. */
static void count_clicks(struct term *t, struct key *k)
{
	int64_t now = now_ms();

	if (now - t->clicked_at < DOUBLE_CLICK_MS && k->row == t->click_row &&
		k->col == t->click_col) {
		k->code = KEYCODE_DOUBLE_CLICK;
		now -= DOUBLE_CLICK_MS;
	}
	t->clicked_at = now;
	t->click_row = k->row;
	t->click_col = k->col;
}

bool term_next_key(struct term *t, struct key *k)
{
	if (!decode_next(&t->decoder, k))
		return false;
	if (k->code == KEYCODE_CLICK)
		count_clicks(t, k);
	return true;
}

int term_key_wait(const struct term *t)
{
	if (!decode_pending(&t->decoder))
		return -1;
	return t->decoder.pasting ? PASTE_WAIT_MS : t->escape_delay;
}

void term_give_up(struct term *t)
{
	decode_give_up(&t->decoder);
}

static int sane_size(int cells, int unknown)
{
	return cells == 0 ? unknown : cells > SIZE_MAX_CELLS ? SIZE_MAX_CELLS : cells;
}

void term_fit(struct term *t)
{
	struct winsize size = { 0 };
	int rows, cols;

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	rows = sane_size(size.ws_row, 24);
	cols = sane_size(size.ws_col, 80);
	blit_fit(&t->blit, rows, cols);
	grid_resize(t->grid, rows, cols);
}

void term_paint(struct term *t)
{
	blit_show(&t->blit, t->grid);
}
