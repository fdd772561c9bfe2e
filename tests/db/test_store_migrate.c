/* A database of the first versions opens in this one: its rows, its ids and its history go along. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/image.h"
#include "db/migrate.h"
#include "db/store.h"
#include "tests/support/fixture.h"

/* The version whose journal kept every change beside its step. */
enum { APART = 4 };

static struct party party(int64_t id, int64_t rev, const char *name)
{
	return (struct party) { .id = id, .rev = rev, .name = xstrdup(name) };
}

static void run(struct fixture *f, struct sql *q, const char *text)
{
	fixture_ok(f, sql_run(q, text, &f->e));
}

static void put_party(struct fixture *f, struct sql *q, const struct party *p)
{
	char *text = xasprintf("INSERT INTO parties (id, rev, sum, name, short_name, kind)"
			       " VALUES (%d, %d, %lld, '%s', '', '%s')",
		(int)p->id, (int)p->rev, (long long)record_sum(&party_table, p), p->name,
		party_kind_names[p->kind]);

	run(f, q, text);
	free(text);
}

static void put_step(
	struct fixture *f, struct sql *q, int id, const char *kind, const char *undoes, int undone)
{
	char *text = xasprintf("INSERT INTO steps (id, op, at, kind, label, actor, undoes, undone)"
			       " VALUES (%d, '%032d', %d, '%s', 'steg', 'eva@dator:1', %s, %d)",
		id, id, FIXTURE_NOW, kind, undoes, undone);

	run(f, q, text);
	free(text);
}

static char *quoted(const struct party *p)
{
	struct buf b = { 0 };
	char *text;

	if (!p)
		return xstrdup("NULL");
	image_write(&party_table, p, &b);
	text = xasprintf("'%s'", buf_str(&b));
	buf_release(&b);
	return text;
}

static int64_t sum_of(const struct party *before, const struct party *after)
{
	struct buf was = { 0 }, is = { 0 };
	int64_t sum;

	if (before)
		image_write(&party_table, before, &was);
	if (after)
		image_write(&party_table, after, &is);
	sum = journal_sum(before ? buf_str(&was) : NULL, after ? buf_str(&is) : NULL);
	buf_release(&was);
	buf_release(&is);
	return sum;
}

static void put_change(struct fixture *f, struct sql *q, int step, int seq,
	const struct party *before, const struct party *after)
{
	char *was = quoted(before), *is = quoted(after);
	char *text = xasprintf("INSERT INTO changes (step, seq, tbl, row_id, before, after, sum)"
			       " VALUES (%d, %d, 'parties', %d, %s, %s, %lld)",
		step, seq, (int)(after ? after : before)->id, was, is,
		(long long)sum_of(before, after));

	run(f, q, text);
	free(text);
	free(was);
	free(is);
}

/* Two parties in one step; one of them renamed; that undone. */
static void write_old(struct fixture *f)
{
	struct party ekby = party(1, 1, "Ekby"), vik = party(2, 1, "Vik"),
		     renamed = party(1, 2, "Norra Ekby"), again = party(1, 3, "Ekby");
	struct sql q;

	fixture_ok(f, sql_open(&q, f->file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &f->e));
	fixture_ok(f, migrate_run(&q, db_migrations, 0, APART, &f->e));
	put_party(f, &q, &again);
	put_party(f, &q, &vik);
	put_step(f, &q, 1, "do", "NULL", 0);
	put_change(f, &q, 1, 1, NULL, &ekby);
	put_change(f, &q, 1, 2, NULL, &vik);
	put_step(f, &q, 2, "do", "NULL", 1);
	put_change(f, &q, 2, 1, &ekby, &renamed);
	put_step(f, &q, 3, "undo", "2", 0);
	put_change(f, &q, 3, 1, &renamed, &again);
	run(f, &q, "INSERT INTO sqlite_sequence VALUES ('notes', 41), ('attendances', 17)");
	sql_close(&q);
	party_release(&ekby);
	party_release(&vik);
	party_release(&renamed);
	party_release(&again);
}

static void expect_names(struct fixture *f, const char *names)
{
	struct party_rows list = { 0 };
	struct buf got = { 0 };

	fixture_ok(f, store_parties(f->store, &list, &f->e));
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&got, "%s%s", i ? ", " : "", list.v[i].p.name);
	assert_string_equal(buf_str(&got), names);
	buf_release(&got);
	pool_release(&list.pool);
}

static void the_history_goes_along(void **state)
{
	struct fixture *f = *state;
	char *copy = xasprintf("%s.v%d", f->file, APART);
	struct step_rows steps;
	size_t n;

	write_old(f);
	fixture_open(f);
	assert_int_equal(access(copy, F_OK), 0);
	fixture_ok(f, store_doctor(f->store, NULL, NULL, &n, &f->e));
	assert_int_equal(n, 0);
	fixture_ok(f, store_history(f->store, 10, &steps, &f->e));
	assert_int_equal(steps.n, 3);
	assert_int_equal(steps.v[0].kind, STEP_UNDO);
	assert_int_equal(steps.v[0].changes, 1);
	assert_true(steps.v[1].undone);
	assert_int_equal(steps.v[2].changes, 2);
	assert_string_equal(steps.v[2].actor, "eva@dator:1");
	pool_release(&steps.pool);
	expect_names(f, "Ekby, Vik");
	fixture_ok(f, store_redo(f->store, NULL, &f->e));
	expect_names(f, "Norra Ekby, Vik");
	fixture_ok(f, store_undo(f->store, NULL, &f->e));
	fixture_ok(f, store_undo(f->store, NULL, &f->e));
	expect_names(f, "");
	free(copy);
}

