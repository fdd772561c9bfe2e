/* Use cases of the register: people, parties, groups and who is a member of what. Each call that
 * writes is one transaction and one undo step. */
#ifndef CORE_SERVICES_PEOPLE_H
#define CORE_SERVICES_PEOPLE_H

#include "services/find.h"
#include "services/session.h"

/* Add (id 0) or change a person; given is needed, sort_key is filled in. membership (may be NULL) is
 * added in the same step, its person_id filled in. */
bool person_put(struct session *se, struct person *p, struct membership *membership, struct err *e);

/* Where what is being typed about a person of the register is kept as a draft; the caller frees. */
char *person_draft_key(int64_t id);

/* With memberships and other spellings. Refused while the person is on a roll: such people are kept
 * for the record. */
bool person_delete(struct session *se, int64_t id, struct err *e);

/* A new party, or a change of one (its id is set). It needs a name. */
bool party_put(struct session *se, struct party *p, struct err *e);
/* With its breaks and blackouts. Refused while somebody belongs to it or has represented it. */
bool party_delete(struct session *se, int64_t id, struct err *e);

/* Add or change a group; name is needed, short_name and letter are proposed where empty. Refused: a
 * last day before the first, a successor without a last day, one that comes after itself. That a
 * group ends (its members, its later meetings) is groups_end.h's. */
bool group_put(struct session *se, struct group *g, struct err *e);
/* The same, with the parties that must be there for it to be representative: those given and no others.
 * One step. */
bool group_put_rules(
	struct session *se, struct group *g, const int64_t *must, size_t n, struct err *e);
/* With its memberships and rules; refused while it has meetings. */
bool group_delete(struct session *se, int64_t id, struct err *e);

/* Add or change; refused while the person is in that group already on some of those days. */
bool membership_put(struct session *se, struct membership *m, struct err *e);
/* End it on a day (ISO), or take it away altogether with NULL. */
bool membership_end(struct session *se, int64_t id, const char *last_day, struct err *e);

/* How people with von, af or de before the family name are sorted: under that word, or (skip) under the name
 * after it. The organisation's choice, kept in the database; setting it sorts everybody anew in one step. */
bool people_particles(struct session *se, bool *skip, struct err *e);
bool people_particles_set(struct session *se, bool skip, struct err *e);

/* What lists sort by; set before every save of a person whose name may be new. */
bool person_refresh_sort_key(struct session *se, struct person *p, struct err *e);
/* The same for one of whom the way is known. */
void person_sort_as(struct person *p, bool skip_particles);

#endif
