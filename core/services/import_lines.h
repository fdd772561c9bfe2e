/* Inside an import: the lines of a text as items and notes of a meeting. */
#ifndef CORE_SERVICES_IMPORT_LINES_H
#define CORE_SERVICES_IMPORT_LINES_H

#include "services/import_notes.h"

/* Inside a step, after the roll: the agenda and every line that says more than the meeting and its roll
 * hold, as items and notes of m; the lines that frame these as they were written. An agenda that is there
 * already is used: items of the same title get the lines. day is what due days are counted from. */
bool import_lines(struct session *se, const struct notes_doc *d, const struct meeting *m,
	int32_t day, struct err *e);

#endif
