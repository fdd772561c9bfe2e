#include "formats/when.h"

#include <string.h>

#include "formats/when_parts.h"
#include "rules/words.h"

static const char *const months[] = { "jan|januari|januar|january",
	"feb|febr|februari|februar|february", "mar|mars|marts|march", "apr|april", "maj|mai|may",
	"jun|juni|june", "jul|juli|july", "aug|augusti|august", "sep|sept|september",
	"okt|oct|oktober|october", "nov|november", "dec|des|december|desember" };

static const char *const weekdays[] = {
	"mån|månd|måndag|måndagen|må|man|mandag|mandagen|mon|monday",
	"tis|tisd|tisdag|tisdagen|ti|tirsdag|tue|tuesday",
	"ons|onsd|onsdag|onsdagen|on|wed|wednesday",
	"tor|tors|torsd|torsdag|torsdagen|to|thu|thursday",
	"fre|fred|fredag|fredagen|fr|fri|friday",
	"lör|lörd|lördag|lördagen|lö|lor|lørdag|sat|saturday",
	"sön|sönd|söndag|söndagen|sö|son|søndag|sun|sunday"
};

static const char month_abbreviations[] =
	"jan|feb|febr|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|des";

int when_month(const char *s, size_t n)
{
	for (int m = 0; m < 12; m++)
		if (word_in(s, n, months[m]))
			return m + 1;
	return 0;
}

int when_weekday(const char *s, size_t n)
{
	for (int d = MON; d <= SUN; d++)
		if (word_in(s, n, weekdays[d]))
			return d;
	return WEEKDAY_NONE;
}

static void clear(struct when *w)
{
	*w = (struct when) { .day = DAY_NONE,
		.end_day = DAY_NONE,
		.weekday = WEEKDAY_NONE,
		.start = MINUTE_NONE,
		.end = MINUTE_NONE };
}

/* "tis", "tisdagen", "fre." with what joins it to the date: a comma, "den". */
static size_t weekday_at(const char *s, int *weekday)
{
	size_t n = word_len(s), at;

	*weekday = when_weekday(s, n);
	if (*weekday == WEEKDAY_NONE)
		return 0;
	at = n + (n <= strlen("tors") && s[n] == '.');
	if (s[at] == ',')
		at++;
	return at;
}

