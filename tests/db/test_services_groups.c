/* Groups that end and groups that become one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/find.h"
#include "services/groups_end.h"
#include "services/holding.h"
#include "services/meetings.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/templates.h"

#include "cmocka.h"
#include "tests/support/world.h"

/* ---- The world: three groups, whose people overlap ---- */

static int64_t add_group(struct world *w, const char *name, int64_t least_people)
{
	struct group g = { .name = xstrdup(name), .least_people = least_people };
	int64_t id;

	world_ok(w, group_put_rules(&w->se, &g, &w->parties[FK], least_people ? 1 : 0, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

static void join(struct world *w, int64_t group, enum world_person who, int role, const char *from,
	const char *to)
{
	struct membership m = { .person_id = w->people[who],
		.group_id = group,
		.role = role,
		.mandate = who == HENRIK,
		.from_day = xstrdup(from),
		.to_day = xstrdup(to) };

	world_ok(w, membership_put(&w->se, &m, &w->e));
	membership_release(&m);
}

static int64_t meet(struct world *w, const char *starts, int status, const char *title,
	const int64_t *groups, size_t n)
{
	struct meeting m = { .starts = xstrdup(starts), .status = status, .title = xstrdup(title) };
	int64_t id;

	world_ok(w, meeting_create(&w->se, &m, groups, n, &w->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

struct three {
	int64_t groups[3]; /* Beredning Väst, Norr, Öst */
	int64_t held, before, after, joint, cancelled;
};

/* North: Eva chairs it, Bo until June 2027. East: Henrik with a mandate, Eva as deputy, Ida from May. */
static struct three three_groups(struct world *w)
{
	struct three t = { .groups = { w->west, add_group(w, "Beredning Norr", 7),
				   add_group(w, "Beredning Öst", 0) } };
	const int64_t joint[] = { t.groups[1], w->board, t.groups[2] };

	join(w, t.groups[1], EVA, ROLE_CHAIR, "2025-01-01", "");
	join(w, t.groups[1], BO, ROLE_MEMBER, "", "2027-06-30");
	join(w, t.groups[2], HENRIK, ROLE_MEMBER, "", "");
	join(w, t.groups[2], EVA, ROLE_DEPUTY, "", "");
	join(w, t.groups[2], IDA, ROLE_CHAIR, "2027-05-01", "");
	t.held = meet(w, "2026-02-10T09:00", STATUS_HELD, "", &t.groups[1], 1);
	t.before = meet(w, "2026-11-10T09:00", STATUS_CALLED, "", &t.groups[1], 1);
	t.after = meet(w, "2027-02-09T09:00", STATUS_DECIDED, "", &t.groups[1], 1);
	t.joint = meet(w, "2027-03-09T09:00", STATUS_PROPOSED, "Gemensam dag", joint, 3);
	t.cancelled = meet(w, "2027-04-13T09:00", STATUS_CANCELLED, "", t.groups, 1);
	return t;
}

static struct groups_ended merge(struct world *w, const struct three *t, int64_t into)
{
	struct group fresh = { .name = xstrdup("Beredning Gemensam"), .letter = xstrdup("G") };
	struct groups_ended did = { 0 };

	world_ok(w,
		groups_end(&w->se,
			&(struct groups_end) { .groups = t->groups,
				.n = 3,
				.last_day = "2026-12-31",
				.into = into,
				.fresh = into ? NULL : &fresh },
			&did, &w->e));
	group_release(&fresh);
	return did;
}

/* "Beredning Norr, Styrelse" */
static void assert_groups(struct world *w, int64_t meeting_id, const char *wanted)
{
	struct group_list groups = { 0 };
	struct buf b = { 0 };

	world_ok(w, store_meeting_groups(w->se.store, meeting_id, &groups, &w->e));
	for (size_t i = 0; i < groups.n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", groups.v[i].name);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&groups.pool);
}

/* "Eva Brandt chair 2027-01-01–": who is in a group, with role and days. */
static void assert_members(struct world *w, int64_t group_id, const char *wanted)
{
	struct membership_rows rows = { 0 };
	struct buf b = { 0 };

	world_ok(w, store_memberships(w->se.store, 0, group_id, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		buf_printf(&b, "%s%s %s%s %s–%s", i ? ", " : "", rows.v[i].given,
			member_role_names[rows.v[i].m.role], rows.v[i].m.mandate ? " mandate" : "",
			rows.v[i].m.from_day, rows.v[i].m.to_day);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&rows.pool);
}

static size_t called(struct world *w, int64_t meeting_id)
{
	struct roll_rows roll = { 0 };
	size_t n;

	world_ok(w, store_roll(w->se.store, meeting_id, &roll, &w->e));
	n = roll.n;
	pool_release(&roll.pool);
	return n;
}

/* ---- A merge ---- */

static void test_three_become_one(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;
	struct group g = { 0 };
	struct meeting m;

	world_before(w);
	did = merge(w, &t, 0);
	assert_int_equal(did.ended, 3);
	assert_int_equal(did.members, 7);
	assert_int_equal(did.meetings, 2);
	assert_int_equal(did.chairs, 1);
	world_undoable(w, "Groups merged: Beredning Väst, Beredning Norr, Beredning Öst");
	assert_members(w, did.into,
		"Karin secretary 2027-01-01–, Sofia member 2027-01-01–, Eva chair 2027-01-01–, "
		"Kristian member 2027-01-01–, Henrik member mandate 2027-01-01–, "
		"Ida deputy 2027-01-01–, Bo member 2027-01-01–2027-06-30");
	assert_members(w, t.groups[1], "Eva chair 2025-01-01–2026-12-31, Bo member –2026-12-31");
	/* Ida would have become the chair of the East in May: there is no East then. */
	assert_members(w, t.groups[2], "Eva deputy –2026-12-31, Henrik member mandate –2026-12-31");
	world_ok(w, store_group_load(w->se.store, did.into, &g, &w->e));
	assert_string_equal(g.from_day, "2027-01-01");
	assert_int_equal(g.least_people, 7);
	world_ok(w, store_group_load(w->se.store, t.groups[1], &g, &w->e));
	assert_string_equal(g.to_day, "2026-12-31");
	assert_int_equal(g.successor_id, did.into);
	group_release(&g);
	m = world_load(w, t.after);
	assert_string_equal(m.title, "Beredning Gemensam");
	meeting_release(&m);
}

static void test_meetings_go_over(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct meeting m;

	merge(w, &t, 0);
	assert_groups(w, t.held, "Beredning Norr");
	assert_groups(w, t.before, "Beredning Norr");
	assert_groups(w, t.after, "Beredning Gemensam");
	assert_groups(w, t.joint, "Beredning Gemensam, Styrelse");
	assert_groups(w, t.cancelled, "Beredning Väst");
	m = world_load(w, t.joint);
	assert_string_equal(m.title, "Gemensam dag");
	meeting_release(&m);
}

static void test_rolls_before_and_after(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did = merge(w, &t, 0);
	int64_t june = meet(w, "2027-06-30T09:00", STATUS_CALLED, "", &did.into, 1);
	int64_t july = meet(w, "2027-07-01T09:00", STATUS_CALLED, "", &did.into, 1);

	assert_int_equal(called(w, t.before), 2);
	assert_int_equal(called(w, t.after), 7);
	assert_int_equal(called(w, june), 7);
	assert_int_equal(called(w, july), 6);
}

static void test_into_one_of_them(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;

	world_before(w);
	did = merge(w, &t, w->west);
	assert_int_equal(did.ended, 2);
	assert_int_equal(did.into, w->west);
	/* Those who are in it already stay as they are: Bo alone is new. */
	assert_int_equal(did.members, 1);
	world_undoable(w, "Groups merged: Beredning Norr, Beredning Öst");
	assert_groups(w, t.after, "Beredning Väst");
	assert_groups(w, t.joint, "Beredning Väst, Styrelse");
	assert_int_equal(called(w, t.after), 7);
}

/* Somebody whose time in the successor ends in the summer goes on in it as what he was. */
static void test_beside_an_earlier_membership(void **state)
{
	struct world *w = *state;
	struct three t = { .groups = { w->west, add_group(w, "Beredning Norr", 0), w->west } };

	join(w, t.groups[1], BO, ROLE_MEMBER, "", "");
	join(w, w->west, BO, ROLE_OBSERVER, "2026-01-01", "2027-06-30");
	merge(w, &t, w->west);
	assert_members(w, t.groups[1], "Bo member –2026-12-31");
	assert_int_equal(called(w, meet(w, "2027-07-01T09:00", STATUS_CALLED, "", &w->west, 1)), 7);
}

static void stand(struct world *w, struct template_for what, const char *title)
{
	struct standing_item s = { .title = xstrdup(title), .kind = ITEM_DISCUSSION };

	world_ok(w, standing_add(&w->se, what, 0, ITEM_LAST, &s, &w->e));
	standing_item_release(&s);
}

static void test_templates_are_taken_over(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	const int full_day = template_kind(MEETING_FULL_DAY);
	struct groups_ended did;
	size_t n;

	stand(w, (struct template_for) { t.groups[1], TEMPLATE_ANY_KIND }, "Välkommen");
	stand(w, (struct template_for) { t.groups[2], TEMPLATE_ANY_KIND }, "Österut");
	stand(w, (struct template_for) { t.groups[2], full_day }, "Dagens frågor");
	world_ok(w, template_apply(&w->se, t.after, &n, &w->e));
	did = merge(w, &t, 0);
	world_agenda(w, t.after, "1 Välkommen");
	/* What came by itself is there already. */
	world_ok(w, template_apply(&w->se, t.after, &n, &w->e));
	assert_int_equal(n, 0);
	n = 0;
	{
		struct meeting m = { .starts = xstrdup("2027-05-05T09:00"),
			.kind = MEETING_FULL_DAY };

		world_ok(w, meeting_create_planned(&w->se, &m, &did.into, 1, &n, &w->e));
		world_agenda(w, m.id, "1 Dagens frågor");
		meeting_release(&m);
	}
}

/* What a group left over comes up again in its successor. */
static void test_what_is_left_over_goes_over(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct item it = { .title = xstrdup("Språkstöd"), .kind = ITEM_DISCUSSION };
	struct offered_rows rows = { 0 };

	world_ok(w, item_add(&w->se, t.before, 0, ITEM_LAST, &it, &w->e));
	world_ok(w, item_set_outcome(&w->se, it.id, OUTCOME_POSTPONED, &w->e));
	item_release(&it);
	merge(w, &t, 0);
	world_ok(w, store_offered(w->se.store, t.after, "2026-01-01", &rows, &w->e));
	assert_int_equal(rows.n, 1);
	assert_string_equal(rows.v[0].it.title, "Språkstöd");
	pool_release(&rows.pool);
}

/* ---- An end ---- */

static void test_a_group_ends(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;
	struct buf words = { 0 };

	world_before(w);
	world_ok(w,
		groups_end(&w->se,
			&(struct groups_end) {
				.groups = &t.groups[1], .n = 1, .last_day = "2026-12-31" },
			&did, &w->e));
	assert_int_equal(did.into, 0);
	assert_int_equal(did.left, 2);
	world_ok(w, groups_ended_words(&w->se, &did, &words, &w->e));
	assert_non_null(strstr(buf_str(&words), "2 later meetings stay"));
	buf_release(&words);
	world_undoable(w, "Group ends: Beredning Norr");
	assert_members(w, t.groups[1], "Eva chair 2025-01-01–2026-12-31, Bo member –2026-12-31");
	assert_groups(w, t.after, "Beredning Norr");
}

static void test_no_new_meetings_after_the_end(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct meeting m = { .starts = xstrdup("2027-01-12T09:00") };
	size_t n;

	merge(w, &t, 0);
	world_before(w);
	world_refused(w, meeting_create_planned(&w->se, &m, &t.groups[1], 1, &n, &w->e),
		ERR_INVALID, "Beredning Gemensam has taken its place");
	world_unchanged(w);
	xreplace(&m.starts, "2026-12-15T09:00");
	world_ok(w, meeting_create_planned(&w->se, &m, &t.groups[1], 1, &n, &w->e));
	meeting_release(&m);
	m = world_load(w, t.after);
	world_refused(w, meeting_change(&w->se, &m, &t.groups[2], 1, NULL, &w->e), ERR_INVALID,
		"Beredning Öst ended");
	meeting_release(&m);
}

static void end_refused(struct world *w, const int64_t *groups, size_t n, const char *last,
	int64_t into, const char *why)
{
	struct groups_ended did;

	world_before(w);
	world_refused(w,
		groups_end(&w->se,
			&(struct groups_end) {
				.groups = groups, .n = n, .last_day = last, .into = into },
			&did, &w->e),
		ERR_INVALID, why);
	world_unchanged(w);
}

static void test_refused(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;

	end_refused(w, &t.groups[1], 1, "2026-12-31", t.groups[1], "its own place");
	end_refused(w, &t.groups[1], 1, "", 0, "last day");
	end_refused(w, &t.groups[1], 1, "2026-02-09", 0, "has met on");
	world_ok(w,
		groups_end(&w->se,
			&(struct groups_end) { .groups = &t.groups[1],
				.n = 1,
				.last_day = "2026-12-31",
				.into = t.groups[2] },
			&did, &w->e));
	end_refused(w, &t.groups[1], 1, "2027-12-31", w->west, "ended already");
	end_refused(w, &t.groups[2], 1, "2026-12-31", t.groups[1], "comes after");
	end_refused(w, &t.groups[0], 1, "2027-12-31", t.groups[1], "is no group on");
	{
		struct group g = { .name = xstrdup("Ny"), .from_day = xstrdup("2028-01-01") };

		world_ok(w, group_put(&w->se, &g, &w->e));
		end_refused(w, &g.id, 1, "2027-06-30", 0, "begins only");
		end_refused(w, &t.groups[0], 1, "2026-12-31", g.id, "is no group on");
		xreplace(&g.to_day, "2027-01-01");
		world_refused(w, group_put(&w->se, &g, &w->e), ERR_INVALID, "before it begins");
		group_release(&g);
	}
}

/* ---- By the fields of a group ---- */

static void test_by_its_fields(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;
	struct group g = { 0 };

	world_ok(w, store_group_load(w->se.store, t.groups[1], &g, &w->e));
	world_before(w);
	xreplace(&g.short_name, "Nord");
	g.successor_id = t.groups[2];
	world_refused(w, group_put_days(&w->se, &g, NULL, 0, &did, &w->e), ERR_INVALID, "last day");
	world_ok(w, store_group_load(w->se.store, t.groups[1], &g, &w->e));
	xreplace(&g.short_name, "Nord");
	xreplace(&g.to_day, "2026-12-31");
	g.successor_id = t.groups[2];
	world_ok(w, group_put_days(&w->se, &g, NULL, 0, &did, &w->e));
	assert_int_equal(did.ended, 1);
	assert_int_equal(did.meetings, 2);
	world_undoable(w, "Group changed: Beredning Norr");
	assert_groups(w, t.after, "Beredning Öst");
	world_ok(w, store_group_load(w->se.store, t.groups[1], &g, &w->e));
	/* A later last day is a correction: nobody comes back by it. */
	xreplace(&g.to_day, "2027-01-31");
	world_ok(w, group_put_days(&w->se, &g, NULL, 0, &did, &w->e));
	assert_int_equal(did.ended, 0);
	assert_string_equal(g.to_day, "2027-01-31");
	group_release(&g);
}

/* A letter that the successor has as well means the group that lasts. */
static void test_found_by_what_lasts(void **state)
{
	struct world *w = *state;
	struct three t = three_groups(w);
	struct groups_ended did;
	int64_t id;

	world_refused(w, group_find(&w->se, "B", &id, &w->e), ERR_AMBIGUOUS, "Beredning Norr");
	world_ok(w,
		groups_end(&w->se,
			&(struct groups_end) { .groups = &t.groups[1],
				.n = 2,
				.last_day = "2026-03-09",
				.into = w->west },
			&did, &w->e));
	world_ok(w, group_find(&w->se, "B", &id, &w->e));
	assert_int_equal(id, w->west);
	world_ok(w, group_find(&w->se, "Norr", &id, &w->e));
	assert_int_equal(id, t.groups[1]);
	world_ok(w, group_called(&w->se, "Beredning", &id, &w->e));
	assert_int_equal(id, 0);
	world_ok(w, group_called(&w->se, "beredning öst", &id, &w->e));
	assert_int_equal(id, t.groups[2]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(test_three_become_one),
		IN_WORLD(test_meetings_go_over),
		IN_WORLD(test_rolls_before_and_after),
		IN_WORLD(test_into_one_of_them),
		IN_WORLD(test_beside_an_earlier_membership),
		IN_WORLD(test_templates_are_taken_over),
		IN_WORLD(test_what_is_left_over_goes_over),
		IN_WORLD(test_a_group_ends),
		IN_WORLD(test_no_new_meetings_after_the_end),
		IN_WORLD(test_refused),
		IN_WORLD(test_by_its_fields),
		IN_WORLD(test_found_by_what_lasts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
