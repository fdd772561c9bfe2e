/* Undo and redo: rows come back as they were, numbers for calendars only go on, and nobody's later
 * work is overwritten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "cmocka.h"
#include "db/store.h"
#include "tests/support/fixture.h"

static void begin(struct fixture *f, const char *label)
{
	fixture_ok(f, store_begin(f->store, label, &f->e));
}

static void commit(struct fixture *f)
{
	fixture_ok(f, store_commit(f->store, &f->e));
}

static void undo(struct fixture *f, const char *label)
{
	char *said = NULL;

	fixture_ok(f, store_undo(f->store, &said, &f->e));
	assert_string_equal(said, label);
	free(said);
}

static void redo(struct fixture *f, const char *label)
{
	char *said = NULL;

	fixture_ok(f, store_redo(f->store, &said, &f->e));
	assert_string_equal(said, label);
	free(said);
}

static void expect_export(struct fixture *f, const char *wanted)
{
	char *got = fixture_export(f);

	assert_string_equal(got, wanted);
	free(got);
}

static void rename_party(struct fixture *f, struct store *s, int64_t id, const char *name)
{
	struct party p = { 0 };

	fixture_ok(f, store_begin(s, name, &f->e));
	fixture_ok(f, store_party_load(s, id, &p, &f->e));
	xreplace(&p.name, name);
	fixture_ok(f, store_party_save(s, &p, &f->e));
	fixture_ok(f, store_commit(s, &f->e));
	party_release(&p);
}

static void expect_party(struct fixture *f, int64_t id, const char *name)
{
	struct party p = { 0 };

	fixture_ok(f, store_party_load(f->store, id, &p, &f->e));
	assert_string_equal(p.name, name);
	party_release(&p);
}

/* ---- One after the other ---- */

static void steps_back_and_forth(void **state)
{
	struct fixture *f = *state;
	char *empty = fixture_export(f), *one, *two;
	int64_t id = fixture_party(f, "Ekby");

	one = fixture_export(f);
	rename_party(f, f->store, id, "Norra Ekby");
	two = fixture_export(f);
	undo(f, "Norra Ekby");
	expect_export(f, one);
	undo(f, "Ekby");
	expect_export(f, empty);
	fixture_refused(f, store_undo(f->store, NULL, &f->e), ERR_NOT_FOUND, "nothing to undo");
	redo(f, "Ekby");
	expect_export(f, one);
	redo(f, "Norra Ekby");
	expect_export(f, two);
	fixture_refused(f, store_redo(f->store, NULL, &f->e), ERR_NOT_FOUND, "nothing to redo");
	undo(f, "Norra Ekby");
	redo(f, "Norra Ekby");
	undo(f, "Norra Ekby");
	expect_export(f, one);
	free(empty);
	free(one);
	free(two);
}

static void something_new_clears_redo(void **state)
{
	struct fixture *f = *state;

	fixture_party(f, "Ekby");
	fixture_party(f, "Vik");
	undo(f, "Vik");
	fixture_party(f, "Ås");
	fixture_refused(f, store_redo(f->store, NULL, &f->e), ERR_NOT_FOUND, NULL);
	undo(f, "Ås");
	undo(f, "Ekby");
	redo(f, "Ekby");
	redo(f, "Ås");
	fixture_refused(f, store_redo(f->store, NULL, &f->e), ERR_NOT_FOUND, NULL);
}

static void history_survives_restart(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");
	struct step_rows steps;
	char *label;

	rename_party(f, f->store, id, "Norra Ekby");
	fixture_open(f);
	fixture_ok(f, store_undo_label(f->store, &label, &f->e));
	assert_string_equal(label, "Norra Ekby");
	free(label);
	undo(f, "Norra Ekby");
	fixture_open(f);
	expect_party(f, id, "Ekby");
	redo(f, "Norra Ekby");
	fixture_open(f);
	expect_party(f, id, "Norra Ekby");
	fixture_ok(f, store_history(f->store, 10, &steps, &f->e));
	assert_int_equal(steps.n, 4);
	assert_int_equal(steps.v[0].kind, STEP_REDO);
	assert_int_equal(steps.v[1].kind, STEP_UNDO);
	assert_false(steps.v[2].undone);
	assert_int_equal(steps.v[3].changes, 1);
	assert_int_equal(steps.v[3].at, FIXTURE_NOW);
	assert_non_null(strchr(steps.v[3].actor, '@'));
	pool_release(&steps.pool);
}

