#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/speakers.h"

#include "cmocka.h"

static struct speakers some(void)
{
	struct speakers s = { 0 };

	speakers_add(&s, SPEAKER_PRESENT, "Henrik Ek", "AF");
	speakers_add(&s, SPEAKER_PRESENT, "Sofia Berglund", "FK");
	speakers_add(&s, SPEAKER_PRESENT, "Karin Alm", "kansli");
	speakers_add(&s, SPEAKER_CALLED, "Sofia Melander", "Ekby");
	speakers_add(&s, SPEAKER_CALLED, "Karin Wall", "FK");
	speakers_add(&s, SPEAKER_CALLED, "Karin Wik", "FK");
	speakers_add(&s, SPEAKER_MEMBER, "Helga Ros", NULL);
	speakers_add(&s, SPEAKER_MEMBER, "Henrik Ek", NULL); /* is there already */
	speakers_add(&s, SPEAKER_KNOWN, "Karin Fors", NULL);
	speakers_add(&s, SPEAKER_KNOWN, "Hanna Lo", NULL);
	speakers_add(&s, SPEAKER_BODY, "FK", NULL);
	speakers_add(&s, SPEAKER_BODY, "Försäkringskassan", NULL);
	speakers_add(&s, SPEAKER_BODY, "Väst", NULL);
	return s;
}

static void test_the_nearest_first(void **state)
{
	static const struct {
		const char *typed, *label;
	} names[] = {
		{ "Hen", "Henrik" },
		{ "he", "Henrik" },
		{ "hel", "Helga" },
		{ "han", "Hanna Lo" },
		{ "kar", "Karin A" },
		{ "karin wa", "Karin Wa" },
		{ "sof", "Sofia B" },
		{ "mel", "Sofia M" },
		{ "fk", "FK" },
		{ "förs", "Försäkringskassan" },
		{ "väs", "Väst" },
	};
	struct speakers s = some();
	size_t *hits = xreallocarray(NULL, s.n, sizeof(*hits));

	(void)state;
	assert_int_equal(s.n, 12);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char *label;

		if (speakers_match(&s, names[i].typed, hits) != 1)
			fail_msg("“%s” finds several or nobody", names[i].typed);
		label = speakers_label(&s, hits[0]);
		assert_string_equal(label, names[i].label);
		free(label);
	}
	assert_int_equal(speakers_match(&s, "xyz", hits), 0);
	free(hits);
	pool_release(&s.pool);
}

static void test_who_is_meant(void **state)
{
	static const struct {
		const char *written;
		size_t n;
		const char *name;
	} names[] = {
		{ "Henrik", 1, "Henrik Ek" },
		{ "henrik ek", 1, "Henrik Ek" },
		{ "Hen", 0, NULL },
		{ "Sofia", 1, "Sofia Berglund" }, /* the one who is here */
		{ "Sofia M", 1, "Sofia Melander" },
		{ "Karin", 1, "Karin Alm" },
		{ "Karin W", 2, "Karin Wall" },
		{ "Karin Fors", 1, "Karin Fors" },
		{ "Helga", 1, "Helga Ros" },
		{ "fk", 1, "FK" },
		{ "Torvald", 0, NULL },
	};
	struct speakers s = some();
	size_t *hits = xreallocarray(NULL, s.n, sizeof(*hits));

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t n = speakers_meant(&s, names[i].written, hits);

		if (n != names[i].n)
			fail_msg("“%s” may mean %zu", names[i].written, n);
		if (n > 0)
			assert_string_equal(s.names[hits[0]], names[i].name);
	}
	free(hits);
	pool_release(&s.pool);
}

/* Both are here: it has to be asked. Of two with one name nobody can tell. */
static void test_several(void **state)
{
	struct speakers s = { 0 };
	size_t hits[8];

	(void)state;
	speakers_add(&s, SPEAKER_PRESENT, "Sofia Berg", "");
	speakers_add(&s, SPEAKER_PRESENT, "Sofia Blom", "");
	speakers_add(&s, SPEAKER_CALLED, "Bo Ek", "FK");
	speakers_add(&s, SPEAKER_CALLED, "Bo Ek", "AF");
	assert_int_equal(speakers_meant(&s, "Sofia", hits), 2);
	assert_int_equal(speakers_meant(&s, "Bo", hits), 1);
	pool_release(&s.pool);
}

static void test_parts(void **state)
{
	static const char text[] = "Karin och Sofia B, FK samt Mia von Ahn";
	static const char *const parts[] = { "Karin", "Sofia B", "FK", "Mia von Ahn" };
	size_t from = 0, len, n = 0;

	(void)state;
	for (; (len = speakers_part(text, &from)) > 0; from += len, n++) {
		assert_true(n < ARRAY_LEN(parts) && len == strlen(parts[n]));
		assert_memory_equal(text + from, parts[n], len);
	}
	assert_int_equal(n, ARRAY_LEN(parts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_nearest_first),
		cmocka_unit_test(test_who_is_meant),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
