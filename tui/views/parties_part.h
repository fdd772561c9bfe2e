/* Fields that name several parties, with commas between them. */
#ifndef TUI_VIEWS_PARTIES_PART_H
#define TUI_VIEWS_PARTIES_PART_H

#include "tui/app.h"

enum { PARTIES_MAX = 40 };

/* Names as ids; whole (may be NULL) gets the whole names. */
bool parties_read(struct app *a, const char *text, int64_t ids[PARTIES_MAX], size_t *n,
	struct buf *whole, struct err *e);

/* Those of an item, or (0) of a group, as the field reads them; the caller frees. */
char *parties_text(const struct party_links *links, int64_t item_id);

#endif
