/* What earlier meetings left over: taken up again with one key, each or all. */
#include <stdlib.h>

#include "base/date_text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "rules/outcomes.h"
#include "services/carry.h"

#include "tui/views/agenda_views.h"
#include "tui/views/live.h"
#include "tui/views/sections.h"

enum { PANE_OFFERS = 1, HEAD_ROWS = 2, DAY_CELLS = 12, SIDE_CELLS = 34 };

struct offers_state {
	int64_t meeting_id;
	struct offers offers;
	struct list list;
};

static bool offers_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct offers_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	st->list.pane = PANE_OFFERS;
	return true;
}

static void offers_close(struct view *v)
{
	struct offers_state *st = v->state;

	offers_release(&st->offers);
	list_release(&st->list);
}

static bool offers_reload(struct view *v, struct app *a, struct err *e)
{
	struct offers_state *st = v->state;
	int64_t *ids;
	bool ok;

	offers_release(&st->offers);
	ok = carry_offers(&a->session, st->meeting_id, &st->offers, e);
	ids = xreallocarray(NULL, st->offers.n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->offers.n; i++)
		ids[i] = st->offers.v[i].it->id;
	list_fill(&st->list, ids, st->offers.n, false, false);
	free(ids);
	return ok;
}

static void offers_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct offers_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS > 1 ? rows - HEAD_ROWS : 1);
}

static unsigned offers_key(struct view *v, struct app *a, const struct key *k)
{
	struct offers_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned offers_has(const struct view *v, const struct app *a)
{
	const struct offers_state *st = v->state;

	(void)a;
	return st->list.n ? NEED_ITEM : 0;
}

static void offers_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	(void)right;
	buf_puts(left, _("Left over from earlier meetings"));
}

static void draw_offer(const void *p, struct canvas *row, size_t at)
{
	const struct offers_state *st = p;
	const struct offer *o = &st->offers.v[at];
	struct moment starts = MOMENT_NONE;
	char day[DATE_TEXT_SIZE] = "", *again = nth_time(i18n_language(), o->times), *side;
	int title = row->cols - DAY_CELLS - SIDE_CELLS - 3;

	moment_parse(o->meeting_starts, &starts);
	if (starts.day != DAY_NONE)
		day_text(starts.day, day);
	side = xasprintf("%s, %s", outcome_label(o->it->outcome), again);
	canvas_text(row, 0, 2, DAY_CELLS, STYLE_NORMAL, day);
	canvas_text(row, 0, 2 + DAY_CELLS, title > 10 ? title : row->cols - DAY_CELLS - 2,
		STYLE_NORMAL, o->it->title);
	if (title > 10)
		canvas_text(row, 0, row->cols - SIDE_CELLS, SIDE_CELLS, STYLE_MUTED, side);
	free(side);
	free(again);
}

static void offers_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct offers_state *st = v->state;
	struct canvas rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);

	(void)a;
	canvas_text(body, 0, 1, CELLS_REST, STYLE_HEADING,
		_("Not raised or postponed, and not taken up since"));
	if (st->list.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL, _("Nothing is left over."));
	list_draw(&st->list, &rows, true, draw_offer, st);
}

static void offers_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct offers_state *st = v->state;

	(void)a;
	if (st->list.n)
		buf_printf(out, _("From %s."), st->offers.v[st->list.at].meeting_title);
}

const struct view_ops offers_view = {
	.name = "offers",
	.state_size = sizeof(struct offers_state),
	.open = offers_open,
	.close = offers_close,
	.layout = offers_layout,
	.reload = offers_reload,
	.key = offers_key,
	.has = offers_has,
	.title = offers_title,
	.status = offers_status,
	.draw = offers_draw,
};

/* ---- Commands -------------------------------------------------------------------------------------------- */

static unsigned cmd_take(struct app *a, struct view *v, const struct key *k)
{
	const struct offers_state *st = v->state;
	const struct item *it = st->offers.v[st->list.at].it;
	struct err e = { 0 };
	int64_t id = 0;
	bool last = st->list.n == 1, ok = carry_item(&a->session, it->id, st->meeting_id, &id, &e);
	unsigned fx = app_did(a, ok, &e, _("Taken up again: %s"), it->title);

	(void)k;
	if (ok)
		live_seek(a, id);
	return fx | (ok && last ? FX_POP : 0);
}

static unsigned cmd_take_all(struct app *a, struct view *v, const struct key *k)
{
	const struct offers_state *st = v->state;
	struct err e = { 0 };
	size_t n = 0;
	bool ok = carry_all(&a->session, st->meeting_id, &n, &e);

	(void)k;
	return app_did(a, ok, &e,
		       ngettext("%zu item taken up again", "%zu items taken up again", n), n) |
		(ok ? FX_POP : 0);
}

/* clang-format off */
const struct command offers_commands[] = {
	{ "take",     "<Enter> <Space> ö", "offers", N_("Take the item up in this meeting"), N_("footer|takes it up"), 1, NEED_ITEM | NEED_WRITABLE, cmd_take },
	{ "take-all", "A",             "offers", N_("Take all of them up"), N_("footer|all"), 2, NEED_ITEM | NEED_WRITABLE, cmd_take_all },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
