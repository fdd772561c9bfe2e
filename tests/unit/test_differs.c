/* What became of a document between two versions, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "formats/align.h"
#include "formats/differs.h"
#include "formats/notes_out_text.h"

#include "cmocka.h"

static const char first[] = "Minnesanteckningar – Beredning Väst\n"
			    "\n"
			    "Datum: tisdag 10 mars 2026\n"
			    "Plats: Folkets hus\n"
			    "\n"
			    "Närvarande: Karin Alm (Ekby), Bo Ågren\n"
			    "\n"
			    "Frånvarande: Eva Brandt (FK)\n"
			    "\n"
			    "1. Välkommen\n"
			    "\n"
			    "Johan hälsar välkommen.\n"
			    "\n"
			    "2. Ansökningar\n"
			    "\n"
			    "Föredragande: Eva Brandt\n"
			    "\n"
			    "Beslut: att skicka två ansökningar vidare\n"
			    "\n"
			    "- en sak\n"
			    "- en sak till\n"
			    "\n"
			    "3. Övrigt\n"
			    "\n"
			    "Ingen hade något.\n";

/* first with every `from` replaced by `to`; the caller frees. */
static char *with(const char *text, const char *from, const char *to)
{
	struct buf b = { 0 };
	const char *at;

	assert_non_null(strstr(text, from));
	for (; (at = strstr(text, from)); text = at + strlen(from)) {
		buf_add(&b, text, (size_t)(at - text));
		buf_puts(&b, to);
	}
	buf_puts(&b, text);
	return buf_take(&b);
}

static void expect(const char *language, const char *a, const char *b, const char *words)
{
	struct buf out = { 0 };

	notes_differ(language, a, b, &out);
	assert_string_equal(buf_str(&out), words);
	buf_release(&out);
}

static void expect_changed(const char *from, const char *to, const char *words)
{
	char *after = with(first, from, to);

	expect("sv", first, after, words);
	free(after);
}

static void test_nothing(void **state)
{
	(void)state;
	expect("sv", first, first, "");
	expect("sv", "", "", "");
}

static void test_a_decision(void **state)
{
	(void)state;
	expect_changed("två ansökningar", "tre ansökningar",
		"§ 2: beslutet ändrat från ”att skicka två ansökningar vidare” till ”att skicka "
		"tre ansökningar vidare”\n");
	expect_changed("3. Övrigt\n\n", "3. Övrigt\n\nBeslut: att avsluta\n\n",
		"§ 3: ett beslut tillagt: ”att avsluta”\n");
	expect_changed("Beslut: att skicka två ansökningar vidare\n\n", "",
		"§ 2: ett beslut borttaget: ”att skicka två ansökningar vidare”\n");
}

static void test_lines(void **state)
{
	(void)state;
	expect_changed("Johan hälsar välkommen.\n", "Johan hälsar välkommen.\n\nKaffe.\n",
		"§ 1: en rad tillagd: ”Kaffe.”\n");
	expect_changed("- en sak till\n", "", "§ 2: en rad borttagen: ”- en sak till”\n");
	expect_changed("Johan hälsar", "Eva hälsar",
		"§ 1: en rad ändrad från ”Johan hälsar välkommen.” till ”Eva hälsar "
		"välkommen.”\n");
}

static void test_the_roll(void **state)
{
	(void)state;
	expect_changed(", Bo Ågren\n\nFrånvarande: Eva Brandt (FK)",
		", Eva Brandt (FK)\n\nFrånvarande: Bo Ågren",
		"närvaro: Eva Brandt från frånvarande till på plats\n"
		"närvaro: Bo Ågren från på plats till frånvarande\n");
	expect_changed(", Bo Ågren", "", "närvaro: Bo Ågren borttagen\n");
	expect_changed("Karin Alm (Ekby)", "Karin Alm (Ekby, från kl. 9:20)",
		"närvaro: Karin Alm från ”(Ekby)” till ”(Ekby, från kl. 9:20)”\n");
	expect_changed(
		"(FK)", "(FK), Ida Wiklund", "närvaro: Ida Wiklund tillagd som frånvarande\n");
}

static void test_the_head(void **state)
{
	(void)state;
	expect_changed(
		"Folkets hus", "Kansliet", "Plats: ändrat från ”Folkets hus” till ”Kansliet”\n");
}

