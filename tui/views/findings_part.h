/* A list of remarks, each with its place, what it is and its words, and all of the words of the row under
 * the cursor below. */
#ifndef TUI_VIEWS_FINDINGS_PART_H
#define TUI_VIEWS_FINDINGS_PART_H

#include "base/buf.h"

#include "tui/views/list_part.h"

/* What a row says. */
struct finding_line {
	const char *sign; /* of one cell */
	unsigned sign_style, style;
	const char *label;
	struct buf place, words; /* released by the list */
	struct buf detail;       /* below: the words whole, a paragraph each */
};
typedef void finding_fn(const void *ctx, size_t at, struct finding_line *out);

struct findings_list {
	const struct list *list;
	int place_cells;
	const char *empty; /* what is said where there are none; translated */
	finding_fn *line;
	const void *ctx;
};
void findings_draw(const struct findings_list *f, struct canvas *body);

/* For struct view_ops of a view whose state begins with its list (list_part.h). */
void findings_layout(struct view *v, struct app *a, int rows, int cols);

#endif
