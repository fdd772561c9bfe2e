/* The combined sheet of a round, as it will be printed: to read, and to write to a file. */
#include <stdlib.h>

#include "base/xalloc.h"
#include "services/round_sheet.h"

#include "tui/views/document_part.h"
#include "tui/views/round_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

struct paper_state {
	int64_t round_id;
	struct document_pane pane;
};

static bool paper_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct paper_state *st = v->state;

	(void)a;
	(void)e;
	st->round_id = *(const int64_t *)arg;
	return true;
}

static void paper_close(struct view *v)
{
	struct paper_state *st = v->state;

	document_pane_release(&st->pane);
}

static void paper_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct paper_state *st = v->state;

	(void)a;
	document_pane_layout(&st->pane, rows, cols);
}

static bool paper_reload(struct view *v, struct app *a, struct err *e)
{
	struct paper_state *st = v->state;

	document_pane_release(&st->pane);
	if (!round_sheet_document(&a->session, st->round_id, &st->pane.document, e))
		return false;
	document_pane_measure(&st->pane);
	return true;
}

static unsigned paper_key(struct view *v, struct app *a, const struct key *k)
{
	struct paper_state *st = v->state;

	(void)a;
	return document_pane_key(&st->pane, k) ? FX_REDRAW : FX_IGNORED;
}

static void paper_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct paper_state *st = v->state;

	(void)a;
	buf_puts(left, st->pane.document.title ? st->pane.document.title : "");
	buf_puts(right, _("without private lines"));
}

static void paper_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct paper_state *st = v->state;

	(void)a;
	document_pane_status(&st->pane, out);
}

static void paper_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct paper_state *st = v->state;

	(void)a;
	document_pane_draw(&st->pane, body);
}

const struct view_ops round_paper_view = {
	.name = "round-paper",
	.state_size = sizeof(struct paper_state),
	.open = paper_open,
	.close = paper_close,
	.layout = paper_layout,
	.reload = paper_reload,
	.key = paper_key,
	.title = paper_title,
	.status = paper_status,
	.draw = paper_draw,
};

unsigned round_show_sheet(struct app *a, int64_t round_id)
{
	app_push(a, &round_paper_view, &round_id);
	return FX_REDRAW;
}

/* ---- Into a file ----------------------------------------------------------------------------------- */

static bool fill(
	struct app *a, const void *ctx, enum notes_form form, struct buf *out, struct err *e)
{
	struct notes_document d = { 0 };
	bool ok = round_sheet_document(&a->session, *(const int64_t *)ctx, &d, e) &&
		notes_write(&a->session, &d, form, out, e);

	notes_document_release(&d);
	return ok;
}

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	const struct paper_state *st = v->state;
	const char *title = st->pane.document.title;

	(void)k;
	return document_ask_write(a, title ? title : "", fill, &st->round_id, sizeof(st->round_id));
}

/* clang-format off */
const struct command round_paper_commands[] = {
	{ "paper-scroll", "<Up><Down> j k", "round-paper", N_("Up and down"), N_("scroll"), 1, NEED_NOTHING, NULL },
	{ "paper-write",  "x", "round-paper", N_("Write it to a file (.txt, .md, .html)"), N_("footer|to file"), 2, NEED_NOTHING, cmd_write },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
