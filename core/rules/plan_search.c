#include <stdlib.h>

#include "base/date_text.h"
#include "rules/plan_parts.h"

enum {
	PRICE_WEEKDAY = 3,
	PRICE_PINNED = 18,
	PRICE_WEEK = 15,
	ROUND_MOST = 8, /* entries of a round that are looked at together */
	DEADLINE_BACK = 14,
};

/* The nine weeks, the nearest first: 0, 1, -1, 2, -2 … */
enum { SHIFTS = 2 * PLAN_WEEKS + 1 };

static int shift_of(int at)
{
	return at % 2 ? (at + 1) / 2 : -(at / 2);
}

static int distance(const struct plan_row *r, int32_t from, int32_t day)
{
	int weeks = abs(plan_monday(day) - plan_monday(from)) / 7,
	    weekdays = abs(day_weekday(day) - day_weekday(from));

	if (r->rule == RULE_DATE)
		return abs(day - from) * PRICE_WEEKDAY + (day < from);
	return weeks * PRICE_WEEK + weekdays * (r->pinned ? PRICE_PINNED : PRICE_WEEKDAY) +
		(day < from);
}

/* The days of that week, the later ones than from's first, then the earlier ones backwards. */
static int32_t nth_day(int32_t from, int shift, int nth)
{
	int start = day_weekday(from) < PLAN_DAYS ? day_weekday(from) : PLAN_DAYS - 1;
	int weekday = start + nth;

	if (weekday >= PLAN_DAYS)
		weekday = PLAN_DAYS - 1 - nth;
	return plan_monday(from) + 7 * shift + weekday;
}

static struct moment on_day(struct moment m, int32_t by)
{
	if (!moment_is_none(m))
		m.day += by;
	return m;
}

static void seat(const struct plan_work *k, size_t i, int32_t day)
{
	struct plan_row *r = &k->rows[i];
	int32_t by;

	k->seats[i].day = day;
	if (day == DAY_NONE)
		return;
	by = day - r->was_starts.day;
	r->taken = true;
	r->starts = on_day(r->was_starts, by);
	r->ends = on_day(r->was_ends, by);
}

/* ---- One -------------------------------------------------------------------------------------- */

void plan_place_one(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	int32_t wanted = k->seats[i].wanted, best = DAY_NONE;
	int least = PLAN_NEVER;

	for (int at = 0; at < SHIFTS; at++) {
		for (int nth = 0; nth < PLAN_DAYS; nth++) {
			int32_t day = nth_day(wanted, shift_of(at), nth);
			int price = distance(r, wanted, day);

			if (price >= least)
				continue;
			price += plan_against(k, i, day, NULL);
			if (price < least)
				price += plan_order(k, i, day, NULL);
			if (price < least) {
				least = price;
				best = day;
			}
		}
	}
	seat(k, i, best);
}

/* ---- A round ---------------------------------------------------------------------------------- */

struct round_search {
	const struct plan_work *k;
	const size_t *members;
	size_t n;
	int32_t day[ROUND_MOST][PLAN_DAYS]; /* that each may have in the week looked at */
	int price[ROUND_MOST][PLAN_DAYS];
	int32_t tried[ROUND_MOST], best[ROUND_MOST];
	int least;
};

/* The price of a day beside those that its sisters have been given. */
static int among_sisters(const struct round_search *s, size_t m, int32_t day)
{
	int32_t last = day + plan_span(&s->k->rows[s->members[m]]);
	int price = 0;

	for (size_t j = 0; j < m; j++) {
		int32_t other = s->tried[j];

		if (other <= last && day <= other + plan_span(&s->k->rows[s->members[j]]))
			price += plan_against_pair(s->k, s->members[m], s->members[j], day);
	}
	return price;
}

