/* How the preview of a calendar is told, by both front ends. */
#ifndef CORE_SERVICES_ICS_WORDS_H
#define CORE_SERVICES_ICS_WORDS_H

#include "services/import_ics.h"

const char *ics_verdict_label(int verdict); /* "ny", "ändras", "ställs in", "svar" … */

/* "tis 10 mars 2026 kl. 9:00–12:00"; "" where nothing is known. Caller frees. */
char *ics_row_when(const struct ics_row *row);

/* What there is to say besides: who answers what, the comment, what changes, why not. "" for nothing. Caller
 * frees. */
char *ics_row_words(const struct ics_row *row);

/* "3 new, 1 changed, 12 unchanged"; caller frees. */
char *ics_counts(const struct ics_preview *p);

/* The same of what is written: "3 new, 1 changed"; caller frees. */
char *ics_written(const struct ics_preview *p);

#endif
