/* Inside of notes_out.h. */
#ifndef CORE_FORMATS_NOTES_OUT_PARTS_H
#define CORE_FORMATS_NOTES_OUT_PARTS_H

#include "formats/notes_out.h"

/* A document in the making. */
struct writing {
	const struct notes_sheet *s;
	const struct notes_out_options *o;
	struct notes_document *d;
	bool head_stands, roll_stands; /* the written ones still say what the records do */
	bool head_done, roll_done;     /* it has been printed anew */
};

static inline const char *writing_or_empty(const char *s)
{
	return s ? s : "";
}

/* A new last block; label and text (either may be NULL) are made safe and copied. */
struct block *block_add(
	struct notes_document *d, enum block_kind kind, const char *label, const char *text);
/* One more cell of the last block. */
void block_cell(struct notes_document *d, const char *text);

/* The title and the fields of the head, anew. document is its kind. */
void notes_out_title(struct writing *w, const char *document);
void notes_out_head(struct writing *w);

/* Who was there and who was not, anew; nothing where no roll was taken. */
void notes_out_roll(struct writing *w);

/* The bytes of a list's sign at the start of a line; 0 for none. */
size_t notes_out_bullet(const char *s);

/* The lines of an item (0 = before the first), as seen by a reader who may see them. */
bool notes_out_shows(const struct writing *w, const struct note *n);
void notes_out_note(struct writing *w, const struct note *n, const struct note *before);

void notes_out_coming(struct writing *w);
void notes_out_registers(struct writing *w);

/* What is left to do from earlier meetings; nothing in a public document. */
void notes_out_left(struct writing *w);

/* "tisdag 10 mars 2026", "10 mars"; "9:00", "9:00–12:00"; in the document's language. The caller
 * frees. */
char *notes_out_day(const char *language, int32_t day, bool full);
char *notes_out_minute(int minute);
char *notes_out_times(struct moment starts, struct moment ends);
struct moment notes_out_moment(const char *iso);

#endif
