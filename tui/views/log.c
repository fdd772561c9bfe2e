/* `!`: the messages so far, newest last. */
#include "base/xalloc.h"

#include "tui/views/views.h"

enum { BOX_COLS = 76, BORDERS = 4, INDENT = 2 };

static unsigned log_key(struct view *v, struct app *a, const struct key *k)
{
	(void)v;
	(void)a;
	(void)k;
	return FX_POP;
}

/* A message is there in whole: on the screen its end may not have been seen. */
static void log_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	int n = (int)a->n_log, rows = 0;
	int cells = (body->cols - BORDERS < BOX_COLS ? body->cols - BORDERS : BOX_COLS) - 1;
	struct canvas box;

	(void)v;
	for (int i = 0; i < n; i++)
		rows += canvas_wrap_rows(body, cells, INDENT, a->log[i]);
	box = overlay_box(body, OVERLAY_CENTRE, rows ? rows : 1, BOX_COLS, _("The last messages"),
		_("any key closes"));
	if (n == 0)
		canvas_text(&box, 0, 1, CELLS_REST, STYLE_NORMAL, _("No messages yet."));
	for (int row = box.rows, i = n - 1; row > 0 && i >= 0; i--) {
		row -= canvas_wrap_rows(&box, cells, INDENT, a->log[i]);
		canvas_wrap(&box, row, 1, cells, INDENT, STYLE_NORMAL, a->log[i]);
	}
	canvas_cursor(&box, box.rows - 1, 0, false);
}

const struct view_ops log_view = {
	.name = "messages",
	.overlay = true,
	.captures = true,
	.key = log_key,
	.draw = log_draw,
};