static size_t den_at(const char *s)
{
	size_t n = word_len(s);

	return word_in(s, n, "den|d|the") ? n + (s[n] == '.') + space_len(s + n + (s[n] == '.'))
					  : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two figures mean 1970 to 2069. */
static int century(int year)
{
	return year < 70 ? 2000 + year : 1900 + year;
}

/* A year after a day and month: " 2016", ", 2016", "/16", "-16", " -16", "/2016". */
static size_t year_at(const char *s, int *year)
{
	size_t sp = space_len(s), at = sp, n;

	if (s[at] == ',')
		at += 1 + space_len(s + at + 1);
	n = number_len(s + at, 4, year);
	if (n == 4 && at > 0 && *year >= 1900 && *year < 2200 && s[at + n] != ':')
		return at + n;
	at = sp;
	if (s[at] != '-' && s[at] != '/' && s[at] != '\'')
		return 0;
	at++;
	n = number_len(s + at, 4, year);
	if ((n != 2 && n != 4) || s[at + n] == ':' || s[at + n] == '/' ||
		(s[at + n] == '.' && is_digit(s[at + n + 1])) || word_len(s + at + n) > 0)
		return 0;
	if (n == 2) {
		size_t after = at + n + space_len(s + at + n);

		if (when_month(s + after, word_len(s + after)))
			return 0;
		*year = century(*year);
	}
	return *year >= 1900 && *year < 2200 ? at + n : 0;
}

struct day_month {
	int mday, month, year; /* month 0: only a day of the month; year 0: not written */
};

static bool plausible(const struct day_month *d)
{
	return d->month >= 1 && d->month <= 12 && d->mday >= 1 &&
		d->mday <= days_in_month(d->year ? d->year : 2000, d->month);
}

/* "5. 12. 2019", "21.11. 2023", whose day ends at byte at: with a full stop and a space in it. */
static size_t spaced_at(const char *s, size_t at, struct day_month *d)
{
	size_t n = s[at] == '.' ? at + 1 + (s[at + 1] == ' ') : 0;
	size_t k = n > 0 ? number_len(s + n, 2, &d->month) : 0;

	if (k == 0 || s[n + k] != '.' || !(s[at + 1] == ' ' || s[n + k + 1] == ' '))
		return 0;
	n += k + 1;
	n += s[n] == ' ';
	return number_len(s + n, 4, &d->year) == 4 && d->year >= 1900 && d->year < 2200 &&
			plausible(d)
		? n + 4
		: 0;
}

/* What makes a number one of order: "3:e maj", "26e juli", "2a maj", "3. maj". */
static size_t ordinal_sign(const char *s)
{
	if (*s == ':' && word_len(s + 1) == 1)
		return 2;
	return *s == '.' || word_in(s, word_len(s), "e|a") ? 1 : 0;
}

/* "10/3", "10 mars", "10. mars 2026", "3:e maj", "10.3.2026", or (bare) just "10". */
static size_t day_month_at(const char *s, bool bare, struct day_month *d)
{
	size_t at = number_len(s, 2, &d->mday), n, year;

	d->month = d->year = 0;
	if (at == 0 || d->mday < 1 || d->mday > 31)
		return 0;
	n = spaced_at(s, at, d);
	if (n > 0)
		return n;
	d->month = d->year = 0;
	if (s[at] == '/' || (s[at] == '.' && is_digit(s[at + 1]))) {
		bool dot = s[at] == '.';

		n = number_len(s + at + 1, 2, &d->month);
		if (n > 0 && dot) {
			year = s[at + 1 + n] == '.' ? number_len(s + at + 2 + n, 4, &d->year) : 0;
			/* "26.2-23" */
			if (year == 0 && s[at + 1 + n] == '-' && !is_digit(s[at + 4 + n]))
				year = number_len(s + at + 2 + n, 2, &d->year) == 2 ? 2 : 0;
			if (year == 2)
				d->year = century(d->year);
			if ((year == 4 || year == 2) && plausible(d) &&
				!(s[at + 2 + n + year] == '.' && is_digit(s[at + 3 + n + year])))
				return at + 2 + n + year;
		} else if (n > 0 && !is_digit(s[at + 1 + n]) && plausible(d)) {
			at += 1 + n;
			year = year_at(s + at, &d->year);
			if (year == 0 || !plausible(d))
				d->year = 0;
			return at + (d->year ? year : 0);
		}
		d->month = d->year = 0;
		return 0;
	}
	n = at + ordinal_sign(s + at);
	n += space_len(s + n);
	d->month = when_month(s + n, word_len(s + n));
	if (d->month) {
		size_t word = word_len(s + n);
		bool abbreviated = word_in(s + n, word, month_abbreviations);

		n += word;
		/* "1. Jan-Olof Ek" */
		if (!plausible(d) ||
			(abbreviated && s[n] == '-' && word_len(s + n + 1) > 0 &&
				!when_month(s + n + 1, word_len(s + n + 1))))
			return 0;
		if (abbreviated && s[n] == '.')
			n++;
		year = year_at(s + n, &d->year);
		if (year == 0 || !plausible(d))
			d->year = 0;
		return n + (d->year ? year : 0);
	}
	return bare && !is_digit(s[at]) ? at : 0;
}

/* "October 23, 2019", "mars 14 2019": a month first, with its year. */
static size_t month_first_at(const char *s, struct day_month *d)
{
	size_t n = word_len(s), k;

	if (n == 0 || s[n] != ' ' || !is_digit(s[n + 1]) || (d->month = when_month(s, n)) == 0)
		return 0;
	k = number_len(s + n + 1, 2, &d->mday);
	n += 1 + k;
	n += words_start(s + n, "st|nd|rd|th") == 2 ? 2 : 0;
	n += s[n] == ',';
	k = space_len(s + n);
	if (k == 0 || number_len(s + n + k, 4, &d->year) != 4 || d->year < 1900 ||
		d->year >= 2200 || !plausible(d))
		return 0;
	return n + k + 4;
}

/* The sign or word of a range, with its spaces. */
static size_t range_sign(const char *s)
{
	size_t at = space_len(s), n = dash_len(s + at);

	if (n == 0 && at > 0)
		n = words_start(s + at, "till och med|till|t o m|t.o.m.|tom|til|to");
	return n ? at + n + space_len(s + at + n) : 0;
}

/* "och" or "&" joins two days to a range only where they follow each other. */
static size_t and_sign(const char *s)
{
	size_t at = space_len(s), n = words_start(s + at, "och|&|and|samt|og");

	return n ? at + n + space_len(s + at + n) : 0;
}

static bool solid(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_digit(s[i]))
			return false;
	return !is_digit(s[n]);
}

