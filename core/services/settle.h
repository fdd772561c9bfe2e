/* A meeting as a person enters it, checked and completed before it is saved. */
#ifndef CORE_SERVICES_SETTLE_H
#define CORE_SERVICES_SETTLE_H

#include "services/session.h"

/* The folded text that the list filter looks in; set before every save of a meeting. */
void meeting_refresh_search(struct meeting *m);

/* Minutes that a kind of entry lasts when nobody says: 180, a full day 420, lunch to lunch 1440 … */
int meeting_default_minutes(enum meeting_kind kind);

/* Title from the groups, zone from the setting, then settle_times and meeting_refresh_search. What is
 * refused, with the reason: see meeting_create. */
bool settle_meeting(struct session *se, struct meeting *m, const int64_t *groups, size_t n_groups,
	struct err *e);

/* Times that make sense, in their stored form; an end where there is none. */
bool settle_times(struct meeting *m, struct err *e);

#endif
