/* A few labelled fields in a column. Tab, Shift-Tab, Up and Down move between them, Enter goes on and
 * finishes at the last, Esc leaves. */
#ifndef TUI_WIDGETS_FORM_H
#define TUI_WIDGETS_FORM_H

#include <stddef.h>

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"
#include "tui/widgets/field.h"

enum { FORM_FIELDS_MAX = 12 };

struct form_field {
	const char *label; /* translated, borrowed */
	char *echo; /* shown after the text: how it was read, or what is wrong; owned, may be NULL */
	bool wrong; /* the echo is an error */
	struct field field;
};

/* A zeroed struct form has no fields and is valid. */
struct form {
	struct form_field fields[FORM_FIELDS_MAX];
	size_t n;
	size_t at;
};

enum form_did { FORM_IGNORED, FORM_MOVED, FORM_EDITED, FORM_DONE, FORM_CANCELLED };

void form_release(struct form *f);

/* Add a field with its text (NULL = empty); returns its index. Dies beyond FORM_FIELDS_MAX. */
size_t form_add(struct form *f, const char *label, const char *text);
const char *form_text(const struct form *f, size_t i);

/* What stands after field i: a reading (wrong false) or an error. NULL clears it. */
void form_echo(struct form *f, size_t i, bool wrong, const char *text);

/* Handle a key in the field that has the cursor. FORM_DONE: Enter in the last field; FORM_EDITED: a text
 * changed. */
enum form_did form_key(struct form *f, const struct key *k);

/* Labels right-aligned in a column of their own, a field a row; scrolls where c is low. */
void form_draw(const struct form *f, struct canvas *c, bool typing);

#endif
