#include "rules/holidays.h"

#include <stddef.h>

#include "base/date.h"
#include "base/xalloc.h"

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

/* New Year, Epiphany, 1 May, national day, Christmas eve to Boxing day, New Year's eve. */
static bool fixed_holiday(int year, int month, int mday)
{
	static const struct {
		int month, mday, since;
	} fixed[] = { { 1, 1, 0 }, { 1, 6, 0 }, { 5, 1, 0 }, { 6, 6, 2005 }, { 12, 24, 0 },
		{ 12, 25, 0 }, { 12, 26, 0 }, { 12, 31, 0 } };

	for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
		if (fixed[i].month == month && fixed[i].mday == mday && year >= fixed[i].since)
			return true;
	return false;
}

bool day_is_holiday(int32_t day)
{
	int year, month, mday, weekday = day_weekday(day);
	int32_t easter;

	day_to_ymd(day, &year, &month, &mday);
	easter = easter_sunday(year);
	switch (day - easter) {
	case -2: /* Good Friday */
	case 0:
	case 1:
	case 39: /* Ascension */
	case 49: /* Pentecost */
		return true;
	default:
		break;
	}
	/* Midsummer's eve and day: the Friday and Saturday of 19 to 26 June. All Saints': the
	 * Saturday of 31 October to 6 November. */
	if (month == 6 && weekday == FRI && mday >= 19 && mday <= 25)
		return true;
	if (month == 6 && weekday == SAT && mday >= 20 && mday <= 26)
		return true;
	if (weekday == SAT && ((month == 10 && mday == 31) || (month == 11 && mday <= 6)))
		return true;
	return fixed_holiday(year, month, mday);
}

bool day_is_working(int32_t day)
{
	return day_weekday(day) < SAT && !day_is_holiday(day);
}
