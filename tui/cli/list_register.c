#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/find.h"
#include "services/followup.h"

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
	if (r->n.year_number)
		json_kint(j, "year_number", r->n.year_number);
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

/* "7/2026": decisions are counted through the year. */
static const char *year_number(const struct register_row *r, struct listing *g)
{
	if (!r->n.year_number)
		return "";
	return pool_printf(&g->pool, "%" PRId64 "/%.4s", r->n.year_number, r->meeting_starts);
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
		listing_put(g, year_number(r, g));
	}
	listing_put(g, r->n.text);
	buf_release(&groups);
}

static void rows_json(
	struct cli *c, const struct register_rows *rows, const char *key, bool actions)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, key, '[');
	for (size_t i = 0; i < rows->n; i++)
		row_json(&rows->v[i], actions, &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

/* What --person and --party ask for. */
static bool read_filter(struct cli *c, struct followup_filter *f, struct err *e)
{
	const char *person = cli_value(&c->args, OPT_PERSON),
		   *party = cli_value(&c->args, OPT_PARTY);
	int64_t person_id = 0, party_id = 0;

	return (!person || person_find(&c->se, person, 0, &person_id, e)) &&
		(!party || party_find(&c->se, party, &party_id, e)) &&
		followup_filter(&c->se, person_id, party_id, NULL, f, e);
}

static bool read_query(
	struct cli *c, struct cli_span *span, struct register_query *q, struct err *e)
{
	struct meeting_query m;

	if (cli_has(&c->args, OPT_OPEN) && cli_has(&c->args, OPT_ALL))
		return err_set(e, ERR_USAGE, _("Either --open or --all."));
	if (!cli_meeting_query(c, span, &m, e))
		return false;
	q->group_id = m.group_id;
	q->from = m.from;
	q->to = m.to;
	q->open_only = q->kinds == 1u << NOTE_ACTION && !cli_has(&c->args, OPT_ALL);
	return true;
}

static bool read_rows(struct cli *c, unsigned kinds, struct register_rows *rows, struct err *e)
{
	struct register_query q = { .kinds = kinds };
	struct followup_filter f = { 0 };
	struct cli_span span;
	size_t n = 0;
	bool ok = read_filter(c, &f, e) && read_query(c, &span, &q, e);

	q.party_id = f.party_id;
	ok = ok && store_register(c->se.store, &q, rows, e);
	for (size_t i = 0; i < rows->n && ok; i++) {
		if (followup_keeps(&f, &rows->v[i]))
			rows->v[n++] = rows->v[i];
	}
	rows->n = n;
	followup_filter_release(&f);
	return ok;
}

static bool list_register(
	struct cli *c, unsigned kinds, const char *key, const char *none, struct err *e)
{
	const char *action_heads[] = { _("No."), _("Meeting"), _("Group"), _("Item"), _("Who"),
		_("When"), _("State"), _("What") };
	const char *decision_heads[] = { _("No."), _("Meeting"), _("Group"), _("Item"), _("Kind"),
		_("Number"), _("What") };
	bool actions = kinds == 1u << NOTE_ACTION;
	struct listing g = { .heads = actions ? action_heads : decision_heads,
		.columns = actions ? ARRAY_LEN(action_heads) : ARRAY_LEN(decision_heads) };
	struct register_rows rows = { 0 };

	if (!read_rows(c, kinds, &rows, e))
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
