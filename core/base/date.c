#include "base/date.h"

#include <string.h>

static int64_t days_from_civil(int y, int m, int d)
{
	int64_t era, yoe, doy, doe;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

bool day_from_ymd(int year, int month, int mday, int32_t *day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1 ||
		mday > days_in_month(year, month))
		return false;
	*day = (int32_t)days_from_civil(year, month, mday);
	return true;
}

void day_to_ymd(int32_t day, int *year, int *month, int *mday)
{
	int64_t z = (int64_t)day + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*mday = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

int day_year(int32_t day)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	return y;
}

int day_month(int32_t day)
{
	int y, m, d;

	day_to_ymd(day, &y, &m, &d);
	return m;
}

int day_weekday(int32_t day)
{
	int64_t w = ((int64_t)day + 3) % 7;

	return (int)(w < 0 ? w + 7 : w);
}

void day_iso_week(int32_t day, int *year, int *week)
{
	int32_t thursday = day - day_weekday(day) + THU, jan1 = 0;

	*year = day_year(thursday);
	day_from_ymd(*year, 1, 1, &jan1);
	*week = (thursday - jan1) / 7 + 1;
}

int iso_weeks_in_year(int year)
{
	int32_t dec28 = 0;
	int y, w;

	day_from_ymd(year, 12, 28, &dec28);
	day_iso_week(dec28, &y, &w);
	return w;
}

bool day_from_iso_week(int year, int week, int weekday, int32_t *day)
{
	int32_t jan4 = 0;

	if (!day_from_ymd(year, 1, 4, &jan4) || week < 1 || week > iso_weeks_in_year(year) ||
		weekday < MON || weekday > SUN)
		return false;
	*day = jan4 - day_weekday(jan4) + (week - 1) * 7 + weekday;
	return true;
}

static bool digits(const char *s, int n, int *value)
{
	*value = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*value = *value * 10 + (s[i] - '0');
	}
	return true;
}

bool minute_parse(const char *hhmm, int *minute)
{
	int h, m;

	if (hhmm[0] == '\0') {
		*minute = MINUTE_NONE;
		return true;
	}
	if (strlen(hhmm) != 5 || !digits(hhmm, 2, &h) || hhmm[2] != ':' ||
		!digits(hhmm + 3, 2, &m) || m > 59 || h * 60 + m > 1440)
		return false;
	*minute = h * 60 + m;
	return true;
}

bool moment_parse(const char *iso, struct moment *out)
{
	struct moment res = MOMENT_NONE;
	size_t n = strlen(iso);
	int y, m, d;

	if (n == 0) {
		*out = res;
		return true;
	}
	if ((n != 10 && n != 16) || !digits(iso, 4, &y) || iso[4] != '-' ||
		!digits(iso + 5, 2, &m) || iso[7] != '-' || !digits(iso + 8, 2, &d) ||
		!day_from_ymd(y, m, d, &res.day))
		return false;
	if (n == 16 &&
		(iso[10] != 'T' || !minute_parse(iso + 11, &res.minute) || res.minute == 1440))
		return false;
	*out = res;
	return true;
}

struct moment moment_of(const char *iso)
{
	struct moment m = MOMENT_NONE;

	moment_parse(iso ? iso : "", &m);
	return m;
}

/* The mark, then the last digits of n; returns what comes after them. */
static char *put_part(char *to, char mark, int n, int digits)
{
	*to = mark;
	for (int i = digits; i > 0; i--, n /= 10)
		to[i] = (char)('0' + n % 10);
	return to + digits + 1;
}

/* By hand: every row of every list is written so, and snprintf takes ten times as long. */
void moment_iso(struct moment m, char out[MOMENT_SIZE])
{
	char text[MOMENT_SIZE + 1], *end = text; /* with a mark before the year */
	int y, mo, d;

	out[0] = '\0';
	if (moment_is_none(m))
		return;
	day_to_ymd(m.day, &y, &mo, &d);
	end = put_part(end, '-', y > 0 ? y : 0, 4);
	end = put_part(put_part(end, '-', mo, 2), '-', d, 2);
	if (m.minute != MINUTE_NONE)
		end = put_part(put_part(end, 'T', m.minute / 60, 2), ':', m.minute % 60, 2);
	*end++ = '\0';
	memcpy(out, text + 1, (size_t)(end - text - 1));
}

void minute_iso(int minute, char out[MINUTE_SIZE])
{
	char text[MINUTE_SIZE + 1], *end = text; /* with a mark before the hour */

	out[0] = '\0';
	if (minute == MINUTE_NONE)
		return;
	end = put_part(put_part(end, ' ', minute / 60, 2), ':', minute % 60, 2);
	*end++ = '\0';
	memcpy(out, text + 1, (size_t)(end - text - 1));
}

bool moment_is_none(struct moment m)
{
	return m.day == DAY_NONE;
}

static int64_t whole(struct moment m)
{
	return (int64_t)m.day * 1440 + (m.minute == MINUTE_NONE ? 0 : m.minute);
}

int moment_cmp(struct moment a, struct moment b)
{
	int64_t x = whole(a), y = whole(b);

	return x < y ? -1 : x > y;
}

struct moment moment_add_minutes(struct moment m, int minutes)
{
	int64_t t = whole(m) + minutes;
	int64_t day = (t >= 0 ? t : t - 1439) / 1440;

	return (struct moment) { (int32_t)day, (int)(t - day * 1440) };
}

int64_t moment_minutes_between(struct moment a, struct moment b)
{
	return whole(b) - whole(a);
}
