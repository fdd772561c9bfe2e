/* A year rolled forward. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/plan.h"
#include "rules/successors.h"

#include "cmocka.h"
#include "tests/support/rolled.h"

static void expect_at(const struct plan_row *r, const char *starts, const char *ends)
{
	char got[MOMENT_SIZE];

	moment_iso(r->starts, got);
	assert_string_equal(got, starts);
	moment_iso(r->ends, got);
	assert_string_equal(got, ends);
}

static void expect_day(const struct plan_row *r, const char *day)
{
	char got[MOMENT_SIZE];

	moment_iso((struct moment) { r->starts.day, MINUTE_NONE }, got);
	assert_string_equal(got, day);
}

static void expect_why(const struct plan_row *r, const char *words)
{
	if (!strstr(r->why, words))
		fail_msg("“%s” does not say “%s”", r->why, words);
}

/* ---- One entry -------------------------------------------------------------------------------- */

static void keeps_week_and_weekday(void **state)
{
	struct year *y = *state;
	const struct plan_row *r = year_meeting(y, "2026-03-10", rolled_each, 1);

	year_roll(y);
	expect_at(r, "2027-03-16T09:00", "2027-03-16T12:00");
	assert_int_equal(r->verdict, PLAN_OK);
	assert_string_equal(r->why, "");
	assert_string_equal(r->remarks, "");
	assert_true(r->taken);
}

static void the_same_week_is_red(void **state)
{
	struct year *y = *state;
	/* Thursday of week 18 is Ascension Day in 2027, and Friday between two free days. */
	const struct plan_row *r = year_meeting(y, "2026-04-30", rolled_each, 1);

	y->v[0].rule_from = year_at("2026-04-30").day;
	year_roll(y);
	expect_day(r, "2027-05-04");
	assert_int_equal(r->verdict, PLAN_MOVED);
	expect_why(r, "Ascension Day");
}

static void week_53_becomes_52_and_comes_back(void **state)
{
	struct year *y = *state;
	struct plan_row *r = year_meeting(y, "2026-12-29", rolled_each, 1);

	year_roll(y);
	expect_day(r, "2027-12-28");
	expect_why(r, "2027 has no week 53");
	assert_int_equal(r->rule_day, year_at("2026-12-29").day);
	y->w.from = 2031;
	y->w.year = 2032;
	r->was_starts = year_at("2031-12-30T09:00");
	r->was_ends = year_at("2031-12-30T12:00");
	year_roll(y);
	expect_day(r, "2032-12-28");
	assert_int_equal(r->rule_day, r->starts.day);
}

static void a_leap_day_becomes_the_28th_and_comes_back(void **state)
{
	struct year *y = *state;
	struct plan_row *r = year_meeting(y, "2028-02-29", rolled_each, 1);

	r->rule = RULE_DATE;
	y->w.from = 2028;
	y->w.year = 2029;
	year_roll(y);
	expect_day(r, "2029-02-28");
	expect_why(r, "2029 has no 29 February");
	assert_int_equal(r->rule_day, year_at("2028-02-29").day);
	y->w.from = 2031;
	y->w.year = 2032;
	r->rule_from = r->rule_day;
	year_roll(y);
	/* A Sunday. */
	expect_day(r, "2032-03-01");
	expect_why(r, "Sunday");
	assert_int_equal(r->rule_day, year_at("2032-02-29").day);
}

static void a_date_keeps_its_day_unless_it_is_free(void **state)
{
	struct year *y = *state;
	struct plan_row *r = year_meeting(y, "2026-09-01", rolled_each, 1);

	r->rule = RULE_DATE;
	year_roll(y);
	expect_day(r, "2027-09-01");
	assert_int_equal(r->verdict, PLAN_OK);
	expect_why(r, "keeps its date");
	y->w.from = 2028;
	y->w.year = 2029;
	year_roll(y);
	expect_day(r, "2029-08-31"); /* 1 September is a Saturday */
	assert_int_equal(r->verdict, PLAN_MOVED);
	expect_why(r, "Saturday");
}

