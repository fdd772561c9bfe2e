#include <string.h>

#include "base/text.h"
#include "formats/notes_in_block.h"
#include "formats/notes_in_items.h"
#include "rules/names_parts.h"
#include "rules/words.h"

/* Lists of people in running text that the edge of the page cuts into lines. */

enum { WRAPPED_LINE = 60 };

/* "Gunnel Isaks-": a word that the next line carries on. */
bool list_torn(const char *s)
{
	size_t n = strlen(s);

	return n > 2 && s[n - 1] == '-' && s[n - 2] != ' ' && s[n - 2] != '-';
}

bool list_ends_in_colon(const char *s)
{
	return *s && s[strlen(s) - 1] == ':';
}

bool list_in_parenthesis(const char *s)
{
	const char *open = strrchr(s, '(');

	/* "(med rätt att        Ida Alm" is a column of its own. */
	return open && !strchr(open, ')') && !strstr(open, "  ");
}

bool list_ends_open(const char *s)
{
	size_t n = strlen(s);

	return n > 0 &&
		(list_in_parenthesis(s) || s[n - 1] == ',' || s[n - 1] == ';' || list_torn(s) ||
			(n > 2 && strcmp(s + n - 2, " -") == 0) ||
			(n > 4 && strcmp(s + n - 4, " och") == 0) ||
			(n > 5 && strcmp(s + n - 5, " samt") == 0) ||
			(n > 2 && strcmp(s + n - 2, " &") == 0));
}

/* Does the list go on after the blank line i: it ends in a comma, or "och …" follows? */
bool list_over_gap(const struct reader *r, const char *list, size_t i)
{
	const struct source_line *next = i + 1 < r->n ? &r->src[i + 1] : NULL;
	char *text = pool_strdup(&r->doc->pool, list);
	struct entry e;

	if (!next || next->blank || next->bullet)
		return false;
	text_trim(text);
	return words_start(next->text, "och|samt") > 0 ||
		(list_ends_open(text) && !list_torn(text) &&
			entry_read((struct span) { next->text, strcspn(next->text, ",;") }, false,
				&e));
}

/* Are there two parts with a space inside, as full names have one? */
static bool two_spaced(const char *s)
{
	size_t spaced = 0, n;

	for (; *s && spaced < 2; s += n + (s[n] != '\0')) {
		bool space = false;

		n = strcspn(s, ",;");
		for (size_t i = space_len(s); i < n && !space; i++)
			space = space_len(s + i) > 0;
		spaced += space;
	}
	return spaced == 2;
}

/* A comma list of names, not one person with commas. */
bool list_many(const char *s)
{
	size_t full = 0;
	struct entry e;

	if (!strpbrk(s, ",;") || !two_spaced(s))
		return false;
	while (*s && full < 2) {
		size_t n = strcspn(s, ",;");

		full += entry_read((struct span) { s, n }, false, &e);
		s += n + (s[n] != '\0');
	}
	return full == 2;
}

/* "Bo Ek, Ida Alm, Doris" or "…, Rune von" over the rest of the name, or of what is said about the last
 * one: is an entry of the comma list torn by the line's end? */
static bool torn_entry(const char *text, const char *next)
{
	size_t n = strlen(text), last = n, word = n;
	uint32_t cp;
	struct entry e;
	const char *och;

	while (last > 0 && !strchr(",;", text[last - 1]))
		last--;
	if (last == 0 || text[n - 1] == '.')
		return false;
	last += space_len(text + last);
	while ((och = words_find(text + last, "och|samt", NULL)) != NULL)
		last = (size_t)(och - text) + word_len(och) + space_len(och + word_len(och));
	while (word > 0 && text[word - 1] != ' ')
		word--;
	utf8_next(next, strnlen(next, 4), &cp, NULL);
	if (*next == '(' || (letter_is(cp) && !letter_is_upper(cp)))
		return list_many(text);
	if (!entry_read((struct span) { text, strcspn(text, ",;") }, false, &e) ||
		name_is_given(next, word_len(next)))
		return false;
	return (text[word] >= 'a' && word_in(text + word, n - word, name_particles)) ||
		(last == word && name_is_given(text + last, n - last)) ||
		(list_many(text) && name_looks(next, strcspn(next, ",(")) == NAME_GIVEN_ONLY &&
			name_looks(text + last, n - last) == NAME_FULL);
}

/* Is the list's text, begun on one line, carried on in the next? */
bool list_carries_on(const struct reader *r, const char *text, size_t next)
{
	const struct source_line *s;
	struct label l;
	size_t head;

	next += next + 1 < r->n && r->src[next].blank && list_ends_open(text);
	if (next >= r->n || r->src[next].blank || !strpbrk(text, ",;"))
		return false;
	/* "…, Bo Ek" over "- Ekby kommun, …" where the others have their dash on the line. */
	if (r->src[next].bullet)
		return list_many(text) && strchr(r->src[next].text, ',') &&
			(strstr(text, " - ") || strstr(text, " – "));
	s = &r->src[next];
	if (list_ends_open(text))
		return true;
	if (label_read(r, s->text, &l) || item_sign(s->text) > 0 || s->heading > 0)
		return false;
	if (s->text[strcspn(s->text, ":,(")] == ':' || people_head(s->text, &head) > 0 ||
		(strstr(text, "  ") && strstr(s->text, "  ")))
		return false;
	if (torn_entry(text, s->text) && !line_has(s, SIGNAL_SENTENCE))
		return true;
	/* "Ida Alm, chef, SPF Seniorerna" over "Ådala; Bo Ek, …" */
	if (strchr(s->text, ';') && strchr(text, ',') && text[strlen(text) - 1] != '.' &&
		!line_has(s, SIGNAL_SENTENCE))
		return true;
	if (s->indent > 0 && !list_many(text))
		return false;
	/* The page's edge cut the list: a long line of several, then more of them or the last. */
	if (strlen(r->src[next - 1].text) >= WRAPPED_LINE && list_many(text) &&
		text[strlen(text) - 1] != '.' && !line_has(s, SIGNAL_SENTENCE) &&
		(strchr(s->text, ',') || next + 1 == r->n || r->src[next + 1].blank ||
			label_read(r, r->src[next + 1].text, &l)) &&
		!line_capitals(s->text))
		return true;
	return strlen(r->src[next - 1].text) > 55 && text[strlen(text) - 1] != '.' &&
		(strchr(s->text, ',') || words_find(s->text, "och", NULL)) &&
		name_looks(s->text, strcspn(s->text, ",")) != NAME_NONE &&
		(list_many(s->text) || !line_like_heading(s->text));
}
