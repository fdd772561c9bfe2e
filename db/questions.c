#include "db/questions.h"

const struct question *const *const db_questions[] = { list_questions, journal_questions,
	undo_questions, meeting_questions, agenda_questions, roll_questions, people_questions,
	group_questions, register_questions, export_questions, setting_questions, NULL };