static void test_items(void **state)
{
	(void)state;
	expect_changed("3. Övrigt\n\nIngen hade något.",
		"3. Språkstöd\n\nEn fråga.\n\n4. Övrigt\n\nIngen hade något.",
		"§ 3 ”Språkstöd”: ny punkt\n"
		"§ 3: en rad tillagd: ”En fråga.”\n"
		"§ 3 ”Övrigt” har blivit § 4\n");
	expect_changed("3. Övrigt\n\nIngen hade något.\n", "", "§ 3 ”Övrigt”: punkten borttagen\n");
	expect_changed("3. Övrigt", "3. Övriga frågor",
		"§ 3: rubriken ändrad från ”Övrigt” till ”Övriga frågor”\n");
}

static void test_long_texts_are_told_by_what_differs(void **state)
{
	static const char words[] = "ett två tre fyra fem sex sju åtta nio tio ";
	char *a, *b;

	(void)state;
	a = xasprintf(
		"Anteckningar\n\n1. En\n\n%s%s%s%s%sslut\n", words, words, words, words, words);
	b = with(a, "slut", "början");
	expect("sv", a, b,
		"§ 1: en rad ändrad från ”… åtta nio tio slut” till ”… åtta nio tio början”\n");
	free(a);
	free(b);
}

static void test_english(void **state)
{
	(void)state;
	expect("en", "Notes\n\n1. One\n\nDecision: to go on\n",
		"Notes\n\n1. One\n\nDecision: to go home\n",
		"§ 1: the decision changed from “to go on” to “to go home”\n");
}

/* ---- Reading a text that was kept ---------------------------------------------------------------- */

static void test_a_kept_text_comes_back_the_same(void **state)
{
	struct notes_document d;
	struct buf b = { 0 };

	(void)state;
	notes_document_read("sv", first, &d);
	notes_document_txt(&d, &b);
	assert_string_equal(buf_str(&b), first);
	assert_string_equal(d.title, "Minnesanteckningar – Beredning Väst");
	assert_int_equal(d.blocks[1].kind, BLOCK_FIELD);
	assert_int_equal(d.blocks[3].kind, BLOCK_NAMES);
	assert_int_equal(d.blocks[3].n_cells, 2);
	assert_int_equal(d.blocks[5].kind, BLOCK_HEADING);
	notes_document_release(&d);
	buf_release(&b);
}

static void test_numbers_in_a_text_are_no_headings(void **state)
{
	static const char text[] = "Anteckningar\n\n7. Information\n\n1. först det här\n\n"
				   "2026 blir ett bra år.\n\nEva: 8. nej\n\n8. Övrigt\n";
	struct notes_document d;
	size_t headings = 0;

	(void)state;
	notes_document_read("sv", text, &d);
	for (size_t i = 0; i < d.n; i++)
		headings += d.blocks[i].kind == BLOCK_HEADING;
	assert_int_equal(headings, 2);
	notes_document_release(&d);
}

/* ---- Side by side --------------------------------------------------------------------------------- */

struct strings {
	const char *a, *b;
};

static bool same_letter(const void *ctx, size_t i, size_t j)
{
	const struct strings *s = ctx;

	return s->a[i] == s->b[j];
}

static void test_align(void **state)
{
	static const struct {
		struct strings s;
		size_t paired;
	} cases[] = {
		{ { "", "" }, 0 },
		{ { "abc", "abc" }, 3 },
		{ { "abc", "" }, 0 },
		{ { "axbyc", "abc" }, 3 },
		{ { "abcdef", "fedcba" }, 1 },
		{ { "xaby", "zabw" }, 2 },
	};

	(void)state;
	for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
		const struct strings *s = &cases[k].s;
		size_t to[8], paired = 0, last = 0;

		align(strlen(s->a), strlen(s->b), same_letter, s, to);
		for (size_t i = 0; i < strlen(s->a); i++) {
			if (to[i] == ALIGN_NONE)
				continue;
			assert_true(paired == 0 || to[i] > last);
			assert_int_equal(s->a[i], s->b[to[i]]);
			last = to[i];
			paired++;
		}
		assert_int_equal(paired, cases[k].paired);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_a_decision),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_the_roll),
		cmocka_unit_test(test_the_head),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_long_texts_are_told_by_what_differs),
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_a_kept_text_comes_back_the_same),
		cmocka_unit_test(test_numbers_in_a_text_are_no_headings),
		cmocka_unit_test(test_align),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
