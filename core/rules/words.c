#include "rules/words.h"

#include <string.h>

#include "base/text.h"

static bool between(uint32_t cp, uint32_t lo, uint32_t hi)
{
	return cp >= lo && cp <= hi;
}

/* Most letters of a text are plain ones. */
static bool plain_letter(unsigned char c)
{
	return between(c | 0x20U, 'a', 'z');
}

size_t word_len(const char *s)
{
	size_t at = 0;
	uint32_t cp;

	for (;;) {
		size_t step;

		while (plain_letter((unsigned char)s[at]))
			at++;
		if ((unsigned char)s[at] < 0x80)
			return at;
		step = utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
		if (!letter_is(cp))
			return at;
		at += step;
	}
}

size_t space_len(const char *s)
{
	size_t at = 0;
	uint32_t cp;

	for (;;) {
		while (s[at] == ' ' || s[at] == '\t' || s[at] == '\v' || s[at] == '\f')
			at++;
		if ((unsigned char)s[at] < 0xc2)
			return at;
		size_t step = utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);

		if (cp != 0xa0 && !between(cp, 0x2000, 0x200a) && cp != 0x202f && cp != 0x205f &&
			cp != 0x3000)
			return at;
		at += step;
	}
}

size_t number_len(const char *s, size_t max, int *n)
{
	size_t len = 0;
	int value = 0;

	while (len <= max && s[len] >= '0' && s[len] <= '9')
		value = value * 10 + (s[len++] - '0');
	if (len == 0 || len > max)
		return 0;
	*n = value;
	return len;
}

size_t dash_len(const char *s)
{
	uint32_t cp;
	size_t n;

	if (*s == '\0')
		return 0;
	n = utf8_next(s, strnlen(s, 4), &cp, NULL);
	return cp == '-' || between(cp, 0x2010, 0x2015) || cp == 0x2212 ? n : 0;
}

/* One letter of text against one of a phrase, lower-casing the text. Both move on when they agree.
 * end may be NULL: the text ends with its NUL. */
static bool same_letter(const char **s, const char *end, const char **phrase)
{
	uint32_t a = (unsigned char)**s, b = (unsigned char)**phrase;
	size_t n = 1, m = 1;

	if (a >= 0x80)
		n = utf8_next(*s, end ? (size_t)(end - *s) : strnlen(*s, 4), &a, NULL);
	if (b >= 0x80)
		m = utf8_next(*phrase, strnlen(*phrase, 4), &b, NULL);
	if (letter_lower(a) != b)
		return false;
	*s += n;
	*phrase += m;
	return true;
}

bool word_is(const char *s, size_t n, const char *lower)
{
	const char *end = s + n;

	while (s < end && *lower)
		if (!same_letter(&s, end, &lower))
			return false;
	return s == end && *lower == '\0';
}

bool words_equal(const char *a, size_t n, const char *b, size_t m)
{
	size_t i = 0, k = 0;

	while (i < n && k < m) {
		uint32_t x, y;

		i += utf8_next(a + i, n - i, &x, NULL);
		k += utf8_next(b + k, m - k, &y, NULL);
		if (letter_lower(x) != letter_lower(y))
			return false;
	}
	return i == n && k == m;
}

/* The bytes that the phrase (up to '|' or NUL) takes at s; 0 where it does not stand there. Reading notes is
 * mostly this, and most of their letters are plain ones. */
static size_t phrase_start(const char *s, const char *end, const char *phrase)
{
	const char *at = s;

	while (*phrase && *phrase != '|') {
		unsigned char c = (unsigned char)*at;

		if (c < 0x80 && *phrase != ' ' && at != end) {
			if ((between(c, 'A', 'Z') ? c | 0x20 : c) != (unsigned char)*phrase)
				return 0;
			at++;
			phrase++;
		} else if (*phrase == ' ') {
			size_t n = space_len(at);

			if (n == 0 || (end && at + n > end))
				return 0;
			at += n;
			phrase++;
		} else if (at == end || !same_letter(&at, end, &phrase)) {
			return 0;
		}
	}
	return (size_t)(at - s);
}

/* The first byte of the lower-case form of the letter at s, if that is plain; else 0. */
static char first_plain(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c >= 0x80 ? 0 : (char)letter_lower(c);
}

/* The next phrase of the list from p on that can begin with that letter; NULL at the end. Most
 * phrases of a list are passed by here, so this is where the time goes. */
