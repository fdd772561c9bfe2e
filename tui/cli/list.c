#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/find.h"
#include "services/stats.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* How many names are read at a time. */
enum { PAGE = 500 };

bool cli_list_meetings(struct cli *c, struct err *e)
{
	struct meeting_rows rows = { 0 };
	struct meeting_query q;
	struct cli_span span;
	struct json j;

	if (cli_has(&c->args, OPT_PLAN))
		return cli_list_plan(c, e);
	if (!cli_meeting_query(c, &span, &q, e))
		return false;
	if (!span.given && !cli_has(&c->args, OPT_ALL)) {
		session_today(&c->se, span.from);
		q.from = span.from;
	}
	if (!store_meetings(c->se.store, &q, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "meetings", '[');
		for (size_t i = 0; i < rows.n; i++) {
			json_open(&j, '{');
			meeting_json(&rows.v[i], &j);
			json_close(&j, '}');
		}
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		meetings_print(&rows, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s",
				span.given || cli_has(&c->args, OPT_ALL)
					? _("No meetings there.")
					: _("No coming meetings. --all lists the past ones too."));
	}
	pool_release(&rows.pool);
	return true;
}

static void person_json(const struct person_row *r, struct json *j)
{
	char *name = person_name(&r->p);

	json_open(j, '{');
	json_kint(j, "id", r->p.id);
	json_kstr(j, "name", name);
	json_kopt(j, "party", r->party);
	json_kopt(j, "title", r->p.title);
	json_kopt(j, "email", r->p.email);
	json_kopt(j, "phone", r->p.phone);
	json_kstr(j, "role", member_role_names[r->role]);
	json_kint(j, "present_12", r->present_12);
	json_kint(j, "called_12", r->called_12);
	json_kopt(j, "last_present", r->last_present);
	json_close(j, '}');
	free(name);
}

static void person_cells(const struct person_row *r, bool plain, bool in_group, struct listing *g)
{
	char *name = plain ? person_name(&r->p) : person_list_name(&r->p);

	listing_printf(g, "%" PRId64, r->p.id);
	listing_put(g, name);
	listing_put(g, r->party);
	if (plain)
		listing_put(g, member_role_names[r->role]);
	else
		listing_put(g, in_group ? member_role_label(r->role) : "");
	listing_put(g, r->p.title);
	listing_put(g, r->p.email);
	listing_put(g, r->p.phone);
	if (plain || r->called_12 > 0)
		listing_printf(g, "%d/%d", r->present_12, r->called_12);
	else
		listing_put(g, "");
	free(name);
}

static bool presence_of_year(struct cli *c, struct stats_sheet *year, struct err *e)
{
	const struct stats_want want = {
		.time = stats_twelve_months(clock_local(c->env->clock).day),
	};

	return stats_load(&c->se, &want, year, e);
}

static bool read_people(struct cli *c, const struct person_query *q, const struct stats_sheet *year,
	struct person_rows *rows, struct err *e)
{
	if (store_people(c->se.store, q, rows, e) && stats_fill(&c->se, year, rows, e))
		return true;
	pool_release(&rows->pool);
	return false;
}

bool cli_list_people(struct cli *c, struct err *e)
{
	const char *heads[] = { _("No."), _("Name"), _("Party"), _("Role"), _("Title"), _("E-mail"),
		_("Phone"), _("12 months") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	char today[MOMENT_SIZE], *after = NULL;
	struct person_query q = { .today = today, .limit = PAGE };
	const char *party = cli_value(&c->args, OPT_PARTY);
	struct stats_sheet year = { 0 };
	struct json j;
	bool ok = false;
	size_t n;

	session_today(&c->se, today);
	if (!cli_group(c, &q.group_id, e) || (party && !party_find(&c->se, party, &q.party_id, e)))
		return false;
	if (!presence_of_year(c, &year, e))
		goto out;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "people", '[');
	}
	do {
		struct person_rows rows = { 0 };

		if (!read_people(c, &q, &year, &rows, e))
			goto out;
		n = rows.n;
		for (size_t i = 0; i < n; i++) {
			if (c->json)
				person_json(&rows.v[i], &j);
			else
				person_cells(&rows.v[i], c->plain, q.group_id != 0, &g);
		}
		if (n > 0) {
			xreplace(&after, rows.v[n - 1].p.sort_key);
			q.after_key = after;
			q.after_id = rows.v[n - 1].p.id;
		}
		pool_release(&rows.pool);
	} while (n == PAGE);
	if (c->json) {
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		listing_print(&g, c->plain, &c->out);
		if (g.n == 0)
			cli_say(c, "%s", _("No people there."));
	}
	ok = true;
