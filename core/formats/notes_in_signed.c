#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/notes_in_header.h"
#include "rules/names.h"

/* Names under the text: signatures, with what they signed as beside, above or below them. */

/* The next cell of a row in columns, at *at, which moves on. NULL at the end of the row. */
static const char *next_cell(struct reader *r, const char *s, size_t *at)
{
	size_t from = *at + space_len(s + *at), n = 0;

	while (s[from + n] && s[from + n] != '\t' && space_len(s + from + n) < 2)
		n++;
	*at = from + n;
	return n > 0 ? doc_text(r, s + from, n) : NULL;
}

/* Are the cells of s labels alone, and is there a name for each in the row of names? */
static bool signed_row(struct reader *r, const char *s, const char *names)
{
	const char *label, *name;
	size_t at = 0, beside = 0, n = 0;
	struct label l;

	for (; (label = next_cell(r, s, &at)) != NULL; n++)
		if (!label_read(r, label, &l) || l.kind >= LABEL_OTHER ||
			!header_nothing(label + l.len) || !(name = next_cell(r, names, &beside)) ||
			!header_person(r, name))
			return false;
	return n >= 2;
}

/* "Vid protokollet      Justeras" over the names of both, or "Ordf      Sekr" under them. */
static bool read_signatures(struct header *h, size_t i)
{
	struct reader *r = h->r;
	const char *s = r->src[i].text, *names, *label;
	size_t next = line_next(r, i + 1), at, below;
	struct label l;

	if (!strstr(s, "  ") && !strchr(s, '\t'))
		return false;
	if (next == r->n || r->src[next].claimed || !signed_row(r, s, r->src[next].text)) {
		for (next = i; next > r->first_item && r->src[next - 1].blank;)
			next--;
		if (next <= r->first_item || r->src[--next].claimed ||
			!signed_row(r, s, r->src[next].text))
			return false;
	}
	names = r->src[next].text;
	for (at = below = 0; (label = next_cell(r, s, &at)) != NULL;) {
		label_read(r, label, &l);
		header_field(h, &l, next_cell(r, names, &below), next);
	}
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, next, NOTES_LINE_FIELD);
	return true;
}

/* Under "Konstituering" or "Val av styrelse" posts are those of the year, not of the meeting. */
static bool of_elected(const struct reader *r, size_t i)
{
	const struct notes_doc *d = r->doc;

	return d->lines[i].item >= 0 &&
		words_find(d->items[d->lines[i].item].title,
			"konstituering|konstituerande|konstituerar|val av styrelse|firmateckning",
			NULL) != NULL;
}

/* A name at the start of a line, alone or with the next signature far to the right. */
static bool name_on(const struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	size_t n = 0;

	while (s[n] && space_len(s + n) < 2 && s[n] != '\t')
		n++;
	return !r->src[i].claimed && name_looks(s, n) == NAME_FULL;
}

/* The line of the name that goes with the title on line i: right above it, else the next below. r->n where
 * there is none. */
static size_t name_beside(const struct reader *r, size_t i)
{
	size_t next = line_next(r, i + 1);

	if (i > r->first_item && !r->src[i].after_blank && name_on(r, i - 1) &&
		(next != i + 1 || next == r->n || !name_on(r, next)))
		return i - 1;
	return next < r->n && name_on(r, next) ? next : r->n;
}

/* Names under the last item: "Vid protokollet", "Underskrift     Sekreterare     Claes Uddén". */
void header_end(struct header *h)
{
	struct reader *r = h->r;
	struct label l;

	for (size_t i = r->first_item; i < r->n; i++) {
		const char *s = r->src[i].text, *inner = s;
		size_t next;

		if (r->src[i].claimed || !label_read(r, s, &l) || of_elected(r, i) ||
			read_signatures(h, i))
			continue;
		if (l.kind == LABEL_OTHER && s[l.len])
			inner = s + l.len;
		if (!label_read(r, inner, &l) ||
			(l.kind != LABEL_NOTE_TAKER && l.kind != LABEL_CHAIR &&
				l.kind != LABEL_ADJUSTERS))
			continue;
		next = name_beside(r, i);
		if (inner[l.len] == '\0' && next < r->n) {
			size_t cut = label_next(r, r->src[next].text);

			header_field(
				h, &l, pool_strndup(&r->doc->pool, r->src[next].text, cut), next);
			if (r->src[next].text[cut] == '\0')
				line_claim(r, next, NOTES_LINE_FIELD);
		} else if (header_person(r,
				   pool_strndup(&r->doc->pool, inner + l.len,
					   label_next(r, inner + l.len)))) {
			header_fields(h, i, inner, l);
		} else {
			continue;
		}
		line_claim(r, i, NOTES_LINE_FIELD);
	}
}

/* "Vrångö 18 05 03" and a name as the last lines: place, date and who wrote. */
void header_dated_end(struct header *h)
{
	struct reader *r = h->r;
	size_t i = r->n, before;
	struct when w;

	while (i > r->first_item && r->src[i - 1].blank)
		i--;
	if (i == r->first_item || i == 0 || r->src[i - 1].claimed)
		return;
	before = --i;
	while (before > r->first_item && r->src[before - 1].blank)
		before--;
	if (before == r->first_item || r->src[before - 1].claimed ||
		!when_find(r->src[before - 1].text, 0, DAY_NONE, &w) ||
		!header_letter_date(r->src[before - 1].text, &w) ||
		name_looks(r->src[i].text, strlen(r->src[i].text)) != NAME_FULL)
		return;
	if (!r->doc->note_taker) {
		r->doc->note_taker = doc_text(r, r->src[i].text, strlen(r->src[i].text));
		notes_found(
			r, i, NOTES_WHAT_NOTE_TAKER, NOTES_GUESSED, _("the name under the text"));
	}
	line_claim(r, i, NOTES_LINE_FIELD);
	line_claim(r, before - 1, NOTES_LINE_FIELD);
}
