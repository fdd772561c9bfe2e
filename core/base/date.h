/* Days, clock times and weeks: plain numbers, no time zone, no clock.
 *
 * A day is the number of days since 1970-01-01 (proleptic Gregorian; algorithm: Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms"). A minute is minutes since midnight, 0 to 1440. */
#ifndef CORE_BASE_DATE_H
#define CORE_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DAY_NONE INT32_MIN
#define MINUTE_NONE (-1)

enum { MON, TUE, WED, THU, FRI, SAT, SUN };

/* False (day untouched) where there is no such date; years 1 to 9999. */
bool day_from_ymd(int year, int month, int mday, int32_t *day);
void day_to_ymd(int32_t day, int *year, int *month, int *mday);
int day_year(int32_t day);
int day_month(int32_t day);   /* 1 to 12 */
int day_weekday(int32_t day); /* MON to SUN */
int days_in_month(int year, int month);

/* ISO 8601: Monday first, week 1 holds the first Thursday; the year is the Thursday's. */
void day_iso_week(int32_t day, int *year, int *week);
int iso_weeks_in_year(int year); /* 52 or 53 */
bool day_from_iso_week(int year, int week, int weekday, int32_t *day);

/* A point in local wall-clock time. minute is MINUTE_NONE for a whole day. */
struct moment {
	int32_t day;
	int minute;
};

#define MOMENT_NONE ((struct moment) { DAY_NONE, MINUTE_NONE })
enum { MOMENT_SIZE = 24 };

/* The stored form: "2026-03-10T09:00", or "2026-03-10" for a whole day. Strict. "" gives
 * MOMENT_NONE and true. */
bool moment_parse(const char *iso, struct moment *m);
/* The same of what is stored; MOMENT_NONE also for NULL and what cannot be read. */
struct moment moment_of(const char *iso);
void moment_iso(struct moment m, char out[MOMENT_SIZE]);
int moment_cmp(struct moment a, struct moment b);
bool moment_is_none(struct moment m);
struct moment moment_add_minutes(struct moment m, int minutes);
/* b - a; whole days count from midnight. */
int64_t moment_minutes_between(struct moment a, struct moment b);

/* "09:00" as stored, and minutes; "" is MINUTE_NONE, both ways. */
bool minute_parse(const char *hhmm, int *minute);
enum { MINUTE_SIZE = 16 };
void minute_iso(int minute, char out[MINUTE_SIZE]);

#endif
