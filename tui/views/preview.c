/* The finished notes of a meeting, or its agenda, as they will be printed: to read, and to write to a
 * file whose ending says in which form. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_out_text.h"
#include "services/export_notes.h"

#include "tui/views/meeting_part.h"
#include "tui/views/path_part.h"
#include "tui/views/sections.h"
#include "tui/views/views.h"

enum { MARGIN = 1, TEXT_CELLS_MAX = 90, HANG = 2 };

struct preview_state {
	int64_t meeting_id;
	enum notes_what what;
	struct notes_out_options options;
	struct notes_document document;
	char *name; /* "Beredning Väst tis 10 mars" */
	int top;    /* first row of the document that is shown */
	int total;  /* its rows, in this width */
	int rows, cols;
};

/* ---- Layout -------------------------------------------------------------------------------------- */

static int text_width(int cols)
{
	int cells = cols - 2 * MARGIN;

	return cells > TEXT_CELLS_MAX ? TEXT_CELLS_MAX : cells;
}

static unsigned style_of(enum block_kind kind)
{
	return kind == BLOCK_TITLE || kind == BLOCK_HEADING || kind == BLOCK_SUBHEADING
		? STYLE_HEADING
		: STYLE_NORMAL;
}

/* Draws from row `top` on; returns the rows of the whole. */
static int draw_document(const struct preview_state *st, struct canvas *c, int top)
{
	const struct notes_document *d = &st->document;
	int row = -top;

	for (size_t i = 0; i < d->n; i++) {
		struct buf b = { 0 };

		row += i > 0 && !notes_block_tight(d, i);
		notes_block_txt(&d->blocks[i], &b);
		row += canvas_wrap(c, row, MARGIN, text_width(c->cols),
			d->blocks[i].kind == BLOCK_BULLET ? HANG : 0, style_of(d->blocks[i].kind),
			buf_str(&b));
		buf_release(&b);
	}
	return row + top;
}

static void clamp(struct preview_state *st)
{
	int last = st->total - st->rows;

	st->top = st->top > last ? last : st->top;
	st->top = st->top < 0 ? 0 : st->top;
}

static void measure(struct preview_state *st)
{
	struct grid *g = grid_new(1, st->cols > 0 ? st->cols : 1, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	st->total = draw_document(st, &c, 0);
	grid_free(g);
	clamp(st);
}

static void preview_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct preview_state *st = v->state;

	(void)a;
	st->rows = rows;
	st->cols = cols;
	measure(st);
}

static bool preview_reload(struct view *v, struct app *a, struct err *e)
{
	struct preview_state *st = v->state;

	notes_document_release(&st->document);
	free(st->name);
	st->name = meeting_name_and_day(a, st->meeting_id);
	if (!export_document(&a->session, st->meeting_id, st->what, &st->options, &st->document, e))
		return false;
	measure(st);
	return true;
}

/* ---- Keys ---------------------------------------------------------------------------------------- */

static unsigned preview_key(struct view *v, struct app *a, const struct key *k)
{
	struct preview_state *st = v->state;
	int page = st->rows > 1 ? st->rows - 1 : 1;

	(void)a;
	if (key_is(k, KEYCODE_DOWN, 0) || key_is(k, 'j', 0))
		st->top++;
	else if (key_is(k, KEYCODE_UP, 0) || key_is(k, 'k', 0))
		st->top--;
	else if (key_is(k, KEYCODE_PAGE_DOWN, 0) || key_is(k, ' ', 0))
		st->top += page;
	else if (key_is(k, KEYCODE_PAGE_UP, 0))
		st->top -= page;
	else if (key_is(k, KEYCODE_HOME, 0))
		st->top = 0;
	else if (key_is(k, KEYCODE_END, 0))
		st->top = st->total;
	else if (k->code == KEYCODE_WHEEL_DOWN || k->code == KEYCODE_WHEEL_UP)
		st->top += k->code == KEYCODE_WHEEL_DOWN ? 3 : -3;
	else
		return FX_IGNORED;
	clamp(st);
	return FX_REDRAW;
}

static unsigned show_other(struct view *v)
{
	struct preview_state *st = v->state;

	st->top = 0;
	v->stale = true;
	return FX_REDRAW;
}

static unsigned cmd_public(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->options.public = !st->options.public;
	return show_other(v);
}

static unsigned cmd_tables(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->options.registers = !st->options.registers;
	return show_other(v);
}

static unsigned cmd_agenda(struct app *a, struct view *v, const struct key *k)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)k;
	st->what = st->what == EXPORT_NOTES ? EXPORT_AGENDA : EXPORT_NOTES;
	return show_other(v);
}

