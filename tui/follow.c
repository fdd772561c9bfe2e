#include "tui/follow.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/screen/loop.h"
#include "tui/views/follow.h"

struct following {
	struct follow f;
	struct out *out; /* NULL = the screen */
	char *said;      /* what was printed last, without the clock */
	struct err err;  /* the database is gone, or nobody reads any more */
	bool stale, quit;
};

static void on_key(void *ctx, const struct key *k)
{
	struct following *w = ctx;

	w->quit |= key_is(k, 'q', 0) || key_is(k, KEYCODE_ESC, 0) || key_is(k, 'c', KEYMOD_CTRL);
}

/* A block each time something has happened; that time passes is no news. */
static void print(struct following *w)
{
	struct buf still = { 0 }, text = { 0 };
	char *line, *next;

	follow_text(&w->f, false, &still);
	if (!w->said || strcmp(w->said, buf_str(&still)) != 0) {
		follow_text(&w->f, true, &text);
		for (line = text.s; line && *line; line = next) {
			next = line + strcspn(line, "\n");
			*next++ = '\0';
			out_printf(w->out, "%s\n", line);
		}
		out_bytes(w->out, "\n", 1);
		w->quit |= !out_flush(w->out, &w->err) || w->out->closed;
		xreplace(&w->said, buf_str(&still));
	}
	buf_release(&text);
	buf_release(&still);
}

static void on_settle(void *ctx)
{
	struct following *w = ctx;

	if (w->stale)
		follow_load(&w->f);
	w->stale = false;
	if (w->out)
		print(w);
}

static bool on_watch(void *ctx)
{
	struct following *w = ctx;
	bool changed = false;

	if (!store_watch_changed(w->f.se->store, &changed, &w->err))
		w->quit = true;
	w->stale |= changed;
	return changed;
}

static int on_timeout(void *ctx)
{
	return follow_wait(&((struct following *)ctx)->f);
}

static void on_tick(void *ctx)
{
	(void)ctx;
}

static void on_draw(void *ctx, struct canvas *c)
{
	follow_draw(&((struct following *)ctx)->f, c);
}

/* Without a screen there is nothing to wait for once the meeting has been held. */
static bool on_running(void *ctx)
{
	const struct following *w = ctx;
	const struct meeting *m = follow_meeting(&w->f);

	if (w->quit)
		return false;
	return !w->out || w->stale || (m && m->status != STATUS_HELD && !w->f.failed);
}

static const struct loop_ops ops = {
	.key = on_key,
	.settle = on_settle,
	.watch = on_watch,
	.timeout = on_timeout,
	.tick = on_tick,
	.draw = on_draw,
	.running = on_running,
};

bool follow_run(const struct follow_how *how, int *signo, struct err *e)
{
	struct following w = {
		.f = { .se = how->se, .config = how->config, .wanted = how->meeting_id },
		.out = how->screen ? NULL : how->out,
		.stale = true
	};
	struct term *t = NULL;
	int watch;

	*signo = 0;
	if (how->screen) {
		t = term_open(how->screen, e);
		if (!t)
			return false;
	}
	watch = store_watch_fd(how->se->store); /* before the first read: no write is missed */
	loop_run(t, &ops, &w, watch, signo);
	term_close(t);
	if (w.err.code == ERR_NONE && w.out && w.f.failed)
		err_set(&w.err, ERR_NOT_FOUND, "%s", w.f.failed);
	if (w.err.code != ERR_NONE)
		*e = w.err;
	follow_release(&w.f);
	free(w.said);
	return w.err.code == ERR_NONE;
}
