/* People as tables that people_sheet.h reads back. Pure. */
#ifndef CORE_FORMATS_PEOPLE_CSV_H
#define CORE_FORMATS_PEOPLE_CSV_H

#include <stddef.h>

#include "base/buf.h"
#include "model/store.h"

/* A row for each person, with the groups that they are in on `today` or later and what they are there:
 * "Beredning Väst; Styrelse (ersättare)". memberships by any order. language: of the heads ("sv", "en").
 * Appended to out. */
void people_csv(const struct person_rows *people, const struct membership_rows *memberships,
	const char *today, const char *language, struct buf *out);

/* A row for each membership, past ones too, and one for each person without any: role, party, mandate, from,
 * to, turn. Nothing is lost on the way back. Returns the rows. */
size_t memberships_csv(const struct person_rows *people, const struct membership_rows *memberships,
	const char *language, struct buf *out);

#endif
