/* A list with a cursor that follows its row's id, over rows that the owner loads: all of them, or only
 * those around the cursor. So a list of 100,000 rows costs what is seen.
 *
 * The owner's reload asks list_want what to load, and hands the ids to list_fill. A key that leads
 * beyond the loaded rows makes list_key say LIST_WANTS; the owner reloads (once, however many keys
 * came) and list_fill finishes the movement. Owners that always load everything need not look at
 * list_want. A zeroed struct list is empty and valid. */
#ifndef TUI_WIDGETS_LIST_H
#define TUI_WIDGETS_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"

struct list {
	int64_t id;   /* the row under the cursor; 0 when there is none */
	int64_t *ids; /* the loaded rows, in order; ids are never 0 */
	size_t n;
	size_t at;          /* index of the cursor among them */
	size_t top;         /* index of the first visible one */
	bool before, after; /* the owner has more rows there than are loaded */
	int height;         /* rows a column has on the screen; list_resize */
	int columns;        /* rows run down the first, then the next; 0 counts as 1 */
	int pane;           /* the number of its click zones */
	bool plain;   /* no ▶ on the focused row: the owner's rows have marks of their own */
	int64_t owed; /* steps still to go when more rows are loaded */
	enum { OWED_STEPS, OWED_FIRST, OWED_LAST } owed_what;
	int64_t *marked; /* ids marked for bulk work, ascending */
	size_t n_marked;
	size_t cap_marked;
};

enum list_did { LIST_IGNORED, LIST_MOVED, LIST_WANTS };

void list_release(struct list *l);

/* What to load: around an id (0: from the start), at the start or at the end. */
struct list_want {
	enum { WANT_AROUND, WANT_FIRST, WANT_LAST } where;
	int64_t id;
	size_t before, after; /* how many rows on either side of it are enough */
};
struct list_want list_want(const struct list *l);

/* The rows in order, copied. The cursor stays on its id; if that is gone it goes to the nearest row
 * that followed it, else to one before. */
void list_fill(struct list *l, const int64_t *ids, size_t n, bool before, bool after);

/* All of n rows that have no ids of their own: theirs are their places, from 1. */
void list_fill_places(struct list *l, size_t n);

/* Put the cursor on a loaded row, by id. False if it is not there. */
bool list_go(struct list *l, int64_t id);
/* Ask for a row that may not be loaded: list_want then is around it. */
void list_seek(struct list *l, int64_t id);

/* The rows a column has on the screen; call it when the layout changes. */
void list_resize(struct list *l, int height);

/* Up Down PageUp PageDown Home End, j k, with columns Left and Right, the wheel, and a click or double
 * click on one of the list's zones when `zone` is the one that was hit (else NULL). A double click is
 * LIST_MOVED too; the owner treats the key as Enter. */
enum list_did list_key(struct list *l, const struct key *k, const struct zone *zone);

/* Marks. list_mark_all marks all loaded rows, or none if all were. */
bool list_marked(const struct list *l, int64_t id);
void list_mark_toggle(struct list *l, int64_t id);
void list_mark_all(struct list *l);
void list_mark_none(struct list *l);

/* Draw one row, index at in ids, into a canvas one row high. */
typedef void list_row_fn(const void *ctx, struct canvas *row, size_t at);

/* Draw the visible rows: the owner's text from column 1, `▶` in column 0 of the focused row and `*` in
 * that of marked ones, reverse video on the row when the pane is `active`, click zones, and the
 * hardware cursor on the row. */
void list_draw(
	const struct list *l, struct canvas *c, bool active, list_row_fn *draw, const void *ctx);

#endif
