/* Inside an import of a calendar: answers to our invitations. */
#ifndef CORE_SERVICES_ICS_ANSWERS_H
#define CORE_SERVICES_ICS_ANSWERS_H

#include "services/import_ics.h"

/* Is it who who answers? Some programs repeat all that were invited: then it is the sender of the mail ("" =
 * there is no mail), else those that say something and do not organise the meeting. */
bool ics_answers(
	const struct calendar_event *ev, const struct calendar_attendee *who, const char *sender);

/* One answer: who of the event's attendees says what. Decides row (verdict, why, person, meeting) and fills a
 * with what roll_answer takes (released by the caller). An answer to a date that is only proposed gets
 * row->candidate_id, and is for candidate_answer. */
bool ics_answer(struct session *se, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct ics_row *row, struct attendance *a,
	struct pool *pool, struct err *e);

/* What such an answer means there: enum date_answer. */
int ics_date_answer(const struct ics_row *row);

#endif
