/* The roll call: marks, times, substitutes, guests; what the counts and letters say then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/attendance.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* The letters of the roll by family name: Alm, Berglund, Brandt, Lager, Olofsson, Wiklund (, Ågren). */
static void expect_letters(struct world *w, int64_t id, const char *wanted)
{
	char letters[32] = "";
	struct roll_rows roll;

	world_ok(w, store_roll(w->se.store, id, &roll, &w->e));
	for (size_t i = 0; i < roll.n; i++)
		letters[i] = roll_letter(&roll.v[i]);
	assert_string_equal(letters, wanted);
	pool_release(&roll.pool);
}

static struct roll_counts counts(struct world *w, int64_t id)
{
	struct roll_rows roll;
	struct roll_counts c;

	world_ok(w, store_roll(w->se.store, id, &roll, &w->e));
	roll_count(&roll, &c);
	pool_release(&roll.pool);
	return c;
}

static struct attendance row(struct world *w, int64_t id, int64_t person_id)
{
	struct attendance a = { 0 };

	world_ok(w, store_attendance_find(w->se.store, id, person_id, &a, &w->e));
	return a;
}

static int64_t running(struct world *w)
{
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL);

	world_ok(w, meeting_start(&w->se, id, &w->e));
	return id;
}

static void mark(struct world *w, int64_t id, enum world_person who, enum attendance_status status)
{
	world_ok(w, roll_mark(&w->se, id, w->people[who], status, &w->e));
}

static void test_mark(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);

	world_before(w);
	mark(w, id, EVA, ATTENDANCE_REMOTE);
	world_undoable(w, "Attendance Eva Brandt: remote");
	expect_letters(w, id, "..D...");
	world_before(w);
	mark(w, id, EVA, ATTENDANCE_REMOTE);
	world_unchanged(w);
	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, SOFIA, ATTENDANCE_ABSENT);
	mark(w, id, HENRIK, ATTENDANCE_EXCUSED);
	expect_letters(w, id, "PFD.A.");
	mark(w, id, SOFIA, ATTENDANCE_UNMARKED);
	expect_letters(w, id, "P.D.A.");
	world_refused(w, roll_mark(&w->se, id, 999, ATTENDANCE_ONSITE, &w->e), ERR_NOT_FOUND, NULL);
}

static void test_counts_and_parties(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	struct roll_counts c;
	struct roll_rows roll;
	struct roll_party parties[WORLD_PARTIES];

	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, SOFIA, ATTENDANCE_REMOTE);
	mark(w, id, EVA, ATTENDANCE_ABSENT);
	mark(w, id, KRISTIAN, ATTENDANCE_EXCUSED);
	c = counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.present, 2);
	assert_int_equal(c.unmarked, 2);
	assert_int_equal(c.parties_called, 3);
	assert_int_equal(c.parties_present, 1);
	world_ok(w, store_roll(w->se.store, id, &roll, &w->e));
	assert_int_equal(roll_by_party(&roll, parties, WORLD_PARTIES), 3);
	assert_string_equal(parties[0].short_name, "Ekby");
	assert_int_equal(parties[0].present, 2);
	assert_int_equal(parties[0].called, 3);
	assert_string_equal(parties[1].short_name, "AF");
	assert_int_equal(parties[1].present, 0);
	pool_release(&roll.pool);
}

static void test_mark_the_rest(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	int marked;

	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, HENRIK, ATTENDANCE_EXCUSED);
	world_before(w);
	world_ok(w,
		roll_mark_rest(
			&w->se, id, w->people, WORLD_PEOPLE, ATTENDANCE_ABSENT, &marked, &w->e));
	assert_int_equal(marked, 4);
	world_undoable(w, "4 marked: absent");
	expect_letters(w, id, "PFFFAF");
	world_before(w);
	world_ok(w,
		roll_mark_rest(
			&w->se, id, w->people, WORLD_PEOPLE, ATTENDANCE_ONSITE, &marked, &w->e));
	assert_int_equal(marked, 0);
	world_unchanged(w);
}

static void test_rest_of_a_filtered_list(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	const int64_t visible[] = { w->people[SOFIA], w->people[IDA], w->people[BO] };
	int marked;

	world_ok(w, roll_mark_rest(&w->se, id, visible, 3, ATTENDANCE_ONSITE, &marked, &w->e));
	assert_int_equal(marked, 2);
	expect_letters(w, id, ".P...P");
}

/* Before the meeting begins nothing is fixed: a cleared mark leaves no trace. */
static void test_before_the_meeting(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-17T09:00", NULL);
	struct attendance a = { 0 };

	world_before(w);
	mark(w, id, EVA, ATTENDANCE_ONSITE);
	expect_letters(w, id, "..P...");
	mark(w, id, EVA, ATTENDANCE_UNMARKED);
	world_unchanged(w);
	world_ok(w, roll_expect(&w->se, id, w->people[EVA], EXPECTED_REMOTE, &w->e));
	world_undoable(w, "Eva Brandt: is expected on the link");
	expect_letters(w, id, "..d...");
	mark(w, id, EVA, ATTENDANCE_REMOTE);
	mark(w, id, EVA, ATTENDANCE_UNMARKED);
	expect_letters(w, id, "..d...");
	world_ok(w, meeting_start(&w->se, id, &w->e));
	expect_letters(w, id, "..d...");
	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, KARIN, ATTENDANCE_UNMARKED);
	world_ok(w, store_attendance_find(w->se.store, id, w->people[KARIN], &a, &w->e));
	attendance_release(&a);
}

