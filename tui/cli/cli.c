#include "tui/cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/cli/command.h"

static bool database_path(struct cli *c, struct err *e)
{
	const char *given = cli_value(&c->args, OPT_DATABASE);

	if (!given || !*given)
		given = getenv("ARSHJUL_DB");
	c->database = given && *given ? xstrdup(given) : path_of(PATH_DATA, "arshjul.db", e);
	return c->database != NULL;
}

static bool database_missing(const struct cli *c)
{
	struct stat st;

	return strcmp(c->database, ":memory:") != 0 && stat(c->database, &st) != 0 &&
		errno == ENOENT;
}

static bool open_store(struct cli *c, const char *path, bool create, struct err *e)
{
	struct store_options o = { .path = path,
		.create = create,
		.clock = c->env->clock,
		.readonly = cli_has(&c->args, OPT_FOLLOW) };

	return c->env->open(c->env->ctx, &o, &c->se.store, e);
}

/* With -n the command works on a copy that is thrown away: what it checks and says is the same. */
struct rehearsal {
	char *folder, *file;
};

static void rehearsal_end(struct rehearsal *r)
{
	static const char *const parts[] = { "", "-wal", "-shm" };

	for (size_t i = 0; r->file && i < ARRAY_LEN(parts); i++) {
		char *name = xasprintf("%s%s", r->file, parts[i]);

		unlink(name);
		free(name);
	}
	if (r->folder)
		rmdir(r->folder);
	free(r->folder);
	free(r->file);
	*r = (struct rehearsal) { 0 };
}

static bool rehearsal_begin(struct cli *c, struct rehearsal *r, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	struct store *original;
	bool ok;

	if (database_missing(c) || strcmp(c->database, ":memory:") == 0)
		return open_store(c, ":memory:", true, e);
	if (!open_store(c, c->database, false, e))
		return false;
	original = c->se.store;
	c->se.store = NULL;
	r->folder = xasprintf("%s/arshjul.XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
	if (!mkdtemp(r->folder)) {
		err_set(e, ERR_IO, _("There is no room for a trial: %s: %s."), r->folder,
			strerror(errno));
		free(r->folder);
		r->folder = NULL;
		store_close(original);
		return false;
	}
	r->file = xasprintf("%s/arshjul.db", r->folder);
	ok = store_backup(original, r->file, e);
	store_close(original);
	return ok && open_store(c, r->file, false, e);
}

/* Which database a preview compares with; true: an empty one. */
static bool preview_path(struct cli *c)
{
	struct err none = { 0 };

	if (!database_path(c, &none) || database_missing(c))
		xreplace(&c->database, ":memory:");
	return strcmp(c->database, ":memory:") == 0;
}

static bool open_for(struct cli *c, struct rehearsal *r, struct err *e)
{
	enum cli_store need = c->args.command->store;

	if (need == STORE_PREVIEW && c->dry_run) {
		bool empty = preview_path(c);

		return open_store(c, c->database, empty, e);
	}
	if (!database_path(c, e))
		return false;
	if (c->dry_run)
		return rehearsal_begin(c, r, e);
	if ((need == STORE_READ || need == STORE_WRITE) && database_missing(c))
		return err_set(e, ERR_NOT_FOUND,
			_("There is no database at %s yet. “arshjul import FILE” makes it from the "
			  "notes you have, “arshjul demo” shows a made-up year."),
			c->database);
	return open_store(c, c->database, need == STORE_CREATE || need == STORE_PREVIEW, e);
}

static bool run_command(struct cli *c, struct err *e)
{
	struct rehearsal r = { 0 };
	bool ok;

	c->dry_run = cli_has(&c->args, OPT_DRY_RUN);
	if (c->args.command->store == STORE_NONE)
		return c->args.command->run(c, e);
	if (c->args.command->store == STORE_PATH)
		return database_path(c, e) && c->args.command->run(c, e);
	ok = open_for(c, &r, e) && c->args.command->run(c, e);
	store_close(c->se.store);
	c->se.store = NULL;
	rehearsal_end(&r);
	return ok;
}

/* Plain `arshjul`: the screen program, or its news as text where there is no screen. */
static bool run_program(struct cli *c, struct err *e)
{
	const char *term = getenv("TERM");
	bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
	bool screen = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO) && !dumb;
	struct cli_screen how;

	if (!database_path(c, e))
		return false;
	if (!database_missing(c) || strcmp(c->database, ":memory:") == 0) {
		if (!open_store(c, c->database, strcmp(c->database, ":memory:") == 0, e))
			return false;
	} else if (!screen) {
		return err_set(e, isatty(STDOUT_FILENO) ? ERR_USAGE : ERR_NOT_FOUND,
			_("There is no database at %s yet, and no screen to begin on. “arshjul "
			  "import FILE” makes one, “arshjul demo” shows a made-up year."),
			c->database);
	}
	if (screen) {
		how = (struct cli_screen) { c->se.store, c->database, false, c->out.colour };
		c->se.store = NULL;
		return c->env->screen(c->env->ctx, &how, e);
	}
	if (!cli_overview(c, e))
		return false;
	if (!isatty(STDOUT_FILENO) || c->json || c->plain)
		return true;
	return err_set(e, ERR_USAGE,
		_("The program needs a terminal that can draw (TERM is “%s”) and a keyboard. "
		  "“arshjul -h” lists what works without."),
		term ? term : "");
}

