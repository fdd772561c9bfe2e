/* The index of words, for those who write much or take personal data away: each within a transaction. */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "model/found.h"

struct store;
struct err;

/* A text's id is that of its record; above its lowest 40 bits stands what it is of (enum found_in). */
enum { SEARCH_PLACES = FOUND_IN_ALIAS + 1, SEARCH_PLACE_BIT = 40 };
static inline int64_t search_first_id(int in)
{
	return (int64_t)in << SEARCH_PLACE_BIT;
}

/* Take in all that was written so far. */
bool search_catch_up(struct store *s, struct err *e);

/* So many texts wait before they are taken in. */
enum { SEARCH_TOUCHED_MAX = 16 * 1024 };

/* A row was changed by a step of many changes: it is taken in with others, as the index costs far less where
 * its texts come by the hundred and in the order of their ids. */
bool search_touch(struct store *s, const struct table *t, int64_t id, struct err *e);

/* Take in what was touched. Before the step ends. */
bool search_take_in(struct store *s, struct err *e);

/* A row was changed behind the journal's back. */
bool search_renew(struct store *s, const struct table *t, int64_t id, struct err *e);

/* Put the index together anew: words that were taken out are left in it until then. */
bool search_pack(struct store *s, struct err *e);

#endif
