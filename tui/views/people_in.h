/* People from a table or a list: what the columns hold and what would become of each line, before anything is
 * written. */
#ifndef TUI_VIEWS_PEOPLE_IN_H
#define TUI_VIEWS_PEOPLE_IN_H

#include "tui/views/views.h"

struct people_in_arg {
	const char *name;        /* of the file; NULL: a list, to be typed or pasted */
	const struct buf *bytes; /* of the file; the view keeps a copy */
	int64_t group_id;        /* of whom everybody becomes a member; 0 = as the columns say */
	const char *group;       /* or of one of that name, which is new; NULL = of none */
};

/* Where the bytes are people the view is opened: true. */
bool people_in_offer(struct app *a, const char *path, const struct buf *bytes, int64_t group_id,
	const char *group);

#endif
