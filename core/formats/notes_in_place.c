#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

enum { PART_BYTES_MAX = 40, PLACE_BYTES_MAX = 60 };

/* Where a meeting was, from lines that tell date, time or title too. */

/* What is left of a date whose figures were lost ("onsdagen den  november kl  -") is no place. */
static size_t torn_date(const char *s)
{
	size_t n = word_len(s);
	struct when w;

	if (when_time(s, true, &w) > 0)
		return 0;
	if (when_weekday(s, n) == WEEKDAY_NONE && !word_in(s, n, "den|kl|klockan"))
		return 0;
	n = strcspn(s, ",");
	return n + strspn(s + n, ", ");
}

/* Where such remains begin among the first n bytes of s, after a comma. */
static size_t torn_date_behind(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == ',' && torn_date(s + i + 1 + space_len(s + i + 1)) > 0)
			return i;
	return n;
}

const char *place_text(struct reader *r, const char *s, size_t n)
{
	n = end_without(s, n, " ,;");
	struct when w;

	/* "Kyrksalen, Ekby, 17 mars 2018" */
	if (when_find(s, 0, DAY_NONE, &w) && w.has_year && w.from > 0 && w.to == n)
		for (n = w.from; n > 0 && strchr(" ,;-", s[n - 1]);)
			n--;
	/* The full stop of the line, and no abbreviation's: "Rum 4, 3 tr." */
	if (n > 4 && strchr(".!", s[n - 1]) &&
		((s[n - 2] >= '0' && s[n - 2] <= '9') ||
			!(memchr(s + n - 4, ' ', 3) || memchr(s + n - 4, '.', 3))))
		n--;
	return doc_text(r, s, n);
}

/* "Kansliet mellan", "Rådhuset kl": n bytes without what belongs to the time that follows. */
static size_t before_time(const char *s, size_t n)
{
	for (bool more = true; more;) {
		size_t word;

		n = end_without(s, n, " ,;-(");
		for (word = n; word > 0 && s[word - 1] != ' ';)
			word--;
		more = word < n && word_in(s + word, n - word, "mellan|från|den|kl|kl.|klockan|ca");
		n = more ? word : n;
	}
	return n;
}

/* s without the date and time in it, for a place: what stands before, else what stands after. */
const char *place_beside(struct reader *r, const char *s, const struct when *w, bool dated)
{
	size_t from = dated ? w->from : strlen(s), after = dated ? w->to : from, lead;
	struct when t;
	const char *place;

	if (!dated && torn_date(s) > 0)
		return place_beside(r, s + torn_date(s), w, false);
	if (when_find_time(s, 0, &t)) {
		from = t.from < from ? t.from : from;
		after = t.to > after || !dated ? t.to : after;
	}
	if (!dated)
		from = torn_date_behind(s, from);
	place = doc_text(r, s, before_time(s, from));
	if (place)
		return place;
	lead = strspn(s + after, " ,;.)");
	lead += dash_len(s + after + lead) +
		space_len(s + after + lead + dash_len(s + after + lead));
	lead += words_start(s + after + lead, "i|på|hos|vid|via|utanför|intill|plats:");
	return place_text(r, s + after + lead, strlen(s + after + lead));
}

bool place_like(const char *s)
{
	static const char *const ends[] = { "rum", "rummet", "sal", "salen", "hus", "huset",
		"kontor", "kontoret", "skola", "skolan", "gård", "gården", "hem", "hemmet",
		"hotell", "hotellet", "kansli", "kansliet", "lokal", "lokalen", "lokaler",
		"centrum", "stuga", "stugan", "bibliotek", "biblioteket", "restaurang",
		"mötesplats", "vandrarhem", "teams", "zoom", "skype", "konferens", "museum",
		"museet", "kyrka", "kyrkan" };

	while (*s) {
		size_t n = word_len(s);

		for (size_t i = 0; n > 0 && i < ARRAY_LEN(ends); i++) {
			size_t m = strlen(ends[i]);

			if (n >= m && word_is(s + n - m, m, ends[i]))
				return true;
		}
		s += n > 0 ? n : 1;
	}
	return false;
}

/* "Håsjöskolans föräldraförening" */
static bool ends_in_body(const char *s)
{
	static const char *const ends[] = { "förening", "föreningen", "förbund", "styrelse", "råd",
		"nämnd", "klubb", "grupp", "kommitté", "kommittén", "lag", "utskott", "rådet",
		"styrelsen", "nämnden", "gruppen", "utskottet", "förbundet" };
	const char *last = strrchr(s, ' ') ? strrchr(s, ' ') + 1 : s;
	size_t n = strlen(last);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (n >= strlen(ends[i]) &&
			word_is(last + n - strlen(ends[i]), strlen(ends[i]), ends[i]))
			return true;
	return false;
}

/* A title's own place: "Chefsträff Sjövik", "fört vid Skypemöte". */
const char *place_of_title(struct reader *r, const char *s)
{
	size_t n, len;
	const char *at = words_find(s, "vid|hos|på", &n);

	if (!at)
		return NULL;
	at += n + space_len(at + n);
	n = strlen(at);
	if (n == 0 || !line_like_heading(at) || name_looks(at, n) == NAME_FULL || ends_in_body(at))
		return NULL;
	/* "vid förbundets styrelsesammanträde": "Skypemöte" tells a place, other meetings do not. */
	if (coming_meeting(at, &len) &&
		!words_start(at, "skypemöte|teamsmöte|zoommöte|telefonmöte"))
		return NULL;
	return doc_text(r, at, n);
}

