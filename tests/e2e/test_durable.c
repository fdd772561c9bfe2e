/* What the screen shows as saved is saved; what is half typed comes back; two windows see each other. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

/* A made-up year in a file of an own folder. */
struct desk {
	char *home, *file;
};

static int open_desk(void **state)
{
	struct desk *d = xcalloc(1, sizeof(*d));
	struct pty *p;

	d->home = scratch_folder();
	d->file = xasprintf("%s/year.db", d->home);
	p = pty_run(&(struct pty_opts) { .home = d->home },
		(const char *const[]) { "demo", "--save", d->file, NULL });
	if (pty_wait_exit(p) != 0)
		pty_fail(p, "no demo");
	pty_free(p);
	*state = d;
	return 0;
}

static int close_desk(void **state)
{
	struct desk *d = *state;

	scratch_remove(d->home);
	free(d->file);
	free(d);
	return 0;
}

static struct pty *open_window(const struct desk *d)
{
	struct pty *p = pty_run(&(struct pty_opts) { .home = d->home },
		(const char *const[]) { "-d", d->file, NULL });

	pty_sync(p);
	pty_type(p, "3");
	return p;
}

static void killed(struct pty *p)
{
	pty_signal(p, SIGKILL);
	assert_int_equal(pty_wait_exit(p), 128 + SIGKILL);
	pty_free(p);
}

static void test_a_mark_survives_kill_9(void **state)
{
	struct pty *p = open_window(*state);

	pty_type(p, "r");
	assert_true(pty_has(p, "· Engdahl, Pär"));
	pty_type(p, "/");
	pty_type(p, "eng");
	pty_type(p, PTY_ENTER);
	pty_type(p, PTY_ESC);
	assert_true(pty_has(p, "P Engdahl, Pär"));
	killed(p);
	p = open_window(*state);
	pty_type(p, "r");
	assert_true(pty_has(p, "P Engdahl, Pär"));
	pty_free(p);
}

static void test_a_filed_line_survives_kill_9(void **state)
{
	struct pty *p = open_window(*state);

	pty_type(p, "a");
	pty_type(p, "Vi ses i maj.");
	pty_type(p, PTY_ENTER);
	assert_true(pty_has(p, "Vi ses i maj."));
	killed(p);
	p = open_window(*state);
	assert_true(pty_has(p, "Vi ses i maj."));
	pty_free(p);
}

static void test_half_a_line_is_offered_back(void **state)
{
	struct pty *p = open_window(*state);

	pty_type(p, "a");
	pty_type(p, "Lovisa: vi vill se en pl");
	pty_wait_text(p, "Lovisa: vi vill se en pl");
	pty_signal(p, SIGTERM);
	assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
	pty_free(p);
	p = open_window(*state);
	pty_type(p, "a");
	assert_true(pty_has(p, "Lovisa: vi vill se en pl"));
	pty_free(p);
}

static void test_two_windows_see_each_other(void **state)
{
	struct pty *one = open_window(*state), *two = open_window(*state);

	pty_type(two, "r");
	pty_wait_text(two, "· Engdahl, Pär");
	pty_type(one, "r");
	pty_type(one, "/");
	pty_type(one, "eng");
	pty_type(one, PTY_ENTER);
	pty_wait_text(two, "P Engdahl, Pär");
	pty_free(one);
	pty_free(two);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_mark_survives_kill_9, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_a_filed_line_survives_kill_9, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_half_a_line_is_offered_back, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_two_windows_see_each_other, open_desk, close_desk),
	};

	return cmocka_run_group_tests_name("durable", tests, NULL, NULL);
}
