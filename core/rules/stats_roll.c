/* Who is in the roll of a meeting, and for which of its groups. */
#include <stdlib.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "rules/attendance.h"
#include "rules/stats_parts.h"

/* ---- Finding -------------------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
	const struct stats_place *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int find_place(const struct stats_place *v, size_t n, int64_t id)
{
	struct stats_place key = { .id = id };
	const struct stats_place *hit = id && n ? bsearch(&key, v, n, sizeof(*v), by_place) : NULL;

	return hit ? (int)hit->at : STATS_NOBODY;
}

static int by_who(const void *a, const void *b)
{
	const struct stats_who *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int find_person(const struct stats_register *reg, int64_t id)
{
	struct stats_who key = { .id = id };
	const struct stats_who *hit = reg->n_people
		? bsearch(&key, reg->people, reg->n_people, sizeof(key), by_who)
		: NULL;

	return hit ? (int)(hit - reg->people) : STATS_NOBODY;
}

static bool wants_group(const struct stats *st, int64_t group_id)
{
	for (size_t i = 0; i < st->ask.n_groups; i++)
		if (st->ask.groups[i] == group_id)
			return true;
	return st->ask.n_groups == 0;
}

static void index_memberships(struct stats *st)
{
	const struct stats_register *reg = st->reg;
	size_t k = 0;

	st->work->memberships = xcalloc(reg->n_people + 1, sizeof(size_t));
	for (size_t i = 0; i < reg->n_people; i++) {
		while (k < reg->n_memberships && reg->memberships[k].person_id < reg->people[i].id)
			k++;
		st->work->memberships[i] = k;
	}
	st->work->memberships[reg->n_people] = reg->n_memberships;
}

static void index_names(struct stats *st)
{
	const struct stats_register *reg = st->reg;
	struct stats_work *w = st->work;

	w->parties = xcalloc(reg->n_parties + 1, sizeof(*w->parties));
	w->groups = xcalloc(reg->n_groups + 1, sizeof(*w->groups));
	for (size_t i = 0; i < reg->n_parties; i++)
		w->parties[i] = (struct stats_place) { reg->parties[i].id, i };
	for (size_t i = 0; i < reg->n_groups; i++)
		w->groups[i] = (struct stats_place) { reg->groups[i].id, i };
	qsort(w->parties, reg->n_parties, sizeof(*w->parties), by_place);
	qsort(w->groups, reg->n_groups, sizeof(*w->groups), by_place);
}

void stats_index(struct stats *st)
{
	index_memberships(st);
	index_names(st);
}

/* ---- Who is in the roll --------------------------------------------------------------------------- */

bool stats_choose_groups(struct stats *st, const struct stats_meeting *m)
{
	struct stats_work *w = st->work;

	w->n_at = 0;
	for (size_t i = 0; i < m->n_groups && w->n_at < STATS_GROUPS_MOST; i++) {
		int at = find_place(w->groups, st->reg->n_groups, m->groups[i]);

		if (at != STATS_NOBODY && wants_group(st, m->groups[i]))
			w->at[w->n_at++] = (size_t)at;
	}
	return w->n_at > 0;
}

static bool for_meeting(const struct stats_meeting *m, int64_t group_id)
{
	for (size_t i = 0; i < m->n_groups; i++)
		if (m->groups[i] == group_id)
			return true;
	return false;
}

/* What the memberships of the day make of a row; the first one says role and party, as in a roll. */
static void look_up_membership(struct stats *st, const struct stats_meeting *m, struct stats_row *r)
{
	struct stats_work *w = st->work;
	const struct stats_membership *v = st->reg->memberships;
	int64_t party_id = 0;
	bool any = false;

	for (size_t i = w->memberships[r->person]; i < w->memberships[r->person + 1]; i++) {
		if (v[i].person_id != st->reg->people[r->person].id || v[i].from_day > w->day ||
			v[i].to_day < w->day || !for_meeting(m, v[i].group_id))
			continue;
		if (!any) {
			r->role = v[i].role;
			party_id = v[i].party_id;
		}
		any = true;
		r->elsewhere = true;
		for (size_t g = 0; g < w->n_at; g++)
			if (st->reg->groups[w->at[g]].id == v[i].group_id)
				r->groups |= (uint64_t)1 << g;
	}
	if (r->mark && r->mark->party_id)
		party_id = r->mark->party_id;
	if (!party_id)
		party_id = st->reg->people[r->person].party_id;
	r->party = find_place(w->parties, st->reg->n_parties, party_id);
	r->elsewhere &= r->groups == 0;
}

