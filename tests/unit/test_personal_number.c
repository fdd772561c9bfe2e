#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/xalloc.h"
#include "rules/personal_number.h"

#include "cmocka.h"

/* The numbers are those of the Tax Agency's own test data and examples (Skatteverket, "Testpersonnummer";
 * SKV 704), which nobody has. */

static void assert_found(const char *text, size_t at, size_t length)
{
	struct personal_number n = { 0 };

	if (!personal_number_find(text, 0, &n))
		fail_msg("none in “%s”", text);
	assert_int_equal(n.at, at);
	assert_int_equal(n.length, length);
}

static void finds_every_way_of_writing_one(void **state)
{
	(void)state;
	assert_found("640823-3234", 0, 11);
	assert_found("6408233234", 0, 10);
	assert_found("19640823-3234", 0, 13);
	assert_found("196408233234", 0, 12);
	assert_found("640823+3234", 0, 11);
	assert_found("640823–3234", 0, 13); /* an en dash */
	assert_found("640823−3234", 0, 13); /* a minus sign */
	assert_found("Pnr: 640823-3234.", 5, 11);
	assert_found("(640823-3234)", 1, 11);
	assert_found("701063-2391", 0, 11); /* a co-ordination number: born on the third */
}

static void leaves_other_numbers_alone(void **state)
{
	static const char *const none[] = {
		"",
		"640823-3235",   /* the check digit */
		"641323-3234",   /* no such month */
		"640832-3234",   /* no such day */
		"17640823-3234", /* nobody is that old */
		"556677-8899",   /* an organisation's: its third digit is 2 or more */
		"0701234564",    /* a telephone */
		"070-123 45 67",
		"2026-03-10 09:00",
		"dnr 2024640823-3234",
		"a640823-3234",
		"640823-32345",
		"640823-323",
		"640823 3234",
		"640823-",
		"9:00–12:00",
		"12345678901234567890",
	};

	struct personal_number found;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		if (personal_number_find(none[i], 0, &found))
			fail_msg("one in “%s”", none[i]);
	}
}

static void goes_on_behind_the_first(void **state)
{
	static const char text[] = "640823-3234 och 701063-2391";
	struct personal_number n = { 0 };

	(void)state;
	assert_true(personal_number_find(text, 0, &n));
	assert_true(personal_number_find(text, n.at + n.length, &n));
	assert_int_equal(n.at, 16);
	assert_false(personal_number_find(text, n.at + n.length, &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_every_way_of_writing_one),
		cmocka_unit_test(leaves_other_numbers_alone),
		cmocka_unit_test(goes_on_behind_the_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
