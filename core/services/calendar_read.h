/* A foreign calendar is read apart, in a process that may crash (base/apart.h), and comes back as plain
 * values, an event at a time. */
#ifndef CORE_SERVICES_CALENDAR_READ_H
#define CORE_SERVICES_CALENDAR_READ_H

#include "formats/calendar_in.h"
#include "services/session.h"

/* A calendar or a mail (calendar_sniff). */
struct calendar_source {
	const char *bytes;
	size_t n;
	bool mapped; /* they are a file_map's: no more of them than is being read stays in memory */
};

/* All times are in the given zone; of a series the entries from last year to two years ahead, or, where year
 * is not 0, those of that year. The other process goes on while the sink takes what it has found: the end may
 * bring an error, after which nothing of what came before it may stand. */
bool calendar_read(struct session *se, const struct calendar_source *src, const char *zone,
	int year, const struct calendar_sink *sink, struct err *e);

#endif
