/* Attendance statistics on the command line: what its files share. */
#ifndef TUI_CLI_STATS_H
#define TUI_CLI_STATS_H

#include "services/stats.h"

#include "tui/cli/command.h"

enum cli_stats_what {
	CLI_STATS_PEOPLE,
	CLI_STATS_PARTIES,
	CLI_STATS_GROUPS,
	CLI_STATS_YEARS,
	CLI_STATS_MEETINGS,
};

/* What --group, --party, --year, --from, --to, --all and --halves ask for; all: without a time of all years. */
bool cli_stats_want(struct cli *c, bool all, struct stats_want *want, struct err *e);

/* Print the sheet, or one person of it, as the object that --json promises (man arshjul, stats). */
void cli_stats_json(struct cli *c, const struct stats_sheet *s, enum cli_stats_what what);
void cli_stats_person_json(
	struct cli *c, const struct stats_sheet *s, const struct stats_person *p);

/* What there are figures of, "people" first. */
extern const char *const cli_stats_what_names[];

#endif
