#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/when_due.h"

#include "cmocka.h"

/* tis 10 mars 2026, v. 11 */
static int32_t today(void)
{
	int32_t day;

	day_from_ymd(2026, 3, 10, &day);
	return day;
}

static void iso(int32_t day, char out[MOMENT_SIZE])
{
	moment_iso((struct moment) { day, MINUTE_NONE }, out);
}

struct said {
	const char *words, *from, *to;
};

static void means(const struct said *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char from[MOMENT_SIZE], to[MOMENT_SIZE];
		struct when_due due;

		if (!when_due(v[i].words, today(), &due))
			fail_msg("“%s” is not read", v[i].words);
		iso(due.from, from);
		iso(due.to, to);
		if (due.sort != DUE_DAYS || strcmp(from, v[i].from) || strcmp(to, v[i].to))
			fail_msg("“%s” became %s to %s", v[i].words, from, to);
	}
}

static void test_days_and_weeks(void **state)
{
	static const struct said v[] = {
		{ "fre", "2026-03-13", "2026-03-13" },
		{ "fredag 13/3", "2026-03-13", "2026-03-13" },
		{ "senast fre 13 mars", "2026-03-13", "2026-03-13" },
		{ "till den 1 april", "2026-04-01", "2026-04-01" },
		{ "idag", "2026-03-10", "2026-03-10" },
		{ "i morgon", "2026-03-11", "2026-03-11" },
		{ "i eftermiddag", "2026-03-10", "2026-03-10" },
		{ "v. 12", "2026-03-16", "2026-03-22" },
		{ "v12", "2026-03-16", "2026-03-22" },
		{ "senast vecka 12", "2026-03-16", "2026-03-22" },
		{ "fre v. 12", "2026-03-20", "2026-03-20" },
		{ "v. 12–14", "2026-03-16", "2026-04-05" },
		{ "v.12/13", "2026-03-16", "2026-03-29" },
		{ "vecka 51 och v. 1", "2026-12-14", "2027-01-10" },
		{ "veckan ut", "2026-03-10", "2026-03-15" },
		{ "i veckan", "2026-03-10", "2026-03-15" },
		{ "nästa vecka", "2026-03-16", "2026-03-22" },
		{ "slutet av nästa vecka", "2026-03-21", "2026-03-22" },
		{ "om två veckor", "2026-03-24", "2026-03-24" },
		{ "inom 14 dagar", "2026-03-10", "2026-03-24" },
		{ "inom en månad", "2026-03-10", "2026-04-10" },
		{ "6–7 maj", "2026-05-06", "2026-05-07" },
		{ "före 1 maj", "2026-04-30", "2026-04-30" },
		{ "by Friday", "2026-03-13", "2026-03-13" },
		{ "next week", "2026-03-16", "2026-03-22" },
		{ "in two weeks", "2026-03-24", "2026-03-24" },
		{ "this week", "2026-03-10", "2026-03-15" },
	};

	(void)state;
	means(v, ARRAY_LEN(v));
}

static void test_months(void **state)
{
	static const struct said v[] = {
		{ "i maj", "2026-05-01", "2026-05-31" },
		{ "maj", "2026-05-01", "2026-05-31" },
		{ "i mars", "2026-03-01", "2026-03-31" },
		{ "i februari", "2027-02-01", "2027-02-28" },
		{ "jul/aug", "2026-07-01", "2026-08-31" },
		{ "i maj/juni", "2026-05-01", "2026-06-30" },
		{ "aug–sep", "2026-08-01", "2026-09-30" },
		{ "december/januari", "2026-12-01", "2027-01-31" },
		{ "maj 2027", "2027-05-01", "2027-05-31" },
		{ "i början av maj", "2026-05-01", "2026-05-10" },
		{ "mitten av maj", "2026-05-11", "2026-05-21" },
		{ "slutet på maj", "2026-05-22", "2026-05-31" },
		{ "första veckan i juni", "2026-06-01", "2026-06-07" },
		{ "sista veckan i april", "2026-04-27", "2026-05-03" },
		{ "månadsskiftet aug/sep", "2026-08-27", "2026-09-05" },
		{ "vid månadsskiftet", "2026-03-27", "2026-04-05" },
		{ "månadsskiftet maj", "2026-05-27", "2026-06-05" },
		{ "månaden ut", "2026-03-10", "2026-03-31" },
		{ "nästa månad", "2026-04-01", "2026-04-30" },
		{ "in May/June", "2026-05-01", "2026-06-30" },
		{ "by the end of May", "2026-05-22", "2026-05-31" },
		{ "mid-May", "2026-05-11", "2026-05-21" },
		{ "early June", "2026-06-01", "2026-06-10" },
		{ "next month", "2026-04-01", "2026-04-30" },
	};

	(void)state;
	means(v, ARRAY_LEN(v));
}

