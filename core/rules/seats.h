/* The seats of groups: who sits in them today, which are vacant by the groups' rules, which mandates run
 * out. Pure.
 *
 * Members, chairs and secretaries of a party have a seat; deputies stand behind one; the association's
 * office and observers have none. What a group wants present to be representative (least people, least parties,
 * parties that must be there) it must have as members first of all. On a board every party has as many
 * deputies as members (FinsamL 2003:1210 19 §): looked at where the register holds any deputy of it. */
#ifndef CORE_RULES_SEATS_H
#define CORE_RULES_SEATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "model/store.h"

enum {
	SEATS_SOON = 60, /* days before its end that a mandate is told of, and after it */
};

enum seat_kind {
	SEAT_MUST,    /* a party that must be there has nobody */
	SEAT_PEOPLE,  /* fewer members than must be present */
	SEAT_PARTIES, /* likewise parties */
	SEAT_DEPUTY_MISSING,
	SEAT_MOST,         /* a party has more than it may */
	SEAT_DEPUTY_ALONE, /* of a party without a member */
	SEAT_ENDED,        /* a mandate, and nobody has come after */
	SEAT_ENDS,         /* one that runs out soon */
	SEAT_OTHER_PARTY,  /* the member belongs to another party now */
	SEAT_KINDS,
};
extern const char *const seat_kind_names[]; /* "party-missing" …: stable */
const char *seat_kind_label(int kind);      /* translated, a word or two */
/* Is it a seat that somebody should fill? Else it is about who sits there. */
bool seat_is_vacant(int kind);

struct seat_finding {
	int kind;
	int64_t group_id, party_id, person_id, membership_id; /* 0 = about none */
	const char *group;                                    /* its name */
	const char *words;                                    /* translated: "FK has no member" */
	int vacant;                                           /* seats to fill */
};
/* Group by group, vacant seats first; everything in the pool. */
struct seat_findings {
	struct seat_finding *v;
	size_t n, cap;
	int vacant; /* in all */
	struct pool pool;
};

/* A membership, and the party that the person belongs to. */
struct seat_member {
	const struct membership *m;
	const char *name; /* "Karin Alm" */
	int64_t own_party;
};
struct seat_sheet {
	const char *today; /* ISO day */
	const struct group_rules *groups;
	size_t n_groups;
	const struct seat_member *members;
	size_t n_members;
	const struct party_row *parties;
	size_t n_parties;
};

/* Groups that do not work today are passed over. */
void seats_look(const struct seat_sheet *s, struct seat_findings *out);

#endif
