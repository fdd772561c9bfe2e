/* A register from nothing: what the first-run screen asks. */
#ifndef CORE_SERVICES_BEGINNING_H
#define CORE_SERVICES_BEGINNING_H

#include "services/session.h"

/* Answers as typed or pasted; commas, semicolons and line breaks divide names. A short name may stand
 * in parentheses after a party ("Försäkringskassan (FK)"), a party after a person ("Ada Ek (FK)"), and
 * a group with a colon before its people ("Norr: Ada Ek, Bo Ström; Syd: Eva Lund"). People without a
 * group begin in the first one. */
struct beginning {
	const char *association, *groups, *parties, *people;
};

struct beginning_counts {
	size_t groups, parties, people;
	int64_t first_group; /* 0 = none was named */
};

/* Add all of it in one step. Groups and parties named with the people are added where they are new. */
bool beginning_put(
	struct session *se, const struct beginning *b, struct beginning_counts *n, struct err *e);

#endif
