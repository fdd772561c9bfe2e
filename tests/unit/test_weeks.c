#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/xalloc.h"

#include "cmocka.h"

/* The days of a year whose weeks are counted from that Monday, forth and back. */
static void check_year(int year, int weeks, int32_t monday)
{
	int32_t day = 0;

	assert_int_equal(iso_weeks_in_year(year), weeks);
	for (int week = 1; week <= weeks; week++) {
		for (int weekday = MON; weekday <= SUN; weekday++) {
			int32_t wanted = monday + (week - 1) * 7 + weekday;
			int got_year, got_week;

			assert_true(day_from_iso_week(year, week, weekday, &day));
			assert_int_equal(day, wanted);
			assert_int_equal(day_weekday(day), weekday);
			day_iso_week(day, &got_year, &got_week);
			assert_int_equal(got_year, year);
			assert_int_equal(got_week, week);
		}
	}
	assert_false(day_from_iso_week(year, weeks + 1, MON, &day));
}

/* Every week of 1990 to 2060 against another program's list (tests/data/iso-weeks.txt). */
static void weeks_are_as_elsewhere(void **state)
{
	const char *src = getenv("SRC");
	char *path = xasprintf("%s/tests/data/iso-weeks.txt", src ? src : "."), line[256];
	int32_t next = DAY_NONE;
	int years = 0;
	FILE *in = fopen(path, "re");

	(void)state;
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		struct moment monday = MOMENT_NONE;
		char iso[11];
		int year, weeks;

		if (line[0] == '#')
			continue;
		assert_int_equal(sscanf(line, "%d %d %10s", &year, &weeks, iso), 3);
		assert_true(moment_parse(iso, &monday));
		assert_true(next == DAY_NONE || next == monday.day);
		check_year(year, weeks, monday.day);
		next = monday.day + 7 * weeks;
		years++;
	}
	assert_int_equal(years, 71);
	fclose(in);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weeks_are_as_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
