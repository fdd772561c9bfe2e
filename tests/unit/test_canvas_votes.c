/* Dot votes, the check-in round and the clock against the plan, through keys and the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

/* Keys as they are counted: everything that is pressed. */
static size_t pressed(struct stage *s, const char *keys)
{
	const char *p = keys;
	struct key k;
	size_t n = 0;

	while (key_next(&p, &k))
		n++;
	stage_keys(s, keys);
	return n;
}

static void type_options(struct stage *s)
{
	stage_keys(s, "3 p <Home> <Down> <Down> <Space> n"); /* without the item's own text */
	stage_type(s, "Studiebesök i höst");
	stage_keys(s, "<Enter>");
	stage_type(s, "Gemensam utbildning");
	stage_keys(s, "<Enter>");
	stage_type(s, "Kartläggning");
	stage_keys(s, "<Enter> <Enter>");
}

static void begin(struct stage *s, int rows, int cols)
{
	stage_open(s, rows, cols, true);
	type_options(s);
}

static void test_setting_up(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	golden_check("poll-setup-80x24", stage_text(&s));
	stage_keys(&s, "+ f");
	assert_true(stage_shows(&s, "4 prickar var  högst en på varje förslag"));
	stage_keys(&s, "- f <Home> <Space>");
	assert_true(stage_shows(&s, "4 förslag"));
	stage_close(&s);
}

static void test_typed_options_are_kept(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "+ <Esc> p");
	assert_true(stage_shows(&s, "x Gemensam utbildning"));
	assert_true(stage_shows(&s, "4 prickar var"));
	stage_close(&s);
}

static void test_bullets_are_the_options(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	stage_type(&s, "- Läsfrämjande");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "- Praktik");
	stage_keys(&s, "<Enter> <Esc> p");
	assert_true(stage_shows(&s, "x Läsfrämjande"));
	assert_true(stage_shows(&s, "x Praktik"));
	assert_true(stage_shows(&s, "· Diskussion om"));
	assert_true(stage_shows(&s, "2 förslag"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "1  Läsfrämjande"));
	stage_close(&s);
}

static void test_vote_golden(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "<Enter> 1 1 2 3 3 2 . 1 2 1");
	golden_check("poll-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("poll-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("poll-60x16", stage_text(&s));
	stage_keys(&s, "<Enter>");
	golden_check("poll-result-60x16", stage_text(&s));
	stage_resize(&s, 24, 80);
	golden_check("poll-result-80x24", stage_text(&s));
	stage_close(&s);
}

/* Nine people, three dots each: from the item to the sentence in the notes. */
static void test_nine_votes_under_sixty_keys(void **state)
{
	struct stage s;
	size_t keys;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 a");
	stage_type(&s, "- Läsfrämjande");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "- Praktik");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "- Språkcafé");
	stage_keys(&s, "<Enter> <Esc>");
	keys = pressed(&s, "p <Enter>");
	for (int i = 0; i < 9; i++)
		keys += pressed(&s, i % 2 ? "1 1 2" : "2 2 1");
	assert_true(stage_shows(&s, "KLARA 9 av"));
	keys += pressed(&s, "<Enter>");
	assert_true(
		stage_shows(&s, "Prioritering: första plats Praktik (14 prickar), andra plats"));
	assert_true(keys < 60);
	stage_close(&s);
}

static void test_correcting(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "<Enter> 1 1 1");
	assert_true(stage_shows(&s, "KLARA 1 av"));
	stage_keys(&s, "å"); /* the last dot: her turn again */
	assert_true(stage_shows(&s, "KLARA 0 av"));
	assert_true(stage_shows(&s, "▶ Sofia Berglund (Ekby)  ··●"));
	stage_keys(&s, "1 <Backspace>"); /* the next one has given nothing: hers are taken back */
	assert_true(stage_shows(&s, "Sofia Berglund har 3 prickar kvar"));
	stage_keys(&s, "2 2 2 .");
	assert_true(stage_shows(&s, "– Björk"));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "▶ Anna-Lena Björk"));
	stage_close(&s);
}

static void test_who_is_not_marked_present_has_no_dots(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "<Enter>");
	assert_true(stage_lacks(&s, "Ekdahl")); /* anmält förhinder */
	stage_close(&s);
}

static void test_merging_and_reopening(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "<Enter> 1 1 2 3 3 2 1 1 1 <Enter>");
	assert_true(stage_shows(&s, "Studiebesök i höst: 5"));
	stage_keys(&s, "<End> m");
	assert_true(stage_shows(&s, "Slå ihop"));
	stage_keys(&s, "2");
	assert_true(stage_shows(&s, "Kartläggning + Gemensam utbildning: 4 (2 + 2)"));
	assert_true(stage_shows(&s, "Gemensam utbildning (4 prickar: 2 + 2)"));
	stage_keys(&s, "<End> d");
	assert_true(stage_shows(&s, "delad andra"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "4 (2 + 2)"));
	stage_keys(&s, "o");
	assert_true(stage_shows(&s, "av 33 prickar"));
	stage_keys(&s, "<Esc>");
	assert_true(stage_lacks(&s, "Prioritering:"));
	stage_keys(&s, "p <Enter> <Esc>");
	assert_true(stage_shows(&s, "Prioritering: första plats"));
	stage_close(&s);
}

