/* A page of meetings as a table. What its rows say is worked out once a page, not once a paint. */
#ifndef TUI_VIEWS_MEETING_TABLE_PART_H
#define TUI_VIEWS_MEETING_TABLE_PART_H

#include "tui/views/day_marks_part.h"
#include "tui/views/meeting_page_part.h"

struct meeting_line;

/* Zeroed is empty. */
struct meeting_table {
	struct meeting_line *v; /* as the rows of the page */
	size_t n;
	struct pool pool;
};

/* The texts are the page's own in part: make it anew after each load. */
void meeting_table_make(
	struct meeting_table *t, const struct meeting_page *p, const struct day_clashes *clashes);
void meeting_table_release(struct meeting_table *t);

/* Draw the list's visible rows, after a row of heads where those are wanted; columns give way to the
 * width. */
void meeting_table_draw(
	const struct meeting_table *t, const struct list *l, struct canvas *c, bool heads);

#endif
