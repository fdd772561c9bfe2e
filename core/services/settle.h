/* A meeting as a person enters it, checked and completed before it is saved. */
#ifndef CORE_SERVICES_SETTLE_H
#define CORE_SERVICES_SETTLE_H

#include "services/session.h"

/* The folded text that the list filter looks in; set before every save of a meeting. */
void meeting_refresh_search(struct meeting *m);

/* Title from what the kind is called, else from the groups, zone from the setting, then settle_times
 * and meeting_refresh_search. What is refused, with the reason: see meeting_create. */
bool settle_meeting(struct session *se, struct meeting *m, const int64_t *groups, size_t n_groups,
	struct err *e);

/* Times that make sense, in their stored form; where there is no end, after the usual length of the
 * kind. */
bool settle_times(struct session *se, struct meeting *m, struct err *e);

#endif
