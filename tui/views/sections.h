/* The views' parts of the one command table; each ends with name NULL. */
#ifndef TUI_VIEWS_SECTIONS_H
#define TUI_VIEWS_SECTIONS_H

#include "tui/commands.h"

extern const struct command wheel_commands[], meetings_commands[], live_commands[],
	live_walk_commands[], live_sisters_commands[], live_lines_commands[],
	live_presence_commands[], live_agenda_commands[], live_outcome_commands[],
	rollcall_commands[], rollcall_ask_commands[], preview_commands[], round_commands[],
	round_paper_commands[], people_commands[], first_run_commands[];
extern const struct command checks_commands[], followup_commands[], plan_commands[],
	export_commands[];
extern const struct command year_checks_commands[], days_commands[];
extern const struct command live_rounds_commands[], poll_commands[], poll_setup_commands[],
	checkin_commands[];
extern const struct command live_agenda_box_commands[], offers_commands[], template_commands[],
	files_commands[];
extern const struct command kinds_commands[], search_commands[];

extern const struct command dates_commands[], invite_commands[];
extern const struct command seats_commands[], people_in_commands[];
extern const struct command import_files_commands[], import_review_commands[],
	import_same_commands[];
extern const struct command stats_commands[], stats_person_commands[];
extern const struct command privacy_commands[], retention_commands[];

#endif