out:
	free(after);
	listing_release(&g);
	stats_sheet_release(&year);
	return ok;
}

/* "" where it has no successor. */
static const char *successor_name(const struct group_rows *rows, const struct group_row *r)
{
	for (size_t i = 0; i < rows->n; i++)
		if (r->g.successor_id && rows->v[i].g.id == r->g.successor_id)
			return rows->v[i].g.name;
	return "";
}

static void group_json(const struct group_rows *rows, const struct group_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->g.id);
	json_kstr(j, "name", r->g.name);
	json_kopt(j, "short", r->g.short_name);
	json_kopt(j, "letter", r->g.letter);
	json_kstr(j, "kind", group_kind_names[r->g.kind]);
	json_kopt(j, "from", r->g.from_day);
	json_kopt(j, "to", r->g.to_day);
	json_kopt(j, "successor", successor_name(rows, r));
	json_kint(j, "members", r->members);
	json_close(j, '}');
}

static void group_cells(
	const struct group_rows *rows, const struct group_row *r, bool plain, struct listing *g)
{
	listing_printf(g, "%" PRId64, r->g.id);
	listing_put(g, r->g.letter);
	listing_put(g, r->g.name);
	listing_put(g, r->g.short_name);
	listing_put(g, plain ? group_kind_names[r->g.kind] : group_kind_label(r->g.kind));
	listing_printf(g, "%d", r->members);
	listing_put(g, r->g.from_day);
	listing_put(g, r->g.to_day);
	listing_put(g, successor_name(rows, r));
}

bool cli_list_groups(struct cli *c, struct err *e)
{
	const char *heads[] = { _("No."), _("Letter"), _("Name"), _("Short"), _("Kind"),
		_("Members"), _("From"), _("To"), _("Successor") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct group_rows rows = { 0 };
	char today[MOMENT_SIZE];
	struct json j;

	session_today(&c->se, today);
	if (!store_groups(c->se.store, today, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "groups", '[');
		for (size_t i = 0; i < rows.n; i++)
			group_json(&rows, &rows.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		for (size_t i = 0; i < rows.n; i++)
			group_cells(&rows, &rows.v[i], c->plain, &g);
		listing_print(&g, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s", _("No groups yet. “arshjul add group NAME” adds one."));
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return true;
}

static void party_json(const struct party_row *r, struct json *j)
{
	json_open(j, '{');
	json_kint(j, "id", r->p.id);
	json_kstr(j, "name", r->p.name);
	json_kopt(j, "short", r->p.short_name);
	json_kstr(j, "kind", party_kind_names[r->p.kind]);
	json_kint(j, "people", r->people);
	json_close(j, '}');
}

bool cli_list_parties(struct cli *c, struct err *e)
{
	const char *heads[] = { _("No."), _("Name"), _("Short"), _("Kind"), _("People") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };
	struct party_rows rows = { 0 };
	struct json j;

	if (!store_parties(c->se.store, &rows, e))
		return false;
	if (c->json) {
		cli_json_open(c, &j);
		json_kopen(&j, "parties", '[');
		for (size_t i = 0; i < rows.n; i++)
			party_json(&rows.v[i], &j);
		json_close(&j, ']');
		cli_json_close(c, &j);
	} else {
		for (size_t i = 0; i < rows.n; i++) {
			const struct party *p = &rows.v[i].p;

			listing_printf(&g, "%" PRId64, p->id);
			listing_put(&g, p->name);
			listing_put(&g, p->short_name);
			listing_put(&g,
				c->plain ? party_kind_names[p->kind] : party_kind_label(p->kind));
			listing_printf(&g, "%d", rows.v[i].people);
		}
		listing_print(&g, c->plain, &c->out);
		if (rows.n == 0)
			cli_say(c, "%s", _("No parties yet. “arshjul add party NAME” adds one."));
	}
	listing_release(&g);
	pool_release(&rows.pool);
	return true;
}
