/* Use cases around when a meeting is and how it stands: move, cancel, start, finish. Each call that writes
 * is one transaction and one undo step; every change of time, status, mode or place is logged in the moves. */
#ifndef CORE_SERVICES_HOLDING_H
#define CORE_SERVICES_HOLDING_H

#include "services/session.h"

/* Another time. starts without a minute keeps the clock time of a timed meeting; ends MOMENT_NONE keeps
 * the length. Refused where that is when it is already. */
bool meeting_move(struct session *se, int64_t id, struct moment starts, struct moment ends,
	const char *why, struct err *e);

/* Status cancelled; it stays in the year and goes out to calendars as cancelled. */
bool meeting_cancel(struct session *se, int64_t id, const char *why, struct err *e);

/* Another status, logged in the moves. Running and held are meeting_start and, for a running meeting,
 * meeting_finish; a meeting that nobody started here becomes held with the roll as it is called now. A
 * running one that becomes anything else stops its clock. */
bool meeting_set_status(
	struct session *se, int64_t id, enum meeting_status status, const char *why, struct err *e);

/* Begin to hold it: status running, the roll is fixed to those called now, the clock of the first
 * open item starts (there need not be one). A held meeting goes on where it ended. Refused while
 * another meeting runs, and for one that is cancelled. */
bool meeting_start(struct session *se, int64_t id, struct err *e);

/* Close the current item (as agenda_next does) and end the meeting: status held. */
bool meeting_finish(struct session *se, int64_t id, struct err *e);

/* Inside a step: save m, which was old, with what its new status brings (the roll is fixed, the clock
 * stops), and log a change of time, status, mode or place with why (may be NULL). Refused: a status
 * that needs a date while dates are only proposed. */
bool holding_save(struct session *se, const struct meeting *old, struct meeting *m, const char *why,
	struct err *e);

/* m at another time, read as for meeting_move; nothing is checked or saved. */
void holding_put_times(struct meeting *m, struct moment starts, struct moment ends);

#endif
