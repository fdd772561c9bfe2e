/* Calendars and answers become records: whose edition counts, what a message may not do, nothing twice, one
 * step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/holding.h"
#include "services/import_ics.h"
#include "services/meetings.h"

#include "cmocka.h"
#include "db/store.h"
#include "tests/support/world.h"

#define UID "5f2a7c10-0000-4000-8000-00000000abcd"

/* A calendar of one event, properties apart that every one has. */
static char *calendar(const char *method, const char *properties)
{
	return xasprintf("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//SV\r\n%s%s%s"
			 "BEGIN:VEVENT\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
		method ? "METHOD:" : "", method ? method : "", method ? "\r\n" : "", properties);
}

static char *event(const char *starts, int sequence, const char *stamp, const char *more)
{
	return xasprintf("UID:" UID "\r\nSUMMARY:Styrelsen\r\nSEQUENCE:%d\r\nDTSTAMP:%s\r\n"
			 "DTSTART;TZID=Europe/Stockholm:%s\r\nDURATION:PT2H\r\n"
			 "ORGANIZER:mailto:ulla@annan.example\r\n%s",
		sequence, stamp, starts, more);
}

static struct ics_preview look(struct world *w, const char *text)
{
	struct ics_options o = { .file_name = "k.ics", .group_id = w->west };
	struct ics_preview p = { 0 };

	world_ok(w, import_ics_preview(&w->se, text, strlen(text), &o, &p, &w->e));
	return p;
}

/* Import, and say what became of the first row. */
static int take(struct world *w, const char *text, char **why, bool *changed)
{
	struct ics_options o = { .file_name = "k.ics", .group_id = w->west };
	struct ics_preview p = look(w, text);
	int verdict;
	bool wrote;

	assert_int_equal(p.n, 1);
	verdict = p.rows[0].verdict;
	if (why)
		*why = xstrdup(p.rows[0].why);
	world_ok(w, import_ics_apply(&w->se, &p, &o, &wrote, &w->e));
	assert_int_equal(wrote, ics_preview_changes(&p));
	if (changed)
		*changed = wrote;
	ics_preview_release(&p);
	return verdict;
}

static int take_event(struct world *w, const char *method, const char *starts, int sequence,
	const char *stamp, const char *more)
{
	char *properties = event(starts, sequence, stamp, more),
	     *text = calendar(method, properties);
	int verdict = take(w, text, NULL, NULL);

	free(text);
	free(properties);
	return verdict;
}

static struct meeting by_uid(struct world *w)
{
	struct meeting m = { 0 };

	world_ok(w, store_meeting_find_uid(w->se.store, UID, &m, &w->e));
	return m;
}

static void a_new_one_is_one_step(void **state)
{
	struct world *w = *state;
	struct meeting m;

	world_before(w);
	assert_int_equal(
		take_event(w, "REQUEST", "20260421T090000", 3, "20260301T080000Z", ""), ICS_NEW);
	world_undoable(w, "Import of k.ics: 1 new");
	m = by_uid(w);
	assert_string_equal(m.starts, "2026-04-21T09:00");
	assert_string_equal(m.ends, "2026-04-21T11:00");
	assert_string_equal(m.organizer, "ulla@annan.example");
	assert_int_equal(m.sequence, 3);
	assert_int_equal(m.status, STATUS_DECIDED);
	meeting_release(&m);
}

static void the_second_time_nothing(void **state)
{
	struct world *w = *state;

	take_event(w, "REQUEST", "20260421T090000", 0, "20260301T080000Z", "");
	world_before(w);
	assert_int_equal(take_event(w, "REQUEST", "20260421T090000", 0, "20260301T080000Z", ""),
		ICS_UNCHANGED);
	/* Google stamps every download with its time. */
	assert_int_equal(take_event(w, "PUBLISH", "20260421T090000", 0, "20260309T080000Z", ""),
		ICS_UNCHANGED);
	world_unchanged(w);
}

