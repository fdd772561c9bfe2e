/* The files of a meeting: which item they belong to, and whether they are still what was attached. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/attachments.h"

#include "tui/views/agenda_views.h"
#include "tui/views/path_part.h"
#include "tui/views/sections.h"
#include "tui/views/words_part.h"
#include "tui/widgets/list.h"

enum { PANE_FILES = 1, HEAD_ROWS = 2, ITEM_CELLS = 26, SIZE_CELLS = 9 };

struct files_state {
	struct files_arg of;
	char *item; /* title of that item; "" = the whole meeting */
	struct item_list items;
	struct attachment_list files;
	enum attachment_state *states; /* of each file */
	struct list list;
};

static bool files_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct files_state *st = v->state;

	(void)a;
	(void)e;
	st->of = *(const struct files_arg *)arg;
	st->list.pane = PANE_FILES;
	return true;
}

static void let_go(struct files_state *st)
{
	pool_release(&st->items.pool);
	pool_release(&st->files.pool);
	free(st->states);
	free(st->item);
	st->states = NULL;
	st->item = NULL;
	st->items.n = st->files.n = 0;
}

static void files_close(struct view *v)
{
	struct files_state *st = v->state;

	let_go(st);
	list_release(&st->list);
}

static const struct item *item_of(const struct files_state *st, int64_t id)
{
	for (size_t i = 0; i < st->items.n; i++)
		if (st->items.v[i].id == id)
			return &st->items.v[i];
	return NULL;
}

static bool files_reload(struct view *v, struct app *a, struct err *e)
{
	struct files_state *st = v->state;
	const struct item *it;
	int64_t *ids;

	let_go(st);
	if (!store_items(a->session.store, st->of.meeting_id, &st->items, e) ||
		!store_attachments(a->session.store, st->of.meeting_id, &st->files, e))
		return false;
	it = item_of(st, st->of.item_id);
	st->item = xstrdup(it ? it->title : "");
	st->of.item_id = it ? it->id : 0;
	st->states = xcalloc(st->files.n + 1, sizeof(*st->states));
	ids = xcalloc(st->files.n + 1, sizeof(*ids));
	for (size_t i = 0; i < st->files.n; i++) {
		ids[i] = st->files.v[i].id;
		st->states[i] = attachment_look(&st->files.v[i], true);
	}
	list_fill(&st->list, ids, st->files.n, false, false);
	free(ids);
	return true;
}

static void files_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct files_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows - HEAD_ROWS > 1 ? rows - HEAD_ROWS : 1);
}

static unsigned files_key(struct view *v, struct app *a, const struct key *k)
{
	struct files_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

static unsigned files_has(const struct view *v, const struct app *a)
{
	const struct files_state *st = v->state;

	(void)a;
	return st->list.n ? NEED_ITEM : 0;
}

static void files_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct files_state *st = v->state;

	(void)a;
	buf_puts(left, _("Attachments"));
	buf_printf(right, ngettext("%zu file", "%zu files", st->files.n), st->files.n);
}

static const char *state_word(enum attachment_state state)
{
	switch (state) {
	case ATTACHMENT_MISSING:
		return Q_("file|MISSING");
	case ATTACHMENT_CHANGED:
		return Q_("file|changed");
	case ATTACHMENT_UNREAD:
		return Q_("file|unreadable");
	case ATTACHMENT_FINE:
		break;
	}
	return "";
}

static void draw_file(const void *p, struct canvas *row, size_t at)
{
	const struct files_state *st = p;
	const struct attachment *f = &st->files.v[at];
	const struct item *it = item_of(st, f->item_id);
	int side = row->cols - SIZE_CELLS - 13, name = side - ITEM_CELLS - 3;
	char size[SIZE_TEXT] = "";

	if (it)
		canvas_printf(row, 0, 2, ITEM_CELLS, STYLE_NORMAL, "%s %s",
			it->number && *it->number ? it->number : "·", it->title);
	else
		canvas_text(row, 0, 2, ITEM_CELLS, STYLE_NORMAL, _("The whole meeting"));
	canvas_text(row, 0, ITEM_CELLS + 3, name > 4 ? name : 4, STYLE_NORMAL, attachment_name(f));
	if (f->sha256 && *f->sha256)
		size_text(f->bytes, size);
	canvas_right(row, 0, side, SIZE_CELLS, STYLE_MUTED, size);
	canvas_text(row, 0, side + SIZE_CELLS + 1, 12,
		st->states[at] == ATTACHMENT_FINE ? STYLE_MUTED : STYLE_LATE,
		state_word(st->states[at]));
}

static void files_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct files_state *st = v->state;
	struct canvas rows = canvas_sub(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);

	(void)a;
	canvas_printf(body, 0, 1, CELLS_REST, STYLE_HEADING, _("New ones go to: %s"),
		st->item && *st->item ? st->item : _("the whole meeting"));
	if (st->list.n == 0)
		canvas_text(&rows, 0, 1, CELLS_REST, STYLE_NORMAL,
			_("No attachments yet. n attaches a file; it stays where it is."));
	list_draw(&st->list, &rows, true, draw_file, st);
}