static void two_days_stay_two_days(void **state)
{
	struct year *y = *state;
	/* Over the end of summer time: 25 hours. The year after it must not lie on a weekend. */
	const struct plan_row *r = year_add(y, "Lunch till lunch", MEETING_LUNCH_TO_LUNCH,
		"2026-10-24T12:00", "2026-10-25T12:00", rolled_each, 3);
	/* Ascension Day is Thursday in week 18 of 2027: neither Wednesday to Thursday nor on. */
	const struct plan_row *s = year_add(y, "Utbildning", MEETING_TRAINING, "2026-04-29T13:00",
		"2026-04-30T12:00", rolled_each, 3);

	year_roll(y);
	expect_at(r, "2027-10-28T12:00", "2027-10-29T12:00");
	expect_why(r, "Saturday; Sunday");
	expect_at(s, "2027-05-03T13:00", "2027-05-04T12:00");
	expect_why(s, "Ascension Day");
}

static void what_lasts_for_weeks_begins_and_ends_on_days_that_suit(void **state)
{
	struct year *y = *state;
	/* A year later it would end on Midsummer Eve. */
	const struct plan_row *r =
		year_add(y, "Enkät", MEETING_OTHER, "2026-06-08", "2026-06-19", rolled_each, 3);

	year_roll(y);
	expect_at(r, "2027-06-17", "2027-06-28");
	expect_why(r, "Midsummer");
}

static void the_edge_of_the_year(void **state)
{
	struct year *y = *state;
	/* Week 1 of 2026, but a day of 2025. */
	const struct plan_row *r = year_meeting(y, "2025-12-30", rolled_each, 1);

	y->w.from = 2025;
	y->w.year = 2026;
	year_roll(y);
	expect_day(r, "2026-12-29");
	expect_why(r, "outside 2026");
}

/* ---- What speaks against a day ---------------------------------------------------------------- */

static void passes_breaks_and_blackouts(void **state)
{
	struct year *y = *state;
	const struct break_row breaks[] = {
		{ .b = { .party_id = 7,
			  .label = (char[]) { "sportlov" },
			  .from_day = (char[]) { "2027-03-15" },
			  .to_day = (char[]) { "2027-03-19" } },
			.party = { "Ekby kommun", "Ekby" } },
		{ .b = { .party_id = 8,
			  .label = (char[]) { "höstlov" },
			  .from_day = (char[]) { "2027-11-08" },
			  .to_day = (char[]) { "2027-11-12" } },
			.party = { "Norrsjö kommun", "" } },
	};
	const struct blackout_row blackouts[] = {
		{ .b = { .party_id = 7,
			  .from_day = (char[]) { "2027-05-18" },
			  .to_day = (char[]) { "2027-05-18" },
			  .why = (char[]) { "bokslut" } },
			.party = { "Ekby kommun", "Ekby" } },
	};
	const struct membership_row members[] = {
		{ .m = { .person_id = 1, .group_id = NORTH, .party_id = 7 }, .given = "Karin" },
		{ .m = { .person_id = 2,
			  .group_id = NORTH,
			  .party_id = 8,
			  .to_day = (char[]) { "2027-06-30" } },
			.given = "Bo" },
	};
	const struct plan_row *spring = year_meeting(y, "2026-03-10", rolled_each, 1),
			      *blackout = year_meeting(y, "2026-05-12", rolled_each, 1),
			      *autumn = year_meeting(y, "2026-11-03", rolled_each, 1);

	y->w.breaks = breaks;
	y->w.n_breaks = ARRAY_LEN(breaks);
	y->w.blackouts = blackouts;
	y->w.n_blackouts = ARRAY_LEN(blackouts);
	y->w.members = members;
	y->w.n_members = ARRAY_LEN(members);
	year_roll(y);
	expect_day(spring, "2027-03-23"); /* the week after, the same weekday */
	expect_why(spring, "Not on Tue 16 March: sportlov Ekby.");
	expect_day(blackout, "2027-05-19"); /* the day after */
	expect_why(blackout, "Ekby cannot: bokslut");
	expect_day(autumn, "2027-11-09"); /* nobody of Norrsjö is left in the group */
	assert_int_equal(autumn->verdict, PLAN_OK);
}

