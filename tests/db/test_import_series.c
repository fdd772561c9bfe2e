/* A series that others organise, as a whole: it moves to another day, ends, is called off, becomes one entry and back.
 * What has been stays, nothing is there twice, one step takes all of it back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/holding.h"
#include "services/import_ics.h"

#include "cmocka.h"
#include "tests/support/world.h"

#define UID "serie-7@annan.example"
#define NOBODY "X-NOBODY:organises it"

/* A calendar of one event; version: its SEQUENCE, and the day of March on which it was written. */
static char *calendar(const char *method, int version, const char *properties)
{
	return xasprintf("BEGIN:VCALENDAR\r\n%s%s\r\nBEGIN:VEVENT\r\nUID:" UID
			 "\r\nSUMMARY:Avstämning\r\nSEQUENCE:%d\r\nDTSTAMP:202603%02dT080000Z\r\n"
			 "%s%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		*method ? "METHOD:" : "X-A:", method, version, version + 1,
		strstr(properties, NOBODY) ? "" : "ORGANIZER:mailto:ulla@annan.example\r\n",
		properties);
}

static const struct ics_options options = { .file_name = "k.ics" };

/* Import it: "2 new, 1 changed", by what the preview says. The second time nothing changes. */
static void takes(struct world *w, const char *method, int version, const char *properties,
	const char *wanted)
{
	char *text = calendar(method, version, properties);
	struct buf b = { 0 };
	bool changed;

	for (int again = 0; again < 2; again++) {
		struct ics_preview p;

		world_ok(w, import_ics_preview(&w->se, text, strlen(text), &options, &p, &w->e));
		for (int i = 0; i < ICS_VERDICTS && !again; i++)
			if (p.counts[i] > 0)
				buf_printf(&b, "%s%zu %s", b.len > 0 ? ", " : "", p.counts[i],
					ics_verdict_names[i]);
		assert_true(!again || !ics_preview_changes(&p));
		world_ok(w, import_ics_apply(&w->se, &p, &options, &changed, &w->e));
		ics_preview_release(&p);
	}
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	free(text);
}

/* All of the series that is here: the day and month of each, (…) what is cancelled. */
static void is(struct world *w, const char *wanted)
{
	struct timed_meetings here;
	struct buf b = { 0 };

	world_ok(w, store_series(w->se.store, UID, &here, &w->e));
	for (size_t i = 0; i < here.n; i++) {
		const struct meeting *m = &here.v[i];

		buf_printf(&b, m->status == STATUS_CANCELLED ? "%s(%s)" : "%s%s", i ? " " : "",
			m->starts + strlen("2026-"));
		if (!m->all_day)
			buf_cut(&b,
				b.len - strlen("T09:00") - (m->status == STATUS_CANCELLED ? 1 : 0));
		if (!m->all_day && m->status == STATUS_CANCELLED)
			buf_putc(&b, ')');
	}
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	pool_release(&here.pool);
}

static struct meeting on(struct world *w, const char *starts)
{
	struct timed_meetings here;
	struct meeting m = { 0 };

	world_ok(w, store_series(w->se.store, UID, &here, &w->e));
	for (size_t i = 0; i < here.n && !m.id; i++)
		if (strncmp(here.v[i].starts, starts, strlen(starts)) == 0)
			record_copy(&meeting_table, &m, &here.v[i]);
	pool_release(&here.pool);
	assert_int_not_equal(m.id, 0);
	return m;
}

#define TUESDAYS                                                                                   \
	"DTSTART;TZID=Europe/Stockholm:20260303T080000\r\nDURATION:PT1H\r\n"                       \
	"RRULE:FREQ=WEEKLY;COUNT=5"
#define WEDNESDAYS                                                                                 \
	"DTSTART;TZID=Europe/Stockholm:20260304T080000\r\nDURATION:PT1H\r\n"                       \
	"RRULE:FREQ=WEEKLY;COUNT=5"

