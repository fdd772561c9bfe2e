#include <string.h>

#include "base/xalloc.h"
#include "formats/when_parts.h"
#include "rules/words.h"

/* A weekday's name and the spaces after it. */
static size_t weekday_len(const char *s, int *weekday)
{
	size_t n = word_len(s);

	*weekday = when_weekday(s, n);
	if (*weekday == WEEKDAY_NONE)
		return 0;
	if (s[n] == '.' || s[n] == ',')
		n++;
	return n + space_len(s + n);
}

/* "v11", "v. 11", "vecka 11", "w 11", with " 2026" after it. */
static size_t week_len(const char *s, int *week, int *year)
{
	size_t n = word_len(s), at, k;

	if (!word_in(s, n, "v|vecka|veckan|w|week"))
		return 0;
	at = n + (s[n] == '.');
	at += space_len(s + at);
	k = number_len(s + at, 2, week);
	if (k == 0 || *week < 1 || *week > 53 || word_len(s + at + k) > 0)
		return 0;
	at += k;
	n = space_len(s + at);
	*year = 0;
	k = n ? number_len(s + at + n, 4, year) : 0;
	if (k == 4 && *year >= 1900 && *year < 2200)
		return at + n + k;
	*year = 0;
	return at;
}

/* The day of a week without a year: the first on or after ref. */
static int32_t week_day(int week, int year, int weekday, int32_t ref)
{
	int now, unused;
	int32_t day;

	if (year)
		return day_from_iso_week(year, week, weekday, &day) ? day : DAY_NONE;
	day_iso_week(ref, &now, &unused);
	for (int i = 0; i < 8; i++)
		if (day_from_iso_week(now + i, week, weekday, &day) && day >= ref)
			return day;
	return DAY_NONE;
}

/* "v11", "v11 tis", "tis v. 11". */
static size_t week_at(const char *s, int32_t ref, struct when *w)
{
	int year = 0, before, after = WEEKDAY_NONE;
	size_t lead = weekday_len(s, &before), n = week_len(s + lead, &w->week, &year),
	       at = lead + n;
	size_t sp, k;

	if (n == 0) {
		w->week = 0;
		return 0;
	}
	sp = space_len(s + at);
	k = before == WEEKDAY_NONE && sp ? word_len(s + at + sp) : 0;
	if (k)
		after = when_weekday(s + at + sp, k);
	if (after != WEEKDAY_NONE)
		at += sp + k;
	w->weekday = before != WEEKDAY_NONE ? before : after;
	if (year == 0 && ref == DAY_NONE)
		return at;
	w->day = week_day(w->week, year, w->weekday == WEEKDAY_NONE ? MON : w->weekday, ref);
	w->has_year = year != 0;
	return w->day == DAY_NONE ? 0 : at;
}

static int32_t monday_of(int32_t day)
{
	return day - day_weekday(day);
}

/* "tis", "på tisdag", "nästa tis", "tis nästa vecka", "nästa vecka". */
static size_t weekday_at(const char *s, int32_t ref, struct when *w)
{
	const char *next_week = "nästa vecka|next week";
	size_t lead = words_start(s, "nu på|på|on"), at = lead + space_len(s + lead), n, more;
	bool next = false;

	n = words_start(s + at, next_week);
	if (n > 0) {
		w->day = monday_of(ref) + 7;
		return at + n;
	}
	n = words_start(s + at, "nästa|nästkommande|next");
	if (n > 0) {
		next = true;
		at += n + space_len(s + at + n);
	}
	n = word_len(s + at);
	w->weekday = when_weekday(s + at, n);
	if (w->weekday == WEEKDAY_NONE)
		return 0;
	at += n;
	at += n <= strlen("tors") && s[at] == '.';
	n = space_len(s + at);
	more = words_start(s + at + n, next_week);
	if (more) {
		next = true;
		at += n + more;
	}
	if (next)
		w->day = monday_of(ref) + 7 + w->weekday;
	else
		w->day = ref + 1 + (w->weekday - day_weekday(ref + 1) + 7) % 7;
	return at;
}

struct relative_word {
	const char *words;
	int days;
};

static const struct relative_word relative_words[] = {
	{ "idag|i dag|today", 0 },
	{ "imorgon|i morgon|imorrn|tomorrow", 1 },
	{ "övermorgon|i övermorgon", 2 },
	{ "igår|i går|yesterday", -1 },
};

/* "+3d", "+2v", "+2 veckor", "-1d". */
static size_t offset_at(const char *s, int32_t ref, struct when *w)
{
	bool back = *s == '-';
	size_t n, word;
	int count, unit;

	if (*s != '+' && !back)
		return 0;
	n = 1 + space_len(s + 1);
	word = number_len(s + n, 4, &count);
	if (word == 0)
		return 0;
	n += word;
	n += space_len(s + n);
	word = word_len(s + n);
	if (word_in(s + n, word, "d|dag|dagar|day|days"))
		unit = 1;
	else if (word_in(s + n, word, "v|vecka|veckor|w|week|weeks"))
		unit = 7;
	else
		return 0;
	w->day = ref + (back ? -count : count) * unit;
	return n + word;
}

size_t when_relative(const char *s, int32_t ref, struct when *w)
{
	size_t n = week_at(s, ref, w);

	if (n == 0 && ref != DAY_NONE) {
		for (size_t i = 0; n == 0 && i < ARRAY_LEN(relative_words); i++) {
			n = words_start(s, relative_words[i].words);
			w->day = ref + relative_words[i].days;
		}
		if (n == 0)
			n = offset_at(s, ref, w);
		if (n == 0)
			n = weekday_at(s, ref, w);
	}
	if (n > 0 && w->day != DAY_NONE) {
		int year;

		day_to_ymd(w->day, &year, &w->month, &w->mday);
	}
	return n;
}
