/* The views' parts of the one command table; each ends with name NULL. */
#ifndef TUI_VIEWS_SECTIONS_H
#define TUI_VIEWS_SECTIONS_H

#include "tui/commands.h"

extern const struct command wheel_commands[], meetings_commands[], live_commands[],
	live_walk_commands[], live_agenda_commands[], live_outcome_commands[], rollcall_commands[],
	preview_commands[], people_commands[], first_run_commands[];

#endif
