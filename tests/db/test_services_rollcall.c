/* The roll call: marks, times, substitutes, guests; what the counts and letters say then. */
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
#include "services/represented.h"
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

	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, SOFIA, ATTENDANCE_REMOTE);
	mark(w, id, EVA, ATTENDANCE_ABSENT);
	mark(w, id, KRISTIAN, ATTENDANCE_EXCUSED);
	c = world_counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.present, 2);
	assert_int_equal(c.unmarked, 2);
	assert_int_equal(c.parties_called, 3);
	assert_int_equal(c.parties_present, 1);
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

/* Beside each time the item that was current then. */
static void test_times_know_their_item(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items), next;
	struct attendance a, given;

	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, roll_came(&w->se, id, w->people[EVA], 9 * 60 + 42, &w->e));
	w->clock.at += 600;
	world_ok(w, agenda_next(&w->se, id, &next, &w->e));
	world_ok(w, roll_left(&w->se, id, w->people[EVA], 9 * 60 + 52, &w->e));
	a = row(w, id, w->people[EVA]);
	assert_int_equal(a.came_item, items[0]);
	assert_int_equal(a.left_item, items[1]);
	attendance_release(&a);
	/* Edited: what stays keeps its item, what changes gets that of the time. */
	world_before(w);
	world_ok(w, roll_times(&w->se, id, w->people[EVA], 9 * 60 + 42, 9 * 60 + 50, &w->e));
	world_undoable(w, "Times of Eva Brandt");
	a = row(w, id, w->people[EVA]);
	assert_string_equal(a.left, "09:50");
	assert_int_equal(a.came_item, items[0]);
	assert_int_equal(a.left_item, items[0]);
	attendance_release(&a);
	world_ok(w, roll_mark_row(&w->se, id, w->people[EVA], ATTENDANCE_ABSENT, &given, &w->e));
	a = row(w, id, w->people[EVA]);
	assert_true(record_same(&attendance_table, &given, &a));
	assert_int_equal(given.rev, a.rev);
	attendance_release(&given);
	assert_null(a.came);
	assert_int_equal(a.came_item, 0);
	assert_int_equal(a.left_item, 0);
	attendance_release(&a);
}

static void expect_times(struct world *w, int64_t id, const char *came, const char *left)
{
	struct attendance a = row(w, id, w->people[EVA]);

	assert_string_equal(a.came ? a.came : "", came);
	assert_string_equal(a.left ? a.left : "", left);
	attendance_release(&a);
}

static void test_away_and_back(void **state)
{
	struct world *w = *state;
	int64_t id = running(w), eva = w->people[EVA];

	world_ok(w, roll_left(&w->se, id, eva, 600, &w->e));
	world_ok(w, roll_came(&w->se, id, eva, 600, &w->e));
	expect_times(w, id, "", "");
	world_ok(w, roll_left(&w->se, id, eva, 600, &w->e));
	world_before(w);
	world_ok(w, roll_came(&w->se, id, eva, 620, &w->e));
	world_undoable(w, "Eva Brandt came 10:20");
	expect_times(w, id, "10:20", "10:00");
	world_ok(w, roll_left(&w->se, id, eva, 660, &w->e));
	expect_times(w, id, "", "11:00");
}

static void test_roles(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL), office;
	struct party p = { .name = xstrdup("Kansliet"), .kind = PARTY_OFFICE };
	struct person karin = { 0 };
	struct roll_counts c;

	/* A secretary whom a party sends sits for it, one of the office's own is staff. */
	assert_int_equal(world_counts(w, id).staff, 0);
	world_ok(w, party_put(&w->se, &p, &w->e));
	office = p.id;
	party_release(&p);
	world_ok(w, store_person_load(w->se.store, w->people[KARIN], &karin, &w->e));
	karin.party_id = office;
	world_ok(w, person_put(&w->se, &karin, NULL, &w->e));
	person_release(&karin);
	c = world_counts(w, id);
	assert_int_equal(c.staff, 1);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.parties_called, 3);
	/* Before the meeting a mark that is taken away leaves no row behind. */
	world_before(w);
	mark(w, id, KARIN, ATTENDANCE_ONSITE);
	mark(w, id, KARIN, ATTENDANCE_UNMARKED);
	world_unchanged(w);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	assert_int_equal(world_counts(w, id).staff, 1);
	world_before(w);
	world_ok(w, roll_role(&w->se, id, w->people[KARIN], ATTENDS_AS_MEMBER, &w->e));
	world_undoable(w, "Karin Alm: member");
	assert_int_equal(world_counts(w, id).staff, 0);
	assert_int_equal(world_counts(w, id).parties_called, 4);
}

static void test_confirm(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL);
	int n;

	world_ok(w, roll_expect(&w->se, id, w->people[KARIN], EXPECTED_ONSITE, &w->e));
	world_ok(w, roll_expect(&w->se, id, w->people[EVA], EXPECTED_NO, &w->e));
	world_ok(w, roll_expect(&w->se, id, w->people[SOFIA], EXPECTED_REMOTE, &w->e));
	expect_letters(w, id, "pda...");
	world_before(w);
	world_ok(w, roll_expect(&w->se, id, w->people[IDA], EXPECTED_NO, &w->e));
	world_ok(w, roll_expect(&w->se, id, w->people[IDA], EXPECTED_NONE, &w->e));
	world_unchanged(w);
	mark(w, id, SOFIA, ATTENDANCE_ONSITE);
	world_before(w);
	world_ok(w, roll_confirm(&w->se, id, &n, &w->e));
	assert_int_equal(n, 2);
	world_undoable(w, "2 answers confirmed");
	expect_letters(w, id, "PPA...");
	world_before(w);
	world_ok(w, roll_confirm(&w->se, id, &n, &w->e));
	assert_int_equal(n, 0);
	world_unchanged(w);
}

