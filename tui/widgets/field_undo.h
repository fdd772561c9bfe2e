/* Undo inside a text field, until it is closed. A zeroed one is valid to release. */
#ifndef TUI_WIDGETS_FIELD_UNDO_H
#define TUI_WIDGETS_FIELD_UNDO_H

#include "tui/widgets/field.h"

struct field_undo {
	struct field_shot {
		char *text;
		size_t at;
	} * v; /* what it was, oldest first */
	size_t n, room;
	size_t now;  /* the one that is shown */
	bool typing; /* the latest came from letters: more of them join it */
};

void field_undo_release(struct field_undo *u);

/* Remember the text as it stands: at first, and after each change. k: the key that changed it (may be
 * NULL); the letters of a word are one change. */
void field_undo_note(struct field_undo *u, const struct field *f, const struct key *k);

/* Back and forth; false at the end. */
bool field_undo_back(struct field_undo *u, struct field *f);
bool field_undo_again(struct field_undo *u, struct field *f);

#endif
