/* The items of a meeting while they are rearranged: what the use cases of the agenda have in common.
 * Everything here is called inside a step, which then ends with agenda_changed. */
#ifndef CORE_SERVICES_OUTLINE_H
#define CORE_SERVICES_OUTLINE_H

#include "services/session.h"

struct outline {
	struct meeting m;
	struct item_list items; /* strings in its pool */
};

/* What the store holds now; release it also after a failure. */
bool outline_load(struct session *se, int64_t meeting_id, struct outline *o, struct err *e);
void outline_release(struct outline *o);

/* Put it in after another item (an id, or one of enum item_place) under parent (0 = top level): a new
 * one (id 0), one of another meeting, or one from elsewhere in this outline. Its meeting, parent,
 * position and number are filled in; the numbers of those behind it follow. It owns its texts and is
 * saved. Refused: a parent that is not in this meeting, or is a sub-item itself. */
bool outline_put(struct session *se, struct outline *o, struct item *it, int64_t parent_id,
	int64_t after_id, struct err *e);

/* The numbers and positions of the others, after the item with that id has left its place under
 * parent. */
bool outline_close_gap(
	struct session *se, struct outline *o, int64_t parent_id, int64_t item_id, struct err *e);

/* Change places with the sibling before (-1) or after it (+1). False with an err where there is none. */
bool outline_shift(
	struct session *se, struct outline *o, int64_t item_id, int direction, struct err *e);

/* How many of n items in a row stand before the closing ones (other questions, next meeting), which are
 * of kind frame: where what is added without a place goes. Pure. */
size_t outline_before_closing(const int *kinds, size_t n);

#endif
