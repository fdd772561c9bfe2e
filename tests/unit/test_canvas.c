#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "cmocka.h"
#include "tui/screen/canvas.h"

static void expect_dump(const struct canvas *c, const char *want)
{
	char *have = canvas_dump(c);

	assert_string_equal(have, want);
	free(have);
}

static void expect_styles(const struct canvas *c, const char *want)
{
	char *have = canvas_dump_styles(c);

	assert_string_equal(have, want);
	free(have);
}

static void test_text_is_clipped_with_an_ellipsis(void **state)
{
	struct grid *g = grid_new(4, 10, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	assert_int_equal(canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "Ågren, Bo"), 9);
	assert_int_equal(canvas_text(&c, 1, 0, CELLS_REST, STYLE_NORMAL, "Björk, Anna-Lena"), 10);
	assert_int_equal(canvas_text(&c, 2, 2, 4, STYLE_NORMAL, "Strömvik"), 4);
	assert_int_equal(canvas_text(&c, 3, 0, 0, STYLE_NORMAL, "nothing"), 0);
	assert_int_equal(canvas_text(&c, 3, 12, CELLS_REST, STYLE_NORMAL, "outside"), 0);
	expect_dump(&c, "Ågren, Bo\nBjörk, An…\n  Str…\n\n");
	grid_free(g);
}

static void test_right_aligned_text_ends_at_its_column(void **state)
{
	struct grid *g = grid_new(3, 12, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	canvas_right(&c, 0, 2, 5, STYLE_NORMAL, "9");
	canvas_right(&c, 1, 2, 5, STYLE_NORMAL, "13:15");
	canvas_right(&c, 2, 2, 5, STYLE_NORMAL, "torsdag");
	expect_dump(&c, "      9\n  13:15\n  tors…\n");
	grid_free(g);
}

static void test_a_part_clips_and_moves(void **state)
{
	struct grid *g = grid_new(4, 8, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g), part = canvas_sub(&c, 1, 2, 2, 4);

	(void)state;
	canvas_text(&part, -1, 0, CELLS_REST, STYLE_NORMAL, "above");
	canvas_text(&part, 0, -2, CELLS_REST, STYLE_NORMAL, "abcd");
	canvas_text(&part, 1, 0, CELLS_REST, STYLE_NORMAL, "åäöåäö");
	canvas_text(&part, 2, 0, CELLS_REST, STYLE_NORMAL, "below");
	expect_dump(&c, "\n  cd\n  åäö…\n\n");
	part = canvas_sub(&c, -3, 6, 9, 9);
	assert_int_equal(part.top, 0);
	assert_int_equal(part.rows, 4);
	assert_int_equal(part.cols, 2);
	part = canvas_sub(&c, 9, 9, 1, 1);
	assert_int_equal(part.rows + part.cols, 0);
	grid_free(g);
}

static void test_wide_characters_are_never_halved(void **state)
{
	struct grid *g = grid_new(3, 5, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g), part = canvas_sub(&c, 2, 1, 1, 3);

	(void)state;
	assert_int_equal(canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "日本語"), 5);
	assert_int_equal(canvas_text(&c, 1, 0, CELLS_REST, STYLE_NORMAL, "日本"), 4);
	canvas_text(&c, 1, 1, 1, STYLE_NORMAL, "x");
	canvas_text(&part, 0, -1, CELLS_REST, STYLE_NORMAL, "日本");
	expect_dump(&c, "日本…\n x本\n  本\n");
	grid_free(g);
}

