/* What the parts of svg_wheel.c share. Lengths are tenths of a millimetre; the origin of the wheel is its
 * centre. */
#ifndef CORE_FORMATS_SVG_WHEEL_PARTS_H
#define CORE_FORMATS_SVG_WHEEL_PARTS_H

#include "formats/svg.h"
#include "formats/year_sheet.h"

enum {
	PAGE_WIDTH = 2100,
	PAGE_HEIGHT = 2970,
	MARGIN = 120,
	WHEEL_Y = 1110,
	/* Circles from the centre outwards. */
	LANES_INNER = 220,
	LANES_OUTER = 480,
	WEEKS_OUTER = 518,
	MONTHS_OUTER = 580,
	LABELS_FROM = 626,
	LABELS_TO = 880, /* upwards and downwards; sideways it is the page's edge */
	LABEL_SIZE = 24,
};

/* The piece of a ring between two angles (turns) and two radii, as path data. */
void svg_sector(struct buf *out, double from, double to, double inner, double outer);

/* Both radii of a lane. */
void svg_lane(const struct year_sheet *y, size_t lane, double *inner, double *outer);

/* The fill of a lane's marks. */
enum { SVG_PATTERNS = 8 };
size_t svg_pattern(size_t lane);

/* ' class="…"' for an entry's texts: cancelled, proposed, or nothing. */
const char *svg_text_class(const struct year_entry *e);

/* svg_wheel_marks.c. When it is, in as few letters as can be: "10/3", "6–7/5", "30/4–1/5"; in English
 * "10 Mar", "6–7 May", "30 Apr–1 May". */
void svg_dates(struct buf *out, const struct year_entry *e, const char *language);

/* Earlier dates, marks and labels. */
void svg_marks(const struct year_sheet *y, struct buf *out);

/* svg_wheel_list.c: what the signs mean, and the dates, from y = top down. */
double svg_legend(const struct year_sheet *y, double top, struct buf *out); /* where it ends */
void svg_list(const struct year_sheet *y, double top, struct buf *out);

#endif