static void files_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct files_state *st = v->state;

	(void)a;
	if (st->list.n)
		buf_printf(out, "%s%s", st->files.v[st->list.at].path,
			attachment_state_words(st->states[st->list.at]));
}

const struct view_ops files_view = {
	.name = "files",
	.state_size = sizeof(struct files_state),
	.open = files_open,
	.close = files_close,
	.layout = files_layout,
	.reload = files_reload,
	.key = files_key,
	.has = files_has,
	.title = files_title,
	.status = files_status,
	.draw = files_draw,
};

/* ---- Commands -------------------------------------------------------------------------------------------- */

static unsigned attached(
	struct app *a, bool ok, enum attachment_state state, const char *path, const struct err *e)
{
	if (!ok)
		return app_fail(a, e);
	return app_did(a, true, NULL, _("Attached: %s%s"), path, attachment_state_words(state)) |
		FX_POP;
}

static unsigned path_typed(struct app *a, void *ctx, const char *text)
{
	const struct files_arg *of = ctx;
	enum attachment_state state = ATTACHMENT_FINE;
	char *path = path_expand(text);
	struct err e = { 0 };
	bool ok = attachment_add(
		&a->session, of->meeting_id, of->item_id, path, NULL, &state, NULL, &e);
	unsigned fx = attached(a, ok, state, path, &e);

	free(path);
	return fx;
}

static unsigned cmd_new(struct app *a, struct view *v, const struct key *k)
{
	const struct files_state *st = v->state;

	(void)k;
	prompt_open(a,
		&(struct prompt) { .label = _("File"),
			.text = "~/",
			.hint = _("Tab completes  Enter attaches  Esc cancels"),
			.complete = path_complete,
			.done = path_typed,
			.ctx = xmemdup(&st->of, sizeof(st->of)) });
	return FX_REDRAW;
}

static unsigned edited(struct app *a, void *ctx, const char *const *texts)
{
	const int64_t *id = ctx;
	enum attachment_state state = ATTACHMENT_FINE;
	char *path = path_expand(texts[1]);
	struct err e = { 0 };
	bool ok = attachment_change(&a->session, *id, path, texts[0], false, &state, &e);
	unsigned fx = attached(a, ok, state, path, &e);

	free(path);
	return fx;
}

static unsigned cmd_edit(struct app *a, struct view *v, const struct key *k)
{
	const struct files_state *st = v->state;
	const struct attachment *f = &st->files.v[st->list.at];
	struct form_spec_field fields[] = {
		{ _("Printed as"), f->label },
		{ _("File"), f->path },
	};

	(void)k;
	form_open(a,
		&(struct form_spec) { .title = _("Attachment"),
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = edited,
			.ctx = xmemdup(&f->id, sizeof(f->id)) });
	return FX_REDRAW;
}

static unsigned cmd_renew(struct app *a, struct view *v, const struct key *k)
{
	const struct files_state *st = v->state;
	const struct attachment *f = &st->files.v[st->list.at];
	enum attachment_state state = ATTACHMENT_FINE;
	struct err e = { 0 };
	bool ok = attachment_change(&a->session, f->id, f->path, f->label, true, &state, &e);

	(void)k;
	return app_did(a, ok, &e, _("Attached as it is now: %s%s"), attachment_name(f),
		attachment_state_words(state));
}

static unsigned cmd_delete(struct app *a, struct view *v, const struct key *k)
{
	const struct files_state *st = v->state;
	const struct attachment *f = &st->files.v[st->list.at];
	struct err e = { 0 };

	(void)k;
	return app_did(a, attachment_delete(&a->session, f->id, &e), &e,
		_("No longer attached: %s"), attachment_name(f));
}

static unsigned cmd_whole(struct app *a, struct view *v, const struct key *k)
{
	struct files_state *st = v->state;

	(void)a;
	(void)k;
	st->of.item_id = 0;
	xreplace(&st->item, "");
	return FX_REDRAW;
}

/* clang-format off */
const struct command files_commands[] = {
	{ "new",      "n",             "files", N_("Attach a file to the item"), N_("footer|attach"), 1, NEED_WRITABLE, cmd_new },
	{ "edit",     "e ä <Enter>",   "files", N_("How it is printed, and its path"), N_("footer|edit"), 2, NEED_ITEM | NEED_WRITABLE, cmd_edit },
	{ "renew",    "r",             "files", N_("The file as it is now is the one attached"), N_("footer|as it is now"), 3, NEED_ITEM | NEED_WRITABLE, cmd_renew },
	{ "delete",   "<Delete>",      "files", N_("Attach it no longer; the file stays"), NULL, 0, NEED_ITEM | NEED_WRITABLE, cmd_delete },
	{ "whole",    "m",             "files", N_("New ones go to the whole meeting"), NULL, 0, NEED_NOTHING, cmd_whole },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
