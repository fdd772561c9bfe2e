/* Paths as people type them, and as a file dropped into the terminal's window types itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/paths.h"

#include "cmocka.h"
#include "tui/views/path_part.h"

static void expect(const char *typed, const char *wanted)
{
	char *path = path_expand(typed);

	assert_string_equal(path, wanted);
	free(path);
}

static void test_home_and_beginning_anew(void **state)
{
	(void)state;
	setenv("HOME", "/home/anna", 1);
	expect("~", "/home/anna");
	expect("~/x.txt", "/home/anna/x.txt");
	expect("x.txt", "x.txt");
	expect("~//mnt/x.txt", "/mnt/x.txt");
	expect("~/notes/~/x.txt", "/home/anna/x.txt");
	expect("~x", "~x");
}

static void expect_shown(const char *text, const char *wanted)
{
	char *shown = path_tilde(text);

	assert_string_equal(shown, wanted);
	free(shown);
}

static void test_home_is_short_in_messages(void **state)
{
	(void)state;
	setenv("HOME", "/home/anna/", 1);
	expect_shown("Could not read /home/anna/x.txt: gone", "Could not read ~/x.txt: gone");
	expect_shown("/home/anna/a ('/home/anna/b')", "~/a ('~/b')");
	expect_shown("/home/annabel/x, /mnt/home/anna/x", "/home/annabel/x, /mnt/home/anna/x");
	expect_shown("", "");
	setenv("HOME", "/", 1);
	expect_shown("/etc/x", "/etc/x");
}

static void test_dropped_into_the_window(void **state)
{
	(void)state;
	setenv("HOME", "/home/anna", 1);
	expect("~/'/mnt/Möte 3/x.txt' ", "/mnt/Möte 3/x.txt");
	expect("'/mnt/x.txt'", "/mnt/x.txt");
	expect("~//mnt/M\303\266te\\ 3/x\\ \\(2\\).txt ", "/mnt/M\303\266te 3/x (2).txt");
	expect("~/file:///mnt/M%C3%B6te%203/x.txt", "/mnt/M\303\266te 3/x.txt");
	expect("file:///mnt/100%.txt", "/mnt/100%.txt");
	expect("~/Anna's notes/x.txt", "/home/anna/Anna's notes/x.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_home_and_beginning_anew),
		cmocka_unit_test(test_home_is_short_in_messages),
		cmocka_unit_test(test_dropped_into_the_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
