/* The second screen beside the program: two processes, one database. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

enum { AT_MOST_MS = 1000 };

/* A made-up year in a file of an own folder, and a window on the meeting in progress. */
struct desk {
	char *home, *file;
	struct pty *window;
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
	d->window = pty_run(&(struct pty_opts) { .home = d->home },
		(const char *const[]) { "-d", d->file, NULL });
	pty_sync(d->window);
	pty_type(d->window, "3");
	*state = d;
	return 0;
}

static int close_desk(void **state)
{
	struct desk *d = *state;

	pty_free(d->window);
	scratch_remove(d->home);
	free(d->file);
	free(d);
	return 0;
}

static struct pty *open_screen(const struct desk *d, int rows, int cols)
{
	struct pty *p = pty_run(&(struct pty_opts) { .home = d->home, .rows = rows, .cols = cols },
		(const char *const[]) { "-d", d->file, "show", "--follow", NULL });

	pty_sync(p);
	return p;
}

/* Type into the window; the other screen has it within a second of being saved. */
static void expect_seen(
	const struct desk *d, struct pty *screen, const char *keys, const char *text)
{
	int64_t began;

	pty_type(d->window, keys);
	began = monotonic_ms();
	pty_wait_text(screen, text);
	if (monotonic_ms() - began > AT_MOST_MS)
		pty_fail(screen, "“%s” came after %d ms", text, (int)(monotonic_ms() - began));
}

static void test_the_second_screen_follows(void **state)
{
	struct desk *d = *state;
	struct pty *screen = open_screen(d, 16, 60);

	assert_true(pty_has(screen, "5 Ansökningar"));
	assert_true(pty_has(screen, "Härnäst: 6 Språkstöd"));
	expect_seen(d, screen, ".", "Härnäst: 7 Information");
	assert_true(pty_has(screen, "Närvarande 12 av 21"));
	pty_type(d->window, "r");
	pty_type(d->window, PTY_HOME);
	expect_seen(d, screen, "f", "Närvarande 1");
	pty_type(d->window, PTY_ESC);
	pty_send(screen, "q", 1);
	assert_int_equal(pty_wait_exit(screen), 0);
	assert_false(pty_alternate(screen));
	pty_free(screen);
}

static void test_private_lines_stay_with_the_chair(void **state)
{
	struct desk *d = *state;
	struct pty *screen = open_screen(d, 24, 80);

	pty_type(d->window, "a");
	pty_type(d->window, "# Hemlig rad");
	pty_type(d->window, PTY_ENTER);
	pty_type(d->window, PTY_ESC);
	expect_seen(d, screen, ".", "Härnäst: 7 Information");
	assert_false(pty_has(screen, "Hemlig"));
	pty_send(screen, "\003", 1);
	assert_int_equal(pty_wait_exit(screen), 0);
	pty_free(screen);
}

static void test_dots_are_seen_as_they_are_given(void **state)
{
	struct desk *d = *state;
	struct pty *screen = open_screen(d, 24, 80);

	pty_type(d->window, "a");
	pty_type(d->window, "- Läsfrämjande");
	pty_type(d->window, PTY_ENTER);
	pty_type(d->window, "- Praktik");
	pty_type(d->window, PTY_ENTER);
	pty_type(d->window, PTY_ESC);
	pty_type(d->window, "p");
	expect_seen(d, screen, PTY_ENTER, "0 av 33 prickar");
	expect_seen(d, screen, "2", "1 av 33 prickar");
	assert_true(pty_has(screen, "Praktik"));
	expect_seen(d, screen, "2", "●●");
	pty_free(screen);
	screen = pty_run(&(struct pty_opts) { .home = d->home, .rows = 60, .cols = 250 },
		(const char *const[]) { "-d", d->file, "show", "current", "--json", NULL });
	pty_wait_text(screen,
		"\"options\":[{\"place\":1,\"tied\":false,\"text\":\"Praktik\",\"dots\":2,\"own_dots\":2,");
	pty_free(screen);
}

/* Where standard output is no terminal: a block each time something happened. */
static struct pty *open_lines(const struct desk *d)
{
	struct pty *p = pty_start(&(struct pty_opts) { .home = d->home },
		(const char *const[]) { "/bin/sh", "-c",
			"\"$0\" -d \"$1\" show --follow </dev/null | cat; echo slut",
			getenv("ARSHJUL"), d->file, NULL });

	pty_wait_text(p, "Härnäst: 6 Språkstöd");
	return p;
}

static void test_lines_where_there_is_no_terminal(void **state)
{
	struct desk *d = *state;
	struct pty *lines = open_lines(d);

	assert_true(pty_has(lines, "▶ § 5 Ansökningar (Karin Alm): 8 min kvar"));
	expect_seen(d, lines, ".", "▶ § 6 Språkstöd");
	pty_type(d->window, "S");
	pty_type(d->window, "a");
	pty_wait_text(lines, "slut");
	assert_int_equal(pty_wait_exit(lines), 0);
	pty_free(lines);
}

static void test_an_interrupt_ends_it(void **state)
{
	struct desk *d = *state;
	struct pty *p = pty_start(&(struct pty_opts) { .home = d->home },
		(const char *const[]) { "/bin/sh", "-c",
			"exec \"$0\" -d \"$1\" show --follow 3>&1 >/dev/null </dev/null",
			getenv("ARSHJUL"), d->file, NULL });

	pty_sync(p); /* everything is printed, it waits */
	pty_signal(p, SIGINT);
	assert_int_equal(pty_wait_exit(p), 130);
	pty_free(p);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_##name, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		CASE(the_second_screen_follows),
		CASE(private_lines_stay_with_the_chair),
		CASE(dots_are_seen_as_they_are_given),
		CASE(lines_where_there_is_no_terminal),
		CASE(an_interrupt_ends_it),
	};

	return cmocka_run_group_tests_name("follow", tests, NULL, NULL);
}
