/* What somebody changes in what an import of many files proposes, before it is written. Each change is kept as a
 * draft at once (where the batch keeps drafts): when the same text is read again, after a crash or
 * another day, it is made again. What is written has none left. */
#ifndef CORE_SERVICES_IMPORT_EDITS_H
#define CORE_SERVICES_IMPORT_EDITS_H

#include "services/import_batch.h"

enum edit_what {
	EDIT_TITLE, /* text */
	EDIT_PLACE,
	EDIT_TIME,   /* index and value: start and end in minutes, MINUTE_NONE */
	EDIT_DAY,    /* value */
	EDIT_GROUP,  /* text: its name */
	EDIT_NAME,   /* people[index], text */
	EDIT_STATUS, /* people[index], value: enum notes_status */
	EDIT_DROP,   /* people[index]: goes to the end of dropped */
	EDIT_BACK,   /* dropped[index] */
	EDIT_ITEM,   /* items[index], text */
	EDIT_KIND,   /* lines[index], value: enum note_kind */
	EDIT_OMIT,   /* lines[index] */
	EDIT_LEAVE,  /* value: the file is left out */
	EDIT_WHATS,
};
struct batch_edit {
	enum edit_what what;
	int index, value;
	const char *text; /* NULL = "" */
};

/* Make a change in the proposal of file i, keep it and compare anew. The day, the group and leaving out have
 * calls of their own (import_batch.h), which keep them as well. */
bool import_batch_edit(
	struct import_batch *b, size_t i, const struct batch_edit *edit, struct err *e);

/* ---- Within an import of many files ---- */

/* Keep a change that was made. */
bool batch_edit_keep(
	struct import_batch *b, struct batch_file *f, const struct batch_edit *edit, struct err *e);

/* Make those changes that are kept for the file's text. */
bool batch_edits_restore(struct import_batch *b, struct batch_file *f, struct err *e);

/* The draft of a file that is written goes with it, in its step. */
bool batch_edits_drop(struct import_batch *b, const struct batch_file *f, struct err *e);

/* Who is who: keep the answers, give them to the pairs of now, forget them. */
bool batch_answers_keep(const struct import_batch *b, struct err *e);
bool batch_answers_restore(struct import_batch *b, struct err *e);
bool batch_answers_drop(const struct import_batch *b, struct err *e);

#endif
