/* Any text as a line of a year: what is understood lies in the year, and names what there is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/plan_line.h"
#include "formats/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct plan_name names[] = {
	{ "Beredning Norr", "Norr", "B", GROUP_PREPARATORY },
	{ "Beredning Väst", "Väst", "V", GROUP_PREPARATORY },
	{ "Styrelse", NULL, "S", GROUP_BOARD },
	{ "Språk", "", "", GROUP_WORKING },
};

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

static void check_days(const struct plan_line *l, int year)
{
	int of, week;

	demand(l->day != DAY_NONE, "no day");
	demand(l->end_day == DAY_NONE || l->end_day >= l->day, "it ends before it begins");
	if (!l->week) {
		demand(day_year(l->day) == year, "another year");
		return;
	}
	day_iso_week(l->day, &of, &week);
	demand(of == year && week == l->week, "another week");
	demand(l->weekday == WEEKDAY_NONE || day_weekday(l->day) == l->weekday, "another weekday");
}

static void check(const struct plan_line *l, int year)
{
	check_days(l, year);
	demand(l->kind >= PLAN_KIND_NONE && l->kind <= MEETING_OTHER, "no such kind");
	demand(l->start >= MINUTE_NONE && l->start <= 1440, "no such minute");
	demand(l->end == MINUTE_NONE || l->end > l->start, "an end before the start");
	for (size_t i = 0; i < l->n_groups; i++) {
		demand(l->groups[i] < ARRAY_LEN(names), "no such group");
		for (size_t k = 0; k < i; k++)
			demand(l->groups[k] != l->groups[i], "a group twice");
	}
	demand(utf8_valid(l->title, strlen(l->title)), "a title that is no text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int years[] = { 1999, 2026, 2027, 2028 };
	char *text = xstrndup((const char *)data, size);

	for (size_t i = 0; i < ARRAY_LEN(years); i++) {
		struct plan_line l;

		if (plan_line_read(text, years[i], names, ARRAY_LEN(names), &l) == PLAN_LINE_GOOD)
			check(&l, years[i]);
		demand(l.title && l.word, "a text that is not there");
		plan_line_release(&l);
	}
	free(text);
	return 0;
}
