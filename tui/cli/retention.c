/* How long personal data are kept, and what is due, from the shell. */
#include "services/retention.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/cli/command.h"

static void print_json(struct cli *c, const struct retention_row *rows)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, "retention", '[');
	for (int kind = 0; kind < RETENTION_KINDS; kind++) {
		json_open(&j, '{');
		json_kstr(&j, "kind", retention_names[kind]);
		json_kint(&j, "period", rows[kind].period);
		json_kopt(&j, "before", rows[kind].before);
		json_kint(&j, "due", (int64_t)rows[kind].n);
		json_kopt(&j, "oldest", rows[kind].oldest);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void print(struct cli *c, const struct retention_row *rows)
{
	const char *heads[] = { _("Kind"), _("What"), _("Kept"), _("Due"), _("Oldest") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (int kind = 0; kind < RETENTION_KINDS; kind++) {
		struct buf period = { 0 };

		retention_period_text(kind, rows[kind].period, &period);
		listing_put(&g, retention_names[kind]);
		listing_put(&g, c->plain ? "" : retention_words(kind));
		listing_put(&g, buf_str(&period));
		listing_printf(&g, "%zu", rows[kind].n);
		listing_put(&g, rows[kind].oldest);
		buf_release(&period);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

static bool set(struct cli *c, struct err *e)
{
	int kind = keyword_index(retention_names, c->args.arg[0]);
	char *end;
	long n;

	if (kind < 0)
		return err_set(e, ERR_USAGE,
			_("“%s” is none of attendance, contacts, answers, drafts and backups."),
			c->args.arg[0]);
	n = c->args.n_args > 1 ? strtol(c->args.arg[1], &end, 10) : -1;
	if (n < 0 || n > INT32_MAX || *end)
		return err_set(e, ERR_USAGE,
			_("Say how long: months, for drafts days; 0 keeps it for good."));
	if (!retention_set(&c->se, kind, (int)n, e))
		return false;
	cli_done(c, 0, _("Kept from now on: %s"), retention_words(kind));
	return true;
}

static bool says_yes(const char *question)
{
	char line[16];

	message_line("%s", question);
	return fgets(line, sizeof(line), stdin) && strchr("yYjJ", line[0]) != NULL;
}

static bool apply(struct cli *c, const char *folder, const struct retention_row *rows, size_t due,
	struct err *e)
{
	bool whole;

	if (!cli_has(&c->args, OPT_YES)) {
		if (!cli_may_ask(c))
			return err_set(e, ERR_USAGE,
				_("What is taken away does not come back: give --yes as well."));
		out_flush(&c->out, NULL);
		if (!says_yes(_("Take it away? Nothing brings it back. y/N")))
			return err_set(e, ERR_INTERRUPTED, _("Nothing was taken away."));
	}
	if (!retention_apply(&c->se, folder, rows, ~0u, &whole, e))
		return false;
	cli_say(c, ngettext("%zu taken away.", "%zu taken away.", due), due);
	if (!whole)
		cli_warn(c, "%s",
			_("Another window has the database open: the last traces go from its log when "
			  "that is closed."));
	return true;
}

bool cli_retention(struct cli *c, struct err *e)
{
	struct retention_row rows[RETENTION_KINDS];
	char *folder;
	size_t due = 0;
	bool ok;

	if (c->args.n_args > 0)
		return set(c, e);
	folder = path_of(PATH_STATE, "backups", NULL);
	ok = retention_due(&c->se, folder, rows, e);
	for (int kind = 0; ok && kind < RETENTION_KINDS; kind++)
		due += rows[kind].n;
	if (ok && c->json)
		print_json(c, rows);
	else if (ok)
		print(c, rows);
	if (ok && cli_has(&c->args, OPT_APPLY) && due && !c->dry_run)
		ok = apply(c, folder, rows, due, e);
	else if (ok && due)
		cli_say(c, "%s", _("“arshjul retention --apply” takes away what is due."));
	free(folder);
	return ok;
}