static int two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* "2026-03-10", "2026/03/10", "20260310", "260310", "2018 05 03", "18 05 03", "18-05-03", "03-05-2018". Figures after a hyphen make six or
 * eight of them a personal identity number. */
static size_t iso_at(const char *s, struct day_month *d)
{
	bool compact = solid(s, 6) || solid(s, 8);
	size_t n = 0;

	*d = (struct day_month) { 0 };
	if (solid(s, 4) && (s[4] == '-' || s[4] == '/' || s[4] == '.') && is_digit(s[5])) {
		size_t m = number_len(s + 5, 2, &d->month);
		size_t k = m && s[5 + m] == s[4] ? number_len(s + 6 + m, 2, &d->mday) : 0;

		d->year = two(s) * 100 + two(s + 2);
		n = k ? 6 + m + k : 0;
	} else if (solid(s, 4) && s[4] == ' ' && solid(s + 5, 2) && s[7] == ' ' &&
		solid(s + 8, 2)) {
		*d = (struct day_month) { two(s + 8), two(s + 5), two(s) * 100 + two(s + 2) };
		n = 10;
	} else if (solid(s, 8)) {
		*d = (struct day_month) { two(s + 6), two(s + 4), two(s) * 100 + two(s + 2) };
		n = 8;
	} else if (solid(s, 6)) {
		*d = (struct day_month) { two(s + 4), two(s + 2), century(two(s)) };
		n = 6;
	} else if (solid(s, 2) && s[2] == '-' && solid(s + 3, 2) && s[5] == '-' &&
		solid(s + 6, 4)) {
		*d = (struct day_month) { two(s), two(s + 3), two(s + 6) * 100 + two(s + 8) };
		n = 10;
	} else if (solid(s, 2) && (s[2] == ' ' || s[2] == '-') && solid(s + 3, 2) && s[5] == s[2] &&
		solid(s + 6, 2)) {
		*d = (struct day_month) { two(s + 6), two(s + 3), century(two(s)) };
		n = 8;
	}
	if (n == 0 || d->year < 1900 || d->year > 2199 || !plausible(d))
		return 0;
	return compact && dash_len(s + n) && is_digit(s[n + dash_len(s + n)]) ? 0 : n;
}

/* The first such day on or after ref; 29 February waits for a leap year. */
static int32_t next_such(int month, int mday, int32_t ref)
{
	int32_t day;

	for (int year = day_year(ref), i = 0; i < 9; i++)
		if (day_from_ymd(year + i, month, mday, &day) && day >= ref)
			return day;
	return DAY_NONE;
}

static void settle(
	struct when *w, const struct day_month *from, const struct day_month *to, int32_t ref)
{
	int year = from->year ? from->year : to->year;

