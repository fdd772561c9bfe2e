/* A year laid out from the shell, a short line for each entry. */
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/lay_out.h"

#include "tui/cli/command.h"

enum { YEAR_MOST = 9997 };

/* One line, and on the screen what it has become. */
static bool lay(struct cli *c, int year, const char *line, size_t *n, struct err *e)
{
	struct lay_out l;
	struct buf words = { 0 };
	bool ok = lay_out_load(&c->se, year, &l, e) && lay_out_read(&l, line, e) &&
		lay_out_words(&c->se, &l, &words, e) && lay_out_save(&c->se, &l, NULL, e);

	if (ok && !c->json)
		out_printf(&c->out, "%s\n", buf_str(&words));
	*n += ok ? l.n : 0;
	buf_release(&words);
	lay_out_release(&l);
	return ok;
}

bool cli_add_entries(struct cli *c, struct err *e)
{
	size_t n = 0;
	int year = 0;
	bool ok = cli_count_arg(c, YEAR_MOST, &year, e) &&
		session_begin(&c->se, xasprintf(_("%d laid out"), year), e);

	if (!ok)
		return false;
	for (size_t i = 1; i < c->args.n_args && ok; i++)
		ok = lay(c, year, c->args.arg[i], &n, e);
	if (!session_end(&c->se, ok, e))
		return false;
	cli_done(c, 0, ngettext("%zu draft in %d", "%zu drafts in %d", n), n, year);
	return true;
}
