#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/when.h"

#include "cmocka.h"

/* Tuesday 10 March 2026. */
static int32_t today(void)
{
	int32_t day;

	day_from_ymd(2026, 3, 10, &day);
	return day;
}

static struct when typed(const char *s)
{
	struct when w;

	if (!when_read(s, today(), &w))
		fail_msg("“%s” was not read", s);
	return w;
}

static void day_is(int32_t day, const char *iso)
{
	char have[MOMENT_SIZE] = "";

	moment_iso((struct moment) { day, MINUTE_NONE }, have);
	assert_string_equal(have, iso);
}

struct reading {
	const char *typed, *from, *to;
};

static void test_days(void **state)
{
	static const struct reading readings[] = {
		{ "10/3", "2026-03-10", "" },
		{ "9/3", "2027-03-09", "" },
		{ "10 mars", "2026-03-10", "" },
		{ "den 13 september", "2026-09-13", "" },
		{ "tisdagen den 13 september 2016", "2016-09-13", "" },
		{ "Tisdag 13 sept. 2016", "2016-09-13", "" },
		{ "2026-03-10", "2026-03-10", "" },
		{ "20260310", "2026-03-10", "" },
		{ "260310", "2026-03-10", "" },
		{ "18 05 03", "2018-05-03", "" },
		{ "2018 05 03", "2018-05-03", "" },
		{ "10.3.2026", "2026-03-10", "" },
		{ "5. 12. 2019", "2019-12-05", "" },
		{ "21.11. 2023", "2023-11-21", "" },
		{ "27/9 2024", "2024-09-27", "" },
		{ "8/9-17", "2017-09-08", "" },
		{ "3/11 -15", "2015-11-03", "" },
		{ "3:e maj", "2026-05-03", "" },
		{ "26e juli", "2026-07-26", "" },
		{ "17.02.22", "2022-02-17", "" },
		{ "26.2-23", "2023-02-26", "" },
		{ "16-05-19", "2016-05-19", "" },
		{ "07-06-2009", "2009-06-07", "" },
		{ "2009.03.12", "2009-03-12", "" },
		{ "9 september 2005 till och med 14 september 2005", "2005-09-09", "2005-09-14" },
		{ "11. januar 2021", "2021-01-11", "" },
		{ "29/2", "2028-02-29", "" },
		{ "6–7 maj", "2026-05-06", "2026-05-07" },
		{ "3-4 maj", "2026-05-03", "2026-05-04" },
		{ "6 och 7 maj", "2026-05-06", "2026-05-07" },
		{ "1–3/6", "2026-06-01", "2026-06-03" },
		{ "24–25 augusti 2017", "2017-08-24", "2017-08-25" },
		{ "10 mars–2 april", "2026-03-10", "2026-04-02" },
		{ "30 december–2 januari 2018", "2017-12-30", "2018-01-02" },
		{ "torsdag 7 maj - fredag 8 maj", "2026-05-07", "2026-05-08" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(readings); i++) {
		struct when w = typed(readings[i].typed);

		day_is(w.day, readings[i].from);
		day_is(w.end_day, readings[i].to);
	}
}

static void test_relative(void **state)
{
	static const struct reading readings[] = {
		{ "idag", "2026-03-10", "" },
		{ "i morgon", "2026-03-11", "" },
		{ "övermorgon", "2026-03-12", "" },
		{ "+3d", "2026-03-13", "" },
		{ "+2v", "2026-03-24", "" },
		{ "tis", "2026-03-17", "" },
		{ "ons", "2026-03-11", "" },
		{ "på fredag", "2026-03-13", "" },
		{ "nästa ons", "2026-03-18", "" },
		{ "onsdag nästa vecka", "2026-03-18", "" },
		{ "v11 tis", "2026-03-10", "" },
		{ "tis v. 11", "2026-03-10", "" },
		{ "fredag v. 41", "2026-10-09", "" },
		{ "v11 mån", "2027-03-15", "" },
		{ "vecka 8 2027", "2027-02-22", "" },
		{ "v 53", "2026-12-28", "" },
		{ "tomorrow", "2026-03-11", "" },
		{ "next wed", "2026-03-18", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(readings); i++)
		day_is(typed(readings[i].typed).day, readings[i].from);
}

struct clock_case {
	const char *typed;
	int start, end;
};

static void test_times(void **state)
{
	static const struct clock_case cases[] = {
		{ "9", 540, MINUTE_NONE },
		{ "900", 540, MINUTE_NONE },
		{ "1310", 790, MINUTE_NONE },
		{ "9:00", 540, MINUTE_NONE },
		{ "09.00", 540, MINUTE_NONE },
		{ "7,30", 450, MINUTE_NONE },
		{ "kl 13", 780, MINUTE_NONE },
		{ "kl. 9–12", 540, 720 },
		{ "9:00–12:00", 540, 720 },
		{ "09.00 – 12.00", 540, 720 },
		{ "klockan 8,30 - 12,00", 510, 720 },
		{ "9.30–15", 570, 900 },
		{ "18.00–ca 20.00", 1080, 1200 },
		{ "Kl. 9.30 til kl. 14.00", 570, 840 },
		{ "24:00", 1440, MINUTE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct when w = typed(cases[i].typed);

		assert_int_equal(w.start, cases[i].start);
		assert_int_equal(w.end, cases[i].end);
		assert_int_equal(w.day, DAY_NONE);
	}
}

static void test_day_and_time(void **state)
{
	static const char *const forms[] = { "10/3 kl 9-12", "tisdag 10 mars 9:00–12:00",
		"v11 tis 09.00 – 12.00", "2026-03-10T09:00-12:00", "kl. 9–12, 10 mars" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		struct when w = typed(forms[i]);

		day_is(w.day, "2026-03-10");
		assert_int_equal(w.start, 540);
		assert_int_equal(w.end, 720);
	}
}

static void test_not_understood(void **state)
{
	static const char *const forms[] = { "", "den", "31/4", "99/99", "25:00", "10/3 kl",
		"10/3 eller", "v 54", "mars", "9-12 eller så", "+9" };
	struct when w;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		if (when_read(forms[i], today(), &w))
			fail_msg("“%s” was read", forms[i]);
}

/* Without a day to count from, day and month are told and no year is invented. */
static void test_no_year(void **state)
{
	struct when w;

	(void)state;
	assert_int_equal(when_date("10 mars", DAY_NONE, &w), 7);
	assert_int_equal(w.day, DAY_NONE);
	assert_int_equal(w.month, 3);
	assert_int_equal(w.mday, 10);
	assert_false(w.has_year);
	assert_true(when_date("10 mars 2020", DAY_NONE, &w) > 0);
	assert_true(w.has_year);
	assert_int_equal(when_date("tis", DAY_NONE, &w), 0);
}

static void test_weekday_differs(void **state)
{
	(void)state;
	assert_true(typed("måndag 10 mars").weekday_differs);
	assert_false(typed("tisdag 10 mars").weekday_differs);
	assert_int_equal(typed("måndag 10 mars").weekday, MON);
}

static void test_in_text(void **state)
{
	const char *text =
		"Nästa träff hålls i Ekvik fredag 5 december kl 9.00–15.00, om inte annat sägs.";
	struct when w;

	(void)state;
	assert_true(when_find(text, 0, today(), &w));
	assert_memory_equal(text + w.date_from, "fredag 5 december", w.date_to - w.date_from);
	assert_int_equal(w.start, 540);
	assert_int_equal(w.end, 900);
	assert_false(when_find(text, w.to, today(), &w));
}

static void test_several_in_text(void **state)
{
	static const char *const days[] = { "2026-12-03", "2027-01-14", "2027-02-11" };
	const char *text = "3/12, 14/1 och 11/2.";
	struct when w;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(days); i++, at = w.to) {
		assert_true(when_find(text, at, today(), &w));
		day_is(w.day, days[i]);
	}
}

/* Telephone and identity numbers, decimals and paragraphs are no dates. */
static void test_numbers_are_no_dates(void **state)
{
	static const char *const texts[] = { "ring 0500-12 34 56", "811228-9874", "19811228-9874",
		"bilaga 1.2", "1 500 kr", "v. 7 är sportlov", "1. Jan-Olof Ek", "rum 3.2.1",
		"protokoll nr 7/09", "sak 12/3" };
	struct when w;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		if (when_find(texts[i], 0, today(), &w))
			fail_msg("a date in “%s”", texts[i]);
	assert_false(when_find_time("2-3 personer och 14 parter", 0, &w));
	assert_false(when_find_time("07 – 2022 Årsmelding", 0, &w));
	/* "och" before another date joins dates, not hours. */
	assert_true(when_find("25 augusti kl. 18 och 20 oktober kl. 18", 0, today(), &w));
	assert_int_equal(w.start, 1080);
	assert_int_equal(w.end, MINUTE_NONE);
	assert_true(when_find_time("vi börjar 13.15 prick", 0, &w));
	assert_int_equal(w.start, 795);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_relative),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_day_and_time),
		cmocka_unit_test(test_not_understood),
		cmocka_unit_test(test_no_year),
		cmocka_unit_test(test_weekday_differs),
		cmocka_unit_test(test_in_text),
		cmocka_unit_test(test_several_in_text),
		cmocka_unit_test(test_numbers_are_no_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
