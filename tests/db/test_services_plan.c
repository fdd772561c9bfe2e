/* The next year: looked at, saved, decided, dropped; and what became of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/groups_end.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/plan.h"
#include "services/plan_outcome.h"
#include "services/rounds.h"
#include "services/year_checks.h"
#include "services/year_rules.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* ---- A year to roll ---- */

static int64_t put_group(struct world *w, const char *name, const char *to_day, int64_t successor)
{
	struct group g = { .name = xstrdup(name), .successor_id = successor };
	int64_t id;

	g.to_day = xstrdup(to_day);
	world_ok(w, group_put(&w->se, &g, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

static int64_t put_meeting(struct world *w, const char *starts, const char *ends, int kind,
	const int64_t *groups, size_t n)
{
	struct meeting m = { .kind = kind, .status = STATUS_HELD, .mode = MODE_HYBRID };
	int64_t id;

	m.starts = xstrdup(starts);
	m.ends = xstrdup(ends);
	m.place = xstrdup("Ekby");
	m.room = xstrdup("Sadeln");
	world_ok(w, meeting_create(&w->se, &m, groups, n, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

static int64_t put_ordinary(struct world *w, const char *day)
{
	char *starts = xasprintf("%sT09:00", day), *ends = xasprintf("%sT11:45", day);
	int64_t id = put_meeting(w, starts, ends, MEETING_ORDINARY, &w->west, 1);

	free(starts);
	free(ends);
	return id;
}

static struct plan_sheet preview(struct world *w, int year)
{
	struct plan_sheet sheet;

	world_ok(w, plan_preview(&w->se, year, 0, &sheet, &w->e));
	return sheet;
}

/* Look, and save as it is: how many were made. */
static size_t save(struct world *w, int year)
{
	struct plan_sheet sheet = preview(w, year);
	size_t made;

	world_ok(w, plan_save(&w->se, &sheet, &made, &w->e));
	plan_sheet_release(&sheet);
	return made;
}

static struct meeting_rows of_year(struct world *w, const char *from, const char *to)
{
	struct meeting_query q = { .from = from, .to = to };
	struct meeting_rows rows;

	world_ok(w, store_meetings(w->se.store, &q, &rows, &w->e));
	return rows;
}

static void expect_starts(struct world *w, const char *from, const char *to, const char *wanted)
{
	struct meeting_rows rows = of_year(w, from, to);
	struct buf b = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&b, "%s%s", i ? " " : "", rows.v[i].m.starts);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&rows.pool);
}

/* ---- Save ---- */

static void a_copy_is_a_new_entry(void **state)
{
	struct world *w = *state;
	int64_t old = put_ordinary(w, "2026-03-10");
	struct meeting was = world_load(w, old);
	struct meeting_rows rows;
	const struct meeting *m;

	world_before(w);
	assert_int_equal(save(w, 2027), 1);
	world_undoable(w, "Year 2027 proposed");
	rows = of_year(w, "2027", "2028");
	assert_int_equal(rows.n, 1);
	m = &rows.v[0].m;
	assert_string_equal(m->starts, "2027-03-16T09:00");
	assert_string_equal(m->ends, "2027-03-16T11:45");
	assert_string_equal(m->place, "Ekby");
	assert_string_equal(m->room, "Sadeln");
	assert_string_equal(m->title, was.title);
	assert_int_equal(m->mode, MODE_HYBRID);
	assert_int_equal(m->status, STATUS_PROPOSED);
	assert_int_equal(m->sequence, 0);
	assert_string_not_equal(m->uid, was.uid);
	assert_int_equal(rows.v[0].groups[0].id, w->west);
	pool_release(&rows.pool);
	meeting_release(&was);
}

static void a_preview_writes_nothing(void **state)
{
	struct world *w = *state;
	struct plan_sheet sheet;

	put_ordinary(w, "2026-03-10");
	world_before(w);
	sheet = preview(w, 2027);
	assert_int_equal(sheet.n, 1);
	assert_int_equal(sheet.stage, PLAN_STAGE_NONE);
	plan_sheet_release(&sheet);
	world_unchanged(w);
	world_refused(w, plan_preview(&w->se, 2030, 0, &sheet, &w->e), ERR_NOT_FOUND, "2029");
	plan_sheet_release(&sheet);
	world_refused(w, plan_preview(&w->se, 2027, 2027, &sheet, &w->e), ERR_INVALID, NULL);
	plan_sheet_release(&sheet);
}

static void cancelled_entries_are_not_rolled(void **state)
{
	struct world *w = *state;
	int64_t id = put_ordinary(w, "2026-03-10");

	put_ordinary(w, "2026-05-12");
	world_ok(w, meeting_cancel(&w->se, id, "för få", &w->e));
	assert_int_equal(save(w, 2027), 1);
	expect_starts(w, "2027", "2028", "2027-05-18T09:00");
}

static void saving_again_adds_what_lacks(void **state)
{
	struct world *w = *state;
	struct plan_sheet sheet;
	int64_t rolled;

	put_ordinary(w, "2026-03-10");
	put_ordinary(w, "2026-05-12");
	sheet = preview(w, 2027);
	world_ok(w, plan_take(&sheet, 1, false, &w->e));
	world_ok(w, plan_save(&w->se, &sheet, NULL, &w->e));
	plan_sheet_release(&sheet);
	expect_starts(w, "2027", "2028", "2027-03-16T09:00");

	/* Moved by its users since: it stays so. */
	sheet = preview(w, 2027);
	rolled = sheet.v[0].meeting_id;
	assert_int_not_equal(rolled, 0);
	assert_int_equal(plan_sheet_fresh(&sheet), 1);
	assert_int_equal(sheet.stage, PLAN_STAGE_PROPOSED);
	plan_sheet_release(&sheet);
	world_ok(w,
		meeting_move(&w->se, rolled, (struct moment) { 20896, MINUTE_NONE }, MOMENT_NONE,
			NULL, &w->e));
	assert_int_equal(save(w, 2027), 1);
	expect_starts(w, "2027", "2028", "2027-03-19T09:00 2027-05-18T09:00");

	/* And one that was cancelled is not made again. */
	world_ok(w, meeting_cancel(&w->se, rolled, NULL, &w->e));
	sheet = preview(w, 2027);
	assert_int_equal(plan_sheet_fresh(&sheet), 0);
	world_refused(w, plan_save(&w->se, &sheet, NULL, &w->e), ERR_INVALID, "nothing to add");
	plan_sheet_release(&sheet);
}

static void two_do_not_save_the_same(void **state)
{
	struct world *w = *state;
	struct plan_sheet sheet;

	put_ordinary(w, "2026-03-10");
	sheet = preview(w, 2027);
	save(w, 2027);
	world_before(w);
	world_refused(w, plan_save(&w->se, &sheet, NULL, &w->e), ERR_CONFLICT, "meanwhile");
	world_unchanged(w);
	plan_sheet_release(&sheet);
}

static void the_user_places_a_row(void **state)
{
	struct world *w = *state;
	struct moment day = MOMENT_NONE, red = MOMENT_NONE, other = MOMENT_NONE;
	struct plan_sheet sheet;

	put_ordinary(w, "2026-03-10");
	sheet = preview(w, 2027);
	moment_parse("2027-03-18T13:00", &day);
	moment_parse("2027-03-26", &red);
	moment_parse("2028-01-11", &other);
	world_ok(w, plan_place(&sheet, 0, red, MOMENT_NONE, &w->e));
	assert_int_equal(sheet.v[0].verdict, PLAN_REMARK);
	assert_non_null(strstr(sheet.v[0].remarks, "Good Friday"));
	assert_int_equal(sheet.v[0].n_alternatives, 2);
	assert_int_equal(sheet.v[0].starts.minute, 9 * 60);
	world_refused(
		w, plan_place(&sheet, 0, other, MOMENT_NONE, &w->e), ERR_INVALID, "not in 2027");
	world_ok(w, plan_place_again(&sheet, 0, &w->e));
	assert_int_equal(sheet.v[0].verdict, PLAN_OK);
	assert_false(sheet.v[0].by_hand);
	world_ok(w, plan_place(&sheet, 0, day, MOMENT_NONE, &w->e));
	assert_int_equal(sheet.v[0].verdict, PLAN_MOVED);
	world_ok(w, plan_save(&w->se, &sheet, NULL, &w->e));
	plan_sheet_release(&sheet);
	expect_starts(w, "2027", "2028", "2027-03-18T13:00");
	sheet = preview(w, 2027);
	world_refused(w, plan_place(&sheet, 0, day, MOMENT_NONE, &w->e), ERR_INVALID, "already");
	plan_sheet_release(&sheet);
}

static void a_round_stays_one(void **state)
{
	struct world *w = *state;
	int64_t north = put_group(w, "Beredning Norr", "", 0), first, round_id;
	struct round_slot slot = {
		.group_id = north, .starts = { 20523, 9 * 60 }, .ends = MOMENT_NONE
	};
	struct meeting_rows rows;
	struct item_list items;
	struct round r = { 0 };

	first = world_meeting(w, "2026-03-10T09:00", NULL);
	world_ok(w,
		round_create(&w->se,
			&(struct round_draft) {
				.from_meeting = first, .slots = &slot, .n_slots = 1 },
			&round_id, &w->e));
	assert_int_equal(save(w, 2027), 2);
	rows = of_year(w, "2027", "2028");
	/* Their weekdays went round. */
	assert_string_equal(rows.v[0].m.starts, "2027-03-16T09:00");
	assert_int_equal(rows.v[0].groups[0].id, north);
	assert_string_equal(rows.v[1].m.starts, "2027-03-17T09:00");
	assert_int_equal(rows.v[0].m.round_id, rows.v[1].m.round_id);
	assert_int_not_equal(rows.v[0].m.round_id, round_id);
	world_ok(w, store_round_load(w->se.store, rows.v[0].m.round_id, &r, &w->e));
	assert_non_null(strstr(r.title, "2027"));
	world_ok(w, store_items(w->se.store, rows.v[0].m.id, &items, &w->e));
	assert_int_equal(items.n, 0);
	round_release(&r);
	pool_release(&items.pool);
	pool_release(&rows.pool);
}

/* ---- Years that are not alike ---- */

static void three_groups_become_one(void **state)
{
	struct world *w = *state;
	int64_t united = put_group(w, "Samverkan", "", 0), groups[3];
	static const char *const names[] = { "Norra", "Västra", "Östra" };
	struct plan_sheet sheet;
	struct meeting_rows rows;

	for (size_t i = 0; i < 3; i++) {
		char *day = xasprintf("2026-03-%dT09:00", 10 + (int)i);

		groups[i] = put_group(w, names[i], "2026-12-31", united);
		put_meeting(w, day, "", MEETING_ORDINARY, &groups[i], 1);
		free(day);
	}
	put_meeting(w, "2026-04-21", "", MEETING_FULL_DAY, groups, 3);
	sheet = preview(w, 2027);
	assert_non_null(strstr(sheet.v[0].why, "One instead of 3"));
	assert_int_equal(sheet.v[1].merged_into, sheet.v[0].source_id);
	world_refused(w, plan_take(&sheet, 1, true, &w->e), ERR_INVALID, "Samverkan");
	plan_sheet_release(&sheet);
	assert_int_equal(save(w, 2027), 2);
	rows = of_year(w, "2027", "2028");
	assert_string_equal(rows.v[0].m.starts, "2027-03-16T09:00");
	assert_string_equal(rows.v[0].m.title, "Samverkan");
	assert_string_equal(rows.v[1].m.starts, "2027-04-27");
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(rows.v[i].n_groups, 1);
		assert_int_equal(rows.v[i].groups[0].id, united);
	}
	pool_release(&rows.pool);
	assert_int_equal(save(w, 2028), 2);
	expect_starts(w, "2028", "2029", "2028-03-14T09:00 2028-04-25");
}

static void two_days_over_the_clock_change(void **state)
{
	struct world *w = *state;
	struct meeting_rows rows;

	/* 25 hours on the clock of the world, one day and night on the wall. */
	put_meeting(w, "2026-10-24T12:00", "2026-10-25T12:00", MEETING_LUNCH_TO_LUNCH, &w->west, 1);
	save(w, 2027);
	rows = of_year(w, "2027", "2028");
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].m.starts, "2027-10-28T12:00");
	assert_string_equal(rows.v[0].m.ends, "2027-10-29T12:00");
	pool_release(&rows.pool);
}

static void week_53_and_a_leap_day(void **state)
{
	struct world *w = *state;
	int64_t leap;

	put_ordinary(w, "2026-12-29");
	save(w, 2027);
	expect_starts(w, "2027", "2028", "2027-12-28T09:00");
	leap = put_ordinary(w, "2028-02-29");
	world_ok(w,
		year_rule_put(&w->se, &(struct year_rule) { .meeting_id = leap, .rule = RULE_DATE },
			&w->e));
	for (int year = 2029; year <= 2032; year++)
		save(w, year);
	expect_starts(w, "2029", "2030", "2029-02-28T09:00");
	expect_starts(w, "2031", "2032", "2031-02-28T09:00");
	expect_starts(w, "2032", "2033", "2032-03-01T09:00"); /* the 29th is a Sunday */
}

static void a_red_day_counts_for_one_year(void **state)
{
	struct world *w = *state;

	/* Ascension Day is on Thursday of week 18 in 2027. */
	put_ordinary(w, "2026-04-30");
	save(w, 2027);
	expect_starts(w, "2027", "2028", "2027-05-04T09:00");
	save(w, 2028);
	expect_starts(w, "2028", "2029", "2028-05-04T09:00");
}

static void rules_go_along(void **state)
{
	struct world *w = *state;
	int64_t id = put_ordinary(w, "2026-03-10");
	struct year_rule r = { .meeting_id = id, .rule = RULE_WEEK, .weeks = 3, .pinned = true };
	struct meeting_rows rows;

	world_before(w);
	world_ok(w, year_rule_put(&w->se, &r, &w->e));
	world_undoable(w, "Rule for next year: Beredning Väst Tue 10 March");
	assert_int_equal(r.weeks, 0);
	save(w, 2027);
	rows = of_year(w, "2027", "2028");
	world_ok(w, year_rule_get(&w->se, rows.v[0].m.id, &r, &w->e));
	assert_true(r.pinned);
	assert_int_not_equal(r.id, 0);
	world_ok(w, meeting_delete(&w->se, rows.v[0].m.id, &w->e));
	pool_release(&rows.pool);
	r = (struct year_rule) { .meeting_id = id, .rule = RULE_BEFORE_BOARD, .weeks = 60 };
	world_refused(w, year_rule_put(&w->se, &r, &w->e), ERR_INVALID, "0 to 52");
}

/* ---- Decide and drop ---- */

static void the_board_decides(void **state)
{
	struct world *w = *state;
	struct meeting_rows rows;
	struct plan_sheet sheet;
	enum plan_stage stage;
	char *reference;
	size_t n;

	put_ordinary(w, "2026-03-10");
	put_ordinary(w, "2026-05-12");
	save(w, 2027);
	world_refused(w, plan_decide(&w->se, 2027, " ", DAY_NONE, NULL, &w->e), ERR_INVALID,
		"which decision");
	world_refused(
		w, plan_decide(&w->se, 2030, "§ 45", DAY_NONE, NULL, &w->e), ERR_NOT_FOUND, "2030");
	world_before(w);
	world_ok(w, plan_decide(&w->se, 2027, "§ 45/2026", DAY_NONE, &n, &w->e));
	world_undoable(w, "Year 2027 decided");
	assert_int_equal(n, 2);
	rows = of_year(w, "2027", "2028");
	for (size_t i = 0; i < rows.n; i++)
		assert_int_equal(rows.v[i].m.status, STATUS_DECIDED);
	pool_release(&rows.pool);
	world_ok(w, plan_stage(&w->se, 2027, &stage, &reference, &w->e));
	assert_int_equal(stage, PLAN_STAGE_DECIDED);
	assert_string_equal(reference, "§ 45/2026");
	free(reference);
	world_refused(w, plan_decide(&w->se, 2027, "§ 50", DAY_NONE, NULL, &w->e), ERR_INVALID,
		"decided already (§ 45/2026)");
	world_refused(w, plan_drop(&w->se, 2027, NULL, &w->e), ERR_INVALID, "decided already");
	put_ordinary(w, "2026-09-08");
	sheet = preview(w, 2027);
	assert_string_equal(sheet.decided_day, "2026-03-10");
	world_refused(w, plan_save(&w->se, &sheet, NULL, &w->e), ERR_INVALID, "decided already");
	plan_sheet_release(&sheet);
}

static void a_proposal_is_dropped(void **state)
{
	struct world *w = *state;
	struct meeting_rows rows;
	size_t n;

	put_ordinary(w, "2026-03-10");
	put_ordinary(w, "2026-05-12");
	world_refused(w, plan_drop(&w->se, 2027, NULL, &w->e), ERR_NOT_FOUND, "2027");
	save(w, 2027);
	rows = of_year(w, "2027", "2028");
	world_ok(w, meeting_set_status(&w->se, rows.v[0].m.id, STATUS_CALLED, NULL, &w->e));
	pool_release(&rows.pool);
	world_before(w);
	world_ok(w, plan_drop(&w->se, 2027, &n, &w->e));
	world_undoable(w, "Proposal for 2027 taken away");
	assert_int_equal(n, 1);
	/* Somebody has been called to the other one. */
	expect_starts(w, "2027", "2028", "2027-03-16T09:00");
}

/* ---- What became of it ---- */

static void a_year_and_what_became_of_it(void **state)
{
	static const char *const days[] = { "2026-01-20", "2026-02-17", "2026-03-24", "2026-04-21",
		"2026-05-19" };
	struct world *w = *state;
	struct plan_outcomes o;
	int64_t ids[ARRAY_LEN(days)];

	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		struct meeting m = { .status = STATUS_PROPOSED };

		m.starts = xasprintf("%sT09:00", days[i]);
		world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
		ids[i] = m.id;
		meeting_release(&m);
	}
	world_refused(w, plan_outcome(&w->se, 2026, &o, &w->e), ERR_NOT_FOUND, "not decided");
	pool_release(&o.pool);
	world_ok(w, plan_decide(&w->se, 2026, "§ 60", DAY_NONE, NULL, &w->e));
	world_ok(w, meeting_set_status(&w->se, ids[0], STATUS_HELD, NULL, &w->e));
	world_ok(w,
		meeting_move(&w->se, ids[2], (struct moment) { 20539, MINUTE_NONE }, MOMENT_NONE,
			"sportlov", &w->e));
	world_ok(w, meeting_cancel(&w->se, ids[3], "för få", &w->e));
	world_ok(w, meeting_delete(&w->se, ids[4], &w->e));
	put_ordinary(w, "2026-06-09");
	world_ok(w, plan_outcome(&w->se, 2026, &o, &w->e));
	assert_string_equal(o.reference, "§ 60");
	assert_int_equal(o.n, 6);
	assert_int_equal(o.v[0].outcome, PLAN_HELD);
	assert_string_equal(o.v[0].words, "held as decided");
	assert_int_equal(o.v[1].outcome, PLAN_COMING);
	assert_string_equal(o.v[1].words, "as decided; not noted as held");
	assert_int_equal(o.v[2].outcome, PLAN_SHIFTED);
	assert_string_equal(o.v[2].words, "moved from Tue 24 March at 9:00–12:00: sportlov");
	assert_int_equal(o.v[2].starts.day, 20539);
	assert_int_equal(o.v[3].outcome, PLAN_CANCELLED);
	assert_string_equal(o.v[3].why, "för få");
	assert_int_equal(o.v[4].outcome, PLAN_GONE);
	assert_string_equal(o.v[4].groups, "Beredning Väst");
	assert_int_equal(o.v[5].outcome, PLAN_ADDED);
	for (int i = 0; i < PLAN_OUTCOMES; i++)
		assert_int_equal(o.count[i], 1);
	pool_release(&o.pool);
}

