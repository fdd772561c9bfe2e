/* Drawing with dots. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "cmocka.h"
#include "tui/widgets/braille.h"

static void expect(const struct braille *b, enum charset set, const char *want)
{
	struct grid *g = grid_new(b->rows, b->cols, set);
	struct canvas c = grid_canvas(g);
	char *text;

	braille_draw(b, &c, STYLE_NORMAL);
	text = canvas_dump(&c);
	assert_string_equal(text, want);
	free(text);
	grid_free(g);
}

/* Every dot has its own bit (Unicode's order), and outside there is none. */
static void test_dots(void **state)
{
	struct braille b;

	(void)state;
	braille_init(&b, 2, 4);
	braille_dot(&b, 0, 0);
	braille_dot(&b, 3, 3);
	braille_dot(&b, 4, 6);
	for (int y = 4; y < 8; y++)
		for (int x = 6; x < 8; x++)
			braille_dot(&b, x, y);
	braille_dot(&b, -1, 0);
	braille_dot(&b, 0, -1);
	braille_dot(&b, 8, 0);
	braille_dot(&b, 0, 8);
	expect(&b, CHARSET_UNICODE, "⠁⢀\n  ⠄⣿\n");
	expect(&b, CHARSET_ASCII, "..\n  ..\n");
	braille_release(&b);
}

static void test_lines(void **state)
{
	struct braille b;

	(void)state;
	braille_init(&b, 1, 4);
	braille_line(&b, 0, 3, 7, 3);
	braille_line(&b, 7, 0, 7, 3);
	expect(&b, CHARSET_UNICODE, "⣀⣀⣀⣸\n");
	braille_release(&b);
	/* Backwards, and a single place. */
	braille_init(&b, 1, 2);
	braille_line(&b, 3, 3, 0, 0);
	expect(&b, CHARSET_UNICODE, "⠑⢄\n");
	braille_line(&b, 0, 3, 0, 3);
	expect(&b, CHARSET_UNICODE, "⡑⢄\n");
	braille_release(&b);
}

/* Round: the same from the left and from above, without gaps. */
static void test_circle(void **state)
{
	struct braille b;

	(void)state;
	braille_init(&b, 2, 4);
	braille_circle(&b, 3.5, 3.5, 3.5);
	expect(&b, CHARSET_UNICODE, "⡔⠉⠉⢢\n⠣⣀⣀⠜\n");
	expect(&b, CHARSET_CONSOLE, "....\n....\n");
	braille_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dots),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_circle),
	};

	i18n_init("sv");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
