/* Entries of the year: what is filled in, what is refused, what undo brings back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/attendance.h"
#include "services/agenda.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/templates.h"

#include "cmocka.h"
#include "tests/support/world.h"

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static struct meeting draft(const char *title, const char *starts, const char *ends)
{
	return (struct meeting) { .title = xstrdup(title),
		.starts = xstrdup(starts),
		.ends = xstrdup(ends),
		.status = STATUS_DECIDED };
}

static void refuse(struct world *w, struct meeting m, const char *words)
{
	world_refused(w, meeting_create(&w->se, &m, &w->west, 1, &w->e), ERR_INVALID, words);
	assert_int_equal(m.id, 0);
	meeting_release(&m);
}

/* ---- Create ---- */

static void test_create_fills_in(void **state)
{
	struct world *w = *state;
	struct meeting m = draft(NULL, "2026-03-17T09:00", NULL);
	const int64_t both[] = { w->west, w->board };

	world_before(w);
	world_ok(w, meeting_create(&w->se, &m, both, 2, &w->e));
	assert_string_equal(m.title, "Beredning Väst, Styrelse");
	assert_string_equal(m.ends, "2026-03-17T12:00");
	assert_string_equal(m.zone, "Europe/Stockholm");
	assert_int_equal(strlen(m.uid), 36);
	assert_int_equal(m.sequence, 0);
	assert_int_equal(m.created_at, WORLD_NOW);
	assert_int_equal(m.revised_at, WORLD_NOW);
	assert_non_null(strstr(m.search, "beredning väst"));
	assert_non_null(strstr(m.search, "beredning vast"));
	world_undoable(w, "New meeting: Beredning Väst, Styrelse Tue 17 March");
	meeting_release(&m);
}

static void test_create_default_ends(void **state)
{
	static const struct {
		enum meeting_kind kind;
		const char *starts, *ends;
	} cases[] = { { MEETING_FULL_DAY, "2026-03-17T09:00", "2026-03-17T16:00" },
		{ MEETING_LUNCH_TO_LUNCH, "2026-03-17T12:00", "2026-03-18T12:00" },
		{ MEETING_LUNCH_TO_LUNCH, "2026-03-17", "2026-03-18" },
		{ MEETING_DEADLINE, "2026-03-17", "2026-03-17" },
		{ MEETING_DEADLINE, "2026-03-17T12:00", "2026-03-17T12:00" },
		{ MEETING_ORDINARY, "2026-12-31T23:00", "2027-01-01T02:00" } };
	struct world *w = *state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct meeting m = draft("Möte", cases[i].starts, NULL);

		m.kind = (int)cases[i].kind;
		world_ok(w, meeting_create(&w->se, &m, NULL, 0, &w->e));
		assert_string_equal(m.ends, cases[i].ends);
		assert_int_equal(m.all_day, strlen(cases[i].starts) == 10);
		meeting_release(&m);
	}
}

static void test_create_refuses(void **state)
{
	struct world *w = *state;
	struct meeting m = draft(" ", "2026-03-17T09:00", NULL);

	world_before(w);
	world_refused(w, meeting_create(&w->se, &m, NULL, 0, &w->e), ERR_INVALID, "title");
	meeting_release(&m);
	refuse(w, draft("Möte", NULL, NULL), "day");
	refuse(w, draft("Möte", "17 mars", NULL), "17 mars");
	refuse(w, draft("Möte", "2026-02-30T09:00", NULL), NULL);
	refuse(w, draft("Möte", "2026-03-17T09:00", "2026-03-17T08:00"), "before");
	refuse(w, draft("Möte", "2026-03-17T09:00", "2026-03-17T09:00"), "ends when");
	refuse(w, draft("Möte", "2026-03-17", "2026-03-16"), "before");
	refuse(w, draft("Möte", "2026-03-17T09:00", "2026-03-18"), "clock time");
	m = draft("Möte", "2026-03-17T09:00", NULL);
	m.status = STATUS_RUNNING;
	refuse(w, m, "started");
	m = draft("Möte", "2026-03-17T09:00", NULL);
	m.zone = xstrdup("Europe/Atlantis");
	refuse(w, m, "Atlantis");
	world_unchanged(w);
}

