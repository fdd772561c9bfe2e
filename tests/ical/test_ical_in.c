/* Foreign calendars through the guard and the reader, without the process around them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/lazy.h"
#include "base/xalloc.h"
#include "formats/ical_guard.h"
#include "formats/ical_in.h"

#include "cmocka.h"
#include "tests/support/calendar_whole.h"

static const struct ical_in_ops *ops(void)
{
	return lazy_table("lazy_ical_in_ops");
}

static void put(void *ctx, struct buf *part)
{
	buf_add(ctx, buf_str(part), part->len);
}

static struct calendar read_text(const char *text, const char *zone)
{
	struct ical_in_options o = { .zone = zone };
	struct calendar c;
	struct buf b = { 0 };
	struct err e = { 0 };

	day_from_ymd(2026, 1, 1, &o.from);
	day_from_ymd(2027, 1, 1, &o.to);
	ops()->read(text, strlen(text), &o, put, &b);
	if (!calendar_get(buf_str(&b), b.len, &c, &e))
		fail_msg("%s", e.text);
	buf_release(&b);
	return c;
}

/* The entries that an event becomes, "2026-03-10T09:00/2026-03-10T10:00" in a row, what is skipped as "!". */
static void becomes(const char *properties, const char *wanted)
{
	char *text = xasprintf(
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n%s\nEND:VEVENT\nEND:VCALENDAR", properties);
	struct calendar c = read_text(text, "Europe/Stockholm");
	struct buf b = { 0 };

	for (size_t i = 0; i < c.n_events; i++)
		buf_printf(&b, "%s%s/%s", i ? " " : "", c.events[i].starts, c.events[i].ends);
	for (size_t i = 0; i < c.n_skips; i++)
		buf_puts(&b, "!");
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
	calendar_release(&c);
	free(text);
}

static void times_as_the_house_has_them(void **state)
{
	(void)state;
	becomes("DTSTART:20260310T080000Z\nDTEND:20260310T090000Z",
		"2026-03-10T09:00/2026-03-10T10:00");
	becomes("DTSTART;TZID=Europe/Helsinki:20260610T100000\nDURATION:PT90M",
		"2026-06-10T09:00/2026-06-10T10:30");
	becomes("DTSTART;TZID=America/New_York:20260316T090000\nDTEND;TZID=America/New_York:20260316T"
		"100000",
		"2026-03-16T14:00/2026-03-16T15:00");
	becomes("DTSTART;TZID=+02:00:20260310T090000\nDTEND;TZID=+0200:20260310T100000",
		"2026-03-10T08:00/2026-03-10T09:00");
	becomes("DTSTART:20260310T090000+0200\nDTEND:2026-03-10T09:00:00+01:00",
		"2026-03-10T08:00/2026-03-10T09:00");
	becomes("DTSTART:20260310T090000", "2026-03-10T09:00/");
	/* 25 hours: the clock is put back in between. */
	becomes("DTSTART;TZID=Europe/Stockholm:20261024T120000\nDURATION:PT24H",
		"2026-10-24T12:00/2026-10-25T11:00");
	becomes("DTSTART;TZID=Europe/Stockholm:20261024T120000\nDTEND;TZID=Europe/Stockholm:"
		"20261025T120000",
		"2026-10-24T12:00/2026-10-25T12:00");
}

static void whole_days(void **state)
{
	(void)state;
	becomes("DTSTART;VALUE=DATE:20260505\nDTEND;VALUE=DATE:20260507", "2026-05-05/2026-05-06");
	becomes("DTSTART:20260505\nDTEND:20260505", "2026-05-05/2026-05-05");
	becomes("DTSTART;VALUE=DATE:20260505\nDURATION:P2D", "2026-05-05/2026-05-06");
	becomes("DTSTART;TZID=CET:20260505T000000\nDTEND;TZID=CET:20260506T000000",
		"2026-05-05/2026-05-05");
	becomes("DTSTART:20260505T000000Z\nDTEND:20260506T000000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
		"2026-05-05/2026-05-05");
}

static void series(void **state)
{
	(void)state;
	becomes("DTSTART;TZID=Europe/Stockholm:20260318T090000\nRRULE:FREQ=WEEKLY;COUNT=3",
		"2026-03-18T09:00/ 2026-03-25T09:00/ 2026-04-01T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260318T090000\nRRULE:FREQ=WEEKLY;UNTIL=20260325T080000Z",
		"2026-03-18T09:00/ 2026-03-25T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260318T090000\nRRULE:FREQ=WEEKLY;UNTIL=20260325T075959Z",
		"2026-03-18T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260318T090000\nRRULE:FREQ=WEEKLY;UNTIL=20260324T080000Z",
		"2026-03-18T09:00/");
	becomes("DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
		"2026-05-25/2026-05-25");
	becomes("DTSTART:20260130T080000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
		"2026-01-30T09:00/ 2026-02-27T09:00/");
	becomes("DTSTART:20260301T080000Z\nRDATE:20260401T080000Z,20260501T080000Z",
		"2026-03-01T09:00/ 2026-04-01T10:00/ 2026-05-01T10:00/");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260302",
		"2026-03-01T09:00/ 2026-03-03T09:00/");
}

