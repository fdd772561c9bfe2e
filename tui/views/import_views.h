/* The screens of an import of many files: their list, one file beside its source, who is who. The list owns the
 * batch; the others stand above it. */
#ifndef TUI_VIEWS_IMPORT_VIEWS_H
#define TUI_VIEWS_IMPORT_VIEWS_H

#include "services/import_batch.h"

#include "tui/app.h"

/* Opens the list. path is a file or folder; options as import_batch_init. review: one file is shown at once. */
unsigned import_files_open(struct app *a, const char *path, const struct import_options *o);

struct import_review_arg {
	struct import_batch *b;
	size_t file;
};
extern const struct view_ops import_files_view, import_review_view, import_same_view;

/* The file after (by 1) or before (by -1) that holds notes; the same one where there is none. */
size_t import_next_file(const struct import_batch *b, size_t from, int by);

/* A day in the past where no year is typed: notes are old. DAY_NONE where it is none. */
int32_t import_read_day(const struct app *a, const char *text);

#endif