static void the_newest_edition_counts(void **state)
{
	struct world *w = *state;
	struct meeting m;

	take_event(w, NULL, "20260421T090000", 2, "20260301T080000Z", "");
	assert_int_equal(
		take_event(w, NULL, "20260422T090000", 1, "20260305T080000Z", ""), ICS_SKIPPED);
	assert_int_equal(
		take_event(w, NULL, "20260423T090000", 2, "20260228T080000Z", ""), ICS_UNCHANGED);
	assert_int_equal(
		take_event(w, NULL, "20260424T090000", 2, "20260302T080000Z", ""), ICS_CHANGED);
	assert_int_equal(
		take_event(w, NULL, "20260427T090000", 5, "20260201T080000Z", ""), ICS_CHANGED);
	m = by_uid(w);
	assert_string_equal(m.starts, "2026-04-27T09:00");
	assert_string_equal(m.ends, "2026-04-27T11:00");
	assert_int_equal(m.sequence, 5);
	meeting_release(&m);
}

static void their_number_is_not_raised(void **state)
{
	struct world *w = *state;
	struct meeting m;

	take_event(w, NULL, "20260421T090000", 7, "20260301T080000Z", "");
	m = by_uid(w);
	world_ok(w,
		meeting_move(
			&w->se, m.id, (struct moment) { 20565, 600 }, MOMENT_NONE, NULL, &w->e));
	meeting_release(&m);
	m = by_uid(w);
	assert_int_equal(m.sequence, 7);
	meeting_release(&m);
}

static void what_was_changed_here_stays(void **state)
{
	struct world *w = *state;
	struct meeting m;

	take_event(w, NULL, "20260421T090000", 0, "20260301T080000Z", "");
	m = by_uid(w);
	xreplace(&m.place, "Stora salen");
	world_ok(w, meeting_change(&w->se, &m, NULL, 0, NULL, &w->e));
	meeting_release(&m);
	world_before(w);
	assert_int_equal(
		take_event(w, NULL, "20260421T090000", 0, "20260301T080000Z", ""), ICS_UNCHANGED);
	world_unchanged(w);
}

static void their_cancel_cancels(void **state)
{
	struct world *w = *state;
	struct meeting m;

	take_event(w, "REQUEST", "20260421T090000", 0, "20260301T080000Z", "");
	world_before(w);
	assert_int_equal(take_event(w, "CANCEL", "20260421T090000", 1, "20260302T080000Z", ""),
		ICS_CANCELLED);
	world_undoable(w, "Import of k.ics: 1 cancelled");
	m = by_uid(w);
	assert_int_equal(m.status, STATUS_CANCELLED);
	meeting_release(&m);
	assert_int_equal(take_event(w, "CANCEL", "20260421T090000", 1, "20260302T080000Z", ""),
		ICS_UNCHANGED);
}

/* A message about a meeting of ours; its words when refused. */
static void refused(struct world *w, const char *method, const char *more, const char *words)
{
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);
	struct meeting m = world_load(w, id);
	char *properties = xasprintf("UID:%s\r\nSUMMARY:X\r\nSEQUENCE:99\r\n"
				     "DTSTAMP:20260309T080000Z\r\nDTSTART:20260501T080000Z\r\n"
				     "DTEND:20260501T090000Z\r\n%s",
		m.uid, more);
	char *text = calendar(method, properties), *why;

	world_before(w);
	assert_int_equal(take(w, text, &why, NULL), ICS_SKIPPED);
	assert_non_null(strstr(why, words));
	world_unchanged(w);
	free(why);
	free(text);
	free(properties);
	meeting_release(&m);
}

static void a_forged_cancel_is_refused(void **state)
{
	refused(*state, "CANCEL", "STATUS:CANCELLED\r\n", "we organise it");
	refused(*state, NULL, "STATUS:CANCELLED\r\n", "we organise it");
}

static void a_forged_request_is_refused(void **state)
{
	refused(*state, "REQUEST", "", "we organise it");
}

