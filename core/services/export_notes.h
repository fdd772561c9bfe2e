/* The notes and the agenda of a meeting as documents. */
#ifndef CORE_SERVICES_EXPORT_NOTES_H
#define CORE_SERVICES_EXPORT_NOTES_H

#include "base/buf.h"
#include "formats/notes_out.h"
#include "services/session.h"

enum notes_form { NOTES_TXT, NOTES_MD, NOTES_HTML, NOTES_PDF };
extern const char *const notes_form_names[]; /* "txt", "md", "html", "pdf"; NULL at the end */

enum export_paper { EXPORT_NOTES, EXPORT_AGENDA };

/* Do notes say day, time, place, chair and note taker under their title? The house's form: a setting,
 * on where nothing is said. Setting it is one step. */
bool notes_head(struct session *se, bool *head, struct err *e);
bool notes_set_head(struct session *se, bool head, struct err *e);

/* The document of a meeting. Release *out also after a failure. */
bool export_document(struct session *se, int64_t meeting_id, enum export_paper what,
	const struct notes_out_options *o, struct notes_document *out, struct err *e);

/* The same, written out: appended to out. o->restyled follows from the form. */
bool export_notes(struct session *se, int64_t meeting_id, enum export_paper what,
	enum notes_form form, const struct notes_out_options *o, struct buf *out, struct err *e);

/* A document in a form, appended to out. Fails for NOTES_PDF where the program was built without it. */
bool notes_write(const struct session *se, const struct notes_document *d, enum notes_form form,
	struct buf *out, struct err *e);

#endif
