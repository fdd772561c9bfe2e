/* Keys in bursts, pastes, the mouse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#include "cmocka.h"
#include "tests/support/pty.h"

static const struct pty_opts plain;

/* 200 lines that would do damage if they were keys, with control characters. */
static char *wicked_paste(void)
{
	struct buf b = { 0 };

	buf_puts(&b, "\033[200~");
	for (int i = 1; i <= 200; i++)
		buf_printf(&b, "rad %d qdF\033[31m\001\a\r", i);
	buf_puts(&b, "\033[201~");
	return buf_take(&b);
}

static void test_a_paste_in_a_list_does_nothing(void **state)
{
	struct pty *p = pty_demo(&plain);
	char *paste = wicked_paste(), *before;

	(void)state;
	pty_type(p, "3");
	pty_type(p, "r");
	before = strdup(pty_row(p, 0));
	pty_type(p, paste);
	assert_string_equal(pty_row(p, 0), before);
	pty_type(p, PTY_DOWN);
	assert_string_equal(pty_row(p, 0), before);
	free(before);
	free(paste);
	pty_free(p);
}

static void test_a_paste_in_the_composer_is_text(void **state)
{
	struct pty *p = pty_demo(&plain);
	char *paste = wicked_paste();
	int row, col;
	bool visible;

	(void)state;
	pty_type(p, "3");
	pty_type(p, "a");
	pty_cursor(p, &row, &col, &visible);
	assert_true(visible);
	pty_type(p, paste);
	assert_true(pty_has(p, "rad 200 qdF[31m"));
	pty_type(p, PTY_ESC);
	assert_true(pty_has(p, "? hjälp"));
	free(paste);
	pty_free(p);
}

static void test_a_held_key_is_one_paint(void **state)
{
	struct pty *p = pty_demo(&plain);
	char keys[501];
	size_t before, after;
	char *end;

	(void)state;
	pty_type(p, "2");
	pty_type(p, PTY_END);
	end = strdup(pty_screen(p));
	pty_type(p, PTY_HOME);
	pty_output(p, &before);
	memset(keys, 'j', 500);
	keys[500] = '\0';
	pty_type(p, keys);
	pty_output(p, &after);
	assert_string_equal(pty_screen(p), end);
	assert_true(after - before < 4000);
	free(end);
	pty_free(p);
}

static void test_esc_then_a_letter_are_two_keys(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_type(p, "?");
	pty_type(p, PTY_ESC "2");
	assert_true(pty_has(p, "[2 Möten]"));
	assert_false(pty_has(p, "Hjälp"));
	pty_free(p);
}

static void test_odd_bytes_do_nothing(void **state)
{
	static const char bytes[] = "\033[99;99;99~\033[?62c\xff\xc3\033]0;x\a\033P1\033\\2";
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_send(p, bytes, sizeof(bytes) - 1);
	pty_wait_text(p, "2");
	pty_type(p, PTY_ESC);
	pty_type(p, PTY_ESC);
	pty_type(p, "4");
	assert_true(pty_has(p, "[4 Personer]"));
	pty_free(p);
}

/* Send a mouse report for the row that holds the text. */
static void mouse(struct pty *p, int button, const char *text)
{
	struct buf b = { 0 };
	int row = 0;

	while (row < 24 && !strstr(pty_row(p, row), text))
		row++;
	buf_printf(&b, "\033[<%d;4;%dM", button, row + 1);
	pty_type(p, buf_str(&b));
	buf_release(&b);
}

static void test_the_mouse(void **state)
{
	struct pty *p = pty_demo(&plain);
	int row, col;
	bool visible;

	(void)state;
	pty_type(p, "2");
	mouse(p, 0, "Extra möte");
	pty_cursor(p, &row, &col, &visible);
	assert_non_null(strstr(pty_row(p, row), "Extra möte"));
	mouse(p, 65, "Extra möte");
	pty_cursor(p, &row, &col, &visible);
	assert_null(strstr(pty_row(p, row), "Extra möte"));
	mouse(p, 0, "Beredning Norr");
	pty_cursor(p, &row, &col, &visible);
	assert_non_null(strstr(pty_row(p, row), "Beredning Norr"));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_paste_in_a_list_does_nothing),
		cmocka_unit_test(test_a_paste_in_the_composer_is_text),
		cmocka_unit_test(test_a_held_key_is_one_paint),
		cmocka_unit_test(test_esc_then_a_letter_are_two_keys),
		cmocka_unit_test(test_odd_bytes_do_nothing),
		cmocka_unit_test(test_the_mouse),
	};

	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
