/* Which lines of an item can be voted on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "rules/poll_lines.h"

#include "cmocka.h"

/* The lines as "x Praktik", or "- Praktik" where it is not chosen. */
static void expect(const struct note *notes, size_t n, int64_t except, const char *wanted)
{
	struct poll_lines lines;
	struct buf b = { 0 };

	poll_lines(notes, n, &except, 1, &lines);
	for (size_t i = 0; i < lines.n; i++)
		buf_printf(&b, "%s%s %s", i ? "\n" : "", lines.v[i].chosen ? "x" : "-",
			lines.v[i].text);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&lines.pool);
}

static void test_signs(void **state)
{
	(void)state;
	assert_int_equal(poll_sign("- Praktik"), 2);
	assert_int_equal(poll_sign("  •  Praktik"), strlen("  •  "));
	assert_int_equal(poll_sign("a) Praktik"), 3);
	assert_int_equal(poll_sign("12. Praktik"), 4);
	assert_int_equal(poll_sign("2027 års plan"), 0);
	assert_int_equal(poll_sign("-5 grader"), 0);
	assert_int_equal(poll_sign("Vi ses"), 0);
	assert_int_equal(poll_sign("-\nnästa"), 0);
}

static void test_listed_lines_are_chosen(void **state)
{
	char a[] = "Vad ska vi satsa på?", b[] = "- Praktik\n- Språkcafé", c[] = "* Körkort";
	const struct note notes[] = { { .id = 1, .text = a }, { .id = 2, .text = b },
		{ .id = 3, .text = c } };

	(void)state;
	expect(notes, 3, 0, "- Vad ska vi satsa på?\nx Praktik\nx Språkcafé\nx Körkort");
}

static void test_else_all_plain_text(void **state)
{
	char a[] = "Praktik", b[] = "Det blir dyrt", c[] = "Körkort", d[] = "Hemligt",
	     e[] = "Gruppen enas";
	const struct note notes[] = { { .id = 1, .text = a },
		{ .id = 2, .text = b, .kind = NOTE_REMARK }, { .id = 3, .text = c },
		{ .id = 4, .text = d, .kind = NOTE_PRIVATE },
		{ .id = 5, .text = e, .kind = NOTE_DECISION }, { .id = 6, .text = NULL } };

	(void)state;
	expect(notes, 6, 0, "x Praktik\n- Det blir dyrt\nx Körkort");
	expect(notes, 6, 3, "x Praktik\n- Det blir dyrt"); /* the result of an earlier vote */
	expect(notes, 0, 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_listed_lines_are_chosen),
		cmocka_unit_test(test_else_all_plain_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