/* ---- Writing the file ---------------------------------------------------------------------------- */

struct write_ctx {
	int64_t meeting_id;
	enum notes_what what;
	struct notes_out_options options;
};

static enum notes_form form_of(const char *path)
{
	const char *dot = strrchr(path, '.');
	int form = dot ? keyword_index(notes_form_names, dot + 1) : -1;

	return form < 0 ? NOTES_TXT : (enum notes_form)form;
}

static bool write_file(struct app *a, const struct write_ctx *c, const char *path, struct err *e)
{
	struct file_out file = { .fd = -1 };
	struct buf b = { 0 };
	bool ok;

	if (file_same(path, store_path(a->session.store)))
		return err_set(e, ERR_INVALID, _("%s is the database itself."), path);
	ok = export_notes(&a->session, c->meeting_id, c->what, form_of(path), &c->options, &b, e) &&
		file_out_open(&file, path, e) && file_out_write(&file, buf_str(&b), b.len, e) &&
		file_out_commit(&file, e);

	file_out_release(&file);
	buf_release(&b);
	return ok;
}

static unsigned write_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	char *path = path_expand(text);
	bool ok = write_file(a, ctx, path, &e);

	free(path);
	if (!ok)
		return app_fail(a, &e);
	app_say(a, _("Written to %s."), text);
	return FX_POP;
}

static unsigned cmd_write(struct app *a, struct view *v, const struct key *k)
{
	const struct preview_state *st = v->state;
	struct write_ctx *c = xcalloc(1, sizeof(*c));
	char *slug = path_slug(st->name ? st->name : ""), *path = xasprintf("~/%s.txt", slug);

	(void)k;
	*c = (struct write_ctx) { st->meeting_id, st->what, st->options };
	prompt_open(a,
		&(struct prompt) {
			.label = _("Write to the file"),
			.text = path,
			.hint = _("The ending says the form: .txt, .md or .html  Enter writes  "
				  "Esc cancels"),
			.done = write_done,
			.ctx = c,
		});
	free(slug);
	free(path);
	return FX_REDRAW;
}

/* ---- The view ------------------------------------------------------------------------------------ */

static bool preview_open(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct preview_state *st = v->state;

	(void)a;
	(void)e;
	st->meeting_id = *(const int64_t *)arg;
	return true;
}

static void preview_close(struct view *v)
{
	struct preview_state *st = v->state;

	notes_document_release(&st->document);
	free(st->name);
}

static void preview_title(
	const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct preview_state *st = v->state;

	(void)a;
	buf_puts(left, st->what == EXPORT_AGENDA ? _("The agenda") : _("The finished notes"));
	if (st->name)
		buf_printf(left, ": %s", st->name);
	buf_puts(right, st->options.public ? _("public") : _("internal"));
}

static void preview_status(const struct view *v, const struct app *a, struct buf *out)
{
	const struct preview_state *st = v->state;
	int last = st->top + st->rows;

	(void)a;
	if (st->total > st->rows)
		buf_printf(out, _("Rows %d–%d of %d"), st->top + 1,
			last < st->total ? last : st->total, st->total);
}

static void preview_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct preview_state *st = v->state;

	(void)a;
	draw_document(st, body, st->top);
	canvas_cursor(body, 0, 0, false);
}

const struct view_ops preview_view = {
	.name = "preview",
	.state_size = sizeof(struct preview_state),
	.open = preview_open,
	.close = preview_close,
	.layout = preview_layout,
	.reload = preview_reload,
	.key = preview_key,
	.title = preview_title,
	.status = preview_status,
	.draw = preview_draw,
};

/* clang-format off */
const struct command preview_commands[] = {
	{ "preview-scroll", "<Up><Down> j k", "preview", N_("Up and down"), N_("scroll"), 1, NEED_NOTHING, NULL },
	{ "preview-write",  "x", "preview", N_("Write it to a file (.txt, .md, .html)"), N_("footer|to file"), 2, NEED_NOTHING, cmd_write },
	{ "preview-public", "v", "preview", N_("As all may read it, or with what is internal"), N_("public/internal"), 3, NEED_NOTHING, cmd_public },
	{ "preview-agenda", "d", "preview", N_("The agenda, or the notes"), N_("agenda/notes"), 4, NEED_NOTHING, cmd_agenda },
	{ "preview-tables", "t", "preview", N_("Tables of the decisions and actions at the end"), N_("tables"), 5, NEED_NOTHING, cmd_tables },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
