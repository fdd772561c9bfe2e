/* The program from its first screen to its last, as somebody meets it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka.h"
#include "tests/support/pty.h"

static const struct pty_opts plain;

static void expect_row(struct pty *p, int row, const char *text)
{
	if (!strstr(pty_row(p, row), text))
		pty_fail(p, "row %d has no “%s”", row, text);
}

static void test_demo_opens_on_the_year(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	expect_row(p, 0, "Årshjul 2026");
	expect_row(p, 0, "v.11");
	expect_row(p, 1, "[1 Hjul]");
	expect_row(p, 23, "? hjälp");
	pty_free(p);
}

static void test_numbers_switch_views(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_type(p, "2");
	expect_row(p, 1, "[2 Möten]");
	pty_type(p, "3");
	expect_row(p, 1, "[3 Pågår]");
	expect_row(p, 0, "PÅGÅR");
	pty_type(p, "4");
	expect_row(p, 1, "[4 Personer]");
	pty_type(p, "1");
	expect_row(p, 1, "[1 Hjul]");
	pty_free(p);
}

static void test_export_writes_a_calendar(void **state)
{
	struct pty *p = pty_demo(&plain);
	size_t n;

	(void)state;
	pty_type(p, "8");
	expect_row(p, 1, "[8 Export]");
	pty_type(p, PTY_ENTER);
	pty_wait_text(p, "Skrivet till ~/samordningsforbundet-ekbygden-2026.ics.");
	pty_type(p, PTY_DOWN);
	pty_wait_text(p, "Minnesanteckningar – Beredning Väst");
	/* The clipboard is asked with the text itself. */
	pty_type(p, "y");
	assert_non_null(strstr(pty_output(p, &n), "]52;c;"));
	pty_free(p);
}

static void test_help_is_a_palette(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_type(p, "?");
	assert_true(pty_has(p, "HJULET"));
	pty_type(p, "avslut");
	assert_true(pty_has(p, "ÖVERALLT"));
	assert_false(pty_has(p, "HJULET"));
	pty_type(p, PTY_ESC);
	pty_type(p, PTY_ESC);
	assert_false(pty_has(p, "Hjälp"));
	pty_type(p, PTY_F1);
	assert_true(pty_has(p, "Hjälp"));
	pty_free(p);
}

static void test_q_gives_the_terminal_back(void **state)
{
	struct pty *p = pty_run(&plain, (const char *const[]) { "demo", NULL });
	struct termios before, after;
	size_t n;

	(void)state;
	pty_settings(p, &before);
	pty_sync(p);
	assert_true(pty_alternate(p));
	pty_send(p, "q", 1);
	assert_int_equal(pty_wait_exit(p), 0);
	pty_settings(p, &after);
	assert_int_equal(before.c_lflag, after.c_lflag);
	assert_int_equal(before.c_iflag, after.c_iflag);
	assert_int_equal(before.c_oflag, after.c_oflag);
	assert_false(pty_alternate(p));
	assert_non_null(strstr(pty_output(p, &n), "\033[?2004l"));
	assert_string_equal(pty_stderr(p), "");
	pty_free(p);
}

static void test_the_first_start_offers_a_demo(void **state)
{
	struct pty *p = pty_run(&plain, (const char *const[]) { NULL });

	(void)state;
	pty_sync(p);
	assert_true(pty_has(p, "q  Avsluta"));
	expect_row(p, 23, "? hjälp");
	pty_type(p, "d");
	pty_type(p, "3");
	expect_row(p, 0, "PÅGÅR");
	pty_free(p);
}

static void test_the_face_speaks_english(void **state)
{
	static const char *const env[] = { "LANGUAGE=en", NULL };
	struct pty *p = pty_demo(&(struct pty_opts) { .env = env });

	(void)state;
	expect_row(p, 23, "? help");
	pty_free(p);
}

/* Accessibility: the terminal's cursor is on the focused row, seen or not. */
static void test_the_cursor_is_on_the_focused_row(void **state)
{
	static const char *const keys[] = { PTY_DOWN, PTY_DOWN, PTY_UP, PTY_DOWN, PTY_END, PTY_UP,
		PTY_HOME };
	struct pty *p = pty_demo(&plain);

	(void)state;
	for (char view = '1'; view <= '4'; view++) {
		pty_type(p, (char[]) { view, '\0' });
		for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
			int row, col;
			bool visible;

			pty_type(p, keys[i]);
			pty_cursor(p, &row, &col, &visible);
			if (!strstr(pty_row(p, row), "▶") && !pty_look(p, row, 1).reverse)
				pty_fail(p, "view %c: the cursor is on row %d", view, row);
			assert_false(visible);
		}
	}
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_demo_opens_on_the_year),
		cmocka_unit_test(test_numbers_switch_views),
		cmocka_unit_test(test_export_writes_a_calendar),
		cmocka_unit_test(test_help_is_a_palette),
		cmocka_unit_test(test_q_gives_the_terminal_back),
		cmocka_unit_test(test_the_first_start_offers_a_demo),
		cmocka_unit_test(test_the_face_speaks_english),
		cmocka_unit_test(test_the_cursor_is_on_the_focused_row),
	};

	return cmocka_run_group_tests_name("smoke", tests, NULL, NULL);
}
