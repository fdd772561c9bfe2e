/* Terminals that can less, and those that cannot be drawn on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

/* Nothing but ASCII and the letters of Latin-1, which every console font has. */
static void expect_latin(struct pty *p)
{
	const char *s = pty_screen(p);
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp > 0xff)
			pty_fail(p, "U+%04X is drawn", (unsigned)cp);
	}
}

static void test_plain_terminals(void **state)
{
	static const char *const terms[] = { "linux", "vt220" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pty *p = pty_demo(&(struct pty_opts) { .term = terms[i] });

		for (char view = '1'; view <= '4'; view++) {
			pty_type(p, (char[]) { view, '\0' });
			expect_latin(p);
			assert_true(pty_has(p, "? hjälp"));
		}
		pty_type(p, "3");
		pty_type(p, "r");
		expect_latin(p);
		pty_type(p, "?");
		expect_latin(p);
		pty_free(p);
	}
}

static void test_other_terminals(void **state)
{
	static const char *const terms[] = { "tmux-256color", "screen", "rxvt-unicode-256color" };

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct pty *p = pty_demo(&(struct pty_opts) { .term = terms[i] });

		pty_type(p, "2");
		assert_true(pty_has(p, "▶"));
		pty_free(p);
	}
}

/* Ctrl-Z for those who set it so. Nobody can stop it here (there is no shell to go back to), so it comes
 * back at once: keys must work as before. */
static void test_suspend(void **state)
{
	char *home = scratch_folder(), *setting;
	struct pty *p;
	FILE *file;

	(void)state;
	setting = xasprintf("ARSHJUL_CONFIG=%s/config.ini", home);
	file = fopen(strchr(setting, '=') + 1, "w");
	assert_non_null(file);
	fputs("suspend = ja\n", file);
	fclose(file);
	p = pty_demo(&(struct pty_opts) { .env = (const char *const[]) { setting, NULL } });
	pty_type(p, "\x1a");
	pty_wait_text(p, "[1 Hjul]");
	pty_type(p, "2");
	assert_true(pty_has(p, "[2 Möten]"));
	pty_free(p);
	scratch_remove(home);
	free(setting);
}

/* The same face in any locale, åäö whole. */
static void test_locales(void **state)
{
	static const char *const locales[] = { "C", "POSIX", "fi_FI.UTF-8", "sv_SE.ISO-8859-1" };

	(void)state;
	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		struct pty *p = pty_demo(&(struct pty_opts) { .locale = locales[i] });

		assert_true(pty_has(p, "Årshjul 2026"));
		assert_true(pty_has(p, "? hjälp"));
		if (strcmp(locales[i], "fi_FI.UTF-8") != 0)
			expect_latin(p);
		pty_free(p);
	}
}

static void test_no_color(void **state)
{
	static const char *const env[] = { "NO_COLOR=1", NULL };
	struct pty *p = pty_demo(&(struct pty_opts) { .env = env });

	(void)state;
	pty_type(p, "3");
	pty_type(p, "r");
	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++)
			assert_int_equal(pty_look(p, row, col).color, -1);
	pty_free(p);
	p = pty_demo(&(struct pty_opts) { 0 });
	pty_type(p, "3");
	pty_type(p, "r");
	/* P is green, but also a letter. */
	assert_non_null(strstr(pty_row(p, 4), " P Berglund, Sofia"));
	assert_int_equal(pty_look(p, 4, (int)strcspn(pty_row(p, 4), "P")).color, 2);
	pty_free(p);
}

static void test_terminals_that_cannot_be_drawn_on(void **state)
{
	/* ncurses 6.4 forgets its memory for a terminal that it does not know. */
	static const char *const env[] = { "ASAN_OPTIONS=detect_leaks=0", NULL };
	static const char *const terms[] = { "unknown", "no-such-terminal" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct pty *p = pty_run(&(struct pty_opts) { .term = terms[i], .env = env },
			(const char *const[]) { "demo", NULL });
		size_t n;

		assert_int_equal(pty_wait_exit(p), 2);
		assert_non_null(strstr(pty_stderr(p), terms[i]));
		pty_output(p, &n);
		assert_int_equal(n, 0);
		pty_free(p);
	}
}

/* Everything that is seen: the text, and how each cell looks. */
static char *appearance(struct pty *p, int rows, int cols)
{
	struct buf b = { 0 };

	buf_puts(&b, pty_screen(p));
	for (int row = 0; row < rows; row++)
		for (int col = 0; col < cols; col++) {
			struct pty_look l = pty_look(p, row, col);

			buf_printf(&b, "%d%d%d%d ", l.bold, l.underline, l.reverse, l.color);
		}
	return buf_take(&b);
}

/* Only what changed is sent, and lists are scrolled by the terminal: what is seen must be what Ctrl-L
 * draws anew. */
static void test_changes_add_up_to_the_screen(void **state)
{
	static const char *const keys[] = { "2", "j", "k", "k", "k", "k", "k", "k", "k",
		PTY_PAGE_DOWN, PTY_PAGE_DOWN, "j", "k", PTY_END, "k", "j", PTY_HOME, PTY_PAGE_UP,
		"?", "j", "j", "j", "j", PTY_PAGE_DOWN, "k", "k", PTY_ESC, "3", "j", "j", "r", "p",
		"f", "x", "u", PTY_ESC, "4", "j", PTY_PAGE_DOWN, PTY_END, "k", "k", "1", PTY_DOWN };
	static const char *const terms[] = { "xterm-256color", "linux", "screen" };
	static const char nothing[] = "\033[24~"; /* F12 */

	(void)state;
	for (size_t t = 0; t < ARRAY_LEN(terms); t++) {
		struct pty *p = pty_demo(&(struct pty_opts) { .term = terms[t] });

		for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
			char *sent, *anew;

			pty_type(p, keys[i]);
			pty_type(p, nothing); /* any key takes messages away, Ctrl-L too */
			sent = appearance(p, 24, 80);
			pty_type(p, "\f");
			anew = appearance(p, 24, 80);
			assert_string_equal(sent, anew);
			free(sent);
			free(anew);
		}
		pty_free(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_terminals),
		cmocka_unit_test(test_other_terminals),
		cmocka_unit_test(test_suspend),
		cmocka_unit_test(test_locales),
		cmocka_unit_test(test_no_color),
		cmocka_unit_test(test_terminals_that_cannot_be_drawn_on),
		cmocka_unit_test(test_changes_add_up_to_the_screen),
	};

	return cmocka_run_group_tests_name("terminals", tests, NULL, NULL);
}