static void test_clock_change(void **state)
{
	struct world *w = *state;
	struct meeting m = draft("Vaka", "2026-10-25T02:30", NULL);

	world_before(w);
	refuse(w, draft("Vaka", "2026-03-29T02:30", NULL), "2:30");
	refuse(w, draft("Vaka", "2026-03-29T01:00", "2026-03-29T02:00"), "clock is put forward");
	world_unchanged(w);
	world_ok(w, meeting_create(&w->se, &m, NULL, 0, &w->e));
	world_refused(w,
		meeting_move(&w->se, m.id, at("2026-03-29T02:15"), MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "2:15");
	meeting_release(&m);
	m = draft("Vaka", "2026-03-29T02:30", NULL);
	m.zone = xstrdup("Europe/Helsinki");
	world_ok(w, meeting_create(&w->se, &m, NULL, 0, &w->e));
	meeting_release(&m);
}

/* ---- Change, move, status ---- */

static void test_change(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	struct meeting m = world_load(w, id);
	struct move_list moves;
	int64_t revised = m.revised_at;

	world_before(w);
	xreplace(&m.place, "Strömvik");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	world_undoable(w, "Changed: Beredning Väst Tue 17 March");
	world_ok(w, store_moves(w->se.store, id, &moves, &w->e));
	assert_int_equal(moves.n, 0);
	pool_release(&moves.pool);
	meeting_release(&m);

	m = world_load(w, id);
	assert_int_equal(m.sequence, 0);
	assert_true(m.revised_at > revised);
	xreplace(&m.starts, "2026-03-17T10:00");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, "krock", &w->e));
	world_ok(w, store_moves(w->se.store, id, &moves, &w->e));
	assert_int_equal(moves.n, 1);
	assert_string_equal(moves.v[0].old_starts, "2026-03-17T09:00");
	assert_string_equal(moves.v[0].new_starts, "2026-03-17T10:00");
	assert_string_equal(moves.v[0].why, "krock");
	pool_release(&moves.pool);
	meeting_release(&m);
	m = world_load(w, id);
	assert_int_equal(m.sequence, 1);
	meeting_release(&m);
}

static void test_change_refuses_an_old_copy(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	struct meeting mine = world_load(w, id), theirs = world_load(w, id);

	xreplace(&theirs.room, "Sadeln");
	world_ok(w, meeting_change(&w->se, &theirs, NULL, 0, NULL, &w->e));
	world_before(w);
	xreplace(&mine.room, "Kvarnen");
	world_refused(w, meeting_change(&w->se, &mine, NULL, 0, NULL, &w->e), ERR_CONFLICT, NULL);
	world_unchanged(w);
	meeting_release(&mine);
	meeting_release(&theirs);
}

static void expect_groups(struct world *w, int64_t id, size_t n, const char *first)
{
	struct group_list groups;

	world_ok(w, store_meeting_groups(w->se.store, id, &groups, &w->e));
	assert_int_equal(groups.n, n);
	assert_string_equal(groups.v[0].name, first);
	pool_release(&groups.pool);
}

static void test_change_of_groups(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	const int64_t both[] = { w->board, w->west, w->board };
	struct meeting m = world_load(w, id);
	int64_t revised = m.revised_at;

	world_before(w);
	world_ok(w, meeting_change(&w->se, &m, both, 3, NULL, &w->e));
	world_undoable(w, "Changed: Beredning Väst Tue 17 March");
	expect_groups(w, id, 2, "Beredning Väst");
	meeting_release(&m);
	m = world_load(w, id);
	assert_true(m.revised_at > revised);
	world_ok(w, meeting_change(&w->se, &m, &w->board, 1, NULL, &w->e));
	expect_groups(w, id, 1, "Styrelse");
	meeting_release(&m);
}