/* The start is one of them even where the rule does not name it: "five times" is five times. */
static void the_start_counts(void **state)
{
	(void)state;
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3",
		"2026-03-16T09:00/ 2026-03-17T09:00/ 2026-03-24T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3",
		"2026-03-16T09:00/ 2026-03-17T09:00/ 2026-03-23T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=1",
		"2026-03-16T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\n"
		"RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260324T080000Z",
		"2026-03-16T09:00/ 2026-03-17T09:00/ 2026-03-24T09:00/");
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\n"
		"RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2;UNTIL=20261224",
		"2026-03-16T09:00/ 2026-03-17T09:00/");
}

static void a_date_may_have_its_own_length(void **state)
{
	(void)state;
	becomes("DTSTART:20260301T080000Z\nDURATION:PT1H\n"
		"RDATE;VALUE=PERIOD:20260401T080000Z/PT3H,20260501T080000Z/20260501T083000Z",
		"2026-03-01T09:00/2026-03-01T10:00 2026-04-01T10:00/2026-04-01T13:00"
		" 2026-05-01T10:00/2026-05-01T10:30");
	becomes("DTSTART;TZID=Europe/Stockholm:20260316T090000\nDTEND;TZID=Europe/Stockholm:"
		"20260316T100000\nRRULE:FREQ=DAILY;COUNT=2\n"
		"RDATE;VALUE=PERIOD;TZID=Europe/Stockholm:20260317T090000/20260317T120000,"
		"20260318T090000/nonsense",
		"2026-03-16T09:00/2026-03-16T10:00 2026-03-17T09:00/2026-03-17T12:00"
		" 2026-03-18T09:00/2026-03-18T10:00");
}

/* vCalendar 1.0, "Recurrence Rules". */
static void rules_of_old(void **state)
{
	(void)state;
	becomes("DTSTART:20260316T090000\nRRULE:D2 #3",
		"2026-03-16T09:00/ 2026-03-18T09:00/ "
		"2026-03-20T09:00/");
	becomes("DTSTART:20260316T090000\nRRULE:W1 MO TU #4",
		"2026-03-16T09:00/ 2026-03-17T09:00/ 2026-03-23T09:00/ 2026-03-24T09:00/");
	becomes("DTSTART:20260316T090000\nRRULE:W2 20260414T000000",
		"2026-03-16T09:00/ 2026-03-30T09:00/ 2026-04-13T09:00/");
	becomes("DTSTART:20260317T090000\nRRULE:MP1 3+ TU #3",
		"2026-03-17T09:00/ 2026-04-21T09:00/ 2026-05-19T09:00/");
	becomes("DTSTART:20260327T090000\nRRULE:MP1 1- FR 20260601T000000",
		"2026-03-27T09:00/ 2026-04-24T09:00/ 2026-05-29T09:00/");
	becomes("DTSTART:20260316T090000\nRRULE:MD1 16 #3",
		"2026-03-16T09:00/ 2026-04-16T09:00/ 2026-05-16T09:00/");
	becomes("DTSTART:20260331T090000\nRRULE:MD1 LD #3",
		"2026-03-31T09:00/ 2026-04-30T09:00/ 2026-05-31T09:00/");
	becomes("DTSTART:20260316T090000\nRRULE:YM1 3 9 #2", "2026-03-16T09:00/ 2026-09-16T09:00/");
	/* Twice where it does not say, for ever where it says none; semicolons between days. */
	becomes("DTSTART:20260316T090000\nRRULE:D1", "2026-03-16T09:00/ 2026-03-17T09:00/");
	becomes("DTSTART:20261229T090000\nRRULE:D1 #0\nEXDATE:20261230T090000;20261231T090000",
		"2026-12-29T09:00/");
	becomes("DTSTART:20260316T090000\nRRULE:W1 XX #4", "!");
	becomes("DTSTART:20260316T090000\nRRULE:MP6 1+ MO #5 D2 0600 #5", "!");
}

