/* The quick ways through common letters say what ICU says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lazy.h"
#include "base/text.h"

#include "cmocka.h"

enum { CP_END = 0x3000 };

/* The code point alone, and among letters of both cases. */
static void put(struct buf *b, uint32_t cp, bool among)
{
	buf_cut(b, 0);
	buf_puts(b, among ? "aÅ" : "");
	buf_put_utf8(b, cp);
	buf_puts(b, among ? "Öx – “é”" : "");
}

static void check_fold(const struct text_ops *icu, const char *s, enum text_fold how)
{
	char *ours = text_fold(s, how), *theirs = icu->fold(s, how);

	assert_string_equal(ours, theirs);
	free(ours);
	free(theirs);
}

static void test_fold_as_icu(void **state)
{
	const struct text_ops *icu = lazy_table("lazy_text_ops");
	struct buf b = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < CP_END; cp++)
		for (int among = 0; among < 2; among++) {
			put(&b, cp, among);
			check_fold(icu, buf_str(&b), FOLD_CASE);
			check_fold(icu, buf_str(&b), FOLD_BASE);
		}
	buf_release(&b);
}

/* What looks clean has no hidden sign in it, and is composed. */
static void test_clean_is_clean(void **state)
{
	const struct text_ops *icu = lazy_table("lazy_text_ops");
	struct buf b = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < CP_END; cp++) {
		char *nfc;

		put(&b, cp, true);
		if (!text_is_clean(buf_str(&b), b.len, true))
			continue;
		nfc = icu->nfc(buf_str(&b));
		assert_string_equal(buf_str(&b), nfc);
		assert_true(cp == '\n' || cp == '\t' || text_gate_cp(cp) == GATE_KEEP);
		free(nfc);
	}
	buf_release(&b);
}

static void test_valid_wherever_it_breaks(void **state)
{
	char s[] = "tolv tecken och åtta";

	(void)state;
	assert_true(utf8_valid(s, strlen(s)));
	for (size_t i = 0; i < strlen(s); i++) {
		char was = s[i];

		s[i] = '\xff';
		assert_false(utf8_valid(s, strlen(s)));
		s[i] = was;
	}
}

static void test_trim(void **state)
{
	static const char *const texts[][2] = { { "  möte ", "möte" }, { "möte", "möte" },
		{ "\u00a0 möte å\u2003", "möte å" }, { " \n", "" }, { "", "" } };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char *s = strdup(texts[i][0]);

		assert_string_equal(text_trim(s), texts[i][1]);
		free(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold_as_icu),
		cmocka_unit_test(test_clean_is_clean),
		cmocka_unit_test(test_valid_wherever_it_breaks),
		cmocka_unit_test(test_trim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
