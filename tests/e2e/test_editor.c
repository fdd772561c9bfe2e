/* The notes of an item in the user's own editor: by its arguments, with no shell between, and nothing
 * lost whatever the editor or the terminal does. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/pty.h"
#include "tests/support/scratch.h"

/* A home with a made-up year in a file, and a program to edit with. */
struct desk {
	char *home, *file, *editor, *visual;
};

static struct pty *run(const struct desk *d, const char *const *args)
{
	const char *const env[] = { d->visual, "EDITOR=false", NULL };

	return pty_run(&(struct pty_opts) { .home = d->home, .env = env }, args);
}

/* script: what the editor does with the file "$2"; its first argument is "--wait here". */
static struct desk open_desk(const char *script)
{
	struct desk d = { .home = scratch_folder() };
	struct pty *p;
	FILE *f;

	d.file = xasprintf("%s/year.db", d.home);
	d.editor = xasprintf("%s/my editor", d.home);
	d.visual = xasprintf("VISUAL='%s' \"--wait here\"", d.editor);
	f = fopen(d.editor, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n[ \"$1\" = '--wait here' ] || exit 9\n%s\n", script);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(d.editor, 0700), 0);
	p = run(&d, (const char *const[]) { "demo", "--save", d.file, NULL });
	if (pty_wait_exit(p) != 0)
		pty_fail(p, "no demo");
	pty_free(p);
	return d;
}

static void close_desk(struct desk *d)
{
	scratch_remove(d->home);
	free(d->file);
	free(d->editor);
	free(d->visual);
}

static struct pty *open_window(const struct desk *d)
{
	struct pty *p = run(d, (const char *const[]) { "-d", d->file, NULL });

	pty_sync(p);
	pty_type(p, "3");
	return p;
}

static void quit(struct pty *p)
{
	pty_type(p, "\003");
	pty_signal(p, SIGTERM);
	pty_wait_exit(p);
	pty_free(p);
}

/* The file is ours alone, holds every line, and is gone afterwards. */
static void test_lines_go_out_and_come_back(void **state)
{
	struct desk d =
		open_desk("[ \"$(stat -c %a \"$2\")\" = 600 ] || exit 8\n"
			  "grep -q '^! Gruppen' \"$2\" || exit 7\n"
			  "printf 'Karin: från editorn\\n> Boka lokal – Karin – fre\\n' >>\"$2\"");
	struct pty *p = open_window(&d);
	char *drafts = xasprintf("%s/data/arshjul/drafts", d.home);

	(void)state;
	pty_type(p, "\005");
	pty_wait_text(p, "0 ändrade, 2 nya, 0 borttagna");
	assert_true(pty_has(p, "Karin: från editorn"));
	assert_true(pty_has(p, "ATT GÖRA 2"));
	assert_true(pty_has(p, "BESLUT 1"));
	assert_int_equal(rmdir(drafts), 0);
	pty_type(p, "u");
	assert_false(pty_has(p, "från editorn"));
	quit(p);
	free(drafts);
	close_desk(&d);
}

static void test_an_editor_that_fails(void **state)
{
	struct desk d = open_desk("echo halvt >>\"$2\"; exit 3");
	struct pty *p = open_window(&d);

	(void)state;
	pty_type(p, "\005");
	pty_wait_text(p, "Editorn avslutades med 3");
	/* What it wrote is in our own editor and nowhere else. */
	assert_true(pty_has(p, "halvt"));
	pty_type(p, "\030");
	assert_false(pty_has(p, "halvt"));
	quit(p);
	close_desk(&d);
}

static void test_an_editor_that_empties(void **state)
{
	struct desk d = open_desk(": >\"$2\"");
	struct pty *p = open_window(&d);

	(void)state;
	pty_type(p, "\005");
	pty_wait_text(p, "Texten är tom; inget ändrades");
	pty_type(p, "\030");
	assert_true(pty_has(p, "BESLUT 1"));
	quit(p);
	close_desk(&d);
}

static void test_no_editor(void **state)
{
	struct desk d = open_desk(":");
	struct pty *p;

	(void)state;
	assert_int_equal(unlink(d.editor), 0);
	p = open_window(&d);
	pty_type(p, "\005");
	pty_wait_text(p, "Kunde inte starta");
	assert_true(pty_has(p, "BESLUT 1"));
	quit(p);
	close_desk(&d);
}

/* The window is closed while the editor is open: the text is offered at the next start. */
static void test_killed_while_it_is_open(void **state)
{
	struct desk d = open_desk("echo 'nästan klar' >>\"$2\"; : >\"$0.open\"; exec sleep 60");
	char *open = xasprintf("%s.open", d.editor);
	struct pty *p = open_window(&d);

	(void)state;
	pty_send(p, "\005", 1);
	while (access(open, F_OK) != 0)
		usleep(1000);
	pty_signal(p, SIGKILL);
	assert_int_equal(pty_wait_exit(p), 128 + SIGKILL);
	pty_free(p);
	p = open_window(&d);
	pty_type(p, "\033OQ");
	assert_true(pty_has(p, "nästan klar"));
	quit(p);
	free(open);
	close_desk(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_go_out_and_come_back),
		cmocka_unit_test(test_an_editor_that_fails),
		cmocka_unit_test(test_an_editor_that_empties),
		cmocka_unit_test(test_no_editor),
		cmocka_unit_test(test_killed_while_it_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
