/* Text entry, of one line or several. Emacs and arrow keys; the unit of movement is what the eye sees
 * as one character (a letter with its marks). A zeroed struct field is empty, of one line, and valid. */
#ifndef TUI_WIDGETS_FIELD_H
#define TUI_WIDGETS_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"

struct field {
	struct buf text; /* UTF-8; read it with field_text */
	size_t at;       /* the cursor, in bytes */
	size_t max;      /* most code points; 0 for no limit */
	bool multiline;  /* Ctrl-O and pasted line breaks begin a new line */
};

enum field_did { FIELD_IGNORED, FIELD_MOVED, FIELD_EDITED };

void field_release(struct field *f);

/* Never NULL; valid until the next change. */
const char *field_text(const struct field *f);
bool field_empty(const struct field *f);

/* Replace the text; the cursor goes to its end. */
void field_set(struct field *f, const char *utf8);
/* Insert at the cursor, cleaned (base/text.h), as far as max allows. False if nothing went in. */
bool field_insert(struct field *f, const char *utf8, size_t n);
/* Replace the bytes from `from` to the cursor, as completion does. */
void field_replace(struct field *f, size_t from, const char *utf8);

/* Characters, pastes, arrows, Home End, Ctrl-A E B F, Ctrl-Left Right, Backspace Delete, Ctrl-H D K U W,
 * Ctrl-O when multiline (then Up and Down too, where there is a line to go to). Enter, Tab and Esc
 * are the owner's: FIELD_IGNORED. */
enum field_did field_key(struct field *f, const struct key *k);

/* Draw in c: the label, `▏`, and the text, scrolled so that the cursor is seen. One row, or when
 * multiline as many as c has, wrapped at spaces. With `typing` the terminal's cursor is put there,
 * visible. */
void field_draw(const struct field *f, struct canvas *c, const char *label, bool typing);

/* Rows that a multiline field wants in a canvas of cols cells with that label. */
int field_rows(const struct field *f, const struct canvas *c, const char *label);

#endif
