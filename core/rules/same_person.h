/* Who may be one person under two names, how likely that is and why. It only ever suggests: nothing here
 * merges. Values in, values out. */
#ifndef CORE_RULES_SAME_PERSON_H
#define CORE_RULES_SAME_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/pool.h"

/* What speaks for it in the names (one or two of them), what else does, and what against it. In the order in
 * which they are told. */
enum same_reason {
	SAME_NAME = 1 << 0,
	SAME_FOLDED = 1 << 1,     /* only case, hyphens or é and the like differ */
	SAME_MARKS = 1 << 2,      /* only å, ä or ö differ from a or o */
	SAME_SOUND = 1 << 3,      /* Annika and Annica */
	SAME_SLIP = 1 << 4,       /* a letter more, less or swapped */
	SAME_LETTER = 1 << 5,     /* a letter is another */
	SAME_SWAPPED = 1 << 6,    /* first and family name have changed places */
	SAME_HALF = 1 << 7,       /* one of two family names is missing */
	SAME_PART = 1 << 8,       /* one of two first names is missing */
	SAME_SHORT = 1 << 9,      /* a short form of the first name */
	SAME_INITIAL = 1 << 10,   /* an initial in place of a name */
	SAME_LONE = 1 << 11,      /* only the first name is written */
	SAME_MARRIED = 1 << 12,   /* another family name */
	SAME_MAIL = 1 << 13,      /* one e-mail address */
	SAME_MAIL_NAME = 1 << 14, /* the address of one says the other's name */
	SAME_PARTY = 1 << 15,
	SAME_GROUP = 1 << 16,
	SAME_NOT_MAIL = 1 << 17,  /* two e-mail addresses */
	SAME_NOT_PARTY = 1 << 18, /* two parties */
	SAME_NOT_ROLL = 1 << 19,  /* both are marked at one meeting */
	SAME_MANY = 1 << 20,      /* others fit as well */
};

struct same_score {
	int score; /* 0 to 1000; below SAME_LEAST it is not worth a question */
	unsigned reasons;
};
enum { SAME_LEAST = 500 };

/* Two names alone. */
struct same_score same_names(const char *a, const char *b);

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
};
struct same_pairs {
	struct same_pair *v;
	size_t n, cap;
	bool cut; /* there are too many alike: not all were looked at */
};

/* Every pair worth a question, the likeliest first; in the pool. 2,000 people take a few milliseconds: only
 * those are compared that share how a name begins or sounds, or an address. */
void same_people(const struct same_register *r, struct pool *p, struct same_pairs *out);

/* Who of them somebody may be, the likeliest first. */
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
