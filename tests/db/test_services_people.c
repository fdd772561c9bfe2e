/* The register, and finding what a user names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* ---- Register ---- */

static void test_person(void **state)
{
	struct world *w = *state;
	struct person p = { .given = xstrdup("Åsa"), .family = xstrdup("Fors") };
	struct membership m = { .group_id = w->board };
	struct person_rows rows;
	struct person_query q = { .today = "2026-03-10" };

	world_before(w);
	world_ok(w, person_put(&w->se, &p, &m, &w->e));
	assert_int_equal(m.person_id, p.id);
	world_undoable(w, "New person: Åsa Fors");
	world_ok(w, store_people(w->se.store, &q, &rows, &w->e));
	assert_int_equal(rows.n, WORLD_PEOPLE + 1);
	assert_string_equal(rows.v[3].p.family, "Fors");
	assert_string_equal(rows.v[rows.n - 1].p.family, "Ågren");
	pool_release(&rows.pool);
	world_before(w);
	world_ok(w, store_person_load(w->se.store, p.id, &p, &w->e));
	xreplace(&p.family, "Öfors");
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	world_undoable(w, "Person changed: Åsa Öfors");
	world_ok(w, store_people(w->se.store, &q, &rows, &w->e));
	assert_string_equal(rows.v[rows.n - 1].p.family, "Öfors");
	pool_release(&rows.pool);
	world_before(w);
	xreplace(&p.given, "");
	world_refused(w, person_put(&w->se, &p, NULL, &w->e), ERR_INVALID, "name");
	world_ok(w, person_delete(&w->se, p.id, &w->e));
	world_undoable(w, "Removed: Åsa Öfors");
	person_release(&p);
}

/* Under V or under A: the organisation's choice; whoever is added later is sorted in that way too. */
static void test_particles(void **state)
{
	struct world *w = *state;
	struct person p = { .given = xstrdup("Mia"), .family = xstrdup("von Ahn") };
	struct person_query q = { .today = "2026-03-10" };
	struct person_rows rows;
	bool skip = true;

	world_ok(w, people_particles(&w->se, &skip, &w->e));
	assert_false(skip);
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	world_ok(w, store_people(w->se.store, &q, &rows, &w->e));
	assert_string_not_equal(rows.v[0].p.family, "von Ahn");
	pool_release(&rows.pool);
	world_before(w);
	world_ok(w, people_particles_set(&w->se, true, &w->e));
	world_undoable(w, "Names sorted without von, af and de");
	world_ok(w, people_particles(&w->se, &skip, &w->e));
	assert_true(skip);
	person_release(&p);
	p = (struct person) { .given = xstrdup("Bo"), .family = xstrdup("af Abel") };
	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	world_ok(w, store_people(w->se.store, &q, &rows, &w->e));
	assert_string_equal(rows.v[0].p.family, "af Abel");
	assert_string_equal(rows.v[1].p.family, "von Ahn");
	pool_release(&rows.pool);
	person_release(&p);
}

/* What is typed is kept in NFC, on one line, without anything that a terminal would obey. */
static void test_typed_text_is_cleaned(void **state)
{
	struct world *w = *state;
	struct person p = { .given = xstrdup(" A\xcc\x8asa\x1b[31m\n"),
		.family = xstrdup("von\t\u00a0Ahn") };
	struct party party = { .name = xstrdup("\x07 \n") };
	char *name;

	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	name = person_name(&p);
	assert_string_equal(name, "Åsa[31m von Ahn");
	free(name);
	world_refused(w, party_put(&w->se, &party, &w->e), ERR_INVALID, "name");
	person_release(&p);
	party_release(&party);
}

static void test_a_bad_membership_keeps_the_person_out(void **state)
{
	struct world *w = *state;
	struct person p = { .given = xstrdup("Åsa") };
	struct membership m = { .group_id = 999 };

	world_before(w);
	assert_false(person_put(&w->se, &p, &m, &w->e));
	w->e = (struct err) { 0 };
	assert_int_equal(p.id, 0);
	world_unchanged(w);
	person_release(&p);
}

static void test_people_on_a_roll_stay(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-10T09:00", NULL);

	world_ok(w, roll_mark(&w->se, id, w->people[EVA], ATTENDANCE_ONSITE, &w->e));
	world_before(w);
	world_refused(w, person_delete(&w->se, w->people[EVA], &w->e), ERR_INVALID, "record");
	world_unchanged(w);
	world_ok(w, person_delete(&w->se, w->people[BO], &w->e));
	world_undoable(w, "Removed: Bo Ågren");
}

