/* Inside an import: what the text says, written as records. */
#ifndef CORE_SERVICES_IMPORT_WRITE_H
#define CORE_SERVICES_IMPORT_WRITE_H

#include "services/import_match.h"

struct import_job {
	struct session *se;
	const struct notes_doc *d;
	const struct import_options *o;
	struct import_match *m; /* ids are filled in as records are made */
	int32_t day;            /* the meeting's; DAY_NONE for a list of coming meetings */
};

/* Each inside a step, in this order. */
bool import_write_names(struct import_job *j, struct err *e); /* groups, parties, people */
bool import_write_meeting(struct import_job *j, struct meeting *m, struct err *e);
bool import_write_roll(struct import_job *j, int64_t meeting_id, struct err *e);
bool import_write_next(struct import_job *j, struct err *e);

/* The planned entry that the notes belong to; 0 for none. */
bool import_planned(
	struct session *se, const struct import_match *m, int32_t day, int64_t *id, struct err *e);

/* Is there an entry already for what was announced? The ids of its groups go to groups (room for
 * m->n_groups), their number to *n. */
bool import_next_exists(struct session *se, const struct import_match *m, const struct notes_doc *d,
	size_t i, int64_t *groups, size_t *n, bool *exists, struct err *e);

#endif
