#include "formats/when_due.h"

#include <string.h>

#include "base/xalloc.h"
#include "formats/when.h"
#include "formats/when_period.h"
#include "rules/words.h"

enum { LEADS_MAX = 4, WEEKS_MAX = 53 };

/* Words before a time and what they make of it. */
enum lead { LEAD_AT, LEAD_BEFORE, LEAD_AFTER, LEAD_FROM };
struct lead_words {
	const char *words;
	enum lead lead;
	bool place; /* "i", "in": two of them are a verb's and a time's ("bjuder in i maj") */
};

static const struct lead_words leads[] = {
	{ "före|innan|inför|before|ahead of|prior to", LEAD_BEFORE, false },
	{ "efter|after", LEAD_AFTER, false },
	{ "från och med|fr o m|fr.o.m.|from|från|med start|tidigast|starting|since", LEAD_FROM,
		false },
	{ "senast den|senast till|senast vid|senast under|senast i|senast|till och med|t o m|t.o.m.|"
	  "tom|fram till|till|until|till senast|no later than|by",
		LEAD_AT, false },
	{ "någon gång|nån gång|preliminärt|prel.|ca|cirka|helst|redan|sometime|the|den", LEAD_AT,
		false },
	{ "i|på|under|vid|kring|omkring|runt|mot|in|on|at|during|around|about", LEAD_AT, true },
};

/* Words that are no days. */
struct sort_words {
	const char *words;
	enum due_sort sort;
};
static const struct sort_words sorts[] = {
	{ "snarast möjligt|snarast|så snart som möjligt|så snart det går|så fort som möjligt|omgående|"
	  "omedelbart|genast|direkt|skyndsamt|nu|asap|as soon as possible|immediately|at once|now|"
	  "inom kort|snart|soon|shortly",
		DUE_SOON },
	{ "löpande|kontinuerligt|fortlöpande|regelbundet|ständigt|tills vidare|vid behov|månadsvis|"
	  "veckovis|kvartalsvis|årligen|årsvis|terminsvis|ongoing|continuously|until further notice|"
	  "when needed|monthly|weekly|quarterly|yearly|annually",
		DUE_ALWAYS },
	{ "nästa möte|nästa gång|nästa träff|nästa sammanträde|nästa mötet|kommande möte|next meeting|"
	  "next time|the next meeting",
		DUE_MEETING },
	{ "senare|längre fram|på sikt|framöver|när det går|vid tillfälle|later|later on",
		DUE_WORDS },
};

static const char again_words[] =
	"varje|var|vart|varannan|vartannat|varje ny|every|each|inför varje|"
	"efter varje|vid varje|every other";

static const struct {
	const char *words;
	int n;
} numbers[] = {
	{ "en|ett|one|a|an", 1 },
	{ "två|two|ett par|a couple of", 2 },
	{ "tre|three", 3 },
	{ "fyra|four", 4 },
	{ "fem|five", 5 },
	{ "sex|six", 6 },
	{ "sju|seven", 7 },
	{ "åtta|eight", 8 },
	{ "nio|nine", 9 },
	{ "tio|ten", 10 },
	{ "fjorton|fourteen", 14 },
};

/* The word or figures of a number, with the space after it; 0 where there is none. */
static size_t number_at(const char *s, int *n)
{
	size_t len = number_len(s, 3, n), sp;

	for (size_t i = 0; len == 0 && i < ARRAY_LEN(numbers); i++) {
		len = words_start(s, numbers[i].words);
		*n = numbers[i].n;
	}
	sp = len ? space_len(s + len) : 0;
	return sp ? len + sp : 0;
}

static int32_t add_months(int32_t day, int n)
{
	int year, month, mday;
	int32_t there;

	day_to_ymd(day, &year, &month, &mday);
	year += (month - 1 + n) / 12;
	month = (month - 1 + n) % 12 + 1;
	if (mday > days_in_month(year, month))
		mday = days_in_month(year, month);
	return day_from_ymd(year, month, mday, &there) ? there : day;
}

