/* Documents as PDF: what can be seen in the file without a reader of PDF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "formats/notes_out_text.h"
#include "formats/pdf.h"

#include "cmocka.h"

static const char notes[] = "Minnesanteckningar – Beredning Väst\n"
			    "\n"
			    "Datum: tisdag 10 mars 2026\n"
			    "\n"
			    "Närvarande: Karin Alm, Bo Ågren\n"
			    "\n"
			    "1. Välkommen\n"
			    "\n"
			    "Johan hälsar välkommen.\n"
			    "\n"
			    "2. Ansökningar\n"
			    "\n"
			    "- en sak\n"
			    "- en sak till\n"
			    "\n"
			    "2a. Ekby\n"
			    "\n"
			    "Nr | Beslut | Punkt\n"
			    "1 | att gå vidare | 2\n"
			    "2 | att vänta | 2a\n";

enum { MADE = 1773132120 };

/* Skips the test where the program is built without. */
static void make(const char *language, const char *text, struct buf *pdf)
{
	struct notes_document d;
	struct err e = { 0 };
	bool ok;

	notes_document_read(language, text, &d);
	ok = notes_document_pdf(&d, MADE, pdf, &e);
	notes_document_release(&d);
	if (ok)
		return;
	if (e.code != ERR_INVALID)
		fail_msg("%s", e.text);
	assert_non_null(strstr(e.text, "without PDF"));
	skip();
}

static size_t count(const struct buf *pdf, const char *what)
{
	size_t n = strlen(what), found = 0;

	for (size_t i = 0; i + n <= pdf->len; i++)
		found += memcmp(pdf->s + i, what, n) == 0;
	return found;
}

static void test_it_is_tagged(void **state)
{
	struct buf pdf = { 0 };

	(void)state;
	make("sv", notes, &pdf);
	assert_int_equal(memcmp(pdf.s, "%PDF-1.4", 8), 0);
	assert_int_equal(count(&pdf, "/S /Document"), 1);
	assert_int_equal(count(&pdf, "/S /H1\n"), 1);
	assert_int_equal(count(&pdf, "/S /H2\n"), 2);
	assert_int_equal(count(&pdf, "/S /H3\n"), 1);
	assert_int_equal(count(&pdf, "/S /L\n"), 1);
	assert_int_equal(count(&pdf, "/S /LI\n"), 2);
	assert_int_equal(count(&pdf, "/S /LBody\n"), 2);
	assert_int_equal(count(&pdf, "/S /Table\n"), 1);
	assert_int_equal(count(&pdf, "/S /TR\n"), 3);
	assert_int_equal(count(&pdf, "/S /TH\n"), 3);
	assert_int_equal(count(&pdf, "/S /TD\n"), 6);
	assert_true(count(&pdf, "/Marked true") >= 1);
	assert_int_equal(count(&pdf, "/Lang (sv-SE)"), 1);
	assert_int_equal(count(&pdf, "/DisplayDocTitle true"), 1);
	buf_release(&pdf);
}

static void test_fonts_are_inside_and_pages_are_a4(void **state)
{
	struct buf pdf = { 0 };

	(void)state;
	make("en", notes, &pdf);
	assert_true(count(&pdf, "/FontFile2") + count(&pdf, "/FontFile3") >= 1);
	assert_true(count(&pdf, "/ToUnicode") >= 1);
	assert_true(count(&pdf, "[ 0 0 595.28") >= 1);
	assert_int_equal(count(&pdf, "/Lang (en)"), 1);
	assert_int_equal(count(&pdf, "(D:20260310084200Z"), 2);
	buf_release(&pdf);
}

static void test_same_values_same_bytes(void **state)
{
	struct buf a = { 0 }, b = { 0 };

	(void)state;
	make("sv", notes, &a);
	make("sv", notes, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.s, b.s, a.len);
	buf_release(&a);
	buf_release(&b);
}

static void test_long_and_empty_documents(void **state)
{
	struct buf text = { 0 }, pdf = { 0 };

	(void)state;
	make("sv", "", &pdf);
	assert_true(count(&pdf, "/MediaBox") >= 1);
	buf_cut(&pdf, 0);
	buf_puts(&text, "Anteckningar\n\n1. En\n\n");
	for (int i = 0; i < 4000; i++)
		buf_puts(&text, "ord och åter ord ");
	make("sv", buf_str(&text), &pdf);
	assert_true(count(&pdf, "/MediaBox") > 5);
	assert_int_equal(count(&pdf, "/S /Document"), 1);
	buf_release(&text);
	buf_release(&pdf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_it_is_tagged),
		cmocka_unit_test(test_fonts_are_inside_and_pages_are_a4),
		cmocka_unit_test(test_same_values_same_bytes),
		cmocka_unit_test(test_long_and_empty_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
