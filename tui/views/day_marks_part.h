/* What a list says of an entry whose day does not suit, in a few cells. */
#ifndef TUI_VIEWS_DAY_MARKS_PART_H
#define TUI_VIEWS_DAY_MARKS_PART_H

#include "model/store.h"

/* "!röd", "?lov": `!` for what is a mistake, `?` for what is worth a thought, and a word of four cells at
 * most. The gravest that holds for an entry that can still be moved; "" for the others. Breaks and
 * blackouts come from c, what a day is in the calendar from its start and end. */
enum { DAY_MARK_CELLS = 5, DAY_MARK_SIZE = 24 };
void day_mark_text(const struct day_clashes *c, const struct meeting *m, char out[DAY_MARK_SIZE]);

/* Read those of the entries that start in [from, to) anew. */
bool day_clashes_load(
	struct day_clashes *c, struct store *s, const char *from, const char *to, struct err *e);

#endif
