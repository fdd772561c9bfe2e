/* Part of arshjul-lazy.so: dates, times and durations of a calendar (RFC 5545 3.3.4 to 3.3.6), and the time
 * zones they are in. Nothing impossible gets through: libical reads a month 28 and then beyond its tables. */
#ifndef CORE_FORMATS_ICAL_VALUE_H
#define CORE_FORMATS_ICAL_VALUE_H

#include <libical/ical.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/pool.h"
#include "rules/zone.h"

enum { ICAL_YEAR_FIRST = 1970, ICAL_YEAR_LAST = 2099 };

/* ---- Zones ---- */

/* One that an event names. Neither: the clock time is taken as it stands (theirs == ours == NULL). */
struct ical_tz {
	const char *tzid; /* in the pool */
	const struct zone *ours;
	icaltimezone *theirs; /* of the system, or defined in the file */
	bool habit; /* a name that many give to something else: the file's definition wins */
};

struct ical_tz_list {
	const struct zone *house;
	const struct ical_tz
		*floating; /* X-WR-TIMEZONE: of times that name none; NULL = the house's */
	struct ical_tz **v;
	size_t n, cap;
	struct {
		char *tzid;
		icaltimezone *zone;
	} * defined;
	size_t n_defined, cap_defined;
	struct pool pool;
};

/* Take over the lines of a VTIMEZONE ("NAME:VALUE" each, unfolded). One that cannot be read, or that would
 * have to be walked for long, is left out. */
void ical_tz_define(struct ical_tz_list *l, const char *tzid, const char *lines);

/* By its TZID: our own rules where the name is one that is known (the file's definition may be wrong), then
 * the system's. What is found by no name, or by one that does not say much ("GMT"), is as the file has defined
 * it so far. Never NULL; valid until release. */
const struct ical_tz *ical_tz_find(struct ical_tz_list *l, const char *tzid);

void ical_tz_release(struct ical_tz_list *l);

/* ---- Values ---- */

enum ical_clock { CLOCK_DAY, CLOCK_FLOATING, CLOCK_UTC, CLOCK_ZONED };
struct ical_time {
	struct moment at; /* as written, in its zone; MOMENT_NONE = there is none */
	enum ical_clock clock;
	const struct ical_tz *tz; /* CLOCK_ZONED */
};

/* "20260310", "20260310T090000", "…Z". tz is that of its TZID (NULL = none). False, t untouched, for what
 * is no time from 1970 to 2099. */
bool ical_time_read(const char *s, const struct ical_tz *tz, struct ical_time *t);

/* The same moment as the house's clock shows it; days and floating times are as they are. */
struct moment ical_time_house(const struct ical_tz_list *l, const struct ical_time *t);

/* UTC seconds; a day or a floating time is read in the house's zone. */
int64_t ical_time_utc(const struct ical_tz_list *l, const struct ical_time *t);

/* UTC seconds as local time of t's clock. */
struct moment ical_time_local(const struct ical_tz_list *l, const struct ical_time *t, int64_t utc);

/* "PT1H30M", "P2D", "P1W": minutes, at most some decades; false for anything else, and for negative ones. */
bool ical_duration_read(const char *s, int64_t *minutes);

#endif
