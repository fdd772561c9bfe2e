/* Representation by party, and who was there when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/presence.h"
#include "rules/representation.h"

#include "cmocka.h"

enum { AF = 1, FK, EKBY, WEST = 10, EAST };

static const char *const names[] = { "", "Arbetsförmedlingen", "Försäkringskassan", "Ekby kommun" };
static const char *const shorts[] = { "", "AF", "FK", "Ekby" };
static const int64_t west[] = { WEST }, both[] = { WEST, EAST }, east[] = { EAST };

static struct roll_row seat(int64_t person, int64_t party, enum attendance_status status)
{
	return (struct roll_row) { .a = { .person_id = person, .status = (int)status },
		.party_id = party,
		.party = names[party],
		.party_short = shorts[party],
		.groups = west,
		.n_groups = 1 };
}

static void expect_words(char *words, const char *wanted)
{
	assert_string_equal(words, wanted);
	free(words);
}

static void represent(struct roll_row *v, size_t n, const struct group_rules *rules, size_t n_rules,
	struct representation *out)
{
	struct roll_rows rows = { .v = v, .n = n };

	representation_of(&rows, NULL, rules, n_rules, out);
}

static void test_parties_and_seats(void **state)
{
	struct roll_row v[] = { seat(1, AF, ATTENDANCE_ONSITE), seat(2, AF, ATTENDANCE_ABSENT),
		seat(3, FK, ATTENDANCE_UNMARKED), seat(4, EKBY, ATTENDANCE_REMOTE),
		seat(5, EKBY, ATTENDANCE_ONSITE), seat(6, EKBY, ATTENDANCE_ONSITE) };
	struct representation r;

	(void)state;
	v[0].mandate = true;
	v[5].a.role = ATTENDS_AS_STAFF;
	v[4].role = ROLE_OBSERVER;
	represent(v, ARRAY_LEN(v), NULL, 0, &r);
	assert_int_equal(r.people, 2);
	assert_int_equal(r.called, 4);
	assert_int_equal(r.parties_there, 2);
	assert_int_equal(r.parties_called, 3);
	assert_int_equal(r.parties_mandated, 1);
	assert_true(r.met);
	assert_true(representation_has(&r, AF));
	assert_false(representation_has(&r, FK));
	expect_words(representation_line(&r), "");
	expect_words(representation_mandates(&r), "Mandate: 1 of 3 parties");
	representation_release(&r);
}

static void test_rules(void **state)
{
	const struct rule_party must[] = { { AF, "Arbetsförmedlingen", "AF" },
		{ FK, "Försäkringskassan", "" } };
	struct group_rules rules = { .g = { .id = WEST, .least_people = 2 } };
	struct roll_row v[] = { seat(1, AF, ATTENDANCE_ONSITE), seat(2, AF, ATTENDANCE_REMOTE),
		seat(3, FK, ATTENDANCE_ABSENT) };
	struct representation r;

	(void)state;
	represent(v, ARRAY_LEN(v), &rules, 1, &r);
	assert_true(r.met);
	expect_words(representation_line(&r), "Representative: yes (at least 2)");
	representation_release(&r);
	rules.g.least_people = 3;
	rules.g.least_parties = 2;
	rules.g.most_seats = 1;
	rules.must = must;
	rules.n_must = 2;
	represent(v, ARRAY_LEN(v), &rules, 1, &r);
	assert_false(r.met);
	assert_int_equal(r.n_facts, 5);
	expect_words(representation_lacks(&r),
		"2 of at least 3 people, 1 of at least 2 parties, Försäkringskassan is missing, "
		"AF has 2 seats, at most 1");
	expect_words(representation_fact_words(&r, &r.facts[2]), "AF is there");
	representation_release(&r);
	rules = (struct group_rules) { .g = { .id = WEST, .most_seats = 2 } };
	represent(v, ARRAY_LEN(v), &rules, 1, &r);
	assert_true(r.met);
	expect_words(representation_fact_words(&r, &r.facts[0]), "at most 2 seats a party");
	expect_words(representation_line(&r), "Representative: yes");
	representation_release(&r);
}

/* Each group is asked about its own members; who stands in sits for the group of the other. */
static void test_joint_meeting(void **state)
{
	const struct group_rules rules[] = {
		{ .g = { .id = EAST, .name = (char[]) { "Öst" }, .least_people = 2 } },
		{ .g = { .id = WEST, .name = (char[]) { "Väst" }, .least_people = 2 } },
	};
	struct roll_row v[] = { seat(1, AF, ATTENDANCE_ONSITE), seat(2, FK, ATTENDANCE_ONSITE),
		seat(3, EKBY, ATTENDANCE_EXCUSED), seat(4, EKBY, ATTENDANCE_ABSENT) };
	struct representation r;

	(void)state;
	v[0].groups = both;
	v[0].n_groups = 2;
	v[2].groups = east;
	represent(v, ARRAY_LEN(v), rules, 2, &r);
	assert_true(r.joint);
	expect_words(representation_lacks(&r), "Öst: 1 of at least 2 people");
	representation_release(&r);
	/* Not called, but for somebody from Öst. */
	v[3] = seat(4, EKBY, ATTENDANCE_REMOTE);
	v[3].a.role = ATTENDS_AS_GUEST;
	v[3].a.stands_in_for = 3;
	v[3].groups = NULL;
	v[3].n_groups = 0;
	represent(v, ARRAY_LEN(v), rules, 2, &r);
	expect_words(representation_line(&r), "Representative: yes");
	assert_int_equal(r.people, 3);
	representation_release(&r);
}