static void assign(struct round_search *s, size_t m, int price)
{
	if (price >= s->least)
		return;
	if (m == s->n) {
		s->least = price;
		for (size_t j = 0; j < s->n; j++)
			s->best[j] = s->tried[j];
		return;
	}
	for (int nth = 0; nth < PLAN_DAYS; nth++) {
		int sum = price + s->price[m][nth];

		if (sum >= s->least)
			continue;
		s->tried[m] = s->day[m][nth];
		assign(s, m + 1, sum + among_sisters(s, m, s->day[m][nth]));
	}
}

static void look_at_week(struct round_search *s, int shift)
{
	for (size_t m = 0; m < s->n; m++) {
		size_t i = s->members[m];
		int32_t wanted = s->k->seats[i].wanted;

		for (int nth = 0; nth < PLAN_DAYS; nth++) {
			int32_t day = nth_day(wanted, shift, nth);

			s->day[m][nth] = day;
			s->price[m][nth] = distance(&s->k->rows[i], wanted, day) +
				plan_against(s->k, i, day, NULL) + plan_order(s->k, i, day, NULL);
		}
	}
	assign(s, 0, 0);
}

void plan_place_round(const struct plan_work *k, const size_t *members, size_t n)
{
	struct round_search s = { .k = k, .members = members, .n = n, .least = PLAN_NEVER };

	for (int at = 0; at < SHIFTS && n <= ROUND_MOST; at++)
		look_at_week(&s, shift_of(at));
	for (size_t m = 0; m < n; m++) {
		if (s.least < PLAN_NEVER)
			seat(k, members[m], s.best[m]);
		else
			plan_place_one(k, members[m]);
	}
}

/* ---- Deadlines -------------------------------------------------------------------------------- */

void plan_place_deadline(const struct plan_work *k, size_t i)
{
	int32_t wanted = k->seats[i].wanted;

	for (int by = 0; by <= DEADLINE_BACK; by++) {
		if (plan_against(k, i, wanted - by, NULL) < PLAN_NEVER) {
			seat(k, i, wanted - by);
			return;
		}
	}
	for (int by = 1; by <= DEADLINE_BACK; by++) {
		if (plan_against(k, i, wanted + by, NULL) < PLAN_NEVER) {
			seat(k, i, wanted + by);
			return;
		}
	}
}

/* ---- Other days ------------------------------------------------------------------------------- */

static void offer(const struct plan_work *k, struct plan_row *r, int32_t day)
{
	int32_t by = day - r->starts.day;
	char words[DATE_TEXT_SIZE], week[DATE_TEXT_SIZE];

	day_text(day, words);
	week_text(day, week);
	r->alternatives[r->n_alternatives++] = (struct plan_alternative) {
		.starts = on_day(r->starts, by),
		.ends = on_day(r->ends, by),
		.words = pool_printf(k->pool, "%s %s", words, week),
	};
}

static bool offered(const struct plan_row *r, int32_t day)
{
	for (size_t i = 0; i < r->n_alternatives; i++) {
		if (r->alternatives[i].starts.day == day)
			return true;
	}
	return false;
}

/* The nearest day that is not offered yet; DAY_NONE. */
static int32_t next_free(const struct plan_work *k, size_t i)
{
	const struct plan_row *r = &k->rows[i];
	int32_t from = k->seats[i].day, best = DAY_NONE;
	int least = PLAN_NEVER;

	for (int at = 0; at < SHIFTS; at++) {
		for (int nth = 0; nth < PLAN_DAYS; nth++) {
			int32_t day = nth_day(from, shift_of(at), nth);
			int price = distance(r, from, day);

			if (day == from || price >= least || offered(r, day) ||
				plan_against(k, i, day, NULL) > 0 ||
				plan_order(k, i, day, NULL) > 0)
				continue;
			least = price;
			best = day;
		}
	}
	return best;
}

void plan_alternatives(const struct plan_work *k, size_t i)
{
	struct plan_row *r = &k->rows[i];

	while (r->n_alternatives < PLAN_ALTERNATIVES) {
		int32_t day = next_free(k, i);

		if (day == DAY_NONE)
			return;
		offer(k, r, day);
	}
}
