/* Pieces that several questions share. */
#ifndef DB_LIST_H
#define DB_LIST_H

#include "model/store.h"

#include "db/sql.h"

/* Empty a list that could not be completed (a struct with v, n and pool): frees the pool, zeroes the
 * struct; false. */
#define LIST_FAIL(list) (pool_release(&(list)->pool), memset((list), 0, sizeof(*(list))), false)

/* All records that a question gives, one a row from its first column; the array and its strings in the
 * pool. *v and *n are untouched on failure. */
bool list_read(struct sql *q, sqlite3_stmt *st, const struct table *t, struct pool *pool, void **v,
	size_t *n, struct err *e);

/* Groups of a meeting, by name. */
bool list_groups(struct sql *q, int64_t meeting_id, struct pool *pool,
	const struct group_ref **groups, size_t *n, struct err *e);

/* Bind keywords[i] for each bit i, from the place at on, up to count places; all of them when bits is
 * 0. Unused places stay NULL. */
void list_bind_words(sqlite3_stmt *st, int at, const char *const *words, unsigned bits, int count);

/* Agenda order: what stands before the first item, then each item before its children. i is the item
 * (by LEFT JOIN), p its parent. */
#define LIST_AGENDA_ORDER                                                                          \
	" CASE WHEN i.id IS NULL THEN 0 ELSE 1 END, coalesce(p.position, i.position),"             \
	" coalesce(p.id, i.id), CASE WHEN p.id IS NULL THEN 0 ELSE 1 END, i.position, i.id"

/* Texts that sort before and after every time of the world. */
#define LIST_FIRST ""
#define LIST_LAST "~"

#endif
