/* Files read whole and written whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "tests/support/scratch.h"

/* A folder of the test's own; *state is its path. */
static int setup(void **state)
{
	*state = scratch_folder();
	return 0;
}

static int teardown(void **state)
{
	static const char *const names[] = { "a", "a.bak", "link", "pipe" };
	int left;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char *path = xasprintf("%s/%s", (char *)*state, names[i]);

		unlink(path);
		free(path);
	}
	/* Fails where something else was left behind. */
	left = rmdir(*state);
	free(*state);
	return left;
}

static char *in(void **state, const char *name)
{
	return xasprintf("%s/%s", (char *)*state, name);
}

static void write_text(const char *path, const char *text)
{
	struct file_out f;
	struct err e = { 0 };

	assert_true(file_out_open(&f, path, &e));
	assert_true(file_out_write(&f, text, strlen(text), &e));
	assert_true(file_out_commit(&f, &e));
	file_out_release(&f);
}

static void holds(const char *path, const char *text)
{
	struct buf b = { 0 };
	struct err e = { 0 };

	assert_true(file_read(path, 1000, &b, &e));
	assert_string_equal(buf_str(&b), text);
	buf_release(&b);
}

static void test_a_map_is_the_bytes(void **state)
{
	char *path = in(state, "a"), head[4];
	struct file_map m;
	struct err e = { 0 };
	size_t n;

	write_text(path, "Norra, Västra");
	assert_true(file_map(path, 100, &m, &e));
	assert_int_equal(m.n, strlen("Norra, Västra"));
	assert_memory_equal(m.bytes, "Norra, Västra", m.n);
	file_map_pass(m.bytes, m.bytes + m.n);
	assert_memory_equal(m.bytes, "Norra, Västra", m.n);
	file_map_release(&m);
	assert_true(file_head(path, head, sizeof(head), &n, &e));
	assert_int_equal(n, sizeof(head));
	assert_memory_equal(head, "Norr", n);
	assert_false(file_map(path, 5, &m, &e));
	assert_int_equal(e.code, ERR_INVALID);
	file_map_release(&m);
	e = (struct err) { 0 };
	write_text(path, "");
	assert_true(file_map(path, 100, &m, &e));
	assert_int_equal(m.n, 0);
	file_map_release(&m);
	e = (struct err) { 0 };
	assert_false(file_map(*state, 100, &m, &e));
	assert_int_equal(e.code, ERR_INVALID);
	free(path);
}

static void test_the_old_file_is_kept(void **state)
{
	char *a = in(state, "a"), *bak = in(state, "a.bak");
	struct stat st;

	write_text(a, "one");
	holds(a, "one");
	assert_int_not_equal(access(bak, F_OK), 0);
	write_text(a, "one");
	assert_int_not_equal(access(bak, F_OK), 0);
	assert_int_equal(chmod(a, 0640), 0);
	write_text(a, "two");
	holds(a, "two");
	holds(bak, "one");
	assert_int_equal(stat(a, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	free(a);
	free(bak);
}

static void test_what_is_not_committed_is_not_there(void **state)
{
	char *a = in(state, "a");
	struct file_out f;
	struct err e = { 0 };

	write_text(a, "whole");
	assert_true(file_out_open(&f, a, &e));
	assert_true(file_out_write(&f, "half", 4, &e));
	file_out_release(&f);
	holds(a, "whole");
	free(a);
}

static void test_a_link_is_followed(void **state)
{
	char *a = in(state, "a"), *link = in(state, "link");
	struct stat st;

	write_text(a, "one");
	assert_int_equal(symlink("a", link), 0);
	write_text(link, "two");
	holds(a, "two");
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_true(file_same(a, link));
	free(a);
	free(link);
}

static void refuses_to_read(const char *path, size_t max, enum err_code code)
{
	struct buf b = { 0 };
	struct err e = { 0 };

	assert_false(file_read(path, max, &b, &e));
	assert_int_equal(e.code, code);
	assert_non_null(strstr(e.text, path));
	assert_int_equal(b.len, 0);
	buf_release(&b);
}

static void test_what_is_no_file_is_refused(void **state)
{
	char *a = in(state, "a"), *pipe = in(state, "pipe");

	refuses_to_read(a, 10, ERR_NOT_FOUND);
	refuses_to_read(*state, 10, ERR_INVALID);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	refuses_to_read(pipe, 10, ERR_INVALID);
	write_text(a, "12345678901");
	refuses_to_read(a, 10, ERR_INVALID);
	free(a);
	free(pipe);
}

static void test_a_full_disk_is_told(void **state)
{
	struct file_out f;
	struct err e = { 0 };

	(void)state;
	assert_true(file_out_open(&f, "/dev/full", &e));
	assert_true(file_out_write(&f, "x", 1, &e));
	assert_false(file_out_commit(&f, &e));
	assert_int_equal(e.code, ERR_FULL);
	file_out_release(&f);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_a_map_is_the_bytes),
		IN_FOLDER(test_the_old_file_is_kept),
		IN_FOLDER(test_what_is_not_committed_is_not_there),
		IN_FOLDER(test_a_link_is_followed),
		IN_FOLDER(test_what_is_no_file_is_refused),
		IN_FOLDER(test_a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