static void test_seasons_and_feasts(void **state)
{
	static const struct said v[] = {
		{ "vid årsskiftet", "2026-12-27", "2027-01-05" },
		{ "årsskiftet 27/28", "2027-12-27", "2028-01-05" },
		{ "halvårsskiftet", "2026-06-26", "2026-07-05" },
		{ "till sommaren", "2026-06-01", "2026-08-31" },
		{ "före sommaren", "2026-05-31", "2026-05-31" },
		{ "innan semestern", "2026-06-30", "2026-06-30" },
		{ "i höst", "2026-09-01", "2026-11-30" },
		{ "till hösten 2027", "2027-09-01", "2027-11-30" },
		{ "i vår", "2026-03-01", "2026-05-31" },
		{ "i vinter", "2026-12-01", "2027-02-28" },
		{ "ht 26", "2026-08-01", "2026-12-31" },
		{ "ht26", "2026-08-01", "2026-12-31" },
		{ "vårterminen 2027", "2027-01-01", "2027-06-30" },
		{ "före jul", "2026-12-23", "2026-12-23" },
		{ "till jul", "2026-12-24", "2026-12-26" },
		{ "efter nyår", "2027-01-02", "" },
		{ "före påsk", "2026-04-02", "2026-04-02" },
		{ "innan midsommar", "2026-06-18", "2026-06-18" },
		{ "före kristi himmelsfärd", "2026-05-13", "2026-05-13" },
		{ "efter höstlovet", "2026-11-02", "" },
		{ "Q2", "2026-04-01", "2026-06-30" },
		{ "kv. 3", "2026-07-01", "2026-09-30" },
		{ "kvartal 1", "2026-01-01", "2026-03-31" },
		{ "under andra kvartalet", "2026-04-01", "2026-06-30" },
		{ "Q1 2027", "2027-01-01", "2027-03-31" },
		{ "andra halvåret", "2026-07-01", "2026-12-31" },
		{ "året ut", "2026-03-10", "2026-12-31" },
		{ "i år", "2026-03-10", "2026-12-31" },
		{ "nästa år", "2027-01-01", "2027-12-31" },
		{ "under 2027", "2027-01-01", "2027-12-31" },
		{ "fr.o.m. 1 april", "2026-04-01", "" },
		{ "this autumn", "2026-09-01", "2026-11-30" },
		{ "before Christmas", "2026-12-23", "2026-12-23" },
		{ "by summer", "2026-06-01", "2026-08-31" },
		{ "at the turn of the year", "2026-12-27", "2027-01-05" },
		{ "second quarter", "2026-04-01", "2026-06-30" },
	};

	(void)state;
	means(v, ARRAY_LEN(v));
}

static void test_sorts(void **state)
{
	static const struct {
		const char *words;
		enum due_sort sort;
	} v[] = {
		{ "nästa möte", DUE_MEETING },
		{ "till nästa möte", DUE_MEETING },
		{ "inför nästa träff", DUE_MEETING },
		{ "by the next meeting", DUE_MEETING },
		{ "snarast", DUE_SOON },
		{ "så snart som möjligt", DUE_SOON },
		{ "ASAP", DUE_SOON },
		{ "löpande", DUE_ALWAYS },
		{ "varje månad", DUE_ALWAYS },
		{ "varannan vecka", DUE_ALWAYS },
		{ "inför varje möte", DUE_ALWAYS },
		{ "every month", DUE_ALWAYS },
		{ "tills vidare", DUE_ALWAYS },
		{ "senare", DUE_WORDS },
		{ "längre fram", DUE_WORDS },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		struct when_due due;

		if (!when_due(v[i].words, today(), &due) || due.sort != v[i].sort)
			fail_msg("“%s” is another kind of time", v[i].words);
		assert_int_equal(due.to, DAY_NONE);
		assert_true(due.from ==
			(due.sort == DUE_SOON || due.sort == DUE_ALWAYS ? today() : DAY_NONE));
		assert_true(when_due(v[i].words, DAY_NONE, &due));
		assert_int_equal(due.sort, v[i].sort);
		assert_int_equal(due.from, DAY_NONE);
	}
}

static void test_not_times(void **state)
{
	static const char *const v[] = { "", " ", "i", "till", "vår", "vår grupp", "våra",
		"kansliet", "Karin", "2027", "12", "9-12", "nästa", "nästa styrelsemöte", "varje",
		"lokal i maj", "maj Ek", "Q5", "q", "första", "om två", "slutet av mötet",
		"v. 12–99", "fall", "9:00", "30 februari" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(v); i++) {
		struct when_due due;

		if (when_due(v[i], today(), &due))
			fail_msg("“%s” is no time", v[i]);
		assert_int_equal(due.from, DAY_NONE);
		assert_int_equal(due.to, DAY_NONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_and_weeks),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_seasons_and_feasts),
		cmocka_unit_test(test_sorts),
		cmocka_unit_test(test_not_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
