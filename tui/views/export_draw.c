/* How view 8 looks: what and in which form at the left, the preview at the right, the path below; in a
 * narrow window, and for who listens to the screen, one below the other. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

#include "tui/views/export_part.h"
#include "tui/views/words_part.h"

enum {
	WIDE_COLS = 100,
	LEFT_CELLS = 29,
	LEFT_WIDE = 34,
	LOOSE_ROWS = 18,
	FORMS_HIGH = 4,
	ENDING_CELLS = 6,
	LEAST_WHATS = 3,
};

struct export_areas export_areas(const struct exporting *st)
{
	bool beside = st->cols >= EXPORT_BESIDE_COLS, loose = beside && st->rows >= LOOSE_ROWS;
	struct export_areas r = { .beside = beside, .whats = EXPORT_WHATS, .shell = -1 };

	r.left = !beside ? st->cols : st->cols >= WIDE_COLS ? LEFT_WIDE : LEFT_CELLS;
	if (beside) {
		r.shell = st->rows - 1;
		r.path = st->rows - (loose ? 3 : 2);
		r.col = r.left + 2;
		r.rows = r.path - (loose ? 1 : 0);
		r.cols = st->cols - r.col - 1;
		if (loose && 1 + EXPORT_WHATS + 2 + FORMS_HIGH <= r.rows)
			r.forms = FORMS_HIGH;
		if (!r.forms && r.whats > r.rows - 2)
			r.whats = r.rows - 2;
		r.form = 1 + r.whats + (r.forms ? 1 : 0);
		return r;
	}
	if (r.whats > st->rows / 2 - 2)
		r.whats = st->rows / 2 - 2;
	if (r.whats < LEAST_WHATS)
		r.whats = LEAST_WHATS;
	r.form = 1 + r.whats;
	r.path = r.form + 1;
	r.top = r.path + 1;
	r.col = 1;
	r.rows = st->rows - r.top;
	r.cols = st->cols - 2;
	return r;
}

/* ---- The lists -------------------------------------------------------------------------------------- */

static void draw_what(const void *ctx, struct canvas *row, size_t at)
{
	(void)ctx;
	canvas_text(row, 0, 1, row->cols - 1, STYLE_NORMAL, export_label((enum export_what)at));
}

static void draw_form(const void *ctx, struct canvas *row, size_t at)
{
	const struct exporting *st = ctx;
	const struct export_form *f = &st->form_v[at];
	int col = *f->ending ? 1 + ENDING_CELLS : 1;

	canvas_text(row, 0, 1, ENDING_CELLS, STYLE_NORMAL, f->ending);
	canvas_text(row, 0, col, row->cols - col, STYLE_NORMAL, Q_(f->word));
}

/* "Format [.txt] .md .html .pdf" */
static void draw_forms_in_line(const struct exporting *st, struct canvas *c, int row)
{
	bool active = st->pane == EXPORT_PANE_FORM;
	struct buf b = { 0 };

	buf_puts(&b, Q_("export|Form"));
	for (size_t i = 0; i < st->forms.n; i++) {
		const struct export_form *f = &st->form_v[i];
		const char *word = *f->ending ? f->ending : Q_(f->word);

		buf_printf(&b, i == st->forms.at ? " [%s]" : " %s", word);
	}
	canvas_text(c, row, 1, c->cols - 1, STYLE_NORMAL, buf_str(&b));
	if (active) {
		canvas_add_style(c, row, 1, c->cols - 1, STYLE_FOCUS);
		canvas_cursor(c, row, 1, false);
	}
	buf_release(&b);
}

static void draw_lists(
	const struct exporting *st, const struct export_areas *r, struct canvas *body)
{
	struct canvas left = canvas_sub(body, 0, 0, body->rows, r->left);
	struct canvas part = canvas_sub(&left, 1, 1, r->whats, r->left - 1);

	canvas_text(&left, 0, 1, r->left - 1, STYLE_HEADING, _("WHAT"));
	list_draw(&st->whats, &part, st->pane == EXPORT_PANE_WHAT, draw_what, st);
	if (!r->forms) {
		draw_forms_in_line(st, &left, r->form);
		return;
	}
	canvas_text(&left, r->form, 1, r->left - 1, STYLE_HEADING, _("FORM"));
	part = canvas_sub(&left, r->form + 1, 1, r->forms, r->left - 1);
	list_draw(&st->forms, &part, st->pane == EXPORT_PANE_FORM, draw_form, st);
}

/* ---- The preview ------------------------------------------------------------------------------------ */

