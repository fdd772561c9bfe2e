#include "formats/when_period.h"

#include "base/date.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/holidays.h"
#include "rules/words.h"

enum { TURN_DAYS = 5, YEARS_AHEAD = 3 };

/* The nth period of a kind in a year. */
typedef bool period_fn(int year, int n, struct period *p);

static bool month_span(int year, int month, struct period *p)
{
	return day_from_ymd(year, month, 1, &p->from) &&
		day_from_ymd(year, month, days_in_month(year, month), &p->to);
}

static bool months_span(int year, int first, int n, struct period *p)
{
	struct period last;

	if (!month_span(year, first, p) ||
		!month_span(year + (first + n - 2) / 12, (first + n - 2) % 12 + 1, &last))
		return false;
	p->to = last.to;
	return true;
}

/* n: the first month, with how many follow it in the hundreds. */
static bool run_span(int year, int n, struct period *p)
{
	return months_span(year, n % 100, n / 100 + 1, p);
}

/* The days around the end of a month. */
static bool turn_span(int year, int month, struct period *p)
{
	if (!month_span(year, month, p))
		return false;
	*p = (struct period) { p->to - TURN_DAYS + 1, p->to + TURN_DAYS };
	return true;
}

static bool year_span(int year, int n, struct period *p)
{
	(void)n;
	return months_span(year, 1, 12, p);
}

/* Spring begins with March; winter ends in the year after. Terms: 5 January to June, 6 August to
 * December. */
static bool season_span(int year, int n, struct period *p)
{
	static const int first[] = { 3, 6, 9, 12, 1, 8 }, months[] = { 3, 3, 3, 3, 6, 5 };

	return months_span(year, first[n], months[n], p);
}

/* The first such weekday on or after a day of the year. */
static bool weekday_from(int year, int month, int mday, int weekday, int32_t *day)
{
	if (!day_from_ymd(year, month, mday, day))
		return false;
	*day += (weekday - day_weekday(*day) + 7) % 7;
	return true;
}

enum feast {
	YULE,
	NEW_YEAR,
	EPIPHANY,
	EASTER,
	ASCENSION,
	WHITSUN,
	MIDSUMMER,
	ALL_SAINTS,
	LUCIA,
	VACATION,
	AUTUMN_BREAK
};

static bool fixed_span(int year, int month, int mday, int days, struct period *p)
{
	if (!day_from_ymd(year, month, mday, &p->from))
		return false;
	p->to = p->from + days - 1;
	return true;
}

static bool feast_span(int year, int n, struct period *p)
{
	int32_t easter = easter_sunday(year);

	switch ((enum feast)n) {
	case YULE:
		return fixed_span(year, 12, 24, 3, p);
	case NEW_YEAR:
		return fixed_span(year, 12, 31, 2, p);
	case EPIPHANY:
		return fixed_span(year, 1, 5, 2, p);
	case EASTER:
		*p = (struct period) { easter - 2, easter + 1 };
		return true;
	case ASCENSION:
		*p = (struct period) { easter + 39, easter + 39 };
		return true;
	case WHITSUN:
		*p = (struct period) { easter + 48, easter + 49 };
		return true;
	case MIDSUMMER:
		if (!weekday_from(year, 6, 19, FRI, &p->from))
			return false;
		p->to = p->from + 1;
		return true;
	case ALL_SAINTS:
		if (!weekday_from(year, 10, 31, SAT, &p->from))
			return false;
		p->to = p->from;
		return true;
	case LUCIA:
		return fixed_span(year, 12, 13, 1, p);
	case VACATION:
		return month_span(year, 7, p);
	case AUTUMN_BREAK:
		if (!day_from_iso_week(year, 44, MON, &p->from))
			return false;
		p->to = p->from + SUN;
		return true;
	}
	return false;
}