/* From there on it is called off, in the file that has the rule. */
static void a_series_may_end_by_a_message(void **state)
{
	struct calendar c = read_text("BEGIN:VEVENT\nUID:u\nDTSTART:20260301T080000Z\n"
				      "RRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n"
				      "BEGIN:VEVENT\nUID:u\nSTATUS:CANCELLED\n"
				      "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T080000Z\n"
				      "DTSTART:20260303T080000Z\nEND:VEVENT",
		"Europe/Stockholm");
	size_t off = 0;

	(void)state;
	assert_int_equal(c.n_events, 4);
	for (size_t i = 0; i < c.n_events; i++)
		off += c.events[i].status == CALENDAR_CANCELLED;
	assert_int_equal(off, 2);
	calendar_release(&c);
}

static void the_text_may_be_html_alone(void **state)
{
	struct calendar c = read_text(
		"BEGIN:VEVENT\nUID:u\nDTSTART:20260301T080000Z\nX-ALT-DESC;FMTTYPE=text/html:<html>"
		"<head><style>p\\,a {x}</style></head><body><p>Kaffe\\, bulle</p></body></html>\n"
		"END:VEVENT\nBEGIN:VEVENT\nUID:v\nDTSTART:20260301T080000Z\n"
		"X-ALT-DESC;FMTTYPE=text/html:<p>Två</p>\nDESCRIPTION:Ett\nEND:VEVENT",
		"Europe/Stockholm");

	(void)state;
	assert_int_equal(c.n_events, 2);
	assert_string_equal(c.events[0].description, "Kaffe, bulle");
	assert_string_equal(c.events[1].description, "Ett");
	calendar_release(&c);
}

/* Lines of a description as they were typed: what is no property goes on. */
static void a_description_may_be_several_lines(void **state)
{
	struct calendar c = read_text(
		"BEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260301T080000Z\r\nDESCRIPTION:Ett\r\n"
		"två utan blank\r\n- tre\r\nX-FYRA;A=B:fyra\r\nLOCATION:Salen\r\nEND:VEVENT\r\n",
		"Europe/Stockholm");

	(void)state;
	assert_int_equal(c.n_events, 1);
	assert_string_equal(c.events[0].description, "Ett\ntvå utan blank\n- tre");
	assert_string_equal(c.events[0].place, "Salen");
	calendar_release(&c);
}

static void impossible_ones_are_skipped(void **state)
{
	(void)state;
	becomes("DTSTART:20262840T090000", "!");
	becomes("DTSTART:20260230", "!");
	becomes("DTSTART:20260310T256100", "!");
	becomes("DTSTART:19010310T090000", "!");
	becomes("DTSTART:99990310T090000", "!");
	becomes("SUMMARY:utan start", "!");
	becomes("DTSTART:20260310T090000Z\nDTEND:20260310T080000Z", "2026-03-10T10:00/");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=SECONDLY", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=HOURLY;COUNT=3", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=DAILY;BYHOUR=1,2", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:RSCALE=HEBREW;FREQ=YEARLY", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=31,-31", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:FREQ=MONTHLY;BYDAY=6MO,-7TU", "!");
	becomes("DTSTART:20260301T080000Z\nRRULE:nonsense", "!");
}

