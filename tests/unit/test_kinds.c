/* Kinds of entries and groups that end, on plain values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/kinds.h"
#include "rules/merge.h"
#include "rules/successors.h"

#include "cmocka.h"

/* ---- Where an entry lies in its days ---- */

static void span(
	struct kind_usual u, const char *first, const char *last, int end, const char *wanted)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE, starts, ends;
	char a[MOMENT_SIZE], b[MOMENT_SIZE], got[2 * MOMENT_SIZE];

	assert_true(moment_parse(first, &from) && moment_parse(last, &to));
	kind_span(&u, from.day, to.day, end, &starts, &ends);
	moment_iso(starts, a);
	moment_iso(ends, b);
	snprintf(got, sizeof(got), "%s %s", a, b);
	assert_string_equal(got, wanted);
}

static struct kind_usual at(int kind, int start)
{
	struct kind_usual u = kind_usual(kind);

	u.start = start;
	return u;
}

static void test_usual_spans(void **state)
{
	(void)state;
	span(kind_usual(MEETING_FULL_DAY), "2026-05-06", "2026-05-06", MINUTE_NONE,
		"2026-05-06T09:00 2026-05-06T16:00");
	span(kind_usual(MEETING_LUNCH_TO_LUNCH), "2026-05-06", "2026-05-06", MINUTE_NONE,
		"2026-05-06T12:00 2026-05-07T12:00");
	span(kind_usual(MEETING_DEADLINE), "2026-05-06", "2026-05-06", MINUTE_NONE,
		"2026-05-06 2026-05-06");
	span(kind_usual(MEETING_TRAINING), "2026-05-06", "2026-05-07", MINUTE_NONE,
		"2026-05-06 2026-05-07");
	span(at(MEETING_BOARD, 13 * 60), "2026-05-06", "2026-05-06", MINUTE_NONE,
		"2026-05-06T13:00 2026-05-06T16:00");
}

static void test_several_days(void **state)
{
	(void)state;
	span(kind_usual(MEETING_FULL_DAY), "2026-05-06", "2026-05-07", MINUTE_NONE,
		"2026-05-06T09:00 2026-05-07T16:00");
	span(kind_usual(MEETING_LUNCH_TO_LUNCH), "2026-05-06", "2026-05-07", MINUTE_NONE,
		"2026-05-06T12:00 2026-05-07T12:00");
	span(kind_usual(MEETING_LUNCH_TO_LUNCH), "2026-05-06", "2026-05-08", 13 * 60,
		"2026-05-06T12:00 2026-05-08T13:00");
	span(at(MEETING_LUNCH_TO_LUNCH, MINUTE_NONE), "2026-05-06", "2026-05-06", MINUTE_NONE,
		"2026-05-06 2026-05-07");
}

static void test_an_end_that_is_given(void **state)
{
	(void)state;
	span(at(MEETING_ORDINARY, 9 * 60), "2026-05-06", "2026-05-06", 11 * 60,
		"2026-05-06T09:00 2026-05-06T11:00");
	span(at(MEETING_LUNCH_TO_LUNCH, 12 * 60), "2026-05-06", "2026-05-06", 12 * 60,
		"2026-05-06T12:00 2026-05-07T12:00");
	/* Wrong, and refused when it is saved. */
	span(at(MEETING_ORDINARY, 9 * 60), "2026-05-06", "2026-05-06", 8 * 60,
		"2026-05-06T09:00 2026-05-06T08:00");
}

/* A wall clock's day: 12:00 to 12:00, although there are 23 hours between. */
static void test_over_the_change_of_the_clock(void **state)
{
	(void)state;
	span(kind_usual(MEETING_LUNCH_TO_LUNCH), "2026-03-28", "2026-03-28", MINUTE_NONE,
		"2026-03-28T12:00 2026-03-29T12:00");
}

/* ---- Which template ---- */

static void test_template_chosen(void **state)
{
	enum { NORTH = 1, WEST = 2 };
	const struct template_use v[] = {
		{ 10, 0, TEMPLATE_ANY_KIND },
		{ 11, WEST, TEMPLATE_ANY_KIND },
		{ 12, 0, template_kind(MEETING_FULL_DAY) },
		{ 13, WEST, template_kind(MEETING_FULL_DAY) },
	};
	const int64_t west[] = { WEST }, north[] = { NORTH }, both[] = { NORTH, WEST };
	bool named;

	(void)state;
	assert_int_equal(template_choose(v, 4, west, 1, MEETING_FULL_DAY, &named), 13);
	assert_true(named);
	assert_int_equal(template_choose(v, 4, north, 1, MEETING_FULL_DAY, &named), 12);
	assert_true(named);
	assert_int_equal(template_choose(v, 3, west, 1, MEETING_FULL_DAY, NULL), 12);
	assert_int_equal(template_choose(v, 4, west, 1, MEETING_ORDINARY, &named), 11);
	assert_false(named);
	assert_int_equal(template_choose(v, 4, north, 1, MEETING_ORDINARY, NULL), 10);
	assert_int_equal(template_choose(v, 4, both, 2, MEETING_ORDINARY, NULL), 11);
	assert_int_equal(template_choose(v, 4, NULL, 0, MEETING_TRAINING, NULL), 10);
	assert_int_equal(template_choose(v, 0, west, 1, MEETING_ORDINARY, &named), 0);
	assert_false(named);
}

/* ---- Groups that end ---- */

static char from_2024[] = "2024-01-01", to_2026[] = "2026-12-31", from_may[] = "2027-05-01",
	    to_june[] = "2027-06-30", none[] = "";

