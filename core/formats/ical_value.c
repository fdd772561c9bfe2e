#include "formats/ical_value.h"

#include <string.h>

#include "base/xalloc.h"

/* Digits only: hyphens and colons of ISO's long form are passed over. */
static bool digits(const char **s, int n, int *value)
{
	*value = 0;
	for (; n > 0; n--) {
		while (**s == '-' || **s == ':')
			++*s;
		if (**s < '0' || **s > '9')
			return false;
		*value = *value * 10 + (*(*s)++ - '0');
	}
	return true;
}

/* "+0100", "+01:00": minutes east; false where the rest is something else. */
static bool offset(const char *s, int *minutes)
{
	int sign = *s == '-' ? -1 : 1, h, m;

	if (*s != '+' && *s != '-')
		return false;
	s++;
	if (!digits(&s, 2, &h) || !digits(&s, 2, &m) || *s || h > 14 || m > 59)
		return false;
	*minutes = sign * (h * 60 + m);
	return true;
}

bool ical_time_read(const char *s, const struct ical_tz *tz, struct ical_time *t)
{
	struct ical_time r = { .clock = CLOCK_DAY };
	int y, mo, d, h, mi, sec = 0, east;

	while (*s == ' ')
		s++;
	if (!digits(&s, 4, &y) || !digits(&s, 2, &mo) || !digits(&s, 2, &d) ||
		y < ICAL_YEAR_FIRST || y > ICAL_YEAR_LAST || !day_from_ymd(y, mo, d, &r.at.day))
		return false;
	r.at.minute = MINUTE_NONE;
	if (*s == 'T' || *s == 't' || (*s == ' ' && s[1])) {
		s++;
		if (!digits(&s, 2, &h) || !digits(&s, 2, &mi))
			return false;
		if (*s >= '0' && *s <= ':' && !digits(&s, 2, &sec))
			return false;
		if (h > 24 || mi > 59 || sec > 60 || (h == 24 && mi + sec > 0))
			return false;
		r.at.minute = h * 60 + mi;
		r.clock = tz ? CLOCK_ZONED : CLOCK_FLOATING;
		r.tz = tz;
		if (h == 24)
			r.at = (struct moment) { r.at.day + 1, 0 };
	}
	if ((*s == 'Z' || *s == 'z') && r.clock != CLOCK_DAY) {
		r.clock = CLOCK_UTC;
		s++;
	} else if (r.clock != CLOCK_DAY && offset(s, &east)) {
		r.clock = CLOCK_UTC;
		r.at = moment_add_minutes(r.at, -east);
		s = "";
	}
	if (s[strspn(s, " ")])
		return false;
	*t = r;
	return true;
}

bool ical_duration_read(const char *s, int64_t *minutes)
{
	static const char units[] = "WDHMS";
	static const int64_t seconds[] = { 604800, 86400, 3600, 60, 1 };
	int64_t sum = 0;

	s += *s == '+';
	if (*s != 'P' && *s != 'p')
		return false;
	for (s++; *s;) {
		const char *unit;
		int64_t n = 0;
		int k = 0;

		if (*s == 'T' || *s == 't') {
			s++;
			continue;
		}
		for (; *s >= '0' && *s <= '9' && k < 7; s++, k++)
			n = n * 10 + (*s - '0');
		unit = *s ? strchr(units, *s & ~0x20) : NULL;
		if (k == 0 || !unit || !*unit)
			return false;
		sum += n * seconds[unit - units];
		s++;
	}
	*minutes = sum / 60;
	return *minutes <= (int64_t)50 * 366 * 1440;
}

/* ---- Clocks ---- */

static struct icaltimetype plain(struct moment m)
{
	struct icaltimetype t = { 0 };

	day_to_ymd(m.day, &t.year, &t.month, &t.day);
	t.hour = m.minute > 0 ? m.minute / 60 : 0;
	t.minute = m.minute > 0 ? m.minute % 60 : 0;
	return t;
}

static int64_t naive(struct moment m)
{
	return ((int64_t)m.day * 1440 + (m.minute > 0 ? m.minute : 0)) * 60;
}

static struct moment of_naive(int64_t seconds)
{
	int64_t minutes = seconds / 60, day = minutes / 1440;

	return (struct moment) { (int32_t)day, (int)(minutes - day * 1440) };
}

int64_t ical_time_utc(const struct ical_tz_list *l, const struct ical_time *t)
{
	if (t->clock == CLOCK_UTC)
		return naive(t->at);
	if (t->clock == CLOCK_ZONED && t->tz->ours)
		return zone_to_utc(t->tz->ours, t->at);
	if (t->clock == CLOCK_ZONED && t->tz->theirs) {
		struct icaltimetype tt = plain(t->at);

		return naive(t->at) - icaltimezone_get_utc_offset(t->tz->theirs, &tt, NULL);
	}
	return zone_to_utc(l->house, t->at);
}

struct moment ical_time_local(const struct ical_tz_list *l, const struct ical_time *t, int64_t utc)
{
	if (utc < 0)
		utc = 0;
	if (t->clock == CLOCK_UTC)
		return of_naive(utc);
	if (t->clock == CLOCK_ZONED && t->tz->ours)
		return zone_from_utc(t->tz->ours, utc);
	if (t->clock == CLOCK_ZONED && t->tz->theirs) {
		struct icaltimetype tt = plain(of_naive(utc));
		int64_t local =
			utc + icaltimezone_get_utc_offset_of_utc_time(t->tz->theirs, &tt, NULL);

		return of_naive(local < 0 ? 0 : local);
	}
	return zone_from_utc(l->house, utc);
}

/* The same clock all year? Then nothing has to be reckoned. */
static bool same_clock(const struct zone *a, const struct zone *b)
{
	return a->offset == b->offset && a->summer == b->summer;
}

struct moment ical_time_house(const struct ical_tz_list *l, const struct ical_time *t)
{
	bool stands = t->clock == CLOCK_DAY || t->clock == CLOCK_FLOATING || moment_is_none(t->at);

	if (!stands && t->clock == CLOCK_ZONED)
		stands = t->tz->ours ? same_clock(t->tz->ours, l->house) : !t->tz->theirs;
	return stands ? t->at : zone_from_utc(l->house, ical_time_utc(l, t));
}
