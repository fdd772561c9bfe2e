/* The made-up year: what was sent of the meetings whose notes are finished. */
#ifndef CORE_SERVICES_DEMO_SENT_H
#define CORE_SERVICES_DEMO_SENT_H

#include "services/session.h"

/* Inside the step that fills the year: the documents that the states of the notes speak of. */
bool demo_sent(struct session *se, struct err *e);

#endif
