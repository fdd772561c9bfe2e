/* Every question that db/ asks about rows, so that a test can look at the plan of each. */
#ifndef DB_QUESTIONS_H
#define DB_QUESTIONS_H

#include "db/sql.h"

/* NULL-terminated, one list a file. */
extern const struct question *const list_questions[],
	*const journal_questions[],
		*const rules_questions[],
			*const undo_questions[],
				*const undo_calendar_questions[],
					*const meeting_questions[],
						*const agenda_questions[],
							*const roll_questions[],
								*const people_questions[],
									*const group_questions[],
										*const register_questions[],
											*const export_questions[],
												*const setting_questions
													[];

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