/* "14 händelser, 9,8 kB" */
static void put_size(const struct exporting *st, struct buf *out)
{
	const struct export_made *m = &st->made;
	char size[SIZE_TEXT];

	buf_puts(out, m->count ? m->count : "");
	if (!m->whole)
		return;
	size_text((int64_t)m->text.len, size);
	buf_printf(out, "%s%s", m->count ? ", " : "", size);
}

/* The lines of the text from the one at the top on; a mark of byte order and carriage returns are no part
 * of what is read. */
static void draw_lines(const struct exporting *st, struct canvas *c)
{
	const char *s = buf_str(&st->made.text) + st->made.from;
	int skip = st->top;

	if (text_starts(s, "\xef\xbb\xbf"))
		s += 3;
	for (int row = 0; row < c->rows && *s;) {
		size_t n = strcspn(s, "\n"), shown = n && s[n - 1] == '\r' ? n - 1 : n;

		if (skip > 0) {
			skip--;
		} else {
			char *line = xstrndup(s, shown);

			canvas_text(c, row++, 0, c->cols, STYLE_NORMAL, line);
			free(line);
		}
		s += n + (s[n] == '\n');
	}
}

static void draw_name(const struct exporting *st, struct canvas *c, int row)
{
	struct buf b = { 0 };
	int used;

	put_size(st, &b);
	used = canvas_cells(c, buf_str(&b));
	if (used > c->cols)
		used = c->cols;
	canvas_right(c, row, c->cols - used, used, STYLE_NORMAL, buf_str(&b));
	canvas_text(c, row, 0, c->cols - used - 2, STYLE_HEADING, st->name ? st->name : "");
	buf_release(&b);
}

static void draw_preview(
	const struct exporting *st, const struct export_areas *r, struct canvas *body)
{
	struct canvas c = canvas_sub(body, r->top, r->col, r->rows, r->cols), part;
	const struct export_made *m = &st->made;
	int row = r->beside, remark = m->remark ? canvas_wrap_rows(&c, c.cols, 0, m->remark) : 0;

	if (r->beside)
		canvas_text(&c, 0, 0, c.cols, STYLE_HEADING, _("PREVIEW"));
	draw_name(st, &c, row++);
	row += c.rows >= LOOSE_ROWS - 4;
	if (remark > (c.rows - row) / 2) /* where there is little room the text comes first */
		remark = (c.rows - row) / 2;
	if (m->words)
		canvas_wrap(&c, row, 0, c.cols, 0, STYLE_NORMAL, m->words);
	part = canvas_sub(&c, row, 0, c.rows - row - (remark > 0 ? remark + 1 : 0), c.cols);
	draw_lines(st, &part);
	if (remark > 0) {
		part = canvas_sub(&c, c.rows - remark, 0, remark, c.cols);
		canvas_wrap(&part, 0, 0, c.cols, 0, STYLE_MUTED, m->remark);
	}
}

/* ---- The path --------------------------------------------------------------------------------------- */

static void draw_path(const struct exporting *st, struct canvas *c, int row)
{
	const char *taken = st->is_taken ? _("is there → .bak") : "";
	int cells = canvas_cells(c, taken);
	struct canvas part = canvas_sub(c, row, 1, 1, c->cols - 3 - cells);

	field_draw(&st->path, &part, _("To"), st->pane == EXPORT_PANE_PATH);
	canvas_right(c, row, c->cols - cells - 1, cells, STYLE_NORMAL, taken);
	canvas_zone(c, row, 0, 1, c->cols, 1 + EXPORT_PANE_PATH, 0);
}

static void draw_shell(const struct exporting *st, struct canvas *c, int row)
{
	struct buf b = { 0 };

	export_command(&st->ask, &b);
	if (b.len && !st->made.none)
		canvas_printf(c, row, 1, c->cols - 2, STYLE_MUTED, _("The same in the shell: %s"),
			buf_str(&b));
	buf_release(&b);
}

void export_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct exporting *st = v->state;
	struct export_areas r = export_areas(st);

	(void)a;
	draw_preview(st, &r, body);
	if (r.beside)
		canvas_vline(body, 0, r.left, r.rows);
	if (r.shell >= 0)
		draw_shell(st, body, r.shell);
	draw_lists(st, &r, body);
	draw_path(st, body, r.path);
}

void export_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right)
{
	const struct exporting *st = v->state;

	(void)a;
	buf_puts(left, _("Export and print"));
	if (export_of(st->ask.what) == EXPORT_OF_YEAR)
		buf_printf(right, "%d", st->ask.year);
	else if (st->meeting)
		buf_puts(right, st->meeting);
}
