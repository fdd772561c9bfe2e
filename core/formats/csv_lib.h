/* libcsv behind base/lazy.h: quoting, and line breaks inside quotation marks.
 *
 *	const struct csv_ops *csv = lazy_table("lazy_csv_ops"); */
#ifndef CORE_FORMATS_CSV_LIB_H
#define CORE_FORMATS_CSV_LIB_H

#include <stdbool.h>
#include <stddef.h>

/* Where the pieces of a text go. s of n bytes is not ended by a NUL. */
struct csv_sink {
	void (*cell)(void *to, const char *s, size_t n);
	void (*end_row)(
		void *to); /* after the last cell of a row; empty rows have none and are not told */
	void *to;
};

struct csv_ops {
	/* A parser for a text whose cells are divided by delimiter; NULL when there is no memory for
	 * it. finish tells the row that no line break ended and frees the parser: false when a quotation
	 * mark was never closed. feed takes the text in pieces of any size. */
	void *(*begin)(char delimiter);
	bool (*feed)(void *parser, const char *s, size_t n, const struct csv_sink *sink);
	bool (*finish)(void *parser, const struct csv_sink *sink);
};

#endif
