/* Looking through a whole database for damage. */
#ifndef DB_CHECK_H
#define DB_CHECK_H

#include "db/sql.h"

/* Called once a finding, with a text to show. */
struct check_sink {
	void (*found)(void *to, const char *text);
	void *to;
	size_t n;
};

/* SQLite's own structures: only whether the pages hang together (86 MB: 0.2 s); the same and whether
 * the indexes agree with their tables, to the first finding; or all of it. Values are check_sums'
 * matter. False only where it could not be looked. */
enum check_depth { CHECK_PAGES, CHECK_FIRST, CHECK_ALL };
bool check_integrity(struct sql *q, enum check_depth depth, struct check_sink *sink, struct err *e);

/* References to rows that are not there. */
bool check_references(struct sql *q, struct check_sink *sink, struct err *e);

/* The sum of every row and of every change in the journal. */
bool check_sums(struct sql *q, struct check_sink *sink, struct err *e);

/* Tables against their descriptions in core/model. */
bool check_schema(struct sql *q, struct check_sink *sink, struct err *e);

#endif
