/* Entries that were taken away: what calendars show of them, and that their numbers only go onward. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/export_ics.h"
#include "services/holding.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"
#include "tests/support/world.h"

enum { DAY = 86400 };

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

static char *export_query(struct world *w, const struct meeting_query *q)
{
	struct buf b = { 0 };

	world_ok(w, export_ics(&w->se, q, &(struct ics_options) { 0 }, keep, &b, NULL, &w->e));
	buf_add(&b, "", 0);
	return buf_take(&b);
}

static char *export_all(struct world *w)
{
	return export_query(w, &(struct meeting_query) { 0 });
}

static bool says(struct world *w, const char *what)
{
	char *text = export_all(w);
	bool found = strstr(text, what) != NULL;

	free(text);
	return found;
}

static long long number(struct world *w, const char *before)
{
	char *text = export_all(w), *at = strstr(text, before);
	long long n = at ? strtoll(at + strlen(before), NULL, 10) : -1;

	free(text);
	return n;
}

static long long sequence(struct world *w)
{
	return number(w, "SEQUENCE:");
}

static void an_entry_that_is_gone_is_called_off(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct meeting m = world_load(w, id);
	char *uid = xasprintf("UID:%s\r\n", m.uid);

	w->clock.at += DAY;
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	assert_true(says(w, uid));
	assert_true(says(w, "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"));
	assert_true(says(w, "SUMMARY:INSTÄLLT: Beredning Väst\r\n"));
	assert_true(says(w, "DTSTART;TZID=Europe/Stockholm:20260512T090000\r\n"));
	assert_true(says(w, "CATEGORIES:Beredning Väst\r\n"));
	assert_true(says(w, "DTSTAMP:20260311T084200Z\r\n"));
	assert_true(says(w, "SEQUENCE:1\r\n"));
	assert_false(says(w, "Ansökningar"));
	free(uid);
	meeting_release(&m);
}

static void until_thirty_days_after_its_day(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-03-12T09:00", NULL);

	world_ok(w, meeting_delete(&w->se, id, &w->e));
	w->clock.at += 32 * DAY;
	assert_true(says(w, "STATUS:CANCELLED"));
	w->clock.at += DAY;
	assert_false(says(w, "BEGIN:VEVENT"));
}

static void nothing_is_left_of_the_long_past(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-01-12T09:00", NULL);

	world_ok(w, meeting_delete(&w->se, id, &w->e));
	w->clock.at -= 60 * DAY;
	assert_false(says(w, "BEGIN:VEVENT"));
}

static void what_others_organise_is_theirs(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct meeting m = world_load(w, id);

	xreplace(&m.organizer, "anna@example.org");
	world_ok(w, store_begin(w->se.store, "x", &w->e));
	world_ok(w, store_meeting_save(w->se.store, &m, &w->e));
	world_ok(w, store_commit(w->se.store, &w->e));
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	assert_false(says(w, "BEGIN:VEVENT"));
	meeting_release(&m);
}

static void undo_brings_all_of_it_back(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);

	world_before(w);
	world_ok(w, meeting_delete(&w->se, id, &w->e));
	world_undoable(w, "Removed: Beredning Väst Tue 12 May");
}

/* However often it comes and goes, with the clock standing still: every edition has a higher number and a
 * later stamp than the one before. */
static void there_and_back_goes_onward(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	long long before = sequence(w), stamp = number(w, "DTSTAMP:20260310T"), now;

	world_ok(w, meeting_delete(&w->se, id, &w->e));
	for (int i = 0; i < 6; i++) {
		bool gone = i % 2 == 0;

		assert_int_equal(says(w, "STATUS:CANCELLED"), gone);
		assert_true(sequence(w) > before);
		before = sequence(w);
		now = number(w, "DTSTAMP:20260310T");
		assert_true(now > stamp);
		stamp = now;
		world_ok(w,
			gone ? store_undo(w->se.store, NULL, &w->e)
			     : store_redo(w->se.store, NULL, &w->e));
	}
}

static int64_t group_new(struct world *w, const char *name)
{
	struct group g = { .name = xstrdup(name) };
	int64_t id;

	world_ok(w, group_put(&w->se, &g, &w->e));
	id = g.id;
	group_release(&g);
	return id;
}

/* Called off in the calendars that showed it, in no other. */
static void in_the_calendars_that_showed_it(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL),
		east = group_new(w, "Beredning Öst");
	const struct meeting_query west = { .group_id = w->west }, other = { .group_id = east };
	const int64_t both[] = { east, w->west };
	const struct meeting_query two = { .groups = both, .n_groups = 2 };
	const struct meeting_query member = { .person_id = w->people[SOFIA] };
	const struct meeting_query stranger = { .person_id = w->people[BO] };
	const struct meeting_query before = { .to = "2026-05-12" };
	const struct {
		const struct meeting_query *q;
		bool shows;
	} cases[] = { { &west, true }, { &other, false }, { &two, true }, { &member, true },
		{ &stranger, false }, { &before, false } };

	world_ok(w, meeting_delete(&w->se, id, &w->e));
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *text = export_query(w, cases[i].q);

		assert_int_equal(strstr(text, "STATUS:CANCELLED") != NULL, cases[i].shows);
		free(text);
	}
}