static void another_weekday_moves_what_is_to_come(void **state)
{
	struct world *w = *state;
	struct meeting before, after;
	struct item it = { .title = xstrdup("Ekonomi") };

	takes(w, "REQUEST", 0, TUESDAYS, "5 new");
	is(w, "03-03 03-10 03-17 03-24 03-31");
	before = on(w, "2026-03-17");
	world_ok(w, item_add(&w->se, before.id, 0, ITEM_LAST, &it, &w->e));
	item_release(&it);
	world_before(w);
	/* The third and the tenth have been: it is later than eight. */
	takes(w, "REQUEST", 1, WEDNESDAYS, "1 new, 3 changed, 1 skipped");
	is(w, "03-03 03-10 03-11 03-18 03-25 04-01");
	after = on(w, "2026-03-18");
	assert_int_equal(after.id, before.id);
	assert_string_equal(after.uid, before.uid);
	world_agenda(w, after.id, "1 Ekonomi");
	world_undoable(w, "Import of k.ics: 1 new, 3 changed");
	meeting_release(&before);
	meeting_release(&after);
}

static void back_again_is_not_twice(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, TUESDAYS, "5 new");
	takes(w, "", 1, WEDNESDAYS, "1 new, 3 changed, 1 skipped");
	takes(w, "", 2, TUESDAYS, "3 changed, 1 cancelled, 2 unchanged");
	is(w, "03-03 03-10 (03-11) 03-17 03-24 03-31");
}

/* The name of the seventeenth is that of the eighteenth, which was moved from there. */
static void a_name_that_is_taken_is_no_hindrance(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, TUESDAYS, "5 new");
	takes(w, "", 1, WEDNESDAYS, "1 new, 3 changed, 1 skipped");
	takes(w, "", 2,
		"DTSTART;TZID=Europe/Stockholm:20260303T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;BYDAY=TU,WE;UNTIL=20260401T200000Z",
		"4 new, 6 unchanged");
	is(w, "03-03 03-04 03-10 03-11 03-17 03-18 03-24 03-25 03-31 04-01");
}

static void an_older_edition_changes_nothing(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, TUESDAYS, "5 new");
	takes(w, "", 1, WEDNESDAYS, "1 new, 3 changed, 1 skipped");
	world_before(w);
	takes(w, "", 0, TUESDAYS, "2 unchanged, 3 skipped");
	world_unchanged(w);
}

static void days_that_are_left_out_are_called_off(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, TUESDAYS, "5 new");
	world_before(w);
	takes(w, "", 1, TUESDAYS "\r\nEXDATE;TZID=Europe/Stockholm:20260303T080000,20260324T080000",
		"1 cancelled, 3 unchanged");
	is(w, "03-03 03-10 03-17 (03-24) 03-31");
	world_undoable(w, "Import of k.ics: 1 cancelled");
	takes(w, "", 2, TUESDAYS, "1 changed, 4 unchanged");
	is(w, "03-03 03-10 03-17 03-24 03-31");
}

static void a_shorter_one_ends_earlier(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, TUESDAYS, "5 new");
	takes(w, "", 1,
		"DTSTART;TZID=Europe/Stockholm:20260303T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;UNTIL=20260318T000000Z",
		"2 cancelled, 3 unchanged");
	is(w, "03-03 03-10 03-17 (03-24) (03-31)");
}

/* What stands here already, typed by hand, does not take the place of a day that is left out. */
static void what_was_typed_is_no_new_day(void **state)
{
	struct world *w = *state;
	struct meeting m = world_load(w, world_meeting(w, "2026-03-17T08:00", NULL));

	xreplace(&m.title, "Avstämning");
	world_ok(w, store_begin(w->se.store, "x", &w->e));
	world_ok(w, store_meeting_save(w->se.store, &m, &w->e));
	world_ok(w, store_commit(w->se.store, &w->e));
	meeting_release(&m);
	takes(w, "", 0, TUESDAYS "\r\n" NOBODY, "4 new, 1 unchanged");
	takes(w, "", 1, TUESDAYS "\r\n" NOBODY "\r\nEXDATE;TZID=Europe/Stockholm:20260324T080000",
		"1 cancelled, 4 unchanged");
	is(w, "03-03 03-10 (03-24) 03-31");
}

/* Whoever the others are for. */
static void one_more_is_for_the_same_group(void **state)
{
	struct world *w = *state;
	struct meeting_group link = { .group_id = w->west };
	struct group_list groups = { 0 };
	struct meeting m;

	takes(w, "", 0, TUESDAYS, "5 new");
	m = on(w, "2026-03-31");
	link.meeting_id = m.id;
	world_ok(w, store_begin(w->se.store, "x", &w->e));
	world_ok(w, store_meeting_group_save(w->se.store, &link, &w->e));
	world_ok(w, store_commit(w->se.store, &w->e));
	meeting_release(&m);
	takes(w, "", 1, TUESDAYS "\r\nRDATE;TZID=Europe/Stockholm:20260408T080000",
		"1 new, 5 unchanged");
	m = on(w, "2026-04-08");
	world_ok(w, store_meeting_groups(w->se.store, m.id, &groups, &w->e));
	assert_int_equal(groups.n, 1);
	assert_int_equal(groups.v[0].id, w->west);
	pool_release(&groups.pool);
	meeting_release(&m);
}

