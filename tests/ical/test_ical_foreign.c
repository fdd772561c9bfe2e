/* Calendars and mails as other programs write them, read as a person would: each file of the corpus beside what
 * it says. UPDATE=1 writes the expected text anew: read the difference. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/lazy.h"
#include "base/xalloc.h"
#include "formats/ical_in.h"

#include "cmocka.h"
#include "tests/support/calendar_whole.h"
#include "tests/support/golden.h"

#define CORPUS "tests/fuzz/corpus/ics/"

enum { MUCH = 1 << 20, FEW = 70 };

static void put(void *ctx, struct buf *part)
{
	buf_add(ctx, buf_str(part), part->len);
}

static bool read_bytes(const char *bytes, size_t n, struct calendar *c, struct err *e)
{
	const struct ical_in_ops *ical = lazy_table("lazy_ical_in_ops");
	struct ical_in_options o = { .zone = "Europe/Stockholm" };
	struct buf answer = { 0 };
	bool ok;

	o.mail = calendar_sniff(bytes, n) == CALENDAR_MAIL;
	day_from_ymd(2025, 1, 1, &o.from);
	day_from_ymd(2029, 1, 1, &o.to);
	ical->read(bytes, n, &o, put, &answer);
	ok = calendar_get(buf_str(&answer), answer.len, c, e);
	buf_release(&answer);
	return ok;
}

static void tell_answers(const struct calendar_event *ev, struct buf *out)
{
	static const char *const words[] = { "?", "yes", "perhaps", "no", "delegates" };

	for (size_t i = 0; i < ev->n_attendees && ev->method >= METHOD_REPLY; i++)
		buf_printf(out, "\n      %s <%s> %s", ev->attendees[i].name,
			ev->attendees[i].address, words[ev->attendees[i].answer]);
}

static void tell_event(const struct calendar_event *ev, struct buf *out)
{
	static const char *const methods[] = { "", "", "request ", "add ", "cancel ", "reply ",
		"counter ", "declinecounter ", "refresh " };
	static const char *const states[] = { "", "tentative ", "cancelled " };

	buf_printf(out, "  %s%s%s/%s %s", methods[ev->method], states[ev->status], ev->starts,
		ev->ends, ev->title);
	if (*ev->place)
		buf_printf(out, " @ %s", ev->place);
	if (*ev->link)
		buf_printf(out, " <%s>", ev->link);
	if (*ev->organizer)
		buf_printf(out, " by %s", ev->organizer);
	if (*ev->remark)
		buf_printf(out, " (%s)", ev->remark);
	tell_answers(ev, out);
	buf_putc(out, '\n');
}

static void tell_file(const char *path, struct buf *out)
{
	struct buf bytes = { 0 };
	struct calendar c;
	struct err e = { 0 };

	buf_printf(out, "%s\n", path + strlen(CORPUS));
	assert_true(file_read(path, MUCH, &bytes, &e));
	if (!read_bytes(buf_str(&bytes), bytes.len, &c, &e))
		buf_printf(out, "  ! %s\n", e.text);
	for (size_t i = 0; i < c.n_events && c.n_events <= FEW; i++)
		tell_event(&c.events[i], out);
	if (c.n_events > FEW)
		buf_printf(out, "  %zu entries\n", c.n_events);
	for (size_t i = 0; i < c.n_skips; i++)
		buf_printf(out, "  - %s: %s\n", c.skips[i].title, c.skips[i].why);
	calendar_release(&c);
	buf_release(&bytes);
}

static void told(const char *pattern, bool hostile, const char *name)
{
	struct buf out = { 0 };
	glob_t files;

	assert_int_equal(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		if (hostile == (strstr(files.gl_pathv[i], "/hostile-") != NULL))
			tell_file(files.gl_pathv[i], &out);
	globfree(&files);
	golden_check(name, buf_str(&out));
	buf_release(&out);
}

static void calendars_say_what_people_mean(void **state)
{
	(void)state;
	told(CORPUS "*.[iv]cs", false, "foreign-calendars");
}

static void mails_say_what_people_mean(void **state)
{
	(void)state;
	told(CORPUS "*.eml", false, "foreign-mails");
}

static void hostile_ones_say_little(void **state)
{
	(void)state;
	told(CORPUS "hostile-*", true, "foreign-hostile");
}

/* A file that ends anywhere is read up to there, and its last entry is not taken for whole. */
static void cut_anywhere(void **state)
{
	static const char text[] =
		"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Egen\r\n"
		"BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\n"
		"TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
		"END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:hel\r\nSUMMARY:=?utf-8?Q?Hel?=\r\n"
		"ATTENDEE;CN=\"A;B\":mailto:a@b.example\r\n"
		"DTSTART;TZID=\"Egen\":20260310T090000\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
		"EXDATE;TZID=Egen:20260317T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

	(void)state;
	for (size_t n = 0; n < sizeof(text); n++) {
		char *cut = xmemdup(text, n + 1); /* on the heap: to be seen where it is passed */
		struct calendar c;
		struct err e = { 0 };
		bool whole =
			n >= (size_t)(strstr(text, "END:VEVENT") - text) + strlen("END:VEVENT");
		bool ok = read_bytes(cut, n, &c, &e);

		if (ok != (n >= strlen("BEGIN:")) && n > strlen("BEGIN:VCALENDAR"))
			fail_msg("%zu bytes: %s", n, e.text);
		assert_int_equal(c.n_events, whole ? 1 : 0);
		calendar_release(&c);
		free(cut);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendars_say_what_people_mean),
		cmocka_unit_test(mails_say_what_people_mean),
		cmocka_unit_test(hostile_ones_say_little),
		cmocka_unit_test(cut_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