static void test_a_group_lasts(void **state)
{
	const struct group g = { .from_day = from_2024, .to_day = to_2026 }, always = { 0 };

	(void)state;
	assert_false(group_lasts(&g, "2023-12-31"));
	assert_true(group_lasts(&g, "2024-01-01"));
	assert_true(group_lasts(&g, "2026-12-31"));
	assert_false(group_lasts(&g, "2027-01-01"));
	assert_true(group_lasts(&always, "1900-01-01"));
}

static void test_who_comes_after_whom(void **state)
{
	const struct group v[] = { { .id = 1, .successor_id = 2 }, { .id = 2, .successor_id = 3 },
		{ .id = 3 }, { .id = 4, .successor_id = 5 }, { .id = 5, .successor_id = 4 } };

	(void)state;
	assert_true(group_leads_to(v, 5, 1, 3));
	assert_true(group_leads_to(v, 5, 1, 1));
	assert_false(group_leads_to(v, 5, 3, 1));
	assert_false(group_leads_to(v, 5, 4, 3));
	assert_false(group_leads_to(v, 5, 0, 3));
}

static void test_each_person_once(void **state)
{
	const struct membership v[] = {
		{ .person_id = 1,
			.role = ROLE_MEMBER,
			.mandate = true,
			.from_day = from_2024,
			.to_day = to_june },
		{ .person_id = 2,
			.role = ROLE_OBSERVER,
			.party_id = 8,
			.from_day = none,
			.to_day = none },
		{ .person_id = 1,
			.role = ROLE_CHAIR,
			.party_id = 7,
			.from_day = none,
			.to_day = none },
		{ .person_id = 1, .role = ROLE_DEPUTY, .party_id = 9 },
		{ .person_id = 3, .role = ROLE_DEPUTY, .from_day = from_may, .to_day = to_june },
		{ .person_id = 2, .role = ROLE_CHAIR, .from_day = from_may, .to_day = none },
	};
	struct merged_member out[ARRAY_LEN(v)];

	(void)state;
	assert_int_equal(merge_members(v, ARRAY_LEN(v), "2027-01-01", out), 3);
	assert_int_equal(out[0].person_id, 1);
	assert_int_equal(out[0].role, ROLE_CHAIR);
	assert_int_equal(out[0].party_id, 7);
	assert_true(out[0].mandate);
	assert_string_equal(out[0].from_day, "2027-01-01");
	assert_string_equal(out[0].to_day, "");
	/* The chair that is to come later is of a group that is no more. */
	assert_int_equal(out[1].role, ROLE_OBSERVER);
	assert_int_equal(out[1].party_id, 8);
	assert_string_equal(out[1].from_day, "2027-01-01");
	assert_int_equal(out[2].person_id, 3);
	assert_false(out[2].mandate);
	assert_string_equal(out[2].from_day, "2027-05-01");
	assert_string_equal(out[2].to_day, "2027-06-30");
}

static void test_rules_taken_over(void **state)
{
	const struct group v[] = {
		{ .kind = GROUP_WORKING, .least_people = 5, .most_seats = 2 },
		{ .kind = GROUP_PREPARATORY,
			.least_people = 11,
			.least_parties = 3,
			.most_seats = 4 },
	};
	const struct group free_seats[] = { { .most_seats = 2 }, { .most_seats = 0 } };
	struct group g = { .least_people = 99 };

	(void)state;
	merge_rules(v, 2, &g);
	assert_int_equal(g.kind, GROUP_WORKING);
	assert_int_equal(g.least_people, 11);
	assert_int_equal(g.least_parties, 3);
	assert_int_equal(g.most_seats, 4);
	merge_rules(free_seats, 2, &g);
	assert_int_equal(g.most_seats, 0);
	assert_int_equal(g.least_people, 0);
}

/* Deputies of a party keep their order; of two with one turn who comes first goes before. */
static void test_merged_turns(void **state)
{
	static const struct {
		int64_t person, party, turn, role, merged;
	} who[] = { { 1, 7, 1, ROLE_DEPUTY, 1 }, { 2, 7, 2, ROLE_DEPUTY, 3 },
		{ 3, 8, 4, ROLE_DEPUTY, 4 }, { 4, 7, 1, ROLE_DEPUTY, 2 },
		{ 5, 7, 0, ROLE_DEPUTY, 0 }, { 6, 7, 1, ROLE_MEMBER, 0 } };
	struct membership v[ARRAY_LEN(who)] = { 0 };
	struct merged_member out[ARRAY_LEN(who)];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(who); i++) {
		v[i].person_id = who[i].person;
		v[i].party_id = who[i].party;
		v[i].role = (int)who[i].role;
		v[i].turn = who[i].turn;
	}
	assert_int_equal(merge_members(v, ARRAY_LEN(v), "2027-01-01", out), ARRAY_LEN(who));
	for (size_t i = 0; i < ARRAY_LEN(who); i++)
		assert_int_equal(out[i].turn, who[i].merged);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_usual_spans),
		cmocka_unit_test(test_several_days),
		cmocka_unit_test(test_an_end_that_is_given),
		cmocka_unit_test(test_over_the_change_of_the_clock),
		cmocka_unit_test(test_template_chosen),
		cmocka_unit_test(test_a_group_lasts),
		cmocka_unit_test(test_who_comes_after_whom),
		cmocka_unit_test(test_each_person_once),
		cmocka_unit_test(test_merged_turns),
		cmocka_unit_test(test_rules_taken_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
