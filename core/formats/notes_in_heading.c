#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/compose.h"
#include "formats/notes_in_decide.h"
#include "formats/notes_in_items.h"
#include "rules/names.h"
#include "rules/words.h"

enum {
	SIGNED_LINES = 8,
	HEADING_BYTES = 80,
	HEADING_WORDS = 10,
	PEOPLE_MAX = 200,
	ATTENDEE_WORDS_MAX = 5,
	COLON_WORDS = 6
};

/* Verbs and beginnings that make a sentence or a row of a short line. */
const char sentence_words[] =
	"är|var|har|hade|ska|skall|kommer|blir|beslutade|beslutar|enades|godkänns|godkändes|utses|"
	"valdes|meddelar|informerar|informerade|berättar|läggs|lades|hälsar|bordläggs|tackar|"
	"återkommer|att|avslutas|avslutades|öppnas|öppnades|anmäler|justeras";

/* Parts that every item of a protocol may have. */
static const char part_words[] =
	"beslut|beslutet|besluten|beslutning|förslag till beslut|vid protokollet";

/* "Anna", "Anna och Bo" over what they do. */
static bool of_attendee(struct reader *r, const char *s)
{
	size_t len;
	const char *och = words_find(s, "och|&", &len);

	if (r->doc->person_count > PEOPLE_MAX || source_line_words(s) > ATTENDEE_WORDS_MAX)
		return false;
	if (och && och > s)
		return people_full_name(r, och + len + space_len(och + len)) != NULL;
	return people_full_name(r, s) != NULL;
}

/* "Vad har hänt sedan sist" is a heading for all its verb. */
static bool asks(const char *s)
{
	return words_start(s, "vad|hur|vilka|vilken|varför|vart") > 0;
}

/* Is line i a post alone: "Vid protokollet", "Ordförande"? */
static bool post_alone(const struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	struct label l;

	return label_read(r, s, &l) && l.kind >= LABEL_NOTE_TAKER && l.kind <= LABEL_ADJUSTERS &&
		s[l.len] == '\0';
}

/* A name under "Vid protokollet" or right above "Ordförande", or "Bo Ek, sekreterare": who signed. */
static bool signs(const struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	size_t n = strcspn(s, ",(");
	struct post p;

	if (name_looks(s, n) != NAME_FULL)
		return false;
	if (s[n]) {
		n += 1 + space_len(s + n + 1);
		return post_start(s + n, &p) > 0 && strlen(s + n + p.len) <= 1;
	}
	if (i + 1 < r->n && post_alone(r, i + 1))
		return true;
	for (size_t k = i; k-- > 0 && i - k <= SIGNED_LINES;) {
		s = r->src[k].text;
		if (post_alone(r, k))
			return true;
		if (!r->src[k].blank && name_looks(s, strlen(s)) != NAME_FULL)
			return false;
	}
	return false;
}

/* Could line i head the lines below it? */
static bool heads(struct reader *r, size_t i)
{
	const struct source_line *s = &r->src[i];
	struct when w;
	struct label l;
	size_t text;

	if (s->claimed || s->bullet || s->blank || !line_like_heading(s->text))
		return false;
	if (words_start(s->text, part_words) && source_line_words(s->text) <= 3)
		return false;
	if (s->heading > 0)
		return true;
	return (s->after_blank || line_capitals(s->text)) && strlen(s->text) <= HEADING_BYTES &&
		source_line_words(s->text) <= HEADING_WORDS && speaker_len(s->text, &text) == 0 &&
		!presenter_label(s->text) && !of_attendee(r, s->text) && !signs(r, i) &&
		!(label_read(r, s->text, &l) && (l.closed || l.kind == LABEL_OTHER)) &&
		!when_find(s->text, 0, DAY_NONE, &w) && !strstr(s->text, "  ") &&
		!strchr(s->text, '\t') &&
		(line_capitals(s->text) || asks(s->text) || !line_has(s, SIGNAL_SENTENCE));
}

/* Is there text below line i that is its own: not another item, not the end? */
static bool has_text(const struct reader *r, size_t i)
{
	size_t next = line_next(r, i + 1);

	return next < r->n && r->doc->lines[next].kind != NOTES_LINE_ITEM;
}

void items_subheadings(struct reader *r)
{
	struct notes_doc *d = r->doc;
	int top = -1;

	if (!d->numbered)
		return;
	for (size_t i = r->first_item; i < r->n; i++) {
		int item = d->lines[i].item;
		const char *title = r->src[i].text;

		if (d->lines[i].kind == NOTES_LINE_ITEM) {
			top = d->items[item].parent >= 0 ? d->items[item].parent : item;
			continue;
		}
		if (!heads(r, i))
			continue;
		if (has_text(r, i)) {
			item = doc_item_add(r, i, NULL, doc_text(r, title, strlen(title)), top);
			if (r->src[i].heading == 0)
				d->items[item].guess = _("a heading without a number");
			d->lines[i].kind = NOTES_LINE_HEADING;
		} else if (i + 1 < r->n && d->lines[i + 1].kind == NOTES_LINE_ITEM) {
			/* "Internt" right above "6. …": a section of the agenda. */
			line_claim(r, i, NOTES_LINE_HEADING);
		}
	}
}

