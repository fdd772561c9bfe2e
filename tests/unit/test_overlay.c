#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/i18n.h"

#include "cmocka.h"
#include "tui/widgets/overlay.h"

static const struct choice outcomes[] = {
	{ { .code = 'b' }, "behandlad", NULL },
	{ { .code = 'e' }, "ej behandlad", "mötet är slut" },
	{ { .code = 'h' }, "hänvisas", NULL },
};

static void expect(struct grid *g, const char *want)
{
	struct canvas c = grid_canvas(g);
	char *have = canvas_dump(&c);

	assert_string_equal(have, want);
	free(have);
	grid_clear(g);
}

static void test_a_box_has_its_title_in_the_frame(void **state)
{
	struct grid *g = grid_new(5, 20, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g), in;

	(void)state;
	canvas_fill(&c, 0, 0, 5, 20, STYLE_NORMAL, 'x');
	in = overlay_box(&c, OVERLAY_CENTRE, 1, 12, "Hjälp", "Esc");
	assert_int_equal(in.rows, 1);
	assert_int_equal(in.cols, 12);
	canvas_text(&in, 0, 0, CELLS_REST, STYLE_NORMAL, "hej");
	expect(g,
		"xxxxxxxxxxxxxxxxxxxx\n"
		"xx┌─ Hjälp ──────┐xx\n"
		"xx│ hej          │xx\n"
		"xx└─ Esc ────────┘xx\n"
		"xxxxxxxxxxxxxxxxxxxx\n");
	grid_free(g);
}

static void test_a_box_gets_smaller_with_its_canvas(void **state)
{
	struct grid *g = grid_new(40, 40, CHARSET_ASCII);

	(void)state;
	for (int rows = 1; rows < 5; rows++) {
		for (int cols = 1; cols < 12; cols++) {
			struct canvas c = grid_canvas(g), small = canvas_sub(&c, 0, 0, rows, cols);
			struct canvas in =
				overlay_box(&small, OVERLAY_CENTRE, 10, 50, "Titel", "Fot");

			assert_true(
				in.rows >= 0 && in.rows < rows && in.cols >= 0 && in.cols < cols);
			overlay_keys(&small, "Utfall", outcomes, 3);
			overlay_choices(&small, "Utfall", NULL, outcomes, 3, 2);
		}
	}
	grid_free(g);
}

static void test_which_key(void **state)
{
	struct grid *g = grid_new(5, 44, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct key b = { .code = 'b' };

	(void)state;
	overlay_keys(&c, "Utfall", outcomes, 3);
	assert_int_equal(grid_zone_at(g, 1, 8)->value, key_pack(&b));
	expect(g,
		"    ┌─ Utfall ─────────────────────────┐\n"
		"    │ b  behandlad                     │\n"
		"    │ e  ej behandlad  (mötet är slut) │\n"
		"    │ h  hänvisas                      │\n"
		"    └──────────────────────────────────┘\n");
	grid_free(g);
}

static void test_choosing(void **state)
{
	struct key k;
	size_t at = 0;

	(void)state;
	key_parse("<Down>", &k);
	assert_int_equal(choice_key(outcomes, 3, &at, &k), -1);
	assert_int_equal(at, 1);
	key_parse("<Enter>", &k);
	assert_int_equal(choice_key(outcomes, 3, &at, &k), -1); /* not possible now */
	key_parse("h", &k);
	assert_int_equal(choice_key(outcomes, 3, &at, &k), 2);
	assert_int_equal(at, 2);
	key_parse("<Home>", &k);
	choice_key(outcomes, 3, &at, &k);
	key_parse("<Enter>", &k);
	assert_int_equal(choice_key(outcomes, 3, &at, &k), 0);
	key_parse("x", &k);
	assert_int_equal(choice_key(outcomes, 3, &at, &k), -1);
	assert_int_equal(choice_key(outcomes, 0, &at, &k), -1);
}

static void test_a_choice_list_shows_its_cursor(void **state)
{
	struct grid *g = grid_new(5, 44, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	int row, col;
	bool visible;

	(void)state;
	assert_int_equal(overlay_choices(&c, "Utfall", NULL, outcomes, 3, 1), 0);
	grid_cursor(g, &row, &col, &visible);
	assert_int_equal(row, 2);
	expect(g,
		"   ┌─ Utfall ───────────────────────────┐\n"
		"   │   b  behandlad                     │\n"
		"   │ ▶ e  ej behandlad  (mötet är slut) │\n"
		"   │   h  hänvisas                      │\n"
		"   └────────────────────────────────────┘\n");
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_box_has_its_title_in_the_frame),
		cmocka_unit_test(test_a_box_gets_smaller_with_its_canvas),
		cmocka_unit_test(test_which_key),
		cmocka_unit_test(test_choosing),
		cmocka_unit_test(test_a_choice_list_shows_its_cursor),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("overlay", tests, NULL, NULL);
}