static void the_month_counts_where_the_week_does_not(void **state)
{
	struct world *w = *state;

	takes(w, "", 0,
		"DTSTART;TZID=Europe/Stockholm:20260407T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3",
		"3 new");
	takes(w, "", 1,
		"DTSTART;TZID=Europe/Stockholm:20260423T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=MONTHLY;BYDAY=4TH;COUNT=3",
		"3 changed");
	is(w, "04-23 05-28 06-25");
}

/* Neither its rule nor its days are in the message. */
static void all_of_it_is_called_off(void **state)
{
	struct world *w = *state;

	takes(w, "REQUEST", 0, TUESDAYS, "5 new");
	world_before(w);
	takes(w, "CANCEL", 1, "STATUS:CANCELLED", "3 cancelled");
	is(w, "03-03 03-10 (03-17) (03-24) (03-31)");
	world_undoable(w, "Import of k.ics: 3 cancelled");
}

static void from_a_day_on_it_is_called_off(void **state)
{
	struct world *w = *state;

	takes(w, "REQUEST", 0, TUESDAYS, "5 new");
	world_before(w);
	takes(w, "CANCEL", 1,
		"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20260324T080000",
		"2 cancelled");
	is(w, "03-03 03-10 03-17 (03-24) (03-31)");
	world_undoable(w, "Import of k.ics: 2 cancelled");
}

/* An entry goes by its place in the series, wherever it was moved. */
static void one_that_was_moved_is_found(void **state)
{
	struct world *w = *state;
	struct meeting m;

	takes(w, "REQUEST", 0, TUESDAYS, "5 new");
	takes(w, "REQUEST", 1,
		"RECURRENCE-ID;TZID=Europe/Stockholm:20260317T080000\r\n"
		"DTSTART;TZID=Europe/Stockholm:20260327T130000\r\nDURATION:PT1H",
		"1 changed");
	is(w, "03-03 03-10 03-24 03-27 03-31");
	takes(w, "CANCEL", 2,
		"RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20260324T080000",
		"2 cancelled");
	is(w, "03-03 03-10 (03-24) 03-27 (03-31)");
	takes(w, "CANCEL", 3, "RECURRENCE-ID;TZID=Europe/Stockholm:20260317T080000", "1 cancelled");
	m = on(w, "2026-03-27");
	assert_int_equal(m.status, STATUS_CANCELLED);
	meeting_release(&m);
}

static void others_cannot_call_it_off(void **state)
{
	struct world *w = *state;
	char *text, *theirs;
	struct ics_preview p;

	takes(w, "REQUEST", 0, TUESDAYS, "5 new");
	text = calendar("CANCEL", 1, "STATUS:CANCELLED");
	theirs = strstr(text, "ulla@");
	memcpy(theirs, "olof", strlen("olof"));
	world_ok(w, import_ics_preview(&w->se, text, strlen(text), &options, &p, &w->e));
	assert_int_equal(p.counts[ICS_CANCELLED], 0);
	assert_string_equal(p.rows[0].why, "somebody else organises it");
	ics_preview_release(&p);
	free(text);
}

static void one_entry_becomes_a_series_and_back(void **state)
{
	struct world *w = *state;
	static const char one[] = "DTSTART;TZID=Europe/Stockholm:20260317T080000\r\nDURATION:PT1H";

	takes(w, "", 0, one, "1 new");
	takes(w, "", 1,
		"DTSTART;TZID=Europe/Stockholm:20260317T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;COUNT=3",
		"2 new, 1 changed");
	is(w, "03-17 03-24 03-31");
	takes(w, "", 2, one, "2 cancelled, 1 unchanged");
	is(w, "03-17 (03-24) (03-31)");
}

/* One without a rule beside one that has a place: both are all there is. */
static void an_entry_beside_an_instance(void **state)
{
	struct world *w = *state;

	takes(w, "", 0,
		"DTSTART;TZID=Europe/Stockholm:20260317T080000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
		"BEGIN:VEVENT\r\nUID:" UID "\r\nSUMMARY:Flyttad\r\n"
		"RECURRENCE-ID;TZID=Europe/Stockholm:20260324T080000\r\n"
		"DTSTART;TZID=Europe/Stockholm:20260325T080000\r\nDURATION:PT1H",
		"2 new");
	is(w, "03-17 03-25");
}

