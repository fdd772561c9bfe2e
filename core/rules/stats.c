#include "rules/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "rules/attendance.h"
#include "rules/stats_parts.h"

/* What a meeting says of a party, gathered from its seats. */
enum { SEAT_NOTED = 1, SEAT_UNMARKED = 2, SEAT_THERE = 4, SEAT_MISSED = 8 };

/* ---- Figures -------------------------------------------------------------------------------------- */

int attended_present(const struct attended *a)
{
	return a->onsite + a->remote;
}

int attended_noted(const struct attended *a)
{
	return a->called - a->unmarked;
}

int stats_percent(int part, int of)
{
	return of < STATS_ENOUGH ? -1 : (int)(((int64_t)part * 200 + of) / (2 * (int64_t)of));
}

int attended_percent(const struct attended *a)
{
	int noted = attended_noted(a);

	return a->unmarked > noted ? -1 : stats_percent(attended_present(a), noted);
}

static void attended_add(struct attended *to, const struct attended *a)
{
	to->called += a->called;
	to->onsite += a->onsite;
	to->remote += a->remote;
	to->excused += a->excused;
	to->absent += a->absent;
	to->unmarked += a->unmarked;
	to->partly += a->partly;
	to->substituted += a->substituted;
}

int stats_size_tenths(const struct stats_sum *s)
{
	return s->meetings
		? (int)(((int64_t)s->a.called * 20 + s->meetings) / (2 * (int64_t)s->meetings))
		: 0;
}

static void streak_add(struct streak *s, bool there)
{
	if (there)
		s->now = s->now > 0 ? s->now + 1 : 1;
	else
		s->now = s->now < 0 ? s->now - 1 : -1;
	if (s->now > s->longest_there)
		s->longest_there = s->now;
	if (-s->now > s->longest_away)
		s->longest_away = -s->now;
}

/* ---- Beginning ------------------------------------------------------------------------------------ */

void stats_begin(struct stats *st, const struct stats_register *reg, const struct stats_ask *ask)
{
	struct stats_work *w = xcalloc(1, sizeof(*w));

	*st = (struct stats) { .reg = reg, .ask = *ask, .work = w };
	st->people = pool_alloc(&st->pool, (reg->n_people + 1) * sizeof(*st->people));
	st->parties = pool_alloc(&st->pool, (reg->n_parties + 1) * sizeof(*st->parties));
	st->groups = pool_alloc(&st->pool, (reg->n_groups + 1) * sizeof(*st->groups));
	for (size_t i = 0; i < reg->n_people; i++)
		st->people[i] =
			(struct stats_person) { .who = &reg->people[i], .last = STATS_NEVER };
	for (size_t i = 0; i < reg->n_parties; i++)
		st->parties[i] =
			(struct stats_party) { .info = &reg->parties[i], .last = STATS_NEVER };
	for (size_t i = 0; i < reg->n_groups; i++)
		st->groups[i].info = &reg->groups[i];
	w->seen = xcalloc(reg->n_people + 1, sizeof(*w->seen));
	w->flags = xcalloc(reg->n_parties + 1, sizeof(*w->flags));
	w->of_group = xcalloc(reg->n_parties + 1, sizeof(*w->of_group));
	w->of = xcalloc(STATS_GROUPS_MOST, sizeof(*w->of));
	stats_index(st);
}

/* ---- Counting a roll -------------------------------------------------------------------------------- */

static void count_status(struct attended *a, const struct stats_row *r)
{
	a->called++;
	switch (r->mark ? r->mark->status : ATTENDANCE_UNMARKED) {
	case ATTENDANCE_ONSITE:
		a->onsite++;
		break;
	case ATTENDANCE_REMOTE:
		a->remote++;
		break;
	case ATTENDANCE_ABSENT:
		a->absent++;
		break;
	case ATTENDANCE_EXCUSED:
		a->excused++;
		a->substituted += r->substituted;
		break;
	default:
		a->unmarked++;
		break;
	}
	a->partly += stats_is_present(r) && r->mark->partly;
}