static void two_of_a_group_do_not_collide(void **state)
{
	struct year *y = *state;
	/* A date that falls on the Tuesday of the other one's week. */
	const struct plan_row *week = year_meeting(y, "2026-09-08", rolled_each, 1);
	struct plan_row *date = year_meeting(y, "2026-09-14", rolled_each, 1);

	date->rule = RULE_DATE;
	year_roll(y);
	expect_day(date, "2027-09-14");
	expect_day(week, "2027-09-13");
	expect_why(week, "the group has “Möte” that day");
	assert_string_equal(week->remarks, "");
}

static void people_are_not_called_twice_a_day(void **state)
{
	struct year *y = *state;
	const struct membership_row members[] = {
		{ .m = { .person_id = 1, .group_id = NORTH }, .given = "Karin", .family = "Alm" },
		{ .m = { .person_id = 1, .group_id = WEST }, .given = "Karin", .family = "Alm" },
		{ .m = { .person_id = 2, .group_id = WEST }, .given = "Bo", .family = "Ågren" },
	};
	/* Easter Monday of 2027: the second would move onto the first's day. */
	const struct plan_row *north = year_meeting(y, "2026-03-24", rolled_each, 1),
			      *west = year_meeting(y, "2026-03-23", rolled_each + 1, 1);

	y->w.members = members;
	y->w.n_members = ARRAY_LEN(members);
	year_roll(y);
	expect_day(north, "2027-03-30");
	expect_day(west, "2027-03-31");
	expect_why(west, "Easter Monday");
}

static void a_day_on_which_they_met_both_is_no_clash(void **state)
{
	struct year *y = *state;
	const struct plan_row *first = year_add(y, "Möte", MEETING_ORDINARY, "2026-03-10T09:00",
				      "2026-03-10T12:00", rolled_each, 1),
			      *then = year_add(y, "Besök", MEETING_VISIT, "2026-03-10T13:00",
				      "2026-03-10T15:00", rolled_each, 1);

	year_roll(y);
	expect_day(first, "2027-03-16");
	expect_day(then, "2027-03-16");
	assert_int_equal(then->verdict, PLAN_OK);
}

static void what_is_there_already_is_left_alone(void **state)
{
	struct year *y = *state;
	const struct plan_fixed fixed[] = {
		{ .meeting_id = 90,
			.kind = MEETING_BOARD,
			.starts = year_at("2027-02-24T13:00"),
			.ends = year_at("2027-02-24T16:00"),
			.name = (char[]) { "Styrelsemöte" },
			.group_ids = rolled_board,
			.n_groups = 1 },
		{ .meeting_id = 91,
			.kind = MEETING_TRAINING,
			.starts = year_at("2027-03-16T13:00"),
			.ends = year_at("2027-03-16T16:00"),
			.name = (char[]) { "Utbildning" },
			.group_ids = rolled_each,
			.n_groups = 3 },
	};
	const struct plan_row *sits = year_add(y, "Styrelse", MEETING_BOARD, "2026-02-17T13:00",
				      "2026-02-17T16:00", rolled_board, 1),
			      *yields = year_meeting(y, "2026-03-10", rolled_each, 1);

	y->w.fixed = fixed;
	y->w.n_fixed = ARRAY_LEN(fixed);
	year_roll(y);
	assert_int_equal(sits->meeting_id, 90);
	expect_day(sits, "2027-02-24");
	assert_int_equal(yields->meeting_id, 0);
	expect_day(yields, "2027-03-17");
	expect_why(yields, "Utbildning");
}