/* A day that has been does not come instead of one to come. */
static void a_past_day_takes_no_place(void **state)
{
	struct world *w = *state;

	takes(w, "", 0,
		"DTSTART;TZID=Europe/Stockholm:20260317T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;COUNT=2",
		"2 new");
	takes(w, "", 1,
		"DTSTART;TZID=Europe/Stockholm:20260304T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;COUNT=1",
		"1 new, 2 cancelled");
	is(w, "03-04 (03-17) (03-24)");
}

/* What was held stays, on whatever day it is now. */
static void what_was_held_stays(void **state)
{
	struct world *w = *state;
	struct meeting m;

	takes(w, "", 0, TUESDAYS, "5 new");
	m = on(w, "2026-03-17");
	world_ok(w, meeting_start(&w->se, m.id, &w->e));
	world_ok(w, meeting_finish(&w->se, m.id, &w->e));
	takes(w, "CANCEL", 1, "STATUS:CANCELLED", "2 cancelled");
	is(w, "03-03 03-10 03-17 (03-24) (03-31)");
	meeting_release(&m);
}

/* A calendar that has one place twice is no calendar of two, however often it is read. */
static void a_place_that_is_there_twice_is_one(void **state)
{
	struct world *w = *state;
	static const char twice[] =
		TUESDAYS "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:" UID
			 "\r\nRECURRENCE-ID;TZID=Europe/Stockholm:20260317T100000\r\n"
			 "DTSTART;TZID=Europe/Stockholm:20260317T100000\r\nDURATION:PT1H";
	char *text = calendar("", 0, twice);

	for (int i = 0; i < 3; i++) {
		struct ics_preview p;
		bool changed;

		world_ok(w, import_ics_preview(&w->se, text, strlen(text), &options, &p, &w->e));
		assert_int_equal(p.counts[ICS_NEW], i ? 0 : 6);
		world_ok(w, import_ics_apply(&w->se, &p, &options, &changed, &w->e));
		ics_preview_release(&p);
	}
	is(w, "03-03 03-10 03-17 03-24 03-31");
	free(text);
}

/* Whole days, and a series that comes twice a day. */
static void days_and_clock_times_are_places(void **state)
{
	struct world *w = *state;

	takes(w, "", 0, "DTSTART;VALUE=DATE:20260316\r\nRRULE:FREQ=WEEKLY;COUNT=3", "3 new");
	takes(w, "", 1, "DTSTART;VALUE=DATE:20260318\r\nRRULE:FREQ=WEEKLY;COUNT=3", "3 changed");
	is(w, "03-18 03-25 04-01");
	takes(w, "", 2,
		"DTSTART;TZID=Europe/Stockholm:20260318T080000\r\nDURATION:PT1H\r\n"
		"RRULE:FREQ=WEEKLY;COUNT=3\r\nRDATE;TZID=Europe/Stockholm:20260318T140000",
		"1 new, 3 changed");
	is(w, "03-18 03-18 03-25 04-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(another_weekday_moves_what_is_to_come),
		IN_WORLD(back_again_is_not_twice),
		IN_WORLD(a_name_that_is_taken_is_no_hindrance),
		IN_WORLD(an_older_edition_changes_nothing),
		IN_WORLD(days_that_are_left_out_are_called_off),
		IN_WORLD(a_shorter_one_ends_earlier),
		IN_WORLD(what_was_typed_is_no_new_day),
		IN_WORLD(one_more_is_for_the_same_group),
		IN_WORLD(the_month_counts_where_the_week_does_not),
		IN_WORLD(all_of_it_is_called_off),
		IN_WORLD(from_a_day_on_it_is_called_off),
		IN_WORLD(one_that_was_moved_is_found),
		IN_WORLD(others_cannot_call_it_off),
		IN_WORLD(one_entry_becomes_a_series_and_back),
		IN_WORLD(an_entry_beside_an_instance),
		IN_WORLD(a_past_day_takes_no_place),
		IN_WORLD(what_was_held_stays),
		IN_WORLD(a_place_that_is_there_twice_is_one),
		IN_WORLD(days_and_clock_times_are_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
