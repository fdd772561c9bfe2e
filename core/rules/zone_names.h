/* What calendars call a time zone, and the tz database's name for it: vendors' prefixes, quotes, Windows'
 * names and the names that Windows shows. Pure. */
#ifndef CORE_RULES_ZONE_NAMES_H
#define CORE_RULES_ZONE_NAMES_H

#include <stdbool.h>

enum { ZONE_NAME_SIZE = 64 };

/* "W. Europe Standard Time", "/mozilla.org/20050126_1/Europe/Stockholm", "\"(UTC+01:00) Amsterdam, …,
 * Stockholm\"", "tzone://Microsoft/Utc" as "Europe/Berlin", "Europe/Stockholm", …, "UTC"; "UTC+03:00" as
 * "Etc/GMT-3"; a name that looks like one of the tz database as it is. False where nobody can tell: the file
 * has to define it. Source of Windows' names: CLDR, windowsZones, territory 001. */
bool zone_olson(const char *tzid, char out[ZONE_NAME_SIZE]);

/* Is it a name that is used for more than one zone? Lotus Notes calls London's "GMT", summer time and all. */
bool zone_habit(const char *tzid);

#endif
