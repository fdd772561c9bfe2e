/* The made-up year's agenda templates. */
#ifndef CORE_SERVICES_DEMO_TEMPLATES_H
#define CORE_SERVICES_DEMO_TEMPLATES_H

#include "services/session.h"

/* Inside the step of demo_fill, last: one template for the board and one for all other groups; items
 * that are in the agendas of the year under the same titles came from them. */
bool demo_templates(struct session *se, int64_t board_id, struct err *e);

#endif
