/* Inside of stats.h: what is known while meetings are added. */
#ifndef CORE_RULES_STATS_PARTS_H
#define CORE_RULES_STATS_PARTS_H

#include "rules/stats.h"

enum { STATS_GROUPS_MOST = 64, STATS_NOBODY = -1 };

/* Somebody in the roll of the meeting at hand. */
struct stats_row {
	size_t person;
	const struct stats_mark *mark; /* NULL: called, without a row */
	uint64_t groups;               /* of those wanted of the meeting: member there */
	bool elsewhere;                /* member of another group of the meeting */
	int role;                      /* enum member_role of the membership */
	int party;                     /* index or STATS_NOBODY */
	bool substituted;
	uint64_t seat; /* groups for which a seat is taken; 0 = none */
};

struct stats_place {
	int64_t id;
	size_t at;
};

/* Scratch for the meeting at hand, and where ids are found. */
struct stats_work {
	size_t *memberships; /* of each person: the first; one more at the end */
	struct stats_place *parties, *groups;
	uint64_t *seen; /* of each person: the serial number of the meeting that has a row */
	uint64_t serial;
	struct stats_row *rows;
	size_t n_rows, cap_rows;
	size_t at[STATS_GROUPS_MOST]; /* the groups wanted of the meeting: indices */
	size_t n_at;
	unsigned *flags, *of_group; /* of each party */
	int32_t day;
	struct attended a, *of; /* of the meeting; of each of its groups */
	int guests;
};

/* ---- stats_roll.c ---- */

/* Fill memberships, parties and groups of st->work. */
void stats_index(struct stats *st);

/* The groups of the meeting that are wanted into st->work; false where there are none. */
bool stats_choose_groups(struct stats *st, const struct stats_meeting *m);

/* Its rows, on the day of st->work; false where no roll was taken. */
bool stats_gather(struct stats *st, const struct stats_meeting *m);

bool stats_is_present(const struct stats_row *r);
/* Called for one of the groups wanted. */
bool stats_is_called(const struct stats_row *r);

#endif
