#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_entry.h"
#include "formats/notes_in_header.h"
#include "rules/names.h"
#include "rules/words.h"

enum { PLACE_WORDS = 3, SIGNED_LINES = 6, SIGNED_DAYS = 60 };

/* Names under a date below the text: who wrote it, and when. */

/* What may stand before the date of a signature, with who signed behind "av". */
static const char written[] =
	"antecknat|antecknad|antecknade|nedtecknat|vid pennan|vid protokollet|vid tangentbordet|"
	"vid tangenterna|skrivet|sammanställt|sammanställd|renskrivet|upprättat|upprättad|justerat|"
	"justerad|justeras|justerades|protokollet justerat|protokollet justerades|utskickat|utsänt|"
	"uppdaterat|uppdaterad|godkänt|signerat|undertecknat|underskrivet|referent|referat|ref";

/* The name in a line of a signature ("/Eva Ek", "Eva Ek, sekreterare"); NULL. */
static const char *signing_name(struct reader *r, const char *s, size_t n)
{
	size_t lead = strspn(s, "/.,_- :"), len = 0;

	lead += words_start(s + lead, "gm|genom|av");
	lead += space_len(s + lead);
	while (lead + len < n && !strchr(",(/\t", s[lead + len]) && space_len(s + lead + len) < 2)
		len++;
	while (len > 0 && strchr(" .", s[lead + len - 1]))
		len--;
	return lead < n && name_looks(s + lead, len) == NAME_FULL ? doc_text(r, s + lead, len)
								  : NULL;
}

/* "2015-03-06", "Ekeby den 6 mars 2015", "Antecknat 6 mars 2015 av Eva Ek", "150306 Eva Ek": is line i a
 * date with its year beside nothing but a place and who signs? *bare: and beside neither. */
static bool dates_signature(
	struct reader *r, size_t i, struct when *w, const char **name, bool *bare)
{
	const char *s = r->src[i].text, *before, *after;
	size_t lead;

	*name = NULL;
	if (!when_find(s, 0, DAY_NONE, w) || !w->has_year || w->start != MINUTE_NONE ||
		line_has(&r->src[i], SIGNAL_NEXT))
		return false;
	after = s + w->to;
	*name = signing_name(r, after, strlen(after));
	if (!*name && after[strspn(after, " .,/")])
		return false;
	lead = words_start(s, written);
	lead += s[lead] == ':';
	lead += space_len(s + lead);
	*bare = lead == 0 && w->from == 0 && !*name;
	before = lead < w->from ? doc_text(r, s + lead, w->from - lead) : NULL;
	if (before && !*name)
		*name = signing_name(r, before, strlen(before));
	return !before || *name || words_start(before, "den|av") == strlen(before) ||
		(source_line_words(before) <= PLACE_WORDS && !names_document(before) &&
			letter_is_upper((unsigned char)*before) && !strchr(before, ':'));
}

/* May line i stand under the date of a signature: names, what they are, lines to sign on? */
static bool below_date(struct reader *r, size_t i, const char **name)
{
	const char *s = r->src[i].text, *signer = signing_name(r, s, strlen(s));
	struct label l;

	if (r->src[i].claimed)
		return r->src[i].blank || r->doc->lines[i].kind == NOTES_LINE_FIELD ||
			r->doc->lines[i].kind == NOTES_LINE_PAGE;
	*name = signer ? signer : *name;
	return signer || header_nothing(s) || (label_read(r, s, &l) && s[l.len] == '\0') ||
		entry_role_like((struct span) { s, strlen(s) });
}

/* Does a line with a date, k, belong to what stands above it: a list of dates, or "Nästa möte"? */
static bool of_list(const struct reader *r, size_t k, bool bare)
{
	size_t above = k;
	struct when w;

	while (above > 0 && r->src[above - 1].blank)
		above--;
	return above-- > 0 &&
		((bare && above + 1 == k && when_find(r->src[above].text, 0, DAY_NONE, &w)) ||
			(line_has(&r->src[above], SIGNAL_NEXT) &&
				!when_find(r->src[above].text, 0, DAY_NONE, &w)));
}

/* "Ekeby 2015-03-06" and a name as the last lines: when the text was written, and by whom. Where nothing
 * else dates it, that is the meeting's day. */
void header_dated_end(struct header *h)
{
	struct reader *r = h->r;
	size_t from = h->end < r->n ? h->end : r->n / 2, k = r->n, lines = 0;
	const char *name = NULL, *below = NULL;
	struct when w;
	bool bare = false;

	if (strcmp(r->doc->type, "schedule") == 0)
		return;
	while (k > from && !dates_signature(r, k - 1, &w, &name, &bare)) {
		k--;
		lines += !r->src[k].blank;
		if (lines > SIGNED_LINES || !below_date(r, k, &below))
			return;
	}
	name = name ? name : below;
	if (k-- == from || r->src[k].claimed || (bare && !name && lines == 0) ||
		of_list(r, k, bare) ||
		(h->date.day != DAY_NONE &&
			(w.day < h->date.day || w.day > h->date.day + SIGNED_DAYS)))
		return;
	h->year = h->year ? h->year : day_year(w.day);
	if (h->date_from == TRUST_NONE)
		header_date(h, &w, TRUST_LINE, k);
	if (!r->doc->note_taker && name && !(r->doc->chair && strcmp(r->doc->chair, name) == 0)) {
		r->doc->note_taker = name;
		notes_found(
			r, k, NOTES_WHAT_NOTE_TAKER, NOTES_GUESSED, _("the name under the text"));
	}
	for (; k < r->n; k++)
		if (!r->src[k].claimed)
			line_claim(r, k, NOTES_LINE_FIELD);
}