static void test_affected_parties(void **state)
{
	const struct party_link about[] = {
		{ 1, 7, { AF, "Arbetsförmedlingen", "AF" } },
		{ 2, 7, { FK, "Försäkringskassan", "FK" } },
		{ 3, 7, { EKBY, "Ekby kommun", "Ekby" } },
		{ 4, 8, { AF, "Arbetsförmedlingen", "AF" } },
	};
	struct item it = { .id = 7, .kind = ITEM_APPLICATION, .title = (char[]) { "Ansökan" } };
	struct roll_row v[] = { seat(1, EKBY, ATTENDANCE_ONSITE), seat(2, AF, ATTENDANCE_ABSENT) };
	struct representation r;

	(void)state;
	represent(v, ARRAY_LEN(v), NULL, 0, &r);
	expect_words(affected_words(&it, about, ARRAY_LEN(about), &r),
		"Ansökan: 1 of 3 applying parties present");
	expect_words(affected_absent("sv", &it, about, ARRAY_LEN(about), &r),
		"Arbetsförmedlingen och Försäkringskassan");
	it = (struct item) { .id = 8, .title = (char[]) { "Bemanning" } };
	expect_words(affected_words(&it, about, ARRAY_LEN(about), &r),
		"Bemanning: 0 of 1 affected party present");
	it.id = 9;
	expect_words(affected_words(&it, about, ARRAY_LEN(about), &r), "");
	assert_null(affected_absent("sv", &it, about, ARRAY_LEN(about), &r));
	representation_release(&r);
}

/* ---- Who was there when ---- */

static struct roll_row with_times(const char *came, const char *left)
{
	struct roll_row r = seat(1, AF, ATTENDANCE_ONSITE);

	r.a.came = (char *)(uintptr_t)came;
	r.a.left = (char *)(uintptr_t)left;
	return r;
}

enum { NINE = 540, TEN = 600, ELEVEN = 660 };

static void test_at_a_minute(void **state)
{
	struct roll_row whole = with_times("", NULL), late = with_times("10:00", ""),
			early = with_times("", "10:00"), part = with_times("09:30", "10:00"),
			away = with_times("10:30", "10:00"), absent = whole;

	(void)state;
	absent.a.status = ATTENDANCE_ABSENT;
	assert_true(presence_at(&whole, NINE));
	assert_false(presence_at(&absent, NINE));
	assert_false(presence_at(&late, NINE));
	assert_true(presence_at(&late, TEN));
	assert_true(presence_at(&early, NINE));
	assert_false(presence_at(&early, TEN));
	assert_true(presence_at(&early, MINUTE_NONE));
	assert_false(presence_at(&part, NINE));
	assert_true(presence_at(&part, TEN - 1));
	assert_true(presence_away(&away.a));
	assert_true(presence_at(&away, NINE));
	assert_false(presence_at(&away, TEN + 10));
	assert_true(presence_at(&away, TEN + 30));
}