static void a_series_does_not_fill_the_house(void **state)
{
	struct calendar c = read_text("BEGIN:VEVENT\nUID:u\nDTSTART:19700101T080000Z\n"
				      "RRULE:FREQ=DAILY\nEND:VEVENT",
		"Europe/Stockholm");

	(void)state;
	assert_int_equal(c.n_events, 365);
	calendar_release(&c);
}

static void each_of_a_series_has_a_lasting_name(void **state)
{
	static const char text[] = "BEGIN:VEVENT\nUID:u\nDTSTART:20260301T080000Z\n"
				   "RRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n"
				   "BEGIN:VEVENT\nUID:u\nRECURRENCE-ID:20260302T080000Z\n"
				   "DTSTART:20260302T120000Z\nSEQUENCE:1\nEND:VEVENT";
	struct calendar a = read_text(text, "Europe/Stockholm"),
			b = read_text(text, "Europe/Stockholm");

	(void)state;
	assert_int_equal(a.n_events, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(a.events[i].entry, b.events[i].entry);
		assert_int_equal(strlen(a.events[i].entry), 36);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(a.events[i].entry, a.events[k].entry);
	}
	calendar_release(&a);
	calendar_release(&b);
}

/* What belongs together may stand anywhere in the file; the rest comes in the file's order. */
static void one_uid_counts_as_one_wherever_it_stands(void **state)
{
	static const char text[] =
		"BEGIN:VEVENT\nUID:b\nSUMMARY:old\nDTSTART:20260302T080000Z\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:z\nSUMMARY:only\nDTSTART;TZID=Theirs:20260303T080000\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:a\nSUMMARY:too\nDTSTART:20260304T080000Z\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:b\nSUMMARY:new\nSEQUENCE:1\nDTSTART:20260305T080000Z\nEND:VEVENT\n"
		"BEGIN:VTIMEZONE\nTZID:Theirs\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
		"TZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n";
	struct calendar c = read_text(text, "Europe/Stockholm");

	(void)state;
	assert_int_equal(c.n_events, 3);
	assert_string_equal(c.events[0].title, "only");
	assert_string_equal(c.events[0].starts, "2026-03-03T04:00");
	assert_string_equal(c.events[1].title, "too");
	assert_string_equal(c.events[2].title, "new");
	assert_int_equal(c.n_skips, 1);
	assert_string_equal(c.skips[0].title, "old");
	calendar_release(&c);
}

/* All days of a series with one UID, and nothing that says which is which. */
static void what_is_listed_is_several(void **state)
{
	static const char text[] =
		"BEGIN:VEVENT\nUID:b\nDTSTAMP:20260101T080000Z\nDTSTART:20260302T080000Z\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:b\nDTSTAMP:20260101T080000Z\nDTSTART:20260303T080000Z\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:b\nDTSTAMP:20260101T080000Z\nDTSTART:20260303T140000Z\nEND:VEVENT\n"
		"BEGIN:VEVENT\nUID:b\nDTSTAMP:20260101T080000Z\nDTSTART:20260303T140000Z\nEND:VEVENT\n";
	struct calendar c = read_text(text, "Europe/Stockholm");

	(void)state;
	assert_int_equal(c.n_events, 3);
	assert_string_equal(c.events[0].starts, "2026-03-02T09:00");
	assert_string_equal(c.events[2].starts, "2026-03-03T15:00");
	assert_string_not_equal(c.events[1].entry, c.events[2].entry);
	assert_int_equal(c.n_skips, 1);
	calendar_release(&c);
}

static void many_uids_are_told_apart(void **state)
{
	struct buf b = { 0 };
	struct calendar c;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_printf(&b, "BEGIN:VEVENT\nUID:u%d\nDTSTART:20260310T080000Z\nEND:VEVENT\n",
			i % 2999);
	c = read_text(buf_str(&b), "Europe/Stockholm");
	assert_int_equal(c.n_events, 2999);
	assert_int_equal(c.n_skips, 1);
	assert_string_equal(c.events[2998].uid, "u0");
	calendar_release(&c);
	buf_release(&b);
}

