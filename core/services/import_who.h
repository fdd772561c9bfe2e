/* Inside an import: which of the people in a text are one, and which are in the register. */
#ifndef CORE_SERVICES_IMPORT_WHO_H
#define CORE_SERVICES_IMPORT_WHO_H

#include "services/import_match.h"

/* Fills m->people (whose parties are matched already), alike, present and absent.
 *
 * One name twice is one person, unless the text gives two organisations. The same name in the register
 * is the same person, the one of that party before others. Likenesses are looked for as long as
 * text and register are of a size that people write: beyond that they are left out. */
bool import_who(
	struct session *se, const struct notes_doc *d, struct import_match *m, struct err *e);

#endif
