#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/personal_number.h"
#include "rules/words.h"

enum { ALIKE_PEOPLE_MAX = 200, WARNINGS_MAX = 500, NEAR_BYTES = 60 };

void notes_warn(struct reader *r, enum notes_warning_kind kind, int line, const char *fmt, ...)
{
	struct notes_doc *d = r->doc;
	struct notes_warning w = { .kind = kind, .line = line };
	va_list ap;
	char *text;

	if (d->warning_count >= WARNINGS_MAX)
		return;
	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	w.text = pool_strdup(&d->pool, text);
	free(text);
	d->warnings =
		pool_grow(&d->pool, d->warnings, d->warning_count, &r->warning_cap, sizeof(w));
	d->warnings[d->warning_count++] = w;
}

void notes_warn_weekday(struct reader *r, int line, int weekday, int32_t day)
{
	char date[DATE_TEXT_SIZE];

	if (weekday == WEEKDAY_NONE || day == DAY_NONE || day_weekday(day) == weekday)
		return;
	day_text_year(day, date);
	notes_warn(r, NOTES_WARN_WEEKDAY, line, _("The text says %s, but that day is %s."),
		weekday_long(weekday), date);
}

static void add_hint(struct reader *r, int32_t day, int year, const char *s, size_t n, size_t line)
{
	struct notes_doc *d = r->doc;
	struct notes_hint hint = {
		.day = day, .year = year, .text = doc_text(r, s, n), .line = (int)line + 1
	};

	for (size_t i = 0; i < d->hint_count; i++)
		if (d->hints[i].day == day && d->hints[i].year == year)
			return;
	d->hints = pool_grow(&d->pool, d->hints, d->hint_count, &r->hint_cap, sizeof(hint));
	d->hints[d->hint_count++] = hint;
}

/* What a year beside a word implies for the year of the meeting in the round of the year:
 * the annual report comes in the spring after its year, the plan and budget in the autumn
 * before. */
#define SEASONS "våren|vårterminen|hösten|höstterminen|sommaren|under|i vår|i höst"
#define REPORTS                                                                                    \
	"årsredovisning|årsredovisningen|projektredovisning|årsrapport|bokslut|"                \
	"verksamhetsberättelse"
#define PLANS                                                                                      \
	"verksamhetsplan|verksamhetsplanen|budget|budgeten|årshjul|årshjulet|ansökan|mötestider"

const char year_words[] = SEASONS "|" REPORTS "|" PLANS;

struct year_word {
	const char *words;
	int shift;
};
static const struct year_word year_shifts[] = { { SEASONS, 0 }, { REPORTS, 1 }, { PLANS, -1 } };

/* "våren 2021", "årsredovisning för 2021". */
static void year_hints(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;

	for (size_t k = 0; k < ARRAY_LEN(year_shifts); k++) {
		const char *at = s, *hit;
		size_t n;

		while ((hit = words_find(at, year_shifts[k].words, &n)) != NULL) {
			size_t end = n + space_len(hit + n), more;
			int year;

			more = words_start(hit + end, "för år|för|år");
			end += more + space_len(hit + end + more);
			more = number_len(hit + end, 4, &year);
			if (more == 4 && year >= 1990 && year < 2100)
				add_hint(r, DAY_NONE, year + year_shifts[k].shift, hit, end + more,
					i);
			at = hit + n;
		}
	}
}

/* Whole dates in the text, for a meeting that has none. */
static void day_hints(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	struct when w;

	for (size_t at = 0; when_find(s, at, DAY_NONE, &w); at = w.to)
		if (w.has_year && w.day != DAY_NONE)
			add_hint(r, w.day, day_year(w.day), s + w.date_from,
				w.date_to - w.date_from, i);
}

const char health_words[] =
	"sjuk|sjukt|sjukskriven|sjukskrivning|sjukfrånvarande|sjukfrånvaro|sjukanmäld|sjukanmält|"
	"långtidssjukskriven|sjukledig|vab|vabbar|vabbade|vård av barn|föräldraledig|"
	"föräldraledighet|föräldralediga|mammaledig|pappaledig|gravid|förlossning|operation|operation.|covid|cancer";

/* A name near a byte: two capitalised words, or a first name from the lists. */
static bool name_near(const struct reader *r, const char *s, size_t at)
{
	size_t from = at > NEAR_BYTES ? at - NEAR_BYTES : 0;

	while (from > 0 && ((unsigned char)s[from] & 0xc0) == 0x80)
		from--;
	for (size_t i = from; i < at + NEAR_BYTES && s[i];) {
		size_t n = word_len(s + i), sp, m;

		if (n == 0) {
			i++;
			continue;
		}
		while (s[i + n] == '-' && word_len(s + i + n + 1))
			n += 1 + word_len(s + i + n + 1);
		if (name_looks(s + i, n) == NAME_GIVEN_ONLY) {
			sp = space_len(s + i + n);
			m = sp ? word_len(s + i + n + sp) : 0;
			if (m > 0 && name_looks(s + i, n + sp + m) == NAME_FULL)
				return true;
			for (size_t k = 0; k < r->doc->person_count && k < ALIKE_PEOPLE_MAX; k++)
				if (strncmp(r->doc->people[k].name, s + i, n) == 0 &&
					strchr(" ", r->doc->people[k].name[n]))
					return true;
		}
		i += n;
	}
	return false;
}

