/* Opening: what is made, what is refused and left as it was. */
#include <fcntl.h>
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

#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "db/migrate.h"
#include "db/network.h"
#include "db/store.h"
#include "tests/support/fixture.h"

enum { NOBODY = 65534 };

static bool try_open(struct fixture *f, const char *path, bool create)
{
	struct store_options o = { .path = path, .create = create, .clock = &f->clock };

	fixture_close(f);
	return store_open(&o, &f->store, &f->e);
}

static void put_file(const char *path, const void *bytes, size_t n)
{
	FILE *out = fopen(path, "we");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

static struct buf get_file(const char *path)
{
	struct buf b = { 0 };

	assert_true(file_read(path, SIZE_MAX, &b, NULL));
	return b;
}

static void expect_file(const char *path, const struct buf *wanted)
{
	struct buf now = get_file(path);

	assert_int_equal(now.len, wanted->len);
	assert_memory_equal(now.s, wanted->s, now.len);
	buf_release(&now);
}

/* Refused, and not a byte of it touched. */
static void refuse(struct fixture *f, const char *path, enum err_code code, const char *words)
{
	struct buf before = get_file(path);

	fixture_refused(f, try_open(f, path, true), code, words);
	expect_file(path, &before);
	buf_release(&before);
}

/* ---- A new file ---- */

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 0777;
}

static void modes_are_private(void **state)
{
	struct fixture *f = *state;
	static const mode_t masks[] = { 0, 022, 077 };

	for (size_t i = 0; i < ARRAY_LEN(masks); i++) {
		char name[32], *path, *wal, *folder;
		mode_t before = umask(masks[i]);

		snprintf(name, sizeof(name), "new%zu/deep/test.db", i);
		path = fixture_path(f, name);
		fixture_ok(f, try_open(f, path, true));
		fixture_party(f, "Ekby");
		wal = xasprintf("%s-wal", path);
		folder = xstrndup(path, strlen(path) - strlen("/test.db"));
		assert_int_equal(mode_of(path), 0600);
		assert_int_equal(mode_of(wal), 0600);
		assert_int_equal(mode_of(folder), 0700);
		umask(before);
		free(path);
		free(wal);
		free(folder);
	}
}

static void nothing_is_made_unasked(void **state)
{
	struct fixture *f = *state;
	char *deep = fixture_path(f, "no/such/test.db");

	fixture_refused(f, try_open(f, f->file, false), ERR_NOT_FOUND, "no database");
	fixture_refused(f, try_open(f, deep, false), ERR_NOT_FOUND, "no database");
	assert_int_not_equal(access(f->file, F_OK), 0);
	free(deep);
}

static void a_closed_file_stands_alone(void **state)
{
	struct fixture *f = *state;
	char *wal = xasprintf("%s-wal", f->file);

	fixture_party(f, "Ekby");
	assert_int_equal(access(wal, F_OK), 0);
	fixture_close(f);
	assert_int_not_equal(access(wal, F_OK), 0);
	assert_string_not_equal(f->file, "");
	free(wal);
}

static void opened_again_it_is_the_same(void **state)
{
	struct fixture *f = *state;
	char *before, *after;
	struct buf bytes;

	fixture_party(f, "Ekby");
	before = fixture_export(f);
	fixture_close(f);
	bytes = get_file(f->file);
	fixture_open(f);
	after = fixture_export(f);
	assert_string_equal(before, after);
	fixture_close(f);
	expect_file(f->file, &bytes);
	buf_release(&bytes);
	free(before);
	free(after);
}

static void names_with_odd_characters(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_path(f, "å %41?mode=memory#x 'y'.db");

	fixture_ok(f, try_open(f, path, true));
	fixture_party(f, "Ekby");
	assert_string_equal(store_path(f->store), path);
	fixture_close(f);
	assert_int_equal(access(path, F_OK), 0);
	free(path);
}

/* ---- What is no database of ours ---- */

static void not_ours(void **state)
{
	struct fixture *f = *state;
	char zeros[200] = "";
	sqlite3 *db;

	put_file(f->file, "", 0);
	refuse(f, f->file, ERR_CORRUPT, "not a database");
	put_file(f->file, "S", 1);
	refuse(f, f->file, ERR_CORRUPT, "not a database");
	put_file(f->file, zeros, sizeof(zeros));
	refuse(f, f->file, ERR_CORRUPT, "not a database");
	put_file(f->file, "SQLite format 3", 16);
	refuse(f, f->file, ERR_CORRUPT, "not a database");
	unlink(f->file);
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (x)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	refuse(f, f->file, ERR_CORRUPT, "not a database");
}

