/* The year as an iCalendar file, streamed from the store: rules R1–R27 of ical.md. */
#ifndef CORE_SERVICES_EXPORT_ICS_H
#define CORE_SERVICES_EXPORT_ICS_H

#include "services/session.h"

struct ics_options {
	const char *name;  /* X-WR-CALNAME; NULL = from association, group and year */
	bool leave_agenda; /* no agenda in DESCRIPTION */
};

/* Write every meeting that q asks for. The same data give the same bytes. sink gets pieces in order
 * and returns false to stop (then ERR_IO is set by the caller's sink or here). *n (may be NULL) gets
 * the number of events. */
bool export_ics(struct session *se, const struct meeting_query *q, const struct ics_options *o,
	bool (*sink)(void *to, const char *bytes, size_t n), void *to, size_t *n, struct err *e);

#endif
