/* `!`: the messages so far, newest last. */
#include "base/xalloc.h"

#include "tui/views/views.h"

static unsigned log_key(struct view *v, struct app *a, const struct key *k)
{
	(void)v;
	(void)a;
	(void)k;
	return FX_POP;
}

static void log_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	int n = (int)a->n_log, rows = n ? n : 1;
	struct canvas box = overlay_box(
		body, OVERLAY_CENTRE, rows, 76, _("The last messages"), _("any key closes"));

	(void)v;
	if (n == 0)
		canvas_text(&box, 0, 1, CELLS_REST, STYLE_NORMAL, _("No messages yet."));
	for (int i = 0; i < box.rows && i < n; i++)
		canvas_text(&box, box.rows - 1 - i, 1, CELLS_REST, STYLE_NORMAL, a->log[n - 1 - i]);
	canvas_cursor(&box, box.rows - 1, 0, false);
}

const struct view_ops log_view = {
	.name = "messages",
	.overlay = true,
	.captures = true,
	.key = log_key,
	.draw = log_draw,
};
