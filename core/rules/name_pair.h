/* Two written names: may they be one person's, what speaks for it, and what would have to speak for it beside
 * them. Everything that compares names for likeness asks here: names.h (the same, nearly the same) and
 * same_person.h (who of a register may be one). Values in, values out. */
#ifndef CORE_RULES_NAME_PAIR_H
#define CORE_RULES_NAME_PAIR_H

#include "rules/name_form.h"

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

/* What must speak for it beside the names, so that it is worth a question. */
enum name_needs {
	NEEDS_NOTHING,
	NEEDS_TIE,     /* something in common: a party, a group, an address */
	NEEDS_GROUP,   /* … a group or an address: a party has many people */
	NEEDS_ADDRESS, /* many have either name: only an address tells */
};

struct same_score {
	int score; /* 0 to 1000; below SAME_LEAST it is not worth a question */
	unsigned reasons;
	enum name_needs needs;
};
enum { SAME_LEAST = 500 };

/* Two names alone, either way round; two lone first names too. 0 where they are two. */
struct same_score name_pair(const struct name_form *a, const struct name_form *b);

/* Somebody who may have taken another family name: the first names fit, no family name is in both. 0 where
 * not; only an address makes it likely. */
struct same_score name_pair_married(const struct name_form *a, const struct name_form *b);

#endif
