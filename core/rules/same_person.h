/* Who may be one person under two names, how likely that is and why. It only ever suggests: nothing here
 * merges. Values in, values out. */
#ifndef CORE_RULES_SAME_PERSON_H
#define CORE_RULES_SAME_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/pool.h"
#include "rules/name_pair.h"

/* "spelled otherwise but sounds the same; same party", translated. */
void same_reasons(unsigned reasons, struct buf *out);

/* Somebody in the register, or in a text. Borrowed; what is not known is NULL or 0. */
struct same_person {
	const char *name;         /* "Annika Ekdal" */
	const char *const *names; /* other spellings */
	size_t n_names;
	const char *email;
	int64_t party_id;
	const int64_t *groups; /* that they are or were in, ascending */
	size_t n_groups;
};

/* One of many that names are compared with: made ready once (in the pool), used often. */
struct same_register;
struct same_register *same_register(struct pool *p, const struct same_person *v, size_t n);

struct same_pair {
	size_t a, b; /* indices, a < b; same_fits: a is 0 */
	int score;
	unsigned reasons;
	size_t less; /* which of the two is written with fewer letters */
};
struct same_pairs {
	struct same_pair *v;
	size_t n, cap;
	bool cut; /* there are too many alike: not all were looked at */
};

/* Every pair worth a question, the likeliest first; in the pool. Where it is not sure there is none: names that
 * many have want a tie beside them (enum name_needs), who is from two parties is two people unless they share
 * an address, and an initial that several fit says nothing. 2,000 people take a few milliseconds: only those
 * are compared that share how a name begins or sounds, or an address. */
void same_people(const struct same_register *r, struct pool *p, struct same_pairs *out);

/* Who of them somebody may be who is named in a text of ours, the likeliest first: no tie is asked for, since
 * a text says little of people, and several that fit are all told. */
void same_fits(const struct same_register *r, const struct same_person *who, struct pool *p,
	struct same_pairs *out);

/* What the rolls say of a pair: meetings at which both are marked, and at which both are present. */
struct same_met {
	int marked, present;
};
/* Nobody is in two chairs: the score of a pair after a look at the rolls. */
void same_weigh_met(struct same_pair *pair, const struct same_met *met);
/* The likeliest first; those below SAME_LEAST go. */
void same_sort(struct same_pairs *pairs);

#endif
