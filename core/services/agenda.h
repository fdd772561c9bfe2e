/* Use cases inside a meeting: its agenda, with walk.h the way through it and with lines.h the notes;
 * copy.h, carry.h and templates.h are where items come from. Each call that writes is one transaction
 * and one undo step, durable when it returns.
 *
 * Calendars show the agenda: changing it renews the meeting's revised_at, walking it does not. */
#ifndef CORE_SERVICES_AGENDA_H
#define CORE_SERVICES_AGENDA_H

#include "services/lines.h"
#include "services/session.h"
#include "services/walk.h"

/* Places that are no item's id. */
enum item_place {
	ITEM_LAST = 0,
	ITEM_FIRST = -1,
	ITEM_BEFORE_CLOSING =
		-2, /* before the frame items at the end: other questions, next meeting */
};

/* Add an item after another one (its id, or enum item_place) under parent (0 = top level; there is one
 * level of sub-items). it->title is needed; position and number are filled in, as its siblings are
 * numbered (core/rules/numbering.h; a lettered sub-item under a numbered item), and the numbers of
 * the items behind follow; it gets its id. */
bool item_add(struct session *se, int64_t meeting_id, int64_t parent_id, int64_t after_id,
	struct item *it, struct err *e);

/* Save changed fields of an item loaded before; nothing is written where none has. */
bool item_change(struct session *se, struct item *it, struct err *e);

/* Take an item away with its children, notes, parties, attachments and votes. The current one leaves
 * the meeting without one. */
bool item_delete(struct session *se, int64_t item_id, struct err *e);

/* Up (-1) or down (+1) among its siblings; numbers follow, ids stay. Refused at the end. */
bool item_shift(struct session *se, int64_t item_id, int direction, struct err *e);

/* Which parties an item is about: these n and no others. */
bool item_set_parties(
	struct session *se, int64_t item_id, const int64_t *parties, size_t n, struct err *e);

/* Minutes planned in the whole agenda: those of the items, or of their sub-items where an item says
 * nothing itself. Pure. */
int64_t agenda_minutes(const struct item_list *items);

/* How long the meeting is, in minutes; 0 where that is not known (all day, no end). Pure. */
int64_t agenda_room(const struct meeting *m);

/* Inside a step, last: the agenda of the meeting changed (its items, their order, titles, kinds,
 * presenters, minutes, parties, attachments; not what became of them). Every use case that writes an
 * agenda ends with it. The meeting's row is loaded and saved: no copy loaded before can be saved after. */
bool agenda_changed(struct session *se, int64_t meeting_id, struct err *e);

#endif
