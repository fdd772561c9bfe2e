#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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
		cmocka_unit_test(test_working_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
