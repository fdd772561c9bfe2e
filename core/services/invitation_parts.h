/* Between the two files of services/invitations.h. */
#ifndef CORE_SERVICES_INVITATION_PARTS_H
#define CORE_SERVICES_INVITATION_PARTS_H

#include "services/export_ics.h"

/* Hand the entry of that uid, as calendars show it now, to each: a meeting's (or a date's that is or was
 * proposed for it), or, where meeting_id is 0, what is left of one that started then. ERR_NOT_FOUND. */
bool invitation_entry(struct session *se, int64_t meeting_id, const char *uid, const char *starts,
	entry_fn *each, void *to, struct err *e);

#endif