static void warn_health(struct reader *r, size_t i)
{
	const char *s = r->src[i].text, *hit;
	size_t n;

	for (const char *at = s; (hit = words_find(at, health_words, &n)) != NULL; at = hit + n)
		if (name_near(r, s, (size_t)(hit - s))) {
			notes_warn(r, NOTES_WARN_HEALTH, (int)i + 1,
				_("“%.*s” beside a name may be a fact about somebody's health."),
				(int)n, hit);
			return;
		}
}

static void warn_identity(struct reader *r, size_t i)
{
	struct personal_number number;

	if (personal_number_find(r->src[i].text, 0, &number))
		notes_warn(r, NOTES_WARN_IDENTITY, (int)i + 1,
			_("This looks like a personal identity number."));
}

static void warn_people(struct reader *r)
{
	const struct notes_doc *d = r->doc;
	size_t n = d->person_count < ALIKE_PEOPLE_MAX ? d->person_count : ALIKE_PEOPLE_MAX;
	const char *names[ALIKE_PEOPLE_MAX] = { 0 };
	struct pool scratch = { 0 };
	const struct name_sounds *sounds;

	for (size_t i = 0; i < n; i++)
		names[i] = d->people[i].name;
	sounds = name_sounds(&scratch, names, n);
	for (size_t i = 0; i < n; i++) {
		const struct notes_person *p = &d->people[i];

		if (p->given_only)
			notes_warn(r, NOTES_WARN_GIVEN_ONLY, p->line, _("%s: a first name alone."),
				p->name);
		for (size_t k = 0; k < i; k++)
			if (name_sounds_near(sounds, i, k))
				notes_warn(r, NOTES_WARN_ALIKE, p->line,
					_("%s and %s may be the same person."), d->people[k].name,
					p->name);
	}
	pool_release(&scratch);
}

static int by_line(const void *a, const void *b)
{
	const struct notes_warning *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* "Deltagare 3", "Kim2": words of which the last ends in a number. */
static bool is_numbered(const char *s, size_t n)
{
	static const char others[] = "sal|rum|lokal|grupp|plan|hus|våning|sida|nr|punkt|vecka|dag|"
				     "antal|totalt|summa|närvarande";
	size_t at = 0, digits = 0;
	uint32_t cp;

	while (digits < n && s[n - 1 - digits] >= '0' && s[n - 1 - digits] <= '9')
		digits++;
	if (digits == 0 || digits > 3 || word_in(s, word_len(s), others))
		return false;
	utf8_next(s, n, &cp, NULL);
	if (!letter_is_upper(cp))
		return false;
	while (at < n - digits) {
		at += utf8_next(s + at, n - at, &cp, NULL);
		if (!letter_is(cp) && (cp != ' ' || s[at] == ' '))
			return false;
	}
	return true;
}

/* Is it part of what was read of somebody on line i, or is that part of it? */
static bool is_used(const struct notes_doc *d, size_t i, const char *words)
{
	for (size_t k = 0; k < d->person_count; k++) {
		const struct notes_person *p = &d->people[k];

		if (p->line == (int)i + 1 &&
			(strstr(words, p->name) || strstr(p->name, words) ||
				strstr(or_empty(p->organisation), words) ||
				strstr(or_empty(p->part), words)))
			return true;
	}
	return false;
}

/* A name with a number tells nobody from the others: who it was cannot be counted. */
static void warn_numbered(struct reader *r, size_t i)
{
	const char *s = r->src[i].text, *words;

	for (size_t n; *s; s += n + (s[n] != '\0')) {
		size_t to = n = strcspn(s, ",;:\t"), from = item_sign(s);

		while (from < to && s[from] == ' ')
			from++;
		while (to > from && s[to - 1] == ' ')
			to--;
		if (s[n] == ':' || from >= to || !is_numbered(s + from, to - from))
			continue;
		words = doc_text(r, s + from, to - from);
		if (is_used(r->doc, i, words))
			continue;
		notes_warn(r, NOTES_WARN_NUMBERED, (int)i + 1,
			_("“%s” names nobody: it is left out of the list."), words);
		notes_found(r, i, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT,
			_("a name with a number names nobody"));
	}
}

void notes_check(struct reader *r)
{
	struct notes_doc *d = r->doc;
	bool undated = d->day == DAY_NONE && strcmp(d->type, "schedule") != 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct source_line *s = &r->src[i];

		if (s->long_line || s->blank)
			continue;
		if (undated && line_has(s, SIGNAL_YEAR))
			year_hints(r, i);
		if (line_has(s, SIGNAL_HEALTH))
			warn_health(r, i);
		if (!strpbrk(s->text, "0123456789"))
			continue;
		if (undated)
			day_hints(r, i);
		warn_identity(r, i);
		if (d->lines[i].kind == NOTES_LINE_ATTENDANCE)
			warn_numbered(r, i);
	}
	warn_people(r);
	if (d->warning_count > 1)
		qsort(d->warnings, d->warning_count, sizeof(*d->warnings), by_line);
}
