/* Breaks and days a party cannot, and the check of a year, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/xalloc.h"
#include "services/meetings.h"
#include "services/year_checks.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "L");
	golden_check("days-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("days-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("days-60x16", stage_text(&s));
	stage_close(&s);
}

/* A break is typed as people say it, read aloud, changed, taken away; all of it goes back. */
static void test_break(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "L n");
	stage_type(&s, "studiedag");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "alla"));
	stage_type(&s, "ekby");
	assert_true(stage_shows(&s, "Ekby kommun"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "v. 20");
	assert_true(stage_shows(&s, "mån–sön 11–17 maj 2026 v.20"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "nu");
	assert_true(stage_shows(&s, "till exempel v9"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Dagarna går inte att läsa"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "12-13/5");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Nytt: studiedag."));
	assert_true(stage_shows(&s, "v.20     tis–ons 12–13 maj"));
	stage_keys(&s, "<End> <Up> <Up> e");
	assert_true(stage_shows(&s, "12–13 maj 2026"));
	stage_keys(&s, "<Tab> <Tab> <C-u>");
	stage_type(&s, "fre 15/5");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "fre 15 maj"));
	stage_keys(&s, "<Delete>");
	assert_true(stage_shows(&s, "Borttaget: studiedag."));
	stage_keys(&s, "å å å");
	assert_true(stage_lacks(&s, "v.20 "));
	stage_close(&s);
}

static void test_blackout(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "L . b");
	stage_type(&s, "AF");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "v. 10–11");
	assert_true(stage_shows(&s, "mån–sön 8–21 mar 2027 v.10–11"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "utbildning");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "AF kan inte"));
	assert_true(stage_shows(&s, "kan inte: utbildning"));
	stage_keys(&s, "å b <Tab>");
	stage_type(&s, "v. 10");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "vilken part"));
	stage_close(&s);
}

/* Last year's by week in one key, and the usual weeks for those who have them. */
static void test_many_at_once(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "L . .");
	assert_true(
		stage_shows(&s, "Inga lov 2028. l väljer bland vanliga veckor, c kopierar 2027."));
	stage_keys(&s, "c");
	assert_true(stage_shows(&s, "6 lov kopierade från 2027 till 2028."));
	assert_true(stage_shows(&s, "v.9      mån–fre 28 feb–3 mar"));
	assert_true(stage_shows(&s, "v.16     mån–fre 17–21 apr"));
	stage_keys(&s, "c");
	assert_true(stage_shows(&s, "0 lov kopierade"));
	stage_keys(&s, "å l");
	assert_true(stage_shows(&s, "sportlov mån–fre 14–18 feb 2028 v.7"));
	assert_true(stage_shows(&s, "höstlov mån–fre 30 okt–3 nov 2028 v.44"));
	stage_keys(&s, "7");
	stage_type(&s, "ekby, norrsjö");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Norrsjö kommun"));
	stage_keys(&s, "l h <Enter>");
	assert_true(stage_shows(&s, "v.44     mån–fre 30 okt–3 nov"));
	stage_keys(&s, "l h <Enter>");
	assert_true(stage_shows(&s, "Det finns redan."));
	stage_close(&s);
}

/* ---- The check of a year ---- */

static void move_to_red_day(struct stage *s)
{
	stage_keys(s, "g");
	stage_type(s, "21/4");
	stage_keys(s, "<Enter> m");
	stage_type(s, "14/5");
	stage_keys(s, "<C-s>");
}

static void test_check_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	move_to_red_day(&s);
	stage_keys(&s, "K");
	golden_check("year-check-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("year-check-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("year-check-60x16", stage_text(&s));
	stage_close(&s);
}

/* Enter leads to the meeting, wherever it is; what is put right is gone when one comes back. */
static void test_check_leads(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	move_to_red_day(&s);
	stage_keys(&s, "g");
	stage_type(&s, "1/9");
	stage_keys(&s, "<Enter> K");
	assert_true(stage_shows(&s, "röd dag"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "MAJ 2026"));
	assert_true(stage_shows(&s, "▶ v.20 tor 14"));
	stage_keys(&s, "+ + + + + K");
	assert_true(stage_lacks(&s, "röd dag"));
	stage_keys(&s, ". .");
	assert_true(stage_shows(&s, "Inget att se på i året."));
	stage_close(&s);
}

/* How long before the meeting papers leave is the organisation's, and can be undone. */
static void test_dispatch_setting(void **state)
{
	struct stage s;
	struct err e = { 0 };
	int days;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<F9> <Down> <Down> <Down> <Down> <Down> <Down> <Down>");
	assert_true(stage_shows(&s, "▶ handlingar"));
	stage_keys(&s, "<Right> <Right> <Left> <Right>");
	assert_true(year_dispatch_days(&s.app.session, &days, &e));
	assert_int_equal(days, 9);
	assert_true(stage_shows(&s, "handlingar  9"));
	stage_keys(&s, "<Esc> å");
	assert_true(year_dispatch_days(&s.app.session, &days, &e));
	assert_int_equal(days, 8);
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_break),
		cmocka_unit_test(test_blackout),
		cmocka_unit_test(test_many_at_once),
		cmocka_unit_test(test_check_golden),
		cmocka_unit_test(test_check_leads),
		cmocka_unit_test(test_dispatch_setting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
