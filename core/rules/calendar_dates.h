/* The entries that a calendar shows of one meeting: its own, or while dates are proposed for it one for
 * each of them, each with its own uid; and those that were not chosen, as cancelled. All
 * have the sequence and the revision of the meeting, which every change of its proposed dates
 * raises. Pure. */
#ifndef CORE_RULES_CALENDAR_DATES_H
#define CORE_RULES_CALENDAR_DATES_H

#include "base/date.h"
#include "model/store.h"

/* How many i there are for calendar_date. */
size_t calendar_dates(const struct export_row *row);

/* The entry number i, which borrows from row; false where there is nothing to show of it. today: those of
 * more than TOMBSTONE_DAYS ago are left out once they are cancelled. */
bool calendar_date(const struct export_row *row, size_t i, int32_t today, struct export_row *out);

#endif
