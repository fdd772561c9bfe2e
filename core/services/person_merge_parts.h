/* Inside of person_merge.h: how two rows for the same become one, and what keeps the words of old notes. */
#ifndef CORE_SERVICES_PERSON_MERGE_PARTS_H
#define CORE_SERVICES_PERSON_MERGE_PARTS_H

#include "services/person_merge.h"

/* Are the two rows of a table, of two people, for the same (a meeting's roll, a group, a mail)? One person
 * cannot have both. */
bool merge_rows_meet(const struct table *t, const void *kept, const void *other);

/* Make kept stand for both. */
void merge_rows_join(const struct table *t, void *kept, const void *other, enum merge_marks marks);

/* Two marks of one meeting that cannot both be of one person: they differ, or both say that somebody was
 * there. */
bool merge_marks_clash(const struct attendance *a, const struct attendance *b);

/* The rolls of meetings, so that lines that printed them as they were written still do afterwards:
 * remembered before a change of who it is, renewed after it. */
struct merge_rolls {
	struct merge_roll {
		int64_t meeting_id, says;
	} * v;
	size_t n, cap;
	struct pool pool;
};
bool merge_rolls_remember(
	struct session *se, int64_t meeting_id, struct merge_rolls *r, struct err *e);
bool merge_rolls_renew(struct session *se, struct merge_rolls *r, struct err *e);

#endif
