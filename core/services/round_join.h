/* How a meeting with an agenda of its own comes into a round. */
#ifndef CORE_SERVICES_ROUND_JOIN_H
#define CORE_SERVICES_ROUND_JOIN_H

#include "services/session.h"

/* Inside a step: see round_join. Refused for a meeting that is in a round. */
bool round_join_meeting(struct session *se, int64_t round_id, int64_t meeting_id, struct err *e);

#endif
