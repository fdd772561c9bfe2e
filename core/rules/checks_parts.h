/* Inside of checks.h. */
#ifndef CORE_RULES_CHECKS_PARTS_H
#define CORE_RULES_CHECKS_PARTS_H

#include "rules/checks.h"

struct checker {
	const struct check_sheet *s;
	struct findings *out;
	const struct item *item; /* what is looked at; NULL = before the first item */
	const struct note *note; /* … and its line; NULL = the item itself */
};

/* A remark about what is looked at. subject (may be NULL) is copied. words is translated and with
 * its values; in the pool of the findings. */
struct finding *checks_add(
	struct checker *c, enum finding_kind kind, const char *subject, const char *words);

/* checks_names.c: who speaks, and who is to do it. */
void checks_speaker(struct checker *c);
void checks_who(struct checker *c);

/* checks_words.c: terms, and words about somebody's health. */
void checks_terms(struct checker *c, const char *text);
void checks_health(struct checker *c, const char *text);

#endif
