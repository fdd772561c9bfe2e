/* The lines of a calendar, however they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/content_line.h"

#include "cmocka.h"

/* The lines as "NAME|params|value", one after the other. */
static void lines(const char *bytes, const char *wanted)
{
	struct content_reader r;
	struct content_line l;
	struct buf b = { 0 };

	content_open(&r, bytes, strlen(bytes));
	while (content_next(&r, &l))
		buf_printf(&b, "%s|%s|%s\n", l.name, l.params, l.value);
	content_close(&r);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void every_line_end_ends_a_line(void **state)
{
	(void)state;
	lines("A:1\r\nB:2\nC:3\rD:4", "A||1\nB||2\nC||3\nD||4\n");
	lines("A:1\r\n\r\n\n\rB:2\r\n", "A||1\nB||2\n");
}

static void folds_are_taken_out(void **state)
{
	(void)state;
	lines("SUMMARY:Sk\xc3\r\n \xa5ne\r\n\t och\r\n", "SUMMARY||Sk\xc3\xa5ne och\n");
	lines("BEG\n IN:VEVENT\n", "BEGIN||VEVENT\n");
}

static void names_and_parameters_are_told_apart(void **state)
{
	(void)state;
	lines("dtstart;tzid=\"a:b;c\";value=date:20260310",
		"DTSTART|tzid=\"a:b;c\";value=date|20260310\n");
	lines("no colon at all", "||no colon at all\n");
	lines("X;P=\"never closed:v", "X|P=\"never closed|v\n");
}

static void soft_breaks_of_old_writers(void **state)
{
	(void)state;
	lines("SUMMARY;ENCODING=QUOTED-PRINTABLE:a=\r\nb\r\nX:1",
		"SUMMARY|ENCODING=QUOTED-PRINTABLE|ab\nX||1\n");
	lines("URL:http://x/?a=\r\nX:1", "URL||http://x/?a=\nX||1\n");
}

static struct content_line line_of(struct content_reader *r, const char *bytes)
{
	struct content_line l;

	content_open(r, bytes, strlen(bytes));
	assert_true(content_next(r, &l));
	return l;
}

static void a_parameter_is_unquoted(void **state)
{
	struct content_reader r;
	struct content_line l =
		line_of(&r, "ATTENDEE;ROLE=X;CN=\"Alm, ^'Kajsa^' ^^\",b:mailto:a@b");
	struct buf b = { 0 };

	(void)state;
	assert_true(content_param(&l, "CN", &b));
	assert_string_equal(b.s, "Alm, \"Kajsa\" ^");
	assert_false(content_param(&l, "PARTSTAT", &b));
	buf_release(&b);
	content_close(&r);
}

static void a_zone_with_a_colon_needs_no_quotes(void **state)
{
	struct content_reader r;
	struct content_line l = line_of(&r, "DTSTART;TZID=(UTC+01:00) Stockholm:20260310T090000");
	struct buf b = { 0 };

	(void)state;
	content_last_colon(&l);
	assert_string_equal(l.value, "20260310T090000");
	assert_true(content_param(&l, "TZID", &b));
	assert_string_equal(b.s, "(UTC+01:00) Stockholm");
	buf_release(&b);
	content_close(&r);
}

static void cleaned(const char *line, bool lines, size_t max, const char *wanted)
{
	struct content_reader r;
	struct content_line l = line_of(&r, line);
	char *s = content_text(&l, lines, max);

	assert_string_equal(s, wanted);
	free(s);
	content_close(&r);
}

static void texts_are_what_people_may_see(void **state)
{
	(void)state;
	cleaned("S:a\\, b\\; c\\nd\\\\n\\x", true, 99, "a, b; c\nd\\n\\x");
	cleaned("S:a\\nb", false, 99, "a b");
	cleaned("S:r\x1b[31m\xc2\x9b\xe2\x80\xaet\x07", false, 99, "r[31mt");
	cleaned("S:M\xf6te", false, 99, "Möte");
	cleaned("S:åäöåäö", false, 3, "åäö");
	cleaned("S;ENCODING=quoted-printable:M=C3=B6te=0Ax", true, 99, "Möte\nx");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_end_ends_a_line),
		cmocka_unit_test(folds_are_taken_out),
		cmocka_unit_test(names_and_parameters_are_told_apart),
		cmocka_unit_test(soft_breaks_of_old_writers),
		cmocka_unit_test(a_parameter_is_unquoted),
		cmocka_unit_test(a_zone_with_a_colon_needs_no_quotes),
		cmocka_unit_test(texts_are_what_people_may_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
