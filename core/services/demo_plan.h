/* The made-up year as its board decided it: so that plan and outcome have something to show. */
#ifndef CORE_SERVICES_DEMO_PLAN_H
#define CORE_SERVICES_DEMO_PLAN_H

#include "services/session.h"

/* Inside a step. Entries that are only proposed were added later; what has been moved was decided for the
 * day that it had first. */
bool demo_plan(struct session *se, int year, struct err *e);

#endif