/* Items 1 to 3 from 9, 10 and 11, item 4 not begun; 3 goes on. */
static void spans_of(struct item_span out[4])
{
	const struct item items[] = { { .id = 1, .started_at = 1000 },
		{ .id = 2, .started_at = 4600 }, { .id = 3, .started_at = 8200 }, { .id = 4 } };
	const int started[] = { NINE, TEN, ELEVEN, MINUTE_NONE };

	presence_spans(items, 4, started, ELEVEN + 20, out);
}

static void expect_items(struct roll_row r, const struct item_span spans[4], const char *wanted)
{
	char there[5] = "";

	for (size_t i = 0; i < 4; i++)
		there[i] = presence_during(&r, spans, 4, i) ? 'x' : '-';
	assert_string_equal(there, wanted);
}

static void test_at_items(void **state)
{
	struct item_span spans[4];
	struct roll_row r;

	(void)state;
	spans_of(spans);
	assert_int_equal(spans[1].from, TEN);
	assert_int_equal(spans[1].to, ELEVEN);
	assert_int_equal(spans[3].order, 0);
	expect_items(with_times("", ""), spans, "xxxx");
	expect_items(with_times("10:10", ""), spans, "-xxx");
	expect_items(with_times("", "10:10"), spans, "xx-x");
	expect_items(with_times("10:10", "10:20"), spans, "-x-x");
	/* Out of the room for item 2, the minutes in which the items changed. */
	expect_items(with_times("11:00", "10:00"), spans, "x-xx");
	expect_items(with_times("10:40", "10:20"), spans, "xxxx");
	/* Came in the last minute of item 2: stamped while it was current. */
	r = with_times("11:00", "");
	expect_items(r, spans, "--xx");
	r.a.came_item = 2;
	expect_items(r, spans, "-xxx");
	r.a.status = ATTENDANCE_EXCUSED;
	expect_items(r, spans, "----");
}

/* A meeting over midnight, or of which no clock is known: the order of the items says it. */
static void test_at_items_without_clock(void **state)
{
	struct item_span spans[4];
	struct roll_row r = with_times("10:10", "");

	(void)state;
	spans_of(spans);
	for (size_t i = 0; i < 4; i++)
		spans[i].from = spans[i].to = MINUTE_NONE;
	r.a.came_item = 2;
	expect_items(r, spans, "-xxx");
	r = with_times("", "10:10");
	r.a.left_item = 2;
	expect_items(r, spans, "xx-x");
	r = with_times("11:10", "09:10");
	r.a.left_item = 1;
	r.a.came_item = 3;
	expect_items(r, spans, "x-xx");
}

/* A parent goes on as long as its children. */
static void test_spans_of_children(void **state)
{
	const struct item items[] = { { .id = 1, .started_at = 1000 },
		{ .id = 2, .parent_id = 1, .started_at = 1060 },
		{ .id = 3, .parent_id = 1, .started_at = 4600 }, { .id = 4, .started_at = 8200 } };
	const int started[] = { NINE, NINE + 1, TEN, ELEVEN };
	struct item_span out[4];

	(void)state;
	presence_spans(items, 4, started, MINUTE_NONE, out);
	assert_int_equal(out[0].to, ELEVEN);
	assert_int_equal(out[1].to, TEN);
	assert_int_equal(out[3].to, MINUTE_NONE);
}

static void test_expected(void **state)
{
	struct roll_row r = seat(1, AF, ATTENDANCE_UNMARKED);

	(void)state;
	assert_false(presence_expected(&r));
	r.a.expected = EXPECTED_REMOTE;
	assert_true(presence_expected(&r));
	r.a.status = ATTENDANCE_EXCUSED;
	assert_false(presence_expected(&r));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parties_and_seats),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_joint_meeting),
		cmocka_unit_test(test_affected_parties),
		cmocka_unit_test(test_at_a_minute),
		cmocka_unit_test(test_at_items),
		cmocka_unit_test(test_at_items_without_clock),
		cmocka_unit_test(test_spans_of_children),
		cmocka_unit_test(test_expected),
	};

	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
