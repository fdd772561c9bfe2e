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

bool word_match(const char *text, const char *words, bool whole)
{
	bool before = false, inside;
	uint32_t cp, wanted;

	words += between_words(words);
	if (!*words)
		return true;
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
