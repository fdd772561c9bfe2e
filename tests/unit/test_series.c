/* Which day of a series takes the place of which when its rule changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rules/series.h"

#include "cmocka.h"

enum { MOST = 20 };

/* "2026-03-10 2026-03-17" */
static size_t days(const char *text, int32_t *day)
{
	size_t n = 0;

	for (const char *at = text; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
		struct moment m;
		char iso[] = "yyyy-mm-dd";

		memcpy(iso, at, strlen(iso));
		assert_true(moment_parse(iso, &m));
		day[n++] = m.day;
	}
	return n;
}

/* wanted: for each new day the number of the old one that it takes the place of, "-" for none. */
static void pairs(const char *before, const char *now, const char *wanted)
{
	int32_t b[MOST], n[MOST];
	size_t of[MOST], n_before = days(before, b), n_now = days(now, n);
	struct buf out = { 0 };

	series_pair(b, n_before, n, n_now, of);
	for (size_t i = 0; i < n_now; i++)
		if (of[i] == SERIES_NONE)
			buf_putc(&out, '-');
		else
			buf_printf(&out, "%zu", of[i] + 1);
	assert_string_equal(buf_str(&out), wanted);
	buf_release(&out);
}

static void the_same_week_counts_most(void **state)
{
	(void)state;
	pairs("2026-03-10 2026-03-17", "2026-03-11 2026-03-18", "12");
	/* Friday to Monday: the nearest day would be the one after the weekend. */
	pairs("2026-03-13 2026-03-20", "2026-03-09 2026-03-16 2026-03-23", "12-");
	pairs("2026-03-10 2026-03-12", "2026-03-09 2026-03-11", "12");
	pairs("2026-12-31", "2027-01-01", "1");
}

static void then_the_same_month(void **state)
{
	(void)state;
	pairs("2026-04-14 2026-05-12", "2026-04-23 2026-05-28", "12");
	pairs("2026-04-07 2026-04-14 2026-04-21", "2026-04-15", "2");
	pairs("2026-04-30", "2026-05-08", "-");
}

static void nothing_is_no_day(void **state)
{
	(void)state;
	pairs("", "2026-04-07", "-");
	pairs("2026-04-07", "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_week_counts_most),
		cmocka_unit_test(then_the_same_month),
		cmocka_unit_test(nothing_is_no_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
