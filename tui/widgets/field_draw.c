#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/widgets/field.h"

/* The label, at most half the width, and its bar; returns the column where the text begins. */
static int draw_label(struct canvas *c, const char *label)
{
	int col = canvas_text(c, 0, 0, c->cols / 2, STYLE_LABEL, label);

	col += col > 0;
	return col + canvas_text(c, 0, col, CELLS_REST, STYLE_FRAME, "▏");
}

static int label_cells(const struct canvas *c, const char *label)
{
	int cells = canvas_cells(c, label);

	if (cells > c->cols / 2)
		cells = c->cols / 2;
	return cells + (cells > 0) + 1;
}

static int cells_of(const struct canvas *c, const char *s, size_t n)
{
	char *part = xstrndup(s, n);
	int cells = canvas_cells(c, part);

	free(part);
	return cells;
}

/* How many cells of a line are scrolled away: half the width at a time, and a function of the cursor
 * alone, so that drawing needs no memory. */
static int scrolled(int cursor, int total, int width)
{
	int step = width / 2 < 1 ? 1 : width / 2, last = width - 2;

	if (total < width || cursor <= last)
		return 0;
	return (cursor - last + step - 1) / step * step;
}

static void draw_line(const struct field *f, struct canvas *c, bool typing)
{
	const char *s = field_text(f);
	int cursor = cells_of(c, s, f->at);
	/* One that is not typed in shows how it begins. */
	int left = typing ? scrolled(cursor, canvas_cells(c, s), c->cols) : 0;

	canvas_text(c, 0, -left, CELLS_REST, STYLE_ENTRY, s);
	if (left > 0)
		canvas_text(c, 0, 0, 1, STYLE_MUTED, "…");
	if (typing)
		canvas_cursor(c, 0, cursor - left, true);
}

/* One line of the wrapped text. */
struct line {
	size_t from, len; /* bytes */
	size_t next;      /* where the following one begins */
	bool last;
};

static struct line line_at(const struct canvas *c, const char *s, size_t from)
{
	struct line l = { .from = from };
	size_t step;

	l.len = canvas_break(c, c->cols, s + from, &step);
	l.next = from + step;
	/* A text that ends in '\n' has an empty last line. */
	l.last = step == 0 || (s[l.next] == '\0' && s[l.next - 1] != '\n');
	return l;
}

/* The row of the line that the cursor is on. */
static int cursor_line(const struct field *f, const struct canvas *c, struct line *l)
{
	int row = 0;

	*l = line_at(c, field_text(f), 0);
	for (; !l->last && f->at >= l->next; row++)
		*l = line_at(c, field_text(f), l->next);
	return row;
}

static void draw_lines(const struct field *f, struct canvas *c, bool typing)
{
	const char *s = field_text(f);
	struct line l;
	int at = cursor_line(f, c, &l), top = at < c->rows ? 0 : at - c->rows + 1, row = 0;
	int col = cells_of(c, s + l.from, f->at - l.from);

	for (l = line_at(c, s, 0);; l = line_at(c, s, l.next), row++) {
		if (row >= top && row - top < c->rows) {
			char *part = xstrndup(s + l.from, l.len);

			canvas_text(c, row - top, 0, CELLS_REST, STYLE_ENTRY, part);
			free(part);
		}
		if (l.last)
			break;
	}
	if (typing)
		canvas_cursor(c, at - top, col, true);
}

void field_draw(const struct field *f, struct canvas *c, const char *label, bool typing)
{
	int col = draw_label(c, label);
	struct canvas text = canvas_sub(c, 0, col, c->rows, c->cols - col);

	if (f->multiline)
		draw_lines(f, &text, typing);
	else
		draw_line(f, &text, typing);
}

int field_rows(const struct field *f, const struct canvas *c, const char *label)
{
	if (!f->multiline)
		return 1;
	return canvas_wrap_rows(c, c->cols - label_cells(c, label), 0, field_text(f));
}