/* ---- Rows that hang together ---- */

static void a_tree_goes_and_comes(void **state)
{
	struct fixture *f = *state;
	char *before = fixture_export(f), *after;
	struct meeting m = { .starts = xstrdup("2026-03-10"), .all_day = true };
	struct item parent = { .title = xstrdup("Ansökningar") }, child = { .position = 1 };
	struct note n = { .text = xstrdup("Bra") };

	begin(f, "import");
	fixture_ok(f, store_meeting_save(f->store, &m, &f->e));
	parent.meeting_id = child.meeting_id = n.meeting_id = m.id;
	fixture_ok(f, store_item_save(f->store, &parent, &f->e));
	child.parent_id = parent.id;
	fixture_ok(f, store_item_save(f->store, &child, &f->e));
	n.item_id = child.id;
	fixture_ok(f, store_note_save(f->store, &n, &f->e));
	m.item_id = child.id;
	fixture_ok(f, store_meeting_save(f->store, &m, &f->e));
	commit(f);
	after = fixture_export(f);
	begin(f, "bort");
	fixture_ok(f, store_note_delete(f->store, n.id, &f->e));
	fixture_ok(f, store_item_delete(f->store, child.id, &f->e));
	fixture_ok(f, store_item_delete(f->store, parent.id, &f->e));
	fixture_ok(f, store_meeting_delete(f->store, m.id, &f->e));
	commit(f);
	expect_export(f, before);
	undo(f, "bort");
	expect_export(f, after);
	undo(f, "import");
	expect_export(f, before);
	meeting_release(&m);
	item_release(&parent);
	note_release(&n);
	free(before);
	free(after);
}

static void what_hangs_on_it_now_holds_it(void **state)
{
	struct fixture *f = *state;
	struct store *other = fixture_second(f);
	int64_t meeting = fixture_meeting(f, "Möte", "2026-03-10T09:00");
	struct item it = { .meeting_id = meeting, .title = xstrdup("Deras") };
	char *before;

	xreplace(&other->actor, "elin@vik:77");
	fixture_ok(f, store_begin(other, "Deras punkt", &f->e));
	fixture_ok(f, store_item_save(other, &it, &f->e));
	fixture_ok(f, store_commit(other, &f->e));
	before = fixture_export(f);
	fixture_refused(f, store_undo(f->store, NULL, &f->e), ERR_CONFLICT, "depends on it");
	expect_export(f, before);
	free(before);
	item_release(&it);
	store_close(other);
}

static void a_thousand_rows_are_one_step(void **state)
{
	struct fixture *f = *state;
	char *before = fixture_export(f), *after, title[32];
	struct item it = { .title = title };

	it.meeting_id = fixture_meeting(f, "Stort", "2026-03-10T09:00");
	free(before);
	before = fixture_export(f);
	begin(f, "import");
	for (int i = 1; i <= 5000; i++) {
		snprintf(title, sizeof(title), "Punkt %d", i);
		it.id = it.rev = 0;
		it.position = i;
		fixture_ok(f, store_item_save(f->store, &it, &f->e));
	}
	commit(f);
	after = fixture_export(f);
	undo(f, "import");
	expect_export(f, before);
	redo(f, "import");
	expect_export(f, after);
	free(before);
	free(after);
}

/* ---- Numbers that only go on ---- */

static struct meeting load(struct fixture *f, int64_t id)
{
	struct meeting m = { 0 };