/* "kansliet, Skolgatan 2" */
static bool first_part_like(const char *s)
{
	char first[PART_BYTES_MAX];
	size_t n = strcspn(s, ",");

	if (s[n] != ',' || n >= sizeof(first))
		return false;
	memcpy(first, s, n);
	first[n] = '\0';
	return place_like(first) && source_line_words(first) <= 2;
}

/* "LK/100412", "KS 2018:41" */
static bool registry_number(const char *s)
{
	size_t n = word_len(s);

	n += s[n] == ' ';
	return n > 1 && line_capitals(s) && strpbrk(s, "/:") &&
		s[n + strspn(s + n, "0123456789/:-.")] == '\0';
}

/* "… 29 maj 2012, Rådhuset, Ekvik, kl 10": what follows a title's date, up to a time. */
void place_after(struct reader *r, size_t i, const char *s)
{
	struct notes_doc *d = r->doc;
	size_t n,
		lead = strspn(s, " ,;.|"),
		at = words_start(s + lead,
			"i|på|hos|vid|via|utanför|intill|digitalt via|digitalt på|online via|på distans via|"
			"videomöte via");
	struct when t;

	s += lead + at;
	n = before_time(s, when_find_time(s, 0, &t) ? t.from : strlen(s));
	while (at > 0 && n > 1 && strchr(".!", s[n - 1]))
		n--;
	s = n > 0 ? pool_strndup(&d->pool, s, n) : "";
	s += space_len(s);
	if (d->place || *s == '(' || *s == '\0' || strstr(s, ". ") || s[strlen(s) - 1] == '.' ||
		names_document(s) || ends_in_body(s) ||
		words_start(s, "nr|nr.|nummer|sida|sid|blad|dnr") > 0 || registry_number(s))
		return;
	/* "i bygdegården" */
	if (at > 0 ? source_line_words(s) <= 6 || line_like_heading(s)
			: place_like(s) &&
				(source_line_words(s) <= 2 || first_part_like(s) ||
					words_start(s,
						"rum|sal|lokal|konferensrum|"
						"sammanträdesrum|mötesrum|plan") > 0)
			? true
			: line_like_heading(s) && name_looks(s, strlen(s)) != NAME_FULL &&
				!name_is_given(s, word_len(s))) {
		d->place = s;
		r->place_guessed = true;
		notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
	}
}

bool place_before(struct reader *r, size_t i, const char *s, const struct when *w)
{
	struct notes_doc *d = r->doc;
	size_t n = w->from;
	const char *place;

	n = end_without(s, n, " ,;-(|");
	place = doc_text(r, s, n);
	if (d->place || !d->title || !place || !line_like_heading(place) || names_document(place) ||
		ends_in_body(place) || name_looks(place, n) == NAME_FULL || !place_like(place) ||
		source_line_words(place) > 3)
		return false;
	d->place = place;
	r->place_guessed = true;
	notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
	return true;
}

/* Behind the first word for a meeting in the first n bytes of s. */
static size_t past_meeting(const char *s, size_t n)
{
	static const char *const ends[] = { "möte", "mötet", "sammanträde", "sammanträdet", "träff",
		"stämma", "samråd", "møte", "möten" };

	for (size_t at = 0, len; at < n; at += len ? len : 1) {
		len = word_len(s + at);
		for (size_t i = 0; len > 0 && i < ARRAY_LEN(ends); i++) {
			size_t m = strlen(ends[i]);

			if (len >= m && word_is(s + at + len - m, m, ends[i]))
				return at + len;
		}
	}
	return n;
}

/* n bytes of s without "lördagen den" at the end. */
static size_t before_weekday(const char *s, size_t n)
{
	size_t word;

	n = before_time(s, n);
	for (word = n; word > 0 && s[word - 1] != ' ';)
		word--;
	return word < n && when_weekday(s + word, n - word) != WEEKDAY_NONE ? before_time(s, word)
									    : n;
}

const char *place_within(struct reader *r, const char *s, size_t n)
{
	size_t at = past_meeting(s, n), m, len;
	const char *hit, *place;

	n = before_weekday(s, n);
	for (; at < n && (hit = words_find_within(s + at, n - at, "på|i|hos|vid|via|utanför", &m));
		at = (size_t)(hit - s) + m) {
		size_t from = (size_t)(hit - s) + m;

		from += space_len(s + from);
		place = from < n ? doc_text(r, s + from, n - from) : NULL;
		if (place && strlen(place) <= PLACE_BYTES_MAX && source_line_words(place) <= 6 &&
			!strstr(place, ". ") && !ends_in_body(place) &&
			!coming_meeting(place, &len) && !names_document(place) &&
			!strpbrk(place, "0123456789:") &&
			(place_like(place) || line_like_heading(place)))
			return place;
	}
	return NULL;
}
