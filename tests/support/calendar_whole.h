/* A calendar that was read, kept whole for tests; the program takes it an event at a time. */
#ifndef TESTS_SUPPORT_CALENDAR_WHOLE_H
#define TESTS_SUPPORT_CALENDAR_WHOLE_H

#include "base/pool.h"
#include "formats/calendar_in.h"

/* Strings live in the pool. */
struct calendar {
	const char *name;   /* X-WR-CALNAME; "" */
	const char *sender; /* of the mail, as it says: an address; "" */
	struct calendar_event *events;
	size_t n_events;
	struct calendar_skip *skips;
	size_t n_skips;
	struct pool pool;
};

/* What the reader of calendars wrote. Release the calendar in any case. */
bool calendar_get(const char *s, size_t n, struct calendar *out, struct err *e);
void calendar_release(struct calendar *c);

#endif
