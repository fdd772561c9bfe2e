#include <string.h>

#include "formats/when_parts.h"
#include "rules/words.h"

enum { DAY_MINUTES = 24 * 60 };

struct clock_reading {
	int minute;
	bool exact; /* hours and minutes with a sign between: nothing but a time looks so */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "9:00", "09.00", "7,30", "900", "1310", "9". A number that goes on ("10.06.2013", "16-05") is
 * none. */
static size_t clock_at(const char *s, struct clock_reading *c)
{
	int hours, minutes = 0;
	size_t n = number_len(s, 4, &hours);

	c->exact = false;
	if (n == 0)
		return 0;
	if (n > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (strchr(":.,", s[n]) && s[n] && is_digit(s[n + 1])) {
		if (number_len(s + n + 1, 2, &minutes) != 2)
			return 0;
		n += 3;
		c->exact = true;
		if (s[n] == '.' && is_digit(s[n + 1]))
			return 0;
		if (s[n] == ':' && is_digit(s[n + 1]) && is_digit(s[n + 2]))
			n += 3;
	}
	c->minute = hours * 60 + minutes;
	return hours <= 24 && minutes < 60 && c->minute <= DAY_MINUTES && !is_digit(s[n]) ? n : 0;
}

/* "I3.30", "14.3O": a clock as scanning leaves it, after a word that says that it is one. */
static size_t clock_scanned(const char *s, struct clock_reading *c)
{
	char fixed[8];
	size_t n = strspn(s, "0123456789IlO.:");

	if (n < 4 || n >= sizeof(fixed) || !strpbrk(s, "IlO"))
		return 0;
	for (size_t i = 0; i < n; i++)
		fixed[i] = s[i] == 'O' ? '0' : strchr("Il", s[i]) ? '1' : s[i];
	fixed[n] = '\0';
	return clock_at(fixed, c) == n && c->exact ? n : 0;
}

/* "kl", "kl.", "klockan" and the spaces after. */
static size_t label_len(const char *s)
{
	size_t n = word_len(s);

	if (!word_in(s, n, "kl|klockan|klocka|klokka|klokken|at"))
		return 0;
	if (s[n] == '.' || s[n] == ':')
		n++;
	return n + space_len(s + n);
}

static size_t range_sign(const char *s, bool labelled)
{
	size_t at = space_len(s), n = dash_len(s + at), more;

	if (n == 0 && at > 0)
		n = words_start(s + at,
			labelled ? "till|til|to|t o m|t.o.m.|tom|och" : "till|til|to|t o m|t.o.m.");
	if (n == 0)
		return 0;
	at += n;
	at += space_len(s + at);
	more = words_start(s + at, "ca|ca.|cirka");
	at += more + space_len(s + at + more);
	more = label_len(s + at);
	return at + more;
}

/* "kl. 18 och 20 oktober" */
static bool month_follows(const char *s)
{
	s += space_len(s);
	return when_month(s, word_len(s)) > 0;
}

/* "mellan 17.15 och 17.35", "mellan kl. 13 och 15": with their minutes, after "kl", or where only a time is
 * looked for, as much else lies between numbers. */
static size_t time_between(const char *s, bool loose, struct when *w)
{
	size_t at = words_start(s, "mellan"), n, label;
	struct clock_reading from, to;

	if (at == 0)
		return 0;
	at += space_len(s + at);
	label = label_len(s + at);
	loose |= label > 0;
	at += label;
	n = clock_at(s + at, &from);
	at += n + space_len(s + at + n);
	if (n == 0 || !(from.exact || loose) || words_start(s + at, "och") == 0)
		return 0;
	at += strlen("och");
	at += space_len(s + at);
	at += label_len(s + at);
	n = clock_at(s + at, &to);
	if (n == 0 || !(to.exact || loose) || to.minute <= from.minute)
		return 0;
	w->start = from.minute;
	w->end = to.minute;
	w->from = 0;
	w->to = at + n;
	return w->to;
}

size_t when_time(const char *s, bool loose, struct when *w)
{
	size_t label = label_len(s), at = label, n, sign, end = 0;
	struct clock_reading from, to = { MINUTE_NONE, false };

	if (time_between(s, loose, w) > 0)
		return w->to;
	w->start = w->end = MINUTE_NONE;
	n = clock_at(s + at, &from);
	if (n == 0 && label > 0)
		n = clock_scanned(s + at, &from);
	if (n == 0)
		return 0;
	at += n;
	sign = range_sign(s + at, label > 0);
	if (sign > 0)
		end = clock_at(s + at + sign, &to);
	/* "07 – 2022" is a number and a year. */
	if (end > 0 && !from.exact && !to.exact && n <= 2 && end > 3)
		end = 0;
	if (end > 0 &&
		(to.minute <= from.minute || dash_len(s + at + sign + end) ||
			s[at + sign + end] == '/' || month_follows(s + at + sign + end) ||
			(word_len(s + at + sign + end) > 0 && !to.exact)))
		end = 0;
	if (end == 0 && (dash_len(s + at) || s[at] == '/') && is_digit(s[at + 1]))
		return 0;
	if (label == 0 && !loose && end == 0 && !(from.exact && s[n - 3] != ','))
		return 0;
	w->start = from.minute;
	if (end > 0) {
		w->end = to.minute;
		at += sign + end;
	}
	w->from = 0;
	w->to = at;
	return at;
}

/* A time that follows a date: after spaces, a comma, a dash, "T", "(", or "den … klockan". */
static size_t time_after(const char *s, struct when *w)
{
	size_t at = space_len(s), n;
	struct clock_reading c;
	struct when t = *w;

	if (s[at] == 'T' && at == 0 && is_digit(s[1]))
		at++;
	while (s[at] && (strchr(",.(:;", s[at]) || dash_len(s + at))) {
		at += dash_len(s + at) ? dash_len(s + at) : 1;
		at += space_len(s + at);
	}
	n = at > 0 ? when_time(s + at, false, &t) : 0;
	/* "24 maj 8,30" */
	if (n == 0 && at > 0 && clock_at(s + at, &c) > 0 && c.exact)
		n = when_time(s + at, true, &t);
	if (n == 0)
		return 0;
	w->start = t.start;
	w->end = t.end;
	return at + n;
}

/* The next place after at where a word or a number begins. */
static size_t next_start(const char *s, size_t at)
{
	size_t n = word_len(s + at);

	if (n > 0)
		return at + n;
	if (is_digit(s[at])) {
		while (is_digit(s[at]))
			at++;
		return at;
	}
	return at + 1;
}

/* Is at inside a longer number such as "0500-12 34 56" or "1.10.2"? */
static bool inside_number(const char *s, size_t at)
{
	return at > 1 && is_digit(s[at]) && strchr("-./:", s[at - 1]) && is_digit(s[at - 2]);
}

/* "nr 7/09", "sak 12/3", "§ 5/11": is the figure at byte at a serial number's, with a stroke in it? */
static bool serial_number(const char *s, size_t at)
{
	size_t end = at, from, n = strspn(s + at, "0123456789");

	if (n == 0 || s[at + n] != '/' || !is_digit(s[at + n + 1]))
		return false;
	while (end > 0 && strchr(" .:", s[end - 1]))
		end--;
	for (from = end; from > 0 && !strchr(" \t(,", s[from - 1]);)
		from--;
	return from < end &&
		words_start(s + from, "nr|nummer|no|num|sak|ärende|dnr|punkt|§|bilaga|skr|prop") ==
		end - from;
}

bool when_find(const char *s, size_t at, int32_t ref, struct when *w)
{
	for (; s[at]; at = next_start(s, at)) {
		size_t n;

		/* Only a word or a figure begins a date. */
		if (!is_digit(s[at]) && word_len(s + at) == 0)
			continue;
		n = inside_number(s, at) || serial_number(s, at) ? 0
								 : when_calendar(s + at, ref, w);
		if (n == 0)
			continue;
		w->from = w->date_from = at;
		w->date_to = at + n;
		w->to = at + n + time_after(s + at + n, w);
		return true;
	}
	return false;
}

bool when_find_time(const char *s, size_t at, struct when *w)
{
	for (; s[at]; at = next_start(s, at)) {
		struct clock_reading c;
		bool inside = inside_number(s, at) || (at > 0 && strchr("IlO", s[at - 1]));
		size_t n = inside ? 0 : when_time(s + at, false, w);

		if (n == 0 ||
			(label_len(s + at) == 0 && words_start(s + at, "mellan") == 0 &&
				(clock_at(s + at, &c) == 0 || !c.exact)))
			continue;
		w->from = at;
		w->to = at + n;
		return true;
	}
	return false;
}

static size_t joint_len(const char *s)
{
	size_t at = space_len(s);

	at += s[at] == ',' || s[at] == '.' || dash_len(s + at) == 1;
	if (s[at] == 'T' && is_digit(s[at + 1]))
		at++;
	return at + space_len(s + at);
}

bool when_read(const char *s, int32_t today, struct when *w)
{
	size_t at = space_len(s), n = when_date(s + at, today, w), k;
	struct when t = { 0 };
	bool timed;

	at += n;
	if (n > 0)
		at += joint_len(s + at);
	k = when_time(s + at, true, &t);
	timed = k > 0;
	if (timed)
		at += k + joint_len(s + at + k);
	if (n == 0 && timed && s[at])
		at += when_date(s + at, today, w);
	if (timed) {
		w->start = t.start;
		w->end = t.end;
	}
	at += space_len(s + at);
	w->to = at;
	return at > 0 && s[at] == '\0' && (w->day != DAY_NONE || w->month || timed || w->week);
}
