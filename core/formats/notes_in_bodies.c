#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "rules/words.h"

/* Which bodies are the meeting's own: the text's head names them, or they need no name. */

enum { HEAD_LINES = 6, HEAD_BYTES = 600, SUBJECT_WORDS = 8, LETTERS_MAX = 10 };

/* Those who meet, whoever they are. */
static const char anyone[] =
	"vi|man|alla parter|alla närvarande|alla deltagare|alla|samtliga parter|"
	"samtliga deltagare|samtliga|deltagarna|mötesdeltagarna|parterna|ledamöterna|"
	"we|everyone|all";
static const char any_body[] =
	"mötet|sammanträdet|gruppen|nätverket|samrådet|stämman|forumet|mødet|møtet|gruppa|group|"
	"meeting|team|members";

/* What bodies' names end with, and what is left of that without the article. */
struct body_end {
	const char *end, *stem;
	bool board; /* decides in minutes that name nobody */
	bool whole; /* a head that names it names who meets; an association is not its board */
};
static const struct body_end ends[] = {
	{ "styrelsen", "styrelse", true, true },
	{ "nämnden", "nämnd", true, true },
	{ "direktionen", "direktion", true, true },
	{ "presidiet", "presidi", true, true },
	{ "gruppen", "grupp", false, true },
	{ "beredningen", "beredning", false, true },
	{ "rådet", "råd", false, true },
	{ "utskottet", "utskott", false, true },
	{ "kommittén", "kommitté", false, true },
	{ "sektionen", "sektion", false, true },
	{ "delegationen", "delegation", false, true },
	{ "stämman", "stämma", false, true },
	{ "årsmötet", "årsmöte", false, true },
	{ "stormötet", "stormöte", false, true },
	{ "mötet", "möte", false, false },
	{ "fullmäktige", "fullmäktige", true, true },
	{ "samlingen", "samling", false, false },
	{ "nätverket", "nätverk", false, true },
	{ "teamet", "team", false, false },
	{ "föreningen", "förening", false, false },
	{ "klubben", "klubb", false, false },
	{ "förbundet", "förbund", false, false },
	{ "laget", "lag", false, false },
	{ "sällskapet", "sällskap", false, false },
	{ "kåren", "kår", false, false },
	{ "ledningen", "ledning", false, false },
	{ "styret", "styre", true, true },
	{ "udvalget", "udvalg", false, true },
	{ "utvalget", "utvalg", false, true },
	{ "board", "board", true, true },
	{ "committee", "committee", false, true },
	{ "council", "council", false, true },
};
/* Bodies that decide in notes whose head names none. */
static const char unnamed_bodies[] =
	"beredningsgruppen|beredningen|arbetsgruppen|styrgruppen|partsgruppen|referensgruppen|"
	"samverkansgruppen|utvecklingsgruppen|lokusgruppen|rådet|årsmötet|folkhälsorådet|utskottet|"
	"kommittén";

static bool in_head(const char *head, const char *stem, size_t n)
{
	size_t len = strlen(head);

	for (size_t i = 0; i + n <= len; i++)
		if (words_equal(head + i, n, stem, n) &&
			!(i >= 2 && n == strlen("råd") &&
				words_equal(head + i - 2, 3 + n, "område", 3 + n)))
			return true;
	return false;
}

/* The lines that name the document, not those who came. */
static char *head_text(struct reader *r)
{
	struct notes_doc *d = r->doc;
	char *head = pool_printf(&d->pool, "%s %s", or_empty(d->title), or_empty(d->body));
	size_t seen = 0;

	for (size_t i = 0; i < r->n && i < r->first_item && seen < HEAD_LINES; i++) {
		enum notes_line_kind kind = d->lines[i].kind;
		bool title = kind == NOTES_LINE_TITLE || kind == NOTES_LINE_FIELD ||
			kind == NOTES_LINE_PAGE || !r->src[i].claimed;

		seen += !r->src[i].blank;
		if (title && !r->src[i].long_line && strlen(head) < HEAD_BYTES)
			head = pool_printf(&d->pool, "%s %s", head, r->src[i].text);
	}
	return head;
}

