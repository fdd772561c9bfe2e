#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

/* Where a meeting was, from lines that tell date, time or title too. */

/* What is left of a date whose figures were lost ("onsdagen den  november kl  -") is no place. */
static size_t torn_date(const char *s)
{
	size_t n = word_len(s);

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
		after = t.to > after ? t.to : after;
	}
	if (!dated)
		from = torn_date_behind(s, from);
	while (from > 0 && (strchr(" ,;-(", s[from - 1])))
		from--;
	place = doc_text(r, s, from);
	if (place)
		return place;
	lead = strspn(s + after, " ,;.)");
	lead += dash_len(s + after + lead) +
		space_len(s + after + lead + dash_len(s + after + lead));
	lead += words_start(s + after + lead, "i|på|hos|vid|via|plats:");
	return doc_text(r, s + after + lead, strlen(s + after + lead));
}

/* A title's own place: "Chefsträff Sjövik", "fört vid Skypemöte". */
void place_of_title(struct reader *r, size_t i, const char *s)
{
	struct notes_doc *d = r->doc;
	size_t n;
	const char *at = words_find(s, "vid|hos", &n);

	if (!at || d->place)
		return;
	at += n + space_len(at + n);
	n = strlen(at);
	if (n > 0 && line_like_heading(at) && name_looks(at, n) != NAME_FULL) {
		d->place = doc_text(r, at, n);
		notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("from the title"));
	}
}

/* "… 29 maj 2012, Rådhuset, Ekvik, kl 10": what follows a title's date, up to a time. */
void place_after(struct reader *r, size_t i, const char *s)
{
	struct notes_doc *d = r->doc;
	size_t n, lead = strspn(s, " ,;."), at = words_start(s + lead, "i|på|hos|vid");
	struct when t;

	s += lead + at;
	n = when_find_time(s, 0, &t) ? t.from : strlen(s);
	while (n > 0 && strchr(" ,;-", s[n - 1]))
		n--;
	s = n > 0 ? pool_strndup(&d->pool, s, n) : "";
	s += space_len(s);
	if (d->place || *s == '(' || *s == '\0' || strstr(s, ". ") || s[strlen(s) - 1] == '.')
		return;
	/* "i bygdegården" */
	if (at > 0 ? source_line_words(s) <= 2 || line_like_heading(s)
		   : line_like_heading(s) && name_looks(s, strlen(s)) == NAME_NONE) {
		d->place = s;
		notes_found(r, i, NOTES_WHAT_PLACE, NOTES_GUESSED, _("beside the date"));
	}
}