/* Of the year written, or the first that is not over. */
static bool settle(period_fn *fn, int n, int year, int32_t today, struct period *p)
{
	if (year)
		return fn(year, n, p);
	for (year = day_year(today) - 1; year < day_year(today) + YEARS_AHEAD; year++)
		if (fn(year, n, p) && p->to >= today)
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* " 2027", and "-27", "/27", "'27" at once after the word; tight: also "27", " 27" ("ht 26"). */
static size_t year_at(const char *s, bool tight, int *year)
{
	size_t at = space_len(s), n = number_len(s + at, 4, year);

	if (n == 4 && (at > 0 || tight) && *year >= 1900 && *year < 2200)
		return at + n;
	if (n == 2 && tight) {
		*year += 2000;
		return at + n;
	}
	n = at + (s[at] == '-' || s[at] == '/' || s[at] == '\'');
	if (n > at && number_len(s + n, 4, year) == 2 && (tight || s[at] != '/')) {
		*year += 2000;
		return n + 2;
	}
	*year = 0;
	return 0;
}

static size_t month_at(const char *s, int *month)
{
	size_t n = word_len(s);

	*month = when_month(s, n);
	return *month ? n + (s[n] == '.') : 0;
}

/* "/", "–", " och ", " till " between two months. */
static size_t joint_at(const char *s)
{
	size_t at = space_len(s), n = s[at] == '/' ? 1 : dash_len(s + at);

	if (n == 0 && at > 0)
		n = words_start(s + at, "och|eller|till|to|and|or|samt");
	return n ? at + n + space_len(s + at + n) : 0;
}

/* "maj", "maj 2027", "maj/juni", "aug–sep 2026". last: the last of them. */
static size_t months_at(const char *s, int *first, int *last, int *year)
{
	size_t n = month_at(s, first), sign, more;

	*last = *first;
	if (n == 0)
		return 0;
	sign = joint_at(s + n);
	more = sign ? month_at(s + n + sign, last) : 0;
	if (more)
		n += sign + more;
	else
		*last = *first;
	return n + year_at(s + n, false, year);
}

static size_t month_period(const char *s, int32_t today, struct period *p)
{
	int first, last, year = 0;
	size_t n = months_at(s, &first, &last, &year);
	int more = (last - first + 12) % 12;

	/* Alone it is Christmas. */
	if (first == last && word_in(s, word_len(s), "jul") && s[word_len(s)] != '.')
		return 0;
	/* "december–januari 2027": the year is that of the end. */
	if (year && last < first)
		year--;
	return n && settle(run_span, more * 100 + first, year, today, p) ? n : 0;
}

/* "månadsskiftet aug/sep", "månadsskiftet", "årsskiftet 26/27", "halvårsskiftet". */
static size_t turn_period(const char *s, int32_t today, struct period *p)
{
	size_t n = words_start(s, "månadsskiftet|månadskiftet|the turn of the month"), more;
	int first = day_month(today), last, year = 0;

	if (n > 0) {
		size_t sp = space_len(s + n);

		more = sp ? months_at(s + n + sp, &first, &last, &year) : 0;
		if (more == 0)
			first = day_month(today);
		else if (year && last < first)
			year--;
		n += more ? sp + more : 0;
		return settle(turn_span, first, year, today, p) ? n : 0;
	}
	n = words_start(s, "årsskiftet|årskiftet|the turn of the year");
	if (n > 0) {
		size_t sp = space_len(s + n), k = sp ? number_len(s + n + sp, 4, &year) : 0;

		/* "26/27", "2026/27", "2026-2027" */
		more = k == 2 || k == 4 ? sp + k : 0;
		if (more && (s[n + more] == '/' || dash_len(s + n + more))) {
			size_t sign = s[n + more] == '/' ? 1 : dash_len(s + n + more);

			k = number_len(s + n + more + sign, 4, &last);
			more = k == 2 || k == 4 ? more + sign + k : 0;
		} else {
			more = 0;
		}
		year = more == 0 ? 0 : year < 100 ? 2000 + year : year;
		return settle(turn_span, 12, year, today, p) ? n + more : 0;
	}
	n = words_start(s, "halvårsskiftet|halvårskiftet|midyear|mid-year");
	return n && settle(turn_span, 6, 0, today, p) ? n : 0;
}

struct named {
	const char *words;
	int n;
	bool led; /* only after a preposition */
};

static size_t season_period(const char *s, int32_t today, bool led, struct period *p)
{
	static const struct named seasons[] = {
		{ "våren|nästa vår|vårkanten|this spring|next spring|the spring", 0, false },
		{ "vår|spring", 0, true },
		{ "sommaren|nästa sommar|this summer|next summer|the summer", 1, false },
		{ "sommar|summer", 1, true },
		{ "hösten|nästa höst|höstkanten|this autumn|next autumn|this fall|next fall|the autumn",
			2, false },
		{ "höst|autumn|fall", 2, true },
		{ "vintern|nästa vinter|this winter|next winter|the winter", 3, false },
		{ "vinter|winter", 3, true },
	};
	static const struct named terms[] = {
		{ "vårterminen|vt|the spring term|spring term", 4, false },
		{ "höstterminen|ht|the autumn term|autumn term", 5, false },
	};
	int year = 0;

	for (size_t i = 0; i < ARRAY_LEN(seasons); i++) {
		size_t n = words_start(s, seasons[i].words);

		if (n == 0 || (seasons[i].led && !led))
			continue;
		n += year_at(s + n, false, &year);
		return settle(season_span, seasons[i].n, year, today, p) ? n : 0;
	}
	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		size_t n = word_len(s), full = words_start(s, terms[i].words);

		/* "ht26": words_start wants the word to end. */
		if (full == 0 && !(n == 2 && word_in(s, n, terms[i].words)))
			continue;
		n = full ? full : n;
		n += year_at(s + n, true, &year);
		return settle(season_span, terms[i].n, year, today, p) ? n : 0;
	}
	return 0;
}

