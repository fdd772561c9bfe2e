/* Use cases of the walk through an agenda while the meeting runs. Each call that writes is one transaction
 * and one undo step. ERR_INVALID where the meeting is not running. */
#ifndef CORE_SERVICES_WALK_H
#define CORE_SERVICES_WALK_H

#include "rules/forecast.h"
#include "services/session.h"

/* Make an item the current one of a running meeting: the clock of the one before is booked (its
 * outcome stays as it is), this one's starts. One that was not raised, postponed or struck is open again. */
bool agenda_go(struct session *se, int64_t item_id, struct err *e);

/* Close the current item (outcome treated when still open; decided or agreed when such a line was
 * filed under it) and start the next open one, from the top again where those after it are done. An
 * item with open sub-items stays open until the last of them is closed. *next is 0 when none was
 * left: the current item is closed and the meeting runs on without one. */
bool agenda_next(struct session *se, int64_t meeting_id, int64_t *next, struct err *e);

/* Back to the nearest item before that has been current (else the one before); it is open again.
 * Without a current item, to the last one. */
bool agenda_back(struct session *se, int64_t meeting_id, int64_t *previous, struct err *e);

/* Stop or go on with the clock of the current item. */
bool agenda_pause(struct session *se, int64_t meeting_id, bool pause, struct err *e);

/* Say what became of an item; OUTCOME_OPEN opens it again. */
bool item_set_outcome(struct session *se, int64_t item_id, enum outcome outcome, struct err *e);

/* The item is referred to something ("informationsunderlaget"), as documents print it; "" is the usual
 * (rules/outcomes.h). */
bool item_refer(struct session *se, int64_t item_id, const char *to, struct err *e);

#endif
