/* Who in the register a line of a file speaks of. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "rules/successors.h"
#include "services/import_people_parts.h"

/* ---- Keys ------------------------------------------------------------------------------------------------ */

struct key_slot {
	char *key;
	size_t person;
	uint32_t next;
};

static void index_add(struct key_index *x, const char *text, size_t person)
{
	uint64_t h;
	struct key_slot *slot;

	if (!text_given(text))
		return;
	if (!x->heads) {
		x->buckets = (size_t)1 << 14;
		x->heads = xcalloc(x->buckets, sizeof(*x->heads));
	}
	x->slots = xgrow(x->slots, x->n, &x->cap, sizeof(*x->slots));
	slot = &x->slots[x->n++];
	slot->key = text_fold(text, FOLD_CASE);
	slot->person = person;
	h = fnv_text(FNV_START, slot->key) % x->buckets;
	slot->next = x->heads[h];
	x->heads[h] = (uint32_t)x->n;
}

/* The next of a text after slot *at (0 = the first); PLAN_NONE at the end. folded is its key. */
static size_t index_next(const struct key_index *x, const char *folded, uint32_t *at)
{
	if (!x->heads)
		return PLAN_NONE;
	*at = *at ? x->slots[*at - 1].next : x->heads[fnv_text(FNV_START, folded) % x->buckets];
	while (*at && strcmp(x->slots[*at - 1].key, folded) != 0)
		*at = x->slots[*at - 1].next;
	return *at ? x->slots[*at - 1].person : PLAN_NONE;
}

static void index_release(struct key_index *x)
{
	for (size_t i = 0; i < x->n; i++)
		free(x->slots[i].key);
	free(x->slots);
	free(x->heads);
}

/* ---- The register ----------------------------------------------------------------------------------------- */

static size_t add_person(struct people_plan *plan, const struct person *p)
{
	plan->people =
		pool_grow(plan->pool, plan->people, plan->n, &plan->cap, sizeof(*plan->people));
	plan->people[plan->n] = (struct planned_person) {
		.p = *p, .party = PLAN_NONE, .row = PLAN_NONE, .members_read = p->id == 0
	};
	return plan->n++;
}

static void copy_texts(struct pool *pool, struct person *p)
{
	p->given = pool_strdup(pool, p->given);
	p->family = pool_strdup(pool, p->family);
	p->sort_key = pool_strdup(pool, p->sort_key);
	p->email = pool_strdup(pool, p->email);
	p->phone = pool_strdup(pool, p->phone);
	p->title = pool_strdup(pool, p->title);
}

