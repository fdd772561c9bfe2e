/* A year rolled forward: where each of last year's entries lands in the new one. Pure.
 *
 * The rule of an entry names a day of the new year:
 *   week          the same weekday of the same ISO week (week 53 becomes week 52 in a year without one)
 *   before-board  the same weekday, so many weeks before the week in which the board then meets
 *   date          the same day of the month (29 February becomes the 28th)
 * A deadline without a rule of its own stays as many days before the meeting that it is for.
 * In a round the weekdays go round: of the entries of a round in one week that are not pinned, the one of
 * the first day gets the second day, and so on, the last one the first day.
 * The rule is read from `rule_day`: for an entry that a plan had to put elsewhere, the day that its rule
 * named, so that it comes home the year after.
 *
 * On that day it stays if nothing speaks against it. Otherwise the cheapest day of the nine weeks around
 * it is taken, each with the price of its distance and of what speaks against it; the earlier in this
 * list wins where two cost the same: the same week's later days, its earlier days, the next week, the
 * week before, and so on.
 *   distance   3 a weekday (18 where the entry is pinned), 15 a week, 1 where it is earlier;
 *              for a fixed date 3 a day
 *   never      red days, eves, weekends (of what lasts longer than five days its first and last day
 *              count), another year
 *   4000       the same group meets that day      2000  a group's entries would change order
 *   100        one of its round is that day       60    a party cannot
 *   50         people who are called to two that day (1 more for each further one)
 *   45         the board meets that day           40    a school break
 *   30         a day between two free ones        14    a short day
 * Two that were on a day last year as well, not at the same time, may be so again.
 * The entries of a round move together: all of them by the same number of weeks, on days of their own.
 * Boards are placed first, then fixed dates, then the others in the order of the year; deadlines last, and
 * earlier rather than later. Clock times stay as they are, also over the change of the clock. */
#ifndef CORE_RULES_PLAN_H
#define CORE_RULES_PLAN_H

#include "base/date.h"
#include "base/pool.h"
#include "model/model.h"
#include "model/store.h"

enum plan_verdict {
	PLAN_OK,    /* on the day that its rule names, and nothing speaks against it */
	PLAN_MOVED, /* on another one: why says why */
	PLAN_REMARK, /* something still speaks against where it is: remarks; there may be alternatives */
	PLAN_NONE, /* it gets none in the new year: why says why; it cannot be taken */
};
extern const char *const plan_verdict_names[]; /* "ok", "moved" …: stable; NULL at the end */

enum { PLAN_ALTERNATIVES = 2 };

/* Another day against which nothing speaks. */
struct plan_alternative {
	struct moment starts, ends;
	const char *words; /* "ons 10 mars v.10" */
};

/* One of last year's entries, and what it becomes. Texts are in the sheet's pool, never NULL. */
struct plan_row {
	/* What it was. */
	int64_t source_id;
	int kind; /* enum meeting_kind */
	const char *was_title;
	struct moment was_starts, was_ends;
	const char *was_groups; /* short names with commas, else names; "" for none */
	const int64_t *was_group_ids;
	size_t n_was_groups;
	int64_t round_id; /* last year's; 0 = none. Rows of one round become one new round */
	int rule;         /* enum year_rule_kind */
	int weeks;
	bool ruled; /* somebody has said the rule; otherwise it is the usual one */
	bool pinned;
	int32_t rule_from; /* the day that the rule is read from */

	/* What it becomes. */
	const char *title;
	const char *groups; /* as was_groups, of the groups that do their work by then */
	const int64_t *group_ids;
	size_t n_groups;
	int64_t meeting_id; /* the entry that is there already and stays as it is; 0 = it is made */
	int status;         /* of that one; what is made is proposed */
	int64_t merged_into; /* source_id of the row whose meeting is this one's too; 0 = its own */
	bool taken;          /* will it be made? The user's to change: plan_take */
	struct moment starts, ends; /* MOMENT_NONE for PLAN_NONE */
	int32_t rule_day; /* the day that its rule names; rule_from where this year has none */
	int verdict;      /* enum plan_verdict */
	const char *why;  /* translated sentences; one at least where week or weekday are others */
	const char *remarks; /* translated, with "; " between; "" where nothing speaks against it */
	struct plan_alternative
		alternatives[PLAN_ALTERNATIVES]; /* nearest first; only with remarks */
	size_t n_alternatives;
	bool by_hand;                             /* placed by the user */
	struct moment rolled_starts, rolled_ends; /* where the rules put it, and why */
	const char *rolled_why;
};

/* What is in the new year already and does not come from a row. */
struct plan_fixed {
	int64_t meeting_id;
	int kind;
	struct moment starts, ends;
	const char *name;
	const int64_t *group_ids;
	size_t n_groups;
};

/* All that is looked at; borrowed for as long as the rows are placed. */
struct plan_world {
	int from, year;
	const struct group *groups;
	size_t n_groups;
	const struct membership_row *members; /* of all groups, ended ones too */
	size_t n_members;
	const struct break_row *breaks; /* over the new year */
	size_t n_breaks;
	const struct blackout_row *blackouts;
	size_t n_blackouts;
	const struct plan_fixed *fixed;
	size_t n_fixed;
};

/* Place all rows (in the order of was_starts): fills in what they become. Rows with a meeting_id keep the
 * starts and ends that they come with. All are taken afterwards but those of PLAN_NONE. */
void plan_roll(const struct plan_world *w, struct plan_row *rows, size_t n, struct pool *pool);

/* After starts, ends or taken of a row have been changed: what now speaks against each of them, with
 * alternatives. Nothing is moved. */
void plan_judge(const struct plan_world *w, struct plan_row *rows, size_t n, struct pool *pool);

#endif
