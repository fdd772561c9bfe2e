/* A foreign calendar is read apart, in a process that may crash (base/apart.h), and comes back as plain
 * values. */
#ifndef CORE_SERVICES_CALENDAR_READ_H
#define CORE_SERVICES_CALENDAR_READ_H

#include "formats/calendar_in.h"
#include "services/session.h"

/* bytes are a calendar or a mail (calendar_sniff). All times are in the house's zone; of a series the entries
 * from last year to two years ahead, or, where year is not 0, those of that year. Release out also after a
 * failure. */
bool calendar_read(struct session *se, const char *bytes, size_t n, int year, struct calendar *out,
	struct err *e);

#endif
