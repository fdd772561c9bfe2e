/* Who is there, through keys and the screen: came and left without leaving view 3, the parties that an item
 * is about, the caveat, answers, roles and the rules of a group. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "../support/golden.h"
#include "../support/stage.h"
#include "cmocka.h"

static void expect_gone(struct stage *s, const char *what)
{
	if (strstr(stage_text(s), what))
		fail_msg("\"%s\" is on the screen:\n%s", what, s->text);
}

static void test_several_come_in_a_row(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 +");
	assert_true(stage_shows(&s, "Kom ▏"));
	stage_type(&s, "nik");
	assert_true(stage_shows(&s, "▶ Niklas Jonsson"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Niklas Jonsson kom 9:42"));
	assert_true(stage_shows(&s, "9:42 + Niklas Jonsson kom"));
	/* With a time, of those who share a name the one chosen. */
	stage_type(&s, "elsa 9:35");
	assert_true(stage_shows(&s, "▶ Elsa Süderholm  Elsa Sandberg"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Elsa Süderholm kom 9:35"));
	stage_type(&s, "bo");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Bo Ågren är redan här."));
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "NÄRVARO   14 av 21"));
	stage_keys(&s, "å å");
	assert_true(stage_shows(&s, "NÄRVARO   12 av 21"));
	stage_close(&s);
}

static void test_leave_and_come_back(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 -");
	stage_type(&s, "amira 9:30");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Amira Jukic gick 9:30"));
	stage_type(&s, "amira");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Amira Jukic har redan gått."));
	stage_keys(&s, "<Esc>");
	/* One of the eleven that the rule asks for. */
	assert_true(stage_shows(&s, "Beslutsför: nej!"));
	assert_true(stage_shows(&s, "   10 av minst 11 personer"));
	stage_keys(&s, "+");
	stage_type(&s, "amira");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "Beslutsför: ja (minst 11)"));
	stage_keys(&s, "r");
	assert_true(stage_shows(&s, "Jukic, Amira       Ekby     …9:42–"));
	stage_keys(&s, "<Home> <Down> <Down> <Down> <Down> <Down> <Down> <Down> <Down>");
	assert_true(stage_shows(&s, "borta 9:30–9:42"));
	stage_close(&s);
}

static void test_guest_comes(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 +");
	stage_type(&s, "Nemo");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Ingen på uppropet heter \"Nemo\""));
	stage_type(&s, " Nilsson");
	assert_true(stage_shows(&s, "Enter: Nemo Nilsson, gäst"));
	stage_keys(&s, "<Enter> <Esc> r");
	assert_true(stage_shows(&s, "P Nilsson, Nemo"));
	assert_true(stage_shows(&s, "1 gäst"));
	/* One step. */
	stage_keys(&s, "å");
	expect_gone(&s, "Nilsson, Nemo");
	stage_close(&s);
}

static void test_affected_parties_and_caveat(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 .");
	assert_true(stage_shows(
		&s, "Språkstöd: 1 av 2 berörda parter närvarande. f skriver förbehåll."));
	stage_keys(&s, ",");
	assert_true(stage_shows(&s, "Ansökningar: 2 av 2 sökande parter närvarande."));
	stage_keys(&s, ". f");
	assert_true(stage_shows(&s, "Region Sjöland, som inte var med"));
	assert_true(stage_shows(&s, "å ångrar"));
	stage_keys(&s, "å");
	expect_gone(&s, "som inte var med");
	stage_keys(&s, ", f");
	assert_true(stage_shows(&s, "inget förbehåll behövs"));
	stage_keys(&s, "F");
	assert_true(stage_shows(&s, "Förbehåll ▏"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "Utan {parter}.");
	stage_keys(&s, "<Enter> . f");
	assert_true(stage_shows(&s, "Utan Region Sjöland."));
	stage_close(&s);
}

static void test_times_are_edited(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r <Home> <Down> <Down> <Down> ä");
	assert_true(stage_shows(&s, "Tider för Eva Brandt"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "915");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "9.30");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "9:15–9:30"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "9:20–"));
	stage_close(&s);
}

static void test_deputies_first(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	/* Mona Stark, Region Sjöland: its deputy Niklas Jonsson is the first choice. */
	stage_keys(&s, "3 r / ");
	stage_type(&s, "stark");
	stage_keys(&s, "<Esc> e");
	assert_true(stage_shows(&s, "Vem ersätter Mona Stark?"));
	assert_true(stage_shows(&s, "1  Niklas Jonsson"));
	stage_keys(&s, "1");
	assert_true(stage_shows(&s, "E Stark, Mona        Region →Niklas J"));
	assert_true(stage_shows(&s, "P Jonsson, Niklas    Region   ers."));
	assert_true(stage_shows(&s, "Region 1/3"));
	stage_close(&s);
}

