/* Other names of people, and people who are alike and yet two. Each call that writes is one undo step. */
#ifndef CORE_SERVICES_ALIASES_H
#define CORE_SERVICES_ALIASES_H

#include "services/session.h"

/* Another spelling of a person's name: what is written so later (imports, filters, search by person) is
 * about that person. Refused: their own name, one that they have already, and the name of somebody else,
 * with whom they would have to be merged. */
bool alias_add(struct session *se, int64_t person_id, const char *name, struct err *e);
bool alias_remove(struct session *se, int64_t id, struct err *e);
/* The person's other name that is written so, case and accents loose; ERR_NOT_FOUND. */
bool alias_find(
	struct session *se, int64_t person_id, const char *name, int64_t *id, struct err *e);

/* They are two people: the pair is not asked about again (same_people.h). Nothing where that was said. */
bool people_tell_apart(struct session *se, int64_t a, int64_t b, struct err *e);
/* Ask again after all; ERR_NOT_FOUND where nobody told the two apart. */
bool people_ask_again(struct session *se, int64_t a, int64_t b, struct err *e);

#endif
