/* Inside an import: which of the people in a text are one, and which are in the register. */
#ifndef CORE_SERVICES_IMPORT_WHO_H
#define CORE_SERVICES_IMPORT_WHO_H

#include "services/import_match.h"

/* Fills m->people (whose parties are matched already), alike, present and absent.
 *
 * One name twice is one person, unless the text gives two organisations. The same name in the register
 * is the same person, the one of that party before others; where it is that of several and nothing says
 * which, the others are told as alike. Of those with names that nobody has, whoever they may be
 * (rules/same_person.h), the likeliest first, without those who are on the list already. */
bool import_who(
	struct session *se, const struct notes_doc *d, struct import_match *m, struct err *e);

#endif
