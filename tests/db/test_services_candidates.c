/* Dates proposed for a meeting: proposed, answered, taken back, chosen; and the log of moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/moves.h"
#include "services/candidates.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

static struct moment at(const char *iso)
{
	struct moment m;

	assert_true(moment_parse(iso, &m));
	return m;
}

static int64_t propose(struct world *w, int64_t meeting, const char *starts)
{
	int64_t id;

	world_ok(w, candidate_add(&w->se, meeting, at(starts), MOMENT_NONE, &id, &w->e));
	return id;
}

static void say(struct world *w, int64_t date, enum world_party party, int answer)
{
	world_ok(w, candidate_answer(&w->se, date, w->parties[party], 0, answer, &w->e));
}

/* The meeting of 17 March with two more dates; ids of all three. */
static int64_t three(struct world *w, int64_t ids[3])
{
	struct candidate_list all;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL);

	ids[1] = propose(w, meeting, "2026-03-24T09:00");
	ids[2] = propose(w, meeting, "2026-03-26T13:00");
	world_ok(w, store_candidates(w->se.store, meeting, &all, &w->e));
	assert_int_equal(all.n, 3);
	ids[0] = all.v[0].id;
	pool_release(&all.pool);
	return meeting;
}

/* "17T09:00 open, 24T09:00 open": all of them as stored. */
static void dates(struct world *w, int64_t meeting, const char *wanted)
{
	struct candidate_list all;
	struct buf b = { 0 };

	world_ok(w, store_candidates(w->se.store, meeting, &all, &w->e));
	for (size_t i = 0; i < all.n; i++)
		buf_printf(&b, "%s%s %s", i ? ", " : "", all.v[i].starts + 8,
			candidate_state_names[all.v[i].state]);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&all.pool);
}

static char *uid_of(struct world *w, int64_t date)
{
	struct candidate c = { 0 };
	char *uid;

	world_ok(w, store_candidate_load(w->se.store, date, &c, &w->e));
	uid = xstrdup(c.uid);
	candidate_release(&c);
	return uid;
}

/* ---- Propose ---- */

static void test_first_date_is_the_meetings(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL), id;
	struct meeting m = world_load(w, meeting), after;
	char *uid;

	world_before(w);
	id = propose(w, meeting, "2026-03-24");
	world_undoable(w, "Date proposed: Tue 24 March at 9:00–12:00");
	dates(w, meeting, "17T09:00 open, 24T09:00 open");
	after = world_load(w, meeting);
	assert_string_equal(after.uid, m.uid);
	assert_string_equal(after.starts, m.starts);
	assert_int_equal(after.status, STATUS_PROPOSED);
	assert_int_equal(after.candidates, 2);
	assert_true(after.sequence > m.sequence);
	uid = uid_of(w, id);
	assert_string_not_equal(uid, m.uid);
	free(uid);
	meeting_release(&m);
	meeting_release(&after);
}

/* To propose the date that it has makes it the only proposal. */
static void test_its_own_date_alone(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL), id;

	world_before(w);
	id = propose(w, meeting, "2026-03-17");
	world_undoable(w, "Date proposed: Tue 17 March at 9:00–12:00");
	dates(w, meeting, "17T09:00 open");
	world_refused(w,
		candidate_add(&w->se, meeting, at("2026-03-17T09:00"), MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "already");
	world_before(w);
	world_ok(w, candidate_remove(&w->se, id, &w->e));
	world_undoable(w, "No longer proposed: Tue 17 March at 9:00–12:00");
	dates(w, meeting, "");
}

