/* The findings of a year: gathered and run through rules/year_checks.h. */
#ifndef CORE_SERVICES_YEAR_CHECKS_H
#define CORE_SERVICES_YEAR_CHECKS_H

#include "rules/year_checks.h"
#include "services/session.h"

/* Reads only. pool_release(&out->pool) also after a failure. */
bool year_check(struct session *se, int year, struct year_findings *out, struct err *e);

#endif
