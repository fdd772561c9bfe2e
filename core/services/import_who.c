#include "services/import_who.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/same_person.h"

/* How many of those whom somebody may be are told. */
enum { ALIKE_MAX = 3 };

struct keyed {
	const char *name; /* first key; NULL: sorted by id */
	int64_t id;
	size_t index; /* second key */
};

static int compare_keyed(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = x->name ? strcmp(x->name, y->name) : (x->id > y->id) - (x->id < y->id);

	return c != 0 ? c : (x->index > y->index) - (x->index < y->index);
}

/* ---- Twice in the text ---- */

/* Present somewhere in the lists is present; how, the first that says it. */
static enum notes_status merged(enum notes_status a, enum notes_status b)
{
	bool a_there = a <= NOTES_REMOTE, b_there = b <= NOTES_REMOTE;

	return (b_there && !a_there) || (a == NOTES_PRESENT && b_there) ? b : a;
}

/* Entry i is the person of entry first. */
static void join(struct import_match *m, size_t i, size_t first)
{
	struct match_person *who = &m->people[first];

	m->people[i].same = first;
	who->status = merged(who->status, m->people[i].status);
	if (who->party == MATCH_NONE)
		who->party = m->people[i].party;
}

static bool other_party(const struct match_person *a, const struct match_person *b)
{
	return a->party != MATCH_NONE && b->party != MATCH_NONE && a->party != b->party;
}

static void join_by_name(const struct notes_doc *d, struct import_match *m)
{
	struct keyed *order = xcalloc(d->person_count + 1, sizeof(*order));
	size_t first = 0;

	for (size_t i = 0; i < d->person_count; i++) {
		m->people[i].same = i;
		m->people[i].status = d->people[i].status;
		order[i] = (struct keyed) { .name = d->people[i].name, .index = i };
	}
	qsort(order, d->person_count, sizeof(*order), compare_keyed);
	for (size_t k = 0; k < d->person_count; k++) {
		size_t i = order[k].index, f;

		if (strcmp(order[k].name, order[first].name) != 0)
			first = k;
		for (f = first; f < k; f++) {
			const struct match_person *other = &m->people[order[f].index];

			if (other->same == order[f].index && !other_party(other, &m->people[i]))
				break;
		}
		if (f < k)
			join(m, i, order[f].index);
	}
	free(order);
}

/* Two spellings that the register has for one person. */
static void join_by_id(const struct notes_doc *d, struct import_match *m)
{
	struct keyed *order = xcalloc(d->person_count + 1, sizeof(*order));
	size_t n = 0;

	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same == i && m->people[i].id)
			order[n++] = (struct keyed) { .id = m->people[i].id, .index = i };
	}
	qsort(order, n, sizeof(*order), compare_keyed);
	for (size_t k = 1, first = 0; k < n; k++) {
		if (order[k].id != order[first].id)
			first = k;
		else
			join(m, order[k].index, order[first].index);
	}
	free(order);
	for (size_t i = 0; i < d->person_count; i++) {
		/* An entry may be that of one which was joined itself. */
		m->people[i].same = m->people[m->people[i].same].same;
		m->people[i].id = m->people[m->people[i].same].id;
	}
}

/* ---- In the register ---- */

static void add_alike(
	struct import_match *m, const char *name, const struct name_row *known, const char *reason)
{
	for (size_t i = m->n_alike; i-- > 0 && strcmp(m->alike[i].name, name) == 0;) {
		if (m->alike[i].person_id == known->person_id)
			return;
	}
	m->alike = pool_grow(&m->pool, m->alike, m->n_alike, &m->alike_cap, sizeof(*m->alike));
	m->alike[m->n_alike++] = (struct import_alike) {
		.name = pool_strdup(&m->pool, name),
		.known = pool_strdup(&m->pool, known->name),
		.person_id = known->person_id,
		.reason = pool_strdup(&m->pool, reason),
	};
}

/* The first of that name who is free, the one of the party before others. Where a name is that of several and
 * nothing says which of them it is, the others are told. */
static void match_same_name(
	struct known_names *r, struct import_match *m, const char *name, struct match_person *who)
{
	int64_t party_id = who->party == MATCH_NONE ? 0 : m->parties[who->party].id;
	size_t first = import_known_at(r, name), best = SIZE_MAX;
	bool sure = false;

	for (size_t k = first; k < r->rows.n && !sure; k++) {
		const struct name_row *row = &r->rows.v[r->order[k].row];

		if (strcmp(row->name, name) != 0)
			break;
		sure = party_id && row->party_id == party_id && !r->order[k].used;
		if (!r->order[k].used && (best == SIZE_MAX || sure))
			best = k;
	}
	if (best == SIZE_MAX)
		return;
	r->order[best].used = true;
	who->id = r->rows.v[r->order[best].row].person_id;
	who->home = r->rows.v[r->order[best].row].party_id;
	for (size_t k = first; k < r->rows.n && !sure; k++) {
		const struct name_row *row = &r->rows.v[r->order[k].row];

		if (strcmp(row->name, name) != 0)
			break;
		if (!r->order[k].used && row->person_id != who->id)
			add_alike(m, name, row, _("somebody else here has the same name"));
	}
}

/* ---- Alike ---- */

/* Is the person on this list already, by a name that is theirs? Nobody is there twice. */
static bool is_listed(const struct notes_doc *d, const struct import_match *m, int64_t person_id)
{
	for (size_t i = 0; i < d->person_count; i++)
		if (m->people[i].id == person_id)
			return true;
	return false;
}

static void look_for_alike(
	struct known_names *r, const struct notes_doc *d, struct import_match *m, size_t i)
{
	const struct match_person *who = &m->people[i];
	struct same_person p = { .name = d->people[i].name,
		.party_id = who->party == MATCH_NONE ? 0 : m->parties[who->party].id };
	struct same_pairs fits;
	struct pool pool = { 0 };
	size_t told = 0;

	same_fits(import_known_people(r), &p, &pool, &fits);
	for (size_t k = 0; k < fits.n && told < ALIKE_MAX; k++) {
		const struct name_row *row = &r->rows.v[r->row_of[fits.v[k].b]];
		struct buf why = { 0 };

		if (is_listed(d, m, row->person_id))
			continue;
		same_reasons(fits.v[k].reasons, &why);
		add_alike(m, p.name, row, buf_str(&why));
		buf_release(&why);
		told++;
	}
	pool_release(&pool);
}

bool import_who(
	struct session *se, const struct notes_doc *d, struct import_match *m, struct err *e)
{
	struct known_names *r = import_known_names(m->known, se, e);

	if (!r)
		return false;
	join_by_name(d, m);
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same == i)
			match_same_name(r, m, d->people[i].name, &m->people[i]);
	}
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same == i && !m->people[i].id)
			look_for_alike(r, d, m, i);
	}
	join_by_id(d, m);
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same != i)
			continue;
		if (m->people[i].status <= NOTES_REMOTE)
			m->present++;
		else
			m->absent++;
	}
	return true;
}