static char letter_of(const struct stats_row *r)
{
	if (!stats_is_called(r))
		return r->mark->stands_in_for ? 's' : 'g';
	return mark_letter(r->mark ? r->mark->status : ATTENDANCE_UNMARKED, r->substituted);
}

static void add_cell(struct stats *st, const struct stats_row *r)
{
	st->cells = xgrow(st->cells, st->n_cells, &st->cap_cells, sizeof(*st->cells));
	st->cells[st->n_cells++] = (struct stats_cell) {
		.party_id = r->party == STATS_NOBODY ? 0 : st->reg->parties[r->party].id,
		.person = (uint32_t)r->person,
		.meeting = (uint32_t)st->n_meetings,
		.letter = letter_of(r),
		.partly = stats_is_present(r) && r->mark->partly,
	};
	st->people[r->person].n_cells++;
}

/* Somebody whose group or party is not asked for. */
static bool left_out(const struct stats *st, const struct stats_row *r)
{
	bool outside = r->elsewhere && !(r->mark && r->mark->role == ATTENDS_AS_GUEST);

	if (!stats_is_called(r) && r->mark && r->mark->stands_in_for)
		outside = r->seat == 0 && r->mark->role != ATTENDS_AS_STAFF;
	if (outside || (!stats_is_called(r) && !stats_is_present(r)))
		return true;
	return st->ask.party_id &&
		(r->party == STATS_NOBODY || st->reg->parties[r->party].id != st->ask.party_id);
}

static void count_person(struct stats *st, const struct stats_row *r)
{
	struct stats_work *w = st->work;
	struct stats_person *p = &st->people[r->person];

	if (left_out(st, r))
		return;
	if (r->party != STATS_NOBODY)
		p->party_id = st->reg->parties[r->party].id;
	p->stood_in += stats_is_present(r) && r->mark->stands_in_for != 0;
	if (stats_is_present(r))
		p->last = (int)st->n_meetings;
	add_cell(st, r);
	if (!stats_is_called(r)) {
		p->guest++;
		w->guests++;
		return;
	}
	count_status(&p->a, r);
	count_status(&w->a, r);
	for (size_t g = 0; g < w->n_at; g++)
		if (r->groups & (uint64_t)1 << g)
			count_status(&w->of[g], r);
	if (r->mark && r->mark->status != ATTENDANCE_UNMARKED)
		streak_add(&p->streak, stats_is_present(r));
}

/* ---- Parties ------------------------------------------------------------------------------------------ */

/* What the seats in some of the groups say of each party. */
static void look_at_seats(const struct stats *st, uint64_t groups, unsigned *flags)
{
	const struct stats_work *w = st->work;

	memset(flags, 0, (st->reg->n_parties + 1) * sizeof(*flags));
	for (size_t i = 0; i < w->n_rows; i++) {
		const struct stats_row *r = &w->rows[i];

		if (r->party == STATS_NOBODY || !(r->seat & groups))
			continue;
		if (stats_is_present(r))
			flags[r->party] |= SEAT_THERE | SEAT_NOTED;
		else if (r->mark && r->mark->status != ATTENDANCE_UNMARKED)
			flags[r->party] |= SEAT_NOTED;
		else
			flags[r->party] |= SEAT_UNMARKED;
	}
}

static void count_flags(const struct stats *st, const unsigned *flags, int *called, int *there)
{
	*called = *there = 0;
	for (size_t i = 0; i < st->reg->n_parties; i++) {
		*called += (flags[i] & SEAT_NOTED) != 0;
		*there += (flags[i] & SEAT_THERE) != 0;
	}
}

/* A party that several of the groups must have is missed where one of them lacks it. A rule about a party of
 * which nobody was noted, but somebody left unmarked, is not decided. */
