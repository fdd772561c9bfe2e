/* Every question that db/ asks about rows, so that a test can look at the plan of each. */
#ifndef DB_QUESTIONS_H
#define DB_QUESTIONS_H

#include "db/sql.h"

/* NULL-terminated, one list a file. */
extern const struct question *const list_questions[];
extern const struct question *const journal_questions[];
extern const struct question *const rules_questions[];
extern const struct question *const undo_questions[];
extern const struct question *const undo_calendar_questions[];
extern const struct question *const meeting_questions[];
extern const struct question *const agenda_questions[];
extern const struct question *const roll_questions[];
extern const struct question *const people_questions[];
extern const struct question *const group_questions[];
extern const struct question *const register_questions[];
extern const struct question *const export_questions[];
extern const struct question *const setting_questions[];
extern const struct question *const followup_questions[];
extern const struct question *const poll_questions[];
extern const struct question *const candidate_questions[];
extern const struct question *const round_questions[];
extern const struct question *const year_questions[];
extern const struct question *const document_questions[];
extern const struct question *const plan_questions[];
extern const struct question *const identity_questions[];
extern const struct question *const calendar_questions[];
extern const struct question *const item_questions[];
extern const struct question *const foreign_questions[];
extern const struct question *const search_questions[];
extern const struct question *const search_ask_questions[];
extern const struct question *const scrub_questions[];
extern const struct question *const erasure_questions[];
extern const struct question *const restore_questions[];
extern const struct question *const name_questions[];
extern const struct question *const stats_questions[];

/* The lists; NULL-terminated. */
extern const struct question *const *const db_questions[];

#endif
