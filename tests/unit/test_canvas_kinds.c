/* Kinds of entries, new entries of each, and groups that become one, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

/* ---- What is usual ---- */

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 S <Down> <Enter> <C-u>");
	stage_type(&s, "8:30");
	stage_keys(&s, "<Tab> <C-u>");
	stage_type(&s, "7:30");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Planeringsdag");
	golden_check("kinds-form-80x24", stage_text(&s));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Sparat: heldag."));
	golden_check("kinds-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("kinds-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("kinds-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_back_to_the_usual(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "1 S <Down> <Enter> <C-u>");
	stage_type(&s, "25:00");
	stage_keys(&s, "<C-s>");
	assert_true(s.app.message_is_error);
	stage_keys(&s, "<C-u>");
	stage_type(&s, "10");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "10:00"));
	stage_keys(&s, "<Delete>");
	assert_true(stage_shows(&s, "Som vanligt igen: heldag."));
	assert_true(stage_lacks(&s, "10:00"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "10:00"));
	stage_close(&s);
}

/* ---- New entries ---- */

static void new_entry(struct stage *s, const char *groups, const char *day, const char *kind)
{
	stage_keys(s, "n");
	stage_type(s, groups);
	stage_keys(s, "<Tab> <Tab>");
	stage_type(s, day);
	stage_keys(s, "<Tab> <Tab> <C-u>");
	stage_type(s, kind);
	stage_keys(s, "<Tab>");
}

static void test_a_full_day_for_several_groups(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 n");
	assert_true(stage_shows(&s, "Norr, Väst, Öst, S Styrelse, A Språk"));
	stage_keys(&s, "<Esc>");
	new_entry(&s, "norr öst s", "6/5", "hel");
	assert_true(stage_shows(&s, "Beredning Norr, Beredning Öst, Styrelse"));
	assert_true(stage_shows(&s, "9:00–16:00"));
	golden_check("meeting-form-80x24", stage_text(&s));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "9:00–16:00"));
	assert_true(stage_shows(&s, "3 grupper"));
	stage_close(&s);
}

static void test_lunch_to_lunch(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2");
	new_entry(&s, "norr", "6/5", "lunch");
	assert_true(stage_shows(&s, "12:00–12:00 dagen efter"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "6–7 maj"));
	stage_keys(&s, "e");
	assert_true(stage_shows(&s, "6–7 maj 2026"));
	assert_true(stage_shows(&s, "12:00–12:00"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "6–7 maj"));
	stage_close(&s);
}

static void test_a_day_without_a_time(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2");
	new_entry(&s, "norr", "6/5", "sista");
	assert_true(stage_shows(&s, "hela dagen"));
	stage_keys(&s, "<C-s> e");
	assert_true(stage_shows(&s, "hela dagen"));
	/* A kind with a usual time: what was a whole day stays one. */
	stage_keys(&s, "<Tab> <Tab> <Tab> <Tab> <C-u>");
	stage_type(&s, "hel");
	stage_keys(&s, "<Tab>");
	assert_true(stage_lacks(&s, "9:00–16:00"));
	stage_keys(&s, "<Esc>");
	stage_close(&s);
}

/* ---- Templates of a kind ---- */

static void test_template_of_a_kind(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 S <Down> d");
	assert_true(stage_shows(&s, "alla grupper utan egen mall, heldag"));
	stage_keys(&s, "n");
	stage_type(&s, "Dagens frågor 90");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "Dagens frågor"));
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "Mallen för vilket slag?"));
	stage_keys(&s, "<Home> <Enter>");
	assert_true(stage_shows(&s, "Välkommen"));
	stage_keys(&s, "<Esc> <Esc>");
	new_entry(&s, "norr", "6/5", "hel");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "1 punkt från mallen"));
	stage_close(&s);
}

/* ---- Groups that become one ---- */

static void test_merge_by_keys(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> <Space> <Space> <Space> s");
	assert_true(stage_shows(&s, "Slå ihop Beredning Norr, Beredning Väst, Beredning Öst"));
	stage_type(&s, "Gemensam beredning");
	assert_true(stage_shows(&s, "en ny grupp"));
	stage_keys(&s, "<Tab> <Tab>");
	stage_type(&s, "G");
	stage_keys(&s, "<Tab> <C-u>");
	stage_type(&s, "30/6");
	assert_true(stage_shows(&s, "nästa börjar ons 1 juli 2026"));
	golden_check("merge-80x24", stage_text(&s));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Till Gemensam beredning: 36 ledamöter"));
	assert_true(stage_shows(&s, "2026–"));
	stage_keys(&s, "<Tab>");
	/* Members of the day on which it begins. */
	assert_true(stage_shows(&s, "Alm, Karin"));
	stage_keys(&s, "<S-Tab> <Up>");
	assert_true(stage_shows(&s, "t.o.m. tis 30 juni 2026, sedan Gemensam beredning."));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "Gemensam beredning."));
	assert_true(stage_lacks(&s, "*"));
	stage_close(&s);
}

static void test_it_cannot_end_before_it_met(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> s <Tab> <Tab> <Tab> <C-u>");
	stage_type(&s, "1/1 2026");
	stage_keys(&s, "<C-s>");
	assert_true(s.app.message_is_error);
	assert_true(stage_shows(&s, "kan inte upphöra före det"));
	stage_close(&s);
}

static void test_successor_by_the_fields(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> e <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab>");
	stage_type(&s, "31/12");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "väst");
	assert_true(stage_shows(&s, "Beredning Väst"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Till Beredning Väst: "));
	stage_close(&s);
}

static void test_a_membership_in_its_days(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Down> <Tab> E");
	assert_true(stage_shows(&s, "Elin Hagström"));
	stage_keys(&s, "<Tab> <Tab> <Tab> <Tab>");
	stage_type(&s, "1/1 2025");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "30/6 2026");
	golden_check("membership-80x24", stage_text(&s));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "t.o.m. tis 30 juni 2026"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "t.o.m. tis 30 juni 2026"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_back_to_the_usual),
		cmocka_unit_test(test_a_full_day_for_several_groups),
		cmocka_unit_test(test_lunch_to_lunch),
		cmocka_unit_test(test_a_day_without_a_time),
		cmocka_unit_test(test_template_of_a_kind),
		cmocka_unit_test(test_merge_by_keys),
		cmocka_unit_test(test_it_cannot_end_before_it_met),
		cmocka_unit_test(test_successor_by_the_fields),
		cmocka_unit_test(test_a_membership_in_its_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