static void test_where_dates_are_refused(void **state)
{
	struct world *w = *state;
	int64_t held = world_meeting(w, "2026-03-03T09:00", NULL);
	int64_t off = world_meeting(w, "2026-03-31T09:00", NULL);

	world_ok(w, meeting_set_status(&w->se, held, STATUS_HELD, NULL, &w->e));
	world_ok(w, meeting_cancel(&w->se, off, "sjukdom", &w->e));
	world_before(w);
	world_refused(w, candidate_add(&w->se, held, at("2026-03-24"), MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "held");
	world_refused(w, candidate_add(&w->se, off, at("2026-03-24"), MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "cancelled");
	world_refused(w, candidate_add(&w->se, off, MOMENT_NONE, MOMENT_NONE, NULL, &w->e),
		ERR_INVALID, "day");
	world_refused(w, candidate_add(&w->se, 4711, at("2026-03-24"), MOMENT_NONE, NULL, &w->e),
		ERR_NOT_FOUND, NULL);
	world_unchanged(w);
}

/* While dates are only proposed it is neither called nor held. */
static void test_no_state_without_a_date(void **state)
{
	static const enum meeting_status statuses[] = { STATUS_DECIDED, STATUS_CALLED, STATUS_HELD,
		STATUS_RUNNING };
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);

	world_before(w);
	for (size_t i = 0; i < ARRAY_LEN(statuses); i++)
		world_refused(w, meeting_set_status(&w->se, meeting, statuses[i], NULL, &w->e),
			ERR_INVALID, "Choose one");
	world_unchanged(w);
	world_ok(w, meeting_cancel(&w->se, meeting, "inget behov", &w->e));
	world_undoable(w, "Meeting cancelled: Beredning Väst Tue 17 March");
}

/* ---- Take back ---- */

static void test_take_back(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);
	char *second = uid_of(w, ids[1]);
	struct meeting m;

	world_before(w);
	world_ok(w, candidate_remove(&w->se, ids[2], &w->e));
	world_undoable(w, "No longer proposed: Thu 26 March at 13:00–16:00");
	dates(w, meeting, "17T09:00 open, 24T09:00 open, 26T13:00 cancelled");
	/* The one at which it stands: then it stands at the next. */
	world_before(w);
	world_ok(w, candidate_remove(&w->se, ids[0], &w->e));
	world_undoable(w, "No longer proposed: Tue 17 March at 9:00–12:00");
	m = world_load(w, meeting);
	assert_string_equal(m.starts, "2026-03-24T09:00");
	assert_string_equal(m.uid, second);
	assert_int_equal(m.candidates, 1);
	world_refused(w, candidate_remove(&w->se, ids[0], &w->e), ERR_INVALID, "cancelled");
	meeting_release(&m);
	free(second);
}

/* ---- Answer ---- */

static void expect_words(struct world *w, int64_t meeting, size_t rank, const char *wanted)
{
	struct date_sheet s;

	world_ok(w, date_sheet_load(&w->se, meeting, &s, &w->e));
	assert_true(rank < s.n);
	assert_string_equal(s.words[s.order[rank]], wanted);
	date_sheet_release(&s);
}

static void test_answers(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);

	expect_words(w, meeting, 0, "nobody has answered");
	world_before(w);
	say(w, ids[0], FK, DATE_CANNOT);
	world_undoable(w, "FK: cannot, Tue 17 March at 9:00–12:00");
	expect_words(w, meeting, 2, "FK cannot, 2 have not answered");
	world_before(w);
	say(w, ids[0], FK, DATE_RATHER_NOT);
	world_undoable(w, "FK: rather not, Tue 17 March at 9:00–12:00");
	world_before(w);
	say(w, ids[0], FK, DATE_SILENT);
	world_undoable(w, "FK: no answer, Tue 17 March at 9:00–12:00");
	world_before(w);
	say(w, ids[0], FK, DATE_SILENT); /* again: nothing to take back */
	world_unchanged(w);
	world_refused(
		w, candidate_answer(&w->se, ids[0], 4711, 0, DATE_CAN, &w->e), ERR_NOT_FOUND, NULL);
	world_unchanged(w);
}

/* A party speaks through its people until it speaks itself. */
static void test_people_answer(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);
	struct date_sheet s;
	bool own = true;

	world_before(w);
	world_ok(w, candidate_answer(&w->se, ids[1], 0, w->people[EVA], DATE_CAN, &w->e));
	world_undoable(w, "Eva Brandt: can, Tue 24 March at 9:00–12:00");
	world_ok(w, date_sheet_load(&w->se, meeting, &s, &w->e));
	for (size_t i = 0; i < s.matrix.n_parties; i++) {
		int says = date_party_says(&s.matrix, 1, i, &own);

		assert_int_equal(
			says, s.matrix.parties[i].id == w->parties[AF] ? DATE_CAN : DATE_SILENT);
		assert_false(own);
	}
	date_sheet_release(&s);
	/* The person is only a voice: it goes with what it said. */
	world_before(w);
	world_ok(w, person_delete(&w->se, w->people[EVA], &w->e));
	world_undoable(w, "Removed: Eva Brandt");
	expect_words(w, meeting, 0, "nobody has answered");
}

/* ---- Choose ---- */

