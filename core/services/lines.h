/* Use cases of the notes: lines under an item. Each call that writes is one transaction and one undo step,
 * durable when it returns. */
#ifndef CORE_SERVICES_LINES_H
#define CORE_SERVICES_LINES_H

#include "services/session.h"

/* File a line: n->kind, speaker, text, who, due… are given; meeting, item (0 = before the first
 * item; else one of that meeting's), position, number and filed_at are filled in; n gets its id. The
 * draft with that key (may be NULL) goes with the same commit. A blank line is refused. */
bool note_file(struct session *se, int64_t meeting_id, int64_t item_id, struct note *n,
	const char *draft_key, struct err *e);

/* Save a changed line loaded before (text, kind, speaker, due, state …). One that becomes a decision or an
 * action gets the next number of its kind; the numbers of others stay. */
bool note_change(struct session *se, struct note *n, struct err *e);
bool note_delete(struct session *se, int64_t note_id, struct err *e);

#endif
