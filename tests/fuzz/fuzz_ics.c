/* Any bytes as a calendar, or as a mail with one: through the guard, the reader of lines, libical and the form of
 * the pipe. What comes out is in order and clean; the pipe's form is read as it is, too. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/lazy.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/calendar_in.h"
#include "formats/ical_in.h"

#include "tests/support/calendar_whole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

/* Nothing in it that a terminal would obey or that people would not see. */
static void check_text(const char *s, bool lines, size_t most)
{
	size_t n = strlen(s), letters = 0;

	demand(utf8_valid(s, n), "not UTF-8");
	while (n > 0) {
		uint32_t cp;
		size_t used = utf8_next(s, n, &cp, NULL);

		demand(cp >= 0x20 || (lines && (cp == '\n' || cp == '\t')), "a control character");
		demand(cp < 0x7f || cp >= 0xa0, "a C1 character");
		demand(cp == '\n' || cp == '\t' || text_gate_cp(cp) != GATE_DROP, "invisible");
		letters++;
		s += used;
		n -= used;
	}
	demand(letters <= most, "a text too long for its record");
}

static void check_time(const char *iso, bool all_day)
{
	struct moment m;

	demand(moment_parse(iso, &m), "a time in another form");
	demand(moment_is_none(m) || (m.minute == MINUTE_NONE) == all_day,
		"a day with a clock time");
	demand(moment_is_none(m) || (day_year(m.day) >= 1969 && day_year(m.day) <= 2151),
		"a time out of this world");
}

static void check_event(const struct calendar_event *ev)
{
	check_text(ev->title, false, CALENDAR_LINE_MAX);
	check_text(ev->place, false, CALENDAR_LINE_MAX);
	check_text(ev->description, true, CALENDAR_TEXT_MAX);
	check_text(ev->comment, true, CALENDAR_COMMENT_MAX);
	check_text(ev->link, false, 2000);
	check_text(ev->organizer, false, 320);
	check_text(ev->entry, false, CALENDAR_UID_MAX);
	check_text(ev->remark, false, 1000);
	check_time(ev->starts, ev->all_day);
	check_time(ev->ends, ev->all_day);
	demand(strcmp(ev->ends, "") == 0 || strcmp(ev->starts, ev->ends) <= 0,
		"ends before it starts");
	demand(ev->sequence >= 0 && ev->stamp >= 0, "a negative number");
	for (size_t i = 0; i < ev->n_attendees; i++)
		check_text(ev->attendees[i].address, false, 320);
}

static void put(void *ctx, struct buf *part)
{
	buf_add(ctx, buf_str(part), part->len);
}

static void read_as(const char *bytes, size_t n, bool mail)
{
	const struct ical_in_ops *ical = lazy_table("lazy_ical_in_ops");
	struct ical_in_options o = { .zone = "Europe/Stockholm", .mail = mail };
	struct buf answer = { 0 };
	struct calendar c;
	struct err e = { 0 };

	day_from_ymd(2025, 1, 1, &o.from);
	day_from_ymd(2029, 1, 1, &o.to);
	ical->read(bytes, n, &o, put, &answer);
	if (calendar_get(buf_str(&answer), answer.len, &c, &e))
		for (size_t i = 0; i < c.n_events; i++)
			check_event(&c.events[i]);
	else
		demand(e.code != ERR_NONE && *e.text, "a refusal without words");
	calendar_release(&c);
	buf_release(&answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct calendar c;
	struct err e = { 0 };

	read_as(bytes, size, calendar_sniff(bytes, size) == CALENDAR_MAIL);
	(void)calendar_get(bytes, size, &c, &e);
	calendar_release(&c);
	return 0;
}
