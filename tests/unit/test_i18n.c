/* Translation, on a catalogue of four messages that stands in for the program's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/i18n.h"

#include "cmocka.h"

/* What msgfmt makes of: "" (no header), "%d day" with its plural, "Today", "menu|Open". */
#define WORD(n) (n) & 0xff, (n) >> 8, 0, 0
static const unsigned char mo[] = { 0xde, 0x12, 0x04, 0x95, WORD(0), WORD(4), WORD(28), WORD(60),
	WORD(5), WORD(156),
	/* originals: length, offset */
	WORD(0), WORD(92), WORD(14), WORD(93), WORD(5), WORD(108), WORD(9), WORD(114),
	/* translations */
	WORD(1), WORD(124), WORD(15), WORD(126), WORD(5), WORD(142), WORD(6), WORD(148),
	/* 92 */ 0,
	/* 93 */ '%', 'd', ' ', 'd', 'a', 'y', 0, '%', 'd', ' ', 'd', 'a', 'y', 's', 0,
	/* 108 */ 'T', 'o', 'd', 'a', 'y', 0,
	/* 114 */ 'm', 'e', 'n', 'u', '|', 'O', 'p', 'e', 'n', 0,
	/* 124 */ 'x', 0,
	/* 126 */ '%', 'd', ' ', 'd', 'a', 'g', 0, '%', 'd', ' ', 'd', 'a', 'g', 'a', 'r', 0,
	/* 142 */ 'I', ' ', 'd', 'a', 'g', 0,
	/* 148 */ 0xc3, 0x96, 'p', 'p', 'n', 'a', 0, 0,
	/* 156: the hash table, with numbers of texts */
	WORD(1), WORD(4), WORD(2), WORD(3), WORD(0) };

const struct catalogue catalogues[] = {
	{ "sv", (const char *)mo, sizeof(mo) },
	{ NULL, NULL, 0 },
};

static void swedish(void **state)
{
	(void)state;
	i18n_init("sv");
	assert_string_equal(i18n_text("Today"), "I dag");
	assert_string_equal(i18n_context("menu|Open"), "Öppna");
	assert_string_equal(i18n_plural("%d day", "%d days", 1), "%d dag");
	assert_string_equal(i18n_plural("%d day", "%d days", 0), "%d dagar");
	assert_string_equal(i18n_plural("%d day", "%d days", 21), "%d dagar");
}

static void missing_messages_stay(void **state)
{
	(void)state;
	i18n_init("sv");
	assert_string_equal(i18n_text("Aardvark"), "Aardvark");
	assert_string_equal(i18n_text("zebra"), "zebra");
	assert_string_equal(i18n_text(""), "");
	assert_string_equal(i18n_context("menu|Close"), "Close");
	assert_string_equal(i18n_plural("%d cow", "%d cows", 2), "%d cows");
}

static void english(void **state)
{
	(void)state;
	i18n_init("en");
	assert_string_equal(i18n_text("Today"), "Today");
	assert_string_equal(i18n_context("menu|Open"), "Open");
	assert_string_equal(i18n_plural("%d day", "%d days", 1), "%d day");
	assert_string_equal(i18n_plural("%d day", "%d days", 2), "%d days");
}

static void expect_language(
	const char *language, const char *lc_all, const char *lang, const char *want)
{
	setenv("LANGUAGE", language, 1);
	setenv("LC_ALL", lc_all, 1);
	setenv("LANG", lang, 1);
	unsetenv("LC_MESSAGES");
	i18n_init(NULL);
	assert_string_equal(i18n_language(), want);
}

/* Swedish unless English is asked for: also in C and C.UTF-8, where the C library never translates. */
static void the_environment_chooses(void **state)
{
	(void)state;
	expect_language("", "", "", "sv");
	expect_language("", "C", "", "sv");
	expect_language("", "C.UTF-8", "", "sv");
	assert_string_equal(i18n_text("Today"), "I dag");
	expect_language("", "", "en_GB.UTF-8", "en");
	expect_language("", "sv_SE.UTF-8", "en_GB.UTF-8", "sv");
	expect_language("en:sv", "sv_SE.UTF-8", "", "en");
	expect_language("", "de_DE.UTF-8", "", "sv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(swedish),
		cmocka_unit_test(missing_messages_stay),
		cmocka_unit_test(english),
		cmocka_unit_test(the_environment_chooses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
