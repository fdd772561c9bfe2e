#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#include "cmocka.h"

static void test_stands_at_local_time(void **state)
{
	struct clock c;
	struct err e = { 0 };
	char iso[MOMENT_SIZE];

	(void)state;
	setenv("ARSHJUL_NOW", "2026-03-10T09:42", 1);
	assert_true(clock_init(&c, &e));
	moment_iso(clock_local(&c), iso);
	assert_string_equal(iso, "2026-03-10T09:42");
	assert_int_equal(clock_next_minute(&c), -1);
	assert_int_equal(clock_next_second(&c), -1);
	c.stands = false;
	assert_in_range(clock_next_second(&c), 1, 1000);
}

static void test_bad_time_says_how(void **state)
{
	struct clock c;
	struct err e = { 0 };

	(void)state;
	setenv("ARSHJUL_NOW", "igår", 1);
	assert_false(clock_init(&c, &e));
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "2026-03-10T09:42"));
	unsetenv("ARSHJUL_NOW");
}

/* RFC 9562: 8-4-4-4-12, version 4, variant 10; every other bit is random. */
static void test_uuid_is_random_everywhere(void **state)
{
	static const char form[] = "xxxxxxxx-xxxx-4xxx-Vxxx-xxxxxxxxxxxx";
	struct clock c = { .seeded = true, .seed = 7 };
	char first[37], uuid[37];
	bool differs[36] = { false };

	(void)state;
	clock_uuid(&c, first);
	for (int i = 0; i < 200; i++) {
		clock_uuid(&c, uuid);
		for (int k = 0; k < 36; k++)
			differs[k] |= uuid[k] != first[k];
	}
	for (int k = 0; k < 36; k++) {
		if (form[k] == 'x' || form[k] == 'V')
			assert_true(differs[k]);
		else
			assert_int_equal(uuid[k], form[k]);
	}
	assert_non_null(strchr("89ab", uuid[19]));
}

static void test_seed_repeats(void **state)
{
	struct clock a = { .seeded = true, .seed = 7 }, b = a;
	char x[37], y[37];

	(void)state;
	clock_uuid(&a, x);
	clock_uuid(&b, y);
	assert_string_equal(x, y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stands_at_local_time),
		cmocka_unit_test(test_bad_time_says_how),
		cmocka_unit_test(test_uuid_is_random_everywhere),
		cmocka_unit_test(test_seed_repeats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
