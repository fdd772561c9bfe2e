/* Errors as values: the first one stays, and what is only missing is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

#include "cmocka.h"

static void test_first_stays(void **state)
{
	const struct err why = { ERR_IO, "the disk is gone" };
	struct err e = { 0 };

	(void)state;
	assert_false(err_set(&e, ERR_BUSY, "in use"));
	assert_false(err_set(&e, ERR_FULL, "full"));
	assert_false(err_pass(&e, &why));
	assert_int_equal(e.code, ERR_BUSY);
	assert_string_equal(e.text, "in use");
	assert_false(err_set(NULL, ERR_BUSY, "nobody asks"));
	assert_false(err_pass(NULL, &why));
}

static void test_missing_is_none(void **state)
{
	const struct err gone = { ERR_NOT_FOUND, "no such row" },
			 why = { ERR_IO, "the disk is gone" };
	const struct err fine = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(err_absent(&e, &fine));
	assert_true(err_absent(&e, &gone));
	assert_int_equal(e.code, ERR_NONE);
	assert_false(err_absent(&e, &why));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(e.text, "the disk is gone");
}

/* A text too long ends with a whole letter. */
static void test_long_text(void **state)
{
	char name[2 * sizeof(struct err)];
	struct err e = { 0 };

	(void)state;
	memset(name, 0, sizeof(name));
	for (size_t i = 0; i + 2 < sizeof(name); i += 2)
		memcpy(name + i, "å", 2);
	err_set(&e, ERR_INVALID, "x%s", name);
	assert_in_range(strlen(e.text), sizeof(e.text) - 2, sizeof(e.text) - 1);
	assert_true(utf8_valid(e.text, strlen(e.text)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_stays),
		cmocka_unit_test(test_missing_is_none),
		cmocka_unit_test(test_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