static void test_combining_marks_share_a_cell(void **state)
{
	struct grid *g = grid_new(2, 6, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	assert_int_equal(canvas_text(&c, 0, 0, 6, STYLE_NORMAL,
				 "e\xcc\x81"
				 "a\xcc\x8a\xcc\x81"),
		2);
	assert_int_equal(
		canvas_text(&c, 1, 0, 6, STYLE_NORMAL, "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"),
		1);
	expect_dump(&c,
		"e\xcc\x81"
		"a\xcc\x8a\xcc\x81\na\xcc\x81\xcc\x81\xcc\x81\xcc\x81\n");
	/* The same sequence has the same number, so that equal rows are equal bytes. */
	canvas_text(&c, 1, 1, 6, STYLE_NORMAL, "x\xcc\x81");
	assert_int_equal(grid_row(g, 0)[0].marks, grid_row(g, 1)[1].marks);
	grid_free(g);
}

static void test_control_characters_are_shown_not_sent(void **state)
{
	struct grid *g = grid_new(2, 30, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	assert_int_equal(canvas_cells(&c, "a\x1b[31m\xc2\x9b\n\tb\xff"), 15);
	canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "a\x1b[31m\xc2\x9b\n\tb\xff");
	canvas_text(
		&c, 1, 0, CELLS_REST, STYLE_NORMAL, "Kar\xc2\xadin\xe2\x80\xae Al\xe2\x80\x8bm");
	expect_dump(&c, "a^[[31m\\x9b  b\xef\xbf\xbd\nKarin Alm\n");
	expect_styles(&c, ".cc....cccc\n\n");
	grid_free(g);
}

static void test_wrapping(void **state)
{
	struct grid *g = grid_new(6, 16, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	const char *text = "9:31 Elsa S: insatsen behöver samma\nbedömning";

	(void)state;
	assert_int_equal(canvas_wrap(&c, 0, 0, 16, 5, STYLE_NORMAL, text), 5);
	assert_int_equal(canvas_wrap_rows(&c, 16, 5, text), 5);
	expect_dump(
		&c, "9:31 Elsa S:\n     insatsen\n     behöver\n     samma\n     bedömning\n\n");
	grid_clear(g);
	assert_int_equal(canvas_wrap(&c, -1, 0, 4, 0, STYLE_NORMAL, "abcdefghij"), 3);
	assert_int_equal(canvas_wrap_rows(&c, 4, 0, ""), 1);
	assert_int_equal(canvas_wrap_rows(&c, 4, 0, "a\n\nb"), 3);
	assert_int_equal(canvas_wrap_rows(&c, 0, 9, "abc"), 3);
	expect_dump(&c, "efgh\nij\n\n\n\n\n");
	grid_free(g);
}

static void test_ascii_terminals_get_ascii(void **state)
{
	struct grid *g = grid_new(4, 30, CHARSET_ASCII);
	struct canvas c = grid_canvas(g);

	(void)state;
	canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "▶ Öst · 9:00–12:00 → …");
	canvas_text(&c, 1, 0, 8, STYLE_NORMAL, "Beredning Väst");
	canvas_hline(&c, 2, 0, 4);
	canvas_vline(&c, 2, 5, 2);
	canvas_text(&c, 3, 10, CELLS_REST, STYLE_NORMAL, "Hen⇥ ▓░ ⢀⣀");
	expect_dump(&c, "> Öst - 9:00-12:00 > ...\nBeredni~\n---- |\n     |    HenTab #. ..\n");
	assert_false(canvas_braille(&c));
	grid_free(g);
}

static void test_the_console_keeps_its_frames(void **state)
{
	struct grid *g = grid_new(1, 30, CHARSET_CONSOLE);
	struct canvas c = grid_canvas(g);

	(void)state;
	canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "▶ │ ─ ▏ ▓ ⇥");
	expect_dump(&c, "▶ │ ─ │ █ Tab\n");
	grid_free(g);
}

static void test_styles_and_focus(void **state)
{
	struct grid *g = grid_new(2, 8, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	canvas_text(&c, 0, 0, CELLS_REST, STYLE_PRESENT, "P");
	canvas_text(&c, 0, 2, CELLS_REST, STYLE_NORMAL, "Alm");
	canvas_add_style(&c, 0, 0, CELLS_REST, STYLE_FOCUS);
	canvas_text(&c, 1, 0, CELLS_REST, STYLE_ABSENT, "F");
	canvas_add_style(&c, 1, 2, 2, STYLE_MARKED);
	expect_styles(&c, "P#######\na.**\n");
	grid_free(g);
}

static void test_zones_and_cursor(void **state)
{
	struct grid *g = grid_new(5, 20, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g), part = canvas_sub(&c, 2, 5, 2, 10);
	int row, col;
	bool visible;

	(void)state;
	canvas_zone(&part, 0, 0, 1, 99, 1, 70);
	canvas_zone(&part, 0, 2, 1, 2, ZONE_KEY, 'q');
	assert_null(grid_zone_at(g, 2, 4));
	assert_int_equal(grid_zone_at(g, 2, 14)->value, 70);
	assert_null(grid_zone_at(g, 2, 15));
	assert_int_equal(grid_zone_at(g, 2, 7)->pane, ZONE_KEY);
	canvas_cursor(&part, 1, 99, true);
	grid_cursor(g, &row, &col, &visible);
	assert_int_equal(row, 3);
	assert_int_equal(col, 14);
	assert_true(visible);
	grid_clear(g);
	assert_null(grid_zone_at(g, 2, 7));
	grid_free(g);
}

static void test_the_smallest_grid(void **state)
{
	struct grid *g = grid_new(0, -3, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);

	(void)state;
	assert_int_equal(grid_rows(g) * grid_cols(g), 1);
	canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, "hjälp");
	expect_dump(&c, "…\n");
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_clipped_with_an_ellipsis),
		cmocka_unit_test(test_right_aligned_text_ends_at_its_column),
		cmocka_unit_test(test_a_part_clips_and_moves),
		cmocka_unit_test(test_wide_characters_are_never_halved),
		cmocka_unit_test(test_combining_marks_share_a_cell),
		cmocka_unit_test(test_control_characters_are_shown_not_sent),
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_ascii_terminals_get_ascii),
		cmocka_unit_test(test_the_console_keeps_its_frames),
		cmocka_unit_test(test_styles_and_focus),
		cmocka_unit_test(test_zones_and_cursor),
		cmocka_unit_test(test_the_smallest_grid),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
