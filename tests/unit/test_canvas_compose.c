/* The composer of view 3 through keys and the screen: every kind by its sign and by its key, names,
 * actions, filed lines, the whole text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "../support/stage.h"
#include "cmocka.h"

static void type_line(struct stage *s, const char *line)
{
	stage_type(s, line);
	stage_keys(s, "<Enter>");
}

static void open_composer(struct stage *s)
{
	stage_open(s, 32, 108, true);
	stage_keys(s, "3 a");
}

static void test_every_kind_by_its_sign(void **state)
{
	static const struct {
		const char *typed, *shown;
	} lines[] = {
		{ "Karin: vi behöver mer tid", "Karin: vi behöver mer tid" },
		{ "FK: tre ärenden väntar", "FK: tre ärenden väntar" },
		{ "Väst: vi ställer oss bakom", "Väst: vi ställer oss bakom" },
		{ "! Vi väntar", "BESLUT 2  Vi väntar" },
		{ "= Språket är viktigt", "Enades: Språket är viktigt" },
		{ "^ Se över taket", "Medskick: Se över taket" },
		{ "? Vem bokar lokal", "Fråga: Vem bokar lokal" },
		{ "# bara för mig", "Privat: bara för mig" },
		{ "> Boka lokal – Karin – fre", "Boka lokal – Karin – fre" },
		{ "Bara text", "9:42 Bara text" },
	};
	struct stage s;

	(void)state;
	open_composer(&s);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		type_line(&s, lines[i].typed);
		assert_true(stage_shows(&s, lines[i].shown));
	}
	stage_close(&s);
}

static void test_every_kind_by_its_key(void **state)
{
	static const struct {
		const char *keys, *label, *shown;
	} kinds[] = {
		{ "a", "Anteckning ▏", "9:42 Raden" },
		{ "b", "Beslut ▏", "BESLUT 2  Raden" },
		{ "t", "Att göra ▏", "ATT GÖRA 2  Raden" },
		{ "l a", "Anteckning ▏", "9:42 Raden" },
		{ "l b", "Beslut ▏", "BESLUT 3  Raden" },
		{ "l t", "Att göra ▏", "ATT GÖRA 3  Raden" },
		{ "l e", "Enades ▏", "Enades: Raden" },
		{ "l m", "Medskick ▏", "Medskick: Raden" },
		{ "l f", "Fråga ▏", "Fråga: Raden" },
		{ "l p", "Privat ▏", "Privat: Raden" },
	};
	struct stage s;

	(void)state;
	stage_open(&s, 44, 108, true);
	stage_keys(&s, "3");
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		stage_keys(&s, kinds[i].keys);
		assert_true(stage_shows(&s, kinds[i].label));
		type_line(&s, "Raden");
		assert_true(stage_shows(&s, kinds[i].shown));
		stage_keys(&s, "<Esc>");
	}
	stage_keys(&s, "l c");
	assert_true(stage_shows(&s, "Citat ▏"));
	type_line(&s, "ingen sade det");
	assert_true(stage_shows(&s, "Vem säger det?"));
	stage_keys(&s, "<C-u>");
	type_line(&s, "Karin: det sade jag");
	assert_true(stage_shows(&s, "Karin: det sade jag"));
	stage_close(&s);
}

static void test_tab_walks_through_the_kinds(void **state)
{
	static const char *const labels[] = { "Beslut ▏", "Att göra ▏", "Citat ▏", "Enades ▏",
		"Medskick ▏", "Fråga ▏", "Privat ▏", "Anteckning ▏" };
	struct stage s;

	(void)state;
	open_composer(&s);
	for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
		stage_keys(&s, "<Tab>");
		assert_true(stage_shows(&s, labels[i]));
	}
	stage_keys(&s, "<S-Tab>");
	assert_true(stage_shows(&s, "Privat ▏"));
	assert_true(stage_shows(&s, "[Privat]"));
	/* The sign that is typed counts more than the label. */
	stage_type(&s, "! Vi väntar");
	assert_true(stage_shows(&s, "Beslut ▏"));
	stage_close(&s);
}

