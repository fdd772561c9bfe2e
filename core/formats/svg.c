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

/* The bytes of its first letters. */
static size_t prefix(const char *s, size_t letters)
{
	size_t n = 0, len = strlen(s);

	while (n < len && letters-- > 0) {
		uint32_t cp;

		n += utf8_next(s + n, len - n, &cp, NULL);
	}
	return n;
}

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

void svg_text(struct buf *out, const char *s, size_t letters)
{
	struct buf safe = { 0 }, clean = { 0 };

	text_safe(&safe, s, strlen(s), true);
	put_characters(&clean, buf_str(&safe));
	if (letters > 0 && utf8_len(buf_str(&clean)) > letters) {
		buf_cut(&clean, prefix(buf_str(&clean), letters - 1));
		while (clean.len > 0 && clean.s[clean.len - 1] == ' ')
			buf_cut(&clean, clean.len - 1);
		buf_puts(&clean, "…");
	}
	html_text(out, buf_str(&clean), " ");
	buf_release(&safe);
	buf_release(&clean);
}