static void a_remark_offers_two_days(void **state)
{
	struct year *y = *state;
	const struct break_row breaks[] = {
		{ .b = { .label = (char[]) { "stängt" },
			  .from_day = (char[]) { "2027-03-15" },
			  .to_day = (char[]) { "2027-03-19" } },
			.party = { "", "" } },
	};
	struct plan_row *r = year_meeting(y, "2026-03-10", rolled_each, 1);

	y->w.breaks = breaks;
	y->w.n_breaks = ARRAY_LEN(breaks);
	year_roll(y);
	assert_int_equal(r->verdict, PLAN_MOVED);
	r->starts = year_at("2027-03-17T09:00");
	r->ends = year_at("2027-03-17T12:00");
	r->by_hand = true;
	plan_judge(&y->w, y->v, y->n, &y->pool);
	assert_int_equal(r->verdict, PLAN_REMARK);
	assert_string_equal(r->remarks, "stängt");
	assert_string_equal(r->why, "Placed by hand.");
	assert_int_equal(r->n_alternatives, 2);
	assert_string_equal(r->alternatives[0].words, "Wed 24 March w.12");
	assert_string_equal(r->alternatives[1].words, "Wed 10 March w.10");
	assert_int_equal(r->alternatives[0].ends.minute, 12 * 60);
}

/* ---- Rounds and boards ------------------------------------------------------------------------ */

static void round_of(struct year *y, const char *const days[3], int64_t round_id)
{
	for (size_t i = 0; i < 3; i++)
		year_meeting(y, days[i], &rolled_each[i], 1)->round_id = round_id;
}

static void weekdays_go_round(void **state)
{
	struct year *y = *state;

	round_of(y, (const char *const[]) { "2026-03-10", "2026-03-11", "2026-03-12" }, 1);
	round_of(y, (const char *const[]) { "2026-05-05", "2026-05-06", "2026-05-07" }, 2);
	y->v[3].pinned = true;
	year_roll(y);
	expect_day(&y->v[0], "2027-03-17");
	expect_day(&y->v[1], "2027-03-18");
	expect_day(&y->v[2], "2027-03-16");
	expect_why(&y->v[0], "Wednesday instead of Tuesday");
	/* One is pinned, and the other two change their days. */
	expect_day(&y->v[3], "2027-05-11");
	expect_day(&y->v[4], "2027-05-13");
	expect_day(&y->v[5], "2027-05-12");
	assert_string_equal(y->v[3].why, "");
}

static void a_round_stays_together(void **state)
{
	struct year *y = *state;

	/* The week of Easter: Monday is free, and Friday before is as well. */
	round_of(y, (const char *const[]) { "2026-03-24", "2026-03-26", "2026-03-27" }, 1);
	year_roll(y);
	for (size_t i = 1; i < 3; i++) {
		int year, week, year_0, week_0;

		day_iso_week(y->v[i].starts.day, &year, &week);
		day_iso_week(y->v[0].starts.day, &year_0, &week_0);
		assert_int_equal(week, week_0);
		assert_int_not_equal(y->v[i].starts.day, y->v[0].starts.day);
	}
	assert_int_not_equal(y->v[1].starts.day, y->v[2].starts.day);
}

static void so_many_weeks_before_the_board(void **state)
{
	struct year *y = *state;
	struct plan_row *r = year_meeting(y, "2026-03-17", rolled_each, 1), *b;

	r->rule = RULE_BEFORE_BOARD;
	r->weeks = 3;
	r->ruled = true;
	b = year_add(y, "Styrelse", MEETING_BOARD, "2026-04-09T13:00", "2026-04-09T16:00",
		rolled_board, 1);
	b->rule = RULE_DATE;
	b->was_starts = year_at("2026-04-09T13:00");
	y->w.year = 2027;
	year_roll(y);
	expect_day(b, "2027-04-09");
	expect_day(r, "2027-03-16");
	expect_why(r, "3 weeks before the board's meeting on Fri 9 April.");
	y->w.from = 2027;
	y->w.year = 2028;
	year_roll(y);
	expect_day(b, "2028-04-10"); /* the 9th is a Sunday: a week later than the week before */
	expect_day(r, "2028-03-21");
}

