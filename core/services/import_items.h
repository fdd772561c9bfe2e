/* Inside an import: the items of a text as the agenda of a meeting. */
#ifndef CORE_SERVICES_IMPORT_ITEMS_H
#define CORE_SERVICES_IMPORT_ITEMS_H

#include "services/import_notes.h"

/* Inside a step: ids[i] gets the record of d->items[i]. Items that are there already keep their id
 * where the title is the same; what the text does not name comes last. */
bool import_items(struct session *se, const struct notes_doc *d, int64_t meeting_id, int64_t *ids,
	struct err *e);

#endif
