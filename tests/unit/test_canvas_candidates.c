/* The matrix of proposed dates and the log of moves on the screen, walked by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void propose(struct stage *s, const char *when)
{
	stage_keys(s, "n");
	stage_type(s, when);
	stage_keys(s, "<Enter>");
}

/* The matrix of the meeting after the running one, with three more dates. */
static void open_matrix(struct stage *s, int rows, int cols)
{
	stage_open(s, rows, cols, true);
	stage_keys(s, "2 <Down> d");
	propose(s, "24/3 9-12");
	propose(s, "1/5");
	propose(s, "14/4");
	stage_keys(s, "<Left><Left>");
}

static void test_golden(void **state)
{
	struct stage s;

	(void)state;
	open_matrix(&s, 24, 80);
	stage_keys(&s, "k e k h k k e");
	golden_check("dates-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("dates-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("dates-60x16", stage_text(&s));
	stage_close(&s);
}

/* From nothing to a date that calendars know, and back, by keys alone. */
static void test_walk(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <Down> d");
	assert_true(stage_shows(&s, "n föreslår ett"));
	stage_keys(&s, "k");
	assert_true(stage_shows(&s, "Inga datum är föreslagna. n föreslår ett."));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Inga datum är föreslagna. n föreslår ett."));
	stage_keys(&s, "n");
	stage_type(&s, "1/5");
	assert_true(stage_shows(&s, "fre 1 maj"));
	assert_true(stage_shows(&s, "första maj"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "2 datum, inget valt"));
	propose(&s, "24/3");
	assert_true(stage_shows(&s, "3 datum, inget valt"));
	/* The party at the cursor: cannot, rather not, can; then the next one's first. */
	stage_keys(&s, "<Left> e h k");
	assert_true(stage_shows(&s, "AF kan inte"));
	assert_true(stage_shows(&s, "Ekby, ons 11 mars"));
	stage_keys(&s, "<Up> <Backspace>");
	assert_true(stage_shows(&s, "ingen har svarat"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "AF kan inte"));
	stage_keys(&s, "<Right><Right> <Delete>");
	assert_true(stage_shows(&s, "2 datum, inget valt"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "3 datum, inget valt"));
	/* Chosen with a reason; undone; chosen again without one. */
	stage_keys(&s, "J");
	assert_true(stage_shows(&s, "Välj tis 24 mar"));
	stage_type(&s, "lokalen");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "datumet är valt"));
	assert_true(stage_lacks(&s, "k kan"));
	assert_true(stage_shows(&s, "n nytt datum"));
	stage_keys(&s, "k");
	assert_true(stage_shows(&s, "Ett datum är valt. n föreslår ett till."));
	stage_keys(&s, "l");
	assert_true(stage_shows(&s, "Ändringar: Beredning Öst tis 24 mars"));
	assert_true(stage_shows(&s, "flyttat från ons 11 mars"));
	assert_true(stage_shows(&s, "(lokalen)"));
	stage_keys(&s, "<Esc> å");
	assert_true(stage_shows(&s, "3 datum, inget valt"));
	stage_keys(&s, "<Enter><Enter>");
	assert_true(stage_shows(&s, "datumet är valt"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "flyttat från ons 11 mars"));
	stage_close(&s);
}

static void test_people(void **state)
{
	struct stage s;

	(void)state;
	open_matrix(&s, 24, 80);
	stage_keys(&s, "p");
	assert_true(stage_shows(&s, "PERSON "));
	assert_true(stage_shows(&s, "Eva Brandt"));
	stage_keys(&s, "e p");
	assert_true(stage_shows(&s, "PART "));
	stage_close(&s);
}

/* A small window, one that is far too small, and a screen that is listened to. */
static void test_sizes(void **state)
{
	static const int sizes[][2] = { { 16, 60 }, { 8, 30 }, { 6, 20 }, { 50, 200 } };
	struct stage s;

	(void)state;
	open_matrix(&s, 24, 80);
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		stage_resize(&s, sizes[i][0], sizes[i][1]);
		stage_keys(&s, "<Right><Down><Left><Up> p p");
		if (sizes[i][0] >= 16)
			assert_true(stage_sound(&s));
	}
	stage_close(&s);
}

/* ---- The log of moves ---- */

static void test_moves_by_keys(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <Down> l");
	assert_true(stage_shows(&s, "Det har inte flyttats eller ändrats."));
	stage_keys(&s, "<Esc> m");
	stage_type(&s, "18/3");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "sportlov");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Flyttat till ons 18 mars"));
	stage_keys(&s, "<Down><Up>");
	assert_true(stage_shows(&s, "flyttat från ons 11 mars"));
	/* Remote instead of on site, in the meeting's form, and why. */
	stage_keys(&s, "e <Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab> <C-u>");
	stage_type(&s, "digitalt");
	stage_keys(&s, "<Tab><Tab>");
	stage_type(&s, "snö");
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "Sparat:"));
	stage_keys(&s, "s i");
	stage_type(&s, "sjukdom");
	stage_keys(&s, "<Enter> l");
	assert_true(stage_shows(&s, "(sportlov)"));
	assert_true(stage_shows(&s, "(snö)"));
	assert_true(stage_shows(&s, "inställt (sjukdom)"));
	golden_check("moves-80x24", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("moves-60x16", stage_text(&s));
	stage_keys(&s, "<Down><Up> q");
	assert_true(stage_shows(&s, "Status"));
	stage_close(&s);
}

/* Both are found in the palette and open from the year as well. */
static void test_from_the_wheel(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "1 l");
	assert_true(stage_shows(&s, "Ändringar:"));
	stage_keys(&s, "<Esc> d");
	assert_true(stage_shows(&s, "datumförslag"));
	stage_keys(&s, "d :");
	stage_type(&s, "datumförslag");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "inga"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_moves_by_keys),
		cmocka_unit_test(test_from_the_wheel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
