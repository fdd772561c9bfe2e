/* The weeks in which people do not meet: as text, as presets, as typed days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when_days.h"
#include "formats/year_weeks.h"
#include "rules/break_presets.h"
#include "rules/holidays.h"

#include "cmocka.h"

static int32_t day(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m.day;
}

static void expect_weeks(const char *first, const char *last, const struct break_row *v, size_t n,
	const char *wanted)
{
	struct pool pool = { 0 };
	struct year_week *weeks;
	struct buf b = { 0 };
	size_t k = year_weeks(day(first), day(last), v, n, &pool, &weeks);

	for (size_t i = 0; i < k; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", weeks[i].words);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&pool);
}

static struct break_row row(char *label, char *from, char *to, const char *party)
{
	return (struct break_row) {
		.b = { .label = label, .from_day = from, .to_day = to },
		.party = { party, party },
	};
}

/* Red days that follow on one another are one; a holiday on a Saturday is nobody's business. */
static void test_red_days(void **state)
{
	(void)state;
	i18n_init("sv");
	expect_weeks("2026-03-01", "2026-05-31", NULL, 0,
		"v.14–15 3–6/4 påsk, v.18 fre 1/5 första maj, v.20 tor 14/5 Kristi himmelsfärdsdag");
	expect_weeks("2026-06-01", "2026-06-30", NULL, 0, "v.25 19–20/6 midsommar");
	expect_weeks("2026-12-01", "2027-01-10", NULL, 0,
		"v.52 24–26/12 jul, v.53 31/12–1/1 nyårsafton, v.1 ons 6/1 trettondedag jul");
	/* Easter has begun before the span, and counts. */
	expect_weeks("2026-04-06", "2026-04-20", NULL, 0, "v.14–15 3–6/4 påsk");
	expect_weeks("2026-04-07", "2026-04-20", NULL, 0, "");
	i18n_init("en");
}

static void test_breaks(void **state)
{
	char sport[] = "sportlov", from[] = "2026-02-23", to[] = "2026-02-27",
	     later[] = "2026-03-06", autumn[] = "höstlov", a[] = "2026-10-26", b[] = "2026-10-30";
	const struct break_row v[] = { row(sport, from, to, "Ekby"), row(sport, from, later, "FK"),
		row(sport, from, to, "Norrsjö"), row(autumn, a, b, "") };

	(void)state;
	expect_weeks("2026-02-20", "2026-02-28", v, 4,
		"w.9 sportlov (Ekby, Norrsjö), w.9–10 sportlov (FK)");
	expect_weeks("2026-10-30", "2026-10-30", v, 4, "w.44 höstlov");
	assert_true(year_weeks_red(day("2026-05-14"), day("2026-05-14")));
	assert_false(year_weeks_red(day("2026-05-15"), day("2026-05-17")));
}

/* As schools have them, each year from 1990 to 2060: a Monday to a Friday in that week. */
static void test_presets(void **state)
{
	char from[MOMENT_SIZE], to[MOMENT_SIZE];

	(void)state;
	for (int year = 1990; year <= 2060; year++) {
		for (int p = 0; p < BREAK_PRESETS; p++) {
			int of, week;

			break_preset_days((enum break_preset)p, year, from, to);
			assert_int_equal(day_weekday(day(from)), MON);
			assert_int_equal(day(to) - day(from), FRI);
			day_iso_week(day(from), &of, &week);
			if (p <= PRESET_SPORT_10)
				assert_int_equal(week, 7 + p);
			else if (p == PRESET_AUTUMN)
				assert_int_equal(week, 44);
			else
				assert_true(abs(day(from) - easter_sunday(year)) <= 6);
		}
	}
	break_preset_days(PRESET_EASTER_AFTER, 2026, from, to);
	assert_string_equal(from, "2026-04-06");
	break_preset_days(PRESET_EASTER_BEFORE, 2026, from, to);
	assert_string_equal(to, "2026-04-03");
}

static void test_other_year(void **state)
{
	static const struct {
		const char *day;
		int year;
		const char *there;
	} v[] = {
		{ "2026-02-23", 2027, "2027-03-01" }, /* week 9 */
		{ "2026-04-06", 2027, "2027-03-29" }, /* Easter Monday */
		{ "2026-12-28", 2027, "2027-12-27" }, /* week 53, which 2027 lacks */
		{ "2025-12-29", 2026, "2026-12-28" }, /* week 1 of the year after */
		{ "2027-01-01", 2028, "2027-12-31" }, /* week 53 of the year before */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++)
		assert_int_equal(break_day_in_year(day(v[i].day), v[i].year), day(v[i].there));
}

static void test_typed(void **state)
{
	static const struct {
		const char *text, *first, *last;
	} v[] = {
		{ "v. 9", "2026-02-23", "2026-03-01" },
		{ "v9-10", "2026-02-23", "2026-03-08" },
		{ "v. 9–v. 10", "2026-02-23", "2026-03-08" },
		{ "23-27 feb", "2026-02-23", "2026-02-27" },
		{ "30 april–1 maj", "2026-04-30", "2026-05-01" },
		{ "tis v. 11", "2026-03-10", "2026-03-10" },
		{ "10/3", "2026-03-10", "2026-03-10" },
		{ "v. 53", "2026-12-28", "2027-01-03" },
	};
	static const char *const wrong[] = { "", "9-12", "v. 10–9", "v. 52–54", "10/3 kl 9",
		"lov" };
	int32_t first, last;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		assert_true(when_days(v[i].text, day("2026-01-01"), &first, &last));
		assert_int_equal(first, day(v[i].first));
		assert_int_equal(last, day(v[i].last));
	}
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_false(when_days(wrong[i], day("2026-01-01"), &first, &last));
}

/* What the form begins with means what it was made from, in both languages. */
static void test_reads_back(void **state)
{
	static const char *const v[][2] = { { "2026-03-10", "2026-03-10" },
		{ "2026-02-23", "2026-02-27" }, { "2026-04-30", "2026-05-01" },
		{ "2026-12-28", "2027-01-05" }, { "2027-02-28", "2027-03-01" } };
	static const char *const languages[] = { "sv", "en" };

	(void)state;
	for (size_t k = 0; k < ARRAY_LEN(languages); k++) {
		i18n_init(languages[k]);
		for (size_t i = 0; i < ARRAY_LEN(v); i++) {
			struct buf b = { 0 };
			int32_t first, last;

			when_days_text(day(v[i][0]), day(v[i][1]), &b);
			assert_true(when_days(buf_str(&b), day("2020-01-01"), &first, &last));
			assert_int_equal(first, day(v[i][0]));
			assert_int_equal(last, day(v[i][1]));
			buf_release(&b);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_red_days),
		cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_presets),
		cmocka_unit_test(test_other_year),
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_reads_back),
	};

	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
