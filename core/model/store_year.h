/* The storage port, continued: what a year is planned around and how it was laid out. Included by
 * model/store.h, whose rules count here too. */
#ifndef CORE_MODEL_STORE_YEAR_H
#define CORE_MODEL_STORE_YEAR_H

#include "model/store.h"

/* ---- Days that do not suit --------------------------------------------------------------------- */

/* What lies over one of the days from to to (ISO, both inclusive; NULL = open). By first day, id. */
struct days_query {
	const char *from, *to;
	int64_t party_id; /* 0 = any */
};
struct break_row {
	struct school_break b; /* strings in the pool */
	const char *party[2];  /* name and short name; "" where it is everybody's */
};
struct break_rows {
	struct break_row *v;
	size_t n;
	struct pool pool;
};
bool store_breaks(
	struct store *s, const struct days_query *q, struct break_rows *out, struct err *e);

struct blackout_row {
	struct blackout b; /* strings in the pool */
	const char *party[2];
};
struct blackout_rows {
	struct blackout_row *v;
	size_t n;
	struct pool pool;
};
bool store_blackouts(
	struct store *s, const struct days_query *q, struct blackout_rows *out, struct err *e);

/* ---- The year as laid out ----------------------------------------------------------------------- */

/* The plan of a year; id 0 where there is none. */
bool store_plan_find(struct store *s, int year, struct plan *out, struct err *e);

struct plan_entry_list {
	struct plan_entry *v;
	size_t n;
	struct pool pool;
};
/* Of a plan, by starts, id. */
bool store_plan_entries(
	struct store *s, int64_t plan_id, struct plan_entry_list *out, struct err *e);

/* The rule of an entry; id 0 where it has none. */
bool store_year_rule_find(
	struct store *s, int64_t meeting_id, struct year_rule *out, struct err *e);

struct year_rule_list {
	struct year_rule *v;
	size_t n;
	struct pool pool;
};
/* Of the meetings that start from `from` on and before `to`, by meeting. */
bool store_year_rules(struct store *s, const char *from, const char *to, struct year_rule_list *out,
	struct err *e);

/* An entry that lies over a break or a blackout: everybody's, or of a party with members in its groups
 * on that day. */
struct day_clash {
	int64_t meeting_id;
	int kind; /* enum break_kind; -1: a party cannot */
};
struct day_clashes {
	struct day_clash *v;
	size_t n;
	struct pool pool;
};
/* Of the entries that start in [from, to), in no order; one may be there more than once. */
bool store_day_clashes(
	struct store *s, const char *from, const char *to, struct day_clashes *out, struct err *e);

/* Entries that start just then (ISO) and were never imported from a calendar: by id. */
struct timed_meetings {
	struct meeting *v;
	size_t n;
	struct pool pool;
};
bool store_meetings_at(
	struct store *s, const char *starts, struct timed_meetings *out, struct err *e);

/* The entries of a series by its UID, and the one that goes by that UID itself: by time. */
bool store_series(struct store *s, const char *uid, struct timed_meetings *out, struct err *e);

/* Between the two, all that is read is of one moment, and each question is cheaper. *held: whether there is
 * something to let go; within a step there is not, as it is of one moment already. */
bool store_hold(struct store *s, bool *held, struct err *e);
void store_let_go(struct store *s, bool held);

#endif
