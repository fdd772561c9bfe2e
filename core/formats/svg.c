#include "formats/svg.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "formats/html.h"

struct svg_num svg_num(double x)
{
	long tenths = (long)(x * 10 + (x < 0 ? -0.5 : 0.5));
	long size = tenths < 0 ? -tenths : tenths;
	struct svg_num n;

	snprintf(n.s, sizeof(n.s), size % 10 ? "%s%ld.%ld" : "%s%ld", tenths < 0 ? "-" : "",
		size / 10, size % 10);
	return n;
}

/* ---- How wide text is ---- */

/* Of ' ' to '~', in hundredths of an em, rounded up. */
static const uint8_t ascii[] = { 32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64,
	64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 77, 64, 58, 78,
	76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84,
	50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64,
	60, 82, 60, 60, 53, 64, 34, 64, 84 };

static double cp_ems(uint32_t cp)
{
	enum { A_GRAVE = 0xc0, LATIN_END = 0x250, EN_DASH = 0x2013, AE = 0xc6, SMALL = 0x20 };

	if (cp >= ' ' && cp - ' ' < sizeof(ascii))
		return ascii[cp - ' '] / 100.0;
	if (cp == EN_DASH)
		return 0.5;
	if (cp >= A_GRAVE && cp < LATIN_END)
		return (cp | SMALL) == (AE | SMALL) ? 0.99 : cp < A_GRAVE + SMALL ? 0.79 : 0.7;
	return 1.1;
}

double svg_ems(const char *utf8)
{
	size_t len = strlen(utf8);
	double ems = 0;

	for (size_t n = 0; n < len;) {
		uint32_t cp;

		n += utf8_next(utf8 + n, len - n, &cp, NULL);
		ems += cp_ems(cp);
	}
	return ems;
}

/* The bytes of its beginning that is no wider. */
static size_t prefix(const char *s, double ems)
{
	size_t len = strlen(s), n = 0;

	while (n < len) {
		uint32_t cp;
		size_t used = utf8_next(s + n, len - n, &cp, NULL);

		ems -= cp_ems(cp);
		if (ems < 0)
			break;
		n += used;
	}
	return n;
}

/* ---- Text ---- */

/* The two code points above all letters are no characters of XML (XML 1.0, production 2). */
static void put_characters(struct buf *out, const char *s)
{
	while (*s) {
		if (text_starts(s, "\xef\xbf\xbe") || text_starts(s, "\xef\xbf\xbf"))
			s += 3;
		else
			buf_putc(out, *s++);
	}
}

void svg_text(struct buf *out, const char *s, double ems)
{
	const double ellipsis = 1;
	struct buf safe = { 0 }, clean = { 0 };

	text_safe(&safe, s, strlen(s), true);
	put_characters(&clean, buf_str(&safe));
	if (ems > 0 && svg_ems(buf_str(&clean)) > ems) {
		buf_cut(&clean, prefix(buf_str(&clean), ems - ellipsis));
		while (clean.len > 0 && clean.s[clean.len - 1] == ' ')
			buf_cut(&clean, clean.len - 1);
		buf_puts(&clean, "…");
	}
	html_text(out, buf_str(&clean), " ");
	buf_release(&safe);
	buf_release(&clean);
}
