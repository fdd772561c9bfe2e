
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "rules/zone.h"

#include "cmocka.h"

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static enum zone_reading reads(const char *zone, const char *iso)
{
	return zone_reading(zone_find(zone), at(iso));
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(zone_find("Europe/Stockholm")->daylight, "CEST");
	assert_int_equal(zone_find("Europe/Helsinki")->offset, 120);
	assert_null(zone_find("Europe/Atlantis"));
	assert_null(zone_find(""));
	assert_null(zone_find(NULL));
}

static void test_missing_hour(void **state)
{
	(void)state;
	assert_int_equal(reads("Europe/Stockholm", "2026-03-29T01:59"), ZONE_ONCE);
	assert_int_equal(reads("Europe/Stockholm", "2026-03-29T02:00"), ZONE_NEVER);
	assert_int_equal(reads("Europe/Stockholm", "2026-03-29T02:59"), ZONE_NEVER);
	assert_int_equal(reads("Europe/Stockholm", "2026-03-29T03:00"), ZONE_ONCE);
	assert_int_equal(reads("Europe/Stockholm", "2026-03-28T02:30"), ZONE_ONCE);
	assert_int_equal(reads("Europe/Helsinki", "2026-03-29T03:30"), ZONE_NEVER);
	assert_int_equal(reads("Europe/Lisbon", "2026-03-29T01:30"), ZONE_NEVER);
	assert_int_equal(reads("UTC", "2026-03-29T02:30"), ZONE_ONCE);
}

static void test_doubled_hour(void **state)
{
	(void)state;
	assert_int_equal(reads("Europe/Stockholm", "2026-10-25T01:59"), ZONE_ONCE);
	assert_int_equal(reads("Europe/Stockholm", "2026-10-25T02:00"), ZONE_TWICE);
	assert_int_equal(reads("Europe/Stockholm", "2026-10-25T02:59"), ZONE_TWICE);
	assert_int_equal(reads("Europe/Stockholm", "2026-10-25T03:00"), ZONE_ONCE);
	assert_int_equal(reads("Atlantic/Reykjavik", "2026-10-25T00:30"), ZONE_ONCE);
}

static void test_whole_days_and_old_years(void **state)
{
	(void)state;
	assert_int_equal(reads("Europe/Stockholm", "2026-03-29"), ZONE_ONCE);
	assert_int_equal(zone_reading(zone_find("Europe/Stockholm"), MOMENT_NONE), ZONE_ONCE);
	assert_int_equal(reads("Europe/Stockholm", "1979-03-25T02:30"), ZONE_ONCE);
	assert_int_equal(reads("Europe/Stockholm", "1996-03-31T02:30"), ZONE_NEVER);
}

static void test_days_of_change(void **state)
{
	(void)state;
	assert_int_equal(zone_summer_begins(2026), at("2026-03-29").day);
	assert_int_equal(zone_summer_ends(2026), at("2026-10-25").day);
	assert_int_equal(zone_summer_begins(2024), at("2024-03-31").day);
	assert_int_equal(zone_summer_ends(2027), at("2027-10-31").day);
	assert_int_equal(zone_forward_minute(zone_find("Europe/Stockholm")), 120);
	assert_int_equal(zone_back_minute(zone_find("Europe/Stockholm")), 180);
}

/* How often the system's time zone database says a local time comes, counted over the instants that
 * could be it. TZ is the zone's. */
static int system_times(struct moment local)
{
	int64_t guess = (int64_t)local.day * 86400 + (int64_t)local.minute * 60;
	int n = 0;

	for (int hours = -4; hours <= 2; hours++) {
		time_t t = (time_t)(guess + hours * 3600);
		struct tm tm;

		localtime_r(&t, &tm);
		n += (int64_t)timegm(&tm) == guess;
	}
	return n;
}

static void agree_for_a_year(const struct zone *z, int year)
{
	static const int times[] = { 1, 0, 2 };
	int32_t days[] = { zone_summer_begins(year), zone_summer_ends(year) };

	for (size_t i = 0; i < 2; i++)
		for (int32_t day = days[i] - 7; day <= days[i] + 7; day++)
			for (int minute = 0; minute < 360; minute += 30) {
				struct moment m = { day, minute };

				if (system_times(m) != times[zone_reading(z, m)])
					fail_msg("%s %d: day %d minute %d", z->name, year, (int)day,
						minute);
			}
}

/* A change of the law, or a slip in the table, shows here as soon as the system knows it. */
static void test_agrees_with_the_system(void **state)
{
	char *before = getenv("TZ") ? strdup(getenv("TZ")) : NULL;
	int compared = 0;

	(void)state;
	for (const struct zone *z = zones; z->name; z++) {
		char path[128];

		snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", z->name);
		if (access(path, R_OK) != 0)
			continue;
		setenv("TZ", z->name, 1);
		tzset();
		compared++;
		agree_for_a_year(z, 2026);
		agree_for_a_year(z, 2037);
		for (int year = ZONE_RULE_SINCE; z == zones && year < 2037; year++)
			agree_for_a_year(z, year);
	}
	if (before)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
	if (!compared)
		skip();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_missing_hour),
		cmocka_unit_test(test_doubled_hour),
		cmocka_unit_test(test_whole_days_and_old_years),
		cmocka_unit_test(test_days_of_change),
		cmocka_unit_test(test_agrees_with_the_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
