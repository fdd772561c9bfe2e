#include "services/demo.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

#include "tui/cli/command.h"

static bool open_filled(struct cli *c, const char *path, struct err *e)
{
	struct store_options o = { .path = path, .create = true, .clock = c->env->clock };

	return c->env->open(c->env->ctx, &o, &c->se.store, e) && demo_fill(&c->se, e);
}

static bool save(struct cli *c, const char *path, struct err *e)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return err_set(e, ERR_CONFLICT,
			_("%s is there already: give the made-up year another name."), path);
	if (!open_filled(c, path, e))
		return false;
	cli_say(c, _("A made-up year is in %s. “arshjul -d %s” opens it."), path, path);
	return true;
}

bool cli_demo(struct cli *c, struct err *e)
{
	const char *term = getenv("TERM"), *path = cli_value(&c->args, OPT_SAVE);
	struct cli_screen how;

	if (path)
		return save(c, path, e);
	if (!open_filled(c, ":memory:", e))
		return false;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !term || !*term ||
		strcmp(term, "dumb") == 0)
		return cli_overview(c, e);
	how = (struct cli_screen) { c->se.store, ":memory:", true, c->out.colour };
	c->se.store = NULL;
	return c->env->screen(c->env->ctx, &how, e);
}
