/* Part of arshjul-lazy.so: one VEVENT, from its lines. */
#ifndef CORE_FORMATS_ICAL_EVENT_H
#define CORE_FORMATS_ICAL_EVENT_H

#include "formats/calendar_in.h"
#include "formats/content_line.h"
#include "formats/ical_value.h"

/* Dates named by EXDATE and RDATE of one event, and characters of a UID that are looked at, at most. */
enum { ICAL_DATES_MAX = 2000, ICAL_UID_TEXT_MAX = 2000 };

/* A date named by EXDATE or RDATE. */
struct ical_date {
	struct ical_time at;
	int64_t minutes; /* how long it is there, where that is said (PERIOD); -1 = as the others */
};

/* An event as written. ev is filled but for entry, instance, starts, ends and remark: those follow from the
 * times. Strings in the pool. */
struct ical_raw {
	struct calendar_event ev;
	struct ical_time start, end, instance;
	int64_t minutes;                  /* DURATION; -1 = none */
	const char *rule;                 /* RRULE; NULL = no series */
	bool several_rules;               /* more than one, or an EXRULE */
	bool day_mark;                    /* Outlook's mark for a whole day */
	bool later_too;                   /* RECURRENCE-ID;RANGE=THISANDFUTURE */
	const char *html;                 /* what is said only as HTML; NULL = nothing */
	struct ical_date *except, *extra; /* EXDATE, RDATE */
	size_t n_except, cap_except, n_extra, cap_extra;
	size_t cap_attendees;
	const char *why; /* translated: it cannot be taken; NULL = it can */
};

/* One property of it, those of components inside it left out. */
void ical_event_line(
	struct ical_raw *r, struct content_line *l, struct ical_tz_list *tz, struct pool *pool);

/* After the last one: what is missing is completed or told in why. */
void ical_event_end(struct ical_raw *r, struct pool *pool);

#endif
