/* Search through everything that was written: agendas, notes, meetings and people. */
#ifndef CORE_SERVICES_SEARCH_H
#define CORE_SERVICES_SEARCH_H

#include "base/buf.h"
#include "formats/search_query.h"
#include "services/session.h"

/* What was found: people first, then the newest meeting first, in it the order of writing. */
struct search_hits {
	struct found_row *v;
	size_t n;
	size_t meetings; /* in how many */
	bool more;       /* there are older ones */
	const char *
		unread; /* a filter that makes no sense, or a group that there is not; NULL = none */
	struct pool pool;
};

/* text as search_query_read takes it. kinds (bits 1u << enum search_kind, 0 = any) narrows it further. At most
 * limit of each: meetings, items, lines, people. Nothing is found for a text that asks for
 * nothing. The index of words is brought up to date first; else it only reads.
 * pool_release(&out->pool) also after a failure. */
bool search_find(struct session *se, const char *text, unsigned kinds, int limit,
	struct search_hits *out, struct err *e);

/* Which of the kinds a row found is: a line counts by what kind of note it is. */
enum search_kind search_kind_of(const struct found_row *row);

/* Append text with »« around each word or phrase that is looked for. */
void search_show(const char *looked_for, const char *text, struct buf *out);

/* What it is, in a word: "decision", "heading"; borrowed, translated. */
const char *search_label(const struct found_row *row);

#endif