static void count_musts(struct stats *st)
{
	struct stats_work *w = st->work;

	for (size_t i = 0; i < st->reg->n_parties; i++) {
		bool must = false, missed = false;

		for (size_t k = 0; k < st->reg->n_musts; k++) {
			const struct stats_must *rule = &st->reg->musts[k];

			if (rule->party_id != st->reg->parties[i].id)
				continue;
			for (size_t g = 0; g < w->n_at; g++) {
				if (st->reg->groups[w->at[g]].id != rule->group_id)
					continue;
				look_at_seats(st, (uint64_t)1 << g, w->of_group);
				if (w->of_group[i] == SEAT_UNMARKED)
					continue;
				must = true;
				missed |= !(w->of_group[i] & SEAT_THERE);
			}
		}
		st->parties[i].must += must;
		st->parties[i].missed += missed;
		w->flags[i] |= missed ? SEAT_MISSED : 0;
	}
}

static void count_parties(struct stats *st)
{
	struct stats_work *w = st->work;

	look_at_seats(st, UINT64_MAX, w->flags);
	for (size_t i = 0; i < st->reg->n_parties; i++) {
		struct stats_party *p = &st->parties[i];
		bool there = (w->flags[i] & SEAT_THERE) != 0;

		if (!(w->flags[i] & SEAT_NOTED))
			continue;
		p->called++;
		p->there += there;
		streak_add(&p->streak, there);
		if (there)
			p->last = (int)st->n_meetings;
	}
	for (size_t i = 0; i < w->n_rows; i++) {
		const struct stats_row *r = &w->rows[i];

		if (r->party != STATS_NOBODY && r->seat && stats_is_called(r))
			count_status(&st->parties[r->party].a, r);
	}
	count_musts(st);
}

static const char *party_letters(struct stats *st)
{
	char *v = pool_alloc(&st->pool, st->reg->n_parties + 1);

	for (size_t i = 0; i < st->reg->n_parties; i++) {
		unsigned f = st->work->flags[i];

		v[i] = f & SEAT_MISSED      ? '!'
			: f & SEAT_THERE    ? 'x'
			: f & SEAT_NOTED    ? '-'
			: f & SEAT_UNMARKED ? '.'
					    : ' ';
	}
	return v;
}

/* ---- Sums ------------------------------------------------------------------------------------------------ */

static void sum_add(struct stats_sum *s, const struct attended *a, int parties_called, int there)
{
	s->meetings++;
	attended_add(&s->a, a);
	if (s->meetings == 1 || a->called < s->smallest)
		s->smallest = a->called;
	if (a->called > s->largest)
		s->largest = a->called;
	s->parties_called += parties_called;
	s->parties_there += there;
}

/* The period of the day; meetings come in order of time. */
static struct stats_sum *period(
	const struct stats *st, struct stats_period **v, size_t *n, size_t *cap)
{
	int year = day_year(st->work->day), month = day_month(st->work->day);
	int half = !st->ask.halves ? 0 : month <= 6 ? 1 : 2;

	if (*n == 0 || (*v)[*n - 1].year != year || (*v)[*n - 1].half != half) {
		*v = xgrow(*v, *n, cap, sizeof(**v));
		(*v)[(*n)++] = (struct stats_period) { .year = year, .half = half };
	}
	return &(*v)[*n - 1].s;
}

static struct stats_sum *own_period(struct stats *st)
{
	return period(st, &st->periods, &st->n_periods, &st->cap_periods);
}

static struct stats_sum *group_period(struct stats *st, struct stats_group *g)
{
	return period(st, &g->periods, &g->n_periods, &g->cap_periods);
}

static struct stats_held *add_held(struct stats *st, const struct stats_meeting *m)
{
	struct stats_work *w = st->work;
	int64_t *groups = pool_alloc(&st->pool, w->n_at * sizeof(*groups));
	struct stats_held *h;

