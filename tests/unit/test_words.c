#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/words.h"

#include "cmocka.h"

static bool sorted(const char *s, const char *list)
{
	return word_in_sorted(s, strlen(s), list);
}

static void test_in_order(void **state)
{
	static const char list[] = "ann|anna|annalena|bo|eva|ida";

	(void)state;
	for (const char *s = list; *s; s += strcspn(s, "|") + (s[strcspn(s, "|")] == '|'))
		assert_true(word_in_sorted(s, strcspn(s, "|"), list));
	assert_false(sorted("an", list));
	assert_false(sorted("annal", list));
	assert_false(sorted("annalenas", list));
	assert_false(sorted("aa", list));
	assert_false(sorted("idun", list));
	assert_false(sorted("", list));
	assert_false(sorted("bo", ""));
	assert_true(sorted("bo", "bo"));
}

static void test_by_letter(void **state)
{
	static const char *const lists[WORD_LETTERS] = {
		['b' - 'a'] = "bilaga|beslut",
		[WORD_LETTERS - 1] = "övrigt|§",
	};

	(void)state;
	assert_true(word_in_letters("Beslut", strlen("Beslut"), lists));
	assert_true(word_in_letters("ÖVRIGT", strlen("ÖVRIGT"), lists));
	assert_true(word_in_letters("§", strlen("§"), lists));
	assert_false(word_in_letters("Besluten", strlen("Besluten"), lists));
	assert_false(word_in_letters("Datum", strlen("Datum"), lists));
	assert_false(word_in_letters("", 0, lists));
}

/* The first and the last of a letter, and what stands just beside them. */
static void test_given_names(void **state)
{
	static const char *const known[] = { "Aaron", "Azra", "Bo", "Östen", "Åke", "Yvonne",
		"Zoran", "Karl-Erik", "My", "Karin" };
	static const char *const unknown[] = { "Aa", "Azras", "Qvist", "Xu", "Ek", "Berg", "B",
		"" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!name_is_given(known[i], strlen(known[i])))
			fail_msg("%s is a given name", known[i]);
	for (size_t i = 0; i < ARRAY_LEN(unknown); i++)
		if (name_is_given(unknown[i], strlen(unknown[i])))
			fail_msg("%s is no given name", unknown[i]);
}

/* All that stand there, in the order of the lists; only whole words. */
static void test_phrasebook(void **state)
{
	static const char *const lists[] = { "dag|till och med|är", "dagen|dag:", "dag|till" };
	struct phrasebook b;
	struct pool pool = { 0 };
	size_t at = 0, list = 9;

	(void)state;
	phrasebook_init(&b, &pool, lists, ARRAY_LEN(lists));
	assert_int_equal(phrasebook_next(&b, "Dag: 3 mars", &at, &list), 3);
	assert_int_equal(list, 0);
	assert_int_equal(phrasebook_next(&b, "Dag: 3 mars", &at, &list), 4);
	assert_int_equal(list, 1);
	assert_int_equal(phrasebook_next(&b, "Dag: 3 mars", &at, &list), 3);
	assert_int_equal(list, 2);
	assert_int_equal(phrasebook_next(&b, "Dag: 3 mars", &at, &list), 0);
	at = 0;
	assert_int_equal(phrasebook_next(&b, "till  och med", &at, &list), strlen("till  och med"));
	assert_int_equal(phrasebook_next(&b, "till  och med", &at, &list), 4);
	at = 0;
	assert_int_equal(phrasebook_next(&b, "ÄR", &at, &list), strlen("ÄR"));
	at = 0;
	assert_int_equal(phrasebook_next(&b, "dagarna", &at, &list), 0);
	assert_int_equal(phrasebook_next(&b, "", &at, &list), 0);
	pool_release(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_order),
		cmocka_unit_test(test_by_letter),
		cmocka_unit_test(test_given_names),
		cmocka_unit_test(test_phrasebook),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
