/* Groups that become one, from the shell. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/groups_end.h"

#include "tui/cli/command.h"

/* The group of --into, or the one that is to be made with that name. */
static bool read_into(struct cli *c, struct groups_end *what, struct group *fresh, struct err *e)
{
	const char *into = cli_value(&c->args, OPT_INTO);
	const char *short_name = cli_value(&c->args, OPT_SHORT);
	const char *letter = cli_value(&c->args, OPT_LETTER);

	if (!into)
		return err_set(e, ERR_USAGE, _("Say what they become: --into NAME."));
	if (!group_called(&c->se, into, &what->into, e))
		return false;
	if (what->into)
		return (!short_name && !letter) ||
			err_set(e, ERR_USAGE,
				_("--short and --letter are for a group that is made."));
	xreplace(&fresh->name, into);
	xreplace(&fresh->short_name, short_name);
	xreplace(&fresh->letter, letter);
	what->fresh = fresh;
	return true;
}

/* The day before --start, or before today. */
static bool read_last(const struct cli *c, char last[MOMENT_SIZE], struct err *e)
{
	int32_t first = clock_local(c->env->clock).day;

	if (!cli_day(c, OPT_START, &first, e))
		return false;
	moment_iso((struct moment) { first - 1, MINUTE_NONE }, last);
	return true;
}

bool cli_ended(struct cli *c, const struct groups_ended *d, struct err *e)
{
	struct buf words = { 0 };
	bool ok = groups_ended_words(&c->se, d, &words, e);

	if (ok && words.len)
		cli_say(c, "%s", buf_str(&words));
	buf_release(&words);
	return ok;
}

bool cli_merge_groups(struct cli *c, struct err *e)
{
	int64_t *ids = xcalloc(c->args.n_args, sizeof(*ids));
	char last[MOMENT_SIZE];
	struct group fresh = { 0 }, into = { 0 };
	struct groups_end what = { .groups = ids, .n = c->args.n_args, .last_day = last };
	struct groups_ended did;
	bool ok = read_last(c, last, e);

	for (size_t i = 0; i < c->args.n_args && ok; i++)
		ok = group_find(&c->se, c->args.arg[i], &ids[i], e);
	ok = ok && read_into(c, &what, &fresh, e) && groups_end(&c->se, &what, &did, e) &&
		store_group_load(c->se.store, did.into, &into, e);
	if (ok) {
		cli_done(c, did.into,
			ngettext("%zu group ends and becomes %s", "%zu groups end and become %s",
				did.ended),
			did.ended, into.name);
		ok = cli_ended(c, &did, e);
	}
	group_release(&fresh);
	group_release(&into);
	free(ids);
	return ok;
}