/* "två veckor" counted from today; the bytes used. */
static size_t amount_at(const char *s, int32_t today, int32_t *day)
{
	int n;
	size_t at = number_at(s, &n), word = at ? word_len(s + at) : 0;

	if (word == 0)
		return 0;
	if (word_in(s + at, word, "dag|dagar|dagars|day|days"))
		*day = today + n;
	else if (word_in(s + at, word, "vecka|veckor|veckors|week|weeks"))
		*day = today + n * 7;
	else if (word_in(s + at, word, "månad|månader|månads|month|months"))
		*day = add_months(today, n);
	else if (word_in(s + at, word, "år|year|years"))
		*day = add_months(today, n * 12);
	else
		return 0;
	return at + word;
}

static bool whole(const char *s, size_t n)
{
	return n > 0 && s[n + space_len(s + n)] == '\0';
}

/* "om två veckor" is a day, "inom två veckor" the time until then. */
static bool amount(const char *s, int32_t today, struct when_due *out)
{
	size_t within = words_start(s, "inom|within|under kommande"), at = within;
	int32_t day = DAY_NONE;

	if (at == 0)
		at = words_start(s, "om|in");
	at += at ? space_len(s + at) : 0;
	if (at == 0 || !whole(s + at, amount_at(s + at, today, &day)))
		return false;
	*out = (struct when_due) { DUE_DAYS, within ? today : day, day };
	return true;
}

/* "varje månad", "var fjortonde dag". */
static bool again(const char *s, int32_t today, struct when_due *out)
{
	size_t n = words_start(s, again_words), words = 0;

	if (n == 0)
		return false;
	for (size_t at = n; s[at]; words++) {
		size_t sp = space_len(s + at), len = word_len(s + at + sp);

		if (sp == 0 || len == 0)
			return false;
		at += sp + len;
	}
	*out = (struct when_due) { DUE_ALWAYS, today, DAY_NONE };
	return words >= 1 && words <= 3;
}

static bool fixed_words(const char *s, int32_t today, struct when_due *out)
{
	for (size_t i = 0; i < ARRAY_LEN(sorts); i++) {
		bool days = sorts[i].sort == DUE_SOON || sorts[i].sort == DUE_ALWAYS;

		if (!whole(s, words_start(s, sorts[i].words)))
			continue;
		*out = (struct when_due) { sorts[i].sort, days ? today : DAY_NONE, DAY_NONE };
		return true;
	}
	if (whole(s,
		    words_start(s,
			    "i eftermiddag|i kväll|ikväll|under dagen|efter "
			    "lunch|före lunch|this afternoon|tonight"))) {
		*out = (struct when_due) { DUE_DAYS, today, today };
		return true;
	}
	return false;
}

/* The sign or word between two weeks, and "v." after it; 0 where there is none. */
static size_t weeks_joint(const char *s)
{
	size_t at = space_len(s), n = s[at] == '/' ? 1 : dash_len(s + at);

	if (n == 0 && at > 0)
		n = words_start(s + at, "och|till|eller|and|to|or");
	if (n == 0)
		return 0;
	at += n;
	at += space_len(s + at);
	n = word_len(s + at);
	if (word_in(s + at, n, "v|vecka|week")) {
		at += n + (s[at + n] == '.');
		at += space_len(s + at);
	}
	return at;
}

/* "v. 12–14", "vecka 12/13", "v 12 och 13". */
static bool weeks(const char *s, int32_t today, struct when_due *out)
{
	struct when w;
	size_t at = when_date(s, today, &w), sign = at ? weeks_joint(s + at) : 0;
	int last, year, week;

	if (sign == 0 || !w.week || w.weekday != WEEKDAY_NONE || w.day == DAY_NONE ||
		!whole(s + at + sign, number_len(s + at + sign, 2, &last)))
		return false;
	*out = (struct when_due) { DUE_DAYS, w.day, w.day + SUN };
	for (int i = 0; i < WEEKS_MAX; i++, out->to += 7) {
		day_iso_week(out->to, &year, &week);
		if (week == last)
			return true;
	}
	return false;
}

