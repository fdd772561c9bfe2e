/* The year as a picture for the board's papers: SVG 1.1 on a page of A4, upright. The wheel with its
 * months, ISO weeks and a circle for each lane, a label for each entry outside it, a legend and the list
 * of dates below. Text stays text in the reader's sans-serif; each entry has a title and a description.
 * A lane has a pattern beside its colour, so that it reads in greyscale. */
#ifndef CORE_FORMATS_SVG_WHEEL_H
#define CORE_FORMATS_SVG_WHEEL_H

#include "formats/year_sheet.h"

/* The same sheet gives the same bytes. */
void svg_wheel(const struct year_sheet *y, struct buf *out);

#endif
