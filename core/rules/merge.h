/* Groups that end or become one: what their successor takes over. Pure. Days are ISO texts. */
#ifndef CORE_RULES_MERGE_H
#define CORE_RULES_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

/* Somebody in the successor. The texts are those of the memberships. */
struct merged_member {
	int64_t person_id, party_id;
	int role;
	bool mandate;
	int64_t turn; /* of a deputy; 0 = not said */
	const char *from_day, *to_day;
};

/* Each person once out of memberships that go on, into out (room for n): from first_day on or, for
 * who joins later, from then; until the latest last day, "" where one is open. Of what somebody
 * begins as the role is the highest (chair, secretary, office, member, deputy, observer), the party
 * that of the highest role that has one, and who has a mandate anywhere has one; what somebody would
 * have become later in another group does not count. The deputies of a party keep the order in which they
 * are called: where two of them would have one turn, who comes first goes before. In the order in which
 * they first come. Returns how many. */
size_t merge_members(
	const struct membership *v, size_t n, const char *first_day, struct merged_member *out);

/* The rules of a group that takes the place of those: as many people and parties as the one that
 * asks for most; as many seats a party as the one that allows most, any number where one of them
 * does. The kind is that of the first. n at least 1. */
void merge_rules(const struct group *v, size_t n, struct group *into);

#endif
