#include <stdlib.h>

#include "rules/plan_parts.h"

/* How far before a meeting its papers leave at most. */
enum { LEAD_MAX = 42 };

int32_t plan_monday(int32_t day)
{
	return day - day_weekday(day);
}

/* Into the year, by whole weeks. */
static int32_t within(const struct plan_work *k, int32_t day)
{
	while (day < k->first)
		day += 7;
	while (day > k->last)
		day -= 7;
	return day;
}

static int32_t same_week(const struct plan_work *k, int32_t from, bool *bent)
{
	int year, week, weeks;
	int32_t day = DAY_NONE, there;

	day_iso_week(from, &year, &week);
	year += k->w->year - day_year(from);
	weeks = iso_weeks_in_year(year);
	*bent = week > weeks;
	if (!day_from_iso_week(year, week < weeks ? week : weeks, day_weekday(from), &day))
		day = from;
	there = within(k, day);
	*bent |= there != day;
	return there;
}

static int32_t same_date(const struct plan_work *k, int32_t from, bool *bent)
{
	int year, month, mday, most;
	int32_t day = DAY_NONE;

	day_to_ymd(from, &year, &month, &mday);
	most = days_in_month(k->w->year, month);
	*bent = mday > most;
	day_from_ymd(k->w->year, month, *bent ? most : mday, &day);
	return day;
}

void plan_rule_day(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	struct plan_seat *s = &k->seats[i];

	s->from = r->rule_from;
	s->wanted = (r->rule == RULE_DATE ? same_date : same_week)(k, r->rule_from, &s->bent);
}

/* ---- Before the board ------------------------------------------------------------------------- */

/* The board's row that the entry was so many weeks before, as near as may be; n where there is none. */
static size_t board_of(const struct plan_work *k, const struct plan_row *r)
{
	int32_t week = plan_monday(r->rule_from) + 7 * r->weeks, nearest = INT32_MAX;
	size_t best = k->n;

	for (size_t j = 0; j < k->n; j++) {
		const struct plan_row *b = &k->rows[j];
		int32_t off;

		if (!plan_is_board(k, b) || b->kind == MEETING_DEADLINE || !plan_is_placed(k, j))
			continue;
		off = abs(plan_monday(b->was_starts.day) - week);
		if (off < nearest) {
			nearest = off;
			best = j;
		}
	}
	return best;
}

void plan_before_board(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	struct plan_seat *s = &k->seats[i];
	size_t board = board_of(k, r);
	int32_t day;

	if (board == k->n || plan_is_board(k, r))
		return;
	day = plan_monday(k->seats[board].day) - 7 * r->weeks + day_weekday(r->rule_from);
	if (day < k->first || day > k->last)
		return;
	s->wanted = day;
	s->bent = false;
	s->before = k->seats[board].day;
}

/* ---- Before a meeting ------------------------------------------------------------------------- */

/* Can the deadline be that of the row? Both as they were. */
static bool may_be_for(const struct plan_row *d, const struct plan_row *r)
{
	int32_t lead = r->was_starts.day - d->was_starts.day;

	return r->kind != MEETING_DEADLINE && lead > 0 && lead <= LEAD_MAX &&
		(d->n_was_groups == 0 ||
			plan_share_group(d->was_group_ids, d->n_was_groups, r->was_group_ids,
				r->n_was_groups));
}

/* Where the meeting of a row is: its own, or the one that it was merged into; DAY_NONE for none. */
static int32_t lands(const struct plan_work *k, size_t j)
{
	for (size_t i = 0; i < k->n && k->rows[j].merged_into; i++) {
		if (k->rows[i].source_id == k->rows[j].merged_into)
			return k->seats[i].day;
	}
	return plan_is_placed(k, j) ? k->seats[j].day : DAY_NONE;
}

void plan_lead_day(const struct plan_work *k, size_t i)
{
	const struct plan_row *d = &k->rows[i];
	struct plan_seat *s = &k->seats[i];
	int32_t lead = 0, first = DAY_NONE;
	int64_t round_id = 0;

	s->for_row = k->n;
	if (d->ruled)
		return;
	for (size_t j = 0; j < k->n; j++) {
		const struct plan_row *r = &k->rows[j];
		int32_t at = lands(k, j);

		if (at == DAY_NONE || !may_be_for(d, r))
			continue;
		if (s->for_row != k->n && (round_id == 0 || r->round_id != round_id))
			continue;
		/* Papers of a round leave before the first of its meetings, whichever that is. */
		if (first == DAY_NONE)
			lead = r->was_starts.day - d->was_starts.day;
		if (first == DAY_NONE || at < first) {
			first = at;
			s->for_row = j;
		}
		round_id = r->round_id;
	}
	if (first == DAY_NONE)
		return;
	s->before = first;
	s->wanted = first - lead < k->first ? k->first : first - lead;
	s->bent = s->wanted != first - lead;
}

/* ---- Rounds ----------------------------------------------------------------------------------- */

enum { ROUND_MOST = 32 };

static bool goes_round(const struct plan_work *k, size_t i, int64_t round_id)
{
	const struct plan_row *r = &k->rows[i];

	return r->round_id == round_id && !r->pinned && r->verdict != PLAN_NONE &&
		r->kind != MEETING_DEADLINE && r->rule != RULE_DATE && !plan_is_board(k, r);
}

/* Those of one week, by their day: each gets the next one's, the last the first one's. */
static void rotate_week(const struct plan_work *k, const size_t *v, size_t n)
{
	struct plan_seat first = k->seats[v[0]];

	if (n < 2 || first.wanted == k->seats[v[n - 1]].wanted)
		return;
	for (size_t m = 0; m < n; m++) {
		struct plan_seat *s = &k->seats[v[m]];
		const struct plan_seat *next = m + 1 < n ? &k->seats[v[m + 1]] : &first;

		s->rotated = s->wanted != next->wanted;
		s->wanted = next->wanted;
		s->from = next->from;
		s->bent = next->bent;
	}
}

void plan_rotate(const struct plan_work *k, int64_t round_id)
{
	size_t v[ROUND_MOST], n = 0, from = 0;

	for (size_t i = 0; i < k->n && n < ROUND_MOST; i++) {
		size_t at = n;

		if (!goes_round(k, i, round_id))
			continue;
		for (; at > 0 && k->seats[v[at - 1]].wanted > k->seats[i].wanted; at--)
			v[at] = v[at - 1];
		v[at] = i;
		n++;
	}
	for (size_t m = 1; m <= n; m++) {
		if (m < n &&
			plan_monday(k->seats[v[m]].wanted) == plan_monday(k->seats[v[from]].wanted))
			continue;
		rotate_week(k, v + from, m - from);
		from = m;
	}
}