static bool days(const char *s, int32_t today, struct when_due *out)
{
	struct when w;

	/* "nästa vecka" is a week here, not its Monday. */
	if (words_start(s, "nästa vecka|next week") || !when_read(s, today, &w) ||
		w.day == DAY_NONE)
		return false;
	*out = (struct when_due) { DUE_DAYS, w.day, w.end_day != DAY_NONE ? w.end_day : w.day };
	if (w.week > 0 && w.weekday == WEEKDAY_NONE)
		out->to = w.day + SUN;
	return true;
}

/* "början av maj", "slutet på nästa vecka", "mid-May". */
static bool part(const char *s, int32_t today, struct when_due *out)
{
	static const char *const thirds[] = {
		("början av|början på|inledningen av|första delen av|tidigt i|tidigt|"
		 "beginning of|start of|early in|early"),
		"mitten av|mitten på|mitten|middle of|mid",
		"slutet av|slutet på|sista delen av|sent i|sent|end of|late in|late",
	};
	struct when_due of;
	struct period p;
	size_t n;

	for (int i = 0; i < (int)ARRAY_LEN(thirds); i++) {
		n = words_start(s, thirds[i]);
		if (n == 0)
			continue;
		n += i == 1 && s[n] == '-' ? 1 : space_len(s + n);
		/* A week in figures, or a period with a name. */
		if (days(s + n, today, &of) && of.to > of.from)
			p = (struct period) { of.from, of.to };
		else if (!whole(s + n, when_period(s + n, today, true, &p)))
			return false;
		p = period_part(p, i);
		*out = (struct when_due) { DUE_DAYS, p.from, p.to };
		return true;
	}
	return false;
}

static bool plain(const char *s, int32_t today, bool led, struct when_due *out)
{
	struct period p;

	if (days(s, today, out) || weeks(s, today, out) || fixed_words(s, today, out) ||
		again(s, today, out) || amount(s, today, out) || part(s, today, out))
		return true;
	if (!whole(s, when_period(s, today, led, &p)))
		return false;
	*out = (struct when_due) { DUE_DAYS, p.from, p.to };
	return true;
}

static void apply(enum lead lead, struct when_due *out)
{
	if (out->sort != DUE_DAYS)
		return;
	switch (lead) {
	case LEAD_AT:
		break;
	case LEAD_BEFORE:
		out->to = out->from = out->from - 1;
		break;
	case LEAD_AFTER:
		out->from = out->to + 1;
		out->to = DAY_NONE;
		break;
	case LEAD_FROM:
		out->to = DAY_NONE;
		break;
	}
}

/* before: what leads to it; NULL at first. */
static bool read_due(const char *s, int32_t today, const struct lead_words *before, int deep,
	struct when_due *out)
{
	if (plain(s, today, before != NULL, out))
		return true;
	for (size_t i = 0; deep < LEADS_MAX && i < ARRAY_LEN(leads); i++) {
		size_t n = words_start(s, leads[i].words), sp = n ? space_len(s + n) : 0;

		if (sp == 0 || (before && before->place && leads[i].place) ||
			!read_due(s + n + sp, today, &leads[i], deep + 1, out))
			continue;
		apply(leads[i].lead, out);
		return true;
	}
	return false;
}

bool when_due(const char *s, int32_t today, struct when_due *out)
{
	int32_t ref = today != DAY_NONE ? today : 0;
	size_t sp = space_len(s);

	if (s[sp] == '\0' || !read_due(s + sp, ref, NULL, 0, out)) {
		*out = (struct when_due) { DUE_WORDS, DAY_NONE, DAY_NONE };
		return false;
	}
	if (today == DAY_NONE)
		out->from = out->to = DAY_NONE;
	return true;
}
