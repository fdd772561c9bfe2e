/* The year as an iCalendar file, streamed from the store. */
#ifndef CORE_SERVICES_EXPORT_ICS_H
#define CORE_SERVICES_EXPORT_ICS_H

#include "base/buf.h"
#include "services/session.h"

struct export_row;
/* One entry of a calendar; the row is borrowed for the call. */
typedef bool entry_fn(void *to, const struct export_row *row, struct err *e);

/* Every entry that q asks for, in order: one a meeting, or one for each date that is proposed for it. */
bool export_entries(
	struct session *se, const struct meeting_query *q, entry_fn *each, void *to, struct err *e);

/* What a calendar of q is called: "Samordningsförbundet Ekbygden – Beredning Väst 2026". The caller
 * frees. */
bool calendar_name(struct session *se, const struct meeting_query *q, const char *language,
	char **name, struct err *e);

struct ics_options {
	const char *name;  /* X-WR-CALNAME; NULL = from association, group and year */
	bool leave_agenda; /* no agenda in DESCRIPTION */
};

/* Write every meeting that q asks for. The same data give the same bytes. sink gets pieces in order
 * and returns false to stop (then ERR_IO is set by the caller's sink or here). *n (may be NULL) gets
 * the number of events. */
bool export_ics(struct session *se, const struct meeting_query *q, const struct ics_options *o,
	bool (*sink)(void *to, const char *bytes, size_t n), void *to, size_t *n, struct err *e);

/* The same of a year, everything or (group_id) a group's, appended to out. */
bool export_ics_year(
	struct session *se, int year, int64_t group_id, struct buf *out, size_t *n, struct err *e);

#endif
