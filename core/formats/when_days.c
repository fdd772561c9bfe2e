#include "formats/when_days.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"

static bool is_week(const struct when *w)
{
	return w->week && w->weekday == WEEKDAY_NONE && w->end_day == DAY_NONE;
}

/* The dash of a range; *len gets its bytes. NULL where there is none. */
static const char *dash(const char *s, size_t *len)
{
	const char *plain = strchr(s, '-'), *en = strstr(s, "–");

	*len = en ? strlen("–") : 1;
	return en ? en : plain;
}

/* "9–10" after "v.": the weeks of a range, in the year of the first. */
static bool several_weeks(const char *text, int32_t ref, int32_t *first, int32_t *last)
{
	size_t len;
	const char *at = dash(text, &len);
	char *from, *rest;
	struct when w;
	int year, week;
	long to;
	bool ok;

	if (!at)
		return false;
	from = xstrndup(text, (size_t)(at - text));
	ok = when_read(text_trim(from), ref, &w) && is_week(&w);
	free(from);
	for (at += len; *at == ' ' || *at == 'v' || *at == '.'; at++)
		;
	to = strtol(at, &rest, 10);
	if (!ok || !isdigit((unsigned char)*at) || !text_blank(rest))
		return false;
	day_iso_week(w.day, &year, &week);
	if (to < week || to > iso_weeks_in_year(year))
		return false;
	*first = w.day;
	*last = w.day + (int32_t)(to - week) * 7 + SUN;
	return true;
}

bool when_days(const char *text, int32_t ref, int32_t *first, int32_t *last)
{
	struct when w;

	if (several_weeks(text, ref, first, last))
		return true;
	if (!when_read(text, ref, &w) || w.day == DAY_NONE || w.start != MINUTE_NONE)
		return false;
	*first = w.day;
	*last = w.end_day != DAY_NONE ? w.end_day : w.day;
	if (is_week(&w))
		*last = w.day + SUN;
	return true;
}

bool when_is_written(const char *text)
{
	return *text != '+' && strpbrk(text, "0123456789");
}

void when_days_text(int32_t first, int32_t last, struct buf *out)
{
	int y, m, d, y2, m2, d2;

	if (first == DAY_NONE)
		return;
	day_to_ymd(first, &y, &m, &d);
	day_to_ymd(last == DAY_NONE ? first : last, &y2, &m2, &d2);
	if (y != y2)
		buf_printf(out, "%d %s %d–%d %s %d", d, month_long(m), y, d2, month_long(m2), y2);
	else if (m != m2)
		buf_printf(out, "%d %s–%d %s %d", d, month_long(m), d2, month_long(m2), y2);
	else if (d != d2)
		buf_printf(out, "%d–%d %s %d", d, d2, month_long(m), y);
	else
		buf_printf(out, "%d %s %d", d, month_long(m), y);
}