/* In the order of their start, among those that stand. */
static void in_order(void **state)
{
	struct world *w = *state;
	int64_t gone = world_meeting(w, "2026-05-12T09:00", NULL);
	char *text;
	const char *at;

	world_meeting(w, "2026-04-12T09:00", NULL);
	world_meeting(w, "2026-06-12T09:00", NULL);
	world_ok(w, meeting_delete(&w->se, gone, &w->e));
	text = export_all(w);
	at = strstr(text, ":20260412T090000");
	assert_non_null(at);
	at = strstr(at, ":20260512T090000");
	assert_non_null(at);
	assert_non_null(strstr(at, ":20260612T090000"));
	free(text);
}

/* An entry that undo takes away may have been shown: it is called off, and comes back without its ghost. */
static void undo_of_a_new_entry_calls_it_off(void **state)
{
	struct world *w = *state;
	struct meeting m = { .title = xstrdup("Extra"), .starts = xstrdup("2026-05-12T09:00") };
	char *uid;

	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	uid = xasprintf("UID:%s\r\n", m.uid);
	world_ok(w, store_calendars_shown(w->se.store, &w->e));
	for (int i = 0; i < 3; i++) {
		long long before = sequence(w);
		char *text;

		world_ok(w, store_undo(w->se.store, NULL, &w->e));
		assert_true(says(w, uid));
		assert_true(says(w, "STATUS:CANCELLED"));
		assert_true(says(w, "SUMMARY:INSTÄLLT: "));
		assert_true(says(w, "CATEGORIES:Beredning Väst\r\n"));
		assert_true(sequence(w) > before);
		before = sequence(w);
		world_ok(w, store_redo(w->se.store, NULL, &w->e));
		text = export_all(w);
		assert_null(strstr(text, "STATUS:CANCELLED"));
		assert_non_null(strstr(text, uid));
		assert_null(strstr(strstr(text, uid) + 1, uid));
		free(text);
		assert_true(sequence(w) > before);
	}
	free(uid);
	meeting_release(&m);
}

static void what_nobody_has_seen_leaves_nothing(void **state)
{
	struct world *w = *state;
	struct meeting m = { .title = xstrdup("Extra"), .starts = xstrdup("2026-05-12T09:00") };
	char *before, *shown, *after;

	world_ok(w, store_calendars_shown(w->se.store, &w->e));
	before = world_export(w);
	shown = export_all(w);
	world_ok(w, meeting_create(&w->se, &m, &w->west, 1, &w->e));
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	after = world_export(w);
	assert_string_equal(after, before);
	free(after);
	after = export_all(w);
	assert_string_equal(after, shown);
	meeting_release(&m);
	free(before);
	free(shown);
	free(after);
}

static void undo_of_proposed_dates_calls_them_off(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	struct moment other;

	moment_parse("2026-05-19T09:00", &other);
	world_ok(w, candidate_add(&w->se, id, other, MOMENT_NONE, NULL, &w->e));
	world_ok(w, store_calendars_shown(w->se.store, &w->e));
	world_ok(w, store_undo(w->se.store, NULL, &w->e));
	assert_true(says(w, "DTSTART;TZID=Europe/Stockholm:20260519T090000\r\n"));
	assert_true(says(w, "STATUS:CANCELLED"));
	assert_true(says(w, "DTSTART;TZID=Europe/Stockholm:20260512T090000\r\n"));
	world_ok(w, store_redo(w->se.store, NULL, &w->e));
	assert_false(says(w, "STATUS:CANCELLED"));
}

/* The group's name stands in the entry: whatever comes after the other has the later stamp, though the clock
 * stands still. */
static void a_new_name_and_a_move_in_one_second(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-05-12T09:00", NULL);
	long long stamp = number(w, "DTSTAMP:20260310T"), now;

	for (int i = 0; i < 4; i++) {
		if (i % 2 == 0) {
			struct group g = { 0 };
			char name[] = "Beredning 0";

			name[sizeof(name) - 2] = (char)('0' + i);
			world_ok(w, store_group_load(w->se.store, w->west, &g, &w->e));
			xreplace(&g.name, name);
			world_ok(w, group_put(&w->se, &g, &w->e));
			group_release(&g);
		} else {
			struct moment m;

			moment_parse(i == 1 ? "2026-05-13T09:00" : "2026-05-14T09:00", &m);
			world_ok(w, meeting_move(&w->se, id, m, MOMENT_NONE, NULL, &w->e));
		}
		now = number(w, "DTSTAMP:20260310T");
		assert_true(now > stamp);
		stamp = now;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(an_entry_that_is_gone_is_called_off),
		IN_WORLD(until_thirty_days_after_its_day),
		IN_WORLD(nothing_is_left_of_the_long_past),
		IN_WORLD(what_others_organise_is_theirs),
		IN_WORLD(undo_brings_all_of_it_back),
		IN_WORLD(there_and_back_goes_onward),
		IN_WORLD(in_the_calendars_that_showed_it),
		IN_WORLD(in_order),
		IN_WORLD(undo_of_a_new_entry_calls_it_off),
		IN_WORLD(what_nobody_has_seen_leaves_nothing),
		IN_WORLD(undo_of_proposed_dates_calls_them_off),
		IN_WORLD(a_new_name_and_a_move_in_one_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
