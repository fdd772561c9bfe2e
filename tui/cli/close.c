/* Actions done, or open again, from the shell. */
#include <stdlib.h>

#include "base/i18n.h"
#include "services/lines.h"

#include "tui/cli/command.h"

/* The number that `list actions` prints. */
static bool action_id(const char *word, int64_t *id, struct err *e)
{
	char *end;

	*id = strtoll(word, &end, 10);
	if (*end || end == word || *id <= 0)
		return err_set(e, ERR_USAGE,
			_("“%s” is no action: give its number, as in “arshjul list actions”."),
			word);
	return true;
}

static bool set_done(struct cli *c, const char *word, bool done, struct err *e)
{
	struct note n = { 0 };
	int64_t id;
	bool ok = action_id(word, &id, e) && store_note_load(c->se.store, id, &n, e);

	if (!ok && e->code == ERR_NOT_FOUND) {
		*e = (struct err) { 0 };
		err_set(e, ERR_NOT_FOUND, _("There is no action %s."), word);
	}
	if (ok && n.kind != NOTE_ACTION)
		ok = err_set(e, ERR_INVALID, _("Line %lld is no action."), (long long)id);
	ok = ok && note_set_done(&c->se, id, done, e);
	if (ok && !c->json)
		cli_done(c, id, done ? _("Done: %s") : _("Open again: %s"), n.text);
	note_release(&n);
	return ok;
}

/* All of them in one step. */
static bool set_all(struct cli *c, bool done, struct err *e)
{
	bool ok = session_begin(&c->se, NULL, e);

	if (!ok)
		return false;
	for (size_t i = 0; i < c->args.n_args && ok; i++)
		ok = set_done(c, c->args.arg[i], done, e);
	ok = session_end(&c->se, ok, e);
	if (ok && c->json)
		cli_done(c, (int64_t)c->args.n_args, "%s", done ? _("Done") : _("Open again"));
	return ok;
}

bool cli_close(struct cli *c, struct err *e)
{
	return set_all(c, true, e);
}

bool cli_reopen(struct cli *c, struct err *e)
{
	return set_all(c, false, e);
}
