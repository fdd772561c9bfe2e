#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"

#include "cmocka.h"

static void same_and_free(char *have, const char *want)
{
	assert_string_equal(have, want);
	free(have);
}

static void splits(const char *written, const char *given, const char *family)
{
	struct name_parts p;

	name_split(written, &p);
	assert_string_equal(p.given, given);
	assert_string_equal(p.family, family);
	name_parts_release(&p);
}

static void test_split(void **state)
{
	(void)state;
	splits("Karin Alm", "Karin", "Alm");
	splits("  Anna-Lena   Johansson  Berg ", "Anna-Lena", "Johansson Berg");
	splits("Mia von Ahn", "Mia", "von Ahn");
	splits("Ahn, Mia von", "Mia", "von Ahn");
	splits("Alm, Karin", "Karin", "Alm");
	splits("Åge", "Åge", "");
	splits("", "", "");
}

static void test_forms(void **state)
{
	(void)state;
	same_and_free(name_given_first("Karin", "Alm"), "Karin Alm");
	same_and_free(name_family_first("Karin", "Alm"), "Alm, Karin");
	same_and_free(name_family_first("Åge", ""), "Åge");
	same_and_free(name_sort_form("Mia", "von Ahn", true), "Ahn Mia");
	same_and_free(name_sort_form("Mia", "von Ahn", false), "von Ahn Mia");
	same_and_free(name_initials("Karin Alm"), "KA");
	same_and_free(name_initials("Anna-Lena Berg"), "ALB");
	same_and_free(name_initials("Åsa von Ahn"), "ÅA");
}

static void test_speakers(void **state)
{
	static const char *const all[] = { "Sofia Berg", "Sofia Blom", "Elin Ek", "Sofia von Ahn",
		"Per Ek" };
	static const char *const twins[] = { "Per Ek", "Per Ekman" };

	(void)state;
	same_and_free(name_speaker("Elin Ek", all, ARRAY_LEN(all)), "Elin");
	same_and_free(name_speaker("Sofia Berg", all, ARRAY_LEN(all)), "Sofia Be");
	same_and_free(name_speaker("Sofia von Ahn", all, ARRAY_LEN(all)), "Sofia A");
	same_and_free(name_speaker("Per Ek", twins, ARRAY_LEN(twins)), "Per Ek");
	same_and_free(name_speaker("Per Ekman", twins, ARRAY_LEN(twins)), "Per Ekm");
}

static enum name_kind looks(const char *s)
{
	return name_looks(s, strlen(s));
}

static void test_looks(void **state)
{
	static const char *const full[] = { "Karin Alm", "Mia von Ahn", "Anna-lena Öberg",
		"Amira El-Khatib", "Per af Geijerskog", "Lars E. Ek", "Knut-Olav (Knutte) Ravn",
		"Søren Bjørk", "Renée Ek", "Maja Jonsson Alm" };
	static const char *const none[] = { "Ekviks kommun", "Arbetsförmedlingen", "FK",
		"hälsar välkommen", "Karin hälsar alla", "Hälso- och sjukvårdsnämnden",
		"2 personer", "ALLA TILLSAMMANS", "Mellanbygdens Vattenvårdsförbund",
		"Vice ordförande", "Närvården Ekvik", "", "von Ahn" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(full); i++)
		if (looks(full[i]) != NAME_FULL)
			fail_msg("“%s” is a name", full[i]);
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		if (looks(none[i]) != NAME_NONE)
			fail_msg("“%s” is no name", none[i]);
	assert_int_equal(looks("Karin"), NAME_GIVEN_ONLY);
	assert_int_equal(looks("Karin A"), NAME_GIVEN_ONLY);
}

struct pair {
	const char *a, *b;
};

static bool pair_near(const char *a, const char *b)
{
	const char *names[] = { a, b };
	struct pool p = { 0 };
	bool near = name_sounds_near(name_sounds(&p, names, ARRAY_LEN(names)), 0, 1);

	pool_release(&p);
	return near;
}

