/* What somebody looks for, as it is typed: words (the beginning of one is enough), "a phrase" in quotes,
 * and filters: vem:eva (who:), grupp:väst (group:), år:2026 or år:2024–2026 (year:), typ:beslut (type:).
 * A value of several words stands in quotes. Pure. */
#ifndef CORE_FORMATS_SEARCH_QUERY_H
#define CORE_FORMATS_SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "model/found.h"

/* What is found. */
enum search_kind {
	SEARCH_HEADING,  /* an item of an agenda */
	SEARCH_LINE,     /* a text, remark, question or private line */
	SEARCH_DECISION, /* with agreements and messages to the board */
	SEARCH_ACTION,
	SEARCH_MEETING,
	SEARCH_PERSON,
	SEARCH_KINDS,
};
extern const char *const search_kind_names[]; /* "heading" …: stable; NULL at the end */

struct search_query {
	struct search_term *v;
	size_t n;
	const char *who, *group; /* "" = anybody's */
	int from_year, to_year;  /* 0 = open */
	unsigned kinds;          /* bits 1u << enum search_kind; 0 = all */
	const char *unread; /* a filter that makes no sense, as typed: "typ:xyz"; NULL = none */
	struct pool pool;
};
void search_query_release(struct search_query *q);

/* Read what was typed so far; never fails: what is no filter is a word. */
void search_query_read(const char *text, struct search_query *out);

/* Nothing to go by: no filter, and no term of two characters. */
bool search_query_empty(const struct search_query *q);

#endif