static const char *candidate(const char *p, char first)
{
	const char begins[] = { '|', first, '\0' };

	if (!p || *p == first)
		return p;
	if (first) {
		p = strstr(p, begins);
		return p ? p + 1 : NULL;
	}
	while (p && (unsigned char)*p < 0x80) {
		p = strchr(p, '|');
		p = p ? p + 1 : NULL;
	}
	return p;
}

static const char *after_phrase(const char *p)
{
	while (*p && *p != '|')
		p++;
	return *p ? p + 1 : NULL;
}

bool word_in(const char *s, size_t n, const char *list)
{
	char first;

	if (n == 0)
		return false;
	first = first_plain(s);
	for (const char *p = candidate(list, first); p; p = candidate(after_phrase(p), first))
		if (phrase_start(s, s + n, p) == n)
			return true;
	return false;
}

static bool ends_in_letter(const char *s, size_t n)
{
	size_t at = n;
	uint32_t cp;

	while (at > 0 && ((unsigned char)s[--at] & 0xc0) == 0x80)
		;
	if (n == 0)
		return false;
	utf8_next(s + at, n - at, &cp, NULL);
	return letter_is(cp);
}

size_t words_start(const char *s, const char *list)
{
	char first = first_plain(s);

	if (*s == '\0')
		return 0;
	for (const char *p = candidate(list, first); p; p = candidate(after_phrase(p), first)) {
		size_t n = phrase_start(s, NULL, p);

		if (n > 0 && !(ends_in_letter(s, n) && word_len(s + n) > 0))
			return n;
	}
	return 0;
}

const char *words_find_within(const char *s, size_t n, const char *list, size_t *len)
{
	const char *end = s + n;

	while (s < end) {
		size_t word = word_len(s), hit = words_start(s, list);

		if (hit > 0) {
			if (len)
				*len = hit;
			return s;
		}
		s += word > 0 ? word : 1;
	}
	return NULL;
}

const char *words_find(const char *s, const char *list, size_t *len)
{
	return words_find_within(s, strlen(s), list, len);
}

struct phrase {
	const char *text; /* up to '|' or NUL */
	unsigned short list;
};

static size_t count_phrases(const char *list)
{
	size_t n = 1;

	while ((list = strchr(list, '|')) != NULL) {
		list++;
		n++;
	}
	return n;
}

void phrasebook_init(struct phrasebook *b, struct pool *p, const char *const *lists, size_t n)
{
	size_t total = 0, at[256];
	struct phrase *v;

	*b = (struct phrasebook) { 0 };
	for (size_t i = 0; i < n; i++)
		total += count_phrases(lists[i]);
	v = pool_alloc(p, total * sizeof(*v));
	for (size_t i = 0; i < n; i++)
		for (const char *s = lists[i]; s; s = after_phrase(s))
			b->from[(unsigned char)*s + 1]++;
	for (size_t c = 0; c < 256; c++) {
		b->from[c + 1] = (unsigned short)(b->from[c + 1] + b->from[c]);
		at[c] = b->from[c];
	}
	for (size_t i = 0; i < n; i++)
		for (const char *s = lists[i]; s; s = after_phrase(s))
			v[at[(unsigned char)*s]++] = (struct phrase) { s, (unsigned short)i };
	b->v = v;
}

/* The first byte that a phrase for the letter at s has. */
static unsigned char first_byte(const char *s)
{
	unsigned char c = (unsigned char)*s;
	uint32_t cp;

	if (c < 0x80)
		return (unsigned char)letter_lower(c);
	utf8_next(s, strnlen(s, 4), &cp, NULL);
	cp = letter_lower(cp);
	return (unsigned char)(cp < 0x800 ? 0xc0 | cp >> 6 : c);
}

size_t phrasebook_next(const struct phrasebook *b, const char *s, size_t *at, size_t *list)
{
	unsigned char c = first_byte(s);
	size_t count = (size_t)(b->from[c + 1] - b->from[c]);
	char second = *s && c < 0x80 && plain_letter((unsigned char)s[1]) ? (char)(s[1] | 0x20) : 0;

	while (*s && *at < count) {
		const struct phrase *p = &b->v[b->from[c] + (*at)++];
		size_t n;

		/* Nearly all of them differ in the second letter. */
		if (second && plain_letter((unsigned char)p->text[1]) && p->text[1] != second)
			continue;
		n = phrase_start(s, NULL, p->text);
		if (n == 0 || (ends_in_letter(s, n) && word_len(s + n) > 0))
			continue;
		*list = p->list;
		return n;
	}
	return 0;
}
