/* Inside an import: does the record of a meeting say all that a line of its head said? */
#ifndef CORE_SERVICES_IMPORT_SAID_H
#define CORE_SERVICES_IMPORT_SAID_H

#include "formats/notes_in.h"

/* The words that the meeting, its people and its lists hold. */
struct import_said {
	char **words; /* lower case, sorted */
	size_t n, cap;
};
void import_said_init(struct import_said *s, const struct notes_doc *d, const struct meeting *m);
void import_said_release(struct import_said *s);

/* True where every word of the line is among them, part of a day or a time or, with labels, a word that
 * labels fields and lists. */
bool import_said_all(const struct import_said *s, const char *line, bool labels);

#endif
