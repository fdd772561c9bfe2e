#include "services/export_people.h"

#include <stdlib.h>

#include "formats/people_csv.h"

bool export_people_csv(struct session *se, enum export_people_form form, int64_t group_id,
	const char *language, struct buf *out, size_t *rows, struct err *e)
{
	char today[MOMENT_SIZE], *house = NULL;
	struct person_query q = { .group_id = group_id, .today = group_id ? today : NULL };
	struct membership_rows memberships = { 0 };
	struct person_rows people = { 0 };
	bool ok;

	session_today(se, today);
	ok = store_setting(se->store, "language", "sv", &house, e) &&
		store_people(se->store, &q, &people, e) &&
		store_memberships(se->store, 0, group_id, &memberships, e);
	if (ok && form == EXPORT_PEOPLE) {
		people_csv(&people, &memberships, today, language ? language : house, out);
		*rows = people.n;
	} else if (ok) {
		*rows = memberships_csv(&people, &memberships, language ? language : house, out);
	}
	pool_release(&people.pool);
	pool_release(&memberships.pool);
	free(house);
	return ok;
}
