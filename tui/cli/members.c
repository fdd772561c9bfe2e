/* Who is a member of what, and when, from the shell. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"
#include "services/people.h"

#include "tui/cli/command.h"

enum { TURNS_MOST = 999 };

/* What the options say of it; the others stay. */
static bool read_membership(struct cli *c, struct membership *m, struct err *e)
{
	const char *party = cli_value(&c->args, OPT_PARTY);
	int mandate = m->mandate, turn = (int)m->turn;

	if (!cli_keyword(c, OPT_ROLE, member_role_names, &m->role, e) ||
		!cli_number(c, OPT_TURN, 0, TURNS_MOST, &turn, e) ||
		!cli_keyword(c, OPT_MANDATE, cli_no_yes, &mandate, e) ||
		!cli_day_text(c, OPT_FROM, &m->from_day, e) ||
		!cli_day_text(c, OPT_TO, &m->to_day, e))
		return false;
	m->mandate = mandate != 0;
	m->turn = turn;
	if (party && text_blank(party))
		m->party_id = 0;
	return !party || text_blank(party) || party_find(&c->se, party, &m->party_id, e);
}

static bool read_who(struct cli *c, int64_t *person_id, int64_t *group_id, struct err *e)
{
	*group_id = 0;
	if (!person_find(&c->se, c->args.arg[0], 0, person_id, e) || !cli_group(c, group_id, e))
		return false;
	return *group_id || err_set(e, ERR_USAGE, _("Say in which group: --group GROUP."));
}

static bool said(struct cli *c, const struct membership *m, const char *what, struct err *e)
{
	struct group g = { 0 };
	char *name = NULL;
	bool ok = store_person_name(c->se.store, m->person_id, &name, e) &&
		store_group_load(c->se.store, m->group_id, &g, e);

	if (ok)
		cli_done(c, m->id, "%s %s, %s", what, name, g.name);
	free(name);
	group_release(&g);
	return ok;
}

bool cli_add_member(struct cli *c, struct err *e)
{
	struct membership m = { .role = ROLE_MEMBER };
	bool ok = read_who(c, &m.person_id, &m.group_id, e) && read_membership(c, &m, e) &&
		membership_put(&c->se, &m, e) && said(c, &m, _("New member:"), e);

	membership_release(&m);
	return ok;
}

/* The one that counts today, else the latest. */
static const struct membership *pick(const struct membership_rows *rows, const char *today)
{
	const struct membership *best = NULL;

	for (size_t i = 0; i < rows->n; i++) {
		const struct membership *m = &rows->v[i].m;
		const char *from = m->from_day ? m->from_day : "";
		bool open = !m->to_day || !*m->to_day;

		if (strcmp(from, today) <= 0 && (open || strcmp(m->to_day, today) >= 0))
			return m;
		if (!best || strcmp(from, best->from_day ? best->from_day : "") > 0)
			best = m;
	}
	return best;
}

bool cli_change_member(struct cli *c, struct err *e)
{
	struct membership_rows rows = { 0 };
	struct membership m = { 0 };
	const struct membership *found;
	char today[MOMENT_SIZE];
	int64_t person_id, group_id;
	bool ok = read_who(c, &person_id, &group_id, e) &&
		store_memberships(c->se.store, person_id, group_id, &rows, e);

	session_today(&c->se, today);
	found = ok ? pick(&rows, today) : NULL;
	if (ok && !found)
		ok = err_set(e, ERR_NOT_FOUND, _("The person is no member of the group."));
	if (ok) {
		record_copy(&membership_table, &m, found);
		m.id = found->id;
		m.rev = found->rev;
		ok = read_membership(c, &m, e) && membership_put(&c->se, &m, e) &&
			said(c, &m, _("Membership changed:"), e);
	}
	membership_release(&m);
	pool_release(&rows.pool);
	return ok;
}

/* ---- Sorting ---------------------------------------------------------------------------------------- */

const char *const cli_sorting_names[] = { "particle", "name", NULL };

bool cli_sorting(struct cli *c, struct err *e)
{
	int by;
	bool skip;

	if (c->args.n_args > 0) {
		by = keyword_index(cli_sorting_names, c->args.arg[0]);
		if (by < 0)
			return err_set(e, ERR_USAGE,
				_("“%s” is neither particle (von Ahn under V) nor name (under A)."),
				c->args.arg[0]);
		if (!people_particles_set(&c->se, by == 1, e))
			return false;
		cli_done(c, 0, "%s",
			by == 1 ? _("Names sorted without von, af and de")
				: _("Names sorted under von, af and de"));
		return true;
	}
	if (!people_particles(&c->se, &skip, e))
		return false;
	if (c->json) {
		struct json j;

		cli_json_open(c, &j);
		json_kstr(&j, "by", cli_sorting_names[skip]);
		cli_json_close(c, &j);
	} else {
		out_printf(&c->out, "%s\n", cli_sorting_names[skip]);
	}
	return true;
}
