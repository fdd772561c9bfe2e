#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lazy.h"
#include "base/xalloc.h"

enum { MARKS_MAX = 4 };

size_t utf8_next_wide(const char *s, size_t n, uint32_t *cp, bool *ok)
{
	const unsigned char *u = (const unsigned char *)s;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = u[0] < 0xc2 ? 0 : u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
	uint32_t c;

	if (u[0] > 0xf4)
		len = 0;
	if (ok)
		*ok = true;
	if (len == 0 || len > n)
		goto bad;
	c = u[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((u[i] & 0xc0) != 0x80)
			goto bad;
		c = c << 6 | (u[i] & 0x3fu);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		goto bad;
	*cp = c;
	return len;
bad:
	*cp = UTF8_BAD;
	if (ok)
		*ok = false;
	return 1;
}

/* Bytes at the start that are ASCII, eight at a time as long as there are so many. */
static size_t ascii_run(const char *s, size_t n)
{
	uint64_t word;
	size_t i = 0;

	for (; i + sizeof(word) <= n; i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

bool utf8_valid(const char *s, size_t n)
{
	bool ok = true;
	uint32_t cp;

	for (size_t i = ascii_run(s, n); i < n && ok; i += ascii_run(s + i, n - i))
		i += utf8_next(s + i, n - i, &cp, &ok);
	return ok;
}

void utf8_cut(char *s)
{
	size_t n = strlen(s), i = n;
	bool ok;
	uint32_t cp;

	while (i > 0 && n - i < 4 && ((unsigned char)s[i - 1] & 0xc0) == 0x80)
		i--;
	if (i > 0 && (unsigned char)s[i - 1] >= 0xc0) {
		i--;
		if (utf8_next(s + i, n - i, &cp, &ok) != n - i || !ok)
			s[i] = '\0';
	}
}

size_t utf8_len(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

static bool between(uint32_t cp, uint32_t lo, uint32_t hi)
{
	return cp >= lo && cp <= hi;
}

enum text_gate text_gate_cp(uint32_t cp)
{
	if (cp < 0x20 || between(cp, 0x7f, 0x9f))
		return GATE_SHOW;
	if (cp < 0xad)
		return GATE_KEEP;
	if (cp == 0xad || cp == 0x34f || cp == 0x61c || cp == 0x180e || cp == 0x115f ||
		cp == 0x1160 || cp == 0x3164 || cp == 0xffa0 || cp == 0xfeff ||
		between(cp, 0x200b, 0x200f) || between(cp, 0x2028, 0x202e) ||
		between(cp, 0x2060, 0x206f) || between(cp, 0xfe00, 0xfe0f) ||
		between(cp, 0xfff9, 0xfffb) || between(cp, 0xe0000, 0xe0fff))
		return GATE_DROP;
	if (between(cp, 0xd800, 0xdfff) || between(cp, 0xfdd0, 0xfdef) || (cp & 0xfffe) == 0xfffe)
		return GATE_SHOW;
	return GATE_KEEP;
}

size_t text_show_cp(uint32_t cp, char out[8])
{
	static const char bad[] = "\xef\xbf\xbd";
	int n;

	if (cp < 0x20)
		n = snprintf(out, 8, "^%c", (char)(cp + 0x40));
	else if (cp == 0x7f)
		n = snprintf(out, 8, "^?");
	else if (cp < 0xa0)
		n = snprintf(out, 8, "\\x%02x", (unsigned)cp);
	else
		n = snprintf(out, 8, "%s", bad);
	return (size_t)n;
}

int text_cp_cells(uint32_t cp)
{
	int w;

	if (between(cp, 0x20, 0x7e))
		return 1;
	switch (text_gate_cp(cp)) {
	case GATE_DROP:
		return 0;
	case GATE_SHOW:
		return cp >= 0xa0 ? 1 : cp >= 0x80 ? 4 : cp == '\n' || cp == '\t' ? 1 : 2;
	case GATE_KEEP:
		break;
	}
	w = cp < 0x300 ? 1 : wcwidth((wchar_t)cp);
	return w < 0 ? 1 : w;
}

int text_cells(const char *s)
{
	size_t n = strlen(s);
	int cells = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		cells += text_cp_cells(cp);
	}
	return cells;
}

size_t text_fit(const char *s, int cells, int *used)
{
	size_t n = strlen(s), i = 0;
	int have = 0;
	uint32_t cp;

	while (i < n) {
		size_t step = utf8_next(s + i, n - i, &cp, NULL);
		int w = text_cp_cells(cp);

		if (have + w > cells)
			break;
		have += w;
		i += step;
	}
	if (used)
		*used = have;
	return i;
}

void text_safe(struct buf *out, const char *s, size_t n, bool one_line)
{
	char shown[8];
	int marks = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp == '\n' || cp == '\t') {
			buf_putc(out, one_line ? ' ' : (char)cp);
			continue;
		}
		switch (text_gate_cp(cp)) {
		case GATE_DROP:
			continue;
		case GATE_SHOW:
			buf_add(out, shown, text_show_cp(cp, shown));
			continue;
		case GATE_KEEP:
			break;
		}
		if (cp >= 0x300 && wcwidth((wchar_t)cp) == 0) {
			if (++marks > MARKS_MAX)
				continue;
		} else {
			marks = 0;
			if (cp >= 0x80 && wcwidth((wchar_t)cp) < 0)
				cp = UTF8_BAD;
		}
		buf_put_utf8(out, cp);
	}
}

char *text_safe_line(const char *s)
{
	struct buf b = { 0 };

	text_safe(&b, s, strlen(s), true);
	return buf_take(&b);
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || between(cp, 9, 13) || cp == 0xa0 || between(cp, 0x2000, 0x200a) ||
		cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

/* Bytes of a letter or mark beyond ASCII that is clean wherever it stands: U+00A1 to U+02FF but for the soft
 * hyphen, dashes and quotation marks (U+2010 to U+2027). 0 for any other. */
static size_t clean_mark(const unsigned char *u, size_t n)
{
	if (n >= 2 && u[0] == 0xc2)
		return u[1] > 0xa0 && u[1] <= 0xbf && u[1] != 0xad ? 2 : 0;
	if (n >= 2 && u[0] >= 0xc3 && u[0] <= 0xcb)
		return (u[1] & 0xc0) == 0x80 ? 2 : 0;
	if (n >= 3 && u[0] == 0xe2 && u[1] == 0x80)
		return u[2] >= 0x90 && u[2] <= 0xa7 ? 3 : 0;
	return 0;
}

bool text_is_clean(const char *s, size_t n, bool keep_lines)
{
	const unsigned char *u = (const unsigned char *)s;
	bool blank = !keep_lines; /* a space here would be one too many */

	for (size_t i = 0; i < n; i++) {
		bool space = u[i] == ' ';

		if (u[i] > '~') {
			size_t used = clean_mark(u + i, n - i);

			if (used == 0)
				return false;
			i += used - 1;
		} else if (u[i] < ' ' && (!keep_lines || (u[i] != '\n' && u[i] != '\t'))) {
			return false;
		}
		if (space && blank && !keep_lines)
			return false;
		blank = space;
	}
	return keep_lines || n == 0 || u[n - 1] != ' ';
}

char *text_clean(const char *s, size_t n, bool keep_lines)
{
	struct buf b = { 0 };
	char *plain, *res;
	uint32_t cp;

	if (text_is_clean(s, n, keep_lines))
		return xstrndup(s, n);
	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp == '\r') {
			if (i < n && s[i] == '\n')
				continue;
			cp = '\n';
		}
		/* A line break inside a paragraph, as word processors paste it. */
		if (cp == '\v' && keep_lines)
			cp = '\n';
		if (!keep_lines && is_space(cp)) {
			if (b.len > 0 && b.s[b.len - 1] != ' ')
				buf_putc(&b, ' ');
			continue;
		}
		if ((cp < 0x20 && cp != '\n' && cp != '\t') || between(cp, 0x7f, 0x9f))
			continue;
		buf_put_utf8(&b, cp);
	}
	plain = buf_take(&b);
	res = text_nfc(plain);
	free(plain);
	return keep_lines ? res : text_trim(res);
}

