/* What documents say of an outcome. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/outcomes.h"

#include "cmocka.h"

static char to[] = "styrelsens publicerade protokoll", own_refer[] = "Läs mer i {vart} före mötet.",
	    plain_refer[] = "Se", nothing[] = "", own_words[] = "Punkten hanns inte med.";

static void check(
	const char *language, const struct house_phrases *own, struct item it, const char *wanted)
{
	char *sentence = outcome_sentence(language, own, &it);

	assert_string_equal(sentence, wanted);
	free(sentence);
}

static void test_every_outcome(void **state)
{
	static const char *const sv[OUTCOMES] = { "", "", "Gruppen beslutade enligt förslaget.",
		"Gruppen enades om förslaget.",
		"Gruppen ställer sig bakom förslaget med ändringar.",
		"Gruppen skickar med frågan till styrelsen.", "Denna punkt togs inte upp på mötet.",
		"Punkten beskrivs i informationsunderlaget.", "Punkten bordlades.",
		"Punkten utgick.", "Punkten är färdigbehandlad." };

	(void)state;
	for (int i = 0; i < OUTCOMES; i++)
		check("sv", NULL, (struct item) { .outcome = i }, sv[i]);
	check("en", NULL, (struct item) { .outcome = OUTCOME_REFERRED },
		"Read more about this item in the information annex.");
}

static void test_own_words(void **state)
{
	struct house_phrases own = { .outcome = { [OUTCOME_NOT_RAISED] = own_words,
					     [OUTCOME_REFERRED] = own_refer,
					     [OUTCOME_STRUCK] = nothing } };
	struct item referred = { .outcome = OUTCOME_REFERRED, .referred_to = to };

	(void)state;
	check("sv", NULL, referred, "Punkten beskrivs i styrelsens publicerade protokoll.");
	check("sv", &own, referred, "Läs mer i styrelsens publicerade protokoll före mötet.");
	check("sv", &own, (struct item) { .outcome = OUTCOME_NOT_RAISED },
		"Punkten hanns inte med.");
	check("sv", &own, (struct item) { .outcome = OUTCOME_STRUCK }, "");
	check("sv", &own, (struct item) { .outcome = OUTCOME_POSTPONED }, "Punkten bordlades.");
	own.outcome[OUTCOME_REFERRED] = plain_refer;
	check("sv", &own, referred, "Se styrelsens publicerade protokoll");
}

static bool told(int outcome, int kind, char *text)
{
	struct item it = { .outcome = outcome };
	struct note n = { .kind = kind, .text = text };
	const struct note *lines[] = { &n };
	char *sentence = outcome_sentence("sv", NULL, &it);
	bool is = outcome_is_told(&it, sentence, lines, 1);

	free(sentence);
	return is;
}

static void test_is_told_once(void **state)
{
	static char words[] = "Vi hann inte. Punkten bordlades. Klart.", other[] = "Något annat.";

	(void)state;
	assert_true(told(OUTCOME_DECIDED, NOTE_DECISION, other));
	assert_false(told(OUTCOME_DECIDED, NOTE_TEXT, other));
	assert_true(told(OUTCOME_AGREED, NOTE_AGREEMENT, other));
	assert_true(told(OUTCOME_ENDORSED, NOTE_DECISION, other));
	assert_true(told(OUTCOME_MESSAGE, NOTE_MESSAGE, other));
	assert_false(told(OUTCOME_POSTPONED, NOTE_DECISION, other));
	assert_true(told(OUTCOME_POSTPONED, NOTE_TEXT, words));
	assert_false(told(OUTCOME_POSTPONED, NOTE_PRIVATE, words));
}

static void nth(const char *language, int n, const char *time, const char *brief)
{
	char *words = nth_time(language, n), *few = nth_short(language, n);

	assert_string_equal(words, time);
	assert_string_equal(few, brief);
	free(words);
	free(few);
}

static void test_for_which_time(void **state)
{
	(void)state;
	nth("sv", 1, "", "1:a");
	nth("sv", 2, "andra gången", "2:a");
	nth("sv", 3, "tredje gången", "3:e");
	nth("sv", 11, "11:e gången", "11:e");
	nth("sv", 22, "22:a gången", "22:a");
	nth("en", 2, "second time", "2nd");
	nth("en", 12, "12th time", "12th");
	nth("en", 23, "23rd time", "23rd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_outcome),
		cmocka_unit_test(test_own_words),
		cmocka_unit_test(test_is_told_once),
		cmocka_unit_test(test_for_which_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
