/* Inside the import of people: the register as it is known, and what is planned. */
#ifndef CORE_SERVICES_IMPORT_PEOPLE_PARTS_H
#define CORE_SERVICES_IMPORT_PEOPLE_PARTS_H

#include "services/import_people.h"

#define PLAN_NONE SIZE_MAX

/* A party or a group, known or to be made. */
struct planned_name {
	const char *name;
	int64_t id; /* 0 = to be made */
};
struct planned_names {
	struct planned_name *v;
	size_t n, cap;
};

struct planned_member {
	struct membership m; /* id 0 = new; texts in the pool */
	size_t group;        /* index in groups */
	size_t party;        /* index in parties, or PLAN_NONE: m.party_id says it */
	bool changed;
};

struct planned_person {
	struct person p; /* id 0 = new; texts in the pool */
	size_t party;    /* index in parties, or PLAN_NONE */
	bool changed;
	struct planned_member *members;
	size_t n_members, members_cap;
	bool members_read;
	size_t row; /* in the preview, or PLAN_NONE: the file does not name them */
	struct buf *words;
};

/* Chains of people by a text (a folded name, an address). */
struct key_index {
	struct key_slot *slots;
	size_t n, cap;
	uint32_t *heads; /* index + 1 of a slot; 0 = none */
	size_t buckets;
};

struct people_plan {
	struct planned_person *people; /* the register's first, then new ones */
	size_t n, cap, known;
	struct planned_names parties, groups;
	struct party_rows party_rows;
	struct group_rows group_rows;
	struct membership_rows memberships;
	struct name_rows names;
	struct key_index by_email, by_name;
	char today[MOMENT_SIZE];
	const char *asked_party; /* latest, and what it was */
	size_t party_answer;
	struct pool *pool; /* the preview's */
};

/* Read the register. */
bool people_plan_open(struct session *se, struct people_plan *plan, struct err *e);
void people_plan_close(struct people_plan *plan);

/* The party or group of a name: known under it, or planned from now on. PLAN_NONE for "". */
size_t plan_party(struct people_plan *plan, const char *name);
size_t plan_group(struct people_plan *plan, const char *name);
size_t plan_group_id(struct people_plan *plan, int64_t id);

/* Whose entry it is: a place in people, or PLAN_NONE. *why is NULL, or why it cannot be told (then it is
 * skipped); *other is somebody who has the name or the address and is somebody else, or PLAN_NONE. */
size_t plan_find(
	struct people_plan *plan, const struct people_entry *in, const char **why, size_t *other);

/* Somebody more; keys are taken from p. */
size_t plan_add(struct people_plan *plan, const struct person *p);
void plan_key_email(struct people_plan *plan, size_t person);

/* The party of somebody, as an index in parties. */
size_t plan_party_of(struct people_plan *plan, const struct planned_person *p);

/* The memberships of somebody, read from the register where that was not done. */
void plan_members(struct people_plan *plan, struct planned_person *p);
/* Room for one more. */
struct planned_member *plan_member_add(struct people_plan *plan, struct planned_person *p);

#endif
