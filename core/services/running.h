/* A meeting while it is held: the current item and its clock. What the use cases of meetings and of the
 * agenda have in common; everything here is called inside a step, and the meeting is saved by the
 * caller. */
#ifndef CORE_SERVICES_RUNNING_H
#define CORE_SERVICES_RUNNING_H

#include "services/session.h"

/* The item with that id in the list; NULL for 0 or where it is not there. */
struct item *running_item(const struct item_list *items, int64_t id);

/* Put the seconds since m->item_since on it, when it is the current item, and stop the clock. */
void running_book(struct meeting *m, struct item *it, int64_t now);

/* Make it the current item and start its clock. */
void running_begin(struct meeting *m, struct item *it, int64_t now);

/* Book the clock of an item and say what became of it when that is still open: decided or agreed when such
 * a line stands under it, treated otherwise. An item with open children stays open; the last child
 * closes its parent. Saves the items. */
bool running_close(struct session *se, struct meeting *m, const struct item_list *items,
	struct item *it, struct err *e);

/* The next open item after that one in agenda order, from the top again when there is none; after
 * NULL the first. Not the parent that running_close of that one closes. NULL when nothing is open. */
struct item *running_next(const struct item_list *items, const struct item *after);

/* End: close the current item and clear the clock of the meeting. Saves the items. */
bool running_end(struct session *se, struct meeting *m, struct err *e);

#endif
