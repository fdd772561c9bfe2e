/* What writing SVG by hand needs: numbers that look the same everywhere, and text that can harm nothing. */
#ifndef CORE_FORMATS_SVG_H
#define CORE_FORMATS_SVG_H

#include <stddef.h>

#include "base/buf.h"

/* A length with one decimal at most, whatever the locale: svg_num(1.25).s is "1.3". */
struct svg_num {
	char s[24];
};
struct svg_num svg_num(double x);

/* How wide a text is for a size of type of 1: the advances of DejaVu Sans, one of the widest of the fonts
 * that "sans-serif" means. What is not Latin is reckoned as wide as anything. */
double svg_ems(const char *utf8);

/* User text between tags or in an attribute: on one line, its control characters made visible, what XML
 * reserves escaped. At most so many ems wide, an ellipsis where it is cut; 0 = all of it. */
void svg_text(struct buf *out, const char *s, double ems);

#endif
