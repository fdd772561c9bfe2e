/* Inside an import of a calendar: answers to our invitations. */
#ifndef CORE_SERVICES_ICS_ANSWERS_H
#define CORE_SERVICES_ICS_ANSWERS_H

#include "services/import_ics.h"

/* One answer: who of the event's attendees says what. Decides row (verdict, why, person, meeting) and fills a
 * with what roll_answer takes (released by the caller). */
bool ics_answer(struct session *se, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct ics_row *row, struct attendance *a,
	struct pool *pool, struct err *e);

#endif
