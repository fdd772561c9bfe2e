/* A document on the screen, and into a file: what the views that show one have in common. */
#ifndef TUI_VIEWS_DOCUMENT_PART_H
#define TUI_VIEWS_DOCUMENT_PART_H

#include "formats/notes_out.h"
#include "services/export_notes.h"

#include "tui/app.h"

/* A zeroed pane is empty. */
struct document_pane {
	struct notes_document document; /* the owner fills it, then measures */
	char *above; /* lines that stand above it and are no part of it; NULL = none */
	int top;     /* first row of the document that is shown */
	int total;   /* its rows, in this width */
	int rows, cols;
};

void document_pane_release(struct document_pane *p);
void document_pane_layout(struct document_pane *p, int rows, int cols);
void document_pane_measure(struct document_pane *p);

/* Scrolling; false where the key is not for that. */
bool document_pane_key(struct document_pane *p, const struct key *k);
void document_pane_draw(const struct document_pane *p, struct canvas *body);
/* "Rows 1–20 of 45", where not all are seen. */
void document_pane_status(const struct document_pane *p, struct buf *out);

/* Ask for a path, whose ending says the form, and write what fill puts out there. name is that of the
 * file without folder and ending; size bytes at ctx are copied and handed to fill. */
typedef bool document_fill_fn(
	struct app *a, const void *ctx, enum notes_form form, struct buf *out, struct err *e);
unsigned document_ask_write(
	struct app *a, const char *name, document_fill_fn *fill, const void *ctx, size_t size);

#endif
