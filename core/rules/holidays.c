#include "rules/holidays.h"

#include <stddef.h>

#include "base/date.h"
#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"

/* ---- Rules for days -------------------------------------------------------------------------- */

/* A day of the year by its date (month, mday), by its distance from Easter (month 0, mday), or a
 * weekday on or after a date (weekday; 0 is not used for Mondays: none is a holiday by weekday). */
struct day_rule {
	const char *name; /* N_() */
	int month, mday, weekday, since, until;
};

enum { ALWAYS = 9999 };

static const struct day_rule red_days[] = {
	{ N_("New Year's Day"), 1, 1, 0, 0, ALWAYS },
	{ N_("Epiphany"), 1, 6, 0, 0, ALWAYS },
	{ N_("Good Friday"), 0, -2, 0, 0, ALWAYS },
	{ N_("Easter Sunday"), 0, 0, 0, 0, ALWAYS },
	{ N_("Easter Monday"), 0, 1, 0, 0, ALWAYS },
	{ N_("May Day"), 5, 1, 0, 0, ALWAYS },
	{ N_("Ascension Day"), 0, 39, 0, 0, ALWAYS },
	{ N_("Pentecost"), 0, 49, 0, 0, ALWAYS },
	{ N_("Whit Monday"), 0, 50, 0, 0, 2004 },
	{ N_("the national day"), 6, 6, 0, 2005, ALWAYS },
	{ N_("Midsummer's Day"), 6, 20, SAT, 0, ALWAYS },
	{ N_("All Saints' Day"), 10, 31, SAT, 0, ALWAYS },
	{ N_("Christmas Day"), 12, 25, 0, 0, ALWAYS },
	{ N_("Boxing Day"), 12, 26, 0, 0, ALWAYS },
};

/* Those of Easter and Pentecost are Saturdays anyway. */
static const struct day_rule eves[] = {
	{ N_("Midsummer's Eve"), 6, 19, FRI, 0, ALWAYS },
	{ N_("Christmas Eve"), 12, 24, 0, 0, ALWAYS },
	{ N_("New Year's Eve"), 12, 31, 0, 0, ALWAYS },
};
static const struct day_rule saturday_eves[] = {
	{ N_("Easter Eve"), 0, -1, 0, 0, ALWAYS },
	{ N_("the eve of Pentecost"), 0, 48, 0, 0, ALWAYS },
};

static const struct day_rule short_days[] = {
	{ N_("the eve of Epiphany"), 1, 5, 0, 0, ALWAYS },
	{ N_("Maundy Thursday"), 0, -3, 0, 0, ALWAYS },
	{ N_("Walpurgis Eve"), 4, 30, 0, 0, ALWAYS },
	{ N_("the day before Ascension"), 0, 38, 0, 0, ALWAYS },
	{ N_("the day before the national day"), 6, 5, 0, 2005, ALWAYS },
	{ N_("the day before All Saints"), 10, 30, FRI, 0, ALWAYS },
};

int32_t easter_sunday(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
	int32_t day = 0;

	day_from_ymd(year, n / 31, n % 31 + 1, &day);
	return day;
}

static int32_t rule_day(const struct day_rule *r, int year, int32_t easter)
{
	int32_t day = DAY_NONE;

	if (r->month == 0)
		return easter + r->mday;
	day_from_ymd(year, r->month, r->mday, &day);
	return r->weekday ? day + (r->weekday - day_weekday(day) + 7) % 7 : day;
}

/* The rule that the day falls under; NULL for none. */
static const struct day_rule *rule_of(const struct day_rule *rules, size_t n, int32_t day)
{
	int year = day_year(day);
	int32_t easter = easter_sunday(year);

	for (size_t i = 0; i < n; i++) {
		if (year >= rules[i].since && year <= rules[i].until &&
			rule_day(&rules[i], year, easter) == day)
			return &rules[i];
	}
	return NULL;
}

/* ---- What a day is ---------------------------------------------------------------------------- */

bool day_is_holiday(int32_t day)
{
	return rule_of(red_days, ARRAY_LEN(red_days), day) || rule_of(eves, ARRAY_LEN(eves), day);
}

bool day_is_working(int32_t day)
{
	return day_weekday(day) < SAT && !day_is_holiday(day);
}

static const char *name_of(const struct day_rule *r)
{
	return r ? _(r->name) : "";
}

struct day_mark day_mark(int32_t day)
{
	const struct day_rule *r = rule_of(red_days, ARRAY_LEN(red_days), day);

	if (r)
		return (struct day_mark) { DAY_RED, _(r->name) };
	r = rule_of(eves, ARRAY_LEN(eves), day);
	if (!r)
		r = rule_of(saturday_eves, ARRAY_LEN(saturday_eves), day);
	if (r)
		return (struct day_mark) { DAY_EVE, _(r->name) };
	if (day_weekday(day) >= SAT)
		return (struct day_mark) { DAY_WEEKEND, weekday_long(day_weekday(day)) };
	r = rule_of(short_days, ARRAY_LEN(short_days), day);
	if (!day_is_working(day - 1) && !day_is_working(day + 1))
		return (struct day_mark) { DAY_BRIDGE, name_of(r) };
	return (struct day_mark) { r ? DAY_SHORT : DAY_ORDINARY, name_of(r) };
}

bool day_kind_is_free(enum day_kind kind)
{
	return kind == DAY_RED || kind == DAY_EVE || kind == DAY_WEEKEND;
}

void day_mark_words(struct day_mark mark, struct buf *out)
{
	switch (mark.kind) {
	case DAY_RED:
		buf_printf(out, _("public holiday: %s"), mark.name);
		break;
	case DAY_EVE:
		buf_printf(out, _("treated as a holiday: %s"), mark.name);
		break;
	case DAY_WEEKEND:
		buf_puts(out, mark.name);
		break;
	case DAY_BRIDGE:
		buf_printf(out, "%s%s%s", _("day between two free ones"), *mark.name ? ", " : "",
			mark.name);
		break;
	case DAY_SHORT:
		buf_printf(out, _("short day: %s"), mark.name);
		break;
	case DAY_ORDINARY:
		break;
	}
}