	for (size_t i = 0; i < w->n_at; i++)
		groups[i] = st->reg->groups[w->at[i]].id;
	st->meetings = xgrow(st->meetings, st->n_meetings, &st->cap_meetings, sizeof(*h));
	h = &st->meetings[st->n_meetings];
	*h = (struct stats_held) {
		.id = m->id,
		.starts = pool_strdup(&st->pool, m->starts),
		.title = pool_strdup(&st->pool, m->title ? m->title : ""),
		.groups = groups,
		.n_groups = w->n_at,
	};
	return h;
}

static void add_without_roll(struct stats *st)
{
	struct stats_work *w = st->work;

	st->total.without_roll++;
	own_period(st)->without_roll++;
	for (size_t g = 0; g < w->n_at; g++) {
		struct stats_group *group = &st->groups[w->at[g]];

		group->s.without_roll++;
		group_period(st, group)->without_roll++;
	}
}

static void add_sums(struct stats *st, struct stats_held *h)
{
	struct stats_work *w = st->work;

	count_flags(st, w->flags, &h->parties_called, &h->parties_there);
	h->parties = party_letters(st);
	h->taken = true;
	h->a = w->a;
	h->guests = w->guests;
	sum_add(&st->total, &w->a, h->parties_called, h->parties_there);
	sum_add(own_period(st), &w->a, h->parties_called, h->parties_there);
	for (size_t g = 0; g < w->n_at; g++) {
		struct stats_group *group = &st->groups[w->at[g]];
		int called, there;

		look_at_seats(st, (uint64_t)1 << g, w->of_group);
		count_flags(st, w->of_group, &called, &there);
		sum_add(&group->s, &w->of[g], called, there);
		sum_add(group_period(st, group), &w->of[g], called, there);
	}
}

void stats_add(struct stats *st, const struct stats_meeting *m)
{
	struct stats_work *w = st->work;
	struct stats_held *h;
	bool taken;

	w->day = moment_of(m->starts).day;
	if (w->day == DAY_NONE || m->status == STATUS_CANCELLED || !stats_choose_groups(st, m))
		return;
	taken = stats_gather(st, m);
	if (!taken && m->status == STATUS_PROPOSED)
		return;
	h = add_held(st, m);
	if (!taken) {
		add_without_roll(st);
		st->n_meetings++;
		return;
	}
	w->a = (struct attended) { 0 };
	w->guests = 0;
	memset(w->of, 0, w->n_at * sizeof(*w->of));
	for (size_t i = 0; i < w->n_rows; i++)
		count_person(st, &w->rows[i]);
	count_parties(st);
	add_sums(st, h);
	st->n_meetings++;
}

/* ---- The end ---------------------------------------------------------------------------------------------- */

static void work_free(struct stats *st)
{
	struct stats_work *w = st->work;

	if (!w)
		return;
	free(w->memberships);
	free(w->parties);
	free(w->groups);
	free(w->seen);
	free(w->rows);
	free(w->flags);
	free(w->of_group);
	free(w->of);
	free(w);
	st->work = NULL;
}

/* They come by meeting; each person's beside each other, in the same order. */
void stats_close(struct stats *st)
{
	struct stats_cell *v = xcalloc(st->n_cells + 1, sizeof(*v));
	size_t at = 0;

	for (size_t i = 0; i < st->reg->n_people; i++) {
		st->people[i].cells = at;
		at += st->people[i].n_cells;
		st->people[i].n_cells = 0;
	}
	for (size_t i = 0; i < st->n_cells; i++) {
		struct stats_person *p = &st->people[st->cells[i].person];

		v[p->cells + p->n_cells++] = st->cells[i];
	}
	free(st->cells);
	st->cells = v;
	work_free(st);
}

void stats_release(struct stats *st)
{
	work_free(st);
	for (size_t i = 0; st->reg && i < st->reg->n_groups; i++)
		free(st->groups[i].periods);
	free(st->periods);
	free(st->meetings);
	free(st->cells);
	pool_release(&st->pool);
	*st = (struct stats) { 0 };
}