static void test_times(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	struct attendance a;

	world_before(w);
	world_ok(w, roll_came(&w->se, id, w->people[EVA], 9 * 60 + 20, &w->e));
	world_undoable(w, "Eva Brandt came 9:20");
	a = row(w, id, w->people[EVA]);
	assert_string_equal(a.came, "09:20");
	assert_int_equal(a.status, ATTENDANCE_ONSITE);
	attendance_release(&a);
	world_refused(w, roll_left(&w->se, id, w->people[EVA], 9 * 60, &w->e), ERR_INVALID,
		"before coming");
	world_before(w);
	world_ok(w, roll_left(&w->se, id, w->people[EVA], 11 * 60, &w->e));
	world_undoable(w, "Eva Brandt left 11:00");
	/* On the link stays on the link. */
	mark(w, id, SOFIA, ATTENDANCE_REMOTE);
	world_ok(w, roll_left(&w->se, id, w->people[SOFIA], 10 * 60 + 5, &w->e));
	expect_letters(w, id, ".DP...");
	/* Somebody who was absent comes after all. */
	mark(w, id, HENRIK, ATTENDANCE_ABSENT);
	world_ok(w, roll_came(&w->se, id, w->people[HENRIK], 9 * 60 + 7, &w->e));
	expect_letters(w, id, ".DP.P.");
	world_before(w);
	world_ok(w, roll_came(&w->se, id, w->people[EVA], MINUTE_NONE, &w->e));
	world_undoable(w, "Eva Brandt: no time");
	mark(w, id, SOFIA, ATTENDANCE_UNMARKED);
	a = row(w, id, w->people[SOFIA]);
	assert_null(a.left);
	attendance_release(&a);
}

static void test_substitute(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	struct attendance a;
	struct roll_counts c;

	world_before(w);
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[IDA], &w->e));
	world_undoable(w, "Ida Wiklund stands in for Kristian Lager");
	expect_letters(w, id, "...E.P");
	a = row(w, id, w->people[IDA]);
	assert_int_equal(a.party_id, w->parties[AF]);
	attendance_release(&a);
	c = counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.substituted, 1);
	assert_int_equal(c.parties_present, 1);
	/* Somebody else instead: Ida is there for herself again. */
	world_before(w);
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[BO], &w->e));
	world_undoable(w, "Bo Ågren stands in for Kristian Lager");
	expect_letters(w, id, "...E.PP");
	c = counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.present, 2);
	assert_int_equal(c.guests, 0);
	a = row(w, id, w->people[IDA]);
	assert_int_equal(a.stands_in_for, 0);
	attendance_release(&a);
	/* Nobody: who was there for that alone goes. */
	world_before(w);
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], 0, &w->e));
	world_undoable(w, "Kristian Lager: no substitute");
	expect_letters(w, id, "...A.P");
}

static void test_substitute_ends(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);

	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[IDA], &w->e));
	/* Kristian turns up. */
	world_before(w);
	mark(w, id, KRISTIAN, ATTENDANCE_ONSITE);
	world_undoable(w, "Attendance Kristian Lager: on site");
	expect_letters(w, id, "...P.P");
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[IDA], &w->e));
	/* The substitute was never there. */
	mark(w, id, IDA, ATTENDANCE_ABSENT);
	expect_letters(w, id, "...A.F");
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[IDA], &w->e));
	mark(w, id, KRISTIAN, ATTENDANCE_UNMARKED);
	expect_letters(w, id, ".....P");
	world_before(w);
	world_refused(w, roll_substitute(&w->se, id, w->people[EVA], w->people[EVA], &w->e),
		ERR_INVALID, NULL);
	world_refused(w, roll_substitute(&w->se, id, w->people[BO], w->people[EVA], &w->e),
		ERR_INVALID, "called");
	world_unchanged(w);
}

static void test_guest(void **state)
{
	struct world *w = *state;
	int64_t id = running(w), who = 0;
	struct roll_counts c;
	struct person p = { 0 };

	world_before(w);
	world_ok(w, roll_guest(&w->se, id, "Lovisa von Heden", w->parties[FK], &who, &w->e));
	world_undoable(w, "Guest: Lovisa von Heden");
	world_ok(w, store_person_load(w->se.store, who, &p, &w->e));
	assert_string_equal(p.given, "Lovisa");
	assert_string_equal(p.family, "von Heden");
	person_release(&p);
	/* In the register already: as bo ågren, and not as a guest who is called. */
	world_ok(w, roll_guest(&w->se, id, "bo  Ågren", 0, &who, &w->e));
	assert_int_equal(who, w->people[BO]);
	world_ok(w, roll_guest(&w->se, id, "Eva Brandt", 0, &who, &w->e));
	c = counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.guests, 2);
	assert_int_equal(c.present, 1);
	world_before(w);
	world_refused(w, roll_guest(&w->se, id, " ", 0, NULL, &w->e), ERR_INVALID, "name");
	world_unchanged(w);
}

static void test_somebody_not_called_is_a_guest(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);

	mark(w, id, BO, ATTENDANCE_REMOTE);
	assert_int_equal(counts(w, id).guests, 1);
	assert_int_equal(counts(w, id).called, 6);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, world_setup, world_teardown)
	const struct CMUnitTest tests[] = {
		TEST(mark),
		TEST(counts_and_parties),
		TEST(mark_the_rest),
		TEST(rest_of_a_filtered_list),
		TEST(before_the_meeting),
		TEST(times),
		TEST(substitute),
		TEST(substitute_ends),
		TEST(guest),
		TEST(somebody_not_called_is_a_guest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
