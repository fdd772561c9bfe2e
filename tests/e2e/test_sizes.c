/* Every view in every window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "cmocka.h"
#include "tests/support/pty.h"

static void expect_footer(struct pty *p, int rows, int cols)
{
	const char *footer = pty_row(p, rows - 1);

	if (!strstr(footer, "? hjälp"))
		pty_fail(p, "%dx%d: the footer has no “? hjälp”", cols, rows);
	if (text_cells(footer) > cols)
		pty_fail(p, "%dx%d: the footer is too wide", cols, rows);
}

static void test_views_fit_their_window(void **state)
{
	static const int sizes[][2] = { { 36, 120 }, { 24, 80 }, { 16, 60 }, { 12, 40 }, { 5, 20 },
		{ 100, 300 }, { 50, 50 }, { 6, 200 } };
	struct pty *p = pty_demo(&(struct pty_opts) { 0 });

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		int rows = sizes[i][0], cols = sizes[i][1];

		pty_resize(p, rows, cols);
		for (char view = '1'; view <= '4'; view++) {
			pty_type(p, (char[]) { view, '\0' });
			expect_footer(p, rows, cols);
		}
	}
	pty_free(p);
}

static void test_the_smallest_windows(void **state)
{
	static const int sizes[][2] = { { 1, 1 }, { 1, 80 }, { 24, 1 }, { 4, 80 }, { 24, 19 },
		{ 2, 2 } };
	struct pty *p = pty_demo(&(struct pty_opts) { 0 });

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		pty_resize(p, sizes[i][0], sizes[i][1]);
	pty_resize(p, 4, 80);
	assert_true(pty_has(p, "Fönstret är för litet"));
	pty_type(p, "2");
	pty_resize(p, 24, 80);
	assert_true(pty_has(p, "[2 Möten]"));
	pty_free(p);
}

static void test_starting_in_a_tiny_window(void **state)
{
	struct pty *p = pty_demo(&(struct pty_opts) { .rows = 1, .cols = 1 });

	(void)state;
	pty_resize(p, 24, 80);
	assert_true(pty_has(p, "[1 Hjul]"));
	pty_free(p);
}

static void test_a_storm_of_resizing_keeps_the_focus(void **state)
{
	struct pty *p = pty_demo(&(struct pty_opts) { 0 });
	char *before;
	int row, col;
	bool visible;

	(void)state;
	pty_type(p, "2");
	pty_type(p, PTY_HOME);
	pty_type(p, PTY_DOWN PTY_DOWN PTY_DOWN);
	pty_cursor(p, &row, &col, &visible);
	before = strdup(pty_row(p, row));
	for (int i = 0; i < 60; i++)
		pty_resize(p, 5 + i * 7 % 40, 20 + i * 13 % 120);
	pty_resize(p, 24, 80);
	pty_cursor(p, &row, &col, &visible);
	assert_string_equal(pty_row(p, row), before);
	free(before);
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_views_fit_their_window),
		cmocka_unit_test(test_the_smallest_windows),
		cmocka_unit_test(test_starting_in_a_tiny_window),
		cmocka_unit_test(test_a_storm_of_resizing_keeps_the_focus),
	};

	return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
