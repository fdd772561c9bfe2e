#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lazy.h"
#include "base/xalloc.h"

enum { MARKS_MAX = 4 };

size_t utf8_next(const char *s, size_t n, uint32_t *cp, bool *ok)
{
	const unsigned char *u = (const unsigned char *)s;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = u[0] < 0x80 ? 1 : u[0] < 0xc2 ? 0 : u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
	uint32_t c;

	if (u[0] > 0xf4)
		len = 0;
	if (ok)
		*ok = true;
	if (len == 1) {
		*cp = u[0];
		return 1;
	}
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

bool utf8_valid(const char *s, size_t n)
{
	bool ok = true;
	uint32_t cp;

	for (size_t i = 0; i < n && ok;)
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

char *text_clean(const char *s, size_t n, bool keep_lines)
{
	struct buf b = { 0 };
	char *plain, *res;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		if (cp == '\r') {
			if (i < n && s[i] == '\n')
				continue;
			cp = '\n';
		}
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
	for (size_t i = from; i < n;) {
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
	return strncmp(s, prefix, strlen(prefix)) == 0;
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

char *text_fold(const char *s, enum text_fold how)
{
	char *res;

	if (!below(s, 0x80))
		return ops()->fold(s, how);
	res = xstrdup(s);
	for (char *p = res; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return res;
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

bool text_matches(const char *hay, const char *needle, enum text_where where)
{
	uint32_t *hl, *hb, *nl, *nb;
	size_t hn = spread(hay, &hl, &hb), nn = spread(needle, &nl, &nb);
	bool found = nn == 0;

	for (size_t i = 0; !found && i + nn <= hn; i++) {
		size_t k = 0;

		if (where == AT_START && i > 0)
			break;
		if (where == AT_WORD && !starts_word(hl, i))
			continue;
		while (k < nn && (nl[k] == hl[i + k] || (nl[k] == nb[k] && nl[k] == hb[i + k])))
			k++;
		found = k == nn;
	}
	free(hl);
	free(hb);
	free(nl);
	free(nb);
	return found;
}

char *text_sort_key(const char *s)
{
	return ops()->sort_key(s);
}

void text_sha256(const void *bytes, size_t n, char out[65])
{
	ops()->sha256(bytes, n, out);
}
