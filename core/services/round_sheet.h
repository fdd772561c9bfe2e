/* A round with all its meetings beside each other: for the matrix, the pane of the sister groups and the
 * combined sheet. Nothing is written. */
#ifndef CORE_SERVICES_ROUND_SHEET_H
#define CORE_SERVICES_ROUND_SHEET_H

#include "formats/round_out.h"
#include "rules/rounds.h"
#include "services/session.h"

struct round_source; /* what a part borrows from */
struct round_sheet {
	struct round round;
	struct round_part *parts; /* by day */
	struct round_source *sources;
	size_t n;
	struct round_lines lines;
};

/* Release *out also after a failure. */
bool round_sheet_load(struct session *se, int64_t round_id, struct round_sheet *out, struct err *e);
void round_sheet_release(struct round_sheet *s);

/* Its combined sheet as a document; release *out also after a failure. */
bool round_sheet_document(
	struct session *se, int64_t round_id, struct notes_document *out, struct err *e);

/* The same as JSON: keys of an object that is open. */
bool round_sheet_json(struct session *se, int64_t round_id, struct json *j, struct err *e);

#endif
