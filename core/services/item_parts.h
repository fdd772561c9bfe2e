/* What belongs to an item beside its own row. Called inside a step. */
#ifndef CORE_SERVICES_ITEM_PARTS_H
#define CORE_SERVICES_ITEM_PARTS_H

#include "services/session.h"

/* Delete what refers to an item: notes, written lines, parties, attachments, votes. Its sub-items are
 * the caller's. */
bool item_parts_delete(struct session *se, int64_t item_id, struct err *e);

/* Copy the parties and attachments of an item to another, of that meeting. Those that it has already
 * are not doubled. */
bool item_parts_copy(
	struct session *se, int64_t from_id, int64_t to_id, int64_t to_meeting, struct err *e);

/* Take the attachments of an item along to another meeting. */
bool item_parts_move(struct session *se, int64_t item_id, int64_t to_meeting, struct err *e);

/* Has anything been written under it or voted on? */
bool item_parts_used(struct session *se, int64_t item_id, bool *used, struct err *e);

#endif
