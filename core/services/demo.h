/* A made-up year around today, with one meeting in progress: for looking at and for tests. All people
 * and places are invented. */
#ifndef CORE_SERVICES_DEMO_H
#define CORE_SERVICES_DEMO_H

#include "services/session.h"

/* Fill an empty store. Deterministic for a given clock and seed; the running meeting began a while
 * before the clock's now. One step, so that undo empties it again. */
bool demo_fill(struct session *se, struct err *e);

#endif
