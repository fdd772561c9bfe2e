/* The year's calendar from a real store: what moves SEQUENCE and DTSTAMP, and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/export_ics.h"
#include "services/meetings.h"
#include "services/people.h"

#include "cmocka.h"

enum { NOW = 1767600900 }; /* 2026-01-05T08:15:00Z */

struct fixture {
	struct clock clock;
	struct session se;
	struct err e;
	int64_t norr, vast;
};

static void ok(const struct fixture *f, bool done)
{
	if (!done)
		fail_msg("%s", f->e.text);
}

static int64_t group_new(struct fixture *f, const char *name, const char *short_name)
{
	struct group g = { .name = xstrdup(name), .short_name = xstrdup(short_name) };
	int64_t id;

	ok(f, group_put(&f->se, &g, &f->e));
	id = g.id;
	group_release(&g);
	return id;
}

static void setting(struct fixture *f, const char *key, const char *value)
{
	ok(f, store_begin(f->se.store, key, &f->e));
	ok(f, store_setting_set(f->se.store, key, value, &f->e));
	ok(f, store_commit(f->se.store, &f->e));
}

static int setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct store_options o = { .path = ":memory:", .create = true, .clock = &f->clock };

	f->clock = (struct clock) { .stands = true, .at = NOW, .seeded = true, .seed = 7 };
	ok(f, store_open(&o, &f->se.store, &f->e));
	f->se.clock = &f->clock;
	f->norr = group_new(f, "Beredning Norr", "Norr");
	f->vast = group_new(f, "Beredning Väst", "Väst");
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	store_close(f->se.store);
	free(f);
	return 0;
}

static int64_t meeting_new(struct fixture *f, const char *title, const char *starts, int status,
	const int64_t *groups, size_t n)
{
	struct meeting m = { .title = xstrdup(title), .starts = xstrdup(starts), .status = status };
	int64_t id;

	ok(f, meeting_create(&f->se, &m, groups, n, &f->e));
	id = m.id;
	meeting_release(&m);
	return id;
}

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

/* The caller frees. */
static char *export_query(struct fixture *f, const struct meeting_query *q)
{
	const struct ics_options o = { 0 };
	struct buf b = { 0 };

	ok(f, export_ics(&f->se, q, &o, keep, &b, NULL, &f->e));
	return buf_take(&b);
}

static char *export_all(struct fixture *f)
{
	return export_query(f, &(struct meeting_query) { 0 });
}

static bool says(struct fixture *f, const char *what)
{
	char *text = export_all(f);
	bool found = strstr(text, what) != NULL;

	free(text);
	return found;
}

/* A day passes. */
static void tomorrow(struct fixture *f)
{
	f->clock.at += 86400;
}

static void in_order_of_start(void **state)
{
	struct fixture *f = *state;
	const char *last;
	char *text;

	meeting_new(f, "Tredje", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);
	meeting_new(f, "Andra", "2026-04-12", STATUS_DECIDED, &f->vast, 1);
	meeting_new(f, "Första", "2026-04-11T15:00", STATUS_DECIDED, &f->norr, 1);
	text = export_all(f);
	last = strstr(text, "Första");
	assert_non_null(last);
	last = strstr(last, "Andra");
	assert_non_null(last);
	assert_non_null(strstr(last, "Tredje"));
	free(text);
	text = export_query(
		f, &(struct meeting_query) { .from = "2026-04-12", .to = "2026-05-12" });
	assert_null(strstr(text, "Första"));
	assert_non_null(strstr(text, "Andra"));
	assert_null(strstr(text, "Tredje"));
	free(text);
}

static void same_data_same_bytes(void **state)
{
	struct fixture *f = *state;
	char *first, *later;
	size_t n = 0;
	struct buf b = { 0 };

	meeting_new(f, "Ett", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);
	meeting_new(f, "Två", "2026-05-12T09:00", STATUS_DECIDED, &f->norr, 1);
	first = export_all(f);
	tomorrow(f);
	later = export_all(f);
	assert_string_equal(first, later);
	ok(f,
		export_ics(&f->se, &(struct meeting_query) { 0 }, &(struct ics_options) { 0 }, keep,
			&b, &n, &f->e));
	assert_int_equal(n, 2);
	buf_release(&b);
	free(first);
	free(later);
}

/* The move says so in the calendar; the uid stays, and undoing it is another move to those who have
 * the file: SEQUENCE goes on up. */
