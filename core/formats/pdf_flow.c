/* Part of arshjul-pdf.so. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/pdf_parts.h"

/* At least so many lines of a paragraph stand together at the foot and at the top of a page. */
enum { LINES_TOGETHER = 2 };

static const double indent = 14, cell_gap = 10;

/* ---- Layouts ---- */

static const char *font_of(enum block_kind kind)
{
	static const char *const fonts[] = {
		[BLOCK_TITLE] = "Bold 18",
		[BLOCK_HEADING] = "Bold 13",
		[BLOCK_SUBHEADING] = "Bold 11",
		[BLOCK_COLUMNS] = "Bold 10",
		[BLOCK_ROW] = "10",
	};

	return (size_t)kind < ARRAY_LEN(fonts) && fonts[kind] ? fonts[kind] : "11";
}

static double room_before(enum block_kind kind, enum block_kind before)
{
	switch (kind) {
	case BLOCK_HEADING:
		return 16;
	case BLOCK_SUBHEADING:
		return 10;
	case BLOCK_FIELD:
	case BLOCK_BULLET:
		return kind == before ? 2 : 6;
	case BLOCK_ROW:
		return 3;
	case BLOCK_COLUMNS:
		return 10;
	case BLOCK_TITLE:
	case BLOCK_LINE:
	case BLOCK_NAMES:
	case BLOCK_TEXT:
		break;
	}
	return 6;
}

static PangoLayout *layout_new(
	PangoContext *context, enum block_kind kind, double width, const char *text, size_t bold)
{
	/* The first family that is there: whatever it is, it is put into the file. */
	static const char families[] =
		"Source Sans 3, Noto Sans, Liberation Sans, DejaVu Sans, Sans";
	char *font = xasprintf("%s %s", families, font_of(kind));
	PangoFontDescription *description = pango_font_description_from_string(font);
	PangoLayout *layout = pango_layout_new(context);
	PangoAttrList *attributes = pango_attr_list_new();

	/* A ligature would be found and read aloud as a letter of its own. */
	pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
	if (bold > 0) {
		PangoAttribute *a = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

		a->start_index = 0;
		a->end_index = (guint)bold;
		pango_attr_list_insert(attributes, a);
	}
	pango_layout_set_font_description(layout, description);
	pango_layout_set_attributes(layout, attributes);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(layout, 1.25F);
	pango_layout_set_text(layout, text, -1);
	pango_attr_list_unref(attributes);
	pango_font_description_free(description);
	free(font);
	return layout;
}

/* ---- Boxes ---- */

static void add_cell(struct box *b, PangoLayout *layout, double x)
{
	b->cell[b->n_cells] = layout;
	b->x[b->n_cells++] = x;
}

static char *names_of(const struct block *b)
{
	struct buf s = { 0 };

	for (size_t i = 0; i < b->n_cells; i++)
		buf_printf(&s, "%s%s", i > 0 ? ", " : "", b->cells[i]);
	return buf_take(&s);
}

static void fill_text(struct box *box, PangoContext *context)
{
	const struct block *b = box->block;
	bool bullet = b->kind == BLOCK_BULLET;
	char *names = b->kind == BLOCK_NAMES ? names_of(b) : NULL;
	char *text = xasprintf(
		"%s%s%s", b->label ? b->label : "", b->label ? ": " : "", names ? names : b->text);
	double x = bullet ? indent : 0;

	add_cell(box,
		layout_new(context, b->kind, TEXT_WIDTH - x, text,
			b->label ? strlen(b->label) + 1 : 0),
		x);
	if (bullet)
		add_cell(box, layout_new(context, b->kind, indent, "•", 0), 0);
	free(names);
	free(text);
}

/* The rows of a table from its head on; *widths gets the room of each column: what its longest cell
 * asks for, and where that is too much in all, the wide ones share what the narrow ones leave. */
static void column_widths(
	PangoContext *context, const struct block *b, size_t n_rows, size_t n_cells, double *widths)
{
	double room = TEXT_WIDTH - cell_gap * (double)(n_cells - 1), total = 0, fair, wide = 0;

	for (size_t k = 0; k < n_cells; k++) {
		widths[k] = 0;
		for (size_t i = 0; i < n_rows; i++) {
			PangoLayout *l = layout_new(context, BLOCK_COLUMNS, TEXT_WIDTH,
				k < b[i].n_cells ? b[i].cells[k] : "", 0);
			int width;

			pango_layout_get_size(l, &width, NULL);
			if ((double)width / PANGO_SCALE + 1 > widths[k])
				widths[k] = (double)width / PANGO_SCALE + 1;
			g_object_unref(l);
		}
		total += widths[k];
	}
	if (total <= room)
		return;
	fair = room / (double)n_cells;
	for (size_t k = 0; k < n_cells; k++) {
		if (widths[k] <= fair)
			room -= widths[k];
		else
			wide += widths[k];
	}
	for (size_t k = 0; k < n_cells; k++)
		if (widths[k] > fair)
			widths[k] *= room / wide;
}

static void fill_row(struct box *box, PangoContext *context, const double *widths, size_t n)
{
	double x = 0;

	for (size_t k = 0; k < n; k++) {
		add_cell(box,
			layout_new(context, box->block->kind, widths[k],
				k < box->block->n_cells ? box->block->cells[k] : "", 0),
			x);
		x += widths[k] + cell_gap;
	}
}