static void no_regular_file(void **state)
{
	struct fixture *f = *state;
	char *pipe = fixture_path(f, "pipe"), *link = fixture_path(f, "link");
	char *hard = fixture_path(f, "hard");

	assert_int_equal(mkfifo(pipe, 0600), 0);
	fixture_refused(f, try_open(f, pipe, true), ERR_INVALID, "device or pipe");
	fixture_refused(f, try_open(f, "/dev/null", true), ERR_INVALID, "device or pipe");
	fixture_refused(f, try_open(f, f->dir, true), ERR_INVALID, "folder");
	fixture_open(f);
	fixture_close(f);
	assert_int_equal(symlink(f->file, link), 0);
	fixture_refused(f, try_open(f, link, true), ERR_INVALID, f->file);
	unlink(link);
	assert_int_equal(symlink(f->dir, link), 0);
	free(pipe);
	pipe = fixture_path(f, "link/test.db");
	fixture_ok(f, try_open(f, pipe, false)); /* a linked folder is fine */
	assert_string_equal(store_path(f->store), f->file);
	fixture_close(f);
	assert_int_equal(symlink(f->file, hard), 0);
	unlink(hard);
	assert_int_equal(linkat(AT_FDCWD, f->file, AT_FDCWD, hard, 0), 0);
	refuse(f, f->file, ERR_INVALID, "hard links");
	free(pipe);
	free(link);
	free(hard);
}

static void network_file_systems(void **state)
{
	const char *mounts = "36 35 98:0 / /mnt1 rw,noatime master:1 - ext4 /dev/root rw\n"
			     "41 35 0:42 / /mnt2 rw shared:7 - fuse.sshfs vik:/hem rw,user_id=0\n"
			     "42 35 0:43 / /mnt3 rw - fuse.ntfs-3g /dev/sdb1 rw\n";
	char *name = network_fuse(mounts, 0, 42);

	(void)state;
	assert_string_equal(network_name(0x6969), "NFS");
	assert_string_equal(network_name(0xff534d42), "CIFS");
	assert_null(network_name(0xef53)); /* ext4 */
	assert_string_equal(name, "fuse.sshfs");
	assert_null(network_fuse(mounts, 98, 0));
	assert_null(network_fuse(mounts, 0, 43));
	assert_null(network_fuse("", 0, 43));
	free(name);
}

/* ---- Other versions ---- */

static void newer_is_left_alone(void **state)
{
	struct fixture *f = *state;
	struct buf bytes;

	fixture_ok(f, sql_run(&f->store->sql, "PRAGMA user_version = 99", &f->e));
	fixture_close(f);
	refuse(f, f->file, ERR_NEWER, "newer version");
	fixture_close(f);
	bytes = get_file(f->file);
	bytes.s[18] = bytes.s[19] = 3;
	put_file(f->file, bytes.s, bytes.len);
	refuse(f, f->file, ERR_NEWER, "newer version");
	bytes.s[18] = bytes.s[19] = 2;
	memset(bytes.s + 60, 0, 4); /* user_version */
	put_file(f->file, bytes.s, bytes.len);
	refuse(f, f->file, ERR_CORRUPT, "damaged");
	buf_release(&bytes);
}

static void additions_are_refused(void **state)
{
	static const char *const additions[] = {
		"CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
		"CREATE VIEW v AS SELECT 1",
		"CREATE TABLE extra (x)",
		"DROP INDEX meetings_starts",
	};
	struct fixture *f = *state;

	fixture_close(f);
	for (size_t i = 0; i < ARRAY_LEN(additions); i++) {
		struct buf good = get_file(f->file);
		sqlite3 *db;

		assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, additions[i], NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(db);
		refuse(f, f->file, ERR_CORRUPT, "not as this program makes");
		fixture_close(f);
		put_file(f->file, good.s, good.len);
		buf_release(&good);
	}
	fixture_open(f);
}

