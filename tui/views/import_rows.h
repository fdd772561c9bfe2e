/* What a file of notes would become, as rows that point at the lines they came from. */
#ifndef TUI_VIEWS_IMPORT_ROWS_H
#define TUI_VIEWS_IMPORT_ROWS_H

#include "services/import_batch.h"

enum import_row_what {
	IMPORT_ROW_HEAD, /* a heading of the screen: nothing to change */
	IMPORT_ROW_TITLE,
	IMPORT_ROW_DATE,
	IMPORT_ROW_TIME,
	IMPORT_ROW_PLACE,
	IMPORT_ROW_GROUP,
	IMPORT_ROW_PERSON, /* people[index] */
	IMPORT_ROW_GONE,   /* dropped[index] of the file */
	IMPORT_ROW_ITEM,   /* items[index] */
	IMPORT_ROW_LINE,   /* lines[index] */
	IMPORT_ROW_LEFT,   /* lines[index], which is left out */
};
struct import_row {
	enum import_row_what what;
	size_t index;
	int line;                /* of the source, from 1; 0 = none */
	const char *sign, *text; /* in the pool */
	const char *guess;       /* why it is a guess; NULL */
	unsigned style;
};
struct import_rows {
	struct import_row *v;
	size_t n, cap;
	struct pool pool;
};

void import_rows_make(struct import_rows *r, struct import_batch *b, size_t file);
void import_rows_release(struct import_rows *r);

#endif
