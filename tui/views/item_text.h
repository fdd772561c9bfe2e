/* The text of an item's notes, in our own editor or the user's: where it comes from, is kept and goes. */
#ifndef TUI_VIEWS_ITEM_TEXT_H
#define TUI_VIEWS_ITEM_TEXT_H

#include "services/composing.h"
#include "services/lines_replace.h"

#include "tui/views/live_text.h"

/* meeting_id and item_id (0 = before the first one) are given; the rest zeroed. */
struct item_text {
	int64_t meeting_id, item_id;
	char *key; /* of its draft */
	struct composing composing;
	struct lines_out out;
	char *text;
};
void item_text_release(struct item_text *t);

/* The draft that is kept of it, the newest text that an editor left behind, or the lines as they are. */
bool item_text_load(struct item_text *t, struct app *a, struct err *e);

/* Keep the text as a draft; none where it is what the lines say. */
bool item_text_keep(struct item_text *t, struct app *a, struct draft_pace *pace, const char *text,
	struct err *e);

/* File the text; says what became of it. */
bool item_text_file(struct item_text *t, struct app *a, const char *text, struct err *e);

#endif