/* The number in db/migrate.c that stands for the schema: tells what to write there. */
static void the_schema_sum_is_current(void **state)
{
	struct err e = { 0 };
	struct sql q;
	uint64_t sum;

	(void)state;
	assert_true(sql_open(&q, ":memory:", SQLITE_OPEN_READWRITE, &e));
	assert_true(migrate_run(&q, db_migrations, 0, db_migration_count, &e));
	assert_true(migrate_schema_sum(&q, &sum, &e));
	if (!migrate_check(&q, &e))
		fail_msg("write UINT64_C(0x%016llx) in db/migrate.c", (unsigned long long)sum);
	sql_close(&q);
}

/* Every value of every table, in order, as text. */
static void dump(struct sql *q, struct buf *out)
{
	sqlite3_stmt *tables, *rows;

	assert_int_equal(sqlite3_prepare_v2(q->db,
				 "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
				 " AND name NOT LIKE 'sqlite%' ORDER BY name",
				 -1, &tables, NULL),
		SQLITE_OK);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(tables, 0);
		char *sql = xasprintf("SELECT * FROM \"%s\"", name);

		buf_printf(out, "%s\n%s\n", name, (const char *)sqlite3_column_text(tables, 1));
		assert_int_equal(sqlite3_prepare_v2(q->db, sql, -1, &rows, NULL), SQLITE_OK);
		while (sqlite3_step(rows) == SQLITE_ROW)
			for (int i = 0; i < sqlite3_column_count(rows); i++)
				buf_printf(out, "%d %s\n", sqlite3_column_type(rows, i),
					or_empty((const char *)sqlite3_column_text(rows, i)));
		sqlite3_finalize(rows);
		free(sql);
	}
	sqlite3_finalize(tables);
}

static void a_new_database_is_what_the_migrations_make(void **state)
{
	struct buf walked = { 0 }, whole = { 0 };
	struct err e = { 0 };
	struct sql a, b;
	int version = 0;

	(void)state;
	assert_true(sql_open(&a, ":memory:", SQLITE_OPEN_READWRITE, &e));
	assert_true(sql_open(&b, ":memory:", SQLITE_OPEN_READWRITE, &e));
	assert_true(migrate_run(&a, db_migrations, 0, db_migration_count, &e));
	assert_true(migrate_new(&b, &e));
	assert_true(migrate_check(&b, &e));
	assert_true(migrate_version(&b, db_migration_count, &version, &e));
	assert_int_equal(version, db_migration_count);
	dump(&a, &walked);
	dump(&b, &whole);
	assert_string_equal(buf_str(&whole), buf_str(&walked));
	buf_release(&walked);
	buf_release(&whole);
	sql_close(&a);
	sql_close(&b);
}

/* ---- Migrations ---- */

enum { MIGRATIONS_MAX = 64 };

static int version_of(struct fixture *f)
{
	int have;

	fixture_ok(f, migrate_version(&f->store->sql, 99, &have, &f->e));
	return have;
}

static void migrations_run_once(void **state)
{
	struct fixture *f = *state;
	const char *list[MIGRATIONS_MAX] = { NULL };
	int have = db_migration_count;
	int64_t n;

	list[have] = "CREATE TABLE extra (x INTEGER)";
	list[have + 1] = "INSERT INTO extra VALUES (7)";
	fixture_ok(f, migrate_run(&f->store->sql, list, have, have + 2, &f->e));
	assert_int_equal(version_of(f), have + 2);
	/* A second window that saw the old version comes later: nothing is done twice. */
	fixture_ok(f, migrate_run(&f->store->sql, list, have, have + 2, &f->e));
	fixture_ok(f, sql_pragma(&f->store->sql, "SELECT count(*) FROM extra", &n, &f->e));
	assert_int_equal(n, 1);
}

static void a_failing_migration_leaves_the_old_version(void **state)
{
	struct fixture *f = *state;
	const char *list[MIGRATIONS_MAX] = { NULL };
	int have = db_migration_count;
	int64_t n;

	list[have] = "CREATE TABLE extra (x INTEGER)";
	list[have + 1] = "CREATE TABLE more (x INTEGER); INSERT INTO nowhere VALUES (1)";
	assert_false(migrate_run(&f->store->sql, list, have, have + 2, NULL));
	assert_int_equal(version_of(f), have + 1);
	fixture_ok(f,
		sql_pragma(&f->store->sql, "SELECT count(*) FROM sqlite_schema WHERE name = 'more'",
			&n, &f->e));
	assert_int_equal(n, 0);
}

