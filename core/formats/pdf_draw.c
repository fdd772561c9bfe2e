/* Part of arshjul-pdf.so. */
#include <cairo-pdf.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/pdf.h"
#include "formats/pdf_parts.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

struct drawing {
	const struct notes_document *d;
	const struct flow *flow;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoContext *context;
	const char *around; /* the tag that is open around blocks in a row; NULL = none */
	int heading;        /* the outline entry that sub-headings go under */
};

/* ---- Tags ---- */

/* Of one block; ISO 32000-1, 14.8.4. */
static const char *tag_of(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_TITLE:
		return "H1";
	case BLOCK_HEADING:
		return "H2";
	case BLOCK_SUBHEADING:
		return "H3";
	case BLOCK_BULLET:
		return "LI";
	case BLOCK_COLUMNS:
	case BLOCK_ROW:
		return "TR";
	case BLOCK_FIELD:
	case BLOCK_LINE:
	case BLOCK_NAMES:
	case BLOCK_TEXT:
		break;
	}
	return "P";
}

static const char *tag_around(enum block_kind kind)
{
	if (kind == BLOCK_BULLET)
		return "L";
	return kind == BLOCK_COLUMNS || kind == BLOCK_ROW ? "Table" : NULL;
}

static void set_around(struct drawing *w, const char *tag)
{
	if (w->around == tag)
		return;
	if (w->around)
		cairo_tag_end(w->cr, w->around);
	if (tag)
		cairo_tag_begin(w->cr, tag, NULL);
	w->around = tag;
}

/* ---- Fragments ---- */

static void draw_cell(struct drawing *w, const char *tag, const struct box *b, size_t k, double y)
{
	cairo_tag_begin(w->cr, tag, NULL);
	cairo_move_to(w->cr, MARGIN_SIDE + b->x[k], MARGIN_TOP + y);
	pango_cairo_show_layout(w->cr, b->cell[k]);
	cairo_tag_end(w->cr, tag);
}

static void draw_row(struct drawing *w, const struct box *b, double y)
{
	const char *tag = b->block->kind == BLOCK_COLUMNS ? "TH" : "TD";

	for (size_t k = 0; k < b->n_cells; k++)
		draw_cell(w, tag, b, k, y);
}

static void draw_lines(struct drawing *w, const struct box *b, const struct fragment *f)
{
	for (int i = f->first; i < f->last; i++) {
		cairo_move_to(w->cr, MARGIN_SIDE + b->x[0],
			MARGIN_TOP + f->y + b->base[i] - b->top[f->first]);
		pango_cairo_show_layout_line(w->cr, pango_layout_get_line_readonly(b->cell[0], i));
	}
}

static void draw_item(struct drawing *w, const struct box *b, const struct fragment *f)
{
	if (f->first == 0)
		draw_cell(w, "Lbl", b, 1, f->y);
	cairo_tag_begin(w->cr, "LBody", NULL);
	draw_lines(w, b, f);
	cairo_tag_end(w->cr, "LBody");
}

/* The headings are the table of contents that a reader shows beside the page. */
static void add_outline(struct drawing *w, const struct fragment *f, const struct block *b)
{
	bool below = b->kind == BLOCK_SUBHEADING;
	char *where;
	int id;

	if ((b->kind != BLOCK_HEADING && !below) || f->first > 0)
		return;
	where = xasprintf(
		"page=%d pos=[%d %d]", f->page + 1, (int)MARGIN_SIDE, (int)(MARGIN_TOP + f->y));
	id = cairo_pdf_surface_add_outline(w->surface, below ? w->heading : CAIRO_PDF_OUTLINE_ROOT,
		b->text, where, below ? 0 : CAIRO_PDF_OUTLINE_FLAG_OPEN);
	if (!below)
		w->heading = id;
	free(where);
}

static void draw_fragment(struct drawing *w, const struct fragment *f)
{
	const struct box *b = &w->flow->boxes[f->box];
	const char *tag = tag_of(b->block->kind);

	if (b->block->kind == BLOCK_COLUMNS)
		set_around(w, NULL);
	set_around(w, tag_around(b->block->kind));
	add_outline(w, f, b->block);
	cairo_tag_begin(w->cr, tag, NULL);
	if (b->block->kind == BLOCK_COLUMNS || b->block->kind == BLOCK_ROW)
		draw_row(w, b, f->y);
	else if (b->block->kind == BLOCK_BULLET)
		draw_item(w, b, f);
	else
		draw_lines(w, b, f);
	cairo_tag_end(w->cr, tag);
}

