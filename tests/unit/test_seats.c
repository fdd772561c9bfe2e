/* Seats of groups: what is vacant by their rules, who sits there against them, whose mandate runs out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/role_words.h"
#include "rules/seats.h"

#include "cmocka.h"

enum { EKBY = 1, AF, FK };

static struct party_row parties[] = {
	{ .p = { .id = EKBY,
		  .name = (char[]) { "Ekby kommun" },
		  .short_name = (char[]) { "Ekby" } } },
	{ .p = { .id = AF,
		  .name = (char[]) { "Arbetsförmedlingen" },
		  .short_name = (char[]) { "AF" } } },
	{ .p = { .id = FK,
		  .name = (char[]) { "Försäkringskassan" },
		  .short_name = (char[]) { "FK" } } },
};
static const struct rule_party must[] = { { FK, "Försäkringskassan", "FK" } };
static char group_name[] = "Beredning Väst";

/* A membership: person 1, 2, … of a party. */
struct spec {
	int64_t party;
	int role;
	const char *from, *to;
	int64_t own; /* 0 = the same */
	int64_t person;
};

static void found(const struct group *g, size_t n_must, const struct spec *v, size_t n, int vacant,
	const char *want)
{
	struct membership m[8] = { 0 };
	struct seat_member members[8];
	struct group_rules rules = { .g = *g, .must = must, .n_must = n_must };
	struct seat_findings f;
	char *names[8];
	struct buf b = { 0 };

	rules.g.id = 7;
	rules.g.name = group_name;
	for (size_t i = 0; i < n; i++) {
		names[i] = xasprintf("Person %zu", i + 1);
		m[i] = (struct membership) { .id = (int64_t)i + 1,
			.person_id = v[i].person ? v[i].person : (int64_t)i + 1,
			.group_id = 7,
			.party_id = v[i].party,
			.role = v[i].role,
			.from_day = xstrdup(v[i].from),
			.to_day = xstrdup(v[i].to) };
		members[i] =
			(struct seat_member) { &m[i], names[i], v[i].own ? v[i].own : v[i].party };
	}
	seats_look(
		&(struct seat_sheet) {
			.today = "2026-03-10",
			.groups = &rules,
			.n_groups = 1,
			.members = members,
			.n_members = n,
			.parties = parties,
			.n_parties = ARRAY_LEN(parties),
		},
		&f);
	for (size_t i = 0; i < f.n; i++)
		buf_printf(
			&b, "%s%s: %s", i ? " | " : "", seat_kind_names[f.v[i].kind], f.v[i].words);
	assert_string_equal(buf_str(&b), want);
	assert_int_equal(f.vacant, vacant);
	buf_release(&b);
	pool_release(&f.pool);
	for (size_t i = 0; i < n; i++) {
		membership_release(&m[i]);
		free(names[i]);
	}
}

static void test_nothing_to_say(void **state)
{
	const struct spec v[] = { { EKBY, ROLE_MEMBER, NULL, NULL, 0, 0 },
		{ FK, ROLE_CHAIR, "2020-01-01", "2030-01-01", 0, 0 } };

	(void)state;
	found(&(struct group) { .least_people = 2, .least_parties = 2, .most_seats = 1 }, 1, v, 2,
		0, "");
	found(&(struct group) { 0 }, 0, NULL, 0, 0, "");
}

static void test_vacant_by_the_rules(void **state)
{
	const struct spec v[] = { { EKBY, ROLE_MEMBER, NULL, NULL, 0, 0 },
		{ FK, ROLE_DEPUTY, NULL, NULL, 0, 0 }, { FK, ROLE_OBSERVER, NULL, NULL, 0, 0 },
		{ FK, ROLE_MEMBER, NULL, "2025-01-01", 0, 0 },
		{ FK, ROLE_MEMBER, "2027-01-01", NULL, 0, 0 } };

	(void)state;
	/* The missing party's seat is one of those that are missing. */
	found(&(struct group) { .least_people = 3 }, 1, v, 5, 2,
		"party-missing: FK has no member | "
		"too-few-people: 1 members, and at least 3 people must be there | "
		"deputy-alone: FK has 1 deputy, and no member");
	found(&(struct group) { .least_parties = 2 }, 0, v, 1, 0,
		"too-few-parties: members of 1 party, and at least 2 must be there");
}

