/* Statistics as they come out of the store: rolls taken in the program, counted by rules/stats.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "model/store_stats.h"
#include "services/export_notes.h"
#include "services/groups_end.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/stats.h"

#include "cmocka.h"
#include "tests/support/world.h"

static int64_t held(struct world *w, const char *starts)
{
	int64_t id = world_meeting(w, starts, NULL);

	world_ok(w, meeting_start(&w->se, id, &w->e));
	return id;
}

static void mark(struct world *w, int64_t id, enum world_person who, enum attendance_status status)
{
	world_ok(w, roll_mark(&w->se, id, w->people[who], status, &w->e));
}

static void over(struct world *w, int64_t id)
{
	world_ok(w, meeting_finish(&w->se, id, &w->e));
}

/* Two held meetings in twelve months and one before them, one of this very day that runs, one to come. */
static void some_meetings(struct world *w)
{
	int64_t old = held(w, "2024-05-02T09:00"), spring, running;

	mark(w, old, EVA, ATTENDANCE_ONSITE);
	mark(w, old, KARIN, ATTENDANCE_ONSITE);
	over(w, old);
	spring = held(w, "2025-05-02T09:00");
	mark(w, spring, KARIN, ATTENDANCE_REMOTE);
	mark(w, spring, EVA, ATTENDANCE_ABSENT);
	world_ok(w, roll_substitute(&w->se, spring, w->people[KRISTIAN], w->people[BO], &w->e));
	over(w, spring);
	over(w, held(w, "2025-09-02T09:00"));
	running = held(w, "2026-03-10T09:00");
	mark(w, running, KARIN, ATTENDANCE_ONSITE);
	world_ok(w, roll_came(&w->se, running, w->people[SOFIA], 9 * 60 + 20, &w->e));
	world_meeting(w, "2026-04-10T09:00", NULL);
}

static void load(struct world *w, struct stats_want want, struct stats_sheet *s)
{
	world_ok(w, stats_load(&w->se, &want, s, &w->e));
}

/* "present/noted/called": of a person. */
static void expect(
	const struct stats *st, const struct world *w, enum world_person who, const char *wanted)
{
	const struct attended *a = &stats_person_of(st, w->people[who])->a;
	char *text = xasprintf("%d/%d/%d", attended_present(a), attended_noted(a), a->called);

	assert_string_equal(text, wanted);
	free(text);
}

static void test_a_year_and_all(void **state)
{
	struct world *w = *state;
	const struct stats_want all = { .time = stats_all() }, year = { .time = stats_year(2025) };
	struct stats_sheet s;

	some_meetings(w);
	world_ok(w, stats_load(&w->se, &all, &s, &w->e));
	expect(&s.st, w, KARIN, "3/3/3");
	expect(&s.st, w, EVA, "1/2/3");
	expect(&s.st, w, SOFIA, "1/1/3");
	expect(&s.st, w, KRISTIAN, "0/1/3");
	assert_int_equal(stats_person_of(&s.st, w->people[SOFIA])->a.partly, 1);
	assert_int_equal(stats_person_of(&s.st, w->people[KRISTIAN])->a.substituted, 1);
	assert_int_equal(stats_person_of(&s.st, w->people[BO])->stood_in, 1);
	assert_int_equal(s.st.total.meetings, 3);
	assert_int_equal(s.st.total.without_roll, 1);
	assert_int_equal(s.st.n_periods, 3);
	stats_sheet_release(&s);
	world_ok(w, stats_load(&w->se, &year, &s, &w->e));
	assert_int_equal(s.st.n_meetings, 2);
	expect(&s.st, w, KARIN, "1/1/1");
	stats_sheet_release(&s);
}

