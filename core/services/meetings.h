/* Use cases around entries of the year: create, change, take away; with holding.h: move, cancel, start
 * and finish. Each call that writes is one transaction and one undo step. */
#ifndef CORE_SERVICES_MEETINGS_H
#define CORE_SERVICES_MEETINGS_H

#include "services/find.h"
#include "services/holding.h"
#include "services/session.h"
#include "services/settle.h"

/* Create an entry from draft (id 0) for the given groups; draft gets its id. Filled in: uid,
 * sequence, created_at, revised_at, search; where they are empty also the title (what the kind is
 * called, else the groups' names), the zone (setting "zone", else Europe/Stockholm) and the end (the
 * kind's usual length, kinds.h; the same day, or the next for lunch to lunch, when all day). Refused
 * with the reason: neither title nor group, an end before the start, a zone we have no rule for, a
 * time in the hour that is lost when the clock is put forward, status running (meeting_start). A day
 * without a clock time makes it all-day. */
bool meeting_create(struct session *se, struct meeting *draft, const int64_t *groups,
	size_t n_groups, struct err *e);

/* Save a changed meeting (loaded before, so that its rev is known); checked and completed as for
 * meeting_create. A changed start, end, status, mode or place is written to the moves, with why (may be
 * NULL). groups NULL leaves them as they are. */
bool meeting_change(struct session *se, struct meeting *m, const int64_t *groups, size_t n_groups,
	const char *why, struct err *e);

/* All entries of a year by start, cancelled ones too. ERR_INVALID for what is no year. pool_release(&out->pool)
 * also after a failure. */
bool meetings_of_year(struct session *se, int year, struct meeting_rows *out, struct err *e);

/* Take the entry with its agenda, notes and roll away (undo brings all of it back). */
bool meeting_delete(struct session *se, int64_t id, struct err *e);

#endif