static void test_party(void **state)
{
	struct world *w = *state;
	struct party p = { .name = xstrdup("Norrsjö kommun") };

	world_before(w);
	world_ok(w, party_put(&w->se, &p, &w->e));
	world_undoable(w, "New party: Norrsjö kommun");
	world_before(w);
	world_ok(w, party_delete(&w->se, p.id, &w->e));
	world_undoable(w, "Removed: Norrsjö kommun");
	world_before(w);
	world_refused(w, party_delete(&w->se, w->parties[AF], &w->e), ERR_INVALID, "belong");
	xreplace(&p.name, " ");
	world_refused(w, party_put(&w->se, &p, &w->e), ERR_INVALID, "name");
	world_unchanged(w);
	party_release(&p);
}

static void test_group(void **state)
{
	struct world *w = *state;
	struct group g = { .name = xstrdup("Åtgärdsgrupp Nord") };
	int64_t revised;

	world_before(w);
	world_ok(w, group_put(&w->se, &g, &w->e));
	assert_string_equal(g.short_name, "Nord");
	assert_string_equal(g.letter, "Å");
	world_undoable(w, "New group: Åtgärdsgrupp Nord");
	revised = g.revised_at;
	world_ok(w, store_group_load(w->se.store, g.id, &g, &w->e));
	g.least_people = 5;
	world_ok(w, group_put(&w->se, &g, &w->e));
	assert_int_equal(g.revised_at, revised);
	xreplace(&g.name, "Åtgärdsgrupp Syd");
	world_ok(w, group_put(&w->se, &g, &w->e));
	assert_true(g.revised_at > revised);
	group_release(&g);
	world_meeting(w, "2026-03-10T09:00", NULL);
	world_before(w);
	world_refused(w, group_delete(&w->se, w->west, &w->e), ERR_INVALID, "meetings");
	world_unchanged(w);
	world_ok(w, group_delete(&w->se, w->board, &w->e));
	world_undoable(w, "Removed: Styrelse");
}

static void test_membership(void **state)
{
	struct world *w = *state;
	struct membership m = { .person_id = w->people[BO], .group_id = w->west };
	struct membership again = { .person_id = w->people[BO], .group_id = w->west };

	world_before(w);
	world_ok(w, membership_put(&w->se, &m, &w->e));
	world_undoable(w, "New member: Bo Ågren, Beredning Väst");
	world_before(w);
	world_refused(w, membership_put(&w->se, &again, &w->e), ERR_INVALID, "already");
	world_unchanged(w);
	world_ok(w, membership_end(&w->se, m.id, "2026-06-30", &w->e));
	world_undoable(w, "Membership ended: Bo Ågren, Beredning Väst");
	again.from_day = xstrdup("2026-06-30");
	world_refused(w, membership_put(&w->se, &again, &w->e), ERR_INVALID, "already");
	xreplace(&again.from_day, "2026-07-01");
	world_ok(w, membership_put(&w->se, &again, &w->e));
	xreplace(&again.to_day, "2026-06-01");
	world_refused(w, membership_put(&w->se, &again, &w->e), ERR_INVALID, "before");
	world_before(w);
	world_ok(w, membership_end(&w->se, m.id, NULL, &w->e));
	world_undoable(w, "Membership ended: Bo Ågren, Beredning Väst");
	membership_release(&again);
}

/* ---- Find ---- */

static void expect_person(struct world *w, const char *what, enum world_person who)
{
	int64_t id = 0;

	world_ok(w, person_find(&w->se, what, 0, &id, &w->e));
	assert_int_equal(id, w->people[who]);
}

static void test_find_person(void **state)
{
	struct world *w = *state;
	struct person p = { .given = xstrdup("Sofia"), .family = xstrdup("Melander") };
	char typed[24];
	int64_t id;

	world_ok(w, person_put(&w->se, &p, NULL, &w->e));
	person_release(&p);
	expect_person(w, "Eva Brandt", EVA);
	expect_person(w, "eva", EVA);
	expect_person(w, "agren", BO);
	expect_person(w, "kl", KRISTIAN);
	expect_person(w, "Sofia B", SOFIA);
	snprintf(typed, sizeof typed, "%d", (int)w->people[IDA]);
	expect_person(w, typed, IDA);
	world_refused(
		w, person_find(&w->se, "sofia", 0, &id, &w->e), ERR_AMBIGUOUS, "Sofia Melander");
	world_refused(w, person_find(&w->se, "Gunnar", 0, &id, &w->e), ERR_NOT_FOUND, "Gunnar");
	/* On a roll only those who are there. */
	id = world_meeting(w, "2026-03-10T09:00", NULL);
	world_refused(w, person_find(&w->se, "Bo", id, &id, &w->e), ERR_NOT_FOUND, NULL);
}

