/* The rules of the writer: spans, stamps, zones, what it refuses, the same bytes anywhere. */
#include <locale.h>
#include <malloc.h>
#include <time.h>

#include "tests/ical/ical_case.h"

static void spans(void **state)
{
	static const struct {
		const char *starts, *ends;
		bool all_day;
		const char *from, *to;
	} cases[] = {
		{ "2026-03-10T09:00", "2026-03-10T12:00", false, "20260310T090000",
			"20260310T120000" },
		/* Over midnight, and to midnight. */
		{ "2026-03-10T22:30", "2026-03-11T00:00", false, "20260310T223000",
			"20260311T000000" },
		/* The days on which the clock is changed. */
		{ "2026-03-29T04:00", "2026-03-29T12:00", false, "20260329T040000",
			"20260329T120000" },
		{ "2026-10-24T12:00", "2026-10-25T12:00", false, "20261024T120000",
			"20261025T120000" },
		/* A deadline at a clock time, and ends that are none: a quarter of an hour. */
		{ "2026-12-31T23:30", "", false, "20261231T233000", "20261231T234500" },
		{ "2026-03-10T09:00", "2026-03-10T09:00", false, "20260310T090000",
			"20260310T091500" },
		{ "2026-03-10T09:00", "2026-03-10T08:00", false, "20260310T090000",
			"20260310T091500" },
		{ "2026-03-10T09:00", "2026-03-10", false, "20260310T090000", "20260310T091500" },
		/* Whole days: the last one is inclusive here, exclusive there. */
		{ "2026-02-28", "2026-02-28", true, "20260228", "20260301" },
		{ "2028-02-28", "2028-02-28", true, "20280228", "20280229" },
		{ "2026-12-30", "2026-12-31", true, "20261230", "20270101" },
		{ "2026-03-10", "", true, "20260310", "20260311" },
		{ "2026-03-10", "2026-03-01", true, "20260310", "20260311" },
		{ "2026-03-10T09:00", "2026-03-10T12:00", true, "20260310", "20260311" },
		{ "2026-03-10", "", false, "20260310", "20260311" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *starts = xstrdup(cases[i].starts), *ends = xstrdup(cases[i].ends);
		const struct export_row row = { .m = { DECIDED, .starts = starts, .ends = ends,
							.all_day = cases[i].all_day } };
		const char *how =
			strchr(cases[i].from, 'T') ? ";TZID=Europe/Stockholm:" : ";VALUE=DATE:";
		char *from = xasprintf("%s%s", how, cases[i].from);
		char *to = xasprintf("%s%s", how, cases[i].to);

		assert_event(&row, "DTSTART", from);
		assert_event(&row, "DTEND", to);
		free(from);
		free(to);
		free(starts);
		free(ends);
	}
}

/* The edition of an event is that of the newest thing in it, whenever it is exported. */
static void stamps(void **state)
{
	struct export_row row = { .m = { DECIDED, MORNING, .sequence = 4 } };
	char *text;

	(void)state;
	row.m.created_at = 100;
	row.m.revised_at = 86400 + 3 * 3600 + 4 * 60 + 5;
	text = ical_write_one(&row);
	assert_ical(text, "CREATED", ":19700101T000140Z");
	assert_ical(text, "DTSTAMP", ":19700102T030405Z");
	assert_ical(text, "LAST-MODIFIED", ":19700102T030405Z");
	assert_ical(text, "SEQUENCE", ":4");
	free(text);
	row.groups_revised_at = row.m.revised_at + 60;
	assert_event(&row, "DTSTAMP", ":19700102T030505Z");
	row.groups_revised_at = 50;
	row.m.revised_at = 0;
	assert_event(&row, "DTSTAMP", ":19700101T000140Z");
}

static void free_and_busy(void **state)
{
	static const struct {
		int status, kind;
		const char *says, *transp, *busy;
	} cases[] = {
		{ STATUS_PROPOSED, MEETING_ORDINARY, ":TENTATIVE", ":OPAQUE", ":TENTATIVE" },
		{ STATUS_DECIDED, MEETING_FULL_DAY, ":CONFIRMED", ":OPAQUE", ":BUSY" },
		{ STATUS_CALLED, MEETING_ORDINARY, ":CONFIRMED", ":OPAQUE", ":BUSY" },
		{ STATUS_RUNNING, MEETING_BOARD, ":CONFIRMED", ":OPAQUE", ":BUSY" },
		{ STATUS_HELD, MEETING_VISIT, ":CONFIRMED", ":OPAQUE", ":BUSY" },
		{ STATUS_CANCELLED, MEETING_ORDINARY, ":CANCELLED", ":TRANSPARENT", ":FREE" },
		{ STATUS_DECIDED, MEETING_DEADLINE, ":CONFIRMED", ":TRANSPARENT", ":FREE" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct export_row row = { .m = { MEETING, MORNING, .status = cases[i].status,
							.kind = cases[i].kind } };

		assert_event(&row, "STATUS", cases[i].says);
		assert_event(&row, "TRANSP", cases[i].transp);
		assert_event(&row, "X-MICROSOFT-CDO-BUSYSTATUS", cases[i].busy);
	}
}

static void nobody_is_invited_or_woken(void **state)
{
	const struct item item = { .id = 1, .title = T("Öppnande"), .presenter = T("Elin Ask") };
	const struct export_row row = {
		.m = { DECIDED, MORNING, .chair = T("Bo Ågren") }, .items = &item, .n_items = 1
	};
	char *text = ical_write_one(&row);

	(void)state;
	assert_null(strstr(text, "METHOD"));
	assert_null(strstr(text, "ATTENDEE"));
	assert_null(strstr(text, "ORGANIZER"));
	assert_null(strstr(text, "VALARM"));
	assert_null(strstr(text, "Bo Ågren"));
	free(text);
}

static void the_agenda_can_stay_at_home(void **state)
{
	const struct item item = { .id = 1, .title = T("Hemligt") };
	const struct export_row row = { .m = { DECIDED, MORNING, .link = T("https://a.example") },
		.items = &item,
		.n_items = 1,
		.moved_from = "2026-03-09T09:00" };
	struct ical_options o = ical_options();
	char *text;

	(void)state;
	o.leave_agenda = true;
	text = ical_write(&o, &row, 1);
	assert_ical(text, "DESCRIPTION",
		":Flyttat från 2026-03-09 09:00\\nMöte · På plats\\nLänk: https://a.example");
	free(text);
}

static bool refused(const struct export_row *row, const char *because)
{
	const struct ical_ops *ops = lazy_table("lazy_ical_ops");
	struct ical_options o = ical_options();
	struct err e = { 0 };
	struct buf b = { 0 };
	struct ical_out *w = ops->begin(&o, &b);
	size_t head = b.len;
	bool no = !ops->event(w, row, &b, &e) && b.len == head && e.code == ERR_INVALID &&
		strstr(e.text, because) && strstr(e.text, "7");

	ops->end(w, NULL);
	assert_int_equal(b.len, head);
	buf_release(&b);
	return no;
}

static void refusals(void **state)
{
	struct export_row row = { .m = { DECIDED, MORNING } };

	(void)state;
	row.m.zone = T("Mars/Olympus");
	assert_true(refused(&row, "Mars/Olympus"));
	row.m.zone = NULL;
	assert_true(refused(&row, "zone"));
	row = (struct export_row) { .m = { DECIDED, MORNING } };
	row.m.starts = T("2026-02-30T09:00");
	assert_true(refused(&row, "date"));
	row.m.starts = NULL;
	assert_true(refused(&row, "date"));
	row = (struct export_row) { .m = { DECIDED, MORNING } };
	row.m.uid = T("");
	assert_true(refused(&row, "identity"));
}

static size_t occurrences(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
		n++;
	return n;
}

/* Each zone is defined once, before the events that use it, announced or not. */
static void zones_come_before_their_events(void **state)
{
	const struct export_row rows[] = {
		{ .m = { DECIDED, MORNING } },
		{ .m = { .id = 8,
			  .uid = T("2"),
			  MORNING,
			  .zone = T("Europe/Helsinki"),
			  .status = STATUS_HELD } },
		{ .m = { .id = 9,
			  .uid = T("3"),
			  MORNING,
			  .zone = T("Europe/Helsinki"),
			  .status = STATUS_HELD } },
	};
	const char *const both[] = { "Europe/Stockholm", "Europe/Helsinki", "Europe/Stockholm",
		"Mars/Olympus" };
	struct ical_options o = ical_options();

	(void)state;
	for (size_t announced = 1; announced <= ARRAY_LEN(both); announced++) {
		char *text;

		o.zones = both;
		o.n_zones = announced;
		text = ical_write(&o, rows, ARRAY_LEN(rows));
		assert_int_equal(occurrences(text, "BEGIN:VTIMEZONE"), 2);
		assert_true(strstr(text, "TZID:Europe/Helsinki") <
			strstr(text, ";TZID=Europe/Helsinki"));
		if (announced > 1)
			assert_true(strstr(text, "TZID:Europe/Helsinki") <
				strstr(text, "BEGIN:VEVENT"));
		free(text);
	}
}

static void same_bytes_anywhere(void **state)
{
	static const char *const locales[] = { "C", "C.UTF-8", "sv_SE.UTF-8", "tr_TR.UTF-8",
		"ar_EG.UTF-8" };
	static const char *const places[] = { "UTC", "Asia/Kathmandu", "America/Los_Angeles" };
	const struct export_row row = { .m = { DECIDED, MORNING, .title = T("Ideell idrott") },
		.groups = &vast,
		.n_groups = 1 };
	char *first = ical_write_one(&row), *zone = xstrdup(getenv("TZ"));

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(locales); i++) {
		char *text;

		setlocale(LC_ALL, locales[i]);
		setenv("TZ", places[i % ARRAY_LEN(places)], 1);
		tzset();
		text = ical_write_one(&row);
		assert_string_equal(text, first);
		free(text);
	}
	setlocale(LC_ALL, "C.UTF-8");
	if (zone)
		setenv("TZ", zone, 1);
	free(zone);
	free(first);
}

/* Nothing of an event stays behind: what 10,000 leave is what 100 left. */
static void memory_is_flat(void **state)
{
	const struct item item = { .id = 1, .title = T("Öppnande"), .minutes = 5 };
	const struct export_row row = { .m = { DECIDED, MORNING, .link = T("https://a.example") },
		.groups = all_groups,
		.n_groups = ARRAY_LEN(all_groups),
		.items = &item,
		.n_items = 1 };
	const struct ical_ops *ops = lazy_table("lazy_ical_ops");
	struct ical_options o = ical_options();
	struct err e = { 0 };
	struct buf b = { 0 };
	struct ical_out *w = ops->begin(&o, &b);
	size_t after_100 = 0;

	(void)state;
	for (int i = 1; i <= 10000; i++) {
		assert_true(ops->event(w, &row, &b, &e));
		buf_cut(&b, 0);
		if (i == 100)
			after_100 = mallinfo2().uordblks;
	}
	assert_in_range(mallinfo2().uordblks, 0, after_100 + 4096);
	ops->end(w, &b);
	buf_release(&b);
}

/* In the night in which the clock is changed readers disagree: there it is UTC, in the doubled hour the first
 * of the two. */
static void the_night_of_the_change(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, .starts = T("2026-10-25T02:30"), .ends = T("2026-10-25T04:00") },
	};
	const struct export_row before = {
		.m = { DECIDED, .starts = T("2026-03-29T01:30"), .ends = T("2026-03-29T03:30") },
	};
	const struct export_row morning = {
		.m = { DECIDED, .starts = T("2026-03-29T09:00"), .ends = T("2026-03-29T12:00") },
	};

	(void)state;
	assert_event(&row, "DTSTART", ":20261025T003000Z");
	assert_event(&row, "DTEND", ":20261025T030000Z");
	assert_event(&before, "DTSTART", ":20260329T003000Z");
	assert_event(&morning, "DTSTART", ";TZID=Europe/Stockholm:20260329T090000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans),
		cmocka_unit_test(stamps),
		cmocka_unit_test(free_and_busy),
		cmocka_unit_test(nobody_is_invited_or_woken),
		cmocka_unit_test(the_agenda_can_stay_at_home),
		cmocka_unit_test(refusals),
		cmocka_unit_test(zones_come_before_their_events),
		cmocka_unit_test(same_bytes_anywhere),
		cmocka_unit_test(memory_is_flat),
		cmocka_unit_test(the_night_of_the_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