static void ids_go_on_from_where_they_were(void **state)
{
	struct fixture *f = *state;
	int64_t seq;

	write_old(f);
	fixture_open(f);
	fixture_ok(f,
		sql_pragma(&f->store->sql, "SELECT seq FROM sqlite_sequence WHERE name = 'notes'",
			&seq, &f->e));
	assert_int_equal(seq, 41);
	fixture_ok(f,
		sql_pragma(&f->store->sql,
			"SELECT seq FROM sqlite_sequence WHERE name = 'attendances'", &seq, &f->e));
	assert_int_equal(seq, 17);
}

/* The version before tables that others refer to were made anew, and a meeting of it with all that. */
enum { REFERRED = 11 };

static void write_referred(struct fixture *f)
{
	struct sql q;

	fixture_ok(f, sql_open(&q, f->file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &f->e));
	fixture_ok(f, migrate_run(&q, db_migrations, 0, REFERRED, &f->e));
	run(f, &q,
		"INSERT INTO people (id, rev, sum, given, family, sort_key, email, phone, title)"
		" VALUES (2, 1, 1, 'Eva', 'Brandt', 'x', '', '', '');"
		"INSERT INTO meetings (id, rev, sum, kind, title, starts, ends, all_day, zone, place, room,"
		" link, mode, status, chair, note_taker, round_id, uid, sequence, revised_at, created_at,"
		" started_at, ended_at, item_id, item_since, notes_state, search, organizer, foreign_sum)"
		" VALUES (7, 3, 1, 'board', 'Styrelse', '2026-03-10T09:00', '2026-03-10T11:00', 0, 'Z', 'P',"
		" 'R', 'L', 'hybrid', 'held', 'C', 'N', 0, 'u-7', 4, 5, 6, 7, 8, 9, 10, 'sent', 's',"
		" 'ulla@annan.example', 11);"
		"INSERT INTO items (id, rev, sum, meeting_id, parent_id, position, number, title, kind,"
		" presenter, minutes, outcome, started_at, seconds, round_item) VALUES"
		" (3, 1, 1, 7, NULL, 1, '1', 'Ett', 'report', 'Eva', 5, 'finished', 0, 0, 0),"
		" (4, 1, 1, 7, 3, 1, '1a', 'Två', 'frame', '', 0, 'open', 0, 9, 8);"
		"INSERT INTO notes (rev, sum, meeting_id, item_id, position, kind, speaker, text, who,"
		" due_from, due_to, due_text, state, number, filed_at)"
		" VALUES (1, 1, 7, 4, 1, 'text', '', 'x', '', '', '', '', 'open', 0, 0);"
		"INSERT INTO attendances (id, rev, sum, meeting_id, person_id, status, expected, came, \"left\","
		" role, answer, comment) VALUES (5, 1, 1, 7, 2, 'excused', 'no', '', '', 'guest', 'counter',"
		" 'kan inte');"
		"UPDATE sqlite_sequence SET seq = 99 WHERE name = 'meetings'");
	sql_close(&q);
}

static int64_t number(struct fixture *f, const char *sql)
{
	int64_t n;

	fixture_ok(f, sql_pragma(&f->store->sql, sql, &n, &f->e));
	return n;
}

static void what_others_refer_to_stays(void **state)
{
	struct fixture *f = *state;

	write_referred(f);
	fixture_open(f);
	assert_int_equal(number(f, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(
		number(f,
			"SELECT count(*) FROM meetings WHERE id = 7 AND title = 'Styrelse'"
			" AND mode = 'hybrid' AND status = 'held' AND uid = 'u-7'"
			" AND notes_state = 'sent' AND item_since = 10 AND foreign_sum = 11"
			" AND organizer = 'ulla@annan.example' AND series = '' AND instance = ''"),
		1);
	assert_int_equal(number(f,
				 "SELECT count(*) FROM items JOIN notes ON item_id = items.id"
				 " WHERE parent_id = 3 AND outcome = 'open' AND round_item = 8"),
		1);
	assert_int_equal(
		number(f,
			"SELECT count(*) FROM attendances WHERE id = 5 AND status = 'excused'"
			" AND answer = 'counter' AND comment = 'kan inte'"),
		1);
	assert_int_equal(number(f, "SELECT seq FROM sqlite_sequence WHERE name = 'meetings'"), 99);
	assert_int_equal(number(f, "SELECT seq FROM sqlite_sequence WHERE name = 'items'"), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_history_goes_along, fixture_setup_folder, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			ids_go_on_from_where_they_were, fixture_setup_folder, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_others_refer_to_stays, fixture_setup_folder, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
