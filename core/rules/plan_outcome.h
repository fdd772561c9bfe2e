/* A year as it was decided beside what became of it. Pure. */
#ifndef CORE_RULES_PLAN_OUTCOME_H
#define CORE_RULES_PLAN_OUTCOME_H

#include "base/date.h"
#include "base/pool.h"
#include "model/store.h"

enum plan_outcome {
	PLAN_HELD,      /* on the day decided */
	PLAN_COMING,    /* as decided, and still to come (or not noted as held) */
	PLAN_SHIFTED,   /* another day or time: `starts` and `ends`, and why */
	PLAN_CANCELLED, /* and why */
	PLAN_GONE,      /* the entry has been taken away */
	PLAN_ADDED,     /* the plan did not have it */
	PLAN_OUTCOMES,
};
extern const char *const plan_outcome_names[]; /* "held", "coming", "moved", "cancelled", "gone",
						  "added": stable; NULL at the end */

struct plan_outcome_row {
	int outcome; /* enum plan_outcome */
	int64_t meeting_id;
	int kind;                           /* enum meeting_kind */
	const char *title, *groups;         /* groups: names with commas */
	struct moment was_starts, was_ends; /* as decided; MOMENT_NONE for what was added */
	struct moment starts, ends;         /* as it stands; MOMENT_NONE for what is gone */
	int status;        /* enum meeting_status; STATUS_CANCELLED for what is gone */
	bool past;         /* its day has passed */
	const char *why;   /* as somebody wrote it; "" */
	const char *words; /* translated: "hölls som beslutat", "flyttat från tis 10 mars: lov" */
};

/* What is compared; all borrowed. */
struct plan_outcome_sheet {
	const struct plan_entry *entries;
	size_t n_entries;
	const struct meeting_row *meetings; /* of the year, by start */
	size_t n_meetings;
	const struct meeting *elsewhere; /* entries' meetings that have left the year */
	size_t n_elsewhere;
	const struct move *moves; /* of all of those, oldest first */
	size_t n_moves;
	int32_t today;
};

/* Zeroed is empty; pool_release(&o->pool) frees it. */
struct plan_outcomes {
	int year;
	const char *reference, *decided_day; /* of the decision; the day is ISO */
	struct plan_outcome_row *v;          /* by the day decided, what was added by its own */
	size_t n;
	size_t count[PLAN_OUTCOMES]; /* rows of each outcome */
	struct pool pool;
};

/* Fills in v, n and count. */
void plan_outcomes_compare(const struct plan_outcome_sheet *s, struct plan_outcomes *out);

#endif
