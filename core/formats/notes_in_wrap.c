#include <string.h>

#include "base/text.h"
#include "formats/notes_in_block.h"
#include "formats/notes_in_items.h"
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

bool list_ends_open(const char *s)
{
	size_t n = strlen(s);

	return n > 0 &&
		(s[n - 1] == ',' || s[n - 1] == ';' || list_torn(s) ||
			(n > 2 && strcmp(s + n - 2, " -") == 0) ||
			(n > 4 && strcmp(s + n - 4, " och") == 0) ||
			(n > 5 && strcmp(s + n - 5, " samt") == 0) ||
			(n > 2 && strcmp(s + n - 2, " &") == 0));
}

/* Does the list go on after the blank line i: it ends in a comma, or "och …" follows? */
bool list_over_gap(const struct reader *r, const char *list, size_t i)
{
	size_t n = strlen(list);

	while (n > 0 && list[n - 1] == ' ')
		n--;
	return i + 1 < r->n && !r->src[i + 1].blank && !r->src[i + 1].bullet &&
		((n > 0 && list[n - 1] == ',' &&
			 name_looks(r->src[i + 1].text, strcspn(r->src[i + 1].text, ",(")) ==
				 NAME_FULL) ||
			words_start(r->src[i + 1].text, "och|samt") > 0);
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

	if (!strchr(s, ',') || !two_spaced(s))
		return false;
	while (*s && full < 2) {
		size_t n = strcspn(s, ",;");

		full += entry_read((struct span) { s, n }, false, &e);
		s += n + (s[n] != '\0');
	}
	return full == 2;
}

/* "Bo Ek, Ida Alm, Doris": a comma list whose last name the line cuts off. */
static bool torn_name(const char *s)
{
	const char *last = strrchr(s, ',');
	size_t commas = 0;

	for (const char *p = s; *p; p++)
		commas += *p == ',';
	if (commas < 2)
		return false;
	last += 1 + space_len(last + 1);
	return name_looks(last, strlen(last)) == NAME_GIVEN_ONLY && list_many(s);
}

/* Is the list's text, begun on one line, carried on in the next? */
bool list_carries_on(const struct reader *r, const char *text, size_t next)
{
	const struct source_line *s;
	struct label l;

	next += next + 1 < r->n && r->src[next].blank && list_ends_open(text);
	if (next >= r->n || r->src[next].blank || r->src[next].bullet || !strchr(text, ','))
		return false;
	s = &r->src[next];
	if (list_ends_open(text))
		return true;
	if (label_read(r, s->text, &l) || item_sign(s->text) > 0 ||
		(s->indent > 0 && !list_many(text)) || s->heading > 0)
		return false;
	if (s->text[strcspn(s->text, ":,(")] == ':')
		return false;
	/* The page's edge cut the list: a long line of several, then more of them or the last. */
	if (strlen(r->src[next - 1].text) >= WRAPPED_LINE && list_many(text) &&
		text[strlen(text) - 1] != '.' && !line_has(s, SIGNAL_SENTENCE) &&
		(strchr(s->text, ',') || next + 1 == r->n || r->src[next + 1].blank ||
			label_read(r, r->src[next + 1].text, &l)) &&
		!line_capitals(s->text))
		return true;
	return (strlen(r->src[next - 1].text) > 55 || torn_name(text)) &&
		text[strlen(text) - 1] != '.' &&
		(strchr(s->text, ',') || words_find(s->text, "och", NULL)) &&
		name_looks(s->text, strcspn(s->text, ",")) != NAME_NONE &&
		(list_many(s->text) || !line_like_heading(s->text));
}
