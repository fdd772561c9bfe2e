/* Inside of notes_in.h: the words and signs of attendance tables. */
#ifndef CORE_FORMATS_NOTES_IN_MARK_H
#define CORE_FORMATS_NOTES_IN_MARK_H

#include "formats/notes_in_entry.h"

/* What a column holds. Those from COLUMN_PRESENT on tell attendance. */
enum column_kind {
	COLUMN_OTHER,
	COLUMN_NAME,
	COLUMN_GIVEN,
	COLUMN_FAMILY,
	COLUMN_BODY,
	COLUMN_ROLE,
	COLUMN_REMARK,
	COLUMN_PRESENT,
	COLUMN_ONSITE,
	COLUMN_REMOTE,
	COLUMN_ABSENT,
};

/* By the words at its head: "Namn", "Närv (N), Frånv (F)", "25/2". COLUMN_OTHER where they say nothing. */
enum column_kind column_kind(const char *head);
bool column_tells(enum column_kind kind);
/* Is the head a meeting's date? */
bool column_dated(const char *head);

/* What stands in such a column. */
enum mark { MARK_NONE, MARK_DASH, MARK_YES, MARK_ONSITE, MARK_REMOTE, MARK_NO, MARK_TEXT };

/* The mark that a cell begins with ("x", "Ja, digitalt", "X (AC)", "F"); *more gets what is said about it, ""
 * for nothing. MARK_TEXT where there is none. */
enum mark mark_read(const char *cell, const char **more);
/* Is the cell a mark, and not empty? */
bool mark_is(const char *cell);

#endif