/* The entries of a series that moves to another time of day stay the same ones. */
static void an_entry_moves_with_its_series(void **state)
{
	static const char at_nine[] = "BEGIN:VEVENT\nUID:u\nDTSTART:20260301T080000Z\n"
				      "RRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\n",
			  at_ten[] = "BEGIN:VEVENT\nUID:u\nDTSTART:20260301T090000Z\n"
				     "RRULE:FREQ=WEEKLY;COUNT=3\nSEQUENCE:1\nEND:VEVENT\n",
			  twice[] = "BEGIN:VEVENT\nUID:u\nDTSTART:20260301T080000Z\n"
				    "RDATE:20260301T120000Z\nEND:VEVENT\n";
	struct calendar a = read_text(at_nine, "Europe/Stockholm"),
			b = read_text(at_ten, "Europe/Stockholm"),
			c = read_text(twice, "Europe/Stockholm");

	(void)state;
	assert_int_equal(a.n_events, 3);
	assert_int_equal(b.n_events, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(a.events[i].entry, b.events[i].entry);
		assert_string_not_equal(a.events[i].starts, b.events[i].starts);
	}
	assert_int_equal(c.n_events, 2);
	assert_string_not_equal(c.events[0].entry, c.events[1].entry);
	calendar_release(&a);
	calendar_release(&b);
	calendar_release(&c);
}

/* ---- The guard ---- */

static void guarded(const char *bytes, size_t n, const char *words)
{
	struct ical_in_options o = { .zone = "Europe/Stockholm" };
	struct err e = { 0 };
	struct buf b = { 0 };
	struct calendar c;
	bool passed;

	ops()->read(bytes, n, &o, put, &b);
	passed = calendar_get(buf_str(&b), b.len, &c, &e);
	calendar_release(&c);
	buf_release(&b);
	assert_int_equal(passed, words == NULL);
	if (words && !strstr(e.text, words))
		fail_msg("%s", e.text);
}

static char *repeated(const char *head, const char *s, int times, const char *tail)
{
	struct buf b = { 0 };

	buf_puts(&b, head);
	for (int i = 0; i < times; i++)
		buf_puts(&b, s);
	buf_puts(&b, tail);
	return buf_take(&b);
}

static void limit(const char *head, const char *s, int times, const char *words)
{
	char *most = repeated(head, s, times, "\nEND:VEVENT\n"),
	     *more = repeated(head, s, times + 1, "\nEND:VEVENT\n");

	guarded(most, strlen(most), NULL);
	guarded(more, strlen(more), words);
	free(most);
	free(more);
}

static void limits_say_the_line_and_the_reason(void **state)
{
	(void)state;
	limit("BEGIN:VEVENT\nX:", "y", GUARD_LINE_MAX - 2, "line 2: the line is too long");
	limit("BEGIN:VEVENT\n", "X:1\n", GUARD_PROPERTIES_MAX, "too many properties");
	limit("", "BEGIN:VEVENT\n", GUARD_DEPTH_MAX, "line 9: too many things");
	limit("BEGIN:VEVENT\n", "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n", GUARD_ZONES_MAX,
		"too many time zones");
	guarded("BEGIN:VEVENT\nA:\0", 16, "line 2: binary data");
	guarded("", 0, "no calendar");
	guarded("<html>", 6, "no calendar");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_as_the_house_has_them),
		cmocka_unit_test(whole_days),
		cmocka_unit_test(series),
		cmocka_unit_test(the_start_counts),
		cmocka_unit_test(a_date_may_have_its_own_length),
		cmocka_unit_test(rules_of_old),
		cmocka_unit_test(a_series_may_end_by_a_message),
		cmocka_unit_test(the_text_may_be_html_alone),
		cmocka_unit_test(a_description_may_be_several_lines),
		cmocka_unit_test(impossible_ones_are_skipped),
		cmocka_unit_test(a_series_does_not_fill_the_house),
		cmocka_unit_test(each_of_a_series_has_a_lasting_name),
		cmocka_unit_test(an_entry_moves_with_its_series),
		cmocka_unit_test(one_uid_counts_as_one_wherever_it_stands),
		cmocka_unit_test(what_is_listed_is_several),
		cmocka_unit_test(many_uids_are_told_apart),
		cmocka_unit_test(limits_say_the_line_and_the_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
