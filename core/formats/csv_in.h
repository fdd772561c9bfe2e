/* A table as spreadsheets and web forms save it, read into rows of clean cells. Pure but for the library
 * that it reads with (csv_lib.h). */
#ifndef CORE_FORMATS_CSV_IN_H
#define CORE_FORMATS_CSV_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/pool.h"

/* The most that is read. */
enum { CSV_CELL_MAX = 64 * 1024, CSV_ROWS_MAX = 50000, CSV_COLUMNS_MAX = 256 };

struct csv_row {
	int line;           /* of the file, from 1, on which it begins */
	const char **cells; /* never NULL; "" for an empty one */
	size_t n;           /* without the empty ones at its end */
};

/* A zeroed table is empty. Everything is in the pool. */
struct csv_table {
	struct csv_row *v; /* rows with at least one cell that is not empty */
	size_t n;
	size_t columns;      /* of the widest row */
	const char *charset; /* static: "UTF-8", "windows-1252", "macintosh" … */
	char delimiter;      /* ; , | or tab */
	struct pool pool;
};

/* The character set and the delimiter are found out (a line "sep=;" at the top says it); quoted cells may
 * hold line breaks. Cells are trimmed, NBSP counts as a space, ="0123" is 0123, and the apostrophe that
 * csv_out.h (or a spreadsheet) puts before a formula or a number is taken off. Fails with words that
 * name the line: no text, above the limits, a quotation mark never closed. Release *out also after a
 * failure. Linear time. */
bool csv_read(const void *bytes, size_t n, struct csv_table *out, struct err *e);
void csv_table_release(struct csv_table *t);

/* The cell of a row, "" where the row is shorter. */
const char *csv_at(const struct csv_row *row, size_t column);

#endif