static void test_action_is_echoed(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	stage_keys(&s, "<Tab> <Tab>");
	stage_type(&s, "Synpunkter till kansliet");
	assert_true(stage_shows(&s, "vem: –  när: –"));
	stage_keys(&s, "<Tab>");
	stage_type(&s, "Kar");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "Synpunkter till kansliet – Karin –"));
	stage_type(&s, "i maj/juni");
	assert_true(stage_shows(&s, "vem: Karin Alm"));
	assert_true(stage_shows(&s, "när: fre 1 maj – tis 30 juni"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "ATT GÖRA 2  Synpunkter till kansliet – Karin – i maj/juni"));
	/* In a wide window who and when have a row of their own. */
	stage_resize(&s, 36, 120);
	assert_true(stage_shows(&s, "vem: Karin  när: i maj/juni"));
	stage_close(&s);
}

static void test_speaker_is_echoed(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	stage_type(&s, "karin: hej");
	assert_true(stage_shows(&s, "säger: Karin Alm"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Karin: hej"));
	stage_type(&s, "Torvald: hej");
	assert_true(stage_shows(&s, "Torvald (inte i registret)"));
	stage_close(&s);
}

/* Two who were called are Sofia: Berglund and Melander. */
static void test_ambiguous_name_is_asked_about(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	stage_type(&s, "Sofia: ja");
	assert_true(stage_shows(&s, "Sofia Berglund eller Sofia Melander?"));
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Vilken Sofia?"));
	stage_keys(&s, "2");
	assert_true(stage_shows(&s, "Sofia M: ja"));
	stage_type(&s, "> boka lokal – Sofia – fre");
	stage_keys(&s, "<Enter> 1");
	assert_true(stage_shows(&s, "boka lokal – Sofia B – fre"));
	stage_type(&s, "Sofia: nej");
	stage_keys(&s, "<Enter> 0");
	assert_true(stage_shows(&s, "Sofia: nej"));
	/* By Tab, with the same box; Esc leaves what is typed. */
	stage_type(&s, "Sof");
	stage_keys(&s, "<Tab>");
	assert_true(stage_shows(&s, "Vilken Sof?"));
	stage_keys(&s, "1");
	assert_true(stage_shows(&s, "▏Sofia B:"));
	stage_keys(&s, "<C-u>");
	stage_type(&s, "Sofia: inte");
	stage_keys(&s, "<Enter> <Esc>");
	assert_true(stage_shows(&s, "▏Sofia: inte"));
	stage_close(&s);
}

static void test_filed_line_changes_kind(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	type_line(&s, "Karin: jag bokar lokal till fredag");
	stage_keys(&s, "<Esc> <Tab> l");
	assert_true(stage_shows(&s, "Gör raden till"));
	stage_keys(&s, "t");
	assert_true(stage_shows(&s, "jag bokar lokal – Karin – till fredag"));
	stage_keys(&s, "l b");
	assert_true(stage_shows(&s, "BESLUT 2  jag bokar lokal – Karin – till fredag"));
	stage_keys(&s, "å å");
	assert_true(stage_shows(&s, "Karin: jag bokar lokal till fredag"));
	stage_close(&s);
}

static void test_filed_line_moves(void **state)
{
	struct stage s;
	const char *screen, *first, *second;

	(void)state;
	open_composer(&s);
	type_line(&s, "Rad ett");
	type_line(&s, "Rad två");
	stage_keys(&s, "<Esc> <Tab> <C-Up>");
	screen = stage_text(&s);
	first = strstr(screen, "Rad två");
	second = strstr(screen, "Rad ett");
	assert_true(first && second && first < second);
	stage_keys(&s, "m");
	assert_true(stage_shows(&s, "Flytta raden till"));
	stage_keys(&s, "1");
	assert_true(stage_lacks(&s, "9:42 Rad två"));
	stage_keys(&s, "<Tab> <Home>");
	assert_true(stage_shows(&s, "Rad två"));
	stage_close(&s);
}

static void test_edit_the_line_before(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	type_line(&s, "> Boka lokal – Karin – fre");
	stage_keys(&s, "<Up>");
	assert_true(stage_shows(&s, "> Boka lokal – Karin – fre"));
	stage_type(&s, "dag");
	stage_keys(&s, "<Enter>");
	assert_true(stage_shows(&s, "Boka lokal – Karin – fredag"));
	assert_true(stage_shows(&s, "Anteckning ▏"));
	stage_close(&s);
}

static void test_line_of_several_rows(void **state)
{
	struct key paste = { .code = KEYCODE_PASTE, .text = "ett\n  två\n! tre" };
	struct stage s;
	char *filed;

	(void)state;
	open_composer(&s);
	app_key(&s.app, &paste, NULL);
	stage_keys(&s, "<Enter>");
	assert_true(stage_lacks(&s, "BESLUT 2"));
	filed = xstrdup(stage_text(&s));
	stage_keys(&s, "<Up>");
	assert_true(stage_shows(&s, "Ändra ▏ett"));
	stage_keys(&s, "<Enter>");
	assert_string_equal(stage_text(&s), filed);
	free(filed);
	stage_close(&s);
}

static void test_copy(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	type_line(&s, "! Vi väntar");
	stage_keys(&s, "<Esc> y");
	assert_true(stage_shows(&s, "Tab går till anteckningarna"));
	stage_keys(&s, "<Tab> y");
	assert_true(stage_shows(&s, "BESLUT 2  Vi väntar"));
	stage_close(&s);
}

static void test_whole_text(void **state)
{
	struct stage s;

	(void)state;
	open_composer(&s);
	type_line(&s, "Rad ett");
	stage_type(&s, "! halvt beslut");
	stage_keys(&s, "<F2>");
	assert_true(stage_shows(&s, "! halvt beslut"));
	assert_true(stage_shows(&s, "Rad ett"));
	stage_type(&s, " som blev helt");
	stage_keys(&s, "<Enter>");
	stage_type(&s, "Kar");
	stage_keys(&s, "<Tab>");
	stage_type(&s, "javisst");
	stage_keys(&s, "<C-z>");
	assert_true(stage_lacks(&s, "javisst"));
	stage_keys(&s, "<C-y> <F2>");
	assert_true(stage_shows(&s, "0 ändrade, 2 nya, 0 borttagna"));
	assert_true(stage_shows(&s, "BESLUT 2  halvt beslut som blev helt"));
	assert_true(stage_shows(&s, "Karin: javisst"));
	stage_keys(&s, "å");
	assert_true(stage_lacks(&s, "halvt beslut"));
	assert_true(stage_shows(&s, "Rad ett"));
	stage_close(&s);
}

/* In the composer what is pasted is one line of several rows; here each row is a line. */
static void test_paste_into_the_whole_text(void **state)
{
	struct key paste = { .code = KEYCODE_PASTE, .text = "\n! pastat\nKarin: och detta" };
	struct stage s;

	(void)state;
	stage_open(&s, 32, 108, true);
	stage_keys(&s, "3 <F2>");
	app_key(&s.app, &paste, NULL);
	stage_keys(&s, "<C-s>");
	assert_true(stage_shows(&s, "0 ändrade, 2 nya, 0 borttagna"));
	assert_true(stage_shows(&s, "BESLUT 2  pastat"));
	assert_true(stage_shows(&s, "Karin: och detta"));
	stage_close(&s);
}

static void test_whole_text_is_kept(void **state)
{
	struct stage s;
	struct err e = { 0 };

	(void)state;
	stage_open(&s, 32, 108, true);
	stage_keys(&s, "3 <F2>");
	stage_type(&s, "påbörjat här");
	stage_keys(&s, "<Esc>");
	assert_true(stage_shows(&s, "Texten finns kvar som utkast"));
	app_release(&s.app);
	assert_true(app_init(&s.app, &e));
	stage_keys(&s, "3");
	assert_true(stage_shows(&s, "är inte sparad: F2 där fortsätter"));
	stage_keys(&s, "<F2>");
	assert_true(stage_shows(&s, "påbörjat här"));
	stage_keys(&s, "<C-x>");
	assert_true(stage_lacks(&s, "påbörjat här"));
	stage_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_kind_by_its_sign),
		cmocka_unit_test(test_every_kind_by_its_key),
		cmocka_unit_test(test_tab_walks_through_the_kinds),
		cmocka_unit_test(test_action_is_echoed),
		cmocka_unit_test(test_speaker_is_echoed),
		cmocka_unit_test(test_ambiguous_name_is_asked_about),
		cmocka_unit_test(test_filed_line_changes_kind),
		cmocka_unit_test(test_filed_line_moves),
		cmocka_unit_test(test_edit_the_line_before),
		cmocka_unit_test(test_line_of_several_rows),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_whole_text),
		cmocka_unit_test(test_paste_into_the_whole_text),
		cmocka_unit_test(test_whole_text_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
