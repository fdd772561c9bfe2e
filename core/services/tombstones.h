/* What is left in calendars of an entry that is taken away. */
#ifndef CORE_SERVICES_TOMBSTONES_H
#define CORE_SERVICES_TOMBSTONES_H

#include "services/session.h"

/* Inside the step that takes the meeting away, before anything of it is gone: calendars that showed it, or
 * the dates proposed for it, will show them as cancelled. Nothing is left of one whose day was more
 * than TOMBSTONE_DAYS ago. */
bool tombstone_leave(struct session *se, const struct meeting *m, struct err *e);

#endif
