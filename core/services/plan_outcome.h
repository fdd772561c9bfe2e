/* Plan against outcome: rules/plan_outcome.h over what is stored. */
#ifndef CORE_SERVICES_PLAN_OUTCOME_H
#define CORE_SERVICES_PLAN_OUTCOME_H

#include "rules/plan_outcome.h"
#include "services/session.h"

/* The year beside what was decided. ERR_NOT_FOUND (with a text that says how) where it is not decided.
 * Reads only; pool_release(&out->pool) also after a failure. */
bool plan_outcome(struct session *se, int year, struct plan_outcomes *out, struct err *e);

#endif
