/* The words that an organisation prefers, and what is written instead. A list is text with a line for
 * each: "lunch till lunch: lunch-till-lunch, L2L". Lines that begin with # are remarks. */
#ifndef CORE_RULES_TERMS_H
#define CORE_RULES_TERMS_H

#include <stddef.h>

#include "base/pool.h"

struct term {
	const char *preferred, *variant;
	const char *lower; /* the variant in lower case */
};
struct term_list {
	struct term *v;
	size_t n, cap;
	struct pool pool;
};
/* A zeroed list is empty; *out is overwritten. */
void terms_read(const char *text, struct term_list *out);
void terms_release(struct term_list *l);

/* The list that counts until an organisation has its own (setting "terms"). */
const char *terms_default(void);

/* The next variant at or after byte *at of the text; *at moves behind it. NULL where there is none
 * more. A word that is part of the preferred one, or is it, is no variant. */
const struct term *terms_next(
	const struct term_list *l, const char *text, size_t *at, size_t *from, size_t *len);

#endif
