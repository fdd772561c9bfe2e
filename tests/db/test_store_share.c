/* Several programs on one file: who writes waits or is told, who reads notices, and checkpoints lose
 * nothing. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/store.h"
#include "tests/support/fixture.h"

enum { DEADLINE_MS = 5000 };

static bool add_party(struct store *s, const char *name, struct err *e)
{
	struct party p = { .name = xstrdup(name) };
	bool ok = store_begin(s, name, e) && store_party_save(s, &p, e) && store_commit(s, e);

	store_rollback(s);
	party_release(&p);
	return ok;
}

static int64_t count_parties(struct fixture *f)
{
	int64_t n;

	fixture_ok(f, sql_pragma(&f->store->sql, "SELECT count(*) FROM parties", &n, &f->e));
	return n;
}

/* A process of its own that opens the file and does something; the store is not shared with it. */
static pid_t spawn(struct fixture *f, bool (*run)(struct store *s, int number), int number)
{
	struct store_options o = { .path = f->file, .clock = &f->clock };
	struct store *s;
	pid_t child;

	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child)
		return child;
	if (!store_open(&o, &s, &f->e) || !run(s, number)) {
		fprintf(stderr, "# %s\n", f->e.text);
		_exit(1);
	}
	store_close(s);
	_exit(0);
}

static void join(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- Writers ---- */

static bool hold(struct store *s)
{
	return sql_run(&s->sql, "BEGIN IMMEDIATE", NULL);
}

static void a_writer_is_named(void **state)
{
	struct fixture *f = *state;
	struct store *other = fixture_second(f);

	xreplace(&other->actor, "elin@vik:77");
	fixture_ok(f, add_party(other, "Vik", &f->e));
	assert_true(hold(other));
	sqlite3_busy_timeout(f->store->sql.db, 5); /* instead of five seconds */
	fixture_refused(f, store_begin(f->store, "x", &f->e), ERR_BUSY, "elin@vik:77");
	fixture_refused(f, store_undo(f->store, NULL, &f->e), ERR_BUSY, "NOT saved");
	assert_int_equal(count_parties(f), 1); /* reading goes on */
	store_close(other);
	fixture_ok(f, add_party(f->store, "Ekby", &f->e));
}

static bool write_many(struct store *s, int number)
{
	struct err e = { 0 };
	char name[32];

	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "p%d-%d", number, i);
		if (!add_party(s, name, &e)) {
			fprintf(stderr, "# %s\n", e.text);
			return false;
		}
		s->checkpoint.pages = INT32_MAX;
		if (i % 8 == 7)
			checkpoint_run(&s->checkpoint, &s->sql);
	}
	return true;
}

static void writers_and_checkpoints(void **state)
{
	struct fixture *f = *state;
	pid_t a, b;
	size_t n;

	fixture_close(f);
	a = spawn(f, write_many, 1);
	b = spawn(f, write_many, 2);
	join(a);
	join(b);
	fixture_open(f);
	assert_int_equal(count_parties(f), 80);
	fixture_ok(f, store_doctor(f->store, NULL, NULL, &n, &f->e));
	assert_int_equal(n, 0);
}

static void a_long_log_is_taken_in_when_idle(void **state)
{
	struct fixture *f = *state;
	char *wal = xasprintf("%s-wal", f->file), *big = xcalloc(50001, 1);
	struct stat st;
	int due;

	assert_int_equal(store_idle(f->store), -1);
	memset(big, 'x', 50000);
	for (int i = 0; i < 30; i++)
		fixture_ok(f, store_draft_save(f->store, "k", big + i, &f->e));
	due = store_idle(f->store);
	assert_true(due > 0 && due <= 2000);
	assert_int_equal(stat(wal, &st), 0);
	assert_true(st.st_size > 1024 * 1024);
	f->store->checkpoint.since -= 2000;
	assert_int_equal(store_idle(f->store), -1);
	/* What is in the database now is whole without the log: the next commit begins it anew. */
	fixture_ok(f, store_draft_save(f->store, "k", "kort", &f->e));
	assert_true(f->store->checkpoint.pages < 20);
	free(wal);
	free(big);
}

/* ---- Readers ---- */

static bool readable(const struct fixture *f, int wait_ms)
{
	struct pollfd p = { .fd = store_watch_fd(f->store), .events = POLLIN };

	return poll(&p, 1, wait_ms) == 1;
}

static bool changed(struct fixture *f)
{
	bool is;

	fixture_ok(f, store_watch_changed(f->store, &is, &f->e));
	return is;
}

