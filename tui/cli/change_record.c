/* Fields of groups and meetings, changed one by one. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/groups_end.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/year_rules.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

enum { MOST_PEOPLE = 1000 };

static void option_text(const struct cli *c, enum cli_option o, char **field)
{
	const char *s = cli_value(&c->args, o);

	if (s)
		xreplace(field, s);
}

/* 0 takes the rule away. */
static bool rule(const struct cli *c, enum cli_option o, int64_t *field, struct err *e)
{
	int n = (int)*field;

	if (!cli_number(c, o, 0, MOST_PEOPLE, &n, e))
		return false;
	*field = n;
	return true;
}

/* Every --must as an id; --must "" is none. Those that the group has already, where none is given. */
static bool read_musts(struct cli *c, int64_t group_id, int64_t **ids, size_t *n, struct err *e)
{
	struct party_links have = { 0 };
	bool ok = true;

	*n = 0;
	if (!cli_has(&c->args, OPT_MUST) && group_id)
		ok = store_group_musts(c->se.store, group_id, &have, e);
	*ids = xcalloc(c->args.n_given + have.n + 1, sizeof(**ids));
	for (size_t i = 0; i < have.n; i++)
		(*ids)[(*n)++] = have.v[i].party.id;
	for (size_t i = 0; i < c->args.n_given && ok; i++) {
		const struct cli_given *g = &c->args.given[i];

		if (g->option == OPT_MUST && !text_blank(g->value))
			ok = party_find(&c->se, g->value, &(*ids)[(*n)++], e);
	}
	pool_release(&have.pool);
	return ok;
}

/* --successor "" takes it away. */
static bool successor(struct cli *c, int64_t *id, struct err *e)
{
	const char *s = cli_value(&c->args, OPT_SUCCESSOR);

	if (s && text_blank(s))
		*id = 0;
	return !s || text_blank(s) || group_find(&c->se, s, id, e);
}

bool cli_put_group(struct cli *c, struct group *g, struct groups_ended *did, struct err *e)
{
	int64_t *must = NULL;
	size_t n = 0;
	bool ok = cli_keyword(c, OPT_KIND, group_kind_names, &g->kind, e) &&
		rule(c, OPT_LEAST_PEOPLE, &g->least_people, e) &&
		rule(c, OPT_LEAST_PARTIES, &g->least_parties, e) &&
		rule(c, OPT_MOST_SEATS, &g->most_seats, e) &&
		cli_day_text(c, OPT_FROM, &g->from_day, e) &&
		cli_day_text(c, OPT_TO, &g->to_day, e) && successor(c, &g->successor_id, e) &&
		read_musts(c, g->id, &must, &n, e);

	if (ok) {
		option_text(c, OPT_SHORT, &g->short_name);
		option_text(c, OPT_LETTER, &g->letter);
		ok = group_put_days(&c->se, g, must, n, did, e);
	}
	free(must);
	return ok;
}

bool cli_change_group(struct cli *c, struct err *e)
{
	struct groups_ended did;
	struct group g = { 0 };
	int64_t id;
	bool ok = group_find(&c->se, c->args.arg[0], &id, e) &&
		store_group_load(c->se.store, id, &g, e);

	if (ok) {
		option_text(c, OPT_TITLE, &g.name);
		ok = cli_put_group(c, &g, &did, e);
	}
	if (ok) {
		cli_done(c, g.id, _("Changed group %lld: %s"), (long long)g.id, g.name);
		ok = cli_ended(c, &did, e);
	}
	group_release(&g);
	return ok;
}

/* Its rule for the next year, where one is given. */
static bool change_rule(struct cli *c, int64_t id, struct err *e)
{
	struct year_rule r = { 0 };
	int weeks = -1, pinned, rule;

	if (!cli_has(&c->args, OPT_RULE) && !cli_has(&c->args, OPT_WEEKS) &&
		!cli_has(&c->args, OPT_PINNED))
		return true;
	if (!year_rule_get(&c->se, id, &r, e))
		return false;
	pinned = r.pinned;
	rule = r.rule;
	if (!cli_keyword(c, OPT_RULE, year_rule_names, &rule, e) ||
		!cli_number(c, OPT_WEEKS, 0, 52, &weeks, e) ||
		!cli_keyword(c, OPT_PINNED, cli_no_yes, &pinned, e))
		return false;
	if (weeks >= 0 && rule != RULE_BEFORE_BOARD)
		return err_set(e, ERR_USAGE, _("--weeks goes with --rule before-board."));
	if (rule == RULE_BEFORE_BOARD && weeks < 0 && r.rule != rule)
		return err_set(e, ERR_USAGE, _("Say how many weeks before the board: --weeks 3."));
	r.rule = rule;
	r.pinned = pinned != 0;
	if (weeks >= 0)
		r.weeks = weeks;
	return year_rule_put(&c->se, &r, e);
}

/* All that is told of it, as one step. */
static bool change_fields(struct cli *c, struct meeting *m, struct err *e)
{
	const char *why = cli_value(&c->args, OPT_WHY);

	return session_begin(&c->se, NULL, e) &&
		session_end(&c->se,
			meeting_change(&c->se, m, NULL, 0, why, e) && change_rule(c, m->id, e), e);
}

bool cli_change_meeting(struct cli *c, struct err *e)
{
	char when[DATE_TEXT_SIZE];
	struct meeting m = { 0 };
	int64_t id;
	bool ok = cli_meeting(c, &id, e) && store_meeting_load(c->se.store, id, &m, e) &&
		cli_keyword(c, OPT_KIND, meeting_kind_names, &m.kind, e) &&
		cli_keyword(c, OPT_MODE, meeting_mode_names, &m.mode, e);

	if (ok) {
		option_text(c, OPT_TITLE, &m.title);
		option_text(c, OPT_PLACE, &m.place);
		option_text(c, OPT_ONSITE_LABEL, &m.onsite_label);
		ok = change_fields(c, &m, e);
	}
	if (ok) {
		meeting_when(&m, when);
		cli_done(c, id, _("Changed meeting %lld: %s, %s"), (long long)id, m.title, when);
	}
	meeting_release(&m);
	return ok;
}