char *text_trim(char *s)
{
	size_t n = strlen(s), from = 0, to = 0;
	uint32_t cp;

	while (from < n) {
		size_t step = utf8_next(s + from, n - from, &cp, NULL);

		if (!is_space(cp))
			break;
		from += step;
	}
	/* What ends in a letter of ASCII ends there; else it is read through. */
	if (n > from && s[n - 1] > ' ' && s[n - 1] <= '~')
		to = n;
	for (size_t i = from; i < n && to < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (!is_space(cp))
			to = i;
	}
	if (to <= from)
		to = from;
	memmove(s, s + from, to - from);
	s[to - from] = '\0';
	return s;
}

bool text_blank(const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (!is_space(cp) && text_gate_cp(cp) != GATE_DROP)
			return false;
	}
	return true;
}

bool text_starts(const char *s, const char *prefix)
{
	while (*prefix && *s == *prefix) {
		s++;
		prefix++;
	}
	return *prefix == '\0';
}

static const struct text_ops *ops(void)
{
	return lazy_table("lazy_text_ops");
}

static bool below(const char *s, uint32_t limit)
{
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp >= limit)
			return false;
	}
	return true;
}

/* Is every code point one that NFC leaves alone whatever stands around it: below the combining
 * marks, dashes and quotation marks, the euro sign? */
static bool is_composed(const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp >= 0x300 && !between(cp, 0x2010, 0x2027) && cp != 0x20ac)
			return false;
	}
	return true;
}

char *text_nfc(const char *s)
{
	return is_composed(s) ? xstrdup(s) : ops()->nfc(s);
}

/* A sign that folding leaves as it is: a middle dot, a dash, a quotation mark of typographers. */
static size_t folds_to_itself(const unsigned char *u)
{
	if (u[0] == 0xc2 && u[1] == 0xb7)
		return 2;
	if (u[0] != 0xe2 || u[1] != 0x80)
		return 0;
	return u[2] == 0x93 || u[2] == 0x94 || (u[2] >= 0x98 && u[2] <= 0x9e) ? 3 : 0;
}