static void test_choose(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);
	struct meeting before = world_load(w, meeting), m;
	struct move_list moves;
	struct buf b = { 0 };
	char *uid = uid_of(w, ids[1]);

	say(w, ids[0], FK, DATE_CANNOT);
	say(w, ids[1], FK, DATE_CAN);
	world_before(w);
	world_ok(w, candidate_choose(&w->se, ids[1], "", &w->e));
	world_undoable(w, "Date chosen: Tue 24 March at 9:00–12:00");
	dates(w, meeting, "17T09:00 cancelled, 24T09:00 chosen, 26T13:00 cancelled");
	m = world_load(w, meeting);
	assert_string_equal(m.uid, uid);
	assert_string_equal(m.starts, "2026-03-24T09:00");
	assert_int_equal(m.status, STATUS_DECIDED);
	assert_int_equal(m.candidates, 0);
	assert_true(m.sequence > before.sequence);
	/* It had been called for the 17th: it was moved from there, and why is what was answered. */
	world_ok(w, store_moves(w->se.store, meeting, &moves, &w->e));
	assert_int_equal(moves.n, 2);
	assert_string_equal(moves.v[1].old_starts, "2026-03-17T09:00");
	assert_string_equal(moves.v[1].why, "1 can, 2 have not answered");
	moves_brief(&moves, &m, &b);
	assert_string_equal(buf_str(&b), "moved from Tue 17 March");
	buf_release(&b);
	pool_release(&moves.pool);
	world_refused(w, candidate_choose(&w->se, ids[1], "", &w->e), ERR_INVALID, "chosen");
	world_refused(w, candidate_choose(&w->se, ids[0], "", &w->e), ERR_INVALID, "again");
	world_refused(w, candidate_answer(&w->se, ids[1], w->parties[FK], 0, DATE_CAN, &w->e),
		ERR_INVALID, "chosen");
	world_refused(w, candidate_remove(&w->se, ids[1], &w->e), ERR_INVALID, "chosen");
	meeting_release(&before);
	meeting_release(&m);
	free(uid);
}

/* A draft that never had another date was not moved by choosing one. */
static void test_a_draft_is_not_moved(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL), id;
	struct move_list moves;
	struct meeting m;
	struct buf b = { 0 };

	world_ok(w, meeting_set_status(&w->se, meeting, STATUS_PROPOSED, NULL, &w->e));
	world_ok(w, meeting_delete(&w->se, meeting, &w->e));
	m = (struct meeting) { .status = STATUS_PROPOSED,
		.title = xstrdup("Studiebesök"),
		.starts = xstrdup("2026-05-04T09:00") };
	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	id = propose(w, m.id, "2026-05-11");
	world_ok(w, candidate_choose(&w->se, id, "enda dagen", &w->e));
	world_ok(w, store_moves(w->se.store, m.id, &moves, &w->e));
	assert_int_equal(moves.n, 1);
	assert_string_equal(moves.v[0].old_starts, moves.v[0].new_starts);
	assert_string_equal(moves.v[0].why, "enda dagen");
	moves_brief(&moves, &m, &b);
	assert_string_equal(buf_str(&b), "");
	pool_release(&moves.pool);
	meeting_release(&m);
}

/* Dates are proposed anew for a meeting that had got one: what was answered for that stays. */
static void test_again(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids), id;

	say(w, ids[1], FK, DATE_CAN);
	world_ok(w, candidate_choose(&w->se, ids[1], "alla kan", &w->e));
	/* Moved in between: the date is proposed as it is now. */
	world_ok(w,
		meeting_move(&w->se, meeting, at("2026-03-25T09:00"), MOMENT_NONE, "lokal", &w->e));
	world_before(w);
	id = propose(w, meeting, "2026-04-14T09:00");
	world_undoable(w, "Date proposed: Tue 14 April at 9:00–12:00");
	dates(w, meeting, "17T09:00 cancelled, 25T09:00 open, 26T13:00 cancelled, 14T09:00 open");
	expect_words(w, meeting, 0, "1 can, 2 have not answered");
	world_ok(w, candidate_choose(&w->se, id, NULL, &w->e));
	dates(w, meeting,
		"17T09:00 cancelled, 25T09:00 cancelled, 26T13:00 cancelled, 14T09:00 chosen");
}

