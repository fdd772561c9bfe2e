/* The round of the made-up year: the agenda of the meeting in progress, which one group has had already
 * and another one has before it. */
#ifndef CORE_SERVICES_DEMO_ROUND_H
#define CORE_SERVICES_DEMO_ROUND_H

#include "services/session.h"

/* Inside a step. held: the group that met on the working day before; comes: the group whose called
 * meeting joins. */
bool demo_round(struct session *se, int64_t running_id, int64_t held, int64_t comes, struct err *e);

#endif