/* Where the body of an unnumbered text begins: after its lists of people, or its first lines. */
static size_t body_start(const struct reader *r)
{
	size_t last = 0, i;

	for (i = 0; i < r->n; i++)
		if (r->doc->lines[i].kind == NOTES_LINE_ATTENDANCE)
			last = i + 1;
	if (last > 0)
		return last;
	i = line_next(r, 0);
	while (i < r->n && !r->src[i].blank)
		i++;
	return i;
}

enum heading_form { FORM_MARKDOWN, FORM_CAPITALS, FORM_PLAIN, FORM_COLON, FORM_COUNT };

static bool has_form(const struct reader *r, size_t i, enum heading_form form)
{
	const struct source_line *s = &r->src[i];

	switch (form) {
	case FORM_MARKDOWN:
		return s->heading > 0;
	case FORM_CAPITALS:
		return line_capitals(s->text);
	case FORM_COLON:
		return s->text[strlen(s->text) - 1] == ':';
	case FORM_PLAIN:
	case FORM_COUNT:
		break;
	}
	return s->text[strlen(s->text) - 1] != ':';
}

/* "Økonomi:" on a line of its own, right above its text. */
static bool heads_by_colon(struct reader *r, size_t i)
{
	const struct source_line *s = &r->src[i];
	size_t n = strlen(s->text);
	struct label l;

	return !s->claimed && !s->bullet && s->after_blank && n > 2 && s->text[n - 1] == ':' &&
		source_line_words(s->text) <= COLON_WORDS && i + 1 < r->n && !r->src[i + 1].blank &&
		!r->src[i + 1].bullet && letter_is_upper((unsigned char)*r->src[i + 1].text) &&
		line_like_heading(pool_strndup(&r->scratch, s->text, n - 1)) &&
		!line_has(s, SIGNAL_SENTENCE) && !label_read(r, s->text, &l) &&
		!of_attendee(r, pool_strndup(&r->scratch, s->text, n - 1)) &&
		!tasks_heading(s->text);
}

/* Signatures, people's lines and dated rows are no headings. */
static bool is_schedule(const struct reader *r)
{
	return strcmp(r->doc->type, "schedule") == 0;
}

/* "* Lägesbild" over a line of text: in some texts the list sign marks the headings. */
static bool heads_by_sign(const struct reader *r, size_t i)
{
	const struct source_line *s = &r->src[i];

	return s->bullet && !s->claimed && line_like_heading(s->body) && s->after_blank &&
		source_line_words(s->body) <= HEADING_WORDS && i + 1 < r->n &&
		!r->src[i + 1].blank && !r->src[i + 1].bullet && s->indent >= r->src[i + 1].indent;
}

/* "§  Ekonomi": the number was lost. The bytes of the sign. */
static size_t lost_number(const struct source_line *s)
{
	size_t n = text_starts(s->text, "§") ? strlen("§") : 0;

	n += n > 0 ? space_len(s->text + n) : 0;
	return n > strlen("§") && !s->claimed && line_like_heading(s->text + n) ? n : 0;
}

/* Takes the signs off headings that lost their numbers. */
static void unsign_headings(struct reader *r)
{
	size_t signs = 0;

	for (size_t i = 0; i < r->n; i++)
		signs += lost_number(&r->src[i]) > 0;
	for (size_t i = 0; i < r->n && signs > 1; i++)
		if (lost_number(&r->src[i]) > 0) {
			r->src[i].text += lost_number(&r->src[i]);
			r->src[i].body = r->src[i].text;
		}
}

/* Takes the list signs off where they mark headings: nearly all that they mark is followed by text. */
static void unlist_headings(struct reader *r, size_t start)
{
	size_t bullets = 0, headings = 0;

	for (size_t i = start; i < r->n; i++) {
		bullets += r->src[i].bullet;
		headings += heads_by_sign(r, i);
	}
	if (headings < 2 || headings * 4 < bullets * 3)
		return;
	for (size_t i = start; i < r->n; i++)
		if (heads_by_sign(r, i)) {
			r->src[i].text = r->src[i].body;
			r->src[i].bullet = false;
		}
}

void items_unnumbered(struct reader *r)
{
	size_t start = body_start(r), count[FORM_COUNT] = { 0 };
	bool *heading = pool_alloc(&r->scratch, r->n + 1);
	enum heading_form form = FORM_MARKDOWN;

	if (is_schedule(r))
		return;
	unlist_headings(r, start);
	unsign_headings(r);
	for (size_t i = start; i < r->n; i++) {
		heading[i] = (heads(r, i) && has_text(r, i)) || heads_by_colon(r, i);
		for (int f = 0; f < FORM_COUNT && heading[i]; f++)
			count[f] += has_form(r, i, (enum heading_form)f);
	}
	if (count[FORM_MARKDOWN] == 0)
		form = count[FORM_CAPITALS] >= 2 ? FORM_CAPITALS
			: count[FORM_COLON] > 2 && count[FORM_COLON] > count[FORM_PLAIN]
			? FORM_COLON
			: FORM_PLAIN;
	if (count[form] < 2 && form != FORM_MARKDOWN)
		return;
	for (size_t i = start; i < r->n; i++)
		if (heading[i] && has_form(r, i, form)) {
			size_t n = strlen(r->src[i].text) - (form == FORM_COLON);
			int item = doc_item_add(r, i, NULL, doc_text(r, r->src[i].text, n), -1);

			if (form != FORM_MARKDOWN)
				r->doc->items[item].guess = _("a heading without a number");
		}
}
