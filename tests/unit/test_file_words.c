/* What names of files and folders say about the notes in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/file_words.h"

#include "cmocka.h"

static void test_dates_and_words(void **state)
{
	static const struct {
		const char *name;
		bool folder;
		const char *day;
		int year, month;
		const char *words;
	} cases[] = {
		{ "2019-03-12 Norra.docx", false, "2019-03-12", 2019, 0, "Norra" },
		{ "Beredning_Väst_20190312.txt", false, "2019-03-12", 2019, 0, "Beredning Väst" },
		{ "Väst 12 mars 2019.odt", false, "2019-03-12", 2019, 0, "Väst" },
		{ "Minnesanteckningar mars 2019.txt", false, "", 2019, 3, "Minnesanteckningar" },
		{ "2019", true, "", 2019, 0, "" },
		{ "Beredningsgrupp Öst", true, "", 0, 0, "Beredningsgrupp Öst" },
		{ "anteckningar.txt", false, "", 0, 0, "anteckningar" },
		{ ".txt", false, "", 0, 0, "txt" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char day[MOMENT_SIZE] = "";
		struct file_words w;

		file_words(cases[i].name, cases[i].folder, &w);
		if (w.day != DAY_NONE)
			moment_iso((struct moment) { w.day, MINUTE_NONE }, day);
		assert_string_equal(day, cases[i].day);
		assert_int_equal(w.year, cases[i].year);
		assert_int_equal(w.month, cases[i].month);
		assert_string_equal(w.words, cases[i].words);
		file_words_release(&w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_and_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
