/* The pane of the agenda. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/outcomes.h"
#include "services/agenda.h"

#include "tui/views/live_panes.h"
#include "tui/views/rollcall.h"

static const char *item_mark(const struct live_state *st, const struct item *it)
{
	if (live_running(st) && live_meeting(st)->item_id == it->id)
		return "▶";
	switch ((enum outcome)it->outcome) {
	case OUTCOME_OPEN:
		return " ";
	case OUTCOME_NOT_RAISED:
	case OUTCOME_POSTPONED:
	case OUTCOME_STRUCK:
		return "–";
	case OUTCOME_TREATED:
	case OUTCOME_DECIDED:
	case OUTCOME_AGREED:
	case OUTCOME_ENDORSED:
	case OUTCOME_MESSAGE:
	case OUTCOME_REFERRED:
	case OUTCOME_FINISHED:
		break;
	}
	return "x";
}

struct agenda_ctx {
	const struct live_state *st;
	int64_t now;
	bool *misfit; /* of each item; NULL = not running */
};

static void draw_times(
	const struct agenda_ctx *ctx, struct canvas *row, const struct item *it, int col)
{
	const struct meeting *m = live_meeting(ctx->st);
	int64_t spent =
		item_seconds_whole(m, ctx->st->items.v, ctx->st->items.n, it, ctx->now) / 60;
	bool over = it->minutes && spent > it->minutes;
	char used[24] = "";

	if (it->minutes)
		canvas_printf(row, 0, col, 4, STYLE_NORMAL, "%4" PRId64, it->minutes);
	if (it->outcome == OUTCOME_NOT_RAISED)
		snprintf(used, sizeof(used), "–");
	else if (it->started_at || spent)
		snprintf(used, sizeof(used), "%" PRId64 "%s", spent, over ? "!" : "");
	canvas_right(row, 0, col + 4, over ? 6 : 5, over ? STYLE_LATE : STYLE_NORMAL, used);
}

/* "2:a", "2nd": for which time it comes; "" for the first. */
static void times_text(const struct live_state *st, size_t at, char out[16])
{
	int n = st->more.times ? st->more.times[at] : 1;
	char *again;

	out[0] = '\0';
	if (n < 2)
		return;
	again = nth_short(i18n_language(), n);
	snprintf(out, 16, " %s", again);
	free(again);
}

static void draw_item(const void *p, struct canvas *row, size_t at)
{
	const struct agenda_ctx *ctx = p;
	const struct item *it = &ctx->st->items.v[at];
	bool current = live_running(ctx->st) && live_meeting(ctx->st)->item_id == it->id;
	unsigned style = current ? STYLE_RUNNING : STYLE_NORMAL;
	int indent = it->parent_id ? 3 : 0, times = row->cols - 11, col = 2 + indent;
	char again[16];

	canvas_text(row, 0, indent, 1, style, item_mark(ctx->st, it));
	if (it->number && *it->number)
		col += canvas_printf(row, 0, col, 6, style, "%s ", it->number);
	else
		col += canvas_text(row, 0, col, 2, style, "· ");
	times_text(ctx->st, at, again);
	col += canvas_text(row, 0, col, times - col - canvas_cells(row, again), style, it->title);
	canvas_text(row, 0, col, times - col, STYLE_MUTED, again);
	if (ctx->misfit && ctx->misfit[at] && !it->started_at)
		canvas_right(row, 0, times + 4, 7, STYLE_LATE, _("no time"));
	draw_times(ctx, row, it, times);
}

/* The minutes planned of those there are: under the last item, or short in the heading (NULL: there is none)
 * where that is out of sight. */
static void draw_sum(const struct live_state *st, struct canvas *list, struct canvas *heading)
{
	int64_t planned = agenda_minutes(&st->items), room = agenda_room(live_meeting(st));
	bool over = room && planned > room, below = (int)st->items.n < list->rows;
	unsigned style = over ? STYLE_LATE : STYLE_MUTED;
	char sum[64];

	if (!planned || (!below && !heading))
		return;
	if (!below && room)
		snprintf(sum, sizeof(sum), "%lld/%lld", (long long)planned, (long long)room);
	else if (room)
		snprintf(sum, sizeof(sum), _("%lld of %lld min%s"), (long long)planned,
			(long long)room, over ? " !" : "");
	else
		snprintf(sum, sizeof(sum), _("%lld min"), (long long)planned);
	if (below)
		canvas_right(list, (int)st->items.n, 1, list->cols - 8, style, sum);
	else
		canvas_right(heading, 0, 12, heading->cols - 12 - 12, style, sum);
}

void live_draw_agenda(const struct live_state *st, const struct app *a, struct canvas *c, int rows)
{
	struct agenda_ctx ctx = { st, clock_now(a->session.clock), live_misfits(st, a) };
	bool heading = st->rows >= LIVE_ROOMY_ROWS;
	struct canvas list = canvas_sub(c, heading, 0, rows, c->cols);

	if (heading) {
		canvas_text(c, 0, 1, CELLS_REST, STYLE_HEADING, _("AGENDA"));
		canvas_right(c, 0, c->cols - 12, 5, STYLE_HEADING, Q_("column|plan"));
		canvas_right(c, 0, c->cols - 7, 5, STYLE_HEADING, Q_("column|used"));
	}
	if (st->items.n == 0)
		canvas_wrap(c, 2, 1, c->cols - 2, 0, STYLE_NORMAL,
			_("No items yet. n adds one; a writes a note at once."));
	draw_sum(st, &list, heading ? c : NULL);
	list_draw(&st->agenda, &list, st->pane == PANE_AGENDA && !st->typing, draw_item, &ctx);
	free(ctx.misfit);
}