static void test_roles(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r <Home>");
	assert_true(stage_shows(&s, "på plats, kansli."));
	expect_gone(&s, "kansli 1/1");
	/* Staff, guest, member. */
	stage_keys(&s, "m");
	assert_true(stage_shows(&s, "Karin Alm: gäst"));
	stage_keys(&s, "m");
	assert_true(stage_shows(&s, "Karin Alm: ledamot"));
	assert_true(stage_shows(&s, "kansli 1/1"));
	assert_true(stage_shows(&s, "parter 7/8"));
	stage_close(&s);
}

/* The roll of the coming meeting of Beredning Öst. */
static void open_coming(struct stage *s)
{
	stage_open(s, 24, 80, true);
	s->app.meeting_id = 0;
	stage_keys(s, "2");
	for (int i = 0; i < 30 && !strstr(stage_text(s), " Beredning Öst ons"); i++)
		stage_keys(s, "<Down>");
}

static void test_answers_before_the_meeting(void **state)
{
	struct stage s;

	(void)state;
	open_coming(&s);
	stage_keys(&s, "<Enter> r");
	assert_true(stage_shows(&s, "SVAR  Beredning Öst"));
	assert_true(stage_shows(&s, "Beslutsför: nej!"));
	stage_keys(&s, "<Home> p d a p p");
	assert_true(stage_shows(&s, "5 av 10 har svarat"));
	assert_true(stage_shows(&s, " p "));
	stage_keys(&s, "<Home>");
	assert_true(stage_shows(&s, "kommer på plats"));
	stage_keys(&s, "<Backspace>");
	assert_true(stage_shows(&s, "4 av 10 har svarat"));
	assert_true(stage_shows(&s, "p på plats 2  d digitalt 1  a kommer inte 1  · inget svar 6"));
	stage_keys(&s, "P");
	assert_true(stage_shows(&s, "Tab tar upprop"));
	/* Came, left and deputies are of the roll: neither their hints nor their keys count here. */
	assert_true(stage_shows(&s, "Tab svar/upprop"));
	assert_true(stage_lacks(&s, "+ kom"));
	stage_keys(&s, "+");
	assert_true(stage_shows(&s, "Svaren noteras ett i taget"));
	/* On the day the keys take the roll, and B confirms what was answered. */
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "UPPROP"));
	stage_keys(&s, "p B");
	assert_true(stage_shows(&s, "4 svar bekräftade"));
	assert_true(stage_shows(&s, "5 av 10 markerade"));
	stage_close(&s);
}

static void test_group_rules_are_edited(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "4 <Home> <Down> <Down> ä");
	assert_true(stage_shows(&s, "Måste vara med"));
	assert_true(stage_shows(&s, "AF, FK"));
	stage_keys(&s, "<Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab>");
	stage_type(&s, ", region");
	stage_keys(&s, "<C-s> 3");
	assert_true(stage_shows(&s, "   Region saknas"));
	stage_keys(&s, "å");
	assert_true(stage_shows(&s, "Beslutsför: ja (minst 11)"));
	stage_close(&s);
}

static void test_sizes(void **state)
{
	static const int sizes[][2] = { { 36, 120 }, { 24, 80 }, { 16, 60 }, { 12, 40 },
		{ 5, 20 } };
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	stage_keys(&s, "3 r");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_resize(&s, sizes[i][0], sizes[i][1]);
		assert_true(stage_sound(&s));
	}
	stage_resize(&s, 36, 120);
	golden_check("rollcall-120x36", stage_text(&s));
	stage_resize(&s, 16, 60);
	stage_keys(&s, "<Esc> +");
	stage_type(&s, "a");
	golden_check("came-60x16", stage_text(&s));
	stage_close(&s);
}

/* The marks are the keys, and those are the same in every language. */
static void test_marks_are_keys_in_english(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, true);
	i18n_init("en");
	stage_keys(&s, "3 r <Home> d");
	assert_true(stage_shows(&s, "D Alm, Karin"));
	assert_true(stage_shows(&s, "A Ekdahl, Malin"));
	assert_true(stage_shows(&s, "a Stark, Mona"));
	assert_true(stage_shows(&s, "D remote 5  F absent 1  A excused 1  E deputy 1"));
	stage_close(&s);
	i18n_init("sv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_several_come_in_a_row),
		cmocka_unit_test(test_leave_and_come_back),
		cmocka_unit_test(test_guest_comes),
		cmocka_unit_test(test_affected_parties_and_caveat),
		cmocka_unit_test(test_times_are_edited),
		cmocka_unit_test(test_deputies_first),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_answers_before_the_meeting),
		cmocka_unit_test(test_group_rules_are_edited),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_marks_are_keys_in_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
