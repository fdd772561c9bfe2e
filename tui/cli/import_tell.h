/* What imports tell alike: one file and many, notes and people. */
#ifndef TUI_CLI_IMPORT_TELL_H
#define TUI_CLI_IMPORT_TELL_H

#include "base/json.h"
#include "services/import_notes.h"

#include "tui/cli/command.h"

/* Append "3 people, 1 group"; "nothing" where it is nothing. */
void import_tell_new(const struct import_preview *p, struct buf *b);

/* Append the days or years that the text itself points to: "2022-02-09, 2022-03-09"; nothing where there are
 * none. */
void import_tell_days(const struct import_preview *p, struct buf *b);

/* Print what was read out of a file, and what would become of it. */
void import_tell_found(const char *path, const struct import_preview *p,
	const struct import_options *options, struct out *o);

/* Who may be whom: as messages, as the member possibly_same of an object, and one entry of that. */
void import_tell_alike(struct cli *c, const struct import_alike *v, size_t n);
void import_alike_json(const struct import_alike *v, size_t n, struct json *j);
void import_alike_row(const struct import_alike *a, struct json *j);

/* Several files, or a folder of them: one step, and a summary (tui/cli/import_many.c). */
bool cli_import_many(struct cli *c, const struct import_options *o, struct err *e);

#endif