	w->mday = from->mday;
	w->month = from->month;
	w->has_year = year != 0;
	if (year)
		day_from_ymd(year, w->month, w->mday, &w->day);
	else if (ref != DAY_NONE)
		w->day = next_such(w->month, w->mday, ref);
	if (!to->mday)
		return;
	w->end_mday = to->mday;
	w->end_month = to->month;
	if (w->day == DAY_NONE)
		return;
	if (to->year && from->year)
		day_from_ymd(to->year, to->month, to->mday, &w->end_day);
	else
		w->end_day = next_such(to->month, to->mday, w->day);
	/* "30 december–2 januari 2018": the year belongs to the end. */
	if (!from->year && to->year && w->end_day != DAY_NONE && day_year(w->end_day) > to->year &&
		day_from_ymd(to->year - 1, w->month, w->mday, &w->day))
		w->end_day = next_such(to->month, to->mday, w->day);
}

/* The second half of a range that begins with *from, at s. Fills in from's month. */
static size_t range_end(const char *s, struct day_month *from, struct day_month *to)
{
	bool and = false;
	size_t at = range_sign(s), n;
	int weekday;

	*to = (struct day_month) { 0 };
	if (at == 0) {
		at = and_sign(s);
		and = true;
	}
	if (at == 0)
		return 0;
	n = weekday_at(s + at, &weekday);
	at += n + space_len(s + at + n);
	at += den_at(s + at);
	n = day_month_at(s + at, false, to);
	if (n == 0 || (from->month && from->month == to->month && to->mday <= from->mday)) {
		*to = (struct day_month) { 0 };
		return 0;
	}
	if (!from->month) {
		struct day_month whole = { from->mday, to->month, to->year };

		if (to->mday <= from->mday || !plausible(&whole) ||
			(and&&to->mday != from->mday + 1)) {
			*to = (struct day_month) { 0 };
			return 0;
		}
		from->month = to->month;
	} else if (and) {
		*to = (struct day_month) { 0 };
		return 0;
	}
	return at + n;
}

/* A range that ends before it begins was none. */
static void check_range(struct when *w)
{
	if (w->end_day != DAY_NONE && w->day != DAY_NONE && w->end_day < w->day) {
		w->end_day = DAY_NONE;
		w->end_month = w->end_mday = 0;
	}
}

/* A date with day and month, after an optional weekday. */
static size_t calendar_at(const char *s, int32_t ref, struct when *w)
{
	struct day_month from = { 0 }, to = { 0 }, other;
	size_t at = weekday_at(s, &w->weekday), n, more;

	at += space_len(s + at);
	at += den_at(s + at);
	n = iso_at(s + at, &from);
	if (n > 0) {
		more = range_sign(s + at + n);
		if (more && iso_at(s + at + n + more, &to))
			n += more + iso_at(s + at + n + more, &to);
	} else {
		n = day_month_at(s + at, true, &from);
		if (n == 0) {
			n = month_first_at(s + at, &from);
			to = (struct day_month) { 0 };
			if (n == 0)
				return 0;
		}
		more = range_end(s + at + n, &from, &other);
		if (more)
			to = other;
		n += more;
		if (!from.month)
			return 0;
	}
	settle(w, &from, &to, ref);
	check_range(w);
	if (w->day != DAY_NONE && w->weekday != WEEKDAY_NONE)
		w->weekday_differs = day_weekday(w->day) != w->weekday;
	return at + n;
}

static size_t done(struct when *w, size_t n)
{
	if (n == 0) {
		clear(w);
		return 0;
	}
	w->to = w->date_to = n;
	return n;
}

size_t when_calendar(const char *s, int32_t ref, struct when *w)
{
	clear(w);
	return done(w, calendar_at(s, ref, w));
}

size_t when_date(const char *s, int32_t ref, struct when *w)
{
	size_t n = when_calendar(s, ref, w);

	if (n == 0) {
		clear(w);
		n = done(w, when_relative(s, ref, w));
	}
	return n;
}
