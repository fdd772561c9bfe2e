#include "tui/screen/loop.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"

/* Keys without end (a terminal that is fed a file) must not keep the screen from being painted. */
enum { ROUNDS_MAX = 64 };

struct loop {
	struct term *term;
	const struct loop_ops *ops;
	void *ctx;
	int watch_fd, sync_fd;
	int signo;   /* that ends the loop; 0 while it goes on */
	bool resize; /* the window has a new size */
	bool owing;  /* a test waits for the byte: there was a key or a signal since the last one */
	enum { STALE, PAINTED, IDLE } state;
};

static void drain_keys(struct loop *l)
{
	struct key k;

	while (l->ops->running(l->ctx) && term_next_key(l->term, &k)) {
		l->ops->key(l->ctx, &k);
		l->state = STALE;
		l->owing = true;
	}
}

static void obey_signals(struct loop *l)
{
	int sig;

	while ((sig = term_next_signal(l->term)) != 0) {
		switch (sig) {
		case SIGHUP:
		case SIGTERM:
			l->signo = sig;
			break;
		case SIGINT:
			l->ops->key(l->ctx, &(struct key) { .code = 'c', .mods = KEYMOD_CTRL });
			break;
		case SIGWINCH:
			l->resize = true;
			break;
		default: /* SIGCHLD: whoever started the child looks after it */
			break;
		}
	}
	l->state = STALE;
	l->owing = true;
}

static void paint(struct loop *l)
{
	struct grid *g = term_grid(l->term);
	struct canvas c;

	grid_clear(g);
	c = grid_canvas(g);
	if (c.rows < LOOP_LEAST_ROWS || c.cols < LOOP_LEAST_COLS)
		canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, _("Window too small"));
	else
		l->ops->draw(l->ctx, &c);
	term_paint(l->term);
}

static void draw(struct loop *l)
{
	if (l->resize) {
		struct grid *g = term_grid(l->term);

		l->resize = false;
		term_fit(l->term);
		if (l->ops->resize)
			l->ops->resize(l->ctx, grid_rows(g), grid_cols(g));
	}
	if (l->ops->settle)
		l->ops->settle(l->ctx);
	if (l->term)
		paint(l);
	l->state = PAINTED;
}

static int earlier(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* For the rest of a key that is half read. */
static int key_wait(const struct loop *l)
{
	return l->term ? term_key_wait(l->term) : -1;
}

/* How long to wait now. While there is something to paint, or a test waits for silence, only what is
 * there already counts. */
static int patience(const struct loop *l)
{
	int key = key_wait(l);

	if (l->state == STALE)
		return 0;
	if (l->state == PAINTED)
		return key < 0 ? 0 : key;
	return earlier(key, l->ops->timeout(l->ctx));
}

/* Nothing came for as long as patience said. */
static void nothing_came(struct loop *l)
{
	if (l->state == STALE) {
		draw(l);
		if (l->sync_fd < 0)
			l->state = IDLE;
	} else if (key_wait(l) >= 0) {
		term_give_up(l->term);
		drain_keys(l);
	} else if (l->state == PAINTED) {
		if (l->owing && write(l->sync_fd, ".", 1) != 1)
			l->sync_fd = -1;
		l->owing = false;
		l->state = IDLE;
	} else {
		l->ops->tick(l->ctx);
		l->state = STALE;
	}
}

static void something_came(struct loop *l, struct pollfd *in)
{
	if (in[1].revents)
		obey_signals(l);
	if (in[0].revents) {
		if (!term_read(l->term))
			l->signo = SIGHUP;
		drain_keys(l);
	}
	if (in[2].revents && l->ops->watch(l->ctx))
		l->state = STALE;
	in[2].revents = 0;
}

static int sync_descriptor(void)
{
	const char *v = getenv("ARSHJUL_SYNC_FD");
	char *end;
	long fd = v ? strtol(v, &end, 10) : -1;

	if (!v || !*v || *end || fd < 3 || fd > 1023 || fcntl((int)fd, F_GETFD) < 0)
		return -1;
	fcntl((int)fd, F_SETFD, FD_CLOEXEC);
	return (int)fd;
}

enum loop_end loop_run(
	struct term *t, const struct loop_ops *ops, void *ctx, int watch_fd, int *signo)
{
	struct loop l = { .term = t,
		.ops = ops,
		.ctx = ctx,
		.watch_fd = watch_fd,
		.sync_fd = sync_descriptor(),
		.owing = true };
	struct pollfd in[3] = {
		{ .fd = t ? STDIN_FILENO : -1, .events = POLLIN },
		{ .fd = t ? term_signal_fd(t) : -1, .events = POLLIN },
		{ .fd = watch_fd, .events = POLLIN },
	};
	int rounds = 0;

	while (!l.signo && ops->running(ctx)) {
		/* What others wrote waits until the answer to a key is painted. */
		int n = poll(in, l.state == STALE ? 2 : 3, patience(&l));

		if (n > 0)
			something_came(&l, in);
		if (n == 0 || ++rounds == ROUNDS_MAX) {
			rounds = 0;
			nothing_came(&l);
		}
	}
	if (signo)
		*signo = l.signo;
	return l.signo ? LOOP_SIGNALLED : LOOP_DONE;
}
