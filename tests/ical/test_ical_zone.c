/* The time zones that calendars define, against the tz database of the system, for years ahead: a
 * change of the law (or a slip in rules/zone.h) shows here first. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "rules/zone.h"

#include "tests/ical/ical_case.h"

enum { FIRST_YEAR = 2020, LAST_YEAR = 2042, DAY = 86400 };

/* A half of the year as the file says it. */
struct half {
	int from, to; /* minutes east of UTC */
	int month;    /* of its rule; 0 = always */
	int minute;   /* local, before the change */
};

static int offset(const char *s)
{
	int h, m;

	assert_int_equal(sscanf(s + 1, "%2d%2d", &h, &m), 2);
	return (h * 60 + m) * (*s == '-' ? -1 : 1);
}

static const char *field(const char *half, const char *name)
{
	const char *at = strstr(half, name);

	assert_non_null(at);
	return at + strlen(name);
}

static struct half read_half(const char *text, const char *which)
{
	struct half h = { 0 };
	char *begin = xasprintf("BEGIN:%s\r\n", which), *end = xasprintf("END:%s\r\n", which);
	const char *start = strstr(text, begin);
	char *half;
	int hour, minute;

	assert_non_null(start);
	half = xstrndup(start, (size_t)(strstr(start, end) - start));
	h.from = offset(field(half, "TZOFFSETFROM:"));
	h.to = offset(field(half, "TZOFFSETTO:"));
	assert_int_equal(
		sscanf(strchr(field(half, "DTSTART:"), 'T'), "T%2d%2d", &hour, &minute), 2);
	h.minute = hour * 60 + minute;
	if (strstr(half, "RRULE:")) {
		assert_non_null(strstr(half, "FREQ=YEARLY"));
		assert_non_null(strstr(half, "BYDAY=-1SU"));
		assert_null(strstr(half, "UNTIL"));
		assert_int_equal(sscanf(field(half, "BYMONTH="), "%d", &h.month), 1);
	}
	free(half);
	free(begin);
	free(end);
	return h;
}

/* When the half begins in a year, UTC seconds. */
static int64_t onset(const struct half *h, int year)
{
	int32_t day = 0;

	assert_true(day_from_ymd(year, h->month, 31, &day));
	while (day_weekday(day) != SUN)
		day--;
	return (int64_t)day * DAY + (h->minute - h->from) * 60;
}

static int system_offset(int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm;

	assert_non_null(localtime_r(&t, &tm));
	return (int)(tm.tm_gmtoff / 60);
}

static void assert_agrees(const char *name, const char *text)
{
	bool summer = strstr(text, "BEGIN:DAYLIGHT") != NULL;
	struct half back = read_half(text, "STANDARD");
	struct half forward = summer ? read_half(text, "DAYLIGHT") : back;

	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
		int64_t begins = summer ? onset(&forward, year) : INT64_MAX;
		int64_t ends = summer ? onset(&back, year) : INT64_MAX;
		int32_t first = 0, last = 0;

		assert_true(day_from_ymd(year, 1, 1, &first));
		assert_true(day_from_ymd(year, 12, 31, &last));
		for (int32_t day = first; day <= last; day++) {
			int64_t noon = (int64_t)day * DAY + DAY / 2;
			int want = noon >= begins && noon < ends ? forward.to : back.to;

			if (system_offset(noon) != want)
				fail_msg("%s differs on day %d of %d", name, day - first + 1, year);
		}
		if (!summer)
			continue;
		assert_int_equal(system_offset(begins - 1), forward.from);
		assert_int_equal(system_offset(begins), forward.to);
		assert_int_equal(system_offset(ends - 1), back.from);
		assert_int_equal(system_offset(ends), back.to);
	}
}

static bool system_knows(const char *zone)
{
	const char *dir = getenv("TZDIR");
	char *path = xasprintf("%s/%s", dir && *dir ? dir : "/usr/share/zoneinfo", zone);
	bool knows = access(path, R_OK) == 0;

	free(path);
	return knows;
}

static void assert_zone(const char *zone)
{
	struct ical_options o = ical_options();
	char *text;

	o.zones = &zone;
	text = ical_write(&o, NULL, 0);
	setenv("TZ", zone, 1);
	tzset();
	assert_agrees(zone, text);
	free(text);
}

static void own_zone(void **state)
{
	(void)state;
	if (!system_knows("Europe/Stockholm"))
		skip();
	assert_zone("Europe/Stockholm");
}

static void all_others(void **state)
{
	(void)state;
	if (!system_knows("Europe/Stockholm"))
		skip();
	for (const struct zone *z = zones; z->name; z++)
		if (system_knows(z->name))
			assert_zone(z->name);
}

/* Local time as the system reads it, UTC seconds. */
static int64_t system_utc(int32_t day, int minute)
{
	struct tm tm = { .tm_hour = minute / 60, .tm_min = minute % 60, .tm_isdst = -1 };

	day_to_ymd(day, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon--;
	return (int64_t)mktime(&tm);
}

/* From lunch to lunch over the night in which the clock is put forward or back: the file keeps the times on
 * the clock, and its zone says how long that is. */
static void assert_night(int year, const struct half *change)
{
	int32_t sunday = (int32_t)((onset(change, year) + change->from * 60) / DAY);
	char from[MOMENT_SIZE], to[MOMENT_SIZE], want[64], *text;
	struct export_row row = { .m = { DECIDED, .starts = from, .ends = to } };
	int64_t hours = 24 - (change->to - change->from) / 60;
	int y, month, mday;

	moment_iso((struct moment) { sunday - 1, 12 * 60 }, from);
	moment_iso((struct moment) { sunday, 12 * 60 }, to);
	text = ical_write_one(&row);
	day_to_ymd(sunday - 1, &y, &month, &mday);
	snprintf(want, sizeof(want), ";TZID=Europe/Stockholm:%04d%02d%02dT120000", y, month, mday);
	assert_ical(text, "DTSTART", want);
	day_to_ymd(sunday, &y, &month, &mday);
	snprintf(want, sizeof(want), ";TZID=Europe/Stockholm:%04d%02d%02dT120000", y, month, mday);
	assert_ical(text, "DTEND", want);
	assert_int_equal(
		system_utc(sunday, 12 * 60) - system_utc(sunday - 1, 12 * 60), hours * 3600);
	free(text);
}

static void over_both_nights(void **state)
{
	const char *zone = "Europe/Stockholm";
	struct ical_options o = ical_options();
	struct half forward, back;
	char *text;

	(void)state;
	if (!system_knows(zone))
		skip();
	setenv("TZ", zone, 1);
	tzset();
	text = ical_write(&o, NULL, 0);
	forward = read_half(text, "DAYLIGHT");
	back = read_half(text, "STANDARD");
	for (int year = 2025; year <= 2030; year++) {
		assert_night(year, &forward);
		assert_night(year, &back);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_zone),
		cmocka_unit_test(all_others),
		cmocka_unit_test(over_both_nights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
