#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/encoding.h"

#include "cmocka.h"

static void decodes(const void *bytes, size_t n, const char *want, const char *charset)
{
	struct err e = { 0 };
	const char *found = NULL;
	char *text = NULL;

	assert_true(text_decode(bytes, n, &text, &found, &e));
	assert_string_equal(text, want);
	assert_string_equal(found, charset);
	free(text);
}

static void refuses(const void *bytes, size_t n, const char *word)
{
	struct err e = { 0 };
	char *text = NULL;

	assert_false(text_decode(bytes, n, &text, NULL, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_non_null(strstr(e.text, word));
	assert_null(text);
}

#define BYTES(s) s, sizeof(s) - 1

static void test_utf8(void **state)
{
	(void)state;
	decodes(BYTES("Åsa\nÖrjan"), "Åsa\nÖrjan", "UTF-8");
	decodes(BYTES("\xef\xbb\xbfÅsa"), "Åsa", "UTF-8");
	decodes(BYTES("a\r\nb\rc"), "a\nb\nc", "UTF-8");
}

static void test_utf16(void **state)
{
	(void)state;
	decodes(BYTES("\xff\xfe\xc5\0s\0a\0"), "Åsa", "UTF-16LE");
	decodes(BYTES("\xfe\xff\0\xc5\0s\0a"), "Åsa", "UTF-16BE");
	decodes(BYTES("M\0\xf6\0t\0e\0 \0i\0 \0d\0a\0g\0"), "Möte i dag", "UTF-16LE");
	decodes(BYTES("\0M\0\xf6\0t\0e\0 \0i\0 \0d\0a\0g"), "Möte i dag", "UTF-16BE");
}

static void test_windows(void **state)
{
	(void)state;
	decodes(BYTES("M\xf6te kl. 9\x96"
		      "12"),
		"Möte kl. 9–12", "windows-1252");
}

/* A text in UTF-8 with one broken byte is still UTF-8: the byte is shown, not the encoding guessed. */
static void test_broken_byte(void **state)
{
	(void)state;
	decodes(BYTES("åäö åäö åäö \xe5 slut"), "åäö åäö åäö � slut", "UTF-8");
}

/* Colours and the like from a terminal's log do not come through. */
static void test_control_characters(void **state)
{
	(void)state;
	decodes(BYTES("\033[31mrött\033[0m och resten av raden"), "[31mrött[0m och resten av raden",
		"UTF-8");
}

static void test_refused(void **state)
{
	(void)state;
	refuses("", 0, "empty");
	refuses(BYTES(" \n\t\n"), "empty");
	refuses(BYTES("GIF89a\0\1\2\3\0\0abc"), "binary");
	refuses(BYTES("\1\2\3\4\5\6\7 text"), "binary");
	refuses(BYTES("%PDF-1.7 text"), "PDF");
	refuses(BYTES("PK\3\4 word/document.xml"), "Word");
	refuses(BYTES("{\\rtf1 text}"), "RTF");
}

static void test_limits(void **state)
{
	char *big = xmalloc(TEXT_BYTES_MAX + 1);

	(void)state;
	memset(big, 'a', TEXT_BYTES_MAX + 1);
	refuses(big, TEXT_BYTES_MAX + 1, "20 MB");
	memset(big, '\n', TEXT_LINES_MAX + 2);
	big[0] = 'a';
	refuses(big, TEXT_LINES_MAX + 2, "200000");
	free(big);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_broken_byte),
		cmocka_unit_test(test_control_characters),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
