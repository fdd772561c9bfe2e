/* Boxes over the body: the palette, which-key boxes, choice lists, dialogs. */
#ifndef TUI_WIDGETS_OVERLAY_H
#define TUI_WIDGETS_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"

enum overlay_place { OVERLAY_CENTRE, OVERLAY_BOTTOM };

/* Draw an empty framed box for rows x cols of content, made smaller where c is, with the title in the
 * upper and the foot in the lower border (either may be NULL). Returns the inside; its size may be
 * less than asked for, even 0. */
struct canvas overlay_box(struct canvas *c, enum overlay_place place, int rows, int cols,
	const char *title, const char *foot);

/* One line of a which-key box or a choice list. */
struct choice {
	struct key key;   /* code 0 for none */
	const char *text; /* borrowed, translated */
	const char *why;  /* why it cannot be chosen now; NULL when it can */
};

/* A which-key box: keys and texts in as many columns as fit, at the bottom of c. Each line is a click
 * zone for its key. */
void overlay_keys(struct canvas *c, const char *title, const struct choice *v, size_t n);

/* A choice list with the cursor on line `at`; scrolls. Returns the first visible line. Lines are click
 * zones for their keys. */
size_t overlay_choices(struct canvas *c, const char *title, const char *foot,
	const struct choice *v, size_t n, size_t at);

/* Handle a key in a choice list: movement changes *at; a line's own key or Enter chooses. Returns the
 * index chosen, or -1. Lines with a `why` are never chosen (the cursor goes there). */
int choice_key(const struct choice *v, size_t n, size_t *at, const struct key *k);

#endif
