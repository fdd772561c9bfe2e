#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

enum { WIDE_GAP = 4 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A title may begin with a letter, a quotation mark, a parenthesis or (after a sign) a figure. */
static bool title_like(const char *s, bool capital)
{
	uint32_t cp;

	if (*s == '\0')
		return false;
	utf8_next(s, strnlen(s, 4), &cp, NULL);
	if (strchr("\"'(", (int)(cp < 0x80 ? cp : 'x')) || cp == 0x201d || cp == 0x201c)
		return true;
	return capital ? letter_is_upper(cp) : letter_is(cp) || (cp >= '0' && cp <= '9');
}

/* "- " of "§ 71 - Upprop": its bytes. */
static size_t title_dash(const char *s)
{
	size_t n = dash_len(s), sp = n > 0 ? space_len(s + n) : 0;

	return sp > 0 ? n + sp : 0;
}

/* ".1" of "§ 2.1", ":3" of "§ 4:3", "a" of "§ 2a": the bytes. */
static size_t inner_number(const char *s, struct item_mark *m)
{
	size_t n = *s && strchr(".:", *s) ? number_len(s + 1, 2, &m->minor) : 0;

	if (n > 0 && !is_digit(s[1 + n])) {
		m->joint = *s;
		return n + 1;
	}
	m->minor = 0;
	if (*s >= 'a' && *s <= 'h' && word_len(s) == 1) {
		m->letter = *s;
		return 1;
	}
	return 0;
}

/* "§ 84", "§84.", "KS § 12", "§ 2.1", "§ 2a". */
static size_t section_sign(const char *s, struct item_mark *m)
{
	size_t at = word_len(s), k;

	if (at > 6 || (at > 0 && space_len(s + at) == 0))
		return 0;
	at += space_len(s + at);
	if (!text_starts(s + at, "§"))
		return 0;
	at += strlen("§");
	at += s[at] == ' ' || s[at] == '\t' ? space_len(s + at) : 0;
	k = number_len(s + at, 4, &m->major);
	if (k == 0 || dash_len(s + at + k))
		return 0;
	at += k;
	at += inner_number(s + at, m);
	m->style = STYLE_SECTION;
	return at + strspn(s + at, ".:)");
}

/* "1 §". */
static size_t section_after(const char *s, struct item_mark *m)
{
	size_t k = number_len(s, 4, &m->major), sp = space_len(s + k);

	if (k == 0 || !text_starts(s + k + sp, "§"))
		return 0;
	m->style = STYLE_SECTION;
	k += sp + strlen("§");
	return k + strspn(s + k, ".:)");
}

/* "Punkt 3", "Sak 12/21", "Ärende 4:". */
static size_t worded_sign(const char *s, struct item_mark *m)
{
	size_t n = words_start(s, "punkt|pkt|pkt.|sak|ps|ärende|dagordningspunkt|item"), at, k;
	int year;

	if (n == 0)
		return 0;
	n += s[n] == '.';
	at = n + space_len(s + n);
	k = number_len(s + at, 4, &m->major);
	if (k == 0)
		return 0;
	at += k;
	if (s[at] == '/') {
		at += 1 + number_len(s + at + 1, 4, &year);
		/* "Sak 2014/15" */
		m->major = m->major > 1900 && year < m->major ? year : m->major;
	}
	m->style = STYLE_WORD;
	m->number_end = at;
	return at + strspn(s + at, ".:)");
}

/* "FHR 29", "SN 139". */
static size_t prefixed_sign(const char *s, struct item_mark *m)
{
	size_t n = word_len(s), at, k, letters = 0;
	uint32_t cp;

	if (word_in(s, n, "dag|pass|del|steg|fas|grupp|rum|sal|kl|nr|blad|sida|sid|år|vecka"))
		return 0;
	for (size_t i = 0; i < n; letters++) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (!letter_is_upper(cp))
			return 0;
	}
	if (letters < 2 || letters > 5 || space_len(s + n) == 0)
		return 0;
	at = n + space_len(s + n);
	k = number_len(s + at, 4, &m->major);
	if (k == 0 || (s[at + k] && space_len(s + at + k) == 0 && !strchr(".:", s[at + k])))
		return 0;
	m->style = STYLE_PREFIX;
	at += k;
	return at + strspn(s + at, ".:");
}

/* "1.1", "5.2.". Clock times ("13.15") and dates are none. */
static size_t decimal_sign(const char *s, struct item_mark *m)
{
	size_t k = number_len(s, 2, &m->major), n;
	char joint = s[k];

	if (k == 0 || !(s[k] == '.' || s[k] == ':'))
		return 0;
	n = number_len(s + k + 1, 2, &m->minor);
	if (n == 0 || m->minor == 0 || s[k + 1] == '0' || *s == '0' || (n > 1 && s[k] == ':'))
		return 0;
	/* "9.30 Föreläsning" */
	if (n == 2 && m->minor % 15 == 0 && m->major >= 7)
		return 0;
	k += 1 + n;
	if (s[k] == '.' && !is_digit(s[k + 1]))
		k++;
	if (space_len(s + k) == 0)
		return 0;
	m->style = STYLE_DECIMAL;
	m->joint = joint;
	return k;
}

