/* How long personal data are kept, and what is due. */
#include "services/retention.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/paths.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/views/list_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { C_WHAT, C_KEPT, C_DUE, C_OLDEST, C_COUNT };

struct retention_state {
	struct list list; /* ids: the kind and 1 */
	char *folder;
	struct retention_row rows[RETENTION_KINDS];
};

static bool view_reload(struct view *v, struct app *a, struct err *e)
{
	struct retention_state *st = v->state;

	if (!retention_due(&a->session, st->folder, st->rows, e))
		return false;
	list_fill_places(&st->list, RETENTION_KINDS);
	return true;
}

static bool view_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct retention_state *st = v->state;

	st->folder = path_of(PATH_STATE, "backups", NULL);
	return list_view_open(v, a, arg, e);
}

static void view_close(struct view *v)
{
	struct retention_state *st = v->state;

	list_release(&st->list);
	free(st->folder);
}

/* ---- Drawing ------------------------------------------------------------------------------------- */

struct table_ctx {
	const struct retention_state *st;
	struct shown_column col[C_COUNT];
};

static void table_columns(struct table_ctx *t, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_WHAT] = { .title = N_("head|What"), .least = 38, .want = 44, .rank = 1 },
		[C_KEPT] = { .title = N_("head|Kept"), .least = 11, .want = 11, .rank = 2 },
		[C_DUE] = { .title = N_("head|To go"),
			.least = 8,
			.want = 8,
			.rank = 3,
			.right = true },
		[C_OLDEST] = { .title = N_("head|Oldest"), .least = 10, .want = 10, .rank = 4 },
	};

	shown_columns(t->col, spec, C_COUNT);
	shown_fit(t->col, C_COUNT, 0, cols);
}

static void draw_row(const void *ctx, struct canvas *c, size_t at)
{
	const struct table_ctx *t = ctx;
	const struct retention_row *r = &t->st->rows[at];
	struct buf period = { 0 };
	char due[24];

	retention_period_text(r->kind, r->period, &period);
	snprintf(due, sizeof(due), "%zu", r->n);
	shown_text(&t->col[C_WHAT], c, 0, STYLE_NORMAL, retention_words(r->kind));
	shown_text(&t->col[C_KEPT], c, 0, STYLE_NORMAL, buf_str(&period));
	shown_text(&t->col[C_DUE], c, 0, r->n ? STYLE_NORMAL : STYLE_MUTED, due);
	shown_text(&t->col[C_OLDEST], c, 0, STYLE_NORMAL, r->oldest);
	buf_release(&period);
}

static void view_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct retention_state *st = v->state;
	struct table_ctx t = { .st = st };

	(void)a;
	table_columns(&t, body->cols - 1);
	list_table_draw(&st->list, t.col, C_COUNT, body, true, draw_row, &t);
}

static void view_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	(void)v;
	(void)a;
	(void)right;
	buf_puts(left, _("How long personal data are kept"));
}

static void view_status(const struct view *v, const struct app *a, struct buf *out)
{
	(void)v;
	(void)a;
	buf_puts(out, _("Documents that were sent out are never touched. Numbers stay."));
}

const struct view_ops retention_view = {
	.name = "retention",
	.state_size = sizeof(struct retention_state),
	.open = view_open,
	.close = view_close,
	.layout = list_view_layout,
	.reload = view_reload,
	.key = list_view_key,
	.title = view_title,
	.status = view_status,
	.draw = view_draw,
};

/* ---- What keys do -------------------------------------------------------------------------------- */

static unsigned changed(struct app *a, void *ctx, const char *text)
{
	const int *kind = ctx;
	struct err e = { 0 };
	char *end;
	long n = strtol(text, &end, 10);

	if (end == text || !text_blank(end) || n > INT32_MAX)
		n = -1;
	if (!retention_set(&a->session, *kind, (int)n, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, _("Kept from now on: %s"), retention_words(*kind)) | FX_POP;
}

static unsigned cmd_change(struct app *a, struct view *v, const struct key *k)
{
	const struct retention_state *st = v->state;
	const struct retention_row *r = &st->rows[st->list.at];
	char text[24];

	(void)k;
	snprintf(text, sizeof(text), "%d", r->period);
	prompt_open(a,
		&(struct prompt) {
			.label = r->kind == RETENTION_DRAFTS ? _("Days") : _("Months"),
			.text = text,
			.hint = _("0 keeps it for good  Enter saves  Esc cancels"),
			.done = changed,
			.ctx = xmemdup(&r->kind, sizeof(r->kind)),
		});
	return FX_REDRAW;
}

static unsigned applied(struct app *a, void *ctx, size_t chosen)
{
	struct view *v = app_top(a);
	const struct retention_state *st;
	struct err e = { 0 };

	(void)ctx;
	for (size_t i = a->depth; i > 0 && v->ops != &retention_view; i--)
		v = &a->stack[i - 1];
	if (chosen != 0 || v->ops != &retention_view)
		return FX_REDRAW;
	st = v->state;
	if (!retention_apply(&a->session, st->folder, st->rows, ~0u, NULL, &e))
		return app_fail(a, &e);
	app_say(a, "%s", _("What was due is gone. Nothing brings it back."));
	return FX_RELOAD;
}

static unsigned cmd_apply(struct app *a, struct view *v, const struct key *k)
{
	const struct retention_state *st = v->state;
	const struct choice rows[] = {
		{ { .code = 'g' }, _("take away for good"), NULL },
		{ { .code = 'n' }, _("no, let it be"), NULL },
	};
	size_t due = 0;

	(void)k;
	for (int kind = 0; kind < RETENTION_KINDS; kind++)
		due += st->rows[kind].n;
	if (!due) {
		app_say(a, "%s", _("Nothing is due."));
		return FX_REDRAW;
	}
	choices_open(a,
		&(struct choices_spec) { .title = _("No undo: what is due is taken away"),
			.v = rows,
			.n = ARRAY_LEN(rows),
			.keys_only = true,
			.done = applied });
	return FX_REDRAW;
}

static unsigned cmd_open(struct app *a, struct view *v, const struct key *k)
{
	(void)v;
	(void)k;
	app_push(a, &retention_view, NULL);
	return FX_REDRAW;
}

/* clang-format off */
const struct command retention_commands[] = {
	{ "retention",        "V",             "people",    N_("How long personal data are kept, and what is due"), N_("footer|retention"), 14, NEED_NOTHING, cmd_open },
	{ "retention-change", "<Enter> e ä ö", "retention", N_("Say how long it is kept"), N_("footer|edit"), 1, NEED_WRITABLE, cmd_change },
	{ "retention-apply",  "R",             "retention", N_("Take away what is due; nothing brings it back"), N_("footer|take away what is due"), 2, NEED_WRITABLE, cmd_apply },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
