/* The made-up year's school breaks and days a party cannot. */
#ifndef CORE_SERVICES_DEMO_DAYS_H
#define CORE_SERVICES_DEMO_DAYS_H

#include "services/session.h"

/* Inside the step of demo_fill: of the year and the one after it. Parties by name; one that is not there
 * is left out. */
bool demo_days(struct session *se, int year, struct err *e);

#endif
