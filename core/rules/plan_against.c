#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "rules/plan_parts.h"

/* What speaks against a day, in the order in which one would rather have it. */
enum {
	PRICE_GROUP = 4000,
	PRICE_ORDER = 2000,
	PRICE_ROUND = 100,
	PRICE_BLACKOUT = 60,
	PRICE_PEOPLE = 50,
	PRICE_BOARD = 45,
	PRICE_BREAK = 40,
	PRICE_BRIDGE = 30,
	PRICE_SHORT = 14,
};
enum { NAMES_MAX = 3 };

/* ---- Little ones ------------------------------------------------------------------------------ */

bool plan_share_group(const int64_t *a, size_t n_a, const int64_t *b, size_t n_b)
{
	for (size_t i = 0; i < n_a; i++) {
		for (size_t j = 0; j < n_b; j++) {
			if (a[i] == b[j])
				return true;
		}
	}
	return false;
}

static bool has_board(const struct plan_work *k, const int64_t *ids, size_t n)
{
	for (size_t i = 0; i < k->w->n_groups; i++) {
		const struct group *g = &k->w->groups[i];

		if (g->kind == GROUP_BOARD && plan_share_group(&g->id, 1, ids, n))
			return true;
	}
	return false;
}

bool plan_is_board(const struct plan_work *k, const struct plan_row *r)
{
	return r->kind == MEETING_BOARD || has_board(k, r->group_ids, r->n_groups);
}

bool plan_is_placed(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];

	return r->verdict != PLAN_NONE && (r->taken || r->meeting_id) &&
		r->status != STATUS_CANCELLED && k->seats[i].day != DAY_NONE;
}

int32_t plan_span(const struct plan_row *r)
{
	struct moment starts = r->starts, ends = r->ends;

	if (moment_is_none(starts)) {
		starts = r->was_starts;
		ends = r->was_ends;
	}
	return moment_is_none(ends) || ends.day < starts.day ? 0 : ends.day - starts.day;
}

/* One more reason. */
__attribute__((format(printf, 2, 3))) static void reason(struct buf *words, const char *fmt, ...)
{
	va_list ap;

	if (!words)
		return;
	if (words->len)
		buf_puts(words, "; ");
	va_start(ap, fmt);
	buf_vprintf(words, fmt, ap);
	va_end(ap);
}

/* ---- The calendar ----------------------------------------------------------------------------- */

static struct day_mark mark_of(const struct plan_work *k, int32_t day)
{
	return day >= k->first && day <= k->last ? k->marks[day - k->first] : day_mark(day);
}

static int calendar(
	const struct plan_work *k, const struct plan_row *r, int32_t day, struct buf *words)
{
	static const int prices[] = {
		[DAY_RED] = PLAN_NEVER,
		[DAY_EVE] = PLAN_NEVER,
		[DAY_WEEKEND] = PLAN_NEVER,
		[DAY_BRIDGE] = PRICE_BRIDGE,
		[DAY_SHORT] = PRICE_SHORT,
	};
	int32_t last = day + plan_span(r), step = last - day < PLAN_DAYS ? 1 : last - day;
	int price = day < k->first || day > k->last ? PLAN_NEVER : 0;

	/* What goes on for more than a week's days begins and ends on days that suit. */
	for (; day <= last; day += step) {
		struct day_mark mark = mark_of(k, day);
		struct buf one = { 0 };

		if (mark.kind == DAY_ORDINARY ||
			(r->kind == MEETING_DEADLINE && !day_kind_is_free(mark.kind)))
			continue;
		price += prices[mark.kind];
		if (words) {
			day_mark_words(mark, &one);
			reason(words, "%s", buf_str(&one));
		}
		buf_release(&one);
	}
	return price;
}

/* ---- Breaks and blackouts --------------------------------------------------------------------- */

static bool in_force(const struct membership *m, int32_t day)
{
	struct moment from = moment_of(m->from_day), to = moment_of(m->to_day);

	return (from.day == DAY_NONE || from.day <= day) && (to.day == DAY_NONE || day <= to.day);
}

/* Has the party somebody in one of the groups? Without groups it is everybody's. */
static bool sends(
	const struct plan_work *k, const struct plan_row *r, int64_t party_id, int32_t day)
{
	for (size_t i = 0; i < k->w->n_members; i++) {
		const struct membership_row *m = &k->w->members[i];

		if (m->m.party_id == party_id && in_force(&m->m, day) &&
			plan_share_group(&m->m.group_id, 1, r->group_ids, r->n_groups))
			return true;
	}
	return r->n_groups == 0;
}

