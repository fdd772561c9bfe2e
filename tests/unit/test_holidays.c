#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/xalloc.h"
#include "rules/holidays.h"

#include "cmocka.h"

static int32_t day(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m.day;
}

static void test_easter(void **state)
{
	(void)state;
	assert_int_equal(easter_sunday(2024), day("2024-03-31"));
	assert_int_equal(easter_sunday(2025), day("2025-04-20"));
	assert_int_equal(easter_sunday(2026), day("2026-04-05"));
	assert_int_equal(easter_sunday(2027), day("2027-03-28"));
	assert_int_equal(easter_sunday(2038), day("2038-04-25"));
	assert_int_equal(easter_sunday(1818), day("1818-03-22"));
}

/* All holidays of a year, as printed calendars have them. */
static void expect_year(int year, const char *const *holidays, size_t n)
{
	int32_t first = 0, last = 0;
	size_t seen = 0;

	day_from_ymd(year, 1, 1, &first);
	day_from_ymd(year, 12, 31, &last);
	for (int32_t d = first; d <= last; d++) {
		char iso[MOMENT_SIZE];

		if (!day_is_holiday(d))
			continue;
		moment_iso((struct moment) { d, MINUTE_NONE }, iso);
		assert_true(seen < n);
		assert_string_equal(iso + strlen("2026-"), holidays[seen++]);
	}
	assert_int_equal(seen, n);
}

static void test_years(void **state)
{
	static const char *const y2026[] = { "01-01", "01-06", "04-03", "04-05", "04-06", "05-01",
		"05-14", "05-24", "06-06", "06-19", "06-20", "10-31", "12-24", "12-25", "12-26",
		"12-31" };
	static const char *const y2027[] = { "01-01", "01-06", "03-26", "03-28", "03-29", "05-01",
		"05-06", "05-16", "06-06", "06-25", "06-26", "11-06", "12-24", "12-25", "12-26",
		"12-31" };

	(void)state;
	expect_year(2026, y2026, ARRAY_LEN(y2026));
	expect_year(2027, y2027, ARRAY_LEN(y2027));
	assert_false(day_is_holiday(day("2004-06-06")));
}

/* Every day of 1990 to 2060 against another program's list (tests/data/holidays-se.txt). */
static void test_oracle(void **state)
{
	const char *src = getenv("SRC");
	char line[256], path[4096];
	int years = 0;
	FILE *in;

	(void)state;
	snprintf(path, sizeof(path), "%s/tests/data/holidays-se.txt", src ? src : ".");
	in = fopen(path, "re");
	assert_non_null(in);
	while (fgets(line, sizeof(line), in)) {
		const char *holidays[32], *year = line;
		size_t n = 0;

		if (*line == '#')
			continue;
		line[strcspn(line, "\n")] = '\0';
		for (char *s = strchr(line, ' '); s && n < ARRAY_LEN(holidays);
			s = strchr(s, ' ')) {
			*s++ = '\0';
			holidays[n++] = s;
		}
		expect_year((int)strtol(year, NULL, 10), holidays, n);
		years++;
	}
	fclose(in);
	assert_int_equal(years, 71);
}

/* The days between two free ones, as that list gives them; looked over by hand. */
static void test_bridge_days(void **state)
{
	static const char *const wanted[] = { "2024-05-10", "2024-06-07", "2024-12-23",
		"2024-12-27", "2024-12-30", "2025-05-02", "2025-05-30", "2026-01-02", "2026-01-05",
		"2026-05-15", "2027-05-07", "2028-01-07", "2028-05-26", "2028-06-05" };
	size_t seen = 0;

	(void)state;
	for (int32_t d = day("2024-01-01"); d <= day("2028-12-31"); d++) {
		char iso[MOMENT_SIZE];

		if (day_mark(d).kind != DAY_BRIDGE)
			continue;
		moment_iso((struct moment) { d, MINUTE_NONE }, iso);
		assert_true(seen < ARRAY_LEN(wanted));
		assert_string_equal(iso, wanted[seen++]);
	}
	assert_int_equal(seen, ARRAY_LEN(wanted));
}

static void expect_mark(const char *iso, enum day_kind kind, const char *words)
{
	struct day_mark mark = day_mark(day(iso));
	struct buf b = { 0 };

	day_mark_words(mark, &b);
	assert_string_equal(buf_str(&b), words);
	assert_int_equal(mark.kind, kind);
	buf_release(&b);
}

static void test_marks(void **state)
{
	(void)state;
	expect_mark("2026-05-14", DAY_RED, "public holiday: Ascension Day");
	expect_mark("2026-06-19", DAY_EVE, "treated as a holiday: Midsummer's Eve");
	expect_mark("2026-04-04", DAY_EVE, "treated as a holiday: Easter Eve");
	expect_mark("2026-05-23", DAY_EVE, "treated as a holiday: the eve of Pentecost");
	expect_mark("2026-03-14", DAY_WEEKEND, "Saturday");
	expect_mark("2026-05-15", DAY_BRIDGE, "day between two free ones");
	expect_mark("2026-01-05", DAY_BRIDGE, "day between two free ones, the eve of Epiphany");
	expect_mark("2026-04-02", DAY_SHORT, "short day: Maundy Thursday");
	expect_mark("2026-04-30", DAY_SHORT, "short day: Walpurgis Eve");
	expect_mark("2026-05-13", DAY_SHORT, "short day: the day before Ascension");
	expect_mark("2026-06-05", DAY_SHORT, "short day: the day before the national day");
	expect_mark("2026-10-30", DAY_SHORT, "short day: the day before All Saints");
	expect_mark("2027-11-05", DAY_SHORT, "short day: the day before All Saints");
	expect_mark("2004-05-31", DAY_RED, "public holiday: Whit Monday");
	expect_mark("2004-06-04", DAY_ORDINARY, "");
	expect_mark("2026-03-10", DAY_ORDINARY, "");
	assert_true(day_kind_is_free(DAY_WEEKEND));
	assert_false(day_kind_is_free(DAY_BRIDGE));
}

/* Years of 53 ISO weeks, 1990 to 2060. */
static void test_long_years(void **state)
{
	static const int wanted[] = { 1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043,
		2048, 2054, 2060 };
	size_t seen = 0;

	(void)state;
	for (int year = 1990; year <= 2060; year++) {
		int32_t last = day("1970-01-01");
		int in, week;

		assert_true(day_from_iso_week(year, iso_weeks_in_year(year), SUN, &last));
		day_iso_week(last, &in, &week);
		assert_int_equal(in, year);
		assert_int_equal(week, iso_weeks_in_year(year));
		day_iso_week(last + 1, &in, &week);
		assert_int_equal(in, year + 1);
		assert_int_equal(week, 1);
		if (iso_weeks_in_year(year) == 53)
			assert_int_equal(year, wanted[seen++]);
	}
	assert_int_equal(seen, ARRAY_LEN(wanted));
}

static void test_working_days(void **state)
{
	(void)state;
	assert_true(day_is_working(day("2026-03-10")));
	assert_false(day_is_working(day("2026-03-14")));
	assert_false(day_is_working(day("2026-03-15")));
	assert_false(day_is_working(day("2026-04-03")));
	assert_true(day_is_working(day("2026-04-02")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_easter),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_oracle),
		cmocka_unit_test(test_bridge_days),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_long_years),
		cmocka_unit_test(test_working_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