static void test_move_keeps_the_length(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	struct meeting m;

	world_before(w);
	world_ok(w, meeting_move(&w->se, id, at("2026-03-24T13:15"), MOMENT_NONE, NULL, &w->e));
	world_undoable(w, "Meeting moved to Tue 24 March at 13:15–16:15");
	world_ok(w, meeting_move(&w->se, id, at("2026-03-25"), MOMENT_NONE, NULL, &w->e));
	m = world_load(w, id);
	assert_string_equal(m.starts, "2026-03-25T13:15");
	assert_string_equal(m.ends, "2026-03-25T16:15");
	/* Undo takes the time back, not the SEQUENCE that has gone out with it. */
	assert_true(m.sequence >= 2);
	meeting_release(&m);
	world_before(w);
	world_refused(w, meeting_move(&w->se, id, at("2026-03-25T13:15"), MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "already");
	world_refused(w,
		meeting_move(
			&w->se, id, at("2026-03-26T13:15"), at("2026-03-26T13:00"), NULL, &w->e),
		ERR_INVALID, "before");
	world_refused(w, meeting_move(&w->se, 999, at("2026-03-26"), MOMENT_NONE, NULL, &w->e),
		ERR_NOT_FOUND, NULL);
	world_unchanged(w);
}

static void test_move_whole_days(void **state)
{
	struct world *w = *state;
	struct meeting m = draft("Lunch till lunch", "2026-08-27", "2026-08-28");
	int64_t id;

	world_ok(w, meeting_create(&w->se, &m, NULL, 0, &w->e));
	id = m.id;
	meeting_release(&m);
	world_ok(w, meeting_move(&w->se, id, at("2026-09-03"), MOMENT_NONE, NULL, &w->e));
	m = world_load(w, id);
	assert_string_equal(m.ends, "2026-09-04");
	meeting_release(&m);
	world_ok(w, meeting_move(&w->se, id, at("2026-09-03T12:00"), MOMENT_NONE, NULL, &w->e));
	m = world_load(w, id);
	assert_false(m.all_day);
	assert_string_equal(m.ends, "2026-09-03T15:00");
	meeting_release(&m);
}

static void test_status(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	struct move_list moves;

	world_before(w);
	world_ok(w, meeting_cancel(&w->se, id, "för få anmälda", &w->e));
	world_undoable(w, "Meeting cancelled: Beredning Väst Tue 17 March");
	world_ok(w, store_moves(w->se.store, id, &moves, &w->e));
	assert_int_equal(moves.n, 1);
	assert_int_equal(moves.v[0].new_status, STATUS_CANCELLED);
	assert_string_equal(moves.v[0].why, "för få anmälda");
	pool_release(&moves.pool);
	world_before(w);
	world_refused(w, meeting_cancel(&w->se, id, NULL, &w->e), ERR_INVALID, "already");
	world_refused(w, meeting_start(&w->se, id, &w->e), ERR_INVALID, "cancelled");
	world_unchanged(w);
	world_ok(w, meeting_set_status(&w->se, id, STATUS_DECIDED, NULL, &w->e));
	world_undoable(w, "Beredning Väst Tue 17 March: planned");
}

static void test_delete(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-17T09:00", items);
	struct note n = { .text = xstrdup("Karin hälsar välkommen.") };
	struct item child = { .title = xstrdup("Ekby") };
	struct meeting m = { 0 };

	world_ok(w, item_add(&w->se, id, items[1], 0, &child, &w->e));
	world_ok(w, note_file(&w->se, id, child.id, &n, NULL, &w->e));
	world_ok(w, meeting_move(&w->se, id, at("2026-03-10"), MOMENT_NONE, NULL, &w->e));
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, roll_mark(&w->se, id, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	world_before(w);
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	world_undoable(w, "Removed: Beredning Väst Tue 10 March");
	world_refused(w, store_meeting_load(w->se.store, id, &m, &w->e), ERR_NOT_FOUND, NULL);
	note_release(&n);
	item_release(&child);
}

/* ---- Hold ---- */

static void test_start(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	int64_t other = world_meeting(w, "2026-03-12T09:00", NULL);
	struct meeting m;
	struct item first = { 0 };

	world_before(w);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_undoable(w, "Meeting started: Beredning Väst Tue 10 March");
	m = world_load(w, id);
	assert_int_equal(m.status, STATUS_RUNNING);
	assert_int_equal(m.started_at, WORLD_NOW);
	assert_int_equal(m.item_id, items[0]);
	assert_int_equal(m.item_since, WORLD_NOW);
	world_ok(w, store_item_load(w->se.store, items[0], &first, &w->e));
	assert_int_equal(first.started_at, WORLD_NOW);
	world_refused(w, meeting_start(&w->se, id, &w->e), ERR_INVALID, "already");
	world_refused(w, meeting_start(&w->se, other, &w->e), ERR_INVALID, "Beredning Väst");
	xreplace(&m.room, "Sadeln");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	meeting_release(&m);
	item_release(&first);
	m = world_load(w, other);
	m.status = STATUS_RUNNING;
	world_refused(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e), ERR_INVALID, "started");
	meeting_release(&m);
}

static void test_start_without_agenda(void **state)
{
	struct world *w = *state;
	struct meeting m = draft("Samtal", "2026-03-10T09:00", NULL);
	int64_t next = 1, id;

	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	id = m.id;
	meeting_release(&m);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	m = world_load(w, id);
	assert_int_equal(m.item_id, 0);
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	assert_int_equal(next, 0);
	meeting_release(&m);
}

/* Whoever joins after the meeting began is not on its roll; whoever leaves still is. */
static void test_start_fixes_the_roll(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL);
	struct membership late = { .person_id = w->people[BO], .group_id = w->west };
	struct membership_rows rows;
	struct person eva = { 0 };
	struct roll_rows roll;

	assert_int_equal(world_counts(w, id).called, 6);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, membership_put(&w->se, &late, &w->e));
	world_ok(w, store_memberships(w->se.store, w->people[SOFIA], w->west, &rows, &w->e));
	world_ok(w, membership_end(&w->se, rows.v[0].m.id, NULL, &w->e));
	pool_release(&rows.pool);
	world_ok(w, store_person_load(w->se.store, w->people[EVA], &eva, &w->e));
	eva.party_id = w->parties[FK];
	world_ok(w, person_put(&w->se, &eva, NULL, &w->e));
	person_release(&eva);
	assert_int_equal(world_counts(w, id).called, 6);
	world_ok(w, store_roll(w->se.store, id, &roll, &w->e));
	for (size_t i = 0; i < roll.n; i++)
		if (roll.v[i].a.person_id == w->people[EVA])
			assert_string_equal(roll.v[i].party_short, "AF");
	pool_release(&roll.pool);
}

