/* Questions to statistics that are complete. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "rules/stats.h"

/* ---- Names ------------------------------------------------------------------------------------------ */

const struct stats_party_info *stats_party_info(const struct stats_register *reg, int64_t party_id)
{
	for (size_t i = 0; party_id && i < reg->n_parties; i++)
		if (reg->parties[i].id == party_id)
			return &reg->parties[i];
	return NULL;
}

const struct stats_group_info *stats_group_info(const struct stats_register *reg, int64_t group_id)
{
	for (size_t i = 0; group_id && i < reg->n_groups; i++)
		if (reg->groups[i].id == group_id)
			return &reg->groups[i];
	return NULL;
}

const struct stats_person *stats_person_of(const struct stats *st, int64_t person_id)
{
	size_t low = 0, high = st->reg ? st->reg->n_people : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (st->people[mid].who->id < person_id)
			low = mid + 1;
		else
			high = mid;
	}
	return st->reg && low < st->reg->n_people && st->people[low].who->id == person_id
		? &st->people[low]
		: NULL;
}

bool stats_met(const struct stats_person *p)
{
	return p->n_cells > 0;
}

static bool has_id(const int64_t *v, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == id)
			return true;
	return false;
}

size_t stats_lineage(const struct stats_register *reg, int64_t group_id, int64_t *out, size_t most)
{
	size_t n = 0;

	if (most == 0)
		return 0;
	out[n++] = group_id;
	for (size_t at = 0; at < n; at++)
		for (size_t i = 0; i < reg->n_groups && n < most; i++)
			if (reg->groups[i].successor_id == out[at] &&
				!has_id(out, n, reg->groups[i].id))
				out[n++] = reg->groups[i].id;
	return n;
}

/* ---- One person ------------------------------------------------------------------------------------- */

static void add_letter(struct attended *a, const struct stats_cell *c)
{
	a->called++;
	a->onsite += c->letter == 'P';
	a->remote += c->letter == 'D';
	a->absent += c->letter == 'F';
	a->excused += c->letter == 'A' || c->letter == 'E';
	a->substituted += c->letter == 'E';
	a->unmarked += c->letter == '.';
	a->partly += c->partly;
}

struct stats_period *stats_person_periods(
	const struct stats *st, const struct stats_person *p, size_t *n)
{
	struct stats_period *v = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = p->cells; i < p->cells + p->n_cells; i++) {
		const struct stats_cell *c = &st->cells[i];
		int32_t day = moment_of(st->meetings[c->meeting].starts).day;
		int year = day_year(day), half = !st->ask.halves ? 0 : day_month(day) <= 6 ? 1 : 2;

		if (c->letter == 'g' || c->letter == 's')
			continue;
		if (*n == 0 || v[*n - 1].year != year || v[*n - 1].half != half) {
			v = xgrow(v, *n, &cap, sizeof(*v));
			v[(*n)++] = (struct stats_period) { .year = year, .half = half };
		}
		v[*n - 1].s.meetings++;
		add_letter(&v[*n - 1].s.a, c);
	}
	return v;
}

size_t stats_person_parties(
	const struct stats *st, const struct stats_person *p, int64_t *out, size_t most)
{
	size_t n = 0;

	for (size_t i = p->cells; i < p->cells + p->n_cells; i++) {
		int64_t id = st->cells[i].party_id;

		if (id && n < most && (n == 0 || out[n - 1] != id))
			out[n++] = id;
	}
	return n;
}

/* ---- Orders ----------------------------------------------------------------------------------------- */

struct sorting {
	const struct stats *st;
	const struct stats_person *p;
	enum stats_order order;
};

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static const char *party_name(const struct sorting *s)
{
	const struct stats_party_info *info = stats_party_info(s->st->reg, s->p->party_id);

	/* After every name. */
	return info ? info->name : "\xf4\x8f\xbf\xbf";
}

/* By percent; behind those, by what there is of it, who has too few meetings for one. */
static int64_t share_rank(const struct attended *a)
{
	enum { FEW = 1000 };
	int percent = attended_percent(a), noted = attended_noted(a);

	if (percent >= 0)
		return percent;
	return noted ? FEW + FEW * attended_present(a) / noted : INT64_MAX;
}

/* The lowest first: what an order knows nothing of comes last. */
static int64_t rank(const struct sorting *s)
{
	switch (s->order) {
	case STATS_BY_SHARE:
		return share_rank(&s->p->a);
	case STATS_BY_AWAY:
		return s->p->streak.now < 0 ? s->p->streak.now : INT64_MAX;
	case STATS_BY_LAST:
		return s->p->last == STATS_NEVER ? -1 : s->p->last;
	default:
		return 0;
	}
}

static int by_order(const void *a, const void *b)
{
	const struct sorting *x = a, *y = b;
	int d = x->order == STATS_BY_PARTY ? strcmp(party_name(x), party_name(y))
					   : compare(rank(x), rank(y));

	if (d == 0)
		d = strcmp(x->p->who->sort_key, y->p->who->sort_key);
	return d ? d : compare(x->p->who->id, y->p->who->id);
}

size_t *stats_people_in_order(const struct stats *st, enum stats_order order, size_t *n)
{
	size_t all = st->reg->n_people;
	struct sorting *v = xcalloc(all + 1, sizeof(*v));
	size_t *out = xcalloc(all + 1, sizeof(*out));

	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (stats_met(&st->people[i]))
			v[(*n)++] = (struct sorting) { st, &st->people[i], order };
	qsort(v, *n, sizeof(*v), by_order);
	for (size_t i = 0; i < *n; i++)
		out[i] = (size_t)(v[i].p - st->people);
	free(v);
	return out;
}