static size_t feast_period(const char *s, int32_t today, struct period *p)
{
	static const struct named feasts[] = {
		{ "jul|julen|julhelgen|juluppehållet|christmas|xmas", YULE, false },
		{ "nyår|nyåret|nyårshelgen|new year|the new year", NEW_YEAR, false },
		{ "trettonhelgen|epiphany", EPIPHANY, false },
		{ "påsk|påsken|påskhelgen|easter", EASTER, false },
		{ "kristi himmelsfärdshelgen|kristi himmelsfärdsdag|kristi himmelsfärd|kristi "
		  "himmelfärd|ascension",
			ASCENSION, false },
		{ "pingst|pingsten|whitsun", WHITSUN, false },
		{ "midsommar|midsommaren|midsommarhelgen|midsummer", MIDSUMMER, false },
		{ "allhelgona|alla helgons dag|allhelgonahelgen|all saints", ALL_SAINTS, false },
		{ "lucia", LUCIA, false },
		{ "semestern|semestrarna|semestertiderna|semesterperioden|the vacation|the holidays",
			VACATION, false },
		{ "höstlovet", AUTUMN_BREAK, false },
	};
	int year = 0;

	for (size_t i = 0; i < ARRAY_LEN(feasts); i++) {
		size_t n = words_start(s, feasts[i].words);

		if (n == 0)
			continue;
		/* The longest of the words: "jul" before "julen". */
		n += year_at(s + n, false, &year);
		return settle(feast_span, feasts[i].n, year, today, p) ? n : 0;
	}
	return 0;
}

static int ordinal_at(const char *s, size_t *n)
{
	static const char *const ordinals[] = { "första|1:a|1a|first", "andra|2:a|2a|second",
		"tredje|3:e|3e|third", "fjärde|4:e|4e|fourth", "sista|last" };
	size_t k;

	for (size_t i = 0; i < ARRAY_LEN(ordinals); i++) {
		*n = words_start(s, ordinals[i]);
		if (*n == 0 && i < 4 && s[0] == (char)('1' + i) && s[1] == ':' &&
			word_in(s + 2, word_len(s + 2), "a|e"))
			*n = 2 + word_len(s + 2);
		k = *n ? space_len(s + *n) : 0;
		if (k) {
			*n += k;
			return (int)i + 1;
		}
	}
	*n = 0;
	return 0;
}

/* "Q2", "kv. 2 2027", "kvartal 2", "andra kvartalet", "H1", "första halvåret". */
static size_t quarter_period(const char *s, int32_t today, struct period *p)
{
	int nth, year = 0, quarter;
	size_t n, word = word_len(s), at = word + (s[word] == '.');

	at += space_len(s + at);
	nth = is_digit(s[at]) && !is_digit(s[at + 1]) ? s[at] - '0' : 0;
	quarter = word_in(s, word, "q|kv|kvartal|quarter") ? 3
		: word_in(s, word, "h|halvår")             ? 6
							   : 0;
	n = at + 1;
	if (!quarter || nth < 1 || nth > 12 / quarter) {
		nth = ordinal_at(s, &n);
		at = n ? words_start(s + n, "kvartalet|kvartal|quarter") : 0;
		quarter = at ? 3 : 6;
		if (n && !at)
			at = words_start(s + n, "halvåret|halvår|half-year|half of the year|half");
		if (at == 0)
			return 0;
		nth = nth == 5 ? 12 / quarter : nth;
		if (nth > 12 / quarter)
			return 0;
		n += at;
	} else if (word_len(s + n) > 0) {
		return 0;
	}
	n += year_at(s + n, false, &year);
	nth = (nth - 1) * quarter + 1;
	return settle(run_span, (quarter - 1) * 100 + nth, year, today, p) ? n : 0;
}