static void papers_keep_their_lead(void **state)
{
	struct year *y = *state;
	const struct plan_row *papers =
		year_add(y, "Utskick", MEETING_DEADLINE, "2026-03-03", "2026-03-03", NULL, 0);

	round_of(y, (const char *const[]) { "2026-03-10", "2026-03-11", "2026-03-12" }, 1);
	for (size_t i = 1; i < 4; i++) {
		y->v[i].rule = RULE_DATE;
		y->v[i].ruled = true;
	}
	year_roll(y);
	/* The first of the round is on the 10th, a Wednesday: they keep their dates. */
	expect_day(&y->v[1], "2027-03-10");
	expect_day(papers, "2027-03-03");
	expect_why(papers, "7 days before “Möte”");
}

static void papers_leave_earlier_rather_than_late(void **state)
{
	struct year *y = *state;
	const struct plan_row *papers = year_add(
		y, "Utskick", MEETING_DEADLINE, "2026-03-23", "2026-03-23", rolled_each, 1);

	year_meeting(y, "2026-03-31", rolled_each, 1);
	year_roll(y);
	expect_day(&y->v[1], "2027-04-06");
	/* Eight days before is Easter Monday: before Easter. */
	expect_day(papers, "2027-03-25");
	expect_why(papers, "Easter Monday");
}

/* ---- Groups that end -------------------------------------------------------------------------- */

static const struct group merging[] = {
	{ .id = NORTH,
		.name = (char[]) { "Norra" },
		.to_day = (char[]) { "2026-12-31" },
		.successor_id = UNITED },
	{ .id = WEST,
		.name = (char[]) { "Västra" },
		.to_day = (char[]) { "2026-12-31" },
		.successor_id = UNITED },
	{ .id = EAST,
		.name = (char[]) { "Östra" },
		.to_day = (char[]) { "2026-12-31" },
		.successor_id = UNITED },
	{ .id = UNITED, .name = (char[]) { "Samverkan" }, .from_day = (char[]) { "2027-01-01" } },
};

static void three_groups_become_one(void **state)
{
	struct year *y = *state;

	y->w.groups = merging;
	y->w.n_groups = ARRAY_LEN(merging);
	round_of(y, (const char *const[]) { "2026-03-10", "2026-03-11", "2026-03-12" }, 1);
	year_add(y, "Heldag", MEETING_FULL_DAY, "2026-04-21T09:00", "2026-04-21T16:00", rolled_each,
		3);
	year_roll(y);
	expect_day(&y->v[0], "2027-03-16");
	assert_int_equal(y->v[0].n_groups, 1);
	assert_int_equal(y->v[0].group_ids[0], UNITED);
	expect_why(&y->v[0], "One instead of 3: Norra, Västra, Östra have become Samverkan.");
	for (size_t i = 1; i < 3; i++) {
		assert_int_equal(y->v[i].verdict, PLAN_NONE);
		assert_int_equal(y->v[i].merged_into, y->v[0].source_id);
		assert_false(y->v[i].taken);
		expect_why(&y->v[i], "have become Samverkan");
	}
	assert_int_equal(y->v[3].n_groups, 1);
	assert_string_equal(y->v[3].groups, "Samverkan");
	expect_day(&y->v[3], "2027-04-27");
}

static void a_group_without_a_successor_meets_no_more(void **state)
{
	struct year *y = *state;
	const struct group ended[] = {
		{ .id = NORTH, .name = (char[]) { "Norra" }, .to_day = (char[]) { "2027-06-30" } },
		{ .id = WEST, .name = (char[]) { "Västra" } },
		{ .id = EAST,
			.name = (char[]) { "Östra" },
			.to_day = (char[]) { "2026-12-31" },
			.successor_id = EAST },
	};
	const struct plan_row *spring = year_meeting(y, "2026-03-10", rolled_each, 1),
			      *autumn = year_meeting(y, "2026-10-06", rolled_each, 1),
			      *joint = year_meeting(y, "2026-10-13", rolled_each, 3),
			      *circle = year_meeting(y, "2026-10-20", rolled_each + 2, 1);

	y->w.groups = ended;
	y->w.n_groups = ARRAY_LEN(ended);
	year_roll(y);
	expect_day(spring, "2027-03-16");
	assert_int_equal(autumn->verdict, PLAN_NONE);
	assert_true(moment_is_none(autumn->starts));
	expect_why(autumn, "Norra has ended, and no group has taken its place");
	assert_int_equal(joint->n_groups, 1);
	assert_int_equal(joint->group_ids[0], WEST);
	assert_int_equal(circle->verdict, PLAN_NONE);
}