static void what_was_held_stays(void **state)
{
	struct world *w = *state;
	struct meeting m;

	take_event(w, NULL, "20260303T090000", 0, "20260301T080000Z", "");
	m = by_uid(w);
	world_ok(w, meeting_set_status(&w->se, m.id, STATUS_HELD, NULL, &w->e));
	meeting_release(&m);
	assert_int_equal(
		take_event(w, NULL, "20260304T090000", 1, "20260305T080000Z", ""), ICS_SKIPPED);
	assert_int_equal(
		take_event(w, "CANCEL", "20260303T090000", 2, "20260306T080000Z", ""), ICS_SKIPPED);
}

static void typed_before_it_came_is_the_same(void **state)
{
	struct world *w = *state;
	struct meeting typed = { .title = xstrdup("Styrelsen sammanträder"),
		.starts = xstrdup("2026-04-21T09:00") };
	struct meeting m;

	world_ok(w, meeting_create(&w->se, &typed, &w->west, 1, &w->e));
	assert_int_equal(
		take_event(w, NULL, "20260421T090000", 4, "20260301T080000Z", ""), ICS_CHANGED);
	m = by_uid(w);
	assert_int_equal(m.id, typed.id);
	assert_string_equal(m.organizer, "ulla@annan.example");
	meeting_release(&m);
	meeting_release(&typed);
	assert_int_equal(
		take_event(w, NULL, "20260421T090000", 4, "20260301T080000Z", ""), ICS_UNCHANGED);
}

static void the_lost_hour_is_refused(void **state)
{
	struct world *w = *state;
	char *properties = event("20260329T023000", 0, "20260301T080000Z", ""),
	     *text = calendar(NULL, properties), *why;

	assert_int_equal(take(w, text, &why, NULL), ICS_SKIPPED);
	assert_non_null(strstr(why, "2:30"));
	free(why);
	free(text);
	free(properties);
}

static void a_series_is_found_again_entry_by_entry(void **state)
{
	struct world *w = *state;
	struct ics_options o = { .file_name = "k.ics" };
	char *properties = event("20260105T090000", 0, "20260101T080000Z",
		     "RRULE:FREQ=WEEKLY;COUNT=5\r\n"
		     "EXDATE;TZID=Europe/Stockholm:20260119T090000\r\n"),
	     *text = calendar(NULL, properties);
	struct ics_preview p = look(w, text);
	bool changed;

	assert_int_equal(p.counts[ICS_NEW], 4);
	world_ok(w, import_ics_apply(&w->se, &p, &o, &changed, &w->e));
	ics_preview_release(&p);
	p = look(w, text);
	assert_int_equal(p.counts[ICS_UNCHANGED], 4);
	assert_int_equal(p.n, 4);
	ics_preview_release(&p);
	free(text);
	free(properties);
}

/* ---- Answers ---- */

static int answer(struct world *w, int64_t meeting_id, const char *method, const char *attendee,
	int sequence, const char *stamp, const char *more)
{
	struct meeting m = world_load(w, meeting_id);
	char *properties = xasprintf("UID:%s\r\nSEQUENCE:%d\r\nDTSTAMP:%s\r\nATTENDEE;%s\r\n%s",
		m.uid, sequence, stamp, attendee, more);
	char *text = calendar(method, properties);
	int verdict = take(w, text, NULL, NULL);

	free(text);
	free(properties);
	meeting_release(&m);
	return verdict;
}

static struct attendance row_of(struct world *w, int64_t meeting_id, enum world_person who)
{
	struct attendance a = { 0 };

	world_ok(w, store_attendance_find(w->se.store, meeting_id, w->people[who], &a, &w->e));
	return a;
}

#define EVA_YES "PARTSTAT=ACCEPTED;CN=Eva:MAILTO:Eva.Brandt@AF.example"
#define EVA_NO "PARTSTAT=DECLINED:mailto:eva.brandt@af.example"

