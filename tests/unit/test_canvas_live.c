/* View 3 and the roll call, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void test_live_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3");
	golden_check("live-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("live-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("live-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_roll_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r");
	golden_check("rollcall-80x24", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("rollcall-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_every_size_is_sound(void **state)
{
	static const char *const views[] = { "1", "2", "3", "4", "3 r", "3 a" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < sizeof(views) / sizeof(views[0]); v++) {
		stage_keys(&s, "<Esc> <Esc>");
		stage_keys(&s, views[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

static void test_file_a_line(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	assert_true(stage_shows(&s, "Anteckning ▏"));
	stage_type(&s, "Tydlig rad om läget");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "9:42 Tydlig rad om läget"));
	assert_true(stage_shows(&s, "Anteckning ▏"));
	stage_keys(&s, "<Esc> å");
	assert_true(stage_lacks(&s, "9:42 Tydlig rad"));
	stage_keys(&s, "Å");
	assert_true(stage_shows(&s, "9:42 Tydlig rad"));
	stage_close(&s);
}

static void test_decision_and_action_keys(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 b");
	assert_true(stage_shows(&s, "Beslut ▏"));
	stage_type(&s, "Gruppen går vidare");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "BESLUT 2  Gruppen går vidare"));
	stage_keys(&s, "<Tab> <Tab>");
	assert_true(stage_shows(&s, "Att göra ▏"));
	stage_close(&s);
}

static void test_draft_is_kept_by_escape_and_restart(void **state)
{
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	stage_type(&s, "halvskriven mening");
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Utkast: halvskriven mening"));
	app_release(&s.app);
	assert_true(app_init(&s.app, &e));
	stage_keys(&s, "3");
	assert_true(stage_shows(&s, "halvskriven mening"));
	assert_true(stage_shows(&s, "Utkast från 9:42 återställt"));
	stage_close(&s);
}

static void test_paste_is_text(void **state)
{
	struct key paste = { .code = KEYCODE_PASTE, .text = "qdF\nq3" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	app_key(&s.app, &paste, NULL);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "qdF"));
	assert_false(s.app.quit);
	stage_close(&s);
}

static void test_name_completion(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	stage_type(&s, "Kar");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "▏Karin:"));
	stage_close(&s);
}

static void test_walk(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 .");
	assert_true(stage_shows(&s, "x 5 "));
	assert_true(stage_shows(&s, "▶ 6 "));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "▶ 5 "));
	stage_keys(&s, ". . . . .");
	assert_true(stage_shows(&s, "Avsluta mötet 9:42?"));
	stage_keys(&s, "a");
	assert_true(stage_lacks(&s, "PÅGÅR"));
	stage_close(&s);
}

static void test_outcome(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 o");
	assert_true(stage_shows(&s, "ej behandlad"));
	stage_keys(&s, "e");
	assert_true(stage_shows(&s, "ej behandlad"));
	stage_keys(&s, ".");
	assert_true(stage_shows(&s, "– 5 "));
	stage_close(&s);
}

static void test_marks_move_on_and_fill(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r <Home> p f");
	stage_keys(&s, "F");
	assert_true(stage_shows(&s, "21 av 21 markerade"));
	assert_true(stage_shows(&s, "å ångrar"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "21 av 21 markerade"));
	stage_close(&s);
}

static void test_name_mode(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r / <Tab> <Tab>");
	assert_true(stage_shows(&s, "markerar frånvarande"));
	stage_type(&s, "alm");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "F Alm, Karin"));
	stage_keys(&s, "<Esc>");
	stage_close(&s);
}

static void test_palette_runs_a_command(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 ?");
	assert_true(stage_shows(&s, "I LISTAN"));
	stage_type(&s, "upprop");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "UPPROP"));
	stage_close(&s);
}

static void test_first_run(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, false);
	assert_true(stage_shows(&s, "Här finns ingen databas ännu"));
	stage_keys(&s, "n");
	stage_type(&s, "Förbundet Provet");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Beredning Nord, Styrelse");
	stage_keys(&s, "<Tab> <Tab>");
	assert_true(stage_shows(&s, "Norra: Ada Ek (FK), …; tomt: klistras in sedan"));
	stage_type(&s, "Ada Ek (FK), Bo von Lind");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "2 grupper, 1 part, 2 personer. n gör ett möte"));
	stage_keys(&s, "4");
	assert_true(stage_shows(&s, "Ek, Ada                       FK"));
	stage_close(&s);
}

static void test_nobody_is_missed_before_it_begins(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "2 <Down> <Enter>");
	assert_true(stage_shows(&s, "NÄRVARO   10 kallade"));
	assert_true(stage_lacks(&s, "Beslutsför"));
	stage_keys(&s, "r <Tab> p <Esc>");
	assert_true(stage_shows(&s, "NÄRVARO   1 av 10"));
	assert_true(stage_shows(&s, "Beslutsför: nej!"));
	stage_close(&s);
}

/* Whole or not at all, in the title or behind the tabs. */
static void test_a_made_up_year_says_so(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	s.app.demo = true;
	for (const char *view = "12345678"; *view; view++) {
		stage_keys(&s, (char[]) { *view, '\0' });
		assert_true(stage_shows(&s, "EXEMPEL"));
		stage_keys(&s, "<Esc>");
	}
	stage_keys(&s, "3");
	assert_true(stage_shows(&s, "8 Export EXEMPEL"));
	assert_true(stage_shows(&s, "kl. 9:00–12:00   "));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_live_golden),
		cmocka_unit_test(test_roll_golden),
		cmocka_unit_test(test_every_size_is_sound),
		cmocka_unit_test(test_file_a_line),
		cmocka_unit_test(test_decision_and_action_keys),
		cmocka_unit_test(test_draft_is_kept_by_escape_and_restart),
		cmocka_unit_test(test_paste_is_text),
		cmocka_unit_test(test_name_completion),
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_outcome),
		cmocka_unit_test(test_marks_move_on_and_fill),
		cmocka_unit_test(test_name_mode),
		cmocka_unit_test(test_palette_runs_a_command),
		cmocka_unit_test(test_first_run),
		cmocka_unit_test(test_nobody_is_missed_before_it_begins),
		cmocka_unit_test(test_a_made_up_year_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
