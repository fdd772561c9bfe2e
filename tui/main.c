/* arshjul: main sets up what the rest takes as input (locale, clock, signals, the store) and hands it
 * to the command line or to the screen program. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/xalloc.h"
#include "services/demo.h"

#include "tui/app.h"
#include "tui/cli/cli.h"
#include "tui/follow.h"
#include "tui/screen/loop.h"
#include "tui/screen/term.h"

enum { CHORES_AFTER_MS = 1000 };

struct program {
	struct clock clock;
	struct config config;
	struct buf config_warnings; /* what the file says wrongly */
	struct err config_error;    /* why it could not be read; ERR_NONE = it was */
	const char *path;           /* of the user's own database */
	struct store *store;
	struct app app;
	bool switched;     /* another store: the loop must watch another descriptor */
	pid_t backup;      /* the process that makes the day's backup; 0 = none */
	int64_t chores_at; /* monotonic ms when the day's backup is looked after; 0 = done */
};

/* ---- The screen program -------------------------------------------------------------------------------- */

static void on_key(void *ctx, const struct key *k)
{
	struct program *p = ctx;
	const struct zone *zone = NULL;

	if (key_is_mouse(k))
		zone = grid_zone_at(term_grid(p->app.term), k->row, k->col);
	app_key(&p->app, k, zone);
}

static void on_settle(void *ctx)
{
	app_settle(&((struct program *)ctx)->app);
}

static void on_resize(void *ctx, int rows, int cols)
{
	app_resize(&((struct program *)ctx)->app, rows, cols);
}

static void on_draw(void *ctx, struct canvas *c)
{
	app_draw(&((struct program *)ctx)->app, c);
}

static bool on_running(void *ctx)
{
	const struct program *p = ctx;

	return !p->app.quit && !p->switched;
}

static bool on_watch(void *ctx)
{
	struct program *p = ctx;
	struct err e = { 0 };
	bool changed = false;

	if (!store_watch_changed(p->store, &changed, &e)) {
		app_fail(&p->app, &e);
		return true;
	}
	if (changed)
		app_changed(&p->app);
	return changed;
}

/* The day's backup is made by a process of its own: checking a large copy takes seconds, and a key must
 * not wait for that. Nothing of SQLite may cross a fork, so the child becomes `arshjul backup`. */
static void chores(struct program *p)
{
	p->chores_at = 0;
	if (p->app.demo || store_readonly(p->store) || store_watch_fd(p->store) < 0)
		return;
	p->backup = fork();
	if (p->backup == 0) {
		const char *path = store_path(p->store);
		int null = open("/dev/null", O_RDWR);
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		for (int fd = 0; fd <= 2; fd++)
			dup2(null, fd);
		setsid();
		execl("/proc/self/exe", "arshjul", "-d", path, "-q", "backup", (char *)NULL);
		_exit(127);
	}
}

/* Has it ended, and well? */
static void reap_backup(struct program *p)
{
	int status;

	if (p->backup <= 0 || waitpid(p->backup, &status, WNOHANG) != p->backup)
		return;
	p->backup = 0;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		app_say(&p->app,
			_("Today's copy of the database could not be made: `arshjul backup` says why."));
}

static int on_timeout(void *ctx)
{
	struct program *p = ctx;
	int wait = app_timeout(&p->app), idle = store_idle(p->store);

	reap_backup(p);
	if (p->chores_at) {
		int64_t left = p->chores_at - monotonic_ms();
		int due = left > 0 ? (int)left : 0;

		idle = idle < 0 || due < idle ? due : idle;
	}
	if (wait < 0 || idle < 0)
		return wait < 0 ? idle : wait;
	return idle < wait ? idle : wait;
}

static void on_tick(void *ctx)
{
	struct program *p = ctx;

	if (p->chores_at && monotonic_ms() >= p->chores_at)
		chores(p);
	app_tick(&p->app);
}

static bool use_store(struct program *p, struct store *store, bool demo, struct err *e)
{
	struct store *old = p->store;
	bool ok = app_use_store(&p->app, store, demo, e);

	p->store = store;
	p->switched = true;
	store_close(old);
	return ok;
}

/* For the first-run screen: a made-up year, or the user's own new file. */
static bool reopen(struct app *a, bool demo, struct err *e)
{
	struct program *p = a->main_state;
	struct store_options o = {
		.path = demo ? ":memory:" : p->path, .create = true, .clock = &p->clock
	};
	struct session se = { .clock = &p->clock };

	if (!store_open(&o, &se.store, e))
		return false;
	if (demo && !demo_fill(&se, e)) {
		store_close(se.store);
		return false;
	}
	return use_store(p, se.store, demo, e);
}

/* A command runs also without its configuration; the screen program says what is wrong with it. */
static void load_config(struct program *p)
{
	static const char *const languages[] = { NULL, "sv", "en" };
	char *path = config_path(&p->config_error);

	config_init(&p->config);
	if (path)
		config_load(&p->config, path, &p->config_warnings, &p->config_error);
	free(path);
	if (p->config.value[OPTION_LANGUAGE])
		i18n_init(languages[p->config.value[OPTION_LANGUAGE]]);
}