/* ---- Pages ---- */

/* "2 (4)", outside of every tag: it is no part of the text. */
static void draw_foot(struct drawing *w, int page)
{
	PangoLayout *layout = pango_layout_new(w->context);
	PangoFontDescription *font = pango_font_description_from_string("Sans 9");
	char *text = xasprintf("%d (%d)", page + 1, w->flow->pages);
	int width;

	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, text, -1);
	pango_layout_get_size(layout, &width, NULL);
	cairo_move_to(w->cr, PAGE_WIDTH - MARGIN_SIDE - (double)width / PANGO_SCALE,
		PAGE_HEIGHT - MARGIN_FOOT / 2);
	pango_cairo_show_layout(w->cr, layout);
	pango_font_description_free(font);
	g_object_unref(layout);
	free(text);
}

/* Each page is a group of its own: what is open is closed before the foot, or it would take the foot
 * in. pdf_complete puts the groups together. */
static void draw_pages(struct drawing *w)
{
	static const char group[] = "NonStruct";
	int page = 0;

	cairo_tag_begin(w->cr, group, NULL);
	for (size_t i = 0; i < w->flow->n; i++) {
		const struct fragment *f = &w->flow->fragments[i];

		if (f->page != page) {
			set_around(w, NULL);
			cairo_tag_end(w->cr, group);
			draw_foot(w, page++);
			cairo_show_page(w->cr);
			cairo_tag_begin(w->cr, group, NULL);
		}
		draw_fragment(w, f);
	}
	set_around(w, NULL);
	cairo_tag_end(w->cr, group);
	draw_foot(w, page);
	cairo_show_page(w->cr);
}

/* ---- The file ---- */

static void set_metadata(cairo_surface_t *surface, const struct notes_document *d, int64_t made)
{
	int64_t second = ((made % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
	int year, month, mday;
	char *date;

	day_to_ymd((int32_t)((made - second) / DAY_SECONDS), &year, &month, &mday);
	date = xasprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, mday, (int)second / 3600,
		(int)second / 60 % 60, (int)second % 60);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, d->title ? d->title : "");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "arshjul");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
	free(date);
}

static PangoContext *context_new(PangoFontMap *map, const char *language)
{
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();

	/* Measured as on paper, not as on some screen. */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_language(context, pango_language_from_string(language));
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
	return context;
}

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned n)
{
	buf_add(to, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static bool draw(const struct notes_document *d, int64_t made, PangoContext *context,
	struct buf *pdf, struct err *e)
{
	struct flow flow;
	struct drawing w = { .d = d, .flow = &flow, .context = context };
	cairo_status_t status;

	w.surface = cairo_pdf_surface_create_for_stream(take_bytes, pdf, PAGE_WIDTH, PAGE_HEIGHT);
	/* Later versions pack their objects, which pdf_complete does not read. */
	cairo_pdf_surface_restrict_to_version(w.surface, CAIRO_PDF_VERSION_1_4);
	set_metadata(w.surface, d, made);
	w.cr = cairo_create(w.surface);
	flow_init(&flow, context, d);
	draw_pages(&w);
	status = cairo_status(w.cr);
	cairo_destroy(w.cr);
	cairo_surface_finish(w.surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(w.surface);
	cairo_surface_destroy(w.surface);
	flow_release(&flow);
	return status == CAIRO_STATUS_SUCCESS ||
		err_set(e, ERR_IO, _("The PDF could not be drawn: %s."),
			cairo_status_to_string(status));
}

static bool pdf_write(const struct notes_document *d, int64_t made, struct buf *out, struct err *e)
{
	PangoFontMap *map = pango_cairo_font_map_new();
	PangoContext *context = context_new(map, d->language);
	struct buf pdf = { 0 };
	bool ok = draw(d, made, context, &pdf, e);

	if (ok) {
		(void)pdf_complete(&pdf, d->language);
		buf_add(out, pdf.s, pdf.len);
	}
	buf_release(&pdf);
	g_object_unref(context);
	g_object_unref(map);
	return ok;
}

extern const struct pdf_ops lazy_pdf_ops;
const struct pdf_ops lazy_pdf_ops = { .write = pdf_write };