/* "12.", "12)", "12:", "3a.", or just "12 " before a capital. */
static size_t plain_sign(const char *s, struct item_mark *m)
{
	size_t k = number_len(s, 3, &m->major), sp;
	struct when w;

	if (k == 0 || (m->major == 0 && s[k] != '.'))
		return 0;
	if (s[k] >= 'a' && s[k] <= 'h' && word_len(s + k) == 1 && strchr(".):", s[k + 1]) &&
		s[k + 1])
		m->letter = s[k++];
	if (s[k] && strchr(".):", s[k])) {
		m->style = s[k] == '.' ? STYLE_DOT : s[k] == ')' ? STYLE_PAREN : STYLE_COLON;
		/* "3. maj", "12.5 procent", "1:2 Praktik" */
		if (is_digit(s[k + 1]) || when_date(s, DAY_NONE, &w) > k + 1)
			return 0;
		return k + 1;
	}
	/* "1, Mötets öppnande": a slip of the hand. */
	if (s[k] == ',' && space_len(s + k + 1) > 0 &&
		title_like(s + k + 1 + space_len(s + k + 1), true)) {
		m->style = STYLE_DOT;
		return k + 1;
	}
	sp = space_len(s + k);
	sp += sp ? title_dash(s + k + sp) : 0;
	if (sp == 0 || !(title_like(s + k + sp, sp < WIDE_GAP) || text_starts(s + k + sp, "a) ")) ||
		when_date(s, DAY_NONE, &w) > 0)
		return 0;
	m->style = STYLE_BARE;
	return k;
}

/* "12/22 Godkjenning", "03/08 …": a matter's number in its year, kept as written. */
static size_t case_sign(const char *s, struct item_mark *m)
{
	int year;
	size_t k = number_len(s, 3, &m->major),
	       n = k > 0 && s[k] == '/' ? number_len(s + k + 1, 2, &year) : 0;
	size_t at = k + 1 + n;

	/* "12/3 Möte" is a date. */
	if (n != 2 || space_len(s + at) == 0 || !title_like(s + at + space_len(s + at), true))
		return 0;
	m->daylike = year <= 12 && *s != '0' && m->major <= 31;
	m->style = STYLE_CASE;
	m->number_end = at;
	return at;
}

/* "84" alone, above its title: what is left where a § sign was lost. */
static size_t lone_sign(const char *s, struct item_mark *m)
{
	size_t k = number_len(s, 3, &m->major);

	if (k == 0 || s[k] || m->major == 0)
		return 0;
	m->style = STYLE_LONE;
	return k;
}

/* "II", "IV." before a capital. */
static size_t roman_sign(const char *s, struct item_mark *m)
{
	static const char *const romans[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII",
		"IX", "X", "XI", "XII", "XIII", "XIV", "XV" };
	size_t n = strspn(s, "IVX");
	size_t dot = n + (s[n] == '.' || s[n] == ')');

	for (size_t i = 0; n > 0 && i < ARRAY_LEN(romans); i++)
		if (strlen(romans[i]) == n && strncmp(s, romans[i], n) == 0 &&
			space_len(s + dot) > 0 && title_like(s + dot + space_len(s + dot), true)) {
			m->style = STYLE_ROMAN;
			m->major = (int)i + 1;
			m->number_end = n;
			return dot;
		}
	return 0;
}

size_t item_mark_read(const char *s, struct item_mark *m)
{
	static size_t (*const readers[])(const char *, struct item_mark *) = { section_sign,
		section_after, worded_sign, decimal_sign, case_sign, plain_sign, prefixed_sign,
		roman_sign, lone_sign };

	for (size_t i = 0; i < ARRAY_LEN(readers); i++) {
		size_t n;

		*m = (struct item_mark) { 0 };
		n = readers[i](s, m);
		if (n == 0)
			continue;
		m->title = n + space_len(s + n);
		m->title += m->title > n ? title_dash(s + m->title) : 0;
		if (s[m->title] == '\0' ? m->style == STYLE_BARE || m->style == STYLE_ROMAN
					: !title_like(s + m->title, false))
			continue;
		return m->title;
	}
	*m = (struct item_mark) { 0 };
	return 0;
}

size_t item_sign(const char *s)
{
	struct item_mark m;

	item_mark_read(s, &m);
	return m.style == STYLE_NONE || m.style == STYLE_BARE || m.style == STYLE_ROMAN ||
			m.style == STYLE_PREFIX || m.style == STYLE_CASE || m.style == STYLE_LONE
		? 0
		: m.title;
}
