#include "formats/csv_lib.h"

#include <csv.h>

#include "base/xalloc.h"

static void got_cell(void *s, size_t n, void *to)
{
	const struct csv_sink *sink = to;

	sink->cell(sink->to, s ? s : "", s ? n : 0);
}

static void got_row(int c, void *to)
{
	const struct csv_sink *sink = to;

	(void)c;
	sink->end_row(sink->to);
}

static void *begin(char delimiter)
{
	struct csv_parser *p = xcalloc(1, sizeof(*p));

	if (csv_init(p, 0) != 0) {
		free(p);
		return NULL;
	}
	csv_set_delim(p, (unsigned char)delimiter);
	csv_set_blk_size(p, 4096);
	return p;
}

static bool feed(void *parser, const char *s, size_t n, const struct csv_sink *sink)
{
	struct csv_sink to = *sink;

	return csv_parse(parser, s, n, got_cell, got_row, &to) == n;
}

static bool finish(void *parser, const struct csv_sink *sink)
{
	struct csv_sink to = *sink;
	bool ok;

	/* A stray quotation mark is let be; one that is never closed has swallowed the rest. */
	csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI);
	ok = csv_fini(parser, got_cell, got_row, &to) == 0;
	csv_free(parser);
	free(parser);
	return ok;
}

extern const struct csv_ops lazy_csv_ops;
const struct csv_ops lazy_csv_ops = { begin, feed, finish };
