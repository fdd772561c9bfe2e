/* Killed at any moment, or out of room: what was acknowledged is there, the rest is not, and the file
 * is whole. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/migrate.h"
#include "db/store.h"
#include "tests/support/fixture.h"

enum { ROUNDS = 14 };

static bool add_party(struct store *s, const char *name, struct err *e)
{
	struct party p = { .name = xstrdup(name) };
	bool ok = store_begin(s, name, e) && store_party_save(s, &p, e) && store_commit(s, e);

	store_rollback(s);
	party_release(&p);
	return ok;
}

static int64_t count(struct fixture *f, const char *text)
{
	int64_t n;

	fixture_ok(f, sql_pragma(&f->store->sql, text, &n, &f->e));
	return n;
}

static void expect_whole(struct fixture *f)
{
	size_t n;

	fixture_ok(f, store_doctor(f->store, NULL, NULL, &n, &f->e));
	assert_int_equal(n, 0);
}

static void report(int fd, int number)
{
	if (write(fd, &number, sizeof(number)) != (ssize_t)sizeof(number))
		_exit(3);
}

/* In the child: one party a step, each told to the parent when it is saved; every third is taken back
 * and done again, and the log is taken in now and then. */
static void work_until_killed(struct fixture *f, int fd, int from)
{
	struct store_options o = { .path = f->file, .create = true, .clock = &f->clock };
	struct store *s;
	char name[32];

	if (!store_open(&o, &s, &f->e))
		_exit(1);
	for (int i = from;; i++) {
		snprintf(name, sizeof(name), "p%d", i);
		if (!add_party(s, name, &f->e))
			_exit(2);
		report(fd, i);
		if (i % 3 == 0 && (!store_undo(s, NULL, &f->e) || !store_redo(s, NULL, &f->e)))
			_exit(2);
		if (i % 7 == 0)
			checkpoint_run(&s->checkpoint, &s->sql);
	}
}

