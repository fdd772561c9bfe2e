#include "services/import_who.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/words.h"

/* How many pairs of names are looked at for likeness, and by how many letters near ones differ. */
enum { PAIRS_MAX = 2 * 1000 * 1000, LETTERS_APART_MAX = 3 };

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

/* The letters of a name, by which most pairs are seen to be different at once. */
struct letters {
	unsigned char n[26];
};

struct register_names {
	struct name_rows rows;
	struct keyed *order; /* by name */
	bool *used;          /* the row of order[i] was given to an entry */
	struct letters *letters;
	size_t pairs; /* looked at so far */
};

static struct letters letters_of(const char *name)
{
	struct letters l = { 0 };
	size_t n = strlen(name);

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(name + i, n - i, &cp, NULL);
		cp = letter_base(cp);
		if (cp >= 'a' && cp <= 'z' && l.n[cp - 'a'] < UINT8_MAX)
			l.n[cp - 'a']++;
	}
	return l;
}

/* Near spellings differ by few letters; a name of which a part is missing has no letter too many. */
static bool may_be_alike(const struct letters *a, const struct letters *b)
{
	int more = 0, less = 0;

	for (size_t i = 0; i < ARRAY_LEN(a->n); i++) {
		int difference = a->n[i] - b->n[i];

		if (difference > 0)
			more += difference;
		else
			less -= difference;
	}
	return more == 0 || less == 0 || (more <= LETTERS_APART_MAX && less <= LETTERS_APART_MAX);
}

static bool register_load(struct session *se, struct register_names *r, struct err *e)
{
	if (!store_names(se->store, &r->rows, e))
		return false;
	r->order = xcalloc(r->rows.n + 1, sizeof(*r->order));
	r->used = xcalloc(r->rows.n + 1, sizeof(*r->used));
	r->letters = xcalloc(r->rows.n + 1, sizeof(*r->letters));
	for (size_t i = 0; i < r->rows.n; i++) {
		r->order[i] = (struct keyed) { .name = r->rows.v[i].name, .index = i };
		r->letters[i] = letters_of(r->rows.v[i].name);
	}
	qsort(r->order, r->rows.n, sizeof(*r->order), compare_keyed);
	return true;
}

static void register_release(struct register_names *r)
{
	pool_release(&r->rows.pool);
	free(r->order);
	free(r->used);
	free(r->letters);
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

static void match_same_name(struct register_names *r, const struct import_match *m,
	const char *name, struct match_person *who)
{
	int64_t party_id = who->party == MATCH_NONE ? 0 : m->parties[who->party].id;
	size_t best = SIZE_MAX;

	for (size_t k = lower_bound(r, name); k < r->rows.n; k++) {
		const struct name_row *row = &r->rows.v[r->order[k].index];

		if (strcmp(row->name, name) != 0)
			break;
		if (r->used[k])
			continue;
		if (best == SIZE_MAX || (party_id && row->party_id == party_id))
			best = k;
		if (party_id && row->party_id == party_id)
			break;
	}
	if (best == SIZE_MAX)
		return;
	r->used[best] = true;
	who->id = r->rows.v[r->order[best].index].person_id;
	who->home = r->rows.v[r->order[best].index].party_id;
}

/* ---- Alike ---- */

static const char *likeness(const struct notes_person *p, const char *known, bool compare)
{
	size_t n = strlen(p->name);

	if (p->given_only && strncmp(known, p->name, n) == 0 && known[n] == ' ')
		return _("only the first name is written");
	switch (compare ? name_compare(p->name, known) : NAME_DIFFERENT) {
	case NAME_FOLDED:
		return _("only capitals, accents or hyphens differ");
	case NAME_NEAR:
		return _("spelled almost the same");
	case NAME_SAME:
	case NAME_DIFFERENT:
		break;
	}
	return NULL;
}

static void add_alike(struct import_match *m, const struct notes_person *p,
	const struct name_row *known, const char *reason)
{
	for (size_t i = m->n_alike; i-- > 0 && strcmp(m->alike[i].name, p->name) == 0;) {
		if (m->alike[i].person_id == known->person_id)
			return;
	}
	m->alike = pool_grow(&m->pool, m->alike, m->n_alike, &m->alike_cap, sizeof(*m->alike));
	m->alike[m->n_alike++] = (struct import_alike) {
		.name = pool_strdup(&m->pool, p->name),
		.known = pool_strdup(&m->pool, known->name),
		.person_id = known->person_id,
		.reason = reason,
	};
}

static void look_for_alike(
	struct register_names *r, struct import_match *m, const struct notes_person *p)
{
	struct letters letters = letters_of(p->name);

	if (r->pairs + r->rows.n > PAIRS_MAX)
		return;
	r->pairs += r->rows.n;
	for (size_t i = 0; i < r->rows.n; i++) {
		const struct name_row *row = &r->rows.v[i];
		const char *reason = likeness(p, row->name, may_be_alike(&letters, &r->letters[i]));

		if (reason)
			add_alike(m, p, row, reason);
	}
}

bool import_who(
	struct session *se, const struct notes_doc *d, struct import_match *m, struct err *e)
{
	struct register_names r = { 0 };

	join_by_name(d, m);
	if (!register_load(se, &r, e))
		return false;
	for (size_t i = 0; i < d->person_count; i++) {
		if (m->people[i].same != i)
			continue;
		match_same_name(&r, m, d->people[i].name, &m->people[i]);
		if (!m->people[i].id)
			look_for_alike(&r, m, &d->people[i]);
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
