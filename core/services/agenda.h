/* Use cases inside a meeting: its agenda, with walk.h the way through it and with lines.h the notes. Each
 * call that writes is one transaction and one undo step, durable when it returns.
 *
 * Calendars show the agenda: changing it renews the meeting's revised_at, walking it does not. */
#ifndef CORE_SERVICES_AGENDA_H
#define CORE_SERVICES_AGENDA_H

#include "services/lines.h"
#include "services/session.h"
#include "services/walk.h"

/* Add an item after another one (0 = last) under parent (0 = top level; there is one level of
 * sub-items). it->title is needed; position and number are filled in, as its siblings are numbered
 * (core/rules/numbering.h; a lettered sub-item under a numbered item), and the numbers of the items
 * behind follow; it gets its id. */
bool item_add(struct session *se, int64_t meeting_id, int64_t parent_id, int64_t after_id,
	struct item *it, struct err *e);

/* Save changed fields of an item loaded before; nothing is written where none has. */
bool item_change(struct session *se, struct item *it, struct err *e);

/* Take an item with its children and notes away. The current one leaves the meeting without one. */
bool item_delete(struct session *se, int64_t item_id, struct err *e);

/* Up (-1) or down (+1) among its siblings; numbers follow, ids stay. Refused at the end. */
bool item_shift(struct session *se, int64_t item_id, int direction, struct err *e);

#endif
