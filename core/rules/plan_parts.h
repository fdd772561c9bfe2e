/* The parts of rolling a year forward: rules/plan.h. */
#ifndef CORE_RULES_PLAN_PARTS_H
#define CORE_RULES_PLAN_PARTS_H

#include "base/buf.h"
#include "rules/holidays.h"
#include "rules/plan.h"

enum {
	PLAN_NEVER = 1000000, /* this and more: not on that day */
	PLAN_WEEKS = 4,       /* how far it looks to either side */
	PLAN_DAYS = 5,        /* Monday to Friday */
};

/* A row while it is being placed. */
struct plan_seat {
	int32_t wanted; /* the day that its rule names, as near as this year has it */
	int32_t from;   /* the day that the rule is read from */
	int32_t day;    /* where it is; DAY_NONE: not placed yet */
	int32_t before; /* RULE_BEFORE_BOARD: the board's day; a deadline: its meeting's */
	size_t for_row; /* a deadline: its meeting, or n */
	bool rotated;
	bool bent; /* this year has no such day (week 53, 29 February) */
};

struct plan_work {
	const struct plan_world *w;
	struct plan_row *rows;
	size_t n;
	struct plan_seat *seats; /* one a row */
	struct pool *pool;
	int32_t first, last;    /* of the year */
	struct day_mark *marks; /* from first on */
};

/* ---- plan_days.c: the day that a rule names ---- */

/* The Monday of a day's week. */
int32_t plan_monday(int32_t day);

/* RULE_WEEK and RULE_DATE: fills in wanted and bent. */
void plan_rule_day(const struct plan_work *k, size_t i);

/* RULE_BEFORE_BOARD: once the boards are placed. */
void plan_before_board(const struct plan_work *k, size_t i);

/* A deadline: once the meetings are placed. */
void plan_lead_day(const struct plan_work *k, size_t i);

/* The wanted days of the entries of a round go round. */
void plan_rotate(const struct plan_work *k, int64_t round_id);

/* ---- plan_against.c: what speaks against a day ---- */

/* The board's own meeting, or one that the board is among the groups of? */
bool plan_is_board(const struct plan_work *k, const struct plan_row *r);
/* Is row i to be an entry of the year, and on a day? */
bool plan_is_placed(const struct plan_work *k, size_t i);
/* Have two lists of groups one in common? */
bool plan_share_group(const int64_t *a, size_t n_a, const int64_t *b, size_t n_b);

/* How many days it goes on after its first. */
int32_t plan_span(const struct plan_row *r);

/* The price of that first day, distance apart; words (may be NULL) gets what speaks against it. */
int plan_against(const struct plan_work *k, size_t i, int32_t day, struct buf *words);

/* The price of two rows on a day. */
int plan_against_pair(const struct plan_work *k, size_t i, size_t j, int32_t day);

/* The price of changing the order of a group's entries; words (may be NULL) gets the other one. */
int plan_order(const struct plan_work *k, size_t i, int32_t day, struct buf *words);

/* ---- plan_search.c: the cheapest day ---- */

/* One entry, or those of a round together. */
void plan_place_one(const struct plan_work *k, size_t i);
void plan_place_round(const struct plan_work *k, const size_t *members, size_t n);
void plan_place_deadline(const struct plan_work *k, size_t i);

/* The nearest days against which nothing speaks, around where it is. */
void plan_alternatives(const struct plan_work *k, size_t i);

/* ---- plan_groups.c: who does the work by then ---- */

/* The groups of each row on its wanted day, and rows that become one. */
void plan_map_groups(const struct plan_work *k);

/* ---- plan_words.c: why ---- */

/* What other entries call it: its title, else its groups. */
const char *plan_row_name(const struct plan_row *r);

/* One more sentence of why. */
__attribute__((format(printf, 3, 4))) void plan_say(
	const struct plan_work *k, size_t i, const char *fmt, ...);

/* Why it is where it is; after all rows are placed. */
void plan_explain(const struct plan_work *k, size_t i);

#endif
