/* Inside of arshjul-pdf.so: pdf.h. */
#ifndef CORE_FORMATS_PDF_PARTS_H
#define CORE_FORMATS_PDF_PARTS_H

#include <pango/pangocairo.h>

#include "formats/notes_out.h"

/* Points; A4. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN_SIDE 72.0
#define MARGIN_TOP 64.0
#define MARGIN_FOOT 72.0
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN_SIDE)
#define PAGE_ROOM (PAGE_HEIGHT - MARGIN_TOP - MARGIN_FOOT)

enum { CELLS_MAX = 8 };

/* One block laid out: a text, or the cells of a table's row side by side. */
struct box {
	const struct block *block;
	PangoLayout *cell[CELLS_MAX];
	double x[CELLS_MAX]; /* from the left margin */
	size_t n_cells;
	double before;      /* room above it, but at the top of a page */
	double height;      /* of all of it */
	double *top, *base; /* of each line, from the top of the box; top has one more, its end */
	int n_lines;        /* of a row: 1, it is never broken */
};

/* Lines first to last (exclusive) of a box, on a page, at y from its top margin. */
struct fragment {
	size_t box;
	int first, last;
	int page;
	double y;
};

struct flow {
	struct box *boxes;
	size_t n_boxes;
	struct fragment *fragments;
	size_t n, cap;
	int pages;
};

/* Lay the blocks out, and break them into pages. */
void flow_init(struct flow *f, PangoContext *context, const struct notes_document *d);
void flow_release(struct flow *f);

/* A document that cairo wrote gets what cairo (1.16) cannot say: its language, that its title is what a
 * window shows, dates in full, and one Document around all pages in the structure. Appended as an
 * incremental update (ISO 32000-1, 7.5.6). False where the file is not as it was expected; it is whole
 * without as well. */
bool pdf_complete(struct buf *pdf, const char *language);

#endif
