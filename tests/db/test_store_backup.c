/* Copies: whole, private, one file each, thinned out by age. And the doctor. */
#include <setjmp.h>
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
#include "db/backup.h"
#include "db/store.h"
#include "tests/support/fixture.h"

static void a_copy_is_the_same(void **state)
{
	struct fixture *f = *state;
	char *copy = fixture_path(f, "copy.db"), *wal = fixture_path(f, "copy.db-wal");
	char *before, *after;
	struct stat st;

	fixture_party(f, "Ekby");
	fixture_meeting(f, "Möte", "2026-03-10T09:00");
	before = fixture_export(f);
	fixture_ok(f, store_backup(f->store, copy, &f->e));
	fixture_ok(f, store_backup(f->store, copy, &f->e)); /* an older copy may be replaced */
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_not_equal(access(wal, F_OK), 0);
	fixture_close(f);
	free(f->file);
	f->file = xstrdup(copy);
	fixture_open(f);
	after = fixture_export(f);
	assert_string_equal(before, after);
	fixture_ok(f, store_undo(f->store, NULL, &f->e)); /* with its history */
	free(before);
	free(after);
	free(copy);
	free(wal);
}

static void memory_can_be_kept(void **state)
{
	struct fixture *f = *state;
	char *copy = fixture_path(f, "copy.db"), *before, *after;

	fixture_party(f, "Ekby");
	before = fixture_export(f);
	fixture_ok(f, store_backup(f->store, copy, &f->e));
	free(f->file);
	f->file = copy;
	fixture_open(f);
	after = fixture_export(f);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void nothing_else_is_replaced(void **state)
{
	struct fixture *f = *state;
	char *letter = fixture_path(f, "brev.txt"), *nowhere = fixture_path(f, "no/copy.db");
	FILE *out = fopen(letter, "we");

	assert_non_null(out);
	fputs("Hej!", out);
	fclose(out);
	fixture_refused(f, store_backup(f->store, letter, &f->e), ERR_CORRUPT, "left unchanged");
	fixture_refused(f, store_backup(f->store, f->file, &f->e), ERR_INVALID, "itself");
	fixture_refused(f, store_backup(f->store, nowhere, &f->e), ERR_NOT_FOUND, NULL);
	free(letter);
	free(nowhere);
}

static void a_damaged_database_is_not_copied(void **state)
{
	struct fixture *f = *state;
	char *copy = fixture_path(f, "copy.db");

	fixture_party(f, "Ekby");
	fixture_ok(f, sql_run(&f->store->sql, "UPDATE parties SET name = 'Ekbx'", &f->e));
	fixture_refused(f, store_backup(f->store, copy, &f->e), ERR_CORRUPT, "no backup copy");
	assert_int_not_equal(access(copy, F_OK), 0);
	free(copy);
}

static void an_older_version_is_copied_before_it_is_migrated(void **state)
{
	struct fixture *f = *state;
	char *copy = fixture_path(f, "copy.db");

	fixture_party(f, "Ekby");
	fixture_ok(f,
		sql_run(&f->store->sql,
			"ALTER TABLE parties RENAME COLUMN kind TO sort; PRAGMA user_version = 77",
			&f->e));
	fixture_ok(f, backup_copy(&f->store->sql, copy, &f->e));
	assert_int_equal(access(copy, F_OK), 0);
	free(copy);
}

/* ---- Every day ---- */

static bool there(const struct fixture *f, const char *day)
{
	char *path = xasprintf("%s/backups/test-%s.db", f->dir, day);
	bool is = access(path, F_OK) == 0;

	free(path);
	return is;
}

static void touch(const struct fixture *f, struct moment day)
{
	char iso[MOMENT_SIZE], *path;
	FILE *out;

	moment_iso(day, iso);
	path = xasprintf("%s/backups/test-%s.db", f->dir, iso);
	out = fopen(path, "we");
	assert_non_null(out);
	fclose(out);
	free(path);
}

static void one_a_day_thinned_out(void **state)
{
	static const char *const kept[] = {
		"2026-03-11", "2026-03-05", /* seven days */
		"2026-03-01", "2026-02-22", /* the ends of four weeks, this one counted */
		"2026-02-28", "2026-01-31", "2025-12-31", /* the ends of months */
	};
	static const char *const gone[] = { "2026-03-04", "2026-03-02", "2026-02-27", "2026-02-15",
		"2026-01-30", "2025-12-30" };
	struct fixture *f = *state;
	char *folder = fixture_path(f, "backups");
	struct moment day = clock_local(&f->clock);
	struct stat st;

	fixture_ok(f, store_backup_daily(f->store, folder, &f->e));
	assert_true(there(f, "2026-03-10"));
	assert_int_equal(stat(folder, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	for (int i = 1; i < 100; i++)
		touch(f, (struct moment) { day.day - i, MINUTE_NONE });
	fixture_ok(f, store_backup_daily(f->store, folder, &f->e)); /* there is one today */
	assert_true(there(f, "2026-02-27"));
	f->clock.at += (int64_t)24 * 60 * 60;
	fixture_ok(f, store_backup_daily(f->store, folder, &f->e));
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		if (!there(f, kept[i]))
			fail_msg("%s is gone", kept[i]);
	for (size_t i = 0; i < ARRAY_LEN(gone); i++)
		if (there(f, gone[i]))
			fail_msg("%s is kept", gone[i]);
	free(folder);
}

/* ---- The doctor ---- */

static void collect(void *to, const char *text)
{
	buf_printf(to, "%s\n", text);
}

static void expect_finding(struct fixture *f, const char *sql, const char *words)
{
	struct buf found = { 0 };
	size_t n;

	fixture_ok(f, sql_run(&f->store->sql, "PRAGMA foreign_keys = OFF", &f->e));
	fixture_ok(f, sql_run(&f->store->sql, sql, &f->e));
	fixture_ok(f, store_doctor(f->store, collect, &found, &n, &f->e));
	if (n == 0 || !strstr(buf_str(&found), words))
		fail_msg("%zu: %s", n, buf_str(&found));
	buf_release(&found);
}

static void the_doctor_finds(void **state)
{
	struct fixture *f = *state;
	size_t n;

	fixture_person(f, "Karin", "Alm");
	fixture_ok(f, store_doctor(f->store, NULL, NULL, &n, &f->e));
	assert_int_equal(n, 0);
	expect_finding(f, "UPDATE steps SET after = replace(after, 'Alm', 'Elm')", "history");
	expect_finding(f, "UPDATE people SET family = 'Elm'", "people 1 is not as it was saved");
	expect_finding(f, "UPDATE people SET party_id = 77", "refers to an entry of parties");
	expect_finding(f, "ALTER TABLE people ADD COLUMN extra TEXT", "columns instead of");
}

#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FILE(a_copy_is_the_same),
		cmocka_unit_test_setup_teardown(
			memory_can_be_kept, fixture_setup_memory, fixture_teardown),
		IN_FILE(nothing_else_is_replaced),
		IN_FILE(a_damaged_database_is_not_copied),
		IN_FILE(an_older_version_is_copied_before_it_is_migrated),
		IN_FILE(one_a_day_thinned_out),
		IN_FILE(the_doctor_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
