/* Who in the register may be there twice: pairs to look at, with reasons (rules/same_person.h). Nothing is
 * merged by itself; nothing here writes. */
#ifndef CORE_SERVICES_SAME_PEOPLE_H
#define CORE_SERVICES_SAME_PEOPLE_H

#include "rules/same_person.h"
#include "services/session.h"

/* A pair worth a question. first is who would be kept: who was called more often, else who has been here
 * longer. */
struct same_found {
	int64_t first, second;
	const char *first_name, *second_name;
	int score;
	unsigned reasons;
};
struct same_list {
	struct same_found *v; /* the likeliest first */
	size_t n;
	bool cut; /* the register is too large, or too alike, to be looked through */
	struct pool pool;
};

/* All pairs but those that were told apart (aliases.h). most: registers of more people are not looked
 * through (cut); 0 = whatever it takes. */
bool same_people_find(struct session *se, size_t most, struct same_list *out, struct err *e);

#endif