static void test_too_many_of_a_party(void **state)
{
	const struct spec v[] = { { EKBY, ROLE_MEMBER, NULL, NULL, 0, 0 },
		{ EKBY, ROLE_CHAIR, NULL, NULL, 0, 0 }, { EKBY, ROLE_SECRETARY, NULL, NULL, 0, 0 },
		{ EKBY, ROLE_DEPUTY, NULL, NULL, 0, 0 } };

	(void)state;
	found(&(struct group) { .most_seats = 2 }, 0, v, 4, 0,
		"too-many-seats: Ekby has 3 of at most 2 seats");
}

static void test_a_board_has_as_many_deputies(void **state)
{
	const struct spec v[] = { { EKBY, ROLE_MEMBER, NULL, NULL, 0, 0 },
		{ EKBY, ROLE_MEMBER, NULL, NULL, 0, 0 }, { EKBY, ROLE_DEPUTY, NULL, NULL, 0, 0 } };

	(void)state;
	found(&(struct group) { .kind = GROUP_BOARD }, 0, v, 3, 1,
		"deputy-missing: Ekby has 2 members and 1 deputies");
	/* Where no deputies are kept nothing is said of them. */
	found(&(struct group) { .kind = GROUP_BOARD }, 0, v, 2, 0, "");
}

static void test_mandates_that_run_out(void **state)
{
	const struct spec v[] = { { AF, ROLE_MEMBER, NULL, "2026-05-09", 0, 0 },
		{ AF, ROLE_MEMBER, NULL, "2026-05-10", 0, 0 },
		{ FK, ROLE_MEMBER, NULL, "2026-01-31", 0, 0 },
		{ EKBY, ROLE_MEMBER, NULL, "2026-02-28", 0, 0 },
		{ EKBY, ROLE_MEMBER, "2026-03-01", NULL, 0, 0 } };

	(void)state;
	/* Of Ekby somebody has come after; that of Person 2 is 61 days away. */
	found(&(struct group) { 0 }, 0, v, 5, 0,
		"mandate-ends: the mandate of Person 1 ends Sat 9 May 2026 | "
		"mandate-ended: the mandate of Person 3 ended Sat 31 January 2026, and nobody has come after");
	/* The group ends with it. */
	found(&(struct group) { .to_day = (char[]) { "2026-05-09" } }, 0, v, 1, 0, "");
}

static void test_a_new_period_follows(void **state)
{
	const struct spec v[] = { { AF, ROLE_MEMBER, "2022-04-01", "2026-03-31", 0, 1 },
		{ AF, ROLE_MEMBER, "2026-04-01", "2030-03-31", 0, 1 } };

	(void)state;
	found(&(struct group) { 0 }, 0, v, 2, 0, "");
}

static void test_members_who_left_their_party(void **state)
{
	const struct spec v[] = { { AF, ROLE_MEMBER, NULL, NULL, FK, 0 } };

	(void)state;
	found(&(struct group) { 0 }, 0, v, 1, 0,
		"other-party: Person 1 sits for AF, and belongs to FK");
}

static void test_role_words(void **state)
{
	int64_t turn;

	(void)state;
	assert_int_equal(member_role_read("Ordf.", NULL), ROLE_CHAIR);
	assert_int_equal(member_role_read("Ordinarie ledamot", NULL), ROLE_MEMBER);
	assert_int_equal(member_role_read("ERSÄTTARE nr 2", &turn), ROLE_DEPUTY);
	assert_int_equal(turn, 2);
	assert_int_equal(member_role_read("adj", NULL), ROLE_OBSERVER);
	assert_int_equal(member_role_read("enhetschef", &turn), -1);
	assert_int_equal(turn, 0);
	assert_int_equal(member_role_read("", NULL), -1);
	assert_int_equal(member_role_read(NULL, NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_say),
		cmocka_unit_test(test_vacant_by_the_rules),
		cmocka_unit_test(test_too_many_of_a_party),
		cmocka_unit_test(test_a_board_has_as_many_deputies),
		cmocka_unit_test(test_mandates_that_run_out),
		cmocka_unit_test(test_a_new_period_follows),
		cmocka_unit_test(test_members_who_left_their_party),
		cmocka_unit_test(test_role_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