static struct term_opts term_options(const struct program *p, bool colour)
{
	const int *v = p->config.value;

	return (struct term_opts) {
		.theme = (enum theme)v[OPTION_THEME],
		.color = colour ? WHEN_AUTO : WHEN_NEVER,
		.glyphs = v[OPTION_LINEAR] ? GLYPHS_LINEAR : (enum term_glyphs)v[OPTION_GLYPHS],
		.mouse = v[OPTION_MOUSE],
		.escape_delay = v[OPTION_ESCAPE_DELAY],
	};
}

static const struct loop_ops loop_ops = {
	.key = on_key,
	.settle = on_settle,
	.resize = on_resize,
	.watch = on_watch,
	.timeout = on_timeout,
	.tick = on_tick,
	.draw = on_draw,
	.running = on_running,
};

/* Exit status through signo: 0, or the signal that ended it. */
static bool run_screen(struct program *p, const struct cli_screen *how, int *signo, struct err *e)
{
	struct store_options nothing = { .path = ":memory:", .create = true, .clock = &p->clock };
	struct term_opts options = term_options(p, how->colour);
	struct app *a = &p->app;
	bool ok;

	p->store = how->store;
	p->path = how->path;
	if (!p->store && !store_open(&nothing, &p->store, e))
		return false;
	a->session = (struct session) { .store = p->store, .clock = &p->clock };
	a->config = &p->config;
	a->demo = how->demo;
	a->reopen = reopen;
	a->main_state = p;
	a->term = term_open(&options, e);
	ok = a->term != NULL;
	if (ok) {
		(void)store_watch_fd(
			p->store); /* from before the first read, so that no write is missed */
		a->rows = grid_rows(term_grid(a->term));
		a->cols = grid_cols(term_grid(a->term));
		ok = app_init(a, e);
	}
	p->chores_at = monotonic_ms() + CHORES_AFTER_MS;
	while (ok && !a->quit) {
		p->switched = false;
		if (loop_run(a->term, &loop_ops, p, store_watch_fd(p->store), signo) ==
			LOOP_SIGNALLED)
			break;
	}
	app_leave(a);
	term_close(a->term);
	app_release(a);
	store_close(p->store);
	p->store = NULL;
	return ok;
}

/* Each on a line of the messages; the first of them, or that there are several, on the screen. */
static void tell_config(struct program *p)
{
	const char *line = buf_str(&p->config_warnings), *end;
	unsigned long n = 0;

	for (; (end = strchr(line, '\n')) != NULL; line = end + 1, n++) {
		char *text = xstrndup(line, (size_t)(end - line));

		app_say(&p->app, "%s", text);
		free(text);
	}
	if (n > 1)
		app_say(&p->app,
			ngettext("%lu mistake in the settings file. ! shows it.",
				"%lu mistakes in the settings file. ! shows them.", n),
			n);
}

static bool screen(void *ctx, const struct cli_screen *how, struct err *e)
{
	struct program *p = ctx;
	int signo = 0;
	bool ok;

	if (p->config_error.code != ERR_NONE) {
		*e = p->config_error;
		return false;
	}
	tell_config(p);
	ok = run_screen(p, how, &signo, e);
	if (signo)
		exit(128 + signo);
	return ok;
}

static bool follow(void *ctx, const struct cli_follow *how, struct err *e)
{
	struct program *p = ctx;
	struct term_opts options;
	struct follow_how what = {
		.se = how->se, .config = &p->config, .meeting_id = how->meeting_id, .out = how->out
	};
	int signo = 0;
	bool ok;

	if (how->screen) {
		options = term_options(p, how->colour);
		what.screen = &options;
	}
	ok = follow_run(&what, &signo, e);
	if (signo)
		exit(128 + signo);
	return ok;
}

/* ---- The process ------------------------------------------------------------------------------------------ */

/* Descriptors 0 to 2 are taken, so that no file of ours is written to as if it were standard error. They
 * are opened the wrong way round: what is written to an output that is not there has failed. */
static void hold_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static bool open_store(
	void *ctx, const struct store_options *o, struct store **store, struct err *e)
{
	(void)ctx;
	return store_open(o, store, e);
}

int main(int argc, char **argv)
{
	static const struct rlimit no_core = { 0, 0 };
	struct program p = { 0 };
	struct err e = { 0 };
	struct cli_env env = { .clock = &p.clock,
		.config = &p.config,
		.config_warnings = &p.config_warnings,
		.config_error = &p.config_error,
		.ctx = &p,
		.open = open_store,
		.screen = screen,
		.follow = follow };
	int status;

	hold_descriptors();
	umask(077);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_CORE, &no_core); /* a core file would hold people's names */
	i18n_init(NULL);
	load_config(&p);
	if (!clock_init(&p.clock, &e)) {
		fprintf(stderr, "arshjul: %s\n", e.text);
		return err_exit(&e);
	}
	status = cli_main(&env, argc, argv);
	buf_release(&p.config_warnings);
	return status;
}
