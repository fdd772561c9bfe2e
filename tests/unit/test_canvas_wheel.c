/* View 1, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	golden_check("wheel-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("wheel-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("wheel-60x16", stage_text(&s));
	stage_close(&s);
}

/* Is the cursor on a row that holds this? */
static bool cursor_on(struct stage *s, const char *what)
{
	const char *row = strstr(stage_text(s), "\n▶");
	char line[512] = "";

	if (row) {
		size_t n = strcspn(row + 1, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)(n < 500 ? n : 500), row + 1);
	}
	if (strstr(line, what))
		return true;
	print_message("the cursor is not on \"%s\":\n%s\n", what, s->text);
	return false;
}

static void test_months(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	assert_true(stage_shows(&s, "[MAR]"));
	assert_true(stage_shows(&s, "MARS 2026"));
	assert_true(cursor_on(&s, "PÅGÅR"));
	stage_keys(&s, "<Right>");
	assert_true(stage_shows(&s, "APRIL 2026"));
	stage_keys(&s, "<Left> <Left>");
	assert_true(stage_shows(&s, "FEBRUARI 2026"));
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "FEBRUARI 2027"));
	stage_keys(&s, ", g");
	stage_type(&s, "idag");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "MARS 2026"));
	stage_close(&s);
}

/* Down at the month's last meeting goes on to the next month's first, and back. */
static void test_steps_over_months(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<End> <Down>");
	assert_true(stage_shows(&s, "APRIL 2026"));
	stage_keys(&s, "<Up>");
	assert_true(stage_shows(&s, "MARS 2026"));
	stage_close(&s);
}

static void test_empty_month(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "g");
	stage_type(&s, "15/7");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "JULI 2026"));
	assert_true(stage_shows(&s, "Inget möte i juli. n nytt möte"));
	stage_close(&s);
}

static void test_faces(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	assert_true(stage_shows(&s, "Beredning Norr"));
	stage_keys(&s, "v");
	assert_null(strstr(stage_text(&s), "[MAR]"));
	stage_keys(&s, "v");
	assert_true(stage_shows(&s, "[MAR]"));
	stage_close(&s);
}

static void test_nudge(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "<Right> <End>");
	assert_true(cursor_on(&s, "21"));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "Flyttat till ons 22 april v.17"));
	assert_true(cursor_on(&s, "ons 22"));
	stage_keys(&s, "å");
	assert_true(cursor_on(&s, "tis 21"));
	stage_close(&s);
}

static void test_new_meeting(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "n");
	stage_type(&s, "väst");
	assert_true(stage_shows(&s, "Beredning Väst"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Extra möte om språk");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "tis v38");
	assert_true(stage_shows(&s, "tis 15 september 2026 v.38"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "9-11.30");
	assert_true(stage_shows(&s, "9:00–11:30"));
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "SEPTEMBER 2026"));
	assert_true(cursor_on(&s, "9:00"));
	assert_true(stage_shows(&s, "Nytt: Beredning Väst tis 15 september."));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_steps_over_months),
		cmocka_unit_test(test_empty_month),
		cmocka_unit_test(test_faces),
		cmocka_unit_test(test_nudge),
		cmocka_unit_test(test_new_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
