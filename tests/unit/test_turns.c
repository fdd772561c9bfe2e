/* Rounds in which everybody has a turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/turns.h"

#include "cmocka.h"

static const int64_t people[] = { 4, 7, 9, 12 };
enum { PEOPLE = 4 };

static void expect(const struct turns *t, const char *wanted)
{
	struct buf b = { 0 };

	turns_write(t, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_the_lot_decides(void **state)
{
	static const uint64_t keeps[] = { 0, 1, 2, 3 }, turns[] = { 0, 0, 0, 0 };
	struct turns t = { 0 };

	(void)state;
	assert_true(turns_fit(&t, people, PEOPLE, keeps));
	expect(&t, "waiting 4 7 9 12\ndone\n");
	turns_release(&t);
	assert_true(turns_fit(&t, people, PEOPLE, turns));
	expect(&t, "waiting 12 9 7 4\ndone\n");
	assert_false(turns_fit(&t, people, PEOPLE, turns));
	turns_release(&t);
}

static void test_taken_skipped_and_given_back(void **state)
{
	static const uint64_t random[] = { 0, 1, 2, 3 };
	struct turns t = { 0 };

	(void)state;
	turns_fit(&t, people, PEOPLE, random);
	turns_defer(&t, 4);
	expect(&t, "waiting 7 9 12 4\ndone\n");
	turns_take(&t, 7);
	turns_take(&t, 9);
	turns_take(&t, 4);
	expect(&t, "waiting 12\ndone 4 7 9\n"); /* sorted: nobody sees who spoke when */
	turns_give_back(&t, 9);
	expect(&t, "waiting 9 12\ndone 4 7\n");
	assert_true(turns_is_done(&t, 4));
	assert_false(turns_is_done(&t, 9));
	turns_release(&t);
}

static void test_who_comes_is_last_who_goes_is_out(void **state)
{
	static const uint64_t random[] = { 0, 1, 2, 3 };
	static const int64_t later[] = { 30, 4, 12 };
	struct turns t = { 0 };

	(void)state;
	turns_fit(&t, people, PEOPLE, random);
	turns_take(&t, 4);
	assert_true(turns_fit(&t, later, 3, random));
	expect(&t, "waiting 12 30\ndone 4\n");
	turns_release(&t);
}

static void test_as_text_and_back(void **state)
{
	struct turns t = { 0 };

	(void)state;
	turns_read("waiting 9 4\ndone 7 12\n", &t);
	expect(&t, "waiting 9 4\ndone 7 12\n");
	turns_read("", &t);
	expect(&t, "waiting\ndone\n");
	turns_read("waiting x 3\nnonsense", &t);
	expect(&t, "waiting\ndone\n");
	turns_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_lot_decides),
		cmocka_unit_test(test_taken_skipped_and_given_back),
		cmocka_unit_test(test_who_comes_is_last_who_goes_is_out),
		cmocka_unit_test(test_as_text_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
