#include "tui/views/list_part.h"

#include <stdlib.h>

#include "base/xalloc.h"

#include "tui/app.h"

bool list_view_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct list *l = v->state;

	(void)a;
	(void)arg;
	(void)e;
	l->pane = 1;
	return true;
}

void list_view_layout(struct view *v, struct app *a, int rows, int cols)
{
	(void)a;
	(void)cols;
	list_resize(v->state, rows - LIST_HEAD_ROWS > 1 ? rows - LIST_HEAD_ROWS : 1);
}

unsigned list_view_key(struct view *v, struct app *a, const struct key *k)
{
	return list_key(v->state, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

unsigned list_view_key_opens(
	struct view *v, struct app *a, const struct key *k, const char *command)
{
	unsigned fx = list_view_key(v, a, k);

	return fx != FX_IGNORED && k->code == KEYCODE_DOUBLE_CLICK ? app_run(a, command) : fx;
}

void list_fill_by(
	struct list *l, size_t n, int64_t (*id_of)(const void *ctx, size_t i), const void *ctx)
{
	int64_t *ids = xcalloc(n + 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = id_of(ctx, i);
	list_fill(l, ids, n, false, false);
	free(ids);
}

void list_table_draw(const struct list *l, const struct shown_column *v, size_t n, struct canvas *c,
	bool active, list_row_fn *draw, const void *ctx)
{
	struct canvas heads = canvas_sub(c, 0, 1, LIST_HEAD_ROWS, c->cols - 1);
	struct canvas rows = canvas_sub(c, LIST_HEAD_ROWS, 0, c->rows - LIST_HEAD_ROWS, c->cols);

	shown_heads(v, n, &heads);
	list_draw(l, &rows, active, draw, ctx);
}
