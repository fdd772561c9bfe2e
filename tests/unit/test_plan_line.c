/* Lines that lay a year out, and the groups of a round over a week. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/plan_line.h"
#include "formats/when.h"
#include "rules/spread.h"

#include "cmocka.h"

enum { YEAR = 2027 };

static const struct plan_name names[] = {
	{ "Beredning Norr", "Norr", "B", GROUP_PREPARATORY },
	{ "Beredning Väst", "Väst", "B", GROUP_PREPARATORY },
	{ "Beredning Öst", "Öst", "B", GROUP_PREPARATORY },
	{ "Styrelse", "Styrelse", "S", GROUP_BOARD },
	{ "Arbetsgrupp Språk", "Språk", "A", GROUP_WORKING },
};

/* "kind week weekday day–end start–end joint groups title", or what it lacks. */
static char *read_line(const char *text)
{
	struct plan_line l;
	enum plan_line_state state = plan_line_read(text, YEAR, names, ARRAY_LEN(names), &l);
	char first[MOMENT_SIZE], last[MOMENT_SIZE];
	struct buf b = { 0 };

	moment_iso((struct moment) { l.day, MINUTE_NONE }, first);
	moment_iso((struct moment) { l.end_day, MINUTE_NONE }, last);
	if (state != PLAN_LINE_GOOD) {
		buf_printf(&b, "%d %s", (int)state, l.word);
	} else {
		buf_puts(&b, l.kind == PLAN_KIND_NONE ? "-" : meeting_kind_names[l.kind]);
		if (l.week)
			buf_printf(&b, " v%d", l.week);
		buf_printf(&b, " %s%s%s", first, *last ? "/" : "", last);
		if (l.start != MINUTE_NONE)
			buf_printf(&b, " %d:%02d", l.start / 60, l.start % 60);
		if (l.end != MINUTE_NONE)
			buf_printf(&b, "-%d:%02d", l.end / 60, l.end % 60);
		buf_puts(&b, l.joint ? " joint" : "");
		buf_puts(&b, l.every ? " all" : "");
		for (size_t i = 0; i < l.n_groups; i++)
			buf_printf(&b, " %s", names[l.groups[i]].short_name);
		if (*l.title)
			buf_printf(&b, " \"%s\"", l.title);
	}
	plan_line_release(&l);
	return buf_take(&b);
}

struct reading {
	const char *typed, *means;
};

static void check(const struct reading *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *got = read_line(v[i].typed);

		if (strcmp(got, v[i].means) != 0)
			fail_msg("\"%s\" reads as %s, not %s", v[i].typed, got, v[i].means);
		free(got);
	}
}

static void test_days(void **state)
{
	static const struct reading v[] = {
		{ "v4", "- v4 2027-01-25" },
		{ "v4 tis 9-12", "- v4 2027-01-26 9:00-12:00" },
		{ "tis v4 9-12", "- v4 2027-01-26 9:00-12:00" },
		{ "v4 9-12 tis", "- v4 2027-01-26 9:00-12:00" },
		{ "9-12 v. 4", "- v4 2027-01-25 9:00-12:00" },
		{ "week 4 tue", "- v4 2027-01-26" },
		{ "v4 9", "- v4 2027-01-25 9:00" },
		{ "v4 13.15-16", "- v4 2027-01-25 13:15-16:00" },
		{ "v1", "- v1 2027-01-04" },
		{ "v52 fre", "- v52 2027-12-31" },
		{ "10/3", "- 2027-03-10" },
		{ "2027-03-10 9-12", "- 2027-03-10 9:00-12:00" },
		{ "10/3 13-15", "- 2027-03-10 13:00-15:00" },
		{ "onsdagen den 10 mars 13-15", "- 2027-03-10 13:00-15:00" },
		{ "26-27 aug l", "lunch-to-lunch 2027-08-26/2027-08-27" },
		{ "30 april-1 maj l", "lunch-to-lunch 2027-04-30/2027-05-01" },
	};

	(void)state;
	check(v, ARRAY_LEN(v));
}

