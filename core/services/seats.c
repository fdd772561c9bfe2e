#include "services/seats.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"

struct gathered {
	struct group_rows groups;
	struct party_rows parties;
	struct person_rows people;
	struct membership_rows memberships;
	struct group_rules *rules;
	struct party_links *musts; /* of each group */
	struct seat_member *members;
	struct pool pool;
	size_t n_rules;
};

static bool read_rules(struct session *se, int64_t group_id, struct gathered *g, struct err *e)
{
	bool ok = true;

	g->rules = pool_alloc(&g->pool, (g->groups.n + 1) * sizeof(*g->rules));
	g->musts = pool_alloc(&g->pool, (g->groups.n + 1) * sizeof(*g->musts));
	for (size_t i = 0; i < g->groups.n && ok; i++) {
		struct party_links *links = &g->musts[g->n_rules];
		struct rule_party *must;

		if (group_id && g->groups.v[i].g.id != group_id)
			continue;
		ok = store_group_musts(se->store, g->groups.v[i].g.id, links, e);
		must = pool_alloc(&g->pool, (links->n + 1) * sizeof(*must));
		for (size_t k = 0; k < links->n; k++)
			must[k] = links->v[k].party;
		g->rules[g->n_rules++] = (struct group_rules) {
			.g = g->groups.v[i].g, .must = must, .n_must = links->n
		};
	}
	return ok;
}

static int by_id(const void *a, const void *b)
{
	const struct person_row *x = a, *y = b;

	return (x->p.id > y->p.id) - (x->p.id < y->p.id);
}

/* The party of somebody; of one group it is cheaper to ask for its few members. */
static bool own_party(
	struct session *se, struct gathered *g, int64_t person_id, int64_t *party, struct err *e)
{
	struct person_row key = { .p.id = person_id }, *who = NULL;
	struct person p = { 0 };
	bool ok = true;

	if (g->people.n)
		who = bsearch(&key, g->people.v, g->people.n, sizeof(key), by_id);
	else
		ok = store_person_load(se->store, person_id, &p, e);
	*party = who ? who->p.party_id : p.party_id;
	person_release(&p);
	return ok;
}

static bool gather_members(struct session *se, struct gathered *g, struct err *e)
{
	bool ok = true;

	g->members = pool_alloc(&g->pool, (g->memberships.n + 1) * sizeof(*g->members));
	if (g->people.n)
		qsort(g->people.v, g->people.n, sizeof(*g->people.v), by_id);
	for (size_t i = 0; i < g->memberships.n && ok; i++) {
		const struct membership_row *row = &g->memberships.v[i];
		struct seat_member *k = &g->members[i];

		*k = (struct seat_member) { .m = &row->m,
			.name = pool_printf(&g->pool, "%s%s%s", or_empty(row->given),
				text_given(row->family) ? " " : "", or_empty(row->family)) };
		ok = own_party(se, g, row->m.person_id, &k->own_party, e);
	}
	return ok;
}

static void release(struct gathered *g)
{
	for (size_t i = 0; i < g->n_rules; i++)
		pool_release(&g->musts[i].pool);
	pool_release(&g->groups.pool);
	pool_release(&g->parties.pool);
	pool_release(&g->people.pool);
	pool_release(&g->memberships.pool);
	pool_release(&g->pool);
}

bool seats_check(struct session *se, int64_t group_id, struct seat_findings *out, struct err *e)
{
	struct person_query everybody = { 0 };
	struct gathered g = { 0 };
	char today[MOMENT_SIZE];
	bool ok;

	*out = (struct seat_findings) { 0 };
	session_today(se, today);
	ok = store_groups(se->store, today, &g.groups, e) && read_rules(se, group_id, &g, e) &&
		store_parties(se->store, &g.parties, e) &&
		(group_id || store_people(se->store, &everybody, &g.people, e)) &&
		store_memberships(se->store, 0, group_id, &g.memberships, e) &&
		gather_members(se, &g, e);
	if (ok)
		seats_look(
			&(struct seat_sheet) {
				.today = today,
				.groups = g.rules,
				.n_groups = g.n_rules,
				.members = g.members,
				.n_members = g.memberships.n,
				.parties = g.parties.v,
				.n_parties = g.parties.n,
			},
			out);
	release(&g);
	return ok;
}

void seats_words(const struct seat_findings *f, struct buf *out)
{
	if (f->n == 0)
		return;
	if (f->vacant)
		buf_printf(out,
			ngettext("%d vacant seat", "%d vacant seats", (unsigned long)f->vacant),
			f->vacant);
	else
		buf_printf(out, ngettext("%zu to look at", "%zu to look at", f->n), f->n);
	buf_printf(out, ": %s", f->v[0].words);
	if (f->n > 1)
		buf_puts(out, " …");
}
