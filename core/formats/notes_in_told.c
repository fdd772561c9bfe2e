#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

/* Those who were there by what sentences say: "Vid mötet deltog Ida Alm och Bo Ek. Eva Ros anslöt vid
 * punkt 3." */

enum { HEAD_LINES = 15, TOP_LINES = 60, PARAGRAPH_LINES = 8, PARAGRAPH_BYTES = 2000 };

const char presence_words[] =
	"är närvarande|var närvarande|närvarade|deltog|deltar|medverkade|är på plats|var på plats|"
	"var på mötet|var med|närvarande|deltagare|besöktes av|till mötet kom|anslöt|ansluter|tillkom|"
	"kom till mötet|träffades|möttes|samlades|vi var|vi är|lämnade";

/* What may stand between such a word and the names. */
static const char fillers[] =
	"var|är|gjorde|på mötet|vid mötet|i mötet|på dagens möte|vid dagens möte|mötet|följande|"
	"personer|av|från styrelsen|från gruppen|från oss|i|vi|dagens|som";

/* What may follow it where the names stand before. */
static const char at_meeting[] =
	"i|på|vid|via|per|från|till|under|med|mötet|digitalt|samt|närvarande|en del";

static const char afar[] = "telefon|teams|skype|länk|zoom|digitalt|distans|videolänk|webben";

/* The bytes of the sentence at the start of s, with its full stop. Unlike sentence_len, it only ends where a
 * capital follows: lists of people are full of shortened words. */
static size_t sentence_end(const char *s)
{
	for (size_t i = strnlen(s, 2); s[i]; i++)
		if (strchr(".!?", s[i]) && s[i - 1] != '.' && s[i - 2] != ' ' &&
			space_len(s + i + 1) > 0) {
			uint32_t cp;
			const char *next = s + i + 1 + space_len(s + i + 1);

			utf8_next(next, strnlen(next, 4), &cp, NULL);
			if (letter_is_upper(cp))
				return i + 1;
		}
	return strlen(s);
}

/* "(ej närvarande)", "inte deltog": does what stands before the verb turn it round, or part it off? */
static bool denied(const char *s, size_t n)
{
	size_t from;

	if (memchr(s, '(', n) && !memchr(s, ')', n))
		return true;
	n = end_without(s, n, " ");
	for (from = n; from > 0 && s[from - 1] != ' ';)
		from--;
	return word_in(s + from, n - from, "ej|inte|icke|ikke|(ej|(inte");
}

/* Does the sentence of n bytes at s tell who came, left or stayed away? */
static bool tells(const char *s, size_t n)
{
	const char *verb = words_find_within(s, n, presence_words, NULL);

	return (verb && verb > s && !denied(s, (size_t)(verb - s))) ||
		words_find_within(
			s, n, "hade|har|var|är|kunde|kom|gick|avvek|saknades|uteblev", NULL);
}

size_t people_prose(const char *s)
{
	for (size_t i = sentence_end(s); s[i]; i += sentence_end(s + i)) {
		size_t from = i + space_len(s + i);

		if (tells(s + from, strcspn(s + from, ".:")))
			return i;
		i = from;
	}
	return strlen(s);
}

/* The list of names before the verb; NULL. */
static const char *names_before(struct reader *r, const char *s, size_t n)
{
	n = end_without(s, n, " ,");
	return doc_text(r, s, n);
}

/* The list behind the verb, up to the sentence's end; NULL. */
static const char *names_after(struct reader *r, const char *s, const char *end)
{
	for (;;) {
		size_t n = strspn(s, " :,");

		n = n > 0 ? n : words_start(s, fillers);
		if (n == 0 || s + n >= end)
			break;
		s += n;
	}
	while (end > s && strchr(" .!", end[-1]))
		end--;
	return end > s ? doc_text(r, s, (size_t)(end - s)) : NULL;
}

/* Is there a name beyond doubt among the entries? */
static bool some_sure(const char *list)
{
	while (*list) {
		size_t n = strcspn(list, ",;"), och;
		struct entry e;

		och = words_start(list, "och|samt");
		list += och + space_len(list + och);
		n = strcspn(list, ",;");
		if (entry_read((struct span) { list, n }, true, &e) &&
			name_is_given(e.name.s, word_len(e.name.s)))
			return true;
		list += n + (list[n] != '\0');
		list += space_len(list);
	}
	return false;
}