static double layout_height(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

static void measure_lines(struct box *box)
{
	PangoLayoutIter *iter = pango_layout_get_iter(box->cell[0]);
	int i = 0, top, end;

	box->n_lines = pango_layout_get_line_count(box->cell[0]);
	box->top = xcalloc((size_t)box->n_lines + 1, sizeof(*box->top));
	box->base = xcalloc((size_t)box->n_lines, sizeof(*box->base));
	do {
		pango_layout_iter_get_line_yrange(iter, &top, &end);
		box->top[i] = (double)top / PANGO_SCALE;
		box->top[i + 1] = (double)end / PANGO_SCALE;
		box->base[i++] = (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
	} while (i < box->n_lines && pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	box->height = box->top[box->n_lines];
}

static void measure_row(struct box *box)
{
	box->n_lines = 1;
	box->top = xcalloc(2, sizeof(*box->top));
	box->base = xcalloc(1, sizeof(*box->base));
	for (size_t k = 0; k < box->n_cells; k++) {
		double height = layout_height(box->cell[k]);

		box->height = height > box->height ? height : box->height;
	}
	box->top[1] = box->height;
}

static size_t table_rows(const struct notes_document *d, size_t from, size_t *n_cells)
{
	size_t n = 0;

	*n_cells = 0;
	do {
		const struct block *b = &d->blocks[from + n];

		*n_cells = b->n_cells > *n_cells ? b->n_cells : *n_cells;
		n++;
	} while (from + n < d->n && d->blocks[from + n].kind == BLOCK_ROW);
	*n_cells = *n_cells > CELLS_MAX ? CELLS_MAX : *n_cells;
	return n;
}

static void make_boxes(struct flow *f, PangoContext *context, const struct notes_document *d)
{
	double widths[CELLS_MAX];
	size_t columns = 0;

	f->boxes = xcalloc(d->n + 1, sizeof(*f->boxes));
	f->n_boxes = d->n;
	for (size_t i = 0; i < d->n; i++) {
		struct box *box = &f->boxes[i];
		enum block_kind kind = d->blocks[i].kind;

		box->block = &d->blocks[i];
		box->before = room_before(kind, i > 0 ? d->blocks[i - 1].kind : BLOCK_TITLE);
		if (kind != BLOCK_COLUMNS && kind != BLOCK_ROW) {
			fill_text(box, context);
			measure_lines(box);
			continue;
		}
		if (kind == BLOCK_COLUMNS || i == 0 || columns == 0) {
			size_t n = table_rows(d, i, &columns);

			column_widths(context, box->block, n, columns, widths);
		}
		fill_row(box, context, widths, columns);
		measure_row(box);
	}
}

/* ---- Pages ---- */

static bool stays_with_next(const struct box *b)
{
	return b->block->kind == BLOCK_TITLE || b->block->kind == BLOCK_HEADING ||
		b->block->kind == BLOCK_SUBHEADING || b->block->kind == BLOCK_COLUMNS;
}

/* What has to fit below y for the box to begin there: all of a heading and the beginning of what it is
 * the heading of. */
static double least_room(const struct flow *f, size_t i)
{
	const struct box *b = &f->boxes[i];
	double room = 0;

	for (; i + 1 < f->n_boxes && stays_with_next(b); b = &f->boxes[++i])
		room += b->height + f->boxes[i + 1].before;
	if (b->n_lines <= LINES_TOGETHER + 1)
		return room + b->height;
	return room + b->top[LINES_TOGETHER];
}

static void add_fragment(struct flow *f, size_t box, int first, int last, double y)
{
	f->fragments = xgrow(f->fragments, f->n, &f->cap, sizeof(*f->fragments));
	f->fragments[f->n++] = (struct fragment) { box, first, last, f->pages - 1, y };
}

/* How many lines from first on stand on the page that has that much room left. */
static int lines_that_fit(const struct box *b, int first, double room)
{
	int last = first;

	while (last < b->n_lines && b->top[last + 1] - b->top[first] <= room)
		last++;
	if (last < b->n_lines && b->n_lines - last < LINES_TOGETHER)
		last = b->n_lines - LINES_TOGETHER;
	if (last < b->n_lines && last - first < LINES_TOGETHER)
		last = first;
	return last;
}

static void break_pages(struct flow *f)
{
	double y = 0;

	f->pages = 1;
	for (size_t i = 0; i < f->n_boxes; i++) {
		const struct box *b = &f->boxes[i];
		int first = 0;

		if (y > 0)
			y += b->before;
		if (y > 0 && y + least_room(f, i) > PAGE_ROOM) {
			f->pages++;
			y = 0;
		}
		while (first < b->n_lines) {
			int last = lines_that_fit(b, first, PAGE_ROOM - y);

			/* On an empty page something always stands. */
			if (last <= first && y <= 0)
				last = first + 1;
			if (last > first) {
				add_fragment(f, i, first, last, y);
				y += b->top[last] - b->top[first];
			}
			first = last > first ? last : first;
			if (first < b->n_lines) {
				f->pages++;
				y = 0;
			}
		}
	}
}

void flow_init(struct flow *f, PangoContext *context, const struct notes_document *d)
{
	*f = (struct flow) { 0 };
	make_boxes(f, context, d);
	break_pages(f);
}

void flow_release(struct flow *f)
{
	for (size_t i = 0; i < f->n_boxes; i++) {
		struct box *b = &f->boxes[i];

		for (size_t k = 0; k < b->n_cells; k++)
			g_object_unref(b->cell[k]);
		free(b->top);
		free(b->base);
	}
	free(f->boxes);
	free(f->fragments);
	*f = (struct flow) { 0 };
}