/* The number acknowledged last when the child was killed after so many. */
static int kill_after(struct fixture *f, int from, int many)
{
	int fds[2], number, last = from - 1, status;
	pid_t child;

	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(fds[0]);
		work_until_killed(f, fds[1], from);
	}
	close(fds[1]);
	for (int i = 0; i < many && read(fds[0], &number, sizeof(number)) > 0; i++)
		last = number;
	assert_int_equal(kill(child, SIGKILL), 0);
	while (read(fds[0], &number, sizeof(number)) > 0)
		last = number;
	close(fds[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	return last;
}

static void killed_at_any_moment(void **state)
{
	struct fixture *f = *state;
	int next = 1;

	for (int round = 0; round < ROUNDS; round++) {
		int last = kill_after(f, next, round * 2);
		int64_t there;

		fixture_open(f);
		there = count(f, "SELECT count(*) FROM parties");
		/* One more may have been saved and not told, or be taken back just now. */
		if (there < last - 1 || there > last + 1)
			fail_msg("%d acknowledged, %d there", last, (int)there);
		if (last % 3 != 0)
			assert_true(there >= last);
		expect_whole(f);
		fixture_close(f);
		next = (int)there + 1;
	}
}

/* ---- Migrations ---- */

static void migrate_until_killed(struct fixture *f, int fd)
{
	const char *list[64] = { NULL };
	int have = db_migration_count;
	struct sql q;

	if (!sql_open(&q, f->file, SQLITE_OPEN_READWRITE, &f->e))
		_exit(1);
	list[have] = "CREATE TABLE m (x INTEGER); INSERT INTO m VALUES (1)";
	report(fd, 0);
	if (!migrate_run(&q, list, have, have + 1, &f->e))
		_exit(2);
	report(fd, 1);
	pause();
}

static void killed_while_migrating(void **state)
{
	struct fixture *f = *state;
	int64_t version, tables;
	struct sql q;

	fixture_close(f);
	for (int round = 0; round < 6; round++) {
		int fds[2], number, status;
		pid_t child;

		assert_int_equal(pipe(fds), 0);
		fflush(NULL);
		child = fork();
		assert_true(child >= 0);
		if (child == 0)
			migrate_until_killed(f, fds[1]);
		assert_true(read(fds[0], &number, sizeof(number)) > 0);
		for (volatile int spin = 0; spin < round * 100000; spin++)
			continue;
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		close(fds[0]);
		close(fds[1]);
		fixture_ok(f, sql_open(&q, f->file, SQLITE_OPEN_READWRITE, &f->e));
		fixture_ok(f, sql_pragma(&q, "PRAGMA user_version", &version, &f->e));
		fixture_ok(f,
			sql_pragma(&q, "SELECT count(*) FROM sqlite_schema WHERE name = 'm'",
				&tables, &f->e));
		sql_close(&q);
		assert_int_equal(tables, version - db_migration_count);
	}
}

/* ---- No room ---- */

static void fill_until_refused(struct fixture *f, enum err_code code)
{
	char name[201];
	int n = 0;

	memset(name, 'x', 200);
	name[200] = '\0';
	while (n < 10000 && add_party(f->store, name, &f->e))
		n++;
	assert_true(n < 10000);
	fixture_refused(f, false, code, "NOT saved");
	assert_int_equal(count(f, "SELECT count(*) FROM parties"), n);
	assert_int_equal(count(f, "SELECT count(*) FROM steps"), n);
	expect_whole(f);
}

static void no_more_pages(void **state)
{
	struct fixture *f = *state;

	fixture_ok(f, sql_run(&f->store->sql, "PRAGMA max_page_count = 70", &f->e));
	fill_until_refused(f, ERR_FULL);
	fixture_ok(f, sql_run(&f->store->sql, "PRAGMA max_page_count = 1000000", &f->e));
	fixture_party(f, "Ekby");
}

/* After the failure SQLite may have rolled back by itself: what follows in the same step must not be
 * saved alone. */
static void a_failed_step_stays_failed(void **state)
{
	struct fixture *f = *state;
	struct party small = { .name = xstrdup("Ekby") };
	char *big = xcalloc(500001, 1);

	memset(big, 'x', 500000);
	fixture_ok(f, sql_run(&f->store->sql, "PRAGMA max_page_count = 70", &f->e));
	fixture_ok(f, store_begin(f->store, "x", &f->e));
	fixture_refused(f, store_draft_save(f->store, "k", big, &f->e), ERR_FULL, NULL);
	(void)store_party_save(f->store, &small, NULL);
	if (sqlite3_get_autocommit(f->store->sql.db))
		fixture_refused(f, store_commit(f->store, &f->e), ERR_IO, "taken back");
	else
		store_rollback(f->store);
	assert_int_equal(count(f, "SELECT count(*) FROM parties"), 0);
	party_release(&small);
	free(big);
}

static void no_room_in_the_child(struct fixture *f)
{
	struct stat st;
	struct rlimit most;
	char *wal = xasprintf("%s-wal", f->file);
	int n = 0;

	signal(SIGXFSZ, SIG_IGN);
	fixture_open(f);
	if (!add_party(f->store, "Ekby", &f->e) || stat(wal, &st) != 0)
		_exit(1);
	most = (struct rlimit) { (rlim_t)st.st_size + 100000, RLIM_INFINITY };
	if (setrlimit(RLIMIT_FSIZE, &most) != 0)
		_exit(1);
	while (n < 1000 && add_party(f->store, "Vik", &f->e))
		n++;
	if (n == 1000 || f->e.code != ERR_FULL)
		_exit(2);
	/* The file is longer than the limit lets anything be written: reading still works. */
	if (count(f, "SELECT count(*) FROM parties") != n + 1)
		_exit(3);
	_exit(0);
}

static void a_file_size_limit(void **state)
{
	struct fixture *f = *state;
	int status;
	pid_t child;

	fixture_close(f);
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		no_room_in_the_child(f);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	fixture_open(f);
	assert_true(count(f, "SELECT count(*) FROM parties") > 1);
	expect_whole(f);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			killed_at_any_moment, fixture_setup_folder, fixture_teardown),
		CASE(killed_while_migrating),
		CASE(no_more_pages),
		CASE(a_failed_step_stays_failed),
		CASE(a_file_size_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
