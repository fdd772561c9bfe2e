/* Inside an import of a calendar: what one event means for the year. */
#ifndef CORE_SERVICES_ICS_MERGE_H
#define CORE_SERVICES_ICS_MERGE_H

#include "services/import_ics.h"

/* One event beside what is here. */
struct ics_case {
	const struct calendar_event *ev;
	struct meeting old; /* id 0 = none here */
	struct meeting m;   /* as it would be */
	const char *zone;   /* the house's */
	bool ready;
	int verdict;
	const char *why; /* in the pool */
};
void ics_case_release(struct ics_case *c);

/* Decide, without writing. Strings go to the pool. zone is the one that the event's times are in; ready: m will be
 * saved if the verdict is to. */
bool ics_decide(struct session *se, const struct calendar_event *ev, const char *zone, bool ready,
	struct ics_case *c, struct pool *pool, struct err *e);

/* The meeting that the event makes of m (a zeroed one for a new entry), as far as it is said there; ours:
 * texts that we write ourselves are left. */
void ics_put(struct meeting *m, const struct calendar_event *ev, bool ours);

/* A sum over what an event says: never 0. */
int64_t ics_sum(const struct calendar_event *ev);

/* What differs, in words: "tid, plats". Appended. */
void ics_changes(const struct meeting *old, const struct meeting *m, struct buf *out);

#endif
