/* Inside of checks.h: what a check looks at, read from the store. */
#ifndef CORE_SERVICES_CHECKS_GATHER_H
#define CORE_SERVICES_CHECKS_GATHER_H

#include "rules/checks.h"
#include "services/session.h"

/* All that a sheet borrows from. Zeroed is valid to release. */
struct check_sources {
	struct meeting_rows meeting;
	struct item_list items;
	struct note_list notes;
	struct roll_rows roll;
	struct name_rows names;
	struct party_rows parties;
	struct group_rows groups;
	struct term_list terms;
	struct check_sheet sheet; /* filled in as it is gathered */
	char today[MOMENT_SIZE];
	struct pool pool;
};
bool check_sources_load(
	struct session *se, int64_t meeting_id, struct check_sources *s, struct err *e);
void check_sources_release(struct check_sources *s);

/* checks_dates.c: dates with another weekday, announced meetings, the year's next ones. */
bool check_gather_dates(struct session *se, struct check_sources *s, struct err *e);

#endif