static struct stats_row *add_row(struct stats_work *w, size_t person, const struct stats_mark *mark)
{
	w->rows = xgrow(w->rows, w->n_rows, &w->cap_rows, sizeof(*w->rows));
	w->rows[w->n_rows] =
		(struct stats_row) { .person = person, .mark = mark, .party = STATS_NOBODY };
	w->seen[person] = w->serial;
	return &w->rows[w->n_rows++];
}

/* Members without a row, where the roll was never fixed. */
static void add_members(struct stats *st, const struct stats_meeting *m)
{
	struct stats_work *w = st->work;
	const struct stats_membership *v = st->reg->memberships;

	for (size_t i = 0; i < st->reg->n_memberships; i++) {
		int person;

		if (v[i].from_day > w->day || v[i].to_day < w->day ||
			!for_meeting(m, v[i].group_id))
			continue;
		person = find_person(st->reg, v[i].person_id);
		if (person != STATS_NOBODY && w->seen[person] != w->serial)
			look_up_membership(st, m, add_row(w, (size_t)person, NULL));
	}
}

bool stats_is_present(const struct stats_row *r)
{
	return r->mark && mark_is_present(r->mark->status);
}

bool stats_is_called(const struct stats_row *r)
{
	return r->groups && !(r->mark && r->mark->role == ATTENDS_AS_GUEST);
}

static bool takes_seat(const struct stats_row *r)
{
	if (r->mark && r->mark->stands_in_for)
		return r->mark->role != ATTENDS_AS_STAFF;
	if (r->mark ? r->mark->role != ATTENDS_AS_MEMBER : r->role == ROLE_OFFICE)
		return false;
	return !(r->groups && r->role == ROLE_OBSERVER);
}

static struct stats_row *row_of(struct stats *st, int64_t person_id)
{
	struct stats_work *w = st->work;

	for (size_t i = 0; i < w->n_rows; i++)
		if (st->reg->people[w->rows[i].person].id == person_id)
			return &w->rows[i];
	return NULL;
}

/* For which of the groups a row takes a seat: by its own memberships, or those of whom it stands in for.
 * A seat without any counts for all of them. */
static void seat(struct stats *st, struct stats_row *r)
{
	uint64_t all = st->work->n_at == STATS_GROUPS_MOST ? UINT64_MAX
							   : ((uint64_t)1 << st->work->n_at) - 1;
	struct stats_row *whose = r;

	if (r->mark && r->mark->stands_in_for) {
		whose = row_of(st, r->mark->stands_in_for);
		whose = whose ? whose : r;
		whose->substituted |= whose != r && stats_is_present(r);
	}
	if (takes_seat(r))
		r->seat = whose->groups ? whose->groups : whose->elsewhere ? 0 : all;
}

bool stats_gather(struct stats *st, const struct stats_meeting *m)
{
	struct stats_work *w = st->work;
	bool fixed = m->status == STATUS_RUNNING || m->status == STATUS_HELD, taken = false;

	w->serial++;
	w->n_rows = 0;
	for (size_t i = 0; i < m->n_marks; i++) {
		int person = find_person(st->reg, m->marks[i].person_id);

		taken |= m->marks[i].status != ATTENDANCE_UNMARKED;
		if (person != STATS_NOBODY)
			look_up_membership(st, m, add_row(w, (size_t)person, &m->marks[i]));
	}
	if (taken && !fixed)
		add_members(st, m);
	for (size_t i = 0; i < w->n_rows; i++)
		seat(st, &w->rows[i]);
	return taken;
}
