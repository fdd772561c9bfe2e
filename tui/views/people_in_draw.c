/* How people look before they are taken in. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/chrome.h"
#include "tui/views/people_in_part.h"

/* ---- Lines ----------------------------------------------------------------------------------------------- */

static void names(struct import_lines *l, const char *label, const char *const *v, size_t n)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", v[i]);
	if (n)
		import_lines_add(l, STYLE_NORMAL, "%s %s", label, buf_str(&b));
	buf_release(&b);
}

static void rows(struct import_lines *l, const struct people_preview *p, int verdict,
	const char *label, unsigned style)
{
	if (!p->counts[verdict])
		return;
	import_lines_heading(l, label);
	for (size_t i = 0; i < p->n; i++) {
		const struct people_row *r = &p->rows[i];

		if (r->verdict == verdict)
			import_lines_add(l, style, "%4d  %s%s%s", r->line, r->name,
				*r->name && *r->words ? ", " : "", r->words);
	}
}

static void doubts(struct import_lines *l, const struct people_in_state *st)
{
	const struct people_preview *p = &st->preview;

	if (p->n_alike)
		import_lines_heading(l, _("Possibly the same (both are kept)"));
	for (size_t i = 0; i < p->n_alike; i++)
		import_lines_add(l, STYLE_NORMAL, "%4d  %s – %s (%s)", p->alike[i].line,
			p->alike[i].name, p->alike[i].known, p->alike[i].reason);
	if (st->entries.n_remarks)
		import_lines_heading(l, _("Worth a look"));
	for (size_t i = 0; i < st->entries.n_remarks; i++)
		import_lines_add(l, STYLE_NORMAL, "%4d  %s", st->entries.remarks[i].line,
			st->entries.remarks[i].words);
}

void people_in_lines(struct people_in_state *st)
{
	const struct people_preview *p = &st->preview;
	struct import_lines *l = &st->lines;

	names(l, _("New groups:"), p->new_groups, p->n_groups);
	names(l, _("New parties:"), p->new_parties, p->n_parties);
	rows(l, p, PEOPLE_NEW, _("New"), STYLE_NORMAL);
	rows(l, p, PEOPLE_CHANGED, _("Changed"), STYLE_NORMAL);
	rows(l, p, PEOPLE_SKIPPED, _("Skipped"), STYLE_NORMAL);
	doubts(l, st);
	rows(l, p, PEOPLE_UNCHANGED, _("Unchanged"), STYLE_MUTED);
}

/* ---- Columns ----------------------------------------------------------------------------------------------- */

enum { HEAD_CELLS = 24, FIELD_CELLS = 18, COLUMNS_SHOWN = 9 };

static void draw_column(const struct people_in_state *st, struct canvas *c, int row, size_t i)
{
	const struct people_column *k = &st->source.sheet.columns[i];
	bool here = i == st->column;
	unsigned style = here ? STYLE_FOCUS : k->field ? STYLE_NORMAL : STYLE_MUTED;

	canvas_text(c, row, 0, 1, style, here ? "▶" : " ");
	canvas_text(c, row, 2, HEAD_CELLS, style, *k->head ? k->head : k->example);
	canvas_printf(
		c, row, 3 + HEAD_CELLS, FIELD_CELLS, style, "→ %s", people_field_label(k->field));
	canvas_text(c, row, 4 + HEAD_CELLS + FIELD_CELLS, c->cols - HEAD_CELLS - FIELD_CELLS - 5,
		here ? STYLE_FOCUS : STYLE_MUTED, *k->head ? k->example : "");
	if (here)
		canvas_cursor(c, row, 0, false);
}

/* As many as there is room for, the chosen one among them. Returns the rows. */
static int draw_columns(const struct people_in_state *st, struct canvas *c)
{
	int n = (int)st->source.sheet.table.columns, most = c->rows / 2, from = 0;

	most = most > COLUMNS_SHOWN ? COLUMNS_SHOWN : most;
	most = most > n ? n : most;
	if ((int)st->column >= most)
		from = (int)st->column - most + 1;
	for (int row = 0; row < most; row++)
		draw_column(st, c, row, (size_t)(from + row));
	return most;
}

/* ---- The screen --------------------------------------------------------------------------------------------- */

static int draw_entry(const struct people_in_state *st, struct canvas *c)
{
	struct canvas entry;
	int row = 0;

	if (st->bytes.len == 0)
		row = canvas_wrap(c, 0, 1, c->cols - 2, 0, STYLE_NORMAL,
			_("One person a line: “Karin Alm”, “Alm, Karin”, “Karin Alm, FK”, “Karin "
			  "Alm <karin.alm@example.org>”. A list or the recipients of a mail can be "
			  "pasted. A file (.csv) is fetched with f in view 4."));
	row += c->rows > 12 && row > 0;
	entry = canvas_sub(c, row, 0, 1, c->cols);
	field_draw(&st->field, &entry, _("Name"), true);
	return row + 1;
}

static const char *hint(const struct people_in_state *st)
{
	if (!st->name && *field_text(&st->field))
		return _("Enter adds the line  Ctrl-S writes all of it  Esc cancels");
	if (!people_preview_changes(&st->preview))
		return st->name ? _("Nothing new in it  ↑↓ column  ←→ meaning  g group  Esc closes")
				: _("Type or paste names  Esc cancels");
	return st->name
		? _("Enter writes all  ↑↓ column  ←→ meaning  g group  Esc cancels")
		: _("Ctrl-S writes all of it  Backspace takes the last line back  Esc cancels");
}

void people_in_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct people_in_state *st = v->state;
	struct canvas screen = grid_canvas(body->grid);
	int gap = body->rows >= 14, top;
	struct canvas head = canvas_sub(body, gap, 1, body->rows - gap, body->cols - 2), lines;

	(void)a;
	top = gap + (st->name ? draw_columns(st, &head) : 0);
	if (!st->name)
		top = gap + draw_entry(st, &head);
	top += top > gap ? gap : 0;
	canvas_hline(body, top, 1, body->cols - 2);
	lines = canvas_sub(body, top + 1, 0, body->rows - top - 1, body->cols);
	import_lines_draw(&st->lines, &lines);
	chrome_hint(&screen, hint(st));
}