/* ---- Without the right to write ---- */

/* As another user (root may write anywhere): the child's checks decide. */
static void as_nobody(struct fixture *f, void (*run)(struct fixture *f))
{
	int status;
	pid_t child;

	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(2);
		run(f);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* In the child: no cmocka, which would go on with the parent's tests. */
static void demand(bool ok)
{
	if (!ok)
		_exit(1);
}

static void give_away(const struct fixture *f)
{
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(f->dir, NOBODY, NOBODY), 0);
	assert_int_equal(chown(f->file, NOBODY, NOBODY), 0);
}

static void open_readonly(struct fixture *f)
{
	struct party p = { 0 };

	demand(try_open(f, f->file, true));
	demand(store_readonly(f->store));
	demand(store_party_load(f->store, 1, &p, &f->e));
	demand(!store_begin(f->store, "x", &f->e) && f->e.code == ERR_READONLY);
	f->e = (struct err) { 0 };
	demand(!store_draft_save(f->store, "k", "t", &f->e) && f->e.code == ERR_READONLY);
	f->e = (struct err) { 0 };
	demand(!store_undo(f->store, NULL, &f->e) && f->e.code == ERR_READONLY);
}

static void a_file_that_may_only_be_read(void **state)
{
	struct fixture *f = *state;

	fixture_party(f, "Ekby");
	fixture_close(f);
	assert_int_equal(chmod(f->file, 0444), 0);
	give_away(f);
	as_nobody(f, open_readonly);
}

static void open_in_readonly_folder(struct fixture *f)
{
	demand(!try_open(f, f->file, true));
	demand(f->e.code == ERR_READONLY && strstr(f->e.text, "folder must be writable"));
}

static void a_folder_that_may_only_be_read(void **state)
{
	struct fixture *f = *state;

	fixture_close(f);
	give_away(f);
	assert_int_equal(chmod(f->dir, 0500), 0);
	as_nobody(f, open_in_readonly_folder);
	assert_int_equal(chmod(f->dir, 0700), 0);
}

static void create_in_readonly_folder(struct fixture *f)
{
	demand(!try_open(f, f->file, true));
	demand(f->e.code == ERR_READONLY);
}

static void a_new_file_in_a_folder_that_may_only_be_read(void **state)
{
	struct fixture *f = *state;

	if (geteuid() == 0)
		assert_int_equal(chown(f->dir, NOBODY, NOBODY), 0);
	assert_int_equal(chmod(f->dir, 0500), 0);
	as_nobody(f, create_in_readonly_folder);
	assert_int_equal(chmod(f->dir, 0700), 0);
}

static void open_others(struct fixture *f)
{
	demand(!try_open(f, f->file, true));
	demand(f->e.code == ERR_READONLY);
}

static void a_file_of_somebody_else(void **state)
{
	struct fixture *f = *state;

	if (geteuid() != 0)
		skip();
	fixture_close(f);
	assert_int_equal(chmod(f->dir, 0755), 0);
	as_nobody(f, open_others);
}

#define IN_FOLDER(test)                                                                            \
	cmocka_unit_test_setup_teardown(test, fixture_setup_folder, fixture_teardown)
#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(modes_are_private),
		IN_FOLDER(nothing_is_made_unasked),
		IN_FILE(a_closed_file_stands_alone),
		IN_FILE(opened_again_it_is_the_same),
		IN_FOLDER(names_with_odd_characters),
		IN_FOLDER(not_ours),
		IN_FOLDER(no_regular_file),
		cmocka_unit_test(network_file_systems),
		IN_FILE(newer_is_left_alone),
		IN_FILE(additions_are_refused),
		cmocka_unit_test(the_schema_sum_is_current),
		cmocka_unit_test(a_new_database_is_what_the_migrations_make),
		IN_FILE(migrations_run_once),
		IN_FILE(a_failing_migration_leaves_the_old_version),
		IN_FILE(a_file_that_may_only_be_read),
		IN_FILE(a_folder_that_may_only_be_read),
		IN_FOLDER(a_new_file_in_a_folder_that_may_only_be_read),
		IN_FILE(a_file_of_somebody_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
