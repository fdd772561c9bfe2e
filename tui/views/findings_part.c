#include "tui/views/findings_part.h"

#include <string.h>

#include "tui/views/columns_part.h"

enum { DETAIL_ROWS = 4, DETAIL_FROM_ROWS = 10 };
enum { C_PLACE, C_LABEL, C_WORDS, C_COUNT };

struct draw_ctx {
	const struct findings_list *f;
	struct shown_column col[C_COUNT];
};

/* The rows of the body that are the list's. */
static int findings_rows(int rows)
{
	return rows >= DETAIL_FROM_ROWS ? rows - DETAIL_ROWS : rows;
}

void findings_layout(struct view *v, struct app *a, int rows, int cols)
{
	(void)a;
	(void)cols;
	list_resize(v->state, findings_rows(rows));
}

static void columns(struct draw_ctx *d, int cols)
{
	static const struct shown_column spec[C_COUNT] = {
		[C_PLACE] = { .title = "", .rank = 2 },
		[C_LABEL] = { .title = "", .least = 14, .want = 15, .rank = 3 },
		[C_WORDS] = { .title = "", .least = 20, .want = CELLS_REST, .rank = 1 },
	};

	memcpy(d->col, spec, sizeof(spec));
	d->col[C_PLACE].least = d->f->place_cells - 1;
	d->col[C_PLACE].want = d->f->place_cells;
	shown_fit(d->col, C_COUNT, 2, cols);
}

static void line_release(struct finding_line *l)
{
	buf_release(&l->place);
	buf_release(&l->words);
	buf_release(&l->detail);
}

static void draw_row(const void *ctx, struct canvas *row, size_t at)
{
	const struct draw_ctx *d = ctx;
	struct finding_line l = { 0 };

	d->f->line(d->f->ctx, at, &l);
	canvas_text(row, 0, 0, 1, l.sign_style, l.sign);
	/* For who listens the sentence: columns would cut it where the screen is narrow. */
	if (canvas_linear(row)) {
		canvas_text(row, 0, 2, CELLS_REST, l.style, buf_str(&l.detail));
		line_release(&l);
		return;
	}
	shown_text(&d->col[C_PLACE], row, 0, l.style, buf_str(&l.place));
	shown_text(&d->col[C_LABEL], row, 0, l.style, l.label);
	shown_text(&d->col[C_WORDS], row, 0, l.style, buf_str(&l.words));
	line_release(&l);
}

static void draw_detail(const struct findings_list *f, struct canvas *c)
{
	struct finding_line l = { 0 };

	f->line(f->ctx, f->list->at, &l);
	canvas_hline(c, 0, 0, c->cols);
	canvas_wrap(c, 1, 1, c->cols - 2, 0, STYLE_NORMAL, buf_str(&l.detail));
	line_release(&l);
}

void findings_draw(const struct findings_list *f, struct canvas *body)
{
	int rows = findings_rows(body->rows);
	struct canvas list = canvas_sub(body, 0, 0, rows, body->cols),
		      detail = canvas_sub(body, rows, 0, body->rows - rows, body->cols);
	struct draw_ctx d = { .f = f };

	columns(&d, body->cols - 1);
	if (f->list->n == 0)
		canvas_wrap(body, 1, 2, body->cols - 3, 0, STYLE_NORMAL, f->empty);
	list_draw(f->list, &list, true, draw_row, &d);
	if (detail.rows && f->list->n)
		draw_detail(f, &detail);
}
