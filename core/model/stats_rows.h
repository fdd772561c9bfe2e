/* What attendance statistics are made from, as values that the store gives and rules/stats.h counts. */
#ifndef CORE_MODEL_STATS_ROWS_H
#define CORE_MODEL_STATS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* A row of a meeting's roll. */
struct stats_mark {
	int64_t person_id;
	int64_t party_id;      /* as the row says; 0 = by membership or the person's own */
	int64_t stands_in_for; /* person; 0 = nobody */
	int status, role;      /* enum attendance_status, enum attendance_role */
	bool partly;           /* came or left at a clock time */
};

/* A meeting with its roll. */
struct stats_meeting {
	int64_t id;
	const char *starts, *title;
	int status; /* enum meeting_status */
	const int64_t *groups;
	size_t n_groups;
	const struct stats_mark *marks;
	size_t n_marks;
};

/* Who and what the rows are about. Strings in the pool; never NULL. */
struct stats_who {
	int64_t id, party_id;
	const char *given, *family, *sort_key;
};
struct stats_membership {
	int64_t person_id, group_id, party_id;
	int role;                 /* enum member_role */
	int32_t from_day, to_day; /* INT32_MIN and INT32_MAX where open */
};
struct stats_group_info {
	int64_t id, successor_id;
	const char *name, *short_name, *letter;
	const char *from_day, *to_day;
};
struct stats_party_info {
	int64_t id;
	const char *name, *short_name; /* short_name is the name where there is none */
};
struct stats_must {
	int64_t group_id, party_id;
};
struct stats_register {
	struct stats_who *people; /* by id */
	size_t n_people;
	struct stats_membership *memberships; /* by person, id */
	size_t n_memberships;
	struct stats_group_info *groups; /* by kind, name */
	size_t n_groups;
	struct stats_party_info *parties; /* by name */
	size_t n_parties;
	struct stats_must *musts;
	size_t n_musts;
	struct pool pool;
};

#endif