static bool wants_colour(const struct cli_args *a, bool *colour, struct err *e)
{
	const char *when = cli_value(a, OPT_COLOR), *term = getenv("TERM"),
		   *no = getenv("NO_COLOR");

	if (!when || strcmp(when, "auto") == 0)
		*colour =
			isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
	else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
		*colour = *when == 'a';
	else
		return err_set(
			e, ERR_USAGE, _("--color is auto, always or never, not “%s”."), when);
	return true;
}

/* With what its file says wrongly. */
static bool print_config(struct cli *c, struct err *e)
{
	const char *line = buf_str(c->env->config_warnings), *end;
	struct buf text = { 0 };

	if (c->env->config_error->code != ERR_NONE) {
		*e = *c->env->config_error;
		return false;
	}
	for (; (end = strchr(line, '\n')) != NULL; line = end + 1)
		message_line("arshjul: %.*s", (int)(end - line), line);
	config_print(c->env->config, &text);
	out_printf(&c->out, "%s", buf_str(&text));
	buf_release(&text);
	return true;
}

static bool run(struct cli *c, int argc, char **argv, struct err *e)
{
	struct cli_args *a = &c->args;

	if (!cli_args_parse(a, argc, argv, e) || !wants_colour(a, &c->out.colour, e))
		return false;
	c->quiet = cli_has(a, OPT_QUIET);
	c->json = cli_has(a, OPT_JSON);
	c->plain = cli_has(a, OPT_PLAIN) && !c->json;
	if (cli_value(a, OPT_COMPLETE))
		return cli_complete(c, cli_value(a, OPT_COMPLETE), e);
	if (cli_has(a, OPT_HELP))
		return cli_help(a, &c->out) || cli_unknown_command(a, e);
	if (cli_has(a, OPT_PRINT_CONFIG))
		return print_config(c, e);
	if (cli_has(a, OPT_VERSION)) {
		out_printf(&c->out, "arshjul %s\n", ARSHJUL_VERSION);
		return true;
	}
	if (!cli_args_check(a, e))
		return false;
	return a->command ? run_command(c, e) : run_program(c, e);
}

int cli_main(const struct cli_env *env, int argc, char **argv)
{
	struct cli c = { .env = env, .out = { .fd = STDOUT_FILENO } };
	struct err e = { 0 }, e_out = { 0 };
	bool ok;

	c.se.clock = env->clock;
	ok = run(&c, argc, argv, &e);
	if (!out_flush(&c.out, &e_out) && ok) {
		e = e_out;
		ok = false;
	}
	/* A reader that left wants to hear nothing more. */
	if (!ok && c.out.closed && (e.code == ERR_IO || e.code == ERR_INTERRUPTED))
		ok = true;
	if (!ok && *e.text)
		message_line("arshjul: %s", e.text);
	if (!ok && e.code == ERR_USAGE && c.args.command)
		message_line(_("“arshjul %s -h” shows how."), c.args.command->name);
	store_close(c.se.store);
	free(c.database);
	cli_args_release(&c.args);
	out_release(&c.out);
	return ok ? 0 : err_exit(&e);
}
