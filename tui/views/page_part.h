/* A long list read a page at a time: only the rows around the cursor, by the key of the row before
 * them, so that a list of 100,000 rows costs what is seen. */
#ifndef TUI_VIEWS_PAGE_PART_H
#define TUI_VIEWS_PAGE_PART_H

#include "model/store.h"

#include "tui/widgets/list.h"

/* The two halves of a page: rows before the cursor, nearest first, and rows from there on. */
enum page_side { PAGE_AFTER, PAGE_BEFORE, PAGE_SIDES };

/* How a kind of row is read. ctx is the owner's. */
struct page_ops {
	/* Read at most limit rows after (before) a key, nearest first; key NULL is the beginning
	 * (the end). *n is how many came. What the side held is released. */
	bool (*query)(void *ctx, enum page_side side, const char *key, int64_t id, int limit,
		size_t *n, struct err *e);
	/* Row i of a side: its id, and the key it is ordered by. */
	int64_t (*row)(const void *ctx, enum page_side side, size_t i, const char **key);
	/* The key of a row that is perhaps not loaded; the caller frees. NULL where it is gone. */
	char *(*locate)(void *ctx, int64_t id);
};

struct page {
	size_t before, after; /* rows of the two sides that are in the list */
};

/* Read what the list wants and fill it. On failure the list is empty, and its cursor comes
 * back with the next page. */
bool page_load(
	struct page *p, struct list *l, const struct page_ops *ops, void *ctx, struct err *e);

/* Where row `at` of the list lies. */
enum page_side page_at(const struct page *p, size_t at, size_t *i);

#endif