static void test_kinds_and_groups(void **state)
{
	static const struct reading v[] = {
		{ "v17 h", "full-day v17 2027-04-26" },
		{ "v17 heldag", "full-day v17 2027-04-26" },
		{ "v17 full day", "full-day v17 2027-04-26" },
		{ "v35 l", "lunch-to-lunch v35 2027-08-30" },
		{ "v35 lunch till lunch", "lunch-to-lunch v35 2027-08-30" },
		{ "v9 s", "board v9 2027-03-01" },
		{ "v9 S", "- v9 2027-03-01 Styrelse" },
		{ "10/3 N 13-15", "- 2027-03-10 13:00-15:00 Norr" },
		{ "v4 B", "- v4 2027-01-25 Norr Väst Öst" },
		{ "v4 Norr, väst", "- v4 2027-01-25 Norr Väst" },
		{ "v4 N+V", "- v4 2027-01-25 joint Norr Väst" },
		{ "v4 alla gemensamt", "- v4 2027-01-25 joint all" },
		{ "v4 beredning", "- v4 2027-01-25 Norr Väst Öst" },
		{ "v4 u språk", "training v4 2027-01-25 Språk" },
		{ "v20 studiebesök \"Verkstan i Ekby\"",
			"visit v20 2027-05-17 \"Verkstan i Ekby\"" },
		{ "14 sep deadline Handlingar", "deadline 2027-09-14 \"Handlingar\"" },
		{ "v4 ö Fika 9-10", "other v4 2027-01-25 9:00-10:00 \"Fika\"" },
		{ "v4 N \"Extra möte\"", "- v4 2027-01-25 Norr \"Extra möte\"" },
		{ "9 sep deadline Papper styrelse", "deadline 2027-09-09 Styrelse \"Papper\"" },
		{ "9 sep styrelse deadline Papper", "deadline 2027-09-09 Styrelse \"Papper\"" },
		{ "v17 heldag norr+styrelse", "full-day v17 2027-04-26 joint Norr Styrelse" },
	};

	(void)state;
	check(v, ARRAY_LEN(v));
}

static void test_refused(void **state)
{
	static const struct reading v[] = {
		{ "", "1 " },
		{ "h", "1 " },
		{ "tis", "4 tis" },
		{ "v53", "2 " },
		{ "30/2", "2 30/2" },
		{ "29 februari", "2 " },
		{ "10/3 2026", "3 " },
		{ "v4 2026", "3 " },
		{ "v4 hledag", "4 hledag" },
		{ "v4 h v5", "5 v5" },
		{ "v4 h l", "5 l" },
		{ "v4 heldag lunch", "5 lunch" },
	};

	(void)state;
	check(v, ARRAY_LEN(v));
}

/* ---- The groups of a round over a week ---- */

static int32_t day_of(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m.day;
}

static void spread(const char *monday, int first, const int *own, const char *wanted)
{
	int32_t wished[4], to[4];
	char iso[MOMENT_SIZE];
	struct buf b = { 0 };
	size_t n = 3;

	spread_week(day_of(monday), first, own, n, 1, wished, to);
	for (size_t i = 0; i < n; i++) {
		moment_iso((struct moment) { to[i], MINUTE_NONE }, iso);
		buf_printf(&b, "%s%s", i ? " " : "", iso + 5);
	}
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_spread(void **state)
{
	static const int none[] = { -1, -1, -1 }, own[] = { TUE, THU, WED },
			 mixed[] = { -1, TUE, -1 }, same[] = { TUE, TUE, TUE };

	(void)state;
	spread("2027-01-25", -1, none, "01-26 01-27 01-28");
	spread("2027-01-25", -1, own, "01-26 01-28 01-27");
	spread("2027-01-25", -1, mixed, "01-27 01-26 01-28");
	spread("2027-01-25", -1, same, "01-26 01-27 01-28");
	spread("2027-01-25", MON, own, "01-25 01-26 01-27");
	/* Good Friday, Easter Monday, the day of Christ's ascension. */
	spread("2027-03-22", THU, none, "03-25 03-24 03-23");
	spread("2027-03-29", MON, none, "03-30 03-31 04-01");
	spread("2027-05-03", -1, none, "05-04 05-05 05-07");
	/* A week with two working days. */
	spread("2025-12-22", MON, none, "12-22 12-23 12-29");
}

static void test_two_days_in_a_row(void **state)
{
	int32_t thursday = day_of("2027-05-06");

	(void)state;
	/* Neither Thursday (red) nor the night over the weekend. */
	assert_int_equal(spread_free(thursday, 2, NULL, 0), day_of("2027-05-04"));
	assert_int_equal(spread_free(day_of("2027-05-13"), 2, NULL, 0), day_of("2027-05-13"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_kinds_and_groups),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_two_days_in_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
