/* What became of a meeting's date, state and place: an overlay that lists its moves, oldest first. */
#include "rules/moves.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/date_text.h"
#include "base/xalloc.h"

#include "tui/views/meeting_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { BOX_COLS = 76, WHEN_CELLS = 18 };

struct moves_state {
	int64_t meeting_id;
	char *title;
	struct move_list moves;
	int top, most; /* the first line shown, and how far it goes */
};

static bool moves_reload(struct view *v, struct app *a, struct err *e)
{
	struct moves_state *st = v->state;

	pool_release(&st->moves.pool);
	st->moves = (struct move_list) { 0 };
	free(st->title);
	st->title = meeting_name_and_day(a, st->meeting_id);
	return store_moves(a->session.store, st->meeting_id, &st->moves, e);
}

static bool moves_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct moves_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	return true;
}

static void moves_close(struct view *v)
{
	struct moves_state *st = v->state;

	pool_release(&st->moves.pool);
	free(st->title);
}

static unsigned moves_key(struct view *v, struct app *a, const struct key *k)
{
	struct moves_state *st = v->state;

	(void)a;
	if (key_is(k, KEYCODE_DOWN, 0))
		st->top++;
	else if (key_is(k, KEYCODE_UP, 0) && st->top > 0)
		st->top--;
	else if (!key_is(k, KEYCODE_UP, 0))
		return FX_POP;
	return FX_REDRAW;
}

/* "tis 3 mars 9:12", then what and why beside it. Returns the rows used. */
static int draw_move(struct canvas *box, int row, const struct move *mv)
{
	struct moment at = local_moment(mv->at);
	char day[DATE_TEXT_SIZE], time[DATE_TEXT_SIZE];
	struct buf b = { 0 };
	int cells = box->cols - WHEN_CELLS - 2, used;

	day_text_list(at.day, day);
	minute_text(at.minute, time);
	canvas_printf(box, row, 1, WHEN_CELLS - 2, STYLE_MUTED, "%s %s", day, time);
	move_words(mv, day_year(at.day), &b);
	if (mv->why && *mv->why)
		buf_printf(&b, " (%s)", mv->why);
	used = canvas_wrap_rows(box, cells, 2, buf_str(&b));
	canvas_wrap(box, row, WHEN_CELLS, cells, 2, STYLE_NORMAL, buf_str(&b));
	buf_release(&b);
	return used;
}

static void moves_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct moves_state *st = v->state;
	struct canvas box;
	int row = 0, cols = body->cols - 4 < BOX_COLS ? body->cols - 4 : BOX_COLS, rows = 0;
	char *title = xasprintf(_("Changes: %s"), st->title ? st->title : "");

	(void)a;
	/* Measured in a box of no height. */
	for (size_t i = 0; i < st->moves.n; i++) {
		struct canvas none = canvas_sub(body, 0, 0, 0, cols);

		rows += draw_move(&none, 0, &st->moves.v[i]);
	}
	box = overlay_box(body, OVERLAY_CENTRE, rows ? rows : 1, cols, title,
		rows > body->rows - 2 ? _("↑↓ moves, any other key closes") : _("any key closes"));
	if (st->moves.n == 0)
		canvas_text(&box, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("It has not been moved or changed."));
	row = rows > box.rows ? -(st->top < rows - box.rows ? st->top : rows - box.rows) : 0;
	for (size_t i = 0; i < st->moves.n; i++)
		row += draw_move(&box, row, &st->moves.v[i]);
	canvas_cursor(&box, 0, 0, false);
	free(title);
}

const struct view_ops moves_view = {
	.name = "moves",
	.overlay = true,
	.captures = true,
	.state_size = sizeof(struct moves_state),
	.open = moves_open,
	.close = moves_close,
	.reload = moves_reload,
	.key = moves_key,
	.draw = moves_draw,
};