static void an_answer_sets_what_is_expected(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);
	struct attendance a;

	world_give_address(w, w->people[EVA], "eva.brandt@af.example");
	world_before(w);
	assert_int_equal(answer(w, id, "REPLY", EVA_YES, 0, "20260302T080000Z",
				 "COMMENT:Kommer tio över\\, tåget.\r\n"),
		ICS_ANSWER);
	world_undoable(w, "Import of k.ics: 1 answer");
	a = row_of(w, id, EVA);
	assert_int_equal(a.expected, EXPECTED_ONSITE);
	assert_int_equal(a.answer, ANSWER_ACCEPTED);
	assert_int_equal(a.status, ATTENDANCE_UNMARKED);
	assert_string_equal(a.comment, "Kommer tio över, tåget.");
	attendance_release(&a);
}

static void the_newest_answer_counts(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);
	struct attendance a;

	world_give_address(w, w->people[EVA], "eva.brandt@af.example");
	answer(w, id, "REPLY", EVA_NO, 0, "20260303T080000Z", "");
	assert_int_equal(answer(w, id, "REPLY", EVA_YES, 0, "20260302T080000Z", ""), ICS_SKIPPED);
	assert_int_equal(answer(w, id, "REPLY", EVA_NO, 0, "20260303T080000Z", ""), ICS_UNCHANGED);
	a = row_of(w, id, EVA);
	assert_int_equal(a.expected, EXPECTED_NO);
	attendance_release(&a);
	answer(w, id, "REPLY", EVA_YES, 0, "20260304T080000Z", "");
	a = row_of(w, id, EVA);
	assert_int_equal(a.expected, EXPECTED_ONSITE);
	attendance_release(&a);
}

static void who_is_not_called_is_not_added(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);

	world_give_address(w, w->people[BO], "bo@region.example");
	world_before(w);
	assert_int_equal(answer(w, id, "REPLY", "PARTSTAT=ACCEPTED:mailto:bo@region.example", 0,
				 "20260302T080000Z", ""),
		ICS_SKIPPED);
	assert_int_equal(answer(w, id, "REPLY", "PARTSTAT=ACCEPTED:mailto:x@y.example", 0,
				 "20260302T080000Z", ""),
		ICS_SKIPPED);
	world_unchanged(w);
}

static void a_proposal_moves_nothing(void **state)
{
	struct world *w = *state;
	int64_t id = world_meeting(w, "2026-04-28T09:00", NULL);
	struct meeting m;
	struct attendance a;

	world_give_address(w, w->people[EVA], "eva.brandt@af.example");
	assert_int_equal(answer(w, id, "COUNTER", EVA_YES, 0, "20260302T080000Z",
				 "DTSTART:20260428T110000Z\r\nDTEND:20260428T120000Z\r\n"),
		ICS_ANSWER);
	m = world_load(w, id);
	assert_string_equal(m.starts, "2026-04-28T09:00");
	meeting_release(&m);
	a = row_of(w, id, EVA);
	assert_int_equal(a.answer, ANSWER_COUNTER);
	assert_string_equal(a.proposed_starts, "2026-04-28T13:00");
	assert_int_equal(a.expected, EXPECTED_NONE);
	attendance_release(&a);
}

static void hostile_bytes_are_refused_apart(void **state)
{
	struct world *w = *state;
	struct ics_options o = { .file_name = "k.ics" };
	struct ics_preview p;
	static const char nul[] = "BEGIN:VCALENDAR\r\nX:\0\r\nEND:VCALENDAR\r\n";

	world_refused(w, import_ics_preview(&w->se, nul, sizeof(nul) - 1, &o, &p, &w->e),
		ERR_INVALID, "line 2");
	ics_preview_release(&p);
	world_refused(w, import_ics_preview(&w->se, "", 0, &o, &p, &w->e), ERR_INVALID, NULL);
	ics_preview_release(&p);
}

/* ---- Large ones ---- */

enum { MANY = 1200 };

