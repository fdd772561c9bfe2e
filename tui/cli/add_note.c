/* add note: a line typed as in the composer. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/composing.h"

#include "tui/cli/command.h"

bool cli_item_numbered(
	const struct cli *c, int64_t meeting_id, const char *number, int64_t *id, struct err *e)
{
	struct item_list items = { 0 };
	bool found = strcmp(number, "0") == 0;

	*id = 0;
	if (!found && !store_items(c->se.store, meeting_id, &items, e))
		return false;
	for (size_t i = 0; i < items.n && !found; i++) {
		found = strcmp(items.v[i].number, number) == 0;
		*id = found ? items.v[i].id : 0;
	}
	pool_release(&items.pool);
	return found || err_set(e, ERR_NOT_FOUND, _("The agenda has no item %s."), number);
}

/* --item, or the one that the meeting is at. */
static bool find_item(const struct cli *c, int64_t meeting_id, int64_t *id, struct err *e)
{
	const char *number = cli_value(&c->args, OPT_ITEM);
	struct meeting m = { 0 };
	bool ok;

	if (number)
		return cli_item_numbered(c, meeting_id, number, id, e);
	ok = store_meeting_load(c->se.store, meeting_id, &m, e);
	*id = m.item_id;
	meeting_release(&m);
	if (ok && *id == 0)
		ok = err_set(e, ERR_USAGE,
			_("The meeting is at no item: say which with --item (0 is before the first)."));
	return ok;
}

/* Nobody can be asked here. */
static bool settle(const struct composing *with, struct composed *line, struct err *e)
{
	size_t *hits = xreallocarray(NULL, with->who.n + 1, sizeof(*hits));
	struct buf who = { 0 };
	char *name = NULL;
	size_t n = composing_settle(with, line, hits, &name);

	for (size_t i = 0; n > 1 && i < n; i++)
		buf_printf(&who, "%s%s", i ? ", " : "", with->who.names[hits[i]]);
	if (n > 1)
		err_set(e, ERR_AMBIGUOUS, _("\"%s\" may be %s. Write more of the name."), name,
			buf_str(&who));
	buf_release(&who);
	free(hits);
	free(name);
	return n < 2;
}

static bool file_line(struct cli *c, int64_t meeting_id, int64_t item_id, struct err *e)
{
	struct composing with = { 0 };
	struct composed line = { 0 };
	struct note n = { 0 };
	bool ok = composing_load(&c->se, meeting_id, &with, e);

	if (ok) {
		struct compose_with reading = composing_with(&with, &c->se);

		compose_parse(c->args.arg[1], &reading, &line);
		ok = settle(&with, &line, e);
	}
	if (ok) {
		note_put(&n, &line);
		ok = note_file(&c->se, meeting_id, item_id, &n, NULL, e);
	}
	if (ok)
		cli_done(c, n.id, _("Added to the notes: %s: %s"), note_kind_label(n.kind), n.text);
	note_release(&n);
	composed_release(&line);
	composing_release(&with);
	return ok;
}

bool cli_add_note(struct cli *c, struct err *e)
{
	int64_t meeting_id, item_id;

	return cli_meeting(c, &meeting_id, e) && find_item(c, meeting_id, &item_id, e) &&
		file_line(c, meeting_id, item_id, e);
}