/* Does the text have the form of a protocol without the word: "§ 84" as numbers, "Beslutande", somebody to
 * adjust it? */
static bool keeps_form(const struct reader *r)
{
	for (size_t i = 0; i < r->n; i++) {
		if (i < r->first_item &&
			words_start(r->src[i].body, "beslutande|utses att justera|tjänstgörande"))
			return true;
		if (r->doc->lines[i].kind == NOTES_LINE_ITEM)
			return strstr(r->src[i].text, "§") != NULL;
	}
	return false;
}

/* "LAG", "KPR": letters that the head has too. */
static bool letters_of_head(const char *head, const char *s, size_t n)
{
	const char *hit;

	if (n < 2 || n > LETTERS_MAX)
		return false;
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = utf8_next(s + i, n - i, &cp, NULL);
		if (!letter_is_upper(cp))
			return false;
	}
	for (hit = head; (hit = strchr(hit, *s)) != NULL; hit++)
		if (strncmp(hit, s, n) == 0 && word_len(hit) == n &&
			(hit == head || strchr(" (-/", hit[-1])))
			return true;
	return false;
}

void bodies_init(struct reader *r, struct bodies *b)
{
	bool board = false;

	*b = (struct bodies) { .head = head_text(r) };
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		bool named = ends[i].whole && in_head(b->head, ends[i].stem, strlen(ends[i].stem));

		b->named |= named;
		board |= named && ends[i].board;
	}
	b->minutes =
		board || (!b->named && (strcmp(r->doc->type, "protokoll") == 0 || keeps_form(r)));
}

/* The row of what the word ends with; NULL. */
static const struct body_end *end_of(const char *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t len = strlen(ends[i].end);

		if (n >= len && words_equal(s + n - len, len, ends[i].end, len))
			return &ends[i];
	}
	return NULL;
}

static bool own_word(const struct bodies *b, const char *s, size_t n)
{
	const struct body_end *e;

	if (word_in(s, n, any_body) || letters_of_head(b->head, s, n))
		return true;
	e = end_of(s, n);
	if (!e)
		return false;
	if (in_head(b->head, s, n - strlen(e->end) + strlen(e->stem)))
		return true;
	if (e->board && b->minutes && !b->named)
		return true;
	return !b->named && word_in(s, n, unnamed_bodies);
}

/* What may stand between "Styrelsen" and its verb. */
static const char goes_on[] =
	"för|i|vid|på|inom|med|enhälligt|enigt|därför|således|sedan|därefter|"
	"också|även|alltså|då|preliminärt|dessutom|slutligen|gemensamt|härefter";

bool bodies_own(const struct bodies *b, const char *s, size_t n, bool *formal)
{
	size_t at = 0, words = 0;
	bool found = false;

	n = end_without(s, n, " ");
	*formal = false;
	if (words_start(s, anyone) == n)
		return n > 0;
	while (at < n) {
		size_t len = 0;

		while (at + len < n && space_len(s + at + len) == 0)
			len++;
		if (len == 0 || ++words > SUBJECT_WORDS)
			return false;
		if (found && words > 2 && at > 0 && strchr(".,;:", s[at - 1]))
			return false;
		if (!found) {
			size_t word = word_len(s + at);

			/* "vi i styrelsen" */
			found = own_word(b, s + at, word) || word_in(s + at, word, "vi|alla");
			*formal = found && !word_in(s + at, word, "vi|alla");
			if (found && at + len < n &&
				words_start(s + at + len + space_len(s + at + len), goes_on) == 0)
				return false;
			if (!found && (words > 2 || len != word || words_start(s + at, goes_on)))
				return false;
		}
		at += len;
		at += space_len(s + at);
	}
	return found;
}
