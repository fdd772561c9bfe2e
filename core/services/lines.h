/* Use cases of the notes: lines under an item. Each call that writes is one transaction and one undo
 * step, durable when it returns. */
#ifndef CORE_SERVICES_LINES_H
#define CORE_SERVICES_LINES_H

#include "formats/compose.h"
#include "services/session.h"

/* What the composer read, put into a record: kind, speaker, text, who, due; the rest stays, and so do
 * the days where the words for them are the same. */
void note_put(struct note *n, const struct composed *c);

/* The record as the composer sees it; borrows its texts: do not release. */
struct composed note_composed(const struct note *n);

/* File a line: n->kind, speaker, text, who, due… are given; meeting, item (0 = before the first
 * item; else one of that meeting's), position, numbers and filed_at are filled in; n gets its id. The
 * draft with that key (may be NULL) goes with the same commit. A blank line is refused. */
bool note_file(struct session *se, int64_t meeting_id, int64_t item_id, struct note *n,
	const char *draft_key, struct err *e);

/* Save a changed line loaded before (text, kind, speaker, due, state …). One that becomes a decision or an
 * action gets the next number of its kind; the numbers of others stay. An action that is done gets
 * the time of it. The draft with that key (may be NULL) goes with the same commit. */
bool note_change(struct session *se, struct note *n, const char *draft_key, struct err *e);
bool note_delete(struct session *se, int64_t note_id, struct err *e);

/* An action is done, or open again. */
bool note_set_done(struct session *se, int64_t note_id, bool done, struct err *e);

/* Make it a line of another kind (compose_turn says what becomes of its words). ERR_INVALID where a
 * remark would have nobody who says it. */
bool note_set_kind(struct session *se, int64_t note_id, enum note_kind kind,
	const struct compose_with *with, struct err *e);

/* ---- lines_order.c ---- */

/* Up (-1) or down (+1) among the lines of its item. Refused at the end. */
bool note_shift(struct session *se, int64_t note_id, int direction, struct err *e);

/* To the end of another item of the same meeting (0 = before the first item). */
bool note_move(struct session *se, int64_t note_id, int64_t item_id, struct err *e);

/* Give the line the numbers of its kind, if it has none yet; none where its kind has none. */
bool line_number(struct session *se, struct note *n, struct err *e);

/* How a step calls the line: "Beslut: Ansökan tillstyrks"; the caller frees. */
char *line_words(const struct note *n);

#endif