static char *many_events(void)
{
	struct buf b = { 0 };

	buf_puts(&b, "BEGIN:VCALENDAR\r\n");
	for (int i = 0; i < MANY; i++)
		buf_printf(&b,
			"BEGIN:VEVENT\r\nUID:u%d@annan.example\r\nSUMMARY:Möte %d\r\n"
			"DTSTART:2026%02d%02dT080000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n",
			i, i, i % 12 + 1, i % 28 + 1);
	buf_puts(&b, "END:VCALENDAR\r\n");
	return buf_take(&b);
}

static int64_t number(struct world *w, const char *sql)
{
	int64_t n;

	world_ok(w, sql_pragma(&w->se.store->sql, sql, &n, &w->e));
	return n;
}

static void a_large_one_is_one_step_and_can_be_searched(void **state)
{
	struct world *w = *state;
	struct ics_options o = { .file_name = "k.ics" };
	char *text = many_events();
	struct ics_preview p = look(w, text);
	bool changed;

	assert_int_equal(p.counts[ICS_NEW], MANY);
	assert_int_equal(p.n, ICS_ROWS_MOST);
	assert_int_equal(p.kept[ICS_NEW], p.n);
	world_before(w);
	world_ok(w, import_ics_apply(&w->se, &p, &o, &changed, &w->e));
	world_undoable(w, "Import of k.ics: 1200 new");
	/* The index of words came along with it, and nothing is left for the next search to take in. */
	assert_int_equal(
		number(w, "SELECT count(*) FROM search_words WHERE search_words MATCH 'möte'"),
		MANY);
	assert_int_equal(
		number(w, "SELECT step = (SELECT max(id) FROM steps) FROM search_place"), 1);
	ics_preview_release(&p);
	p = look(w, text);
	assert_int_equal(p.counts[ICS_UNCHANGED], MANY);
	ics_preview_release(&p);
	free(text);
}

/* What fails while the other process still reads leaves nothing of what was written before. */
static void a_failure_on_the_way_leaves_nothing(void **state)
{
	struct world *w = *state;
	struct ics_options o = { .file_name = "k.ics", .group = "Ny grupp" };
	char *text = many_events();
	const struct calendar_source src = { text, strlen(text), false };
	struct ics_preview p;
	bool changed;

	world_before(w);
	number(w, "PRAGMA max_page_count = 300");
	world_refused(w, import_ics(&w->se, &src, &o, &p, &changed, &w->e), ERR_FULL, "NOT saved");
	assert_false(changed);
	ics_preview_release(&p);
	number(w, "PRAGMA max_page_count = 100000");
	world_unchanged(w);
	world_ok(w, import_ics(&w->se, &src, &o, &p, &changed, &w->e));
	assert_true(changed);
	assert_int_equal(p.counts[ICS_NEW], MANY);
	assert_int_equal(number(w, "SELECT count(*) FROM groups WHERE name = 'Ny grupp'"), 1);
	ics_preview_release(&p);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_WORLD(a_new_one_is_one_step),
		IN_WORLD(the_second_time_nothing),
		IN_WORLD(the_newest_edition_counts),
		IN_WORLD(their_number_is_not_raised),
		IN_WORLD(what_was_changed_here_stays),
		IN_WORLD(their_cancel_cancels),
		IN_WORLD(a_forged_cancel_is_refused),
		IN_WORLD(a_forged_request_is_refused),
		IN_WORLD(what_was_held_stays),
		IN_WORLD(typed_before_it_came_is_the_same),
		IN_WORLD(the_lost_hour_is_refused),
		IN_WORLD(a_series_is_found_again_entry_by_entry),
		IN_WORLD(an_answer_sets_what_is_expected),
		IN_WORLD(the_newest_answer_counts),
		IN_WORLD(who_is_not_called_is_not_added),
		IN_WORLD(a_proposal_moves_nothing),
		IN_WORLD(hostile_bytes_are_refused_apart),
		IN_WORLD(a_large_one_is_one_step_and_can_be_searched),
		IN_WORLD(a_failure_on_the_way_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
