/* A meeting's roll as values: what the store answers and what the rules count. */
#ifndef CORE_MODEL_ROLL_H
#define CORE_MODEL_ROLL_H

#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"
#include "model/model.h"

/* A person called to a meeting, or there without being called. a.id is 0 while nothing is stored. */
struct roll_row {
	struct attendance a; /* strings in the pool */
	const char *given, *family, *sort_key;
	int role;         /* enum member_role; of the membership */
	int called_as;    /* enum attendance_role by that membership; a guest without one */
	bool mandate;     /* may decide for the party, by one of the memberships */
	int64_t turn;     /* in which a deputy is called, by that membership; 0 = not said */
	int64_t party_id; /* represented, else by membership, else the person's own; 0 = none */
	const char *party, *party_short; /* "" where party_id is 0 */
	int64_t substitute_id;           /* person who stands in for this one; 0 = nobody */
	const char *substitute_given, *substitute_family;
	const int64_t *groups; /* those of the meeting's that the person is a member of */
	size_t n_groups;
};
struct roll_rows {
	struct roll_row *v;
	size_t n;
	struct pool pool;
};

/* As what a member attends by default: the office, and a secretary whom no other party sends, are
 * staff. own_office: the party is PARTY_OFFICE, or there is none. */
enum attendance_role roll_called_as(int member_role, bool own_office);

/* What a group asks of those who are there, with the parties that must be. */
struct rule_party {
	int64_t id;
	const char *name, *short_name;
};
struct group_rules {
	struct group g;
	const struct rule_party *must; /* by name */
	size_t n_must;
};

/* A party that a group must have, or that an item of the agenda is about. */
struct party_link {
	int64_t id;      /* of the group_party or item_party */
	int64_t item_id; /* 0 for a group's */
	struct rule_party party;
};

#endif