static void moving_and_undoing(void **state)
{
	struct fixture *f = *state;
	int64_t id = meeting_new(f, "Möte", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);
	struct meeting m = { 0 };
	struct moment to;
	char *uid;

	ok(f, store_meeting_load(f->se.store, id, &m, &f->e));
	uid = xasprintf("UID:%s\r\n", m.uid);
	assert_true(says(f, uid));
	assert_true(says(f, "SEQUENCE:0\r\n"));
	assert_true(says(f, "DTSTAMP:20260105T081500Z\r\n"));
	tomorrow(f);
	assert_true(moment_parse("2026-05-19T13:00", &to));
	ok(f, meeting_move(&f->se, id, to, MOMENT_NONE, "krock", &f->e));
	assert_true(says(f, uid));
	assert_true(says(f, "SEQUENCE:1\r\n"));
	assert_true(says(f, "DTSTAMP:20260106T081500Z\r\n"));
	assert_true(says(f, "DTSTART;TZID=Europe/Stockholm:20260519T130000\r\n"));
	assert_true(says(f, "DTEND;TZID=Europe/Stockholm:20260519T160000\r\n"));
	assert_true(says(f, "DESCRIPTION:Flyttat från 2026-05-12 09:00\\n"));
	assert_false(says(f, "krock"));
	tomorrow(f);
	ok(f, store_undo(f->se.store, NULL, &f->e));
	assert_true(says(f, uid));
	assert_true(says(f, "SEQUENCE:2\r\n"));
	assert_true(says(f, "DTSTAMP:20260107T081500Z\r\n"));
	assert_true(says(f, "DTSTART;TZID=Europe/Stockholm:20260512T090000\r\n"));
	assert_false(says(f, "Flyttat"));
	free(uid);
	meeting_release(&m);
}

static void cancelling(void **state)
{
	struct fixture *f = *state;
	int64_t id = meeting_new(f, "Möte", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);

	tomorrow(f);
	ok(f, meeting_cancel(&f->se, id, NULL, &f->e));
	assert_true(says(f, "SEQUENCE:1\r\n"));
	assert_true(says(f, "DTSTAMP:20260106T081500Z\r\n"));
	assert_true(says(f, "STATUS:CANCELLED\r\n"));
	assert_true(says(f, "TRANSP:TRANSPARENT\r\n"));
	assert_true(says(f, "SUMMARY:INSTÄLLT: "));
	assert_true(says(f, "DTSTART;TZID=Europe/Stockholm:20260512T090000\r\n"));
}

/* Calendars tell proposed from decided, and nothing of decided, called and running. */
static void statuses(void **state)
{
	struct fixture *f = *state;
	int64_t id = meeting_new(f, "Möte", "2026-05-12T09:00", STATUS_PROPOSED, &f->vast, 1);
	char *decided, *running;

	assert_true(says(f, "STATUS:TENTATIVE\r\n"));
	tomorrow(f);
	ok(f, meeting_set_status(&f->se, id, STATUS_DECIDED, NULL, &f->e));
	assert_true(says(f, "SEQUENCE:1\r\n"));
	decided = export_all(f);
	tomorrow(f);
	ok(f, meeting_set_status(&f->se, id, STATUS_CALLED, NULL, &f->e));
	ok(f, meeting_start(&f->se, id, &f->e));
	running = export_all(f);
	assert_string_equal(decided, running);
	free(decided);
	free(running);
}

/* A word in the agenda is a new edition, but no new meeting; walking it changes nothing. */
static void agenda(void **state)
{
	struct fixture *f = *state;
	int64_t id = meeting_new(f, "Möte", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1), next;
	struct item it = { .title = xstrdup("Oppnande"), .minutes = 5 };
	char *before, *after;

	tomorrow(f);
	ok(f, item_add(&f->se, id, 0, 0, &it, &f->e));
	assert_true(says(f, "1. Oppnande (5 min)"));
	assert_true(says(f, "DTSTAMP:20260106T081500Z\r\n"));
	tomorrow(f);
	xreplace(&it.title, "Öppnande");
	ok(f, item_change(&f->se, &it, &f->e));
	assert_true(says(f, "1. Öppnande (5 min)"));
	assert_true(says(f, "DTSTAMP:20260107T081500Z\r\n"));
	assert_true(says(f, "SEQUENCE:0\r\n"));
	before = export_all(f);
	tomorrow(f);
	ok(f, meeting_start(&f->se, id, &f->e));
	ok(f, agenda_next(&f->se, id, &next, &f->e));
	after = export_all(f);
	assert_string_equal(before, after);
	free(before);
	free(after);
	item_release(&it);
}

static void a_renamed_group(void **state)
{
	struct fixture *f = *state;
	struct group g = { 0 };

	meeting_new(f, "Studiedag", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);
	tomorrow(f);
	ok(f, store_group_load(f->se.store, f->vast, &g, &f->e));
	xreplace(&g.name, "Beredning Sydväst");
	ok(f, group_put(&f->se, &g, &f->e));
	assert_true(says(f, "SUMMARY:Beredning Sydväst – Studiedag\r\n"));
	assert_true(says(f, "DTSTAMP:20260106T081500Z\r\n"));
	assert_true(says(f, "SEQUENCE:0\r\n"));
	group_release(&g);
}

static char *events(const char *calendar)
{
	return xstrdup(strstr(calendar, "BEGIN:VEVENT"));
}

