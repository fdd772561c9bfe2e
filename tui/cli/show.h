/* One meeting with all that is said about it, as `show` and the news print it. */
#ifndef TUI_CLI_SHOW_H
#define TUI_CLI_SHOW_H

#include "services/session.h"

#include "tui/cli/output.h"

struct sheet {
	struct meeting_rows meeting; /* one row */
	struct item_list items;
	struct note_list notes;
	struct roll_rows roll;
};

/* Zeroed before; to be released also after a failure. */
bool sheet_load(struct session *se, int64_t id, struct sheet *s, struct err *e);
void sheet_release(struct sheet *s);

/* The agenda's lines, with the notes under each item where asked for. */
void agenda_lines(const struct sheet *s, bool notes, struct out *o);

/* The counts of a roll by status and by party, one line. */
void roll_summary(const struct roll_rows *roll, struct out *o);

#endif
