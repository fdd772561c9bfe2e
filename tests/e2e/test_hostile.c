/* The program told to end while something is typed, and bytes that are no keys. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

static const struct pty_opts plain;

static void test_told_to_end_while_typing(void **state)
{
	/* A prompt, a form, the help, a which-key box, the composer, the roll's name mode. */
	static const char *const into[] = { "2/väst", "2nX", "2?upp", "3o", "3aHej", "3r/El" };

	(void)state;
	for (size_t i = 0; i < sizeof(into) / sizeof(into[0]); i++) {
		struct pty *p = pty_demo(&plain);
		struct termios settings;

		pty_type(p, into[i]);
		pty_signal(p, SIGTERM);
		assert_int_equal(pty_wait_exit(p), 128 + SIGTERM);
		pty_settings(p, &settings);
		assert_true(settings.c_lflag & ICANON);
		assert_true(settings.c_lflag & ECHO);
		assert_false(pty_alternate(p));
		pty_free(p);
	}
}

/* A made-up year in a file of its own, opened by the program. */
static struct pty *open_saved(char *home, char *database)
{
	const char *const env[] = { database, NULL };
	struct pty_opts o = { .home = home, .env = env };
	struct pty *p = pty_run(
		&o, (const char *const[]) { "demo", "--save", strchr(database, '=') + 1, NULL });

	assert_int_equal(pty_wait_exit(p), 0);
	pty_free(p);
	p = pty_run(&o, (const char *const[]) { NULL });
	pty_sync(p);
	return p;
}

static void test_the_database_goes_away(void **state)
{
	char *home = scratch_folder(), *database, *moved;
	struct pty *p;

	(void)state;
	database = xasprintf("ARSHJUL_DB=%s/a.db", home);
	moved = xasprintf("%s/b.db", home);
	p = open_saved(home, database);
	pty_type(p, "3a");
	assert_int_equal(rename(strchr(database, '=') + 1, moved), 0);
	pty_type(p, "Kvar");
	pty_type(p, PTY_ENTER);
	pty_wait_text(p, "Inget mer sparas");
	assert_true(pty_has(p, "Kvar"));
	pty_free(p);
	scratch_remove(home);
	free(moved);
	free(database);
}

static void test_bytes_that_are_no_keys(void **state)
{
	/* Half a character, NUL, C1, an endless parameter, half a mouse report, a paste in a paste. */
	static const char bytes[] =
		"\xc3\0\x80\x9b\xf0\x9f\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1x"
		"\033[<0;999999999999;-1M\033[<64;0;0M\033[M\x01\x01\x01"
		"\033[200~a\033[200~qqq\033[201~\033[I\033[O\xed\xa0\x80\xff\xfe";
	struct pty *p = pty_demo(&plain);
	size_t before, after;

	(void)state;
	pty_type(p, "2");
	pty_output(p, &before);
	pty_send(p, bytes, sizeof(bytes) - 1);
	pty_type(p, "4");
	pty_wait_text(p, "[4 Personer]");
	for (const char *s = pty_output(p, &after) + before; *s; s++)
		assert_false(*s == '\a' || *s == '\b');
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told_to_end_while_typing),
		cmocka_unit_test(test_the_database_goes_away),
		cmocka_unit_test(test_bytes_that_are_no_keys),
	};

	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