/* The people of one sentence that tells who was there; alone: one is enough. */
static size_t read_sentence(const struct people_list *l, const char *s, size_t n, bool alone)
{
	struct people_list own = *l;
	size_t len, count;
	const char *verb = words_find_within(s, n, presence_words, &len), *before, *after, *rest;

	if (!verb || denied(s, (size_t)(verb - s)))
		return 0;
	before = verb > s ? names_before(l->r, s, (size_t)(verb - s)) : NULL;
	after = names_after(l->r, verb + len, s + n);
	rest = verb + len + strspn(verb + len, " ");
	if (own.status == NOTES_PRESENT &&
		words_find_within(verb, n - (size_t)(verb - s), afar, NULL))
		own.status = NOTES_REMOTE;
	own.lone_names = true;
	if (before &&
		(some_sure(before) ||
			(words_start(verb, "är|var|närvar") > 0 &&
				(strchr(before, ',') || words_find(before, "och", NULL)))) &&
		(rest >= s + n || *rest == '.' || words_start(rest, at_meeting) > 0)) {
		count = people_read(&own, before, true);
		if (count >= (alone ? 1 : 2))
			return people_read(&own, before, false);
	}
	if (!after || !some_sure(after))
		return 0;
	own.status = l->status;
	count = people_read(&own, after, true);
	return count >= (alone ? 1 : 2) ? people_read(&own, after, false) : 0;
}

void people_told(const struct people_list *list, const char *s)
{
	struct people_list l = *list;

	l.guess = _("by what the text says");
	while (*s) {
		size_t n = sentence_end(s);

		if (words_find_within(s, n, absence_words, NULL))
			people_absent_by_text(
				l.r, (size_t)l.line - 1, pool_strndup(&l.r->doc->pool, s, n));
		else
			read_sentence(&l, s, n, true);
		s += n;
		s += space_len(s);
	}
}

/* Line i and those that carry its paragraph on. */
static const char *paragraph(struct reader *r, size_t i)
{
	struct buf b = { 0 };
	const char *s;
	struct label l;
	size_t to;

	buf_puts(&b, r->src[i].body + item_sign(r->src[i].body));
	for (size_t k = i + 1; k < r->n && k < i + PARAGRAPH_LINES && b.len < PARAGRAPH_BYTES;
		k++) {
		if (r->src[k].blank || r->src[k].claimed || r->src[k].bullet ||
			r->src[k].heading > 0 || item_sign(r->src[k].text) > 0 ||
			label_read(r, r->src[k].text, &l) || people_head(r->src[k].text, &to) > 0 ||
			buf_str(&b)[b.len - 1] == '.')
			break;
		buf_putc(&b, ' ');
		buf_puts(&b, r->src[k].text);
	}
	s = doc_text(r, buf_str(&b), b.len);
	buf_release(&b);
	return s;
}

/* Does line i stand where a text says who came: at its top, or under a heading about that? */
static bool where_told(const struct reader *r, size_t i)
{
	size_t above = i, lines = 0;

	for (size_t k = 0; k < i && k < TOP_LINES; k++)
		lines += !r->src[k].blank;
	if (lines <= HEAD_LINES && i < TOP_LINES)
		return true;
	above -= above > 0 && r->src[above - 1].blank;
	return above > 0 &&
		words_find(r->src[above - 1].text, "närvaro|närvarande|deltagare|upprop", NULL);
}

bool people_present_by_text(struct reader *r, size_t i)
{
	struct people_list l = { .r = r,
		.status = NOTES_PRESENT,
		.line = (int)i + 1,
		.guess = _("by what the text says") };
	const char *s;
	size_t count = 0;

	if (!where_told(r, i) || !(s = paragraph(r, i)))
		return false;
	while (*s) {
		size_t n = sentence_end(s);

		if (count > 0 && words_find_within(s, n, absence_words, NULL))
			people_absent_by_text(r, i, pool_strndup(&r->doc->pool, s, n));
		else if (!words_find_within(s, n, absence_words, NULL))
			count += read_sentence(&l, s, n, count > 0);
		s += n;
		s += space_len(s);
	}
	return count > 0;
}