static bool lies_over(const char *from_day, const char *to_day, int32_t first, int32_t last)
{
	struct moment from = moment_of(from_day), to = moment_of(to_day);

	return from.day != DAY_NONE && first <= to.day && from.day <= last;
}

static const char *short_of(const char *const party[2])
{
	return *or_empty(party[1]) ? party[1] : or_empty(party[0]);
}

static int breaks(
	const struct plan_work *k, const struct plan_row *r, int32_t day, struct buf *words)
{
	int price = 0;

	for (size_t i = 0; i < k->w->n_breaks; i++) {
		const struct break_row *b = &k->w->breaks[i];
		const char *party = short_of(b->party);

		if (!lies_over(b->b.from_day, b->b.to_day, day, day + plan_span(r)) ||
			(b->b.party_id && !sends(k, r, b->b.party_id, day)))
			continue;
		price = PRICE_BREAK;
		reason(words, "%s%s%s", or_empty(b->b.label), *party ? " " : "", party);
	}
	return price;
}

static int blackouts(
	const struct plan_work *k, const struct plan_row *r, int32_t day, struct buf *words)
{
	int price = 0;

	for (size_t i = 0; i < k->w->n_blackouts; i++) {
		const struct blackout_row *b = &k->w->blackouts[i];
		const char *why = or_empty(b->b.why);

		if (!lies_over(b->b.from_day, b->b.to_day, day, day + plan_span(r)) ||
			!sends(k, r, b->b.party_id, day))
			continue;
		price += PRICE_BLACKOUT;
		reason(words, _("%s cannot%s%s"), short_of(b->party), *why ? ": " : "", why);
	}
	return price;
}

/* ---- Others on that day ----------------------------------------------------------------------- */

/* What else there is on a day: a row, or an entry that was there already. */
struct other {
	const int64_t *group_ids;
	size_t n_groups;
	const char *name;
	bool board;
};

static bool member_of(
	const struct plan_work *k, int64_t person_id, const int64_t *ids, size_t n, int32_t day)
{
	for (size_t i = 0; i < k->w->n_members; i++) {
		const struct membership *m = &k->w->members[i].m;

		if (m->person_id == person_id && plan_share_group(&m->group_id, 1, ids, n) &&
			in_force(m, day))
			return true;
	}
	return false;
}

/* Is it the first row of that person in those groups? Somebody may be in two of them. */
static bool first_of(const struct plan_work *k, size_t i, const struct plan_row *r, int32_t day)
{
	const struct membership *m = &k->w->members[i].m;

	if (!plan_share_group(&m->group_id, 1, r->group_ids, r->n_groups) || !in_force(m, day))
		return false;
	for (size_t j = 0; j < i; j++) {
		const struct membership *x = &k->w->members[j].m;

		if (x->person_id == m->person_id && in_force(x, day) &&
			plan_share_group(&x->group_id, 1, r->group_ids, r->n_groups))
			return false;
	}
	return true;
}

/* How many are called to both; words gets their names. */
static size_t people_in_both(const struct plan_work *k, const struct plan_row *r,
	const struct other *o, int32_t day, struct buf *words)
{
	struct buf names = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < k->w->n_members; i++) {
		const struct membership_row *m = &k->w->members[i];

		if (!first_of(k, i, r, day) ||
			!member_of(k, m->m.person_id, o->group_ids, o->n_groups, day))
			continue;
		if (n++ < NAMES_MAX)
			buf_printf(&names, "%s%s%s%s", n > 1 ? ", " : "", or_empty(m->given),
				*or_empty(m->family) ? " " : "", or_empty(m->family));
	}
	if (n > NAMES_MAX)
		buf_printf(&names, ngettext(" and %zu more", " and %zu more", n - NAMES_MAX),
			n - NAMES_MAX);
	if (n > 0)
		reason(words,
			ngettext(
				"%s is called to “%s” as well", "%s are called to “%s” as well", n),
			buf_str(&names), o->name);
	buf_release(&names);
	return n;
}

static int beside(const struct plan_work *k, const struct plan_row *r, const struct other *o,
	int32_t day, struct buf *words)
{
	size_t people;

	if (plan_share_group(r->group_ids, r->n_groups, o->group_ids, o->n_groups)) {
		reason(words, _("the group has “%s” that day"), o->name);
		return PRICE_GROUP;
	}
	people = people_in_both(k, r, o, day, words);
	if (people > 0)
		return PRICE_PEOPLE + (int)people - 1;
	if (!o->board || r->n_groups == 0)
		return 0;
	reason(words, _("the board meets that day (“%s”)"), o->name);
	return PRICE_BOARD;
}

