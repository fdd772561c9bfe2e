/* What is stored about a person, erasing, and how long data are kept: through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

/* Among the people of all groups: Eva. */
static void open_eva(struct stage *s)
{
	stage_open(s, 24, 80, true);
	stage_keys(s, "4 g");
	stage_type(s, "Eva Brandt");
	stage_keys(s, "<Enter> P");
	assert_true(stage_shows(s, "Personuppgifter: Eva Brandt"));
}

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	open_eva(&s);
	golden_check("privacy-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("privacy-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("privacy-60x16", stage_text(&s));
	stage_close(&s);
}

/* Who listens hears the row whole: no columns, nothing cut at sixty. */
static void test_linear(void **state)
{
	struct stage s;

	(void)state;
	open_eva(&s);
	grid_set_charset(s.grid, CHARSET_LINEAR);
	stage_resize(&s, 16, 60);
	assert_true(stage_shows(&s, "behålls, utskickat: Lunch till lunch tor 12 juni: v1\n"));
	assert_true(stage_shows(&s, "behålls, offentligt: Lunch till lunch tor 12 juni: v1\n"));
	stage_close(&s);
}

static void test_documents_are_kept(void **state)
{
	struct stage s;

	(void)state;
	open_eva(&s);
	stage_keys(&s, "<Space>");
	assert_true(s.app.message_is_error);
	assert_true(stage_shows(&s, "ändras inte"));
	stage_close(&s);
}

/* What belongs to no meeting is told in words as well. */
static void test_where_a_name_stands(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 g");
	stage_type(&s, "Karin Alm");
	stage_keys(&s, "<Enter> P");
	assert_true(stage_shows(&s, "dagordningsmall: "));
	assert_true(stage_lacks(&s, "standing_items"));
	stage_close(&s);
}

static void test_erase(void **state)
{
	struct stage s;

	(void)state;
	open_eva(&s);
	stage_keys(&s, "R");
	assert_true(stage_shows(&s, "Kan inte ångras: Eva Brandt raderas"));
	stage_keys(&s, "n");
	assert_true(stage_shows(&s, "Personuppgifter: Eva Brandt"));
	stage_keys(&s, "R r");
	assert_true(stage_shows(&s, "Kan inte ångras"));
	stage_keys(&s, "g");
	assert_true(stage_shows(&s, "Personuppgifter: [raderad 4]"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_lacks(&s, "Eva Brandt"));
	stage_close(&s);
}

static void test_periods(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 V <Down> <Enter> <C-u>");
	stage_type(&s, "3");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "3 månader"));
	golden_check("retention-80x24", stage_text(&s));
	stage_keys(&s, "R");
	assert_true(stage_shows(&s, "Inget ska bort."));
	stage_keys(&s, "<Esc> å");
	stage_keys(&s, "V");
	assert_true(stage_shows(&s, "6 månader"));
	stage_resize(&s, 16, 60);
	golden_check("retention-60x16", stage_text(&s));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_linear),
		cmocka_unit_test(test_documents_are_kept),
		cmocka_unit_test(test_where_a_name_stands),
		cmocka_unit_test(test_erase),
		cmocka_unit_test(test_periods),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