static void test_find_group_and_party(void **state)
{
	struct world *w = *state;
	struct group g = { .name = xstrdup("Beredning Öst") };
	int64_t id;

	world_ok(w, group_put(&w->se, &g, &w->e));
	world_ok(w, group_find(&w->se, "beredning vast", &id, &w->e));
	assert_int_equal(id, w->west);
	world_ok(w, group_find(&w->se, "VÄST", &id, &w->e));
	assert_int_equal(id, w->west);
	world_ok(w, group_find(&w->se, "s", &id, &w->e));
	assert_int_equal(id, w->board);
	world_ok(w, group_find(&w->se, "ös", &id, &w->e));
	assert_int_equal(id, g.id);
	world_refused(w, group_find(&w->se, "B", &id, &w->e), ERR_AMBIGUOUS, "Beredning Öst");
	world_refused(w, group_find(&w->se, "Norr", &id, &w->e), ERR_NOT_FOUND, "Styrelse");
	world_ok(w, party_find(&w->se, "fk", &id, &w->e));
	assert_int_equal(id, w->parties[FK]);
	world_ok(w, party_find(&w->se, "arbets", &id, &w->e));
	assert_int_equal(id, w->parties[AF]);
	world_refused(w, party_find(&w->se, "Regionen", &id, &w->e), ERR_NOT_FOUND, "Ekby kommun");
	group_release(&g);
}

static void test_find_nothing_at_all(void **state)
{
	struct world *w = *state;
	int64_t id;

	world_refused(w, group_find(&w->se, "Väst", &id, &w->e), ERR_NOT_FOUND, "Väst");
	world_refused(w, person_find(&w->se, "Eva", 0, &id, &w->e), ERR_NOT_FOUND, "Eva");
	world_refused(w, meeting_find(&w->se, "next", 0, &id, &w->e), ERR_NOT_FOUND, "to come");
	world_refused(w, meeting_find(&w->se, "17", 0, &id, &w->e), ERR_NOT_FOUND, NULL);
}

static void expect_meeting(struct world *w, const char *what, int64_t group_id, int64_t wanted)
{
	int64_t id = 0;

	world_ok(w, meeting_find(&w->se, what, group_id, &id, &w->e));
	assert_int_equal(id, wanted);
}

static void test_find_meeting(void **state)
{
	struct world *w = *state;
	int64_t past = world_meeting(w, "2026-02-17T09:00", NULL), id;
	int64_t now = world_meeting(w, "2026-03-10T09:00", NULL);
	int64_t soon = world_meeting(w, "2026-03-12T13:15", NULL);
	int64_t board = world_meeting(w, "2026-03-12T09:00", NULL);
	struct meeting deadline = { .title = xstrdup("Utskick"),
		.starts = xstrdup("2026-03-11"),
		.kind = MEETING_DEADLINE };
	struct meeting m = world_load(w, board);

	world_ok(w, meeting_create(&w->se, &deadline, NULL, 0, &w->e));
	world_ok(w, meeting_change(&w->se, &m, &w->board, 1, NULL, &w->e));
	world_ok(w, meeting_set_status(&w->se, past, STATUS_HELD, NULL, &w->e));
	expect_meeting(w, "last", 0, past);
	expect_meeting(w, "senaste", 0, past);
	world_refused(w, meeting_find(&w->se, "current", 0, &id, &w->e), ERR_NOT_FOUND, NULL);
	/* Late, but nobody has opened it: still the one to come. */
	expect_meeting(w, "next", 0, now);
	world_ok(w, meeting_start(&w->se, now, &w->e));
	expect_meeting(w, "pågår", 0, now);
	expect_meeting(w, "Next", 0, board);
	expect_meeting(w, "nästa", w->west, soon);
	expect_meeting(w, "2026-02-17", 0, past);
	/* The nearest such day, not the next one. */
	expect_meeting(w, "17/2", 0, past);
	expect_meeting(w, "idag", 0, now);
	expect_meeting(w, "12 mars", w->west, soon);
	world_refused(
		w, meeting_find(&w->se, "12/3", 0, &id, &w->e), ERR_AMBIGUOUS, "Beredning Väst");
	world_refused(w, meeting_find(&w->se, "2026-03-13", 0, &id, &w->e), ERR_NOT_FOUND, NULL);
	world_refused(w, meeting_find(&w->se, "snart", 0, &id, &w->e), ERR_NOT_FOUND, "next");
	meeting_release(&m);
	meeting_release(&deadline);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_person),
		IN_WORLD(test_particles),
		IN_WORLD(test_typed_text_is_cleaned),
		IN_WORLD(test_a_bad_membership_keeps_the_person_out),
		IN_WORLD(test_people_on_a_roll_stay),
		IN_WORLD(test_party),
		IN_WORLD(test_group),
		IN_WORLD(test_membership),
		IN_WORLD(test_find_person),
		IN_WORLD(test_find_group_and_party),
		cmocka_unit_test_setup_teardown(
			test_find_nothing_at_all, world_setup_empty, world_teardown),
		IN_WORLD(test_find_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
