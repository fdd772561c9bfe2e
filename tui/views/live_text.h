/* What is typed in view 3: the composer, names, drafts, the whole text of an item. */
#ifndef TUI_VIEWS_LIVE_TEXT_H
#define TUI_VIEWS_LIVE_TEXT_H

#include "services/composing.h"

#include "tui/views/views.h"
#include "tui/widgets/field.h"

struct live_state;

/* When a text being typed is to be saved. A zeroed one has nothing to save. */
struct draft_pace {
	bool dirty;
	int64_t due; /* monotonic ms */
};

/* ---- live_draft.c ---- */

/* Save a draft (NULL removes it). A slow disk must not slow the typing: drafts take a twentieth of
 * the time, but none is older than a second. */
bool draft_save(
	struct app *a, struct draft_pace *p, const char *key, const char *text, struct err *e);
/* Milliseconds until the draft wants saving; -1 = nothing to save. */
int draft_wait(const struct draft_pace *p);

/* ---- live_compose.c ---- */

/* Begin to type a line of a kind under the item at the cursor (a kept draft comes back). */
unsigned live_compose(struct app *a, struct live_state *st, enum note_kind kind);
/* Edit a filed line. */
unsigned live_edit(struct app *a, struct live_state *st, const struct note *n);
unsigned live_compose_key(struct live_state *st, struct app *a, const struct key *k);
/* Enter: file what is typed. */
unsigned live_file(struct live_state *st, struct app *a);
/* What is typed, as it would be filed. Release it. */
void live_reading(const struct live_state *st, const struct app *a, struct composed *out);

/* Keep what is being typed; nothing where the line is empty. */
bool live_draft_save(struct live_state *st, struct app *a, struct err *e);
/* Offer what was being typed when the program ended. */
bool live_draft_restore(struct live_state *st, struct app *a, struct err *e);

/* ---- live_names.c ---- */

/* Tab: fill in the name that ends at the cursor. leads and follows: what comes behind it at the
 * beginning of the text and elsewhere. Where several may be meant a box asks. False where nobody is
 * called so, or the name is complete. */
bool names_complete(struct app *a, struct field *f, const struct composing *c, const char *leads,
	const char *follows);
/* Before filing: ask whom a name of the line means, and file it then. */
void live_names_ask(
	struct app *a, struct live_state *st, const char *name, const size_t *hits, size_t n);

/* ---- live_echo.c ---- */

/* What was understood of the line: "vem: Karin Alm  när: fre 13 mars". */
void live_echo(const struct live_state *st, const struct app *a, struct buf *out);
/* What the label says. */
const char *live_label(const struct live_state *st, const struct app *a);

/* ---- live_lines.c: filed lines ---- */

/* With the cursor on a line of the notes: up and down, and to another item of the meeting. */
unsigned live_line_shift(struct app *a, struct live_state *st, int direction);
unsigned live_line_move(struct app *a, struct live_state *st);

/* ---- live_editor.c: the lines of an item as one text ---- */

/* Open it for the item at the cursor, with what is being typed as its last line; outside: in the
 * user's own editor. */
unsigned live_editor(struct app *a, struct live_state *st, bool outside);

/* Say which items have a text that was begun and not saved (item_text.c). */
bool live_editor_drafts(struct live_state *st, struct app *a, struct err *e);

/* ---- live_outside.c ---- */

/* Change *text in the user's own editor; what: whose text it is, for the next start should the program
 * end meanwhile. False with *text unchanged where nothing came back, or with the text that did where
 * the editor says that it failed. */
bool edit_outside(struct app *a, const char *what, char **text, struct err *e);
/* The text of an editor that was open when the program ended, or NULL; it is forgotten then. The
 * caller frees. */
char *edit_outside_left(struct app *a, const char *what);

#endif