static bool read_people(struct session *se, struct people_plan *plan, struct err *e)
{
	struct person_rows rows = { 0 };
	struct person_query everybody = { 0 };

	if (!store_people(se->store, &everybody, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		copy_texts(plan->pool, &rows.v[i].p);
		add_person(plan, &rows.v[i].p);
		index_add(&plan->by_email, rows.v[i].p.email, i);
	}
	plan->known = plan->n;
	pool_release(&rows.pool);
	return true;
}

struct place {
	int64_t id;
	size_t at;
};

static int by_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int by_person(const void *a, const void *b)
{
	const struct membership_row *x = a, *y = b;
	int order = (x->m.person_id > y->m.person_id) - (x->m.person_id < y->m.person_id);

	return order ? order : (x->m.id > y->m.id) - (x->m.id < y->m.id);
}

/* Names come by person id, people in alphabetical order. */
static void index_names(struct people_plan *plan)
{
	struct place *places = xcalloc(plan->known + 1, sizeof(*places)), *place;

	for (size_t i = 0; i < plan->known; i++)
		places[i] = (struct place) { plan->people[i].p.id, i };
	qsort(places, plan->known, sizeof(*places), by_id);
	for (size_t i = 0; i < plan->names.n; i++) {
		struct place key = { .id = plan->names.v[i].person_id };

		place = bsearch(&key, places, plan->known, sizeof(*places), by_id);
		if (place)
			index_add(&plan->by_name, plan->names.v[i].name, place->at);
	}
	free(places);
}

bool people_plan_open(struct session *se, struct people_plan *plan, struct err *e)
{
	session_today(se, plan->today);
	if (!read_people(se, plan, e) || !store_names(se->store, &plan->names, e) ||
		!store_parties(se->store, &plan->party_rows, e) ||
		!store_groups(se->store, plan->today, &plan->group_rows, e) ||
		!store_memberships(se->store, 0, 0, &plan->memberships, e))
		return false;
	index_names(plan);
	if (plan->memberships.n)
		qsort(plan->memberships.v, plan->memberships.n, sizeof(*plan->memberships.v),
			by_person);
	return true;
}

void people_plan_close(struct people_plan *plan)
{
	index_release(&plan->by_email);
	index_release(&plan->by_name);
	pool_release(&plan->names.pool);
	pool_release(&plan->party_rows.pool);
	pool_release(&plan->group_rows.pool);
	pool_release(&plan->memberships.pool);
}

/* ---- Parties and groups -------------------------------------------------------------------------------------- */

static bool text_equal(const char *a, const char *b)
{
	char *x = text_fold(a, FOLD_CASE), *y = text_fold(b, FOLD_CASE);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static size_t names_add(
	struct people_plan *plan, struct planned_names *l, const char *name, int64_t id)
{
	for (size_t i = 0; i < l->n; i++)
		if (id ? l->v[i].id == id : !l->v[i].id && text_equal(l->v[i].name, name))
			return i;
	l->v = pool_grow(plan->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n] = (struct planned_name) { pool_strdup(plan->pool, name), id };
	return l->n++;
}

static bool called(const char *name, const char *full, const char *short_name)
{
	return text_equal(name, full) || (text_given(short_name) && text_equal(name, short_name));
}

size_t plan_party(struct people_plan *plan, const char *name)
{
	const struct party *found = NULL;

	if (!text_given(name))
		return PLAN_NONE;
	/* Whole columns say the same. */
	if (plan->asked_party && strcmp(plan->asked_party, name) == 0)
		return plan->party_answer;
	for (size_t i = 0; i < plan->party_rows.n && !found; i++)
		if (called(name, plan->party_rows.v[i].p.name, plan->party_rows.v[i].p.short_name))
			found = &plan->party_rows.v[i].p;
	for (size_t i = 0; i < plan->party_rows.n && !found; i++)
		if (party_name_same(name, plan->party_rows.v[i].p.name))
			found = &plan->party_rows.v[i].p;
	plan->asked_party = pool_strdup(plan->pool, name);
	plan->party_answer =
		names_add(plan, &plan->parties, found ? found->name : name, found ? found->id : 0);
	return plan->party_answer;
}

/* One that works now rather than one that has ended. */
static const struct group *find_group(
	const struct people_plan *plan, const char *name, const char *today)
{
	const struct group *found = NULL;

	for (int pass = 0; pass < 2 && !found; pass++)
		for (size_t i = 0; i < plan->group_rows.n; i++) {
			const struct group *g = &plan->group_rows.v[i].g;
			bool fits = pass == 0 ? called(name, g->name, g->short_name)
					      : group_name_same(name, g->name);

			if (fits && (!found || group_lasts(g, today)))
				found = g;
		}
	return found;
}

size_t plan_group(struct people_plan *plan, const char *name)
{
	const struct group *found;

	if (!text_given(name))
		return PLAN_NONE;
	found = find_group(plan, name, plan->today);
	return names_add(plan, &plan->groups, found ? found->name : name, found ? found->id : 0);
}

size_t plan_group_id(struct people_plan *plan, int64_t id)
{
	for (size_t i = 0; id && i < plan->group_rows.n; i++)
		if (plan->group_rows.v[i].g.id == id)
			return names_add(plan, &plan->groups, plan->group_rows.v[i].g.name, id);
	return PLAN_NONE;
}

size_t plan_party_of(struct people_plan *plan, const struct planned_person *p)
{
	if (p->party != PLAN_NONE || !p->p.party_id)
		return p->party;
	for (size_t i = 0; i < plan->party_rows.n; i++)
		if (plan->party_rows.v[i].p.id == p->p.party_id)
			return names_add(
				plan, &plan->parties, plan->party_rows.v[i].p.name, p->p.party_id);
	return PLAN_NONE;
}

/* The first membership of a person in the register, by person. */
static size_t first_membership(const struct people_plan *plan, int64_t person_id)
{
	size_t from = 0, to = plan->memberships.n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (plan->memberships.v[mid].m.person_id < person_id)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

void plan_members(struct people_plan *plan, struct planned_person *p)
{
	const struct membership_rows *rows = &plan->memberships;
	size_t at;

	if (p->members_read)
		return;
	p->members_read = true;
	at = first_membership(plan, p->p.id);
	for (; at < rows->n && rows->v[at].m.person_id == p->p.id; at++)
		*plan_member_add(plan, p) = (struct planned_member) {
			.m = rows->v[at].m,
			.group = plan_group_id(plan, rows->v[at].m.group_id),
			.party = PLAN_NONE,
		};
}

struct planned_member *plan_member_add(struct people_plan *plan, struct planned_person *p)
{
	p->members = pool_grow(
		plan->pool, p->members, p->n_members, &p->members_cap, sizeof(*p->members));
	return &p->members[p->n_members++];
}

/* ---- Whose entry it is --------------------------------------------------------------------------------------- */

static bool same_given(const struct planned_person *who, const struct people_entry *in)
{
	return in->guessed || !text_given(in->given) ||
		name_compare(or_empty(who->p.given), in->given) != NAME_DIFFERENT;
}

/* An address that several share (info@…) tells nothing: then the first name has to agree. */
static size_t by_email(struct people_plan *plan, const struct people_entry *in, size_t *other)
{
	char *key = text_fold(in->email, FOLD_CASE);
	size_t found = PLAN_NONE, who;
	uint32_t at = 0;

	while (*key && (who = index_next(&plan->by_email, key, &at)) != PLAN_NONE) {
		if (!same_given(&plan->people[who], in))
			*other = who;
		else if (found == PLAN_NONE)
			found = who;
	}
	free(key);
	return found;
}

struct by_name {
	size_t fits, same_party; /* the last that does */
	size_t n_fits, n_same, n;
};

/* Of one name with two addresses: in the register the address has changed, in one file they are two. */
static bool other_address(const struct people_plan *plan, size_t who, const char *email)
{
	const char *own = or_empty(plan->people[who].p.email);

	return who >= plan->known && *own && *email && !text_equal(own, email);
}

static void look_at(struct people_plan *plan, size_t who, const struct people_entry *in,
	size_t party, struct by_name *f)
{
	size_t own = plan_party_of(plan, &plan->people[who]);

	f->n++;
	if ((own != PLAN_NONE && party != PLAN_NONE && own != party) ||
		other_address(plan, who, in->email))
		return;
	if (f->n_fits == 0 || f->fits != who)
		f->n_fits++;
	f->fits = who;
	if (own != party || own == PLAN_NONE)
		return;
	if (f->n_same == 0 || f->same_party != who)
		f->n_same++;
	f->same_party = who;
}

size_t plan_find(
	struct people_plan *plan, const struct people_entry *in, const char **why, size_t *other)
{
	char *name = name_given_first(in->given, in->family), *key = text_fold(name, FOLD_CASE);
	size_t found = (*other = PLAN_NONE, by_email(plan, in, other)), who,
	       party = plan_party(plan, in->party);
	struct by_name f = { .fits = PLAN_NONE };
	uint32_t at = 0;

	*why = NULL;
	while (found == PLAN_NONE && (who = index_next(&plan->by_name, key, &at)) != PLAN_NONE) {
		look_at(plan, who, in, party, &f);
		*other = who;
	}
	if (f.n_same == 1 || f.n_fits == 1)
		found = f.n_same == 1 ? f.same_party : f.fits;
	else if (f.n_fits > 1)
		*why = pool_printf(plan->pool,
			_("%s: several in the register are called so; an address or the party would tell which"),
			name);
	if (found != PLAN_NONE)
		*other = PLAN_NONE;
	free(name);
	free(key);
	return found;
}

void plan_key_email(struct people_plan *plan, size_t person)
{
	index_add(&plan->by_email, plan->people[person].p.email, person);
}

size_t plan_add(struct people_plan *plan, const struct person *p)
{
	size_t at = add_person(plan, p);
	char *name = name_given_first(or_empty(p->given), or_empty(p->family));

	index_add(&plan->by_name, name, at);
	plan_key_email(plan, at);
	free(name);
	return at;
}
