/* Use cases around dates proposed for a meeting: propose, answer, choose. Each call that writes is one
 * transaction and one undo step.
 *
 * While dates are proposed the meeting is a draft (proposed) that stands at one of them. The date that
 * it had is the first of them and keeps the uid; another gets a uid of its own, which the meeting
 * takes over when that one is chosen. */
#ifndef CORE_SERVICES_CANDIDATES_H
#define CORE_SERVICES_CANDIDATES_H

#include "rules/candidates.h"
#include "services/session.h"

/* Propose another date: read as for meeting_move. The first time the date that the meeting has is
 * proposed as well; a decided meeting becomes a draft again, which its moves tell. *id (may be NULL)
 * gets the candidate's. Refused: a meeting that is running, held or cancelled; a date that is
 * proposed already. */
bool candidate_add(struct session *se, int64_t meeting_id, struct moment starts, struct moment ends,
	int64_t *id, struct err *e);

/* Take a proposed date back; calendars get it as cancelled. The last one only stops being a proposal: it
 * is when the meeting is. Refused once it is chosen or cancelled. */
bool candidate_remove(struct session *se, int64_t candidate_id, struct err *e);

/* What a party (or, party_id 0, a person) says: enum date_answer, or DATE_SILENT to take that back.
 * Refused once a date is chosen. */
bool candidate_answer(struct session *se, int64_t candidate_id, int64_t party_id, int64_t person_id,
	int answer, struct err *e);

/* What a person wrote, at that time (UTC s; 0 = not known). */
bool candidate_answer_sent(struct session *se, int64_t candidate_id, int64_t person_id, int answer,
	int64_t at, struct err *e);

/* It is that date: the meeting is decided and has its time and its uid, the others are cancelled. Logged
 * in the moves with why; NULL or "": with what was answered. A meeting that was decided for another
 * day before counts as moved from there. Refused once it is chosen or cancelled. */
bool candidate_choose(struct session *se, int64_t candidate_id, const char *why, struct err *e);

/* Everything about the proposed dates of a meeting, ready to be shown: the open ones, or, where one is
 * chosen, that and those that were cancelled. Voices: the parties with members called to the meeting
 * (all parties where it has no group), and whoever has answered. */
struct date_sheet {
	struct meeting_rows row; /* the meeting, one row */
	struct candidate *dates; /* by start; likewise: */
	const char **remarks;    /* what speaks against the day: "? klämdag"; "" for nothing */
	char **words;            /* what was answered: date_words */
	size_t n;
	bool open;                 /* one can be chosen */
	struct date_matrix matrix; /* of dates */
	size_t *order;             /* date_ranking */
	struct candidate_list all;
	struct candidate_answers answers;
	struct roll_rows roll;
	struct pool pool;
};
/* Reads only. date_sheet_release also after a failure. */
bool date_sheet_load(struct session *se, int64_t meeting_id, struct date_sheet *out, struct err *e);
void date_sheet_release(struct date_sheet *s);

/* "tis 17 mars kl. 9:00–12:00"; the caller frees. */
char *candidate_time_words(const struct candidate *c);

/* Inside a step: the meeting m was moved while it has open dates; and everything proposed for a meeting
 * goes, before the meeting does. */
bool candidates_follow(struct session *se, const struct meeting *m, struct err *e);
bool candidates_delete(struct session *se, int64_t meeting_id, struct err *e);

#endif
