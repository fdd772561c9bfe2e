/* People from a table or a list, from the shell. */
#ifndef TUI_CLI_IMPORT_PEOPLE_H
#define TUI_CLI_IMPORT_PEOPLE_H

#include "services/import_people.h"

#include "tui/cli/command.h"

struct people_in {
	const char *path; /* as it is told */
	const char *file_name;
	const struct buf *bytes;
	struct people_options options;
	struct json *j; /* the document being written; NULL without --json */
};

/* Take it in, or with -n say what it would bring. */
bool cli_import_people(struct cli *c, const struct people_in *in, struct err *e);

/* A file whole, "-" is standard input. */
bool cli_read_input(const char *path, size_t most, struct buf *out, struct err *e);

#endif
