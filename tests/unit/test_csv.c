/* Tables out and in: quoting, formulas, character sets, delimiters, what spreadsheets do to cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "formats/csv_in.h"
#include "formats/csv_out.h"

#include "cmocka.h"

/* ---- Out ---- */

static void writes(const char *cell, const char *want)
{
	struct buf b = { 0 };
	struct csv_out c;
	char *whole = xasprintf("\xef\xbb\xbf%s;x\r\n", want);

	csv_begin(&c, &b);
	csv_cell(&c, cell);
	csv_cell(&c, "x");
	csv_end_row(&c);
	assert_string_equal(buf_str(&b), whole);
	free(whole);
	buf_release(&b);
}

static void test_cells_are_quoted_where_they_must_be(void **state)
{
	(void)state;
	writes("Ek", "Ek");
	writes("", "");
	writes(NULL, "");
	writes("a;b", "\"a;b\"");
	writes("a,b", "\"a,b\"");
	writes("säg \"hej\"", "\"säg \"\"hej\"\"\"");
	writes("två\nrader", "\"två\nrader\"");
}

static void test_no_cell_leaves_as_a_formula(void **state)
{
	(void)state;
	writes("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"");
	writes("+46 70 123 45 67", "\"'+46 70 123 45 67\"");
	writes("-2+3", "\"'-2+3\"");
	writes("@SUM(A1)", "\"'@SUM(A1)\"");
	writes("\tx", "\"'\tx\"");
	writes("\rx", "\"'\rx\"");
	writes("＝1+1", "\"'＝1+1\"");
	writes("＋1", "\"'＋1\"");
	writes("－1", "\"'－1\"");
	writes("＠x", "\"'＠x\"");
	writes(" =1", "\"' =1\"");
	/* An apostrophe of its own is told apart on the way back. */
	writes("'=1", "\"''=1\"");
	writes("'t Hooft", "'t Hooft");
	writes("'Abd", "\"''Abd\"");
}

static void test_numbers_are_numbers(void **state)
{
	struct buf b = { 0 };
	struct csv_out c;

	(void)state;
	csv_begin(&c, &b);
	csv_int(&c, -12);
	csv_int(&c, 2026);
	csv_end_row(&c);
	assert_string_equal(buf_str(&b), "\xef\xbb\xbf-12;2026\r\n");
	buf_release(&b);
}

/* ---- In ---- */

static struct csv_table read_bytes(const void *bytes, size_t n)
{
	struct csv_table t;
	struct err e = { 0 };

	if (!csv_read(bytes, n, &t, &e))
		fail_msg("%s", e.text);
	return t;
}

static struct csv_table read_text(const char *s)
{
	return read_bytes(s, strlen(s));
}

static void has(const struct csv_table *t, size_t row, size_t column, const char *want)
{
	assert_true(row < t->n);
	assert_string_equal(csv_at(&t->v[row], column), want);
}

static void test_what_was_written_is_read_back(void **state)
{
	static const char *const cells[] = { "=HYPERLINK(\"x\")", "+46 70", "'=1", "''+",
		"'t Hooft", "'Abd", "'", "a;b", "\"q\"", "två\nrader", "＝1", "", "-", "Åsa",
		"'@" };
	struct buf b = { 0 };
	struct csv_out c;
	struct csv_table t;

	(void)state;
	csv_begin(&c, &b);
	csv_row(&c, cells, ARRAY_LEN(cells));
	t = read_bytes(b.s, b.len);
	assert_int_equal(t.n, 1);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		has(&t, 0, i, cells[i]);
	csv_table_release(&t);
	buf_release(&b);
}

static void divides(const char *text, char delimiter, const char *second)
{
	struct csv_table t = read_text(text);

	assert_int_equal(t.delimiter, delimiter);
	has(&t, 0, 1, second);
	csv_table_release(&t);
}

static void test_the_delimiter_is_found(void **state)
{
	(void)state;
	divides("a;b\n1;2\n", ';', "b");
	divides("a,b\n1,2\n", ',', "b");
	divides("a\tb\n1\t2\n", '\t', "b");
	divides("a|b\n1|2\n", '|', "b");
	/* Commas inside are no delimiters where another one agrees better. */
	divides("Namn;Grupper\n\"Alm, Karin\";Norr, Väst\nBo Ek;Norr\n", ';', "Grupper");
	divides("Name,Note\n\"Ek; Bo\",\"a;b\"\n\"Alm; Karin\",c\n", ',', "Note");
	divides("sep=;\na,1;b,1\n", ';', "b,1");
	divides("\"sep=,\"\na;1,b\n", ',', "b");
}

static void test_character_sets(void **state)
{
	static const char windows[] = "Namn;Part\nP\xe4r \xc5gren;F\xf6rs\xe4kringskassan\n";
	static const char mac[] = "Namn;Part\nP\x8ar \x81gren;F\x9ars\x8akringskassan\n";
	static const char wide[] = "\xff\xfeN\0;\0P\0\n\0\xe5\0;\0\xf6\0\n\0";
	struct csv_table t;

	(void)state;
	t = read_bytes(windows, sizeof(windows) - 1);
	assert_string_equal(t.charset, "windows-1252");
	has(&t, 1, 0, "Pär Ågren");
	csv_table_release(&t);
	t = read_bytes(mac, sizeof(mac) - 1);
	assert_string_equal(t.charset, "macintosh");
	has(&t, 1, 0, "Pär Ågren");
	has(&t, 1, 1, "Försäkringskassan");
	csv_table_release(&t);
	t = read_bytes(wide, sizeof(wide) - 1);
	assert_string_equal(t.charset, "UTF-16LE");
	has(&t, 1, 0, "å");
	has(&t, 1, 1, "ö");
	csv_table_release(&t);
	t = read_text("\xef\xbb\xbfNamn;x\nÅsa;1\n");
	has(&t, 0, 0, "Namn");
	csv_table_release(&t);
}

static void test_what_spreadsheets_do_to_cells(void **state)
{
	struct csv_table t =
		read_text("a;b;c;d;;;\r\n"
			  "=\"0123\";'0701;\u00a0Bo\u00a0Ek\u00a0;\"=\"\"07\"\"\";;;\r\n"
			  ";;;;;;\r\n"
			  "\r\n"
			  "\"rad 1\nrad 2\";'t Hooft;x;y;;;\r\n"
			  "z;;;;;;\r\n");

	(void)state;
	assert_int_equal(t.n, 4);
	assert_int_equal(t.columns, 4);
	has(&t, 1, 0, "0123");
	has(&t, 1, 1, "0701");
	has(&t, 1, 2, "Bo Ek");
	has(&t, 1, 3, "07");
	has(&t, 2, 0, "rad 1\nrad 2");
	has(&t, 2, 1, "'t Hooft");
	assert_int_equal(t.v[1].line, 2);
	assert_int_equal(t.v[2].line, 5);
	assert_int_equal(t.v[3].line, 7);
	csv_table_release(&t);
}

static void refuses(const char *text, size_t n, const char *words)
{
	struct csv_table t;
	struct err e = { 0 };

	assert_false(csv_read(text, n, &t, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_non_null(strstr(e.text, words));
	csv_table_release(&t);
}

static void test_what_cannot_be_read_is_refused_in_words(void **state)
{
	struct buf b = { 0 };

	(void)state;
	refuses("", 0, "empty");
	refuses("PK\003\004xxxx", 8, "Word");
	refuses("a;b\n\"c;d\ne;f\n", 12, "line 2");
	buf_puts(&b, "a;b\n");
	for (int i = 0; i < CSV_CELL_MAX + 2; i++)
		buf_putc(&b, 'x');
	refuses(b.s, b.len, "Line 2");
	buf_cut(&b, 0);
	for (int i = 0; i < CSV_ROWS_MAX + 1; i++)
		buf_puts(&b, "a;b\n");
	refuses(b.s, b.len, "50000");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells_are_quoted_where_they_must_be),
		cmocka_unit_test(test_no_cell_leaves_as_a_formula),
		cmocka_unit_test(test_numbers_are_numbers),
		cmocka_unit_test(test_what_was_written_is_read_back),
		cmocka_unit_test(test_the_delimiter_is_found),
		cmocka_unit_test(test_character_sets),
		cmocka_unit_test(test_what_spreadsheets_do_to_cells),
		cmocka_unit_test(test_what_cannot_be_read_is_refused_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
