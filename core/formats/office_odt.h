/* Inside arshjul-office.so: the lists of an OpenDocument file. */
#ifndef CORE_FORMATS_OFFICE_ODT_H
#define CORE_FORMATS_OFFICE_ODT_H

#include "formats/office_parts.h"

struct odt_list {
	struct list_style style;
	struct list_count count;
};
struct odt {
	struct pool pool;
	struct odt_list **lists;
	size_t n_lists, list_cap;
	struct odt_list headings; /* numbers of headings by their level */
	const char **deletions;   /* the ids of tracked changes that are ones */
	size_t n_deletions;
	const char *deleting; /* inside that one; NULL = in none */
};

/* The list styles anywhere under root; the first one of a name counts. */
void odt_take_styles(struct odt *d, const xmlNode *root);

/* The list that a text:list is of by its own style; NULL where it names none that is known. */
struct odt_list *odt_list_of(const struct odt *d, const xmlNode *list);

void odt_heading_sign(struct odt *d, int level, struct buf *out); /* level from 1 */
bool odt_has(const xmlNode *n, const char *attribute);

#endif
