#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tui/screen/canvas.h"

/* May a terminal be sent this? Nothing that moves, colours, hides, reverses or answers. */
static bool harmless(const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;
	bool ok;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, &ok);
		if (!ok || (cp != '\n' && text_gate_cp(cp) != GATE_KEEP))
			return false;
	}
	return true;
}

static void test_every_code_point_through_the_gate(void **state)
{
	struct buf in = { 0 }, out = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		buf_cut(&in, 0);
		buf_cut(&out, 0);
		buf_put_utf8(&in, cp);
		text_safe(&out, in.s, in.len, true);
		if (!harmless(buf_str(&out)))
			fail_msg("U+%04X passes the gate", (unsigned)cp);
		if (text_cells(in.s) != text_cells(buf_str(&out)))
			fail_msg("U+%04X is measured as %d cells, shown in %d", (unsigned)cp,
				text_cells(in.s), text_cells(buf_str(&out)));
	}
	buf_release(&in);
	buf_release(&out);
}

static void test_every_code_point_on_the_canvas(void **state)
{
	struct grid *g = grid_new(1, 12, CHARSET_UNICODE);
	struct canvas c = grid_canvas(g);
	struct buf in = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		char *have;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		buf_cut(&in, 0);
		buf_putc(&in, 'a');
		buf_put_utf8(&in, cp);
		grid_clear(g);
		if (canvas_text(&c, 0, 0, CELLS_REST, STYLE_NORMAL, in.s) != text_cells(in.s))
			fail_msg("U+%04X", (unsigned)cp);
		have = canvas_dump(&c);
		if (!harmless(have))
			fail_msg("U+%04X reaches the canvas", (unsigned)cp);
		free(have);
	}
	buf_release(&in);
	grid_free(g);
}

static void test_known_tricks(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "\033]0;title\a", "^[]0;title^G" },
		{ "\033[2J\033[31m", "^[[2J^[[31m" },
		{ "\xc2\x9b"
		  "31m",
			"\\x9b31m" },
		{ "\x9b"
		  "31m",
			"\xef\xbf\xbd"
			"31m" },
		{ "admin\xe2\x80\xaetxt.exe", "admintxt.exe" },
		{ "a\xe2\x80\x8b\xef\xbb\xbf"
		  "b",
			"ab" },
		{ "sam\xc2\xadordnings", "samordnings" },
		{ "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd" },
		{ "rad\r\nrad", "rad^M rad" },
		{ "x\x7f", "x^?" },
		{ "\xf3\xa0\x81\xa1", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *have = text_safe_line(cases[i].in);

		assert_string_equal(have, cases[i].out);
		free(have);
	}
}

/* Noise of a fixed seed (the generator of Numerical Recipes, "quick and dirty"). */
static void test_noise(void **state)
{
	struct grid *g = grid_new(3, 17, CHARSET_ASCII);
	struct canvas c = grid_canvas(g);
	uint32_t seed = 2026;
	char bytes[64];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char *have, *safe;
		size_t n;

		for (n = 0; n < sizeof(bytes) - 1; n++) {
			seed = seed * 1664525u + 1013904223u;
			bytes[n] = (char)(seed >> 24 | 1);
		}
		bytes[n] = '\0';
		grid_clear(g);
		canvas_text(&c, 0, -3, CELLS_REST, STYLE_NORMAL, bytes);
		canvas_wrap(&c, 1, 0, 17, 2, STYLE_NORMAL, bytes);
		have = canvas_dump(&c);
		safe = text_safe_line(bytes);
		assert_true(harmless(have));
		assert_true(harmless(safe));
		free(have);
		free(safe);
	}
	grid_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point_through_the_gate),
		cmocka_unit_test(test_every_code_point_on_the_canvas),
		cmocka_unit_test(test_known_tricks),
		cmocka_unit_test(test_noise),
	};

	i18n_init("sv");
	return cmocka_run_group_tests_name("safe", tests, NULL, NULL);
}
