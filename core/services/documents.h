/* What leaves the house: agendas and notes as they were sent, word by word, and the states of the notes:
 * draft, sent, approved, archived. Each call that writes is one transaction and one undo step.
 *
 * Notes that are finished and sent out are public documents. So what was sent is kept as
 * it was, in both variants, with its sum; and the records behind it are changed only after the notes
 * were opened again, which makes the next sending a new version that says how it differs. */
#ifndef CORE_SERVICES_DOCUMENTS_H
#define CORE_SERVICES_DOCUMENTS_H

#include "services/export_notes.h"
#include "services/session.h"

/* Keep the agenda or the notes as they are now as the next version of its kind, sent now, in both variants.
 * Of o, nameless counts for the public variant and registers for both; private lines are in neither.
 * *version (may be NULL) gets its number. Where both say what the latest version says there is no new
 * one: the notes are in the state again in which that one was left.
 *
 * Refused: notes of a meeting that has not been held; notes that have been sent and not opened again. */
bool document_send(struct session *se, int64_t meeting_id, enum document_kind kind,
	const struct notes_out_options *o, int64_t *version, struct err *e);

/* Sent notes are approved, sent or approved ones archived: the meeting and the latest version. */
bool document_approve(struct session *se, int64_t meeting_id, struct err *e);
bool document_archive(struct session *se, int64_t meeting_id, struct err *e);

/* The notes are a draft again; the versions so far stay as they were sent. */
bool document_reopen(struct session *se, int64_t meeting_id, struct err *e);

/* A version of one kind (0 = the latest) in one variant. ERR_NOT_FOUND with a text where there is none.
 * *out as for store_load. */
bool document_find(struct session *se, int64_t meeting_id, enum document_kind kind, int64_t version,
	bool public, struct document *out, struct err *e);

/* The same as blocks; release *out also after a failure. */
bool document_read(struct session *se, int64_t meeting_id, enum document_kind kind, int64_t version,
	bool public, struct notes_document *out, struct err *e);

/* The same in a form, appended to out: as txt byte for byte what was kept. */
bool document_print(struct session *se, int64_t meeting_id, enum document_kind kind,
	int64_t version, bool public, enum notes_form form, struct buf *out, struct err *e);

/* May what the notes print be changed? Refused (ERR_INVALID, with what to do) while they are sent,
 * approved or archived. session_end asks it of every meeting that a step changed so. */
bool notes_may_change(struct session *se, int64_t meeting_id, struct err *e);

/* May a meeting be taken away? Not when anything of it was sent. */
bool document_may_delete(struct session *se, int64_t meeting_id, struct err *e);

#endif
