/* However the program ends, the terminal is given back; and what does not end other programs' work in
 * a Windows user's hands does not end ours. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka.h"
#include "tests/support/pty.h"

static const struct pty_opts plain;

static void dies_of(int signo)
{
	struct pty *p = pty_run(&plain, (const char *const[]) { "demo", NULL });
	struct termios before, after;
	size_t n;

	pty_settings(p, &before);
	pty_sync(p);
	assert_true(pty_alternate(p));
	pty_signal(p, signo);
	assert_int_equal(pty_wait_exit(p), 128 + signo);
	pty_settings(p, &after);
	assert_int_equal(before.c_lflag, after.c_lflag);
	assert_int_equal(before.c_iflag, after.c_iflag);
	assert_false(pty_alternate(p));
	assert_non_null(strstr(pty_output(p, &n), "\033[?2004l"));
	assert_non_null(strstr(pty_output(p, &n), "\033[?1000l"));
	pty_free(p);
}

static void test_told_to_end(void **state)
{
	(void)state;
	dies_of(SIGTERM);
	dies_of(SIGHUP);
}

static void test_crashes(void **state)
{
	(void)state;
	dies_of(SIGABRT);
	dies_of(SIGSEGV);
	dies_of(SIGBUS);
	dies_of(SIGFPE);
	dies_of(SIGQUIT);
}

static void test_the_window_is_closed(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_hang_up(p);
	assert_int_equal(pty_wait_exit(p), 128 + SIGHUP);
	pty_free(p);
}

static void test_reflexes_are_harmless(void **state)
{
	/* Ctrl-C S Q \ V X and F10 */
	static const char *const keys[] = { "\x03", "\x13", "\x11", "\x1c", "\x16", "\x18",
		"\033[21~" };
	struct pty *p = pty_demo(&plain);

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		pty_type(p, keys[i]);
	pty_signal(p, SIGINT);
	pty_type(p, "2");
	assert_true(pty_has(p, "[2 Möten]"));
	pty_free(p);
}

static void test_ctrl_z_undoes_and_does_not_stop(void **state)
{
	struct pty *p = pty_demo(&plain);

	(void)state;
	pty_type(p, "\x1a");
	pty_type(p, "2");
	assert_true(pty_has(p, "[2 Möten]"));
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told_to_end),
		cmocka_unit_test(test_crashes),
		cmocka_unit_test(test_the_window_is_closed),
		cmocka_unit_test(test_reflexes_are_harmless),
		cmocka_unit_test(test_ctrl_z_undoes_and_does_not_stop),
	};

	return cmocka_run_group_tests_name("signals", tests, NULL, NULL);
}