/* A joint meeting is one event, the same to the byte in each group's calendar. */
static void joint(void **state)
{
	struct fixture *f = *state;
	const int64_t both[] = { f->norr, f->vast };
	char *norr, *vast, *norr_events, *vast_events;

	meeting_new(f, "Heldag", "2026-05-12T09:00", STATUS_DECIDED, both, 2);
	norr = export_query(f, &(struct meeting_query) { .group_id = f->norr });
	vast = export_query(f, &(struct meeting_query) { .group_id = f->vast });
	norr_events = events(norr);
	vast_events = events(vast);
	assert_non_null(strstr(norr, "CATEGORIES:Beredning Norr,Beredning Väst\r\n"));
	assert_non_null(strstr(norr, "SUMMARY:Gemensamt Norr\\, Väst – Heldag\r\n"));
	assert_string_equal(norr_events, vast_events);
	free(norr);
	free(vast);
	free(norr_events);
	free(vast_events);
}

static void assert_name(struct fixture *f, const struct meeting_query *q, const char *name)
{
	char *text = export_query(f, q),
	     *line = xasprintf("X-WR-CALNAME:%s\r\nNAME:%s\r\n", name, name);

	assert_non_null(strstr(text, line));
	free(line);
	free(text);
}

static void names_of_calendars(void **state)
{
	struct fixture *f = *state;
	const struct meeting_query year = { .from = "2026-01-01", .to = "2027-01-01" };
	const struct meeting_query group = {
		.from = "2026-03-01", .to = "2026-04-01", .group_id = f->vast
	};
	const struct meeting_query two_years = { .from = "2026-01-01", .to = "2027-01-02" };

	assert_name(f, &year, "Årshjul 2026");
	assert_name(f, &two_years, "Årshjul");
	assert_name(f, &group, "Beredning Väst 2026");
	setting(f, "association", "Förbundet Ekbygden; Ek, By");
	assert_name(f, &year, "Förbundet Ekbygden Ek By – Årshjul 2026");
	assert_name(f, &group, "Förbundet Ekbygden Ek By – Beredning Väst 2026");
}

static void the_organisations_language(void **state)
{
	struct fixture *f = *state;
	int64_t id = meeting_new(f, "Möte", "2026-05-12T09:00", STATUS_DECIDED, &f->vast, 1);

	ok(f, meeting_cancel(&f->se, id, NULL, &f->e));
	setting(f, "language", "en");
	assert_true(says(f, "SUMMARY:CANCELLED: Beredning Väst – Möte\r\n"));
	assert_true(says(f, "//EN\r\n"));
}

/* Every zone is defined before the first event, whatever the organisation's own is. */
static void zones(void **state)
{
	struct fixture *f = *state;
	struct meeting m = { .title = xstrdup("Besök"),
		.starts = xstrdup("2026-05-12T09:00"),
		.zone = xstrdup("Europe/Helsinki"),
		.status = STATUS_DECIDED };
	char *text;

	meeting_new(f, "Hemma", "2026-04-12T09:00", STATUS_DECIDED, &f->vast, 1);
	ok(f, meeting_create(&f->se, &m, NULL, 0, &f->e));
	text = export_all(f);
	assert_true(strstr(text, "TZID:Europe/Stockholm") < strstr(text, "BEGIN:VEVENT"));
	assert_true(strstr(text, "TZID:Europe/Helsinki") < strstr(text, "BEGIN:VEVENT"));
	assert_non_null(strstr(text, "DTSTART;TZID=Europe/Helsinki:20260512T090000\r\n"));
	meeting_release(&m);
	free(text);
}

static void empty(void **state)
{
	struct fixture *f = *state;

	assert_true(says(f, "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n"));
	assert_false(says(f, "BEGIN:VEVENT"));
}

static bool full(void *to, const char *bytes, size_t n)
{
	(void)to, (void)bytes, (void)n;
	return false;
}

static void a_sink_that_stops(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };

	assert_false(export_ics(&f->se, &(struct meeting_query) { 0 }, &(struct ics_options) { 0 },
		full, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_IO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_order_of_start, setup, teardown),
		cmocka_unit_test_setup_teardown(same_data_same_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(moving_and_undoing, setup, teardown),
		cmocka_unit_test_setup_teardown(cancelling, setup, teardown),
		cmocka_unit_test_setup_teardown(statuses, setup, teardown),
		cmocka_unit_test_setup_teardown(agenda, setup, teardown),
		cmocka_unit_test_setup_teardown(a_renamed_group, setup, teardown),
		cmocka_unit_test_setup_teardown(joint, setup, teardown),
		cmocka_unit_test_setup_teardown(names_of_calendars, setup, teardown),
		cmocka_unit_test_setup_teardown(the_organisations_language, setup, teardown),
		cmocka_unit_test_setup_teardown(zones, setup, teardown),
		cmocka_unit_test_setup_teardown(empty, setup, teardown),
		cmocka_unit_test_setup_teardown(a_sink_that_stops, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