/* The letter of U+00C0 to U+00FF with that last byte, folded. False for the two signs among them and for
 * what becomes two letters. */
static bool fold_latin(unsigned char last, enum text_fold how, struct buf *out)
{
	/* From U+00E0 on, so of their capitals too; * for one that keeps its form. */
	static const char base[] = "aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";
	bool sign = last == 0x97 || last == 0xb7;
	char letter = base[last & 0x1f];

	if (sign || last == 0x9f)
		return false;
	if (last < 0xa0)
		last |= 0x20;
	if (how == FOLD_BASE && letter != '*') {
		buf_putc(out, letter);
	} else {
		buf_putc(out, '\xc3');
		buf_putc(out, (char)last);
	}
	return true;
}

/* Most texts here are in ASCII and the letters of Latin-1. False where ICU has to be asked. */
static bool fold_common(const char *s, enum text_fold how, struct buf *out)
{
	const unsigned char *u = (const unsigned char *)s;

	while (*u) {
		size_t same = folds_to_itself(u);

		if (same) {
			buf_add(out, u, same);
			u += same;
		} else if (*u < 0x80) {
			buf_putc(out, (char)(*u >= 'A' && *u <= 'Z' ? *u + 32 : *u));
			u++;
		} else if (u[0] == 0xc3 && (u[1] & 0xc0) == 0x80 && fold_latin(u[1], how, out)) {
			u += 2;
		} else {
			return false;
		}
	}
	return true;
}

char *text_fold(const char *s, enum text_fold how)
{
	struct buf out = { 0 };

	if (fold_common(s, how, &out))
		return buf_take(&out);
	buf_release(&out);
	return ops()->fold(s, how);
}

/* The string as code points: lower case in lower[], marks off in base[]. */
static size_t spread(const char *s, uint32_t **lower, uint32_t **base)
{
	const struct text_ops *o = below(s, 0x80) ? NULL : ops();
	char *nfc = text_nfc(s);
	size_t n = strlen(nfc), len = 0;

	*lower = xreallocarray(NULL, n + 1, sizeof(**lower));
	*base = xreallocarray(NULL, n + 1, sizeof(**base));
	for (size_t i = 0; i < n; len++) {
		uint32_t cp;

		i += utf8_next(nfc + i, n - i, &cp, NULL);
		if (cp < 0x80) {
			(*lower)[len] = cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
			(*base)[len] = (*lower)[len];
		} else {
			(*lower)[len] = o->lower(cp);
			(*base)[len] = o->base_letter(cp);
		}
	}
	free(nfc);
	return len;
}

static bool starts_word(const uint32_t *s, size_t i)
{
	return i == 0 || is_space(s[i - 1]) || (s[i - 1] < 0x80 && strchr("-,(/", (int)s[i - 1]));
}

/* The place of the first match, in code points; SIZE_MAX where there is none. *len gets the needle's. */
static size_t match(const char *hay, const char *needle, enum text_where where, size_t *len)
{
	uint32_t *hl, *hb, *nl, *nb;
	size_t hn = spread(hay, &hl, &hb), nn = spread(needle, &nl, &nb);
	size_t found = nn == 0 ? 0 : SIZE_MAX;

	for (size_t i = 0; found == SIZE_MAX && i + nn <= hn; i++) {
		size_t k = 0;

		if (where == AT_START && i > 0)
			break;
		if (where == AT_WORD && !starts_word(hl, i))
			continue;
		while (k < nn && (nl[k] == hl[i + k] || (nl[k] == nb[k] && nl[k] == hb[i + k])))
			k++;
		if (k == nn)
			found = i;
	}
	free(hl);
	free(hb);
	free(nl);
	free(nb);
	*len = nn;
	return found;
}

bool text_matches(const char *hay, const char *needle, enum text_where where)
{
	size_t len;

	return match(hay, needle, where, &len) != SIZE_MAX;
}

bool text_find(const char *hay, const char *needle, enum text_where where, size_t *from, size_t *to)
{
	size_t len, i = match(hay, needle, where, &len), n = strlen(hay), at = 0;

	*from = *to = 0;
	if (i == SIZE_MAX)
		return false;
	for (size_t k = 0; k < i + len && at < n; k++) {
		at += utf8_next(hay + at, n - at, &(uint32_t) { 0 }, NULL);
		if (k + 1 == i)
			*from = at;
	}
	*to = at;
	return true;
}

char *text_sort_key(const char *s)
{
	return ops()->sort_key(s);
}

void text_sha256_pieces(const void *(*next)(void *ctx, size_t *n), void *ctx, char out[65])
{
	ops()->sha256(next, ctx, out);
}

struct piece {
	const void *bytes;
	size_t n;
};

static const void *only_piece(void *ctx, size_t *n)
{
	struct piece *p = ctx;

	*n = p->n;
	p->n = 0;
	return p->bytes;
}

void text_sha256(const void *bytes, size_t n, char out[65])
{
	text_sha256_pieces(only_piece, &(struct piece) { bytes, n }, out);
}
