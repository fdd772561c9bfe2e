/* Views that are one list. The state of such a view begins with the list (struct list as its first member). */
#ifndef TUI_VIEWS_LIST_PART_H
#define TUI_VIEWS_LIST_PART_H

#include "tui/view.h"
#include "tui/views/columns_part.h"
#include "tui/widgets/list.h"

enum { LIST_HEAD_ROWS = 1 };

/* For struct view_ops. layout: below the row of heads; key: the list's own, a double click is nothing more than
 * a click. */
bool list_view_open(struct view *v, struct app *a, const void *arg, struct err *e);
void list_view_layout(struct view *v, struct app *a, int rows, int cols);
unsigned list_view_key(struct view *v, struct app *a, const struct key *k);

/* The same, where a double click runs a command. */
unsigned list_view_key_opens(
	struct view *v, struct app *a, const struct key *k, const char *command);

/* Fill a list with the n ids that id_of gives. */
void list_fill_by(
	struct list *l, size_t n, int64_t (*id_of)(const void *ctx, size_t i), const void *ctx);

/* A row of titles and below it the visible rows as list_draw has them. */
void list_table_draw(const struct list *l, const struct shown_column *v, size_t n, struct canvas *c,
	bool active, list_row_fn *draw, const void *ctx);

#endif
