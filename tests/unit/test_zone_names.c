/* Zones by the names that calendars give them, and their clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/zone.h"
#include "rules/zone_names.h"

#include "cmocka.h"

static void is(const char *tzid, const char *wanted)
{
	char olson[ZONE_NAME_SIZE] = "";

	assert_int_equal(zone_olson(tzid, olson), wanted != NULL);
	if (wanted)
		assert_string_equal(olson, wanted);
}

static void windows_names(void **state)
{
	(void)state;
	is("W. Europe Standard Time", "Europe/Berlin");
	is("Romance Standard Time", "Europe/Paris");
	is("\"Central European Standard Time\"", "Europe/Warsaw");
	is("FLE Standard Time", "Europe/Kiev");
	is("Eastern Standard Time", "America/New_York");
	is("tzone://Microsoft/Utc", "UTC");
}

static void names_that_windows_shows(void **state)
{
	(void)state;
	is("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Stockholm");
	is("(GMT+01.00) Bryssel, Köpenhamn, Madrid, Paris", "Europe/Madrid");
	is("(UTC+02:00) Helsinki, Kiev, Riga", "Europe/Helsinki");
	is("(UTC) Koordinerad universell tid", "UTC");
}

static void paths_of_vendors(void **state)
{
	(void)state;
	is("/mozilla.org/20050126_1/Europe/Stockholm", "Europe/Stockholm");
	is("/freeassociation.sourceforge.net/Tzfile/Europe/Oslo", "Europe/Oslo");
	is("america/argentina/buenos_aires", "america/argentina/buenos_aires");
	is("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires");
}

static void offsets(void **state)
{
	(void)state;
	is("UTC+02:00", "Etc/GMT-2");
	is("+02:00", "Etc/GMT-2");
	is("-0500", "Etc/GMT+5");
	is("+0000", "UTC");
	is("+02", NULL);
	is("+0230", NULL);
}

static void what_nobody_knows(void **state)
{
	(void)state;
	is("Customized Time Zone", NULL);
	is("", NULL);
	is("../../etc/passwd", NULL);
	is("/etc/passwd", NULL);
}

static int64_t utc(const char *zone, const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return zone_to_utc(zone_find(zone), m);
}

static void clocks_both_ways(void **state)
{
	static const char *const names[] = { "Europe/Stockholm", "Europe/Helsinki", "Europe/London",
		"UTC" };

	(void)state;
	assert_int_equal(utc("Europe/Stockholm", "2026-03-10T09:00"), 1773129600);
	assert_int_equal(utc("Europe/Stockholm", "2026-06-10T09:00"), 1781074800);
	/* The lost hour is read by the clock before it, the doubled one is the first. */
	assert_int_equal(utc("Europe/Stockholm", "2026-03-29T02:30"), 1774747800);
	assert_int_equal(utc("Europe/Stockholm", "2026-10-25T02:30"), 1792888200);
	for (int year = 2025; year <= 2030; year++)
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			const struct zone *z = zone_find(names[i]);
			struct moment m = { zone_summer_begins(year) - 1, 0 };

			for (; m.day < zone_summer_ends(year) + 2; m = moment_add_minutes(m, 30)) {
				int64_t at = zone_to_utc(z, m);
				bool gap = zone_reading(z, m) == ZONE_NEVER;

				if (!gap && moment_cmp(zone_from_utc(z, at), m) != 0)
					fail_msg(
						"%s, day %d, minute %d", names[i], m.day, m.minute);
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(windows_names),
		cmocka_unit_test(names_that_windows_shows),
		cmocka_unit_test(paths_of_vendors),
		cmocka_unit_test(offsets),
		cmocka_unit_test(what_nobody_knows),
		cmocka_unit_test(clocks_both_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