static struct other other_row(const struct plan_work *k, const struct plan_row *r)
{
	return (struct other) { r->group_ids, r->n_groups, plan_row_name(r), plan_is_board(k, r) };
}

/* Last year they were on a day too, one after the other. */
static bool were_together(const struct plan_row *a, const struct plan_row *b)
{
	if (a->was_starts.day > b->was_ends.day || b->was_starts.day > a->was_ends.day)
		return false;
	return moment_cmp(a->was_ends, b->was_starts) <= 0 ||
		moment_cmp(b->was_ends, a->was_starts) <= 0;
}

int plan_against_pair(const struct plan_work *k, size_t i, size_t j, int32_t day)
{
	const struct plan_row *a = &k->rows[i], *b = &k->rows[j];
	struct other o = other_row(k, b);
	int price;

	if (were_together(a, b))
		return 0;
	price = beside(k, a, &o, day, NULL);
	return a->round_id && a->round_id == b->round_id ? price + PRICE_ROUND : price;
}

static bool covers(int32_t first, int32_t last, int32_t day, int32_t span)
{
	return first <= day + span && day <= last;
}

static int others(const struct plan_work *k, size_t i, int32_t day, struct buf *words)
{
	const struct plan_row *r = &k->rows[i];
	int price = 0;

	for (size_t j = 0; j < k->n; j++) {
		const struct plan_row *b = &k->rows[j];
		struct other o = other_row(k, b);
		int more;

		if (j == i || b->kind == MEETING_DEADLINE || !plan_is_placed(k, j) ||
			!covers(k->seats[j].day, k->seats[j].day + plan_span(b), day,
				plan_span(r)) ||
			were_together(r, b))
			continue;
		more = beside(k, r, &o, day, words);
		if (r->round_id && r->round_id == b->round_id) {
			if (more == 0)
				reason(words, _("“%s” of the same round is that day"), o.name);
			more += PRICE_ROUND;
		}
		price += more;
	}
	return price;
}

/* Has a row become that entry? Then it counts as the row. */
static bool is_row(const struct plan_work *k, int64_t meeting_id)
{
	for (size_t i = 0; i < k->n; i++) {
		if (k->rows[i].meeting_id == meeting_id)
			return true;
	}
	return false;
}

static int fixed(const struct plan_work *k, size_t i, int32_t day, struct buf *words)
{
	const struct plan_row *r = &k->rows[i];
	int price = 0;

	for (size_t j = 0; j < k->w->n_fixed; j++) {
		const struct plan_fixed *f = &k->w->fixed[j];
		int32_t last = f->ends.day > f->starts.day ? f->ends.day : f->starts.day;
		struct other o = { f->group_ids, f->n_groups, f->name,
			f->kind == MEETING_BOARD || has_board(k, f->group_ids, f->n_groups) };

		if (f->kind == MEETING_DEADLINE || is_row(k, f->meeting_id) ||
			!covers(f->starts.day, last, day, plan_span(r)))
			continue;
		price += beside(k, r, &o, day, words);
	}
	return price;
}

/* ---- All of it -------------------------------------------------------------------------------- */

int plan_against(const struct plan_work *k, size_t i, int32_t day, struct buf *words)
{
	const struct plan_row *r = &k->rows[i];
	int price = calendar(k, r, day, words);

	if (r->kind == MEETING_DEADLINE || (price >= PLAN_NEVER && !words))
		return price;
	return price + breaks(k, r, day, words) + blackouts(k, r, day, words) +
		others(k, i, day, words) + fixed(k, i, day, words);
}

int plan_order(const struct plan_work *k, size_t i, int32_t day, struct buf *words)
{
	const struct plan_row *r = &k->rows[i];
	int price = 0;

	for (size_t j = 0; j < k->n; j++) {
		const struct plan_row *b = &k->rows[j];
		int was = moment_cmp(b->was_starts, r->was_starts);

		if (j == i || was == 0 || b->kind == MEETING_DEADLINE || !plan_is_placed(k, j) ||
			!plan_share_group(r->group_ids, r->n_groups, b->group_ids, b->n_groups) ||
			(was < 0 ? k->seats[j].day <= day : day <= k->seats[j].day))
			continue;
		price += PRICE_ORDER;
		reason(words, was < 0 ? _("that is before “%s”") : _("that is after “%s”"),
			plan_row_name(b));
	}
	return price;
}