static void fewer_meetings_than_decided(void **state)
{
	struct world *w = *state;
	struct year_findings f = { 0 };
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	bool found = false;

	world_meeting(w, "2026-09-08T09:00", NULL);
	world_ok(w, plan_decide(&w->se, 2026, "§ 60", DAY_NONE, NULL, &w->e));
	world_ok(w, year_check(&w->se, 2026, &f, &w->e));
	for (size_t i = 0; i < f.n; i++)
		assert_int_not_equal(f.v[i].kind, YEAR_FEWER);
	pool_release(&f.pool);
	f = (struct year_findings) { 0 };
	world_ok(w, meeting_cancel(&w->se, id, NULL, &w->e));
	world_ok(w, year_check(&w->se, 2026, &f, &w->e));
	for (size_t i = 0; i < f.n; i++) {
		if (f.v[i].kind != YEAR_FEWER)
			continue;
		found = true;
		assert_string_equal(f.v[i].words, "Beredning Väst has 1 meeting; 2 were decided.");
	}
	assert_true(found);
	pool_release(&f.pool);
}

/* A group that becomes part of another one during a decided year does not meet fewer times. */
static void its_successor_meets_for_it(void **state)
{
	struct world *w = *state;
	struct year_findings f = { 0 };
	struct groups_end what = {
		.groups = &w->west, .n = 1, .last_day = "2026-06-30", .into = w->board
	};
	struct groups_ended did;

	world_meeting(w, "2026-05-12T09:00", NULL);
	world_meeting(w, "2026-09-08T09:00", NULL);
	world_ok(w, plan_decide(&w->se, 2026, "§ 60", DAY_NONE, NULL, &w->e));
	world_ok(w, groups_end(&w->se, &what, &did, &w->e));
	world_ok(w, year_check(&w->se, 2026, &f, &w->e));
	for (size_t i = 0; i < f.n; i++)
		assert_int_not_equal(f.v[i].kind, YEAR_FEWER);
	pool_release(&f.pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(a_copy_is_a_new_entry),
		IN_WORLD(a_preview_writes_nothing),
		IN_WORLD(cancelled_entries_are_not_rolled),
		IN_WORLD(saving_again_adds_what_lacks),
		IN_WORLD(two_do_not_save_the_same),
		IN_WORLD(the_user_places_a_row),
		IN_WORLD(a_round_stays_one),
		IN_WORLD(three_groups_become_one),
		IN_WORLD(two_days_over_the_clock_change),
		IN_WORLD(week_53_and_a_leap_day),
		IN_WORLD(a_red_day_counts_for_one_year),
		IN_WORLD(rules_go_along),
		IN_WORLD(the_board_decides),
		IN_WORLD(a_proposal_is_dropped),
		IN_WORLD(a_year_and_what_became_of_it),
		IN_WORLD(fewer_meetings_than_decided),
		IN_WORLD(its_successor_meets_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
