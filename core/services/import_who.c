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

struct register_names {
	struct name_rows rows;
	struct keyed *order; /* by name */
	bool *used;          /* the row of order[i] was given to an entry */
	/* Everybody once, ready to be compared; made when the first one is unknown. */
	struct same_person *people;
	size_t *row_of; /* of each of them: the row with the name */
	struct same_register *known;
	struct pool pool;
};

static bool register_load(struct session *se, struct register_names *r, struct err *e)
{
	if (!store_names(se->store, &r->rows, e))
		return false;
	r->order = xcalloc(r->rows.n + 1, sizeof(*r->order));
	r->used = xcalloc(r->rows.n + 1, sizeof(*r->used));
	for (size_t i = 0; i < r->rows.n; i++)
		r->order[i] = (struct keyed) { .name = r->rows.v[i].name, .index = i };
	qsort(r->order, r->rows.n, sizeof(*r->order), compare_keyed);
	return true;
}

static void register_release(struct register_names *r)
{
	pool_release(&r->rows.pool);
	free(r->order);
	free(r->used);
	pool_release(&r->pool);
}

/* The first place in the order with that name or one behind it. */
static size_t lower_bound(const struct register_names *r, const char *name)
{
	size_t lo = 0, hi = r->rows.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(r->order[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

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
static void match_same_name(struct register_names *r, struct import_match *m, const char *name,
	struct match_person *who)
{
	int64_t party_id = who->party == MATCH_NONE ? 0 : m->parties[who->party].id;
	size_t first = lower_bound(r, name), best = SIZE_MAX;
	bool sure = false;

	for (size_t k = first; k < r->rows.n && !sure; k++) {
		const struct name_row *row = &r->rows.v[r->order[k].index];

		if (strcmp(row->name, name) != 0)
			break;
		sure = party_id && row->party_id == party_id && !r->used[k];
		if (!r->used[k] && (best == SIZE_MAX || sure))
			best = k;
	}
	if (best == SIZE_MAX)
		return;
	r->used[best] = true;
	who->id = r->rows.v[r->order[best].index].person_id;
	who->home = r->rows.v[r->order[best].index].party_id;
	for (size_t k = first; k < r->rows.n && !sure; k++) {
		const struct name_row *row = &r->rows.v[r->order[k].index];

		if (strcmp(row->name, name) != 0)
			break;
		if (!r->used[k] && row->person_id != who->id)
			add_alike(m, name, row, _("somebody else here has the same name"));
	}
}

/* ---- Alike ---- */

/* Rows of one person follow each other, the name first. */
static void make_known(struct register_names *r)
{
	const struct name_rows *rows = &r->rows;
	const char **names = pool_alloc(&r->pool, (rows->n + 1) * sizeof(*names));
	size_t n = 0;

	r->people = pool_alloc(&r->pool, (rows->n + 1) * sizeof(*r->people));
	r->row_of = pool_alloc(&r->pool, (rows->n + 1) * sizeof(*r->row_of));
	for (size_t i = 0; i < rows->n; i++) {
		const struct name_row *row = &rows->v[i];

		names[i] = row->name;
		if (row->alias && n > 0) {
			r->people[n - 1].n_names++;
			continue;
		}
		r->row_of[n] = i;
		r->people[n++] = (struct same_person) {
			.name = row->name, .names = &names[i + 1], .party_id = row->party_id
		};
	}
	r->known = same_register(&r->pool, r->people, n);
}

/* Is the person on this list already, by a name that is theirs? Nobody is there twice. */
static bool is_listed(const struct notes_doc *d, const struct import_match *m, int64_t person_id)
{
	for (size_t i = 0; i < d->person_count; i++)
		if (m->people[i].id == person_id)
			return true;
	return false;
}

static void look_for_alike(
	struct register_names *r, const struct notes_doc *d, struct import_match *m, size_t i)
{
	const struct match_person *who = &m->people[i];
	struct same_person p = { .name = d->people[i].name,
		.party_id = who->party == MATCH_NONE ? 0 : m->parties[who->party].id };
	struct same_pairs fits;
	struct pool pool = { 0 };
	size_t told = 0;

	if (!r->known)
		make_known(r);
	same_fits(r->known, &p, &pool, &fits);
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
	struct register_names r = { 0 };

	join_by_name(d, m);
	if (!register_load(se, &r, e))
		return false;
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same == i)
			match_same_name(&r, m, d->people[i].name, &m->people[i]);
	}
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same == i && !m->people[i].id)
			look_for_alike(&r, d, m, i);
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
	register_release(&r);
	return true;
}
