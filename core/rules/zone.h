/* Time zones of Europe as rules: standard offset and, for most, the summer time of the European
 * Union. Nothing here needs a time zone database. Pure.
 *
 * Rule: directive 2000/84/EC, articles 2 and 3: summer time begins on the last Sunday of March and
 * ends on the last Sunday of October, at 1:00 UTC. It has been so since 1996; for earlier years the
 * doubled and the missing hour are not looked for. */
#ifndef CORE_RULES_ZONE_H
#define CORE_RULES_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum { ZONE_RULE_SINCE = 1996 };

struct zone {
	const char *name;     /* "Europe/Stockholm", as the tz database and iCalendar's TZID say */
	int offset;           /* standard time: minutes east of UTC */
	bool summer;          /* has summer time, one hour ahead, by the rule above */
	const char *standard; /* "CET" */
	const char *daylight; /* "CEST"; NULL without summer time */
};

/* All that are known; a NULL name ends them. */
extern const struct zone zones[];

/* NULL for a name that is not known. */
const struct zone *zone_find(const char *name);

/* How often a local time comes: never in the hour that is skipped in March, twice in the hour that
 * is repeated in October. Whole days come once. */
enum zone_reading { ZONE_ONCE, ZONE_NEVER, ZONE_TWICE };
enum zone_reading zone_reading(const struct zone *z, struct moment local);

/* The days on which summer time begins and ends in a year: the last Sundays of March and October. */
int32_t zone_summer_begins(int year);
int32_t zone_summer_ends(int year);

/* Minute of those days at which the clock is put forward (from standard time), and at which it
 * reads when it is put back (from summer time): 120 and 180 in Stockholm. */
int zone_forward_minute(const struct zone *z);
int zone_back_minute(const struct zone *z);

/* Local time of a zone, and UTC seconds. A time in the hour that is lost is read with the offset before
 * it, one in the doubled hour is the first of the two (RFC 5545 3.3.5). Before 1996 summer time is read by
 * the same rule. */
int64_t zone_to_utc(const struct zone *z, struct moment local);
struct moment zone_from_utc(const struct zone *z, int64_t utc);

#endif
