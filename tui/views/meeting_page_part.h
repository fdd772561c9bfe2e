/* A page of meetings behind a list. */
#ifndef TUI_VIEWS_MEETING_PAGE_PART_H
#define TUI_VIEWS_MEETING_PAGE_PART_H

#include "tui/views/page_part.h"

/* Zeroed is empty. */
struct meeting_page {
	struct page page;
	struct meeting_rows rows[PAGE_SIDES];
	struct store *store;    /* borrowed, during a load */
	struct meeting_query q; /* the same */
};

/* Read what the list wants of the meetings that q asks for (its window aside), and fill it. */
bool meeting_page_load(struct meeting_page *p, struct list *l, struct store *store,
	const struct meeting_query *q, struct err *e);

/* Row `at` of the list; NULL where none is loaded. */
const struct meeting_row *meeting_page_row(const struct meeting_page *p, size_t at);

void meeting_page_release(struct meeting_page *p);

#endif
