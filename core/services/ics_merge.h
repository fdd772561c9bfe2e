/* Inside an import of a calendar: what one event means for the year. */
#ifndef CORE_SERVICES_ICS_MERGE_H
#define CORE_SERVICES_ICS_MERGE_H

#include "services/ics_series.h"
#include "services/import_ics.h"

/* One event beside what is here. */
struct ics_case {
	const struct calendar_event *ev;
	struct meeting old; /* id 0 = none here */
	struct meeting m;   /* as it would be */
	const char *zone;   /* the house's */
	bool ready;
	const struct ics_place *place;
	bool of_series; /* nothing is decided: what has no place in a series has the UID of one here */
	int verdict;
	const char *why; /* in the pool */
};
void ics_case_release(struct ics_case *c);

/* Decide, without writing. place: what is known of an entry of a series; NULL = nothing. Strings go to the
 * pool. zone is the one that the event's times are in; ready: m will be saved if the verdict is to. */
bool ics_decide(struct session *se, const struct calendar_event *ev, const struct ics_place *place,
	const char *zone, bool ready, struct ics_case *c, struct pool *pool, struct err *e);

#endif
