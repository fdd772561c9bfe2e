#include <string.h>

#include "base/text.h"
#include "formats/notes_in_decide.h"
#include "rules/names.h"
#include "rules/words.h"

/* Who presented an item, where a line or the item's first sentences say it. */

enum { APPOSITION_BYTES = 60 };

/* Somebody with a whole name does one of these; a first name alone needs a plainer one. */
#define PRESENTS                                                                                   \
	"informerar|informerade|redogör|redogjorde|redovisar|redovisade|föredrar|föredrog|"     \
	"presenterar|presenterade|orienterar|orienterade|informerer|redegør|orienterer|"          \
	"presents|presented"
static const char presents[] = PRESENTS;
static const char tells[] = PRESENTS
	"|berättar|berättade|rapporterar|rapporterade|visar|visade|går igenom|gick igenom|"
	"beskriver|beskrev|inleder|inledde|föreläser|föreläste|höll i|håller i|drar|gav en|ger en|"
	"lämnar en|lämnade en";
static const char presented[] =
	"föredragande|föredras av|föredrogs av|föredragning av|presenteras av|presenterades av|"
	"information av|information från|presentation av|redovisas av|redovisades av|"
	"redogörelse av|presenter|ved|v/";

/* Items where more than one matter is told. */
static const char several[] = "övriga|övrigt|rapporter|rapport|meddelanden|laget runt|"
			      "mötets öppnande|öppnande|mötet|avslutning|runda";

size_t presenter_label(const char *s)
{
	size_t n = words_start(s, "föredragande|föredras av|föredrogs av|presenter");

	if (n == 0)
		return 0;
	n += s[n] == ':';
	return n + space_len(s + n);
}

static bool heads_presenters(const struct reader *r, size_t i)
{
	while (i > 0 && r->src[i - 1].blank)
		i--;
	for (size_t k = 0; k < r->first_item && k < r->n; k++)
		if (words_find(r->src[k].text, "föredragande", NULL) &&
			words_find(r->src[k].text, "ärende|punkt|rubrik", NULL))
			return true;
	return false;
}

/* A name alone below an item's title, where the agenda's head or its margin says what it is. */
static bool name_below(struct reader *r, size_t i)
{
	const char *s = r->src[i].text;
	int item = r->doc->lines[i].item;

	return item >= 0 && r->doc->items[item].line == (int)i && r->src[i].indent > 0 &&
		heads_presenters(r, i) && name_in_list(s, strcspn(s, ",(")) == NAME_FULL;
}

bool presenter_line(struct reader *r, size_t i)
{
	struct notes_line *l = &r->doc->lines[i];
	const char *s = r->src[i].body;
	size_t n = presenter_label(s), len;

	if ((n == 0 && !name_below(r, i)) || l->item < 0)
		return false;
	len = strlen(s + n);
	if (len > 0 && s[n + len - 1] == '.')
		len--;
	if (len == 0 || name_looks(s + n, strcspn(s + n, ",(.")) == NAME_NONE)
		return false;
	if (!r->doc->items[l->item].presenter)
		r->doc->items[l->item].presenter = doc_text(r, s + n, len);
	line_claim(r, i, NOTES_LINE_PRESENTER);
	return true;
}

/* ", samordnare, informerar", " (FK) redogör", " från Ekby redovisar": up to the verb. */
static size_t apposition(const char *s)
{
	size_t n = 0;

	if (*s == ',') {
		n = strcspn(s + 1, ",.") + 1;
		n = s[n] == ',' ? n + 1 : 0;
	} else if (s[space_len(s)] == '(') {
		n = strcspn(s, ")");
		n += s[n] == ')';
	} else if (words_start(s + space_len(s), "från|på|i")) {
		const char *verb = words_find(s, tells, NULL);

		n = verb ? (size_t)(verb - s) : 0;
	}
	return n <= APPOSITION_BYTES ? n : 0;
}

void presenter_by_text(struct reader *r, int item, const char *s)
{
	struct notes_item *it = &r->doc->items[item];
	size_t n = words_start(s, presented), verb;
	const char *full, *name;
	bool whole;

	if (it->presenter || words_start(it->title, several) ||
		strcmp(r->doc->type, "schedule") == 0)
		return;
	if (n > 0) {
		n += s[n] == ':';
		s += n + space_len(s + n);
		n = text_name_start(s);
		name = n ? doc_text(r, s, n) : NULL;
		full = name ? people_full_name(r, name) : NULL;
		if (name_looks(s, n) == NAME_FULL || full)
			it->presenter = full ? full : name;
		return;
	}
	n = text_name_start(s);
	if (n == 0)
		return;
	name = doc_text(r, s, n);
	full = people_full_name(r, name);
	whole = name_looks(s, n) == NAME_FULL;
	verb = n + apposition(s + n);
	verb += space_len(s + verb);
	if (words_start(s + verb, whole ? tells : presents) && (whole || full))
		it->presenter = full ? full : name;
}