/* A move of a meeting with open dates is a move of the date at which it stands. */
static void test_move_while_open(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);

	world_before(w);
	world_ok(w, meeting_move(&w->se, meeting, at("2026-03-18"), MOMENT_NONE, "", &w->e));
	world_undoable(w, "Meeting moved to Wed 18 March at 9:00–12:00");
	dates(w, meeting, "18T09:00 open, 24T09:00 open, 26T13:00 open");
}

/* It goes with everything that was proposed and answered. */
static void test_delete_meeting(void **state)
{
	struct world *w = *state;
	int64_t ids[3], meeting = three(w, ids);

	say(w, ids[0], FK, DATE_CANNOT);
	world_before(w);
	world_ok(w, meeting_delete(&w->se, meeting, &w->e));
	world_undoable(w, "Removed: Beredning Väst Tue 17 March");
}

/* ---- The log of moves ---- */

static void last_move(struct world *w, int64_t meeting, const char *wanted, const char *why)
{
	struct move_list moves;
	struct buf b = { 0 };

	world_ok(w, store_moves(w->se.store, meeting, &moves, &w->e));
	assert_true(moves.n > 0);
	move_words(&moves.v[moves.n - 1], 2026, &b);
	assert_string_equal(buf_str(&b), wanted);
	assert_string_equal(moves.v[moves.n - 1].why, why);
	buf_release(&b);
	pool_release(&moves.pool);
}

static void test_remote_instead_of_on_site(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL);
	struct meeting m = world_load(w, meeting);
	struct move_list moves;
	struct buf b = { 0 };

	xreplace(&m.place, "Ekby"); /* the first place is no change */
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	world_ok(w, store_moves(w->se.store, meeting, &moves, &w->e));
	assert_int_equal(moves.n, 0);
	pool_release(&moves.pool);
	m.mode = MODE_REMOTE;
	world_before(w);
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, "snöoväder", &w->e));
	world_undoable(w, "Changed: Beredning Väst Tue 17 March");
	last_move(w, meeting, "remote instead of on site", "snöoväder");
	meeting_release(&m);
	m = world_load(w, meeting);
	xreplace(&m.place, "Norrsjö");
	m.mode = MODE_ONSITE;
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, "", &w->e));
	last_move(w, meeting, "on site instead of remote, Norrsjö instead of Ekby", "");
	/* On site as in the beginning: only the place is another. */
	world_ok(w, store_moves(w->se.store, meeting, &moves, &w->e));
	moves_brief(&moves, &m, &b);
	assert_string_equal(buf_str(&b), "Norrsjö instead of Ekby");
	buf_release(&b);
	pool_release(&moves.pool);
	meeting_release(&m);
}

static void test_move_and_back(void **state)
{
	struct world *w = *state;
	int64_t meeting = world_meeting(w, "2026-03-17T09:00", NULL);
	struct move_list moves;
	struct meeting m;
	struct buf b = { 0 };

	world_ok(w, meeting_move(&w->se, meeting, at("2026-03-24"), MOMENT_NONE, "lov", &w->e));
	last_move(w, meeting, "moved from Tue 17 March at 9:00–12:00 to Tue 24 March at 9:00–12:00",
		"lov");
	world_ok(w, meeting_move(&w->se, meeting, at("2026-03-17"), MOMENT_NONE, "", &w->e));
	world_ok(w, meeting_move(&w->se, meeting, at("2026-03-17T13:00"), MOMENT_NONE, "", &w->e));
	m = world_load(w, meeting);
	world_ok(w, store_moves(w->se.store, meeting, &moves, &w->e));
	moves_brief(&moves, &m, &b);
	assert_string_equal(buf_str(&b), "moved from 9:00");
	buf_release(&b);
	pool_release(&moves.pool);
	meeting_release(&m);
	world_ok(w, meeting_cancel(&w->se, meeting, "sjukdom", &w->e));
	last_move(w, meeting, "cancelled", "sjukdom");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_first_date_is_the_meetings),
		IN_WORLD(test_its_own_date_alone),
		IN_WORLD(test_where_dates_are_refused),
		IN_WORLD(test_no_state_without_a_date),
		IN_WORLD(test_take_back),
		IN_WORLD(test_answers),
		IN_WORLD(test_people_answer),
		IN_WORLD(test_choose),
		IN_WORLD(test_a_draft_is_not_moved),
		IN_WORLD(test_again),
		IN_WORLD(test_move_while_open),
		IN_WORLD(test_delete_meeting),
		IN_WORLD(test_remote_instead_of_on_site),
		IN_WORLD(test_move_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
