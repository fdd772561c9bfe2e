/* Any text as a date, a time, or prose with dates in it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formats/when.h"
#include "formats/when_days.h"
#include "formats/when_due.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

static void check(const struct when *w, size_t n)
{
	int year, month, mday;

	demand(w->from <= w->to && w->to <= n, "read past the end");
	demand(w->date_from <= w->date_to && w->date_to <= w->to, "the date lies outside");
	demand(w->start >= MINUTE_NONE && w->start <= 1440, "no such minute");
	demand(w->end == MINUTE_NONE || w->end > w->start, "an end before the start");
	demand(w->weekday >= WEEKDAY_NONE && w->weekday <= SUN, "no such weekday");
	if (w->day == DAY_NONE)
		return;
	day_to_ymd(w->day, &year, &month, &mday);
	demand(month == w->month && mday == w->mday, "day and month disagree");
	demand(w->end_day == DAY_NONE || w->end_day >= w->day,
		"a range that ends before it begins");
}

/* Words for when something is to be done: an interval, and the same sort on every day. */
static void check_due(const char *s, int32_t ref)
{
	struct when_due due, shape;
	bool read = when_due(s, ref, &due);

	demand(when_due(s, DAY_NONE, &shape) == read, "read on some days only");
	demand(shape.sort == due.sort, "another sort on another day");
	demand(read || (due.from == DAY_NONE && due.to == DAY_NONE), "days without words");
	demand(due.from == DAY_NONE || due.to == DAY_NONE || due.from <= due.to,
		"an interval that ends before it begins");
}

/* Days of something that lasts; and the form that they are shown in says the same days. */
static void check_days(const char *s, int32_t ref)
{
	int32_t first, last, again, end;
	struct buf b = { 0 };

	if (!when_days(s, ref, &first, &last))
		return;
	demand(first != DAY_NONE && first <= last, "days that end before they begin");
	/* "+9999v" is a day of a year that is not read as one. */
	if (day_year(first) < 1900 || day_year(last) > 2100)
		return;
	when_days_text(first, last, &b);
	demand(when_days(buf_str(&b), ref, &again, &end) && again == first && end == last,
		"days that do not read back");
	buf_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = xstrndup((const char *)data, size);
	size_t n = strlen(s);
	struct when w;
	int32_t ref;

	day_from_ymd(2026, 3, 10, &ref);
	if (when_read(s, ref, &w))
		check(&w, n);
	if (when_date(s, ref, &w) > 0)
		check(&w, n);
	if (when_date(s, DAY_NONE, &w) > 0)
		demand(w.has_year || w.day == DAY_NONE, "a year out of nowhere");
	for (size_t at = 0; when_find(s, at, ref, &w); at = w.to) {
		check(&w, n);
		demand(w.to > at, "the search stands still");
	}
	for (size_t at = 0; when_find_time(s, at, &w); at = w.to)
		demand(w.to > at && w.to <= n, "the search for times stands still");
	check_due(s, ref);
	check_days(s, ref);
	free(s);
	return 0;
}