static void who_does_the_work_on_a_day(void **state)
{
	const struct group chain[] = {
		{ .id = 1, .to_day = (char[]) { "2025-12-31" }, .successor_id = 2 },
		{ .id = 2,
			.from_day = (char[]) { "2026-01-01" },
			.to_day = (char[]) { "2026-12-31" },
			.successor_id = 3 },
		{ .id = 3, .from_day = (char[]) { "2027-01-01" } },
		{ .id = 4, .to_day = (char[]) { "2025-12-31" } },
		{ .id = 5, .to_day = (char[]) { "2025-12-31" }, .successor_id = 6 },
		{ .id = 6, .to_day = (char[]) { "2025-12-31" }, .successor_id = 5 },
	};
	const int64_t all[] = { 1, 2, 3, 4, 9 };
	int64_t left[5];

	(void)state;
	assert_int_equal(group_on_day(chain, 6, 1, year_at("2025-12-31").day), 1);
	assert_int_equal(group_on_day(chain, 6, 1, year_at("2026-01-01").day), 2);
	assert_int_equal(group_on_day(chain, 6, 1, year_at("2027-01-01").day), 3);
	assert_int_equal(group_on_day(chain, 6, 4, year_at("2026-01-01").day), 0);
	assert_int_equal(group_on_day(chain, 6, 5, year_at("2026-01-01").day), 0);
	assert_int_equal(groups_on_day(chain, 6, all, 5, year_at("2027-05-01").day, left), 2);
	assert_int_equal(left[0], 3);
	assert_int_equal(left[1], 9);
}

static void titles_follow_the_group(void **state)
{
	struct year *y = *state;
	struct plan_row *named = year_meeting(y, "2026-03-10", rolled_each, 1),
			*within = year_meeting(y, "2026-05-12", rolled_each, 1);

	y->w.groups = merging;
	y->w.n_groups = ARRAY_LEN(merging);
	named->was_title = "Norra";
	within->was_title = "Extra möte Norra";
	year_roll(y);
	assert_string_equal(named->title, "Samverkan");
	assert_string_equal(within->title, "Extra möte Samverkan");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_YEAR(keeps_week_and_weekday),
		IN_YEAR(the_same_week_is_red),
		IN_YEAR(week_53_becomes_52_and_comes_back),
		IN_YEAR(a_leap_day_becomes_the_28th_and_comes_back),
		IN_YEAR(a_date_keeps_its_day_unless_it_is_free),
		IN_YEAR(two_days_stay_two_days),
		IN_YEAR(what_lasts_for_weeks_begins_and_ends_on_days_that_suit),
		IN_YEAR(the_edge_of_the_year),
		IN_YEAR(passes_breaks_and_blackouts),
		IN_YEAR(two_of_a_group_do_not_collide),
		IN_YEAR(people_are_not_called_twice_a_day),
		IN_YEAR(a_day_on_which_they_met_both_is_no_clash),
		IN_YEAR(what_is_there_already_is_left_alone),
		IN_YEAR(a_remark_offers_two_days),
		IN_YEAR(weekdays_go_round),
		IN_YEAR(a_round_stays_together),
		IN_YEAR(so_many_weeks_before_the_board),
		IN_YEAR(papers_keep_their_lead),
		IN_YEAR(papers_leave_earlier_rather_than_late),
		IN_YEAR(three_groups_become_one),
		IN_YEAR(a_group_without_a_successor_meets_no_more),
		IN_YEAR(who_does_the_work_on_a_day),
		IN_YEAR(titles_follow_the_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
