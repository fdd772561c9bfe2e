#include "tui/views/document_part.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/notes_out_text.h"

#include "tui/views/path_part.h"
#include "tui/views/views.h"

enum { MARGIN = 1, TEXT_CELLS_MAX = 90, HANG = 2 };

/* ---- On the screen --------------------------------------------------------------------------------- */

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

/* The first line is their heading. Returns the row behind them. */
static int draw_above(const char *lines, struct canvas *c, int row)
{
	unsigned style = STYLE_HEADING;

	for (const char *s = lines; *s; s += strcspn(s, "\n"), s += *s == '\n') {
		char *line = xstrndup(s, strcspn(s, "\n"));

		row += canvas_wrap(c, row, MARGIN, text_width(c->cols), HANG, style, line);
		style = STYLE_NORMAL;
		free(line);
	}
	return row + 1;
}

/* Draws from row `top` on; returns the rows of the whole. */
static int draw(const struct document_pane *p, struct canvas *c, int top)
{
	const struct notes_document *d = &p->document;
	int row = p->above ? draw_above(p->above, c, -top) : -top;

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

static void clamp(struct document_pane *p)
{
	int last = p->total - p->rows;

	p->top = p->top > last ? last : p->top;
	p->top = p->top < 0 ? 0 : p->top;
}

void document_pane_measure(struct document_pane *p)
{
	struct grid *g = grid_new(1, p->cols > 0 ? p->cols : 1, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	p->total = draw(p, &c, 0);
	grid_free(g);
	clamp(p);
}

void document_pane_layout(struct document_pane *p, int rows, int cols)
{
	p->rows = rows;
	p->cols = cols;
	document_pane_measure(p);
}

void document_pane_release(struct document_pane *p)
{
	notes_document_release(&p->document);
	free(p->above);
	p->above = NULL;
}

bool document_pane_key(struct document_pane *p, const struct key *k)
{
	int page = p->rows > 1 ? p->rows - 1 : 1;

	if (key_is(k, KEYCODE_DOWN, 0) || key_is(k, 'j', 0))
		p->top++;
	else if (key_is(k, KEYCODE_UP, 0) || key_is(k, 'k', 0))
		p->top--;
	else if (key_is(k, KEYCODE_PAGE_DOWN, 0) || key_is(k, ' ', 0))
		p->top += page;
	else if (key_is(k, KEYCODE_PAGE_UP, 0))
		p->top -= page;
	else if (key_is(k, KEYCODE_HOME, 0))
		p->top = 0;
	else if (key_is(k, KEYCODE_END, 0))
		p->top = p->total;
	else if (k->code == KEYCODE_WHEEL_DOWN || k->code == KEYCODE_WHEEL_UP)
		p->top += k->code == KEYCODE_WHEEL_DOWN ? 3 : -3;
	else
		return false;
	clamp(p);
	return true;
}

void document_pane_draw(const struct document_pane *p, struct canvas *body)
{
	draw(p, body, p->top);
	canvas_cursor(body, 0, 0, false);
}

void document_pane_status(const struct document_pane *p, struct buf *out)
{
	int last = p->top + p->rows;

	if (p->total > p->rows)
		buf_printf(out, _("Rows %d–%d of %d"), p->top + 1,
			last < p->total ? last : p->total, p->total);
}

/* ---- Into a file ----------------------------------------------------------------------------------- */

/* The ctx of the prompt, in one block with that of fill. */
struct write_ctx {
	document_fill_fn *fill;
	max_align_t ctx[];
};

static enum notes_form form_of(const char *path)
{
	const char *dot = strrchr(path, '.');
	int form = dot ? keyword_index(notes_form_names, dot + 1) : -1;

	return form < 0 ? NOTES_TXT : (enum notes_form)form;
}

static bool write_file(struct app *a, const struct write_ctx *c, const char *path, struct err *e)
{
	struct buf b = { 0 };
	bool ok = c->fill(a, c->ctx, form_of(path), &b, e) &&
		path_write(path, store_path(a->session.store), &b, e);

	buf_release(&b);
	return ok;
}

static unsigned write_done(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };

	if (!write_file(a, ctx, text, &e))
		return app_fail(a, &e);
	app_say(a, _("Written to %s."), text);
	return FX_POP;
}

unsigned document_ask_write(
	struct app *a, const char *name, document_fill_fn *fill, const void *ctx, size_t size)
{
	struct write_ctx *c = xmalloc(sizeof(*c) + size);
	char *slug = path_slug(name), *path = xasprintf("~/%s.txt", slug);

	c->fill = fill;
	memcpy(c->ctx, ctx, size);
	prompt_open(a,
		&(struct prompt) {
			.label = _("Write to the file"),
			.text = path,
			.hint = _("The ending says the form: .txt .md .html .pdf  Enter writes  "
				  "Esc cancels"),
			.done = write_done,
			.ctx = c,
		});
	free(slug);
	free(path);
	return FX_REDRAW;
}
