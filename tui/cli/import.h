/* Between the two halves of `arshjul import`: notes, and calendars. */
#ifndef TUI_CLI_IMPORT_H
#define TUI_CLI_IMPORT_H

#include "base/json.h"
#include "services/import_ics.h"

/* A calendar or mail on its way in. */
struct calendar_in {
	const char *path;
	struct calendar_source source;
	struct ics_options options;
	struct json *j; /* the document being written; NULL without --json */
};

struct cli;
bool cli_import_calendar(struct cli *c, const struct calendar_in *in, struct err *e);

#endif
