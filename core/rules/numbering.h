/* How the items of an agenda are numbered, read from the numbers there are: "1 2 3", "§ 84 § 85", and
 * under an item "5a 5b" or "5.1 5.2". Headings without a number stay without one. Pure. */
#ifndef CORE_RULES_NUMBERING_H
#define CORE_RULES_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

enum numbering_style {
	NUMBERING_NONE, /* no numbers, or none that count: they are left as they are */
	NUMBERING_DIGITS,
	NUMBERING_LETTERS,
};
struct numbering {
	enum numbering_style style;
	char prefix[24]; /* before what counts, after the parent's number: "§ ", "." */
	int first;       /* what the first one has */
	bool alone;      /* the parent's number is not repeated: "a b" under 5 */
};

/* The numbers of n siblings in order ("" for none; never NULL), under an item with the number
 * parent, or at the top level with NULL. Without siblings: from 1 at the top, letters under a
 * numbered item. */
struct numbering numbering_read(const char *const *numbers, size_t n, const char *parent);

/* The number of the k-th numbered sibling, from 0; the caller frees. "" for NUMBERING_NONE. */
char *numbering_write(const struct numbering *how, const char *parent, size_t k);

#endif
