/* Names that may be one person: the answer counts for all files of the import. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/views/import_views.h"
#include "tui/views/sections.h"
#include "tui/widgets/list.h"

enum { PANE_PAIRS = 1, ANSWER_CELLS = 12, REASON_FROM = 70 };

struct same_state {
	struct import_batch *b;
	struct list list;
};

static bool same_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct same_state *st = v->state;

	(void)a;
	(void)e;
	st->b = *(struct import_batch *const *)arg;
	st->list.pane = PANE_PAIRS;
	list_fill_places(&st->list, st->b->n_pairs);
	return true;
}

static void same_close(struct view *v)
{
	struct same_state *st = v->state;

	list_release(&st->list);
}

static void same_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct same_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - 2 > 1 ? rows - 2 : 1);
}

static unsigned same_key(struct view *v, struct app *a, const struct key *k)
{
	struct same_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned same_has(const struct view *v, const struct app *a)
{
	const struct same_state *st = v->state;

	(void)a;
	return st->list.n ? NEED_ITEM : 0;
}

/* Answer, and on to the next. */
static unsigned answer(struct view *v, enum batch_answer how)
{
	struct same_state *st = v->state;

	import_batch_answer(st->b, st->list.at, how);
	if (st->list.at + 1 < st->list.n)
		list_go(&st->list, (int64_t)st->list.at + 2);
	return FX_REDRAW;
}

static unsigned cmd_one(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	(void)k;
	return answer(v, BATCH_ONE);
}

static unsigned cmd_two(struct app *a, struct view *v, const struct key *k)
{
	(void)a;
	(void)k;
	return answer(v, BATCH_TWO);
}

/* clang-format off */
const struct command import_same_commands[] = {
	{ "one",  "s",           "import-same", N_("They are one person"), N_("footer|one person"), 1, NEED_ITEM, cmd_one },
	{ "two",  "i",           "import-same", N_("They are two"), N_("footer|two"), 2, NEED_ITEM, cmd_two },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */

static const char *answer_word(const struct batch_pair *p)
{
	switch (p->answer) {
	case BATCH_ONE:
		return _("one person");
	case BATCH_TWO:
		return _("two");
	case BATCH_OPEN:
		break;
	}
	return "?";
}

static void draw_pair(const void *ctx, struct canvas *row, size_t at)
{
	const struct same_state *st = ctx;
	const struct batch_pair *p = &st->b->pairs[at];
	bool reason = row->cols >= REASON_FROM;
	int left = row->cols - ANSWER_CELLS - 2, names = reason ? left * 2 / 3 : left;

	canvas_printf(row, 0, 2, names - 1, p->answer == BATCH_OPEN ? STYLE_NORMAL : STYLE_MUTED,
		p->person_id ? _("%s – %s, in the register") : "%s – %s", p->name, p->known);
	if (reason)
		canvas_text(row, 0, 2 + names, row->cols - ANSWER_CELLS - names - 3, STYLE_MUTED,
			p->reason);
	canvas_text(
		row, 0, row->cols - ANSWER_CELLS, ANSWER_CELLS - 1, STYLE_HEADING, answer_word(p));
}

static void same_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct same_state *st = v->state;
	struct canvas rows = canvas_sub(body, 2, 0, body->rows - 2, body->cols);

	(void)a;
	canvas_text(body, 0, 1, body->cols - 2, STYLE_HEADING,
		_("One person? The answer counts for all files; without one both are kept."));
	canvas_hline(body, 1, 1, body->cols - 2);
	list_draw(&st->list, &rows, true, draw_pair, st);
}

static void same_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct same_state *st = v->state;

	(void)a;
	buf_puts(left, _("Who is who"));
	buf_printf(right, ngettext("%zu pair", "%zu pairs", st->list.n), st->list.n);
}

static void same_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct same_state *st = v->state;
	const struct batch_pair *p;

	if (!st->list.n)
		return;
	p = &st->b->pairs[st->list.at];
	if (a->cols >= REASON_FROM)
		buf_printf(out, "%s – %s: ", p->name, p->known);
	buf_printf(out, "%s. ", p->reason);
	buf_printf(
		out, ngettext("Written in %zu file.", "Written in %zu files.", p->files), p->files);
}

const struct view_ops import_same_view = {
	.name = "import-same",
	.state_size = sizeof(struct same_state),
	.open = same_open,
	.close = same_close,
	.layout = same_layout,
	.key = same_key,
	.has = same_has,
	.title = same_title,
	.status = same_status,
	.draw = same_draw,
};
