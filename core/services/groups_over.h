/* Inside services/groups_end: what goes over from groups that end to their successor. All calls
 * belong inside a step. */
#ifndef CORE_SERVICES_GROUPS_OVER_H
#define CORE_SERVICES_GROUPS_OVER_H

#include "services/groups_end.h"

/* A standing item of a group that ends, and the one that takes its place in the successor's
 * template. */
struct standing_pair {
	int64_t old_id, new_id;
};

struct groups_over {
	struct session *se; /* borrowed */
	const int64_t *ids; /* those that end, each once; the successor is not among them */
	size_t n;
	const struct group *groups;                 /* the same, as they were */
	char last[MOMENT_SIZE], first[MOMENT_SIZE]; /* their last day; the day after */
	int64_t into;                               /* 0 = nobody */
	struct standing_pair *pairs;                /* owned */
	size_t n_pairs, cap_pairs;
	struct groups_ended *out;
};

/* Memberships end on the last day, and begin in the successor on the day after; standing items go into its
 * template; meetings after the last day become its own. */
bool over_members(struct groups_over *o, struct err *e);
bool over_templates(struct groups_over *o, struct err *e);
/* After over_templates. */
bool over_meetings(struct groups_over *o, struct err *e);

#endif