/* Entered afterwards: the members of that day are on the roll, not guests. */
static void test_entered_as_held_it_has_a_roll(void **state)
{
	struct world *w = *state;
	struct meeting m = { .status = STATUS_HELD, .starts = xstrdup("2026-02-03T09:00") };
	struct roll_rows roll;
	size_t n;

	world_before(w);
	world_ok(w, meeting_create_planned(&w->se, &m, &w->west, 1, &n, &w->e));
	world_undoable(w, "New meeting: Beredning Väst Tue 3 February");
	world_ok(w, roll_mark(&w->se, m.id, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	world_ok(w, store_roll(w->se.store, m.id, &roll, &w->e));
	assert_int_equal(roll.n, WORLD_PEOPLE - 1);
	for (size_t i = 0; i < roll.n; i++)
		assert_int_not_equal(roll.v[i].a.role, ATTENDS_AS_GUEST);
	pool_release(&roll.pool);
	meeting_release(&m);
}

static void test_finish(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct meeting m;
	struct item first = { 0 };

	world_refused(w, meeting_finish(&w->se, id, &w->e), ERR_INVALID, "not running");
	world_ok(w, meeting_start(&w->se, id, &w->e));
	w->clock.at += 600;
	world_before(w);
	world_ok(w, meeting_finish(&w->se, id, &w->e));
	world_undoable(w, "Meeting ended: Beredning Väst Tue 10 March");
	m = world_load(w, id);
	assert_int_equal(m.status, STATUS_HELD);
	assert_int_equal(m.ended_at, WORLD_NOW + 600);
	assert_int_equal(m.item_id, 0);
	assert_int_equal(m.item_since, 0);
	meeting_release(&m);
	world_ok(w, store_item_load(w->se.store, items[0], &first, &w->e));
	assert_int_equal(first.seconds, 600);
	assert_int_equal(first.outcome, OUTCOME_TREATED);
	item_release(&first);
	/* It goes on after all. */
	world_ok(w, meeting_start(&w->se, id, &w->e));
	m = world_load(w, id);
	assert_int_equal(m.item_id, items[1]);
	assert_int_equal(m.started_at, WORLD_NOW);
	assert_int_equal(m.ended_at, 0);
	meeting_release(&m);
}

static void test_held_elsewhere(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-03T09:00", NULL);
	struct meeting m;

	world_before(w);
	world_ok(w, meeting_set_status(&w->se, id, STATUS_HELD, NULL, &w->e));
	world_undoable(w, "Beredning Väst Tue 3 March: held");
	assert_int_equal(world_counts(w, id).unmarked, 6);
	m = world_load(w, id);
	assert_int_equal(m.started_at, 0);
	meeting_release(&m);
}

static void test_deadlines_are_not_held(void **state)
{
	struct world *w = *state;
	struct meeting m = draft("Utskick", "2026-03-10", NULL);

	m.kind = MEETING_DEADLINE;
	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	world_refused(w, meeting_start(&w->se, m.id, &w->e), ERR_INVALID, "deadline");
	meeting_release(&m);
}

/* ---- Steps within steps ---- */

static void test_joined_steps(void **state)
{
	struct world *w = *state;
	int64_t a = world_meeting(w, "2026-03-17T09:00", NULL);
	int64_t b = world_meeting(w, "2026-03-18T09:00", NULL);

	world_before(w);
	world_ok(w, session_begin(&w->se, xstrdup("Both cancelled"), &w->e));
	world_ok(w, meeting_cancel(&w->se, a, NULL, &w->e));
	world_ok(w, meeting_cancel(&w->se, b, NULL, &w->e));
	world_ok(w, session_end(&w->se, true, &w->e));
	world_undoable(w, "Both cancelled");

	world_before(w);
	world_ok(w, session_begin(&w->se, xstrdup("One of them"), &w->e));
	world_ok(w, meeting_set_status(&w->se, a, STATUS_CALLED, NULL, &w->e));
	world_refused(w, meeting_cancel(&w->se, b, NULL, &w->e), ERR_INVALID, "already");
	assert_false(session_end(&w->se, false, &w->e));
	world_unchanged(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_create_fills_in),
		IN_WORLD(test_create_default_ends),
		IN_WORLD(test_create_refuses),
		IN_WORLD(test_clock_change),
		IN_WORLD(test_change),
		IN_WORLD(test_change_refuses_an_old_copy),
		IN_WORLD(test_change_of_groups),
		IN_WORLD(test_move_keeps_the_length),
		IN_WORLD(test_move_whole_days),
		IN_WORLD(test_status),
		IN_WORLD(test_delete),
		IN_WORLD(test_start),
		IN_WORLD(test_start_without_agenda),
		IN_WORLD(test_start_fixes_the_roll),
		IN_WORLD(test_entered_as_held_it_has_a_roll),
		IN_WORLD(test_finish),
		IN_WORLD(test_held_elsewhere),
		IN_WORLD(test_deadlines_are_not_held),
		IN_WORLD(test_joined_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