static int32_t monday_of(int32_t day)
{
	return day - day_weekday(day);
}

/* "veckan ut", "nästa månad", "i år". What is left of it, for the running one. */
static size_t running_period(const char *s, int32_t today, bool led, struct period *p)
{
	int year = day_year(today), month = day_month(today);
	size_t n;

	if ((n = words_start(s,
		     "veckan ut|denna vecka|den här veckan|innevarande vecka|this week|the week")) ||
		(led && (n = words_start(s, "veckan|vecka|week"))))
		*p = (struct period) { today, monday_of(today) + SUN };
	else if ((n = words_start(s, "nästa vecka|kommande vecka|next week")))
		*p = (struct period) { monday_of(today) + 7, monday_of(today) + 7 + SUN };
	else if ((n = words_start(s,
			  "månaden ut|denna månad|den här månaden|innevarande månad|this month|the "
			  "month")) ||
		(led && (n = words_start(s, "månaden|month")))) {
		month_span(year, month, p);
		p->from = today;
	} else if ((n = words_start(s, "nästa månad|kommande månad|next month"))) {
		month_span(year + month / 12, month % 12 + 1, p);
	} else if ((n = words_start(s, "terminen ut|terminsslut"))) {
		months_span(year, month <= 6 ? 1 : 7, 6, p);
		p->from = today;
	} else if ((n = words_start(s, "året ut|detta år|this year|the year")) ||
		(led && (n = words_start(s, "året|år|year")) && !space_len(s + n))) {
		year_span(year, 0, p);
		p->from = today;
	} else if ((n = words_start(s, "nästa år|kommande år|next year"))) {
		year_span(year + 1, 0, p);
	}
	return n;
}

/* "2027", "år 2027". */
static size_t year_period(const char *s, bool led, struct period *p)
{
	size_t word = words_start(s, "hela år|hela|år|year"), n;
	int year;

	word += word ? space_len(s + word) : 0;
	n = number_len(s + word, 4, &year);
	if (n != 4 || (!led && word == 0) || year < 1900 || year > 2199)
		return 0;
	return year_span(year, 0, p) ? word + n : 0;
}

/* "första veckan i juni": a week is of the month that its Thursday is in. */
static size_t week_of_month(const char *s, int32_t today, struct period *p)
{
	size_t n, at, word;
	int nth = ordinal_at(s, &n), first, last, year = 0;
	struct period month;
	int32_t thursday;

	word = n ? words_start(s + n, "veckan i|veckan av|veckan|vecka i|vecka|week of|week in")
		 : 0;
	if (word == 0)
		return 0;
	n += word;
	n += space_len(s + n);
	at = months_at(s + n, &first, &last, &year);
	if (at == 0 || first != last || !settle(run_span, first, year, today, &month))
		return 0;
	if (nth == 5)
		thursday = month.to - (day_weekday(month.to) - THU + 7) % 7;
	else
		thursday = month.from + (THU - day_weekday(month.from) + 7) % 7 + (nth - 1) * 7;
	*p = (struct period) { monday_of(thursday), monday_of(thursday) + SUN };
	return n + at;
}

size_t when_period(const char *s, int32_t today, bool led, struct period *p)
{
	size_t n = month_period(s, today, p);

	if (n == 0)
		n = turn_period(s, today, p);
	if (n == 0)
		n = week_of_month(s, today, p);
	if (n == 0)
		n = quarter_period(s, today, p);
	if (n == 0)
		n = running_period(s, today, led, p);
	if (n == 0)
		n = season_period(s, today, led, p);
	if (n == 0)
		n = feast_period(s, today, p);
	if (n == 0)
		n = year_period(s, led, p);
	return n;
}

struct period period_part(struct period p, int third)
{
	int32_t days = p.to - p.from + 1, step = days / 3;

	if (third == 0)
		return (struct period) { p.from, p.from + (step > 0 ? step - 1 : 0) };
	if (third == 1)
		return (struct period) { p.from + step, p.to - step };
	return (struct period) { p.to - (step > 0 ? step - 1 : 0), p.to };
}