static void test_alike(void **state)
{
	static const struct pair near[] = {
		{ "Annika Ek", "Annica Ek" },
		{ "Per Lövholm", "Per Löfvholm" },
		{ "Eva Beijder", "Eva Bejjder" },
		{ "Ritta Lund", "Rita Lund" },
		{ "Kristian Ek", "Christian Ek" },
		{ "Sara Wall", "Sarah Vall" },
		{ "Karolina Lindberg", "Karolina Lindbreg" },
		{ "Anna Sund", "Anna Sund Almgren" },
		{ "Amina Mohamed", "Amina Muhammad" },
		{ "Annika", "Annica" },
	};
	static const struct pair different[] = {
		{ "Anna Berg", "Anna Borg" },
		{ "Martin Ekman", "Martina Ekman" },
		{ "Peter Lindroth", "Petra Lindroth" },
		{ "Ebba Kvarnsjö", "Ebba Bergsten" },
		{ "Anna Berg", "Hanna Berg" },
		{ "Sofia", "Sofia Berg" },
		{ "Helge Jonsson", "Niklas Jonsson" },
		{ "Kari Lahtinen", "Kari Lehtinen" },
		{ "Hodan Ali", "Ali Hodan" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(near); i++) {
		if (!pair_near(near[i].a, near[i].b))
			fail_msg("%s and %s are near among many", near[i].a, near[i].b);
		if (name_compare(near[i].a, near[i].b) != NAME_NEAR)
			fail_msg("%s and %s are near", near[i].a, near[i].b);
		assert_int_equal(name_compare(near[i].b, near[i].a), NAME_NEAR);
	}
	for (size_t i = 0; i < ARRAY_LEN(different); i++)
		if (name_compare(different[i].a, different[i].b) != NAME_DIFFERENT ||
			pair_near(different[i].a, different[i].b))
			fail_msg("%s and %s are two people", different[i].a, different[i].b);
	assert_int_equal(name_compare("Åsa Ek", " Åsa  Ek"), NAME_SAME);
	assert_int_equal(name_compare("Ek, Åsa", "Åsa Ek"), NAME_SAME);
	assert_int_equal(name_compare("Anna-lena Ek", "Anna-Lena Ek"), NAME_FOLDED);
	assert_int_equal(name_compare("Anna-Lena Ek", "Anna Lena Ek"), NAME_FOLDED);
	assert_int_equal(name_compare("Asa Ek", "Åsa Ek"), NAME_FOLDED);
	assert_true(pair_near("Ek, Åsa", "Åsa Ek") && pair_near("Anna Lena Ek", "Anna-lena Ek"));
}

static const char *const people[] = { "Sofia Berg", "Sofia Blom", "Elin Söder", "Fia Österman",
	"Anna-Lena Ek", "Åsa Alm" };

static size_t finds(const char *typed, size_t *hits)
{
	return name_resolve(typed, people, ARRAY_LEN(people), hits);
}

static void finds_one(const char *typed, const char *name)
{
	size_t hits[ARRAY_LEN(people)];

	if (finds(typed, hits) != 1)
		fail_msg("“%s” is not one person", typed);
	assert_string_equal(people[hits[0]], name);
}

static void test_resolve(void **state)
{
	size_t hits[ARRAY_LEN(people)];

	(void)state;
	finds_one("elin", "Elin Söder");
	finds_one("Sofia Bl", "Sofia Blom");
	finds_one("sofia berg", "Sofia Berg");
	finds_one("es", "Elin Söder");
	finds_one("f ö", "Fia Österman");
	finds_one("ös f", "Fia Österman");
	finds_one("lena", "Anna-Lena Ek");
	finds_one("asa", "Åsa Alm");
	finds_one("blom", "Sofia Blom");
	finds_one("ÅSA", "Åsa Alm");
	assert_int_equal(finds("sofia", hits), 2);
	assert_int_equal(finds("xyz", hits), 0);
	assert_int_equal(finds("", hits), 0);
	/* A marked letter only means itself: "å" is not in "Anna". */
	finds_one("å", "Åsa Alm");
}

/* People by family name in the order of the Swedish alphabet: w is a letter after v, é is e, ü is y, å ä ö
 * come last, and æ and ø with ä and ö. */
static void test_sort_order(void **state)
{
	static const struct pair order[] = { { "Eva", "Vallander" }, { "Bo", "Vessman" },
		{ "Eva", "Viktorsson" }, { "Bo", "Wallander" }, { "Eva", "Wallander" },
		{ "Bo", "Wetterhed" }, { "Eva", "Xander" }, { "Bo", "Ydefors" }, { "Eva", "Ydén" },
		{ "Bo", "Ydéns" }, { "Eva", "Zettervall" }, { "Bo", "Åkerhielm" },
		{ "Eva", "Ängsbacka" }, { "Bo", "Öberg" }, { "Eva", "Ørn" } };
	char *before = xstrdup("");

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		char *form = name_sort_form(order[i].a, order[i].b, false),
		     *key = text_sort_key(form);

		if (strcmp(before, key) >= 0)
			fail_msg("%s %s comes too late", order[i].a, order[i].b);
		free(before);
		free(form);
		before = key;
	}
	free(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_speakers),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_alike),
		cmocka_unit_test(test_resolve),
		cmocka_unit_test(test_sort_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
