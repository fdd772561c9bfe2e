/* How a change of one agenda reaches the others of its round. Everything here is called inside a step and
 * belongs to it: undo takes the change back everywhere.
 *
 * The same item has the same round_item in all meetings. Until a meeting begins it follows its sisters in
 * which items there are, their order and level, titles, kinds, presenters, planned minutes, affected
 * parties and attachments; ids stay, and numbers follow. What became of an item is never touched.
 * Items that a meeting keeps for itself (ROUND_ITEM_OWN) stay behind the item that they followed; one
 * that its sisters no longer have but that holds notes or a vote is kept that way. */
#ifndef CORE_SERVICES_ROUND_FLOW_H
#define CORE_SERVICES_ROUND_FLOW_H

#include "services/session.h"

/* The agenda of that meeting was changed: hand it on. Does nothing outside a round, once the meeting has
 * begun, and while it is cancelled. Saves items of the meeting itself that are new in the round. */
bool round_flow(struct session *se, int64_t meeting_id, struct err *e);

/* Make the agenda of one meeting, as far as it is the round's, that of another one; parties and
 * attachments that the other has beside stay. */
bool round_pour(struct session *se, int64_t from_id, int64_t to_id, struct err *e);

/* Every item that is not in the round yet becomes an item of it, but for what the group takes up again
 * from an earlier meeting (carried_from): that it keeps for itself. */
bool round_number(struct session *se, int64_t meeting_id, struct err *e);

/* What hangs on an item, affected parties and attachments, hangs on the other one too, and nothing else
 * does. *changed is set when anything was written. */
bool round_hang(struct session *se, const struct item *from, const struct item *to, bool *changed,
	struct err *e);

#endif
