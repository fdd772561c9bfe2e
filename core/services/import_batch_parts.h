/* Inside an import of many files: what is found out when all of them are read. */
#ifndef CORE_SERVICES_IMPORT_BATCH_PARTS_H
#define CORE_SERVICES_IMPORT_BATCH_PARTS_H

#include "services/import_batch.h"

/* The day, or at least the year, that the names of a file and its folders say; text is read anew with it. */
bool batch_guess_day(struct import_batch *b, struct batch_file *f, struct err *e);

/* The groups of files whose text names none: one that the register or another file knows. */
bool batch_guess_groups(struct import_batch *b, struct err *e);

/* Who of the files may be somebody else of them or of the register: b->pairs anew. */
bool batch_find_pairs(struct import_batch *b, struct err *e);

/* Its doc was changed, or read anew. */
void batch_changed(struct batch_file *f);

/* Compare with what is known of the store, with the names that were answered; then judge it anew. */
bool batch_look_again(struct import_batch *b, struct batch_file *f, struct err *e);

/* The former alone. */
bool batch_compare(struct import_batch *b, struct batch_file *f, struct err *e);

/* Inside a step: the other spellings of those who are one person. */
bool batch_write_aliases(struct import_batch *b, struct err *e);

/* The names in the text of a file become those answered, and back. */
struct batch_names {
	const char **people, **for_whom;
};
void batch_names_use(struct import_batch *b, struct batch_file *f, struct batch_names *was);
void batch_names_back(struct batch_file *f, struct batch_names *was);

#endif