static void test_group_rules(void **state)
{
	struct world *w = *state;
	int64_t id = running(w);
	const int64_t must[] = { w->parties[AF], w->parties[FK] };
	struct group_rules_list rules;
	struct group g = { 0 };

	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	g.most_seats = 2;
	world_before(w);
	world_ok(w, group_put_rules(&w->se, &g, must, 2, &w->e));
	world_undoable(w, "Group changed: Beredning Väst");
	group_release(&g);
	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	world_before(w);
	world_ok(w, group_put_rules(&w->se, &g, must + 1, 1, &w->e));
	world_undoable(w, "Group changed: Beredning Väst");
	group_release(&g);
	world_ok(w, store_meeting_rules(w->se.store, id, &rules, &w->e));
	assert_int_equal(rules.n, 1);
	assert_int_equal(rules.v[0].g.most_seats, 2);
	assert_int_equal(rules.v[0].n_must, 1);
	assert_string_equal(rules.v[0].must[0].short_name, "FK");
	pool_release(&rules.pool);
}

static void affect(struct world *w, int64_t item_id, enum world_party party)
{
	struct item_party link = { .item_id = item_id, .party_id = w->parties[party] };

	world_ok(w, session_begin(&w->se, xstrdup("party"), &w->e));
	world_ok(w, session_end(&w->se, store_item_party_save(w->se.store, &link, &w->e), &w->e));
}

static void test_caveat(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct item_presence p;
	char *line = NULL;

	affect(w, items[0], AF);
	affect(w, items[0], FK);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	mark(w, id, HENRIK, ATTENDANCE_ONSITE);
	world_ok(w, item_presence(&w->se, items[0], &p, &w->e));
	assert_string_equal(p.words, "Välkommen: 1 of 2 affected parties present");
	assert_true(p.missing);
	item_presence_release(&p);
	world_before(w);
	world_ok(w, caveat_write(&w->se, items[0], &line, &w->e));
	world_undoable(w, "Caveat: 1 Välkommen");
	assert_string_equal(line,
		"Med förbehåll för synpunkter från Arbetsförmedlingen, som inte var med när "
		"punkten behandlades.");
	free(line);
	/* In the organisation's own words. */
	world_ok(w, caveat_phrase_set(&w->se, "Utan {parter}.", &w->e));
	world_ok(w, caveat_write(&w->se, items[0], &line, &w->e));
	assert_string_equal(line, "Utan Arbetsförmedlingen.");
	free(line);
	world_ok(w, caveat_phrase_set(&w->se, "", &w->e));
	/* Gone for the item only: not there. */
	world_ok(w, roll_left(&w->se, id, w->people[HENRIK], 9 * 60 + 42, &w->e));
	world_ok(w, item_presence(&w->se, items[0], &p, &w->e));
	assert_string_equal(p.words, "Välkommen: 0 of 2 affected parties present");
	item_presence_release(&p);
	/* About no party, and the group has no rules. */
	world_refused(w, caveat_write(&w->se, items[1], NULL, &w->e), ERR_INVALID, "no caveat");
}

static void test_caveat_by_rules(void **state)
{
	struct world *w = *state;
	int64_t items[4], id = world_meeting(w, "2026-03-10T09:00", items);
	struct group g = { 0 };
	char *line = NULL;

	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	g.least_people = 2;
	world_ok(w, group_put(&w->se, &g, &w->e));
	group_release(&g);
	world_ok(w, meeting_start(&w->se, id, &w->e));
	world_ok(w, caveat_write(&w->se, items[0], &line, &w->e));
	assert_non_null(strstr(line, "inte var fulltaligt företrädd"));
	free(line);
	mark(w, id, HENRIK, ATTENDANCE_ONSITE);
	mark(w, id, EVA, ATTENDANCE_REMOTE);
	world_refused(w, caveat_write(&w->se, items[0], NULL, &w->e), ERR_INVALID, NULL);
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
	c = world_counts(w, id);
	assert_int_equal(c.called, 6);
	assert_int_equal(c.substituted, 1);
	assert_int_equal(c.parties_present, 1);
	/* Somebody else instead: Ida is there for herself again. */
	world_before(w);
	world_ok(w, roll_substitute(&w->se, id, w->people[KRISTIAN], w->people[BO], &w->e));
	world_undoable(w, "Bo Ågren stands in for Kristian Lager");
	expect_letters(w, id, "...E.PP");
	c = world_counts(w, id);
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
	c = world_counts(w, id);
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
	assert_int_equal(world_counts(w, id).guests, 1);
	assert_int_equal(world_counts(w, id).called, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_mark),
		IN_WORLD(test_counts_and_parties),
		IN_WORLD(test_mark_the_rest),
		IN_WORLD(test_rest_of_a_filtered_list),
		IN_WORLD(test_before_the_meeting),
		IN_WORLD(test_times),
		IN_WORLD(test_times_know_their_item),
		IN_WORLD(test_away_and_back),
		IN_WORLD(test_roles),
		IN_WORLD(test_confirm),
		IN_WORLD(test_group_rules),
		IN_WORLD(test_caveat),
		IN_WORLD(test_caveat_by_rules),
		IN_WORLD(test_substitute),
		IN_WORLD(test_substitute_ends),
		IN_WORLD(test_guest),
		IN_WORLD(test_somebody_not_called_is_a_guest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
