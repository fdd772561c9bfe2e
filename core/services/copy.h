/* Use cases that bring items from one place to another: copies in the same or another agenda, moves
 * between meetings. Each call is one transaction and one undo step. A copy is what was planned (title,
 * kind, presenter, minutes, parties, attachments, sub-items), never what was said. */
#ifndef CORE_SERVICES_COPY_H
#define CORE_SERVICES_COPY_H

#include "services/agenda.h"

/* Copy an item with its sub-items into the agenda of a meeting (perhaps its own), at the top level after
 * another item or at one of enum item_place; a sub-item copied within its meeting stays under its
 * parent. *copy_id (may be NULL) gets the copy. */
bool item_copy(struct session *se, int64_t item_id, int64_t meeting_id, int64_t after_id,
	int64_t *copy_id, struct err *e);

/* Move an item with its sub-items to the end of another meeting's agenda, before the closing items; ids
 * stay. Refused (ERR_INVALID) where something has been written under it: that belongs to the meeting
 * in which it was said. */
bool item_move(struct session *se, int64_t item_id, int64_t meeting_id, struct err *e);

/* Copy the agenda of a meeting into another one's, before its closing items. Items that came by
 * themselves and are there already, and frame items with a title that is there, are left out. *n gets
 * the number of top-level items copied; nothing to copy is no error. */
bool agenda_copy(struct session *se, int64_t from_id, int64_t to_id, size_t *n, struct err *e);

/* Inside a step, without agenda_changed: put a copy of an item with its sub-items into an agenda.
 * carries: the copies say from which items they were carried. Its sub-items are of meeting from. */
bool copy_tree(struct session *se, const struct item *it, int64_t to_meeting, int64_t parent_id,
	int64_t after_id, bool carries, int64_t *copy_id, struct err *e);

#endif
