#include "base/word_match.h"

#include <stdint.h>
#include <string.h>

#include "base/letter.h"
#include "base/text.h"

/* The character at s, and whether it is part of a word. Most are plain. */
static size_t next(const char *s, uint32_t *cp, bool *inside)
{
	unsigned char c = (unsigned char)*s;
	size_t n;

	if (c < 0x80) {
		*cp = c;
		*inside = (c | 0x20u) - 'a' < 26u || (uint32_t)c - '0' < 10u;
		return 1;
	}
	n = utf8_next(s, strnlen(s, 4), cp, NULL);
	*inside = letter_is(*cp);
	return n;
}

static bool fits(uint32_t cp, uint32_t wanted)
{
	uint32_t lower = letter_lower(wanted);

	return lower == letter_lower(cp) ||
		(letter_base(wanted) == lower && letter_base(cp) == lower);
}

static size_t between_words(const char *s)
{
	size_t at = 0;
	uint32_t cp;
	bool inside;

	while (s[at]) {
		size_t n = next(s + at, &cp, &inside);

		if (inside)
			break;
		at += n;
	}
	return at;
}

/* From the beginning of a word on. */
static bool match_here(const char *text, const char *words, bool whole)
{
	uint32_t cp, wanted;
	bool inside, wants;

	while (*words) {
		size_t n = next(words, &wanted, &wants), m = next(text, &cp, &inside);

		if (wants) {
			if (!*text || !inside || !fits(cp, wanted))
				return false;
			words += n;
			text += m;
			continue;
		}
		words += between_words(words);
		if (!*words)
			break;
		if (inside)
			return false;
		text += between_words(text);
	}
	next(text, &cp, &inside);
	return !whole || !inside;
}

/* The first of the letters from à to þ in the words, in lower case by its second byte, and the plain ones before
 * and behind it; 0 where there is none. */
struct marked {
	unsigned char letter, before, after;
};

static unsigned char plain(char c)
{
	return ((unsigned char)c | 0x20u) - 'a' < 26u ? (unsigned char)(c | 0x20) : 0;
}

static struct marked first_marked(const char *words)
{
	for (const char *s = words; (s = strchr(s, '\xc3')); s += 2) {
		unsigned char c = (unsigned char)s[1] | 0x20;

		if (c >= 0xa0 && c <= 0xbe && c != 0xb7)
			return (struct marked) { c, s > words ? plain(s[-1]) : 0, plain(s[2]) };
	}
	return (struct marked) { 0 };
}

/* A plain one may have marks there. */
static bool may_be(char c, unsigned char wanted)
{
	return wanted == 0 || (unsigned char)c >= 0x80 || plain(c) == wanted;
}

/* Most texts that an index without marks gives for "språk" and the like are told here, without a look at each of
 * their words. */
static bool may_hold(const char *text, struct marked m)
{
	for (const char *s = text; (s = strchr(s, '\xc3')); s += 2)
		if (((unsigned char)s[1] | 0x20) == m.letter && may_be(s[2], m.after) &&
			may_be(s > text ? s[-1] : '\0', m.before))
			return true;
	return false;
}

bool word_match(const char *text, const char *words, bool whole)
{
	bool before = false, inside;
	uint32_t cp, wanted;
	struct marked marked;

	words += between_words(words);
	if (!*words)
		return true;
	marked = first_marked(words);
	if (marked.letter && !may_hold(text, marked))
		return false;
	next(words, &wanted, &inside);
	while (*text) {
		size_t n = next(text, &cp, &inside);

		if (inside && !before && fits(cp, wanted) && match_here(text, words, whole))
			return true;
		before = inside;
		text += n;
	}
	return false;
}