	fixture_ok(f, store_meeting_load(f->store, id, &m, &f->e));
	return m;
}

static void move_to(struct fixture *f, int64_t id, const char *starts)
{
	struct meeting m = load(f, id);

	begin(f, "flyttat");
	xreplace(&m.starts, starts);
	fixture_ok(f, store_meeting_save(f->store, &m, &f->e));
	commit(f);
	meeting_release(&m);
}

static void sequence_never_goes_back(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_meeting(f, "Möte", "2026-03-10T09:00");
	struct meeting m;

	f->clock.at += 60;
	move_to(f, id, "2026-03-11T09:00");
	f->clock.at += 60;
	undo(f, "flyttat");
	m = load(f, id);
	assert_string_equal(m.starts, "2026-03-10T09:00");
	assert_int_equal(m.sequence, 2);
	assert_int_equal(m.revised_at, f->clock.at);
	meeting_release(&m);
	undo(f, "Möte");
	redo(f, "Möte");
	m = load(f, id);
	assert_int_equal(m.sequence, 2);
	assert_true(m.revised_at >= f->clock.at);
	meeting_release(&m);
	redo(f, "flyttat");
	m = load(f, id);
	assert_string_equal(m.starts, "2026-03-11T09:00");
	assert_int_equal(m.sequence, 3);
	meeting_release(&m);
}

static void what_calendars_do_not_show_renews_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_meeting(f, "Möte", "2026-03-10T09:00");
	struct meeting m = load(f, id);

	begin(f, "anteckningarna skickade");
	m.notes_state = NOTES_SENT;
	fixture_ok(f, store_meeting_save(f->store, &m, &f->e));
	commit(f);
	undo(f, "anteckningarna skickade");
	meeting_release(&m);
	m = load(f, id);
	assert_int_equal(m.sequence, 0);
	assert_int_equal(m.revised_at, 0);
	assert_int_equal(m.notes_state, NOTES_DRAFT);
	meeting_release(&m);
}

/* Its agenda changed: the service says so by another revised_at. */
static void an_undone_agenda_is_news_too(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_meeting(f, "Möte", "2026-03-10T09:00");
	struct meeting m = load(f, id);

	begin(f, "ny punkt");
	m.revised_at++;
	fixture_ok(f, store_meeting_save(f->store, &m, &f->e));
	commit(f);
	meeting_release(&m);
	f->clock.at += 60;
	undo(f, "ny punkt");
	m = load(f, id);
	assert_int_equal(m.sequence, 0);
	assert_int_equal(m.revised_at, f->clock.at);
	meeting_release(&m);
}

static void a_renamed_group_is_news_both_ways(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_group(f, "Väst");
	struct group g = { 0 };

	fixture_ok(f, store_group_load(f->store, id, &g, &f->e));
	begin(f, "nytt namn");
	xreplace(&g.name, "Västra");
	g.revised_at = 1;
	fixture_ok(f, store_group_save(f->store, &g, &f->e));
	commit(f);
	f->clock.at += 60;
	undo(f, "nytt namn");
	fixture_ok(f, store_group_load(f->store, id, &g, &f->e));
	assert_string_equal(g.name, "Väst");
	assert_int_equal(g.revised_at, f->clock.at);
	group_release(&g);
}

/* ---- Somebody else ---- */

static void somebody_elses_change_is_not_overwritten(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");
	struct store *other = fixture_second(f);
	bool changed;

	xreplace(&other->actor, "elin@vik:77");
	rename_party(f, f->store, id, "Norra Ekby");
	rename_party(f, other, id, "Södra Ekby");
	fixture_ok(f, store_watch_changed(f->store, &changed, &f->e));
	assert_true(changed);
	fixture_refused(
		f, store_undo(f->store, NULL, &f->e), ERR_CONFLICT, "“Södra Ekby” by elin@vik");
	expect_party(f, id, "Södra Ekby");
	store_close(other);
}

