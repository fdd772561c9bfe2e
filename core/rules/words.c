#include "rules/words.h"

#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

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

size_t space_run(const char *s)
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
		uint32_t x = (unsigned char)a[i], y = (unsigned char)b[k];

		if (x < 0x80 && y < 0x80) {
			if (x != y && (!plain_letter((unsigned char)x) || (x ^ y) != 0x20))
				return false;
			i++;
			k++;
			continue;
		}
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
	p = strchr(p, '|');
	return p ? p + 1 : NULL;
}

/* May the phrase stand at s, as far as the byte after its first one says? Most that begin alike end here. */
static bool goes_on(const char *s, const char *phrase)
{
	unsigned char c = (unsigned char)s[1], p = (unsigned char)phrase[1];

	return c >= 0x80 || p == ' ' || p == '|' || p == '\0' || letter_lower(c) == p;
}

bool word_in(const char *s, size_t n, const char *list)
{
	char first;

	if (n == 0)
		return false;
	first = first_plain(s);
	for (const char *p = candidate(list, first); p; p = candidate(after_phrase(p), first))
		if (goes_on(s, p) && phrase_start(s, s + n, p) == n)
			return true;
	return false;
}

bool word_in_letters(const char *s, size_t n, const char *const *lists)
{
	char first = n > 0 ? first_plain(s) : 0;
	size_t list =
		between((unsigned char)first, 'a', 'z') ? (size_t)(first - 'a') : WORD_LETTERS - 1;

	for (const char *p = n > 0 ? lists[list] : NULL; p; p = after_phrase(p))
		if ((!first || goes_on(s, p)) && phrase_start(s, s + n, p) == n)
			return true;
	return false;
}

bool word_in_sorted(const char *s, size_t n, const char *list)
{
	const char *from = list, *to = list + strlen(list);

	while (from < to) {
		const char *p = from + (to - from) / 2;
		size_t i = 0;
		bool ends;

		while (p > from && p[-1] != '|')
			p--;
		while (i < n && s[i] == p[i])
			i++;
		ends = p[i] == '|' || p[i] == '\0';
		if (i == n && ends)
			return true;
		if (i == n || (!ends && (unsigned char)s[i] < (unsigned char)p[i])) {
			to = p;
			continue;
		}
		from = p + i;
		while (from < to && *from++ != '|')
			;
	}
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
		size_t n = goes_on(s, p) ? phrase_start(s, NULL, p) : 0;

		if (n > 0 && !(ends_in_letter(s, n) && word_len(s + n) > 0))
			return n;
	}
	return 0;
}

/* A bit for each byte that phrases begin with, by its lowest bits; one for all that is beyond ASCII. */
static uint32_t first_bit(unsigned char c)
{
	return UINT32_C(1) << (c < 0x80 ? c & 31 : 0);
}

const char *words_find_within(const char *s, size_t n, const char *list, size_t *len)
{
	const char *end = s + n;
	uint32_t firsts = 0;

	for (const char *p = list; p; p = after_phrase(p))
		firsts |= first_bit((unsigned char)*p);
	while (s < end) {
		size_t word = word_len(s);
		size_t hit = firsts & first_bit((unsigned char)*s) ? words_start(s, list) : 0;

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
	unsigned short next; /* the next one in the same row, from 1; 0 */
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

/* The row for what begins with the word at s, or with its byte where no word begins: a phrase stands
 * only where its first word does. */
static unsigned char row_of(const char *s)
{
	uint32_t sum = 0;
	size_t at = 0, step;
	uint32_t cp;

	for (;; at += step) {
		unsigned char c = (unsigned char)s[at];

		step = 1;
		cp = between(c, 'A', 'Z') ? c | 0x20 : c;
		if (c >= 0x80) {
			step = utf8_next(s + at, strnlen(s + at, 4), &cp, NULL);
			cp = letter_is(cp) ? letter_lower(cp) : 0;
		} else if (!plain_letter(c)) {
			cp = 0;
		}
		if (cp == 0)
			break;
		sum = sum * 31 + cp;
	}
	return at > 0 ? (unsigned char)(sum ^ sum >> 8) : (unsigned char)*s;
}

void phrasebook_init(struct phrasebook *b, struct pool *p, const char *const *lists, size_t n)
{
	unsigned short last[ARRAY_LEN(b->rows)] = { 0 };
	size_t total = 0;
	struct phrase *v;

	*b = (struct phrasebook) { 0 };
	for (size_t i = 0; i < n; i++)
		total += count_phrases(lists[i]);
	v = pool_alloc(p, total * sizeof(*v));
	total = 0;
	for (size_t i = 0; i < n; i++)
		for (const char *s = lists[i]; s; s = after_phrase(s)) {
			unsigned char row = row_of(s);
			unsigned short *link = last[row] ? &v[last[row] - 1].next : &b->rows[row];

			v[total++] = (struct phrase) { .text = s, .list = (unsigned short)i };
			*link = last[row] = (unsigned short)total;
		}
	b->v = v;
}

size_t phrasebook_next(const struct phrasebook *b, const char *s, size_t *at, size_t *list)
{
	size_t next = *at ? b->v[*at - 1].next : b->rows[row_of(s)];

	for (; *s && next; next = b->v[next - 1].next) {
		const struct phrase *p = &b->v[next - 1];
		size_t n = phrase_start(s, NULL, p->text);

		if (n == 0 || (ends_in_letter(s, n) && word_len(s + n) > 0))
			continue;
		*at = next;
		*list = p->list;
		return n;
	}
	return 0;
}