static void test_nothing_that_has_not_begun(void **state)
{
	struct world *w = *state;
	int64_t later = world_meeting(w, "2026-03-10T09:43", NULL);
	struct stats_sheet s;

	mark(w, later, KARIN, ATTENDANCE_ONSITE);
	load(w, (struct stats_want) { .time = stats_all() }, &s);
	assert_int_equal(s.st.n_meetings, 0);
	stats_sheet_release(&s);
	w->clock.at += 60;
	load(w, (struct stats_want) { .time = stats_all() }, &s);
	assert_int_equal(s.st.n_meetings, 1);
	stats_sheet_release(&s);
}

static void test_deadlines_and_what_is_nobodys(void **state)
{
	struct world *w = *state;
	struct meeting m = { .title = xstrdup("Utskick"),
		.starts = xstrdup("2026-03-01T12:00"),
		.ends = xstrdup("2026-03-01T12:00"),
		.zone = xstrdup("Europe/Stockholm"),
		.kind = MEETING_DEADLINE,
		.status = STATUS_DECIDED };
	struct stats_sheet s;

	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	meeting_release(&m);
	m = (struct meeting) { .title = xstrdup("Semester"),
		.starts = xstrdup("2026-03-02"),
		.ends = xstrdup("2026-03-02"),
		.zone = xstrdup("Europe/Stockholm"),
		.all_day = true,
		.kind = MEETING_OTHER,
		.status = STATUS_DECIDED };
	world_ok(w, meeting_create(&w->se, &m, NULL, 0, &w->e));
	meeting_release(&m);
	load(w, (struct stats_want) { .time = stats_all() }, &s);
	assert_int_equal(s.st.n_meetings, 0);
	stats_sheet_release(&s);
}

static void test_presence_in_lists_is_the_same(void **state)
{
	struct world *w = *state;
	struct person_query q = { .today = "2026-03-10" };
	struct person_rows rows;
	struct stats_sheet s;

	some_meetings(w);
	load(w, (struct stats_want) { .time = stats_twelve_months(moment_of(q.today).day) }, &s);
	world_ok(w, store_people(w->se.store, &q, &rows, &w->e));
	world_ok(w, stats_fill(&w->se, &s, &rows, &w->e));
	assert_string_equal(rows.v[0].p.family, "Alm");
	assert_int_equal(rows.v[0].present_12, 2);
	assert_int_equal(rows.v[0].called_12, 2);
	assert_string_equal(rows.v[0].last_present, "2026-03-10T09:00");
	/* Brandt was last seen before the twelve months. */
	assert_string_equal(rows.v[2].p.family, "Brandt");
	assert_int_equal(rows.v[2].present_12, 0);
	assert_int_equal(rows.v[2].called_12, 1);
	assert_string_equal(rows.v[2].last_present, "2024-05-02T09:00");
	pool_release(&rows.pool);
	stats_sheet_release(&s);
}

static void test_twelve_months_with_both_ends(void **state)
{
	int32_t day, leap;

	(void)state;
	day_from_ymd(2026, 3, 10, &day);
	assert_int_equal(stats_twelve_months(day).to, day);
	assert_int_equal(stats_twelve_months(day).from, day - 364);
	day_from_ymd(2024, 2, 29, &leap);
	day_from_ymd(2023, 3, 1, &day);
	assert_int_equal(stats_twelve_months(leap).from, day);
}

static void test_a_membership_that_was_ended(void **state)
{
	struct world *w = *state;
	struct membership_rows rows;
	struct stats_sheet s;

	some_meetings(w);
	world_ok(w, store_memberships(w->se.store, w->people[KARIN], 0, &rows, &w->e));
	world_ok(w, membership_end(&w->se, rows.v[0].m.id, "2025-05-01", &w->e));
	pool_release(&rows.pool);
	load(w, (struct stats_want) { .time = stats_all() }, &s);
	expect(&s.st, w, KARIN, "1/1/1");
	assert_int_equal(stats_person_of(&s.st, w->people[KARIN])->guest, 2);
	stats_sheet_release(&s);
}

