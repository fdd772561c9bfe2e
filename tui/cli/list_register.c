#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

static void row_json(const struct register_row *r, bool actions, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->n.id);
	json_kint(j, "meeting", r->n.meeting_id);
	json_kstr(j, "start", r->meeting_starts);
	groups_json(r->groups, r->n_groups, j);
	json_kopt(j, "item", r->item_number);
	json_kopt(j, "item_title", r->item_title);
	json_kstr(j, "kind", note_kind_names[r->n.kind]);
	json_kint(j, "number", r->n.number);
	json_kstr(j, "text", r->n.text);
	if (actions) {
		json_kopt(j, "who", r->n.who);
		json_kopt(j, "due_from", r->n.due_from);
		json_kopt(j, "due_to", r->n.due_to);
		json_kopt(j, "due_text", r->n.due_text);
		json_kstr(j, "state", action_state_names[r->n.state]);
	}
	json_close(j, '}');
}

/* When an action is due: the last day it may be done, else the words. */
static const char *due(const struct note *n)
{
	if (n->due_to && *n->due_to)
		return n->due_to;
	if (n->due_from && *n->due_from)
		return n->due_from;
	return n->due_text;
}

static void row_cells(const struct register_row *r, bool actions, bool plain, struct listing *g)
{
	struct buf groups = { 0 };

	groups_text(r->groups, r->n_groups, plain, &groups);
	listing_printf(g, "%" PRId64, r->n.id);
	listing_printf(g, "%.10s", r->meeting_starts);
	listing_put(g, buf_str(&groups));
	listing_put(g, r->item_number);
	if (actions) {
		listing_put(g, r->n.who);
		listing_put(g, due(&r->n));
		listing_put(g,
			r->n.state == ACTION_OPEN ? (plain ? "open" : "")
						  : (plain ? "done" : _("done")));
	} else {
		listing_put(g, plain ? note_kind_names[r->n.kind] : note_kind_label(r->n.kind));
	}
	listing_put(g, r->n.text);
	buf_release(&groups);
}

static void rows_json(
	struct cli *c, const struct register_rows *rows, const char *key, bool actions)
{
	struct json j;

	cli_json_open(c, &j);
	json_key(&j, key);
	json_open(&j, '[');
	for (size_t i = 0; i < rows->n; i++)
		row_json(&rows->v[i], actions, &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static bool list_register(
	struct cli *c, unsigned kinds, const char *key, const char *none, struct err *e)
{
	const char *action_heads[] = { _("No."), _("Meeting"), _("Group"), _("Item"), _("Who"),
		_("When"), _("State"), _("What") };
	const char *decision_heads[] = { _("No."), _("Meeting"), _("Group"), _("Item"), _("Kind"),
		_("What") };
	bool actions = kinds == 1u << NOTE_ACTION;
	struct listing g = { .heads = actions ? action_heads : decision_heads,
		.columns = actions ? ARRAY_LEN(action_heads) : ARRAY_LEN(decision_heads) };
	struct register_rows rows = { 0 };
	struct register_query q = { .kinds = kinds };
	struct meeting_query m;
	struct cli_span span;

	if (!cli_meeting_query(c, &span, &m, e))
		return false;
	q.group_id = m.group_id;
	q.from = m.from;
	q.to = m.to;
	q.open_only = actions && !cli_has(&c->args, OPT_ALL);
	if (!store_register(c->se.store, &q, &rows, e))
		return false;
	if (c->json) {
		rows_json(c, &rows, key, actions);
	} else {
		for (size_t i = 0; i < rows.n; i++)
			row_cells(&rows.v[i], actions, c->plain, &g);
		listing_print(&g, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s", none);
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return true;
}

bool cli_list_actions(struct cli *c, struct err *e)
{
	return list_register(c, 1u << NOTE_ACTION, "actions",
		cli_has(&c->args, OPT_ALL) ? _("No actions.")
					   : _("No open actions. --all lists those done too."),
		e);
}

bool cli_list_decisions(struct cli *c, struct err *e)
{
	return list_register(
		c, 1u << NOTE_DECISION | 1u << NOTE_AGREEMENT, "decisions", _("No decisions."), e);
}
