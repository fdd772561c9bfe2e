#include "db/questions.h"

const struct question *const *const db_questions[] = { list_questions, journal_questions,
	undo_questions, undo_calendar_questions, meeting_questions, agenda_questions,
	item_questions, roll_questions, rules_questions, people_questions, group_questions,
	register_questions, followup_questions, poll_questions, export_questions, setting_questions,
	document_questions, round_questions, candidate_questions, year_questions, plan_questions,
	identity_questions, calendar_questions, search_questions, search_ask_questions,
	scrub_questions, erasure_questions, restore_questions, name_questions, foreign_questions,
	stats_questions, NULL };
