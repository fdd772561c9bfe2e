/* Inside an import: what the register says, read when it is first asked for. Many files share one; what a file
 * adds makes it forget the table that it was added to. Zeroed knows nothing yet. */
#ifndef CORE_SERVICES_IMPORT_KNOWN_H
#define CORE_SERVICES_IMPORT_KNOWN_H

#include "rules/same_person.h"
#include "services/session.h"

/* A name of somebody, sorted by it. */
struct known_name {
	const char *name;
	size_t row; /* in rows */
	bool used;  /* it was given to an entry of the list being read */
};

/* Names and spellings of everybody. */
struct known_names {
	struct name_rows rows;
	struct known_name *order; /* rows.n of them */
	/* Everybody once, ready to be compared; made when the first one is unknown (import_known_people). */
	struct same_register *people;
	size_t *row_of; /* of each of them: the row with the name */
	struct pool pool;
};

struct import_known {
	bool has_groups, has_parties, has_names;
	struct group_rows groups;
	struct party_rows parties;
	struct known_names names;
	struct known_members {
		int64_t group_id;
		struct membership_rows rows;
	} * members; /* of the groups that were asked for */
	size_t n_members, members_cap;
	struct notes_words *words; /* that texts are read by; kept when the rest is forgotten */
};

/* Inner pointers, until it forgets; NULL with *e where the store cannot be read. */
const struct group_rows *import_known_groups(
	struct import_known *k, struct session *se, struct err *e);
const struct party_rows *import_known_parties(
	struct import_known *k, struct session *se, struct err *e);
const struct membership_rows *import_known_members(
	struct import_known *k, struct session *se, int64_t group_id, struct err *e);

/* Nobody is used yet. */
struct known_names *import_known_names(struct import_known *k, struct session *se, struct err *e);
const struct same_register *import_known_people(struct known_names *n);

/* The first place in the order with that name or one behind it. */
size_t import_known_at(const struct known_names *n, const char *name);

void import_known_forget_groups(struct import_known *k);
void import_known_forget_parties(struct import_known *k);
void import_known_forget_names(struct import_known *k);
void import_known_forget_members(struct import_known *k, int64_t group_id);
void import_known_forget(struct import_known *k); /* all of it */
void import_known_release(struct import_known *k);

#endif
