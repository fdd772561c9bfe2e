/* The register as a table for a spreadsheet, which services/import_people.h takes in again. */
#ifndef CORE_SERVICES_EXPORT_PEOPLE_H
#define CORE_SERVICES_EXPORT_PEOPLE_H

#include "services/session.h"

enum export_people_form {
	EXPORT_PEOPLE,      /* a row a person */
	EXPORT_MEMBERSHIPS, /* a row a membership, with its days: nothing is lost */
};

/* Of one group (its members on the day) or, with 0, of all. language: of the heads; NULL for that of the
 * organisation. Appended to out; *rows counts them. */
bool export_people_csv(struct session *se, enum export_people_form form, int64_t group_id,
	const char *language, struct buf *out, size_t *rows, struct err *e);

#endif
