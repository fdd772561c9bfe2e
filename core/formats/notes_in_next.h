/* Inside of notes_in.h: rows that tell coming meetings. */
#ifndef CORE_FORMATS_NOTES_IN_NEXT_H
#define CORE_FORMATS_NOTES_IN_NEXT_H

#include "formats/notes_in_parts.h"

struct next_reader {
	struct reader *r;
	int32_t ref;
	const char *group; /* of a heading above the rows */
	int month;         /* that a heading names; 0 */
	struct when times; /* that a heading gives the rows under it; start MINUTE_NONE without */
};

/* Adds all dates of s, which stands on line i, each a meeting; the group that stands before the first is
 * that of all. Returns how many there were. */
size_t next_row(struct next_reader *n, size_t i, const char *s);

/* notes_in_months.c: days that stand apart from their month. next_month_row: "Februari" as a heading, or a
 * day under it, or "September 10:e 17.00 och 24:e". next_month_table: the lines of a table with months in
 * its head or first column, from that line on; 0. */
bool next_month_row(struct next_reader *n, size_t i);
size_t next_month_table(struct next_reader *n, size_t from, size_t end);

#endif
