#include "services/same_people.h"

#include <stdlib.h>

#include "base/xalloc.h"

/* Rolls are asked for so many pairs, the likeliest ones. */
enum { PAIRS_MOST = 400 };

static int by_pair(const void *a, const void *b)
{
	const struct namesake *x = a, *y = b;

	if (x->person_id != y->person_id)
		return x->person_id > y->person_id ? 1 : -1;
	return (x->other_id > y->other_id) - (x->other_id < y->other_id);
}

/* People come by id, so a is the lower one. */
static bool told_apart(const struct namesake_list *apart, int64_t a, int64_t b)
{
	struct namesake key = { .person_id = a, .other_id = b };

	return apart->n > 0 &&
		bsearch(&key, apart->v, apart->n, sizeof(*apart->v), by_pair) != NULL;
}

static void leave_out(struct same_pairs *pairs, const struct known_people *known,
	const struct namesake_list *apart)
{
	size_t n = 0;

	if (apart->n)
		qsort(apart->v, apart->n, sizeof(*apart->v), by_pair);
	for (size_t i = 0; i < pairs->n && n < PAIRS_MOST; i++) {
		const struct same_pair *p = &pairs->v[i];

		if (!told_apart(apart, known->v[p->a].id, known->v[p->b].id))
			pairs->v[n++] = *p;
	}
	pairs->n = n;
}

static bool look_at_rolls(struct session *se, struct same_pairs *pairs,
	const struct known_people *known, struct err *e)
{
	for (size_t i = 0; i < pairs->n; i++) {
		struct same_pair *p = &pairs->v[i];
		struct same_met met;

		if (!store_met(se->store, known->v[p->a].id, known->v[p->b].id, &met.marked,
			    &met.present, e))
			return false;
		same_weigh_met(p, &met);
	}
	same_sort(pairs);
	return true;
}

static bool put_found(struct session *se, const struct same_pair *p,
	const struct known_people *known, struct same_list *out, struct err *e)
{
	const struct known_person *a = &known->v[p->a], *b = &known->v[p->b];
	struct person_seen x, y;

	if (!store_seen(se->store, a->id, &x, &out->pool, e) ||
		!store_seen(se->store, b->id, &y, &out->pool, e))
		return false;
	if (y.called > x.called) {
		a = b;
		b = &known->v[p->a];
	}
	out->v[out->n++] = (struct same_found) {
		.first = a->id,
		.second = b->id,
		.first_name = pool_strdup(&out->pool, a->name),
		.second_name = pool_strdup(&out->pool, b->name),
		.score = p->score,
		.reasons = p->reasons,
	};
	return true;
}

static bool find(
	struct session *se, const struct known_people *known, struct same_list *out, struct err *e)
{
	struct namesake_list apart = { 0 };
	struct pool p = { 0 };
	struct same_person *people = pool_alloc(&p, (known->n + 1) * sizeof(*people));
	struct same_pairs pairs = { 0 };
	bool ok = store_namesakes(se->store, &apart, e);

	for (size_t i = 0; i < known->n; i++) {
		const struct known_person *k = &known->v[i];

		people[i] = (struct same_person) { k->name, k->names, k->n_names, k->email,
			k->party_id, k->groups, k->n_groups };
	}
	if (ok) {
		same_people(same_register(&p, people, known->n), &p, &pairs);
		leave_out(&pairs, known, &apart);
		ok = look_at_rolls(se, &pairs, known, e);
	}
	out->cut = pairs.cut;
	out->v = pool_alloc(&out->pool, (pairs.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < pairs.n && ok; i++)
		ok = put_found(se, &pairs.v[i], known, out, e);
	pool_release(&apart.pool);
	pool_release(&p);
	return ok;
}

bool same_people_find(struct session *se, size_t most, struct same_list *out, struct err *e)
{
	struct known_people known = { 0 };
	bool ok = store_known_people(se->store, &known, e);

	*out = (struct same_list) { 0 };
	if (ok && most > 0 && known.n > most)
		out->cut = true;
	else if (ok)
		ok = find(se, &known, out, e);
	if (!ok)
		pool_release(&out->pool);
	pool_release(&known.pool);
	return ok;
}
