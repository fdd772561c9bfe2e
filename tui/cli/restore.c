/* A backup takes the place of the database, from the shell. */
#include "services/restore.h"

#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/paths.h"

#include "tui/cli/command.h"

static void say(struct cli *c, const struct restored *r)
{
	char day[DATE_TEXT_SIZE] = "–";

	if (r->last_step)
		day_text_year(local_moment(r->last_step).day, day);
	cli_say(c, _("In it: %zu meetings, %zu people, last changed %s."), r->meetings, r->people,
		day);
	if (r->erased)
		cli_say(c,
			ngettext("%zu person who was erased since is erased again.",
				"%zu people who were erased since are erased again.", r->erased),
			r->erased);
	if (c->dry_run)
		cli_say(c, "%s", _("(A trial: nothing was saved.)"));
	else if (r->aside)
		cli_say(c, _("The database that was there is kept as %s."), r->aside);
}

bool cli_restore(struct cli *c, struct err *e)
{
	char *folder = path_of(PATH_STATE, "backups", NULL);
	struct restored r;
	struct json j;
	bool ok =
		restore_file(c->env->clock, c->database, c->args.arg[0], folder, c->dry_run, &r, e);

	if (ok && c->json) {
		cli_json_open(c, &j);
		json_kint(&j, "meetings", (int64_t)r.meetings);
		json_kint(&j, "people", (int64_t)r.people);
		json_kint(&j, "erased", (int64_t)r.erased);
		json_kopt(&j, "aside", r.aside);
		json_kbool(&j, "dry_run", c->dry_run);
		cli_json_close(c, &j);
	}
	if (ok)
		say(c, &r);
	restored_release(&r);
	free(folder);
	return ok;
}
