/* Part of arshjul-lazy.so: a time zone as iCalendar defines one.
 *
 * Our own, from the two rules of rules/zone.h: libical's carry a vendor's prefix in TZID and rules
 * with an end, which makes readers refuse the file or show it hours off. */
#ifndef CORE_FORMATS_ICAL_ZONE_H
#define CORE_FORMATS_ICAL_ZONE_H

#include <libical/ical.h>

#include "rules/zone.h"

/* A VTIMEZONE; the caller owns it. */
icalcomponent *ical_zone(const struct zone *z);

#endif
