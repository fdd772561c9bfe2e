/* Everything about the proposed dates of a meeting, gathered. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/year_checks.h"

static int by_start(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order = strcmp(x->starts, y->starts);

	return order ? order : (x->position > y->position) - (x->position < y->position);
}

/* The open ones; all of them where none is. */
static void pick_dates(struct date_sheet *s)
{
	for (size_t i = 0; i < s->all.n; i++)
		s->open |= s->all.v[i].state == CANDIDATE_OPEN;
	s->dates = pool_alloc(&s->pool, (s->all.n + 1) * sizeof(*s->dates));
	for (size_t i = 0; i < s->all.n; i++)
		if (!s->open || s->all.v[i].state == CANDIDATE_OPEN)
			s->dates[s->n++] = s->all.v[i];
	qsort(s->dates, s->n, sizeof(*s->dates), by_start);
}

/* ---- Who has a voice ------------------------------------------------------------------------------ */

static bool answered(const struct date_sheet *s, int64_t party_id, int64_t person_id)
{
	for (size_t i = 0; i < s->answers.n; i++)
		if (s->answers.v[i].party_id == party_id && s->answers.v[i].person_id == person_id)
			return true;
	return false;
}

/* Staff, guests and observers take no seat: no day has to suit them. */
static bool has_seat(const struct roll_row *r)
{
	return r->called_as == ATTENDS_AS_MEMBER && r->role != ROLE_OBSERVER;
}

static bool called(const struct date_sheet *s, const struct party *p)
{
	if (s->row.v[0].n_groups == 0)
		return p->kind != PARTY_OFFICE;
	for (size_t i = 0; i < s->roll.n; i++)
		if (s->roll.v[i].party_id == p->id && has_seat(&s->roll.v[i]))
			return true;
	return false;
}

static bool is_must(const struct group_rules_list *rules, int64_t party_id)
{
	for (size_t i = 0; i < rules->n; i++)
		for (size_t k = 0; k < rules->v[i].n_must; k++)
			if (rules->v[i].must[k].id == party_id)
				return true;
	return false;
}

static bool add_parties(struct session *se, struct date_sheet *s, struct err *e)
{
	struct group_rules_list rules = { 0 };
	struct party_rows rows = { 0 };
	struct date_party *v;
	bool ok = store_parties(se->store, &rows, e) &&
		store_meeting_rules(se->store, s->row.v[0].m.id, &rules, e);

	v = pool_alloc(&s->pool, (rows.n + 1) * sizeof(*v));
	for (size_t i = 0; i < rows.n && ok; i++) {
		const struct party *p = &rows.v[i].p;

		if (!called(s, p) && !answered(s, p->id, 0))
			continue;
		v[s->matrix.n_parties++] = (struct date_party) {
			.id = p->id,
			.name = pool_strdup(&s->pool, p->name),
			.short_name = pool_strdup(&s->pool, p->short_name),
			.must = is_must(&rules, p->id),
		};
	}
	s->matrix.parties = v;
	pool_release(&rows.pool);
	pool_release(&rules.pool);
	return ok;
}

static bool add_people(struct session *se, struct date_sheet *s, struct err *e)
{
	struct date_person *v = pool_alloc(&s->pool, (s->roll.n + s->answers.n + 1) * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < s->roll.n; i++) {
		const struct roll_row *r = &s->roll.v[i];

		if (!has_seat(r) && !answered(s, 0, r->a.person_id))
			continue;
		v[n++] = (struct date_person) {
			.id = r->a.person_id,
			.name = pool_printf(
				&s->pool, "%s%s%s", r->given, *r->family ? " " : "", r->family),
			.party_id = r->party_id,
		};
	}
	for (size_t i = 0; i < s->answers.n; i++) {
		int64_t id = s->answers.v[i].person_id;
		struct person p = { 0 };
		char *name;
		bool there = id == 0;

		for (size_t k = 0; k < n; k++)
			there |= v[k].id == id;
		if (there)
			continue;
		if (!store_person_load(se->store, id, &p, e))
			return false;
		name = person_name(&p);
		v[n++] = (struct date_person) { id, pool_strdup(&s->pool, name), p.party_id };
		free(name);
		person_release(&p);
	}
	s->matrix.people = v;
	s->matrix.n_people = n;
	return true;
}

/* ---- What each date is ---------------------------------------------------------------------------- */

static bool add_remarks(struct session *se, struct date_sheet *s, struct err *e)
{
	bool ok = true;

	s->remarks = pool_alloc(&s->pool, (s->n + 1) * sizeof(*s->remarks));
	for (size_t i = 0; i < s->n && ok; i++) {
		struct year_wish w = { .meeting_id = s->row.v[0].m.id,
			.starts = moment_of(s->dates[i].starts),
			.ends = moment_of(s->dates[i].ends) };
		struct buf b = { 0 };

		ok = year_look_words(se, &w, &b, e);
		s->remarks[i] = pool_strdup(&s->pool, buf_str(&b));
		buf_release(&b);
	}
	return ok;
}

static void add_words(struct date_sheet *s)
{
	s->words = pool_alloc(&s->pool, (s->n + 1) * sizeof(*s->words));
	s->order = pool_alloc(&s->pool, (s->n + 1) * sizeof(*s->order));
	for (size_t i = 0; i < s->n; i++) {
		struct buf b = { 0 };

		date_words(&s->matrix, i, &b);
		s->words[i] = pool_strdup(&s->pool, buf_str(&b));
		buf_release(&b);
	}
	date_ranking(&s->matrix, s->order);
}

bool date_sheet_load(struct session *se, int64_t meeting_id, struct date_sheet *s, struct err *e)
{
	*s = (struct date_sheet) { 0 };
	if (!store_meeting_row(se->store, meeting_id, &s->row, e) ||
		!store_candidates(se->store, meeting_id, &s->all, e) ||
		!store_candidate_answers(se->store, meeting_id, &s->answers, e) ||
		!store_roll(se->store, meeting_id, &s->roll, e))
		return false;
	pick_dates(s);
	s->matrix.dates = s->dates;
	s->matrix.n_dates = s->n;
	s->matrix.answers = s->answers.v;
	s->matrix.n_answers = s->answers.n;
	if (!add_parties(se, s, e) || !add_people(se, s, e) || !add_remarks(se, s, e))
		return false;
	add_words(s);
	return true;
}

void date_sheet_release(struct date_sheet *s)
{
	pool_release(&s->row.pool);
	pool_release(&s->all.pool);
	pool_release(&s->answers.pool);
	pool_release(&s->roll.pool);
	pool_release(&s->pool);
	*s = (struct date_sheet) { 0 };
}