/* Every key is a step that undo knows, back to before the vote. */
static void test_undo_to_the_beginning(void **state)
{
	struct stage s;

	(void)state;
	begin(&s, 24, 80);
	stage_keys(&s, "<Enter> 1 2 <Enter>");
	stage_keys(&s, "å å å");
	assert_true(stage_shows(&s, "0 av 33 prickar"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "Den prioriteringen finns inte"));
	stage_keys(&s, "<Esc> p");
	assert_true(stage_shows(&s, "3 prickar var"));
	stage_close(&s);
}

/* ---- The check-in -------------------------------------------------------------------------------- */

static void test_check_in_golden(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 , , i");
	stage_type(&s, "Trött men glad");
	stage_keys(&s, "<Enter>");
	golden_check("checkin-80x24", stage_text(&s));
	stage_resize(&s, 36, 120);
	golden_check("checkin-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	golden_check("checkin-60x16", stage_text(&s));
	stage_close(&s);
}

static void test_check_in_is_left_and_gone_on_with(void **state)
{
	char *before;
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 i <Tab> <Enter>");
	assert_true(stage_shows(&s, "1 av 12"));
	stage_type(&s, "halv mening");
	before = strdup(stage_text(&s));
	stage_keys(&s, "<Esc> i");
	assert_string_equal(stage_text(&s), before);
	free(before);
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "- halv mening"));
	stage_keys(&s, "<C-z>");
	assert_true(stage_lacks(&s, "- halv mening"));
	assert_true(stage_shows(&s, "1 av 12"));
	for (int i = 0; i < 11; i++)
		stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Alla har checkat in."));
	stage_keys(&s, "n");
	assert_true(stage_shows(&s, "0 av 12"));
	stage_close(&s);
}

/* ---- The clock ----------------------------------------------------------------------------------- */

static void test_what_does_not_fit_is_said(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3");
	assert_true(stage_lacks(&s, "ej tid"));
	s.clock.at += (int64_t)110 * 60; /* 11:32, and the item still goes on */
	stage_keys(&s, "<End>");
	assert_true(stage_shows(&s, "slut ≈ 12:12!"));
	assert_true(stage_shows(&s, "ej tid"));
	assert_true(stage_shows(&s, "Får inte plats: 8, 9!"));
	assert_true(stage_shows(&s, "Får inte plats före mötets slut."));
	stage_resize(&s, 36, 120);
	assert_true(stage_shows(&s, "Får inte plats: 8, 9!"));
	stage_close(&s);
}

static void test_by_the_second_when_asked(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3");
	s.clock.stands = false;
	s.clock.offset = 0;
	assert_true(app_timeout(&s.app) > 0);
	s.config.value[OPTION_CLOCK] = 1;
	assert_true(app_timeout(&s.app) <= 1000);
	stage_keys(&s, "<Space>"); /* the clock stands still: nothing moves by the second */
	s.config.value[OPTION_CLOCK] = 1;
	assert_int_equal(app_top(&s.app)->ops->timeout(app_top(&s.app), &s.app), -1);
	stage_close(&s);
}

static void test_every_size_is_sound(void **state)
{
	static const char *const views[] = { "3 i", "3 p n a <Enter> b <Enter> c <Enter> <Enter>",
		"<Enter> 1 2", "<Enter>" };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	for (size_t v = 0; v < sizeof(views) / sizeof(views[0]); v++) {
		stage_keys(&s, v == 1 ? "<Esc>" : "");
		stage_keys(&s, views[v]);
		stage_sound_at_any_size(&s);
	}
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_setting_up),
		cmocka_unit_test(test_typed_options_are_kept),
		cmocka_unit_test(test_bullets_are_the_options),
		cmocka_unit_test(test_vote_golden),
		cmocka_unit_test(test_nine_votes_under_sixty_keys),
		cmocka_unit_test(test_correcting),
		cmocka_unit_test(test_who_is_not_marked_present_has_no_dots),
		cmocka_unit_test(test_merging_and_reopening),
		cmocka_unit_test(test_undo_to_the_beginning),
		cmocka_unit_test(test_check_in_golden),
		cmocka_unit_test(test_check_in_is_left_and_gone_on_with),
		cmocka_unit_test(test_what_does_not_fit_is_said),
		cmocka_unit_test(test_by_the_second_when_asked),
		cmocka_unit_test(test_every_size_is_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
