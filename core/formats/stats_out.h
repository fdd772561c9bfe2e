/* Attendance over time as documents: a page for the board (parties, groups, years; people only when asked
 * for), and a table of every person at every meeting for spreadsheets. In the language of the organisation.
 * Pure. */
#ifndef CORE_FORMATS_STATS_OUT_H
#define CORE_FORMATS_STATS_OUT_H

#include "formats/notes_out.h"
#include "rules/stats.h"

/* All borrowed. */
struct stats_out {
	const char *language;    /* "sv", "en" */
	const char *association; /* "" = not said */
	const char *scope;       /* time and group, in that language */
	const struct stats *st;
	bool names; /* a table of people as well. Without it nobody is named */
};
void stats_document(const struct stats_out *o, struct notes_document *out);

/* One row a meeting and person, by meeting, name. Appended to out. */
void stats_csv(const char *language, const struct stats *st, struct buf *out);

#endif