static void each_window_undoes_its_own(void **state)
{
	struct fixture *f = *state;
	struct store *other = fixture_second(f);
	int64_t mine = fixture_party(f, "Ekby"), theirs;
	struct party p = { .name = xstrdup("Vik") };

	xreplace(&other->actor, "elin@vik:77");
	fixture_ok(f, store_begin(other, "Vik", &f->e));
	fixture_ok(f, store_party_save(other, &p, &f->e));
	fixture_ok(f, store_commit(other, &f->e));
	theirs = p.id;
	undo(f, "Ekby");
	fixture_refused(f, store_party_load(f->store, mine, &p, &f->e), ERR_NOT_FOUND, NULL);
	expect_party(f, theirs, "Vik");
	fixture_refused(f, store_undo(f->store, NULL, &f->e), ERR_NOT_FOUND, NULL);
	store_close(other);
	/* Opened anew, all that was done before is there to be undone. */
	fixture_open(f);
	undo(f, "Vik");
	party_release(&p);
}

static void a_damaged_history_is_not_used(void **state)
{
	struct fixture *f = *state;
	int64_t id = fixture_party(f, "Ekby");

	rename_party(f, f->store, id, "Norra Ekby");
	fixture_ok(f,
		sql_run(&f->store->sql, "UPDATE steps SET before = replace(before, 'Ekby', 'Ekbx')",
			&f->e));
	fixture_refused(f, store_undo(f->store, NULL, &f->e), ERR_CORRUPT, "damaged");
	expect_party(f, id, "Norra Ekby");
}

static void a_step_without_changes_is_none(void **state)
{
	struct fixture *f = *state;
	struct step_rows steps;

	begin(f, "tomt");
	commit(f);
	begin(f, "ångrat");
	store_rollback(f->store);
	store_rollback(f->store);
	fixture_ok(f, store_history(f->store, 10, &steps, &f->e));
	assert_int_equal(steps.n, 0);
	pool_release(&steps.pool);
}

/* The same op again, as of a request that was sent twice because the answer went missing. */
static void a_repeated_request_is_done_once(void **state)
{
	struct fixture *f = *state;
	struct party p = { 0 };
	char op[JOURNAL_OP_SIZE];
	int64_t id = fixture_party(f, "Ekby");

	begin(f, "ny");
	memcpy(op, f->store->journal.op, sizeof(op));
	p.name = xstrdup("Vik");
	fixture_ok(f, store_party_save(f->store, &p, &f->e));
	commit(f);
	rename_party(f, f->store, id, "Norra Ekby");
	begin(f, "ny");
	memcpy(f->store->journal.op, op, sizeof(op));
	p.id = p.rev = 0;
	fixture_refused(f, store_party_save(f->store, &p, &f->e), ERR_CONFLICT, "already");
	store_rollback(f->store);
	undo(f, "Norra Ekby");
	undo(f, "ny");
	party_release(&p);
}

#define IN_MEMORY(test)                                                                            \
	cmocka_unit_test_setup_teardown(test, fixture_setup_memory, fixture_teardown)
#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_MEMORY(steps_back_and_forth),
		IN_MEMORY(something_new_clears_redo),
		IN_FILE(history_survives_restart),
		IN_MEMORY(a_tree_goes_and_comes),
		IN_FILE(what_hangs_on_it_now_holds_it),
		IN_MEMORY(a_thousand_rows_are_one_step),
		IN_MEMORY(sequence_never_goes_back),
		IN_MEMORY(what_calendars_do_not_show_renews_nothing),
		IN_MEMORY(an_undone_agenda_is_news_too),
		IN_MEMORY(a_renamed_group_is_news_both_ways),
		IN_FILE(somebody_elses_change_is_not_overwritten),
		IN_FILE(each_window_undoes_its_own),
		IN_MEMORY(a_damaged_history_is_not_used),
		IN_MEMORY(a_step_without_changes_is_none),
		IN_MEMORY(a_repeated_request_is_done_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
