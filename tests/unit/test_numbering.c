#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "rules/numbering.h"

#include "cmocka.h"

#define READ(parent, ...)                                                                          \
	numbering_read((const char *const[]) { __VA_ARGS__ },                                      \
		ARRAY_LEN(((const char *const[]) { __VA_ARGS__ })), parent)

static void expect(struct numbering how, const char *parent, size_t k, const char *number)
{
	char *got = numbering_write(&how, parent, k);

	assert_string_equal(got, number);
	free(got);
}

static void test_new_agenda(void **state)
{
	(void)state;
	expect(numbering_read(NULL, 0, NULL), NULL, 0, "1");
	expect(numbering_read(NULL, 0, "5"), "5", 0, "5a");
	expect(numbering_read(NULL, 0, ""), "", 0, "");
}

static void test_goes_on_as_it_began(void **state)
{
	(void)state;
	expect(READ(NULL, "1", "2"), NULL, 2, "3");
	expect(READ(NULL, "13", "12"), NULL, 0, "12");
	expect(READ(NULL, "§ 84", "§ 85"), NULL, 2, "§ 86");
	expect(READ(NULL, "", "7", ""), NULL, 1, "8");
}

static void test_under_an_item(void **state)
{
	(void)state;
	expect(READ("5", "5a", "5b"), "6", 1, "6b");
	expect(READ("5", "5.1"), "6", 1, "6.2");
	expect(READ("5", "", ""), "5", 0, "");
	expect(READ("5", "a", "b"), "6", 2, "c");
}

static void test_what_does_not_count_is_left(void **state)
{
	(void)state;
	assert_int_equal(READ(NULL, "", "").style, NUMBERING_NONE);
	assert_int_equal(READ(NULL, "A", "B").style, NUMBERING_NONE);
	assert_int_equal(READ(NULL, "123456789012").style, NUMBERING_DIGITS);
	expect(READ(NULL, "123456789012"), NULL, 0, "1");
}

static void test_many_letters(void **state)
{
	struct numbering how = numbering_read(NULL, 0, "5");

	(void)state;
	expect(how, "5", 25, "5z");
	expect(how, "5", 26, "5aa");
	expect(how, "5", 701, "5zz");
	expect(how, "5", 702, "5aaa");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_new_agenda),
		cmocka_unit_test(test_goes_on_as_it_began),
		cmocka_unit_test(test_under_an_item),
		cmocka_unit_test(test_what_does_not_count_is_left),
		cmocka_unit_test(test_many_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
