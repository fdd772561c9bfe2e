/* Comma-separated values as Swedish spreadsheets open them: semicolons, UTF-8 with a byte order mark, CRLF,
 * quoted as in RFC 4180. What a spreadsheet would take for a formula leaves with an apostrophe before it
 * (OWASP ASVS 1.2.10), phone numbers as well; csv_in.h takes that off again. Pure. */
#ifndef CORE_FORMATS_CSV_OUT_H
#define CORE_FORMATS_CSV_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* A table being written. Cells come one by one from the left; each row is ended. */
struct csv_out {
	struct buf *out;
	bool inside; /* the row has a cell already */
};

/* Append to out, which outlives it: first the byte order mark. */
void csv_begin(struct csv_out *c, struct buf *out);

/* Text; NULL is an empty cell. */
void csv_cell(struct csv_out *c, const char *s);

/* A number, never taken for a formula. */
void csv_int(struct csv_out *c, int64_t n);

/* The row is complete. */
void csv_end_row(struct csv_out *c);

/* A whole row of texts: the heads. */
void csv_row(struct csv_out *c, const char *const *cells, size_t n);

/* Does it leave with an apostrophe before it? A formula does, and what would lose one of its own on the way
 * back: '0123, 'Abd; not 't Hooft, which keeps it. */
bool csv_is_marked(const char *s);

#endif
