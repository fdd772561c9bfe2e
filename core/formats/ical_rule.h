/* Part of arshjul-lazy.so: the rule by which an event repeats (RFC 5545 3.3.10), as others write it. */
#ifndef CORE_FORMATS_ICAL_RULE_H
#define CORE_FORMATS_ICAL_RULE_H

#include "formats/ical_value.h"

struct ical_rule {
	struct icalrecurrencetype by;
	int most; /* how many there are, where UNTIL is said as well as COUNT; 0 = as by says */
};

/* Read the rule of an event that starts at start. Forgiven are blanks, the name of the property said twice,
 * UNTIL beside COUNT (libical refuses both), UNTIL as a day, which is in it, and the clock time of the
 * start said once more (BYHOUR); the rules of vCalendar 1.0 ("W2 MO WE #10") are read as well. False, with
 * the reason, translated, for what cannot be read and what may not be walked (ical_guard_rule). UNTIL in
 * UTC is local then, of start's clock. */
bool ical_rule_read(const char *text, const struct ical_time *start, const struct ical_tz_list *tz,
	struct ical_rule *rule, const char **why);

/* A time for libical's walk: local, without a zone. */
struct icaltimetype ical_rule_time(const struct ical_time *t);

#endif