static bool write_one(struct store *s, int number)
{
	char name[32];

	snprintf(name, sizeof(name), "p%d", number);
	return add_party(s, name, NULL);
}

static void anothers_write_is_noticed(void **state)
{
	struct fixture *f = *state;

	assert_false(readable(f, 0));
	assert_false(changed(f));
	for (int i = 0; i < 3; i++) {
		pid_t child = spawn(f, write_one, i);

		assert_true(readable(f, DEADLINE_MS));
		join(child);
		assert_true(changed(f));
		assert_false(readable(f, 0));
		assert_int_equal(count_parties(f), i + 1);
	}
}

/* The second screen: it sees every write, and cannot write itself. */
static void who_only_looks_on_sees_all(void **state)
{
	struct fixture *f = *state;
	struct store_options o = { .path = f->file, .clock = &f->clock, .readonly = true };
	struct store *writer = fixture_second(f);

	store_close(f->store);
	fixture_ok(f, store_open(&o, &f->store, &f->e));
	assert_true(store_readonly(f->store));
	assert_false(readable(f, 0));
	fixture_refused(f, add_party(f->store, "Ekby", &f->e), ERR_READONLY, NULL);
	assert_true(add_party(writer, "Ekby", NULL));
	assert_true(readable(f, DEADLINE_MS));
	assert_true(changed(f));
	assert_int_equal(count_parties(f), 1);
	store_close(writer);
}

static void own_writes_do_not_count(void **state)
{
	struct fixture *f = *state;

	fixture_party(f, "Ekby");
	assert_false(changed(f));
	assert_false(readable(f, 0));
	fixture_ok(f, store_undo(f->store, NULL, &f->e));
	assert_false(changed(f));
}

/* Somebody who came later may undo what we did. */
static void an_undo_by_another_is_noticed(void **state)
{
	struct fixture *f = *state;
	struct store *other;
	char *label;

	fixture_party(f, "Ekby");
	other = fixture_second(f);
	fixture_ok(f, store_undo(other, NULL, &f->e));
	store_close(other);
	assert_true(changed(f));
	fixture_ok(f, store_undo_label(f->store, &label, &f->e));
	assert_null(label);
}

static void no_descriptor_in_memory(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(store_watch_fd(f->store), -1);
	assert_false(changed(f));
	assert_int_equal(store_idle(f->store), -1);
}

static void a_moved_file_is_noticed(void **state)
{
	struct fixture *f = *state;
	char *away = fixture_path(f, "away.db");
	bool is;

	assert_int_equal(rename(f->file, away), 0);
	assert_true(readable(f, DEADLINE_MS));
	fixture_refused(f, store_watch_changed(f->store, &is, &f->e), ERR_IO, "moved or deleted");
	fixture_refused(f, store_begin(f->store, "x", &f->e), ERR_IO, "moved or deleted");
	assert_int_equal(rename(away, f->file), 0);
	fixture_party(f, "Ekby");
	free(away);
}

static void a_deleted_file_is_noticed(void **state)
{
	struct fixture *f = *state;
	bool is;

	assert_int_equal(unlink(f->file), 0);
	assert_true(readable(f, DEADLINE_MS));
	fixture_refused(f, store_watch_changed(f->store, &is, &f->e), ERR_IO, "moved or deleted");
}

static void two_make_the_same_file(void **state)
{
	struct fixture *f = *state;
	struct store_options o = { .path = f->file, .create = true, .clock = &f->clock };
	struct store *s;
	pid_t children[3];

	fflush(NULL);
	for (int i = 0; i < 3; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0)
			_exit(store_open(&o, &s, &f->e) && write_one(s, i) ? 0 : 1);
	}
	for (int i = 0; i < 3; i++)
		join(children[i]);
	fixture_open(f);
	assert_int_equal(count_parties(f), 3);
}

#define IN_FOLDER(test)                                                                            \
	cmocka_unit_test_setup_teardown(test, fixture_setup_folder, fixture_teardown)
#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FILE(a_writer_is_named),
		IN_FILE(writers_and_checkpoints),
		IN_FILE(a_long_log_is_taken_in_when_idle),
		IN_FILE(anothers_write_is_noticed),
		IN_FILE(an_undo_by_another_is_noticed),
		IN_FILE(who_only_looks_on_sees_all),
		IN_FILE(own_writes_do_not_count),
		cmocka_unit_test_setup_teardown(
			no_descriptor_in_memory, fixture_setup_memory, fixture_teardown),
		IN_FILE(a_moved_file_is_noticed),
		IN_FILE(a_deleted_file_is_noticed),
		IN_FOLDER(two_make_the_same_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
