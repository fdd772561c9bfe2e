/* Days and clock times as people write them, in Swedish first, also English and Danish words.
 *
 * Days: "10/3", "27/9 2024", "3/11 -15", "10 mars", "den 13 september", "tisdagen den 13 september
 * 2016", "10 mars 2026", "2026-03-10", "260310", "20260310", "18 05 03", "10.3.2026"; ranges "6–7
 * maj", "24-25 augusti 2017", "10 mars–2 april", "1–3/6". With a reference day also "tis", "nästa
 * tis", "v11", "v11 tis", "fredag v. 41", "vecka 8", "idag", "imorgon", "övermorgon", "+3d",
 * "+2v". Times: "9:00", "09.00", "7,30", "900", "9", "kl. 9–12", "klockan 13", "9:00–12:00",
 * "09.00 – 12.00".
 *
 * Everything is a value in, a value out: "today" is the argument ref. */
#ifndef CORE_FORMATS_WHEN_H
#define CORE_FORMATS_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum { WEEKDAY_NONE = -1 };

/* What was read. Minutes are since midnight, local. */
struct when {
	int32_t day;             /* DAY_NONE when no date was read, or its year is not known */
	int32_t end_day;         /* the last day of a range; DAY_NONE when it is one day */
	int month, mday;         /* as written, also without a year; 0 when no date was read */
	int end_month, end_mday; /* of a range; else 0 */
	int week;                /* the ISO week when that is what was written ("v. 41"); else 0 */
	int weekday;             /* MON to SUN when one is written; else WEEKDAY_NONE */
	bool has_year;           /* the year is written, not derived */
	bool weekday_differs;    /* the weekday written is not that of the day */
	int start, end;          /* MINUTE_NONE when not written */
	size_t from, to;         /* the bytes of the text that were read: [from, to) */
	size_t date_from, date_to; /* the bytes of the date alone; equal when there is none */
};

/* A date (range) at the start of s, which may begin with a weekday. ref is the day from which a
 * missing year is counted: the date becomes the first such day on or after ref; with DAY_NONE day
 * stays DAY_NONE and month and mday tell it. Words relative to today, bare weekdays and bare weeks
 * are only read with a ref. Returns the bytes used, 0 where there is no date (then *w is empty). */
size_t when_date(const char *s, int32_t ref, struct when *w);

/* A clock time or a range of times at the start of s ("kl. 9–12"). Without "kl" only forms with a
 * sign between hours and minutes or a range are read, unless loose. Returns the bytes used, or 0.
 * Only start, end, from and to of *w are set. */
size_t when_time(const char *s, bool loose, struct when *w);

/* The first date with a day and a month in running text at or after byte offset at, with the time
 * that follows it directly (after spaces, a comma, a dash, "kl" or in parentheses). False where
 * there is none. */
bool when_find(const char *s, size_t at, int32_t ref, struct when *w);

/* The first clock time or range in running text at or after byte offset at; hours alone count only
 * after "kl". */
bool when_find_time(const char *s, size_t at, struct when *w);

/* A whole typed input: a day, a time, or a day and a time ("tis 9-12", "10/3 kl 13", "v11 tis
 * 9:00"). today is needed. False where anything is left over. A bare weekday is its next one after
 * today; "nästa tis" is the one in next week; a bare week is its Monday. */
bool when_read(const char *s, int32_t today, struct when *w);

/* A month's number, 1 to 12, for a name or abbreviation of n bytes; 0 when it is none. */
int when_month(const char *s, size_t n);

/* MON to SUN for a weekday's name (definite or abbreviated too), or WEEKDAY_NONE. */
int when_weekday(const char *s, size_t n);

#endif
