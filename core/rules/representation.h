/* Is a meeting representative: which parties are there, with how many seats, with a mandate, and what
 * the rules of its groups say to that. Staff, guests and observers take no seat. Pure. */
#ifndef CORE_RULES_REPRESENTATION_H
#define CORE_RULES_REPRESENTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "model/roll.h"

struct represented_party {
	int64_t id;
	const char *name, *short_name; /* inner pointers of the roll */
	int there, called;
	bool mandate; /* somebody who is there may decide for it */
};

/* A rule of a group, and whether it is kept. */
enum representation_rule {
	RULE_PEOPLE,  /* least people */
	RULE_PARTIES, /* least parties */
	RULE_MUST,    /* a party that must be there */
	RULE_SEATS,   /* most seats of a party: once for each party with more, or once when kept */
};
struct representation_fact {
	int rule;
	const struct group *group;       /* borrowed from the rules */
	const char *party, *party_short; /* RULE_MUST, RULE_SEATS; else "" */
	int have, wants;
	bool met;
};

struct representation {
	struct represented_party *parties; /* in the order in which the roll has them */
	size_t n_parties;
	int people, called; /* seats: taken, and called */
	int parties_there, parties_called, parties_mandated;
	bool mandates; /* somebody called has one: only then they mean anything */
	struct representation_fact *facts; /* group by group; none without rules */
	size_t n_facts;
	bool met;   /* all of them; true without rules */
	bool joint; /* several groups: words name them */
	struct pool pool;
};

/* there[i] says whether roll->v[i] counts as being there (rules/presence.h); NULL: by its status. *out
 * borrows from roll and rules and is to be released. Each group's rules are asked of its own members;
 * who is a member of none counts for all, or for the groups of whom they stand in for. */
void representation_of(const struct roll_rows *roll, const bool *there,
	const struct group_rules *rules, size_t n_rules, struct representation *out);
void representation_release(struct representation *r);

/* A fact in words: "9 av minst 11 personer", "AF saknas". The caller frees; so with the others. */
char *representation_fact_words(
	const struct representation *r, const struct representation_fact *f);

/* "Beslutsför: ja (minst 11)", "Beslutsför: nej! 9 av minst 11 personer, AF saknas"; "" without
 * rules. */
char *representation_line(const struct representation *r);

/* What is not as it should be, with commas between; "" when nothing is. */
char *representation_lacks(const struct representation *r);

/* "Mandat: 5 av 7 parter"; "" where nobody has one. */
char *representation_mandates(const struct representation *r);

/* Is a party there? */
bool representation_has(const struct representation *r, int64_t party_id);

/* ---- Parties that an item is about ---------------------------------------------------------------- */

/* "Ansökningar: 0 av 2 sökande parter närvarande"; "" where the item is about none. */
char *affected_words(const struct item *it, const struct party_link *affected, size_t n,
	const struct representation *r);

/* The parties of the item that are not there: "Ekby kommun och Region Sjöland", in the language given;
 * NULL where all are, or there are none. */
char *affected_absent(const char *language, const struct item *it,
	const struct party_link *affected, size_t n, const struct representation *r);

#endif
