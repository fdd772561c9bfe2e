#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_parts.h"
#include "rules/words.h"

/* What pages and their scanning leave in a text: numbers, feet for signatures, heads that come again
 * on every page. */

enum { TITLE_LINES = 10, HEAD_LINES_MAX = 6, HEAD_BYTES_MAX = 90 };

/* Letters of s without spaces, lower case, compared with a word. */
static bool squeezed_is(const char *s, const char *lower)
{
	size_t n = strlen(s);
	uint32_t cp, want;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp == ' ')
			continue;
		if (*lower == '\0')
			return false;
		lower += utf8_next(lower, strlen(lower), &want, NULL);
		if (letter_lower(cp) != want)
			return false;
	}
	return *lower == '\0';
}

/* "1 (6)", "Sida 2(4)", "Sid 3": the bytes it takes at s, 0 for none. */
static size_t page_mark(const char *s)
{
	size_t n = words_start(s, "sida|sid|page|s"), at = n + space_len(s + n), k;
	bool worded = n > 0;
	int number;

	k = number_len(s + at, 3, &number);
	if (k == 0)
		return 0;
	at += k;
	at += space_len(s + at);
	if (s[at] == '(' && (k = number_len(s + at + 1, 3, &number)) > 0 && s[at + 1 + k] == ')')
		return at + k + 2;
	n = words_start(s + at, "av|of");
	if (worded && n > 0)
		return at + n + space_len(s + at + n) +
			number_len(s + at + n + space_len(s + at + n), 3, &number);
	return worded ? at : 0;
}

/* Signs without words: rules under headings, what scanning made of a signature. */
static bool mostly_signs(const char *s)
{
	size_t n = strlen(s), letters = 0, signs = 0, digits = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (letter_is(cp))
			letters++;
		else if (cp >= '0' && cp <= '9')
			digits++;
		else if (cp != ' ' && cp != '|')
			signs++;
	}
	return signs >= 3 && letters * 2 < signs && digits < signs;
}

static bool page_noise(const char *s)
{
	static const char *const feet[] = { "justerandessign", "justerandessignatur",
		"justerandessign.", "justerandessignutdragsbestyrkande", "utdragsbestyrkande",
		"sign", "sign.", "justerandessignaturutdragsbestyrkande" };
	size_t mark = page_mark(s);

	if ((mark > 0 && s[mark] == '\0') || mostly_signs(s))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(feet); i++)
		if (squeezed_is(s, feet[i]))
			return true;
	return false;
}

/* "Publicerad 2020-12-01, Uppdaterad …", "… · Last modified: 2022/06/25": the foot of a web page. */
static bool web_foot(const char *s)
{
	return strlen(s) <= 2 * HEAD_BYTES_MAX &&
		(words_start(s,
			 "publicerad|publicerat|startat av|postat av|postad av|inlagt av|inlagd av|sidan publicerad|sidan uppdaterad|"
			 "sidan uppdaterades|senast uppdaterad|senast granskad|senast ändrad|"
			 "senast redigerad|sidansvarig|innehållsansvarig|sidan ändrades|"
			 "sist oppdatert|sidst opdateret") > 0 ||
			words_find(s, "last modified|last updated|last edited", NULL));
}

/* Where a page mark stands behind a line's text, pushed to the right; NULL. */
static const char *page_mark_behind(const char *s)
{
	const char *last = strrchr(s, ' ');

	/* "2019-03-14 1(5)" */
	if (last && last > s && last[-1] >= '0' && last[-1] <= '9' && strchr(last, '(') &&
		page_mark(last + 1) == strlen(last + 1))
		return last;
	for (const char *p = strstr(s, "  "); p; p = strstr(p, "  ")) {
		size_t sp = space_len(p), mark = page_mark(p + sp);

		if (mark > 0 && p[sp + mark] == '\0')
			return p;
		p += sp;
	}
	return NULL;
}

/* The lines that stand round the first page mark, which pages may begin or end with. */
struct page_head {
	const char *v[2 * HEAD_LINES_MAX];
	size_t n;
};

static bool in_head(const struct page_head *h, const char *s)
{
	for (size_t i = 0; i < h->n; i++)
		if (strcmp(h->v[i], s) == 0)
			return true;
	return false;
}

static bool head_like(const struct reader *r, size_t i)
{
	return !r->src[i].blank && !r->src[i].long_line && strlen(r->src[i].text) <= HEAD_BYTES_MAX;
}

/* The lines next to the mark on line i, without a gap: learnt from the first mark, left out where they
 * come again. */
static void page_head(struct reader *r, size_t i, struct page_head *h, bool first)
{
	for (int way = -1; way <= 1; way += 2) {
		size_t at = i;

		for (int k = 0; k < HEAD_LINES_MAX; k++) {
			if ((way < 0 && at == 0) || (way > 0 && at + 1 >= r->n))
				break;
			at = way < 0 ? at - 1 : at + 1;
			if (!head_like(r, at))
				break;
			if (first)
				h->v[h->n++] = r->src[at].text;
			else if (in_head(h, r->src[at].text))
				line_claim(r, at, NOTES_LINE_PAGE);
			else
				break;
		}
	}
}

void notes_pages(struct reader *r)
{
	struct page_head head = { 0 };
	bool first = true;

	for (size_t i = 0; i < r->n; i++) {
		struct source_line *l = &r->src[i];
		const char *behind;
		size_t mark;

		if (l->claimed)
			continue;
		behind = page_mark_behind(l->text);
		mark = page_mark(l->text);
		if (behind && i < TITLE_LINES) {
			l->text = pool_strndup(&r->doc->pool, l->text, (size_t)(behind - l->text));
			l->body = l->text;
		} else if (behind || page_noise(l->text) || web_foot(l->text)) {
			line_claim(r, i, NOTES_LINE_PAGE);
		}
		if (!behind && (mark == 0 || l->text[mark] != '\0'))
			continue;
		page_head(r, i, &head, first);
		if (first && behind)
			head.v[head.n < 2 * HEAD_LINES_MAX ? head.n++ : 0] = l->text;
		first = false;
	}
}