static void test_groups_that_became_one(void **state)
{
	struct world *w = *state;
	struct group g;
	struct stats_sheet s;

	some_meetings(w);
	memset(&g, 0, sizeof(g));
	world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
	g.successor_id = w->board;
	xreplace(&g.to_day, "2026-12-31");
	world_ok(w, group_put(&w->se, &g, &w->e));
	group_release(&g);
	load(w, (struct stats_want) { .time = stats_all(), .group_id = w->board }, &s);
	assert_int_equal(s.n_lineage, 2);
	expect(&s.st, w, KARIN, "3/3/3");
	stats_sheet_release(&s);
}

static void test_scope_in_words(void **state)
{
	struct world *w = *state;
	struct buf b = { 0 };
	struct stats_sheet s;

	some_meetings(w);
	load(w, (struct stats_want) { .time = stats_year(2025), .group_id = w->west }, &s);
	stats_scope_words(&s, &b);
	assert_string_equal(buf_str(&b),
		"2025, Beredning Väst: 1 meeting whose roll was taken. 1 without a roll does not "
		"count.");
	buf_release(&b);
	stats_sheet_release(&s);
}

static char *page(struct world *w, bool names)
{
	const struct stats_want want = { .time = stats_all() };
	struct notes_document d;
	struct buf b = { 0 };

	world_ok(w, stats_page(&w->se, &want, names, &d, &w->e));
	world_ok(w, notes_write(&w->se, &d, NOTES_TXT, &b, &w->e));
	notes_document_release(&d);
	return buf_take(&b);
}

static void test_the_page_names_nobody_unasked(void **state)
{
	struct world *w = *state;
	char *plain, *named;

	some_meetings(w);
	plain = page(w, false);
	named = page(w, true);
	assert_non_null(strstr(plain, "Närvaro alla år"));
	assert_non_null(strstr(plain, "Möten: 3 (+ 1 utan upprop, räknas inte)"));
	assert_non_null(strstr(plain, "Arbetsförmedlingen | 2 av 2 | –"));
	assert_null(strstr(plain, "Alm"));
	assert_non_null(strstr(named, "Alm, Karin | Ekby | 3 | 3 av 3 | –"));
	free(plain);
	free(named);
}

static void test_a_row_for_each_person_and_meeting(void **state)
{
	struct world *w = *state;
	const struct stats_want want = { .time = stats_year(2025) };
	struct person p = { .given = xstrdup("=HYPERLINK(\"x\")"), .family = xstrdup("Ek") };
	struct membership m = { .group_id = w->west };
	struct buf b = { 0 };
	size_t n;

	world_ok(w, person_put(&w->se, &p, &m, &w->e));
	some_meetings(w);
	world_ok(w, stats_table(&w->se, &want, &b, &n, &w->e));
	assert_int_equal(n, 8);
	assert_non_null(strstr(buf_str(&b),
		"\xef\xbb\xbf"
		"Datum;Möte;Grupper;Nummer i registret;"));
	assert_non_null(strstr(buf_str(&b), ";Karin Alm;Ekby kommun;digitalt;D;ja;nej\r\n"));
	assert_non_null(strstr(buf_str(&b), ";anmält förhinder (ersatt);E;ja;nej\r\n"));
	assert_non_null(
		strstr(buf_str(&b), ";Bo Ågren;Arbetsförmedlingen;ersättare;s;nej;nej\r\n"));
	assert_null(strstr(buf_str(&b), ";=HYPER"));
	assert_null(strstr(buf_str(&b), ";\"=HYPER"));
	buf_release(&b);
	person_release(&p);
	membership_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_a_year_and_all),
		IN_WORLD(test_nothing_that_has_not_begun),
		IN_WORLD(test_deadlines_and_what_is_nobodys),
		IN_WORLD(test_presence_in_lists_is_the_same),
		cmocka_unit_test(test_twelve_months_with_both_ends),
		IN_WORLD(test_a_membership_that_was_ended),
		IN_WORLD(test_groups_that_became_one),
		IN_WORLD(test_scope_in_words),
		IN_WORLD(test_the_page_names_nobody_unasked),
		IN_WORLD(test_a_row_for_each_person_and_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
