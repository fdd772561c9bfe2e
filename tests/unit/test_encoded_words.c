#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "formats/encoded_words.h"

#include "cmocka.h"

static void becomes(const char *text, const char *wanted)
{
	struct buf b = { 0 };

	encoded_words(text, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void words_are_decoded(void **state)
{
	(void)state;
	becomes("=?utf-8?B?TcO2dGU=?=", "Möte");
	becomes("=?UTF-8?q?M=C3=B6te_i_=C3=96st?=", "Möte i Öst");
	becomes("=?iso-8859-1?Q?R=E5dhuset?=, sal 3", "Rådhuset, sal 3");
	becomes("=?utf-8*sv?Q?M=C3=B6te?=", "Möte");
	becomes("=?utf-8?Q?\?=", "");
}

static void blanks_between_words_are_none(void **state)
{
	(void)state;
	becomes("=?utf-8?Q?ett?= =?utf-8?Q?_tv=C3=A5?=", "ett två");
	becomes("=?utf-8?Q?ett?=\r\n =?iso-8859-1?Q?tv=E5?= tre", "etttvå tre");
	becomes("=?utf-8?Q?ett?= och två", "ett och två");
}

/* Exchange cuts words where its lines are full. */
static void a_letter_may_be_in_two_words(void **state)
{
	(void)state;
	becomes("=?utf-8?Q?M=C3?= =?utf-8?Q?=B6te?=", "Möte");
}

static void what_is_none_stays(void **state)
{
	(void)state;
	becomes("a =? b ?= c", "a =? b ?= c");
	becomes("=?utf-8?X?abc?=", "=?utf-8?X?abc?=");
	becomes("=?no-such-charset?Q?a?= b", "=?no-such-charset?Q?a?= b");
	becomes("=?../../x?B?YQ==?=", "=?../../x?B?YQ==?=");
	becomes("=?utf-8?B?YQ==", "=?utf-8?B?YQ==");
	assert_false(has_encoded_words("?= =?"));
	assert_true(has_encoded_words("=?utf-8?Q?a?="));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_decoded),
		cmocka_unit_test(blanks_between_words_are_none),
		cmocka_unit_test(a_letter_may_be_in_two_words),
		cmocka_unit_test(what_is_none_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
