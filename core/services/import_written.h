/* Inside an import: the lines that frame a text, kept in the words in which they were written. */
#ifndef CORE_SERVICES_IMPORT_WRITTEN_H
#define CORE_SERVICES_IMPORT_WRITTEN_H

#include "services/import_said.h"
#include "services/session.h"

/* What the records of the meeting say just now; its people are marked already. */
struct import_written {
	struct session *se;
	const struct notes_doc *d;
	const struct meeting *m;
	char *language; /* the organisation's */
	int64_t head, roll;
};
bool import_written_init(struct import_written *w, struct session *se, const struct notes_doc *d,
	const struct meeting *m, struct err *e);
void import_written_release(struct import_written *w);

/* Is the line part of the title, of the head or of the roll, and says no more than these? Then *part is
 * which. A line of the roll always is: what it says beside names is nothing that a note repeats. */
bool import_written_is(const struct import_written *w, const struct import_said *said,
	const struct notes_line *l, enum written_part *part);

/* Inside a step. item_id 0 is the meeting itself. */
bool import_written_put(struct import_written *w, const struct notes_line *l,
	enum written_part part, int64_t item_id, int64_t position, struct err *e);

/* The heading or presenter of an item: kept only where it is not what a document writes anyhow. */
bool import_written_item(struct import_written *w, const struct notes_line *l,
	enum written_part part, int64_t item_id, struct err *e);

#endif
