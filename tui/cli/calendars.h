/* Which meetings a calendar is asked for: --group (also several), --mine, --person, --meeting, --year, --from,
 * --to, --window. */
#ifndef TUI_CLI_CALENDARS_H
#define TUI_CLI_CALENDARS_H

#include "services/feeds.h"

#include "tui/cli/command.h"

/* q borrows from the rest. */
struct cli_calendar {
	struct meeting_query q;
	struct cli_span span;
	struct feed_window window;
	struct feed_span months;
	int64_t groups[MEETING_GROUPS_MAX];
};
bool cli_calendar(const struct cli *c, struct cli_calendar *k, struct err *e);

#endif
