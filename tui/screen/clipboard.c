#include "tui/screen/clipboard.h"

#include <string.h>

#include "base/buf.h"

#include "tui/screen/term_inside.h"

static void add_base64(struct buf *out, const unsigned char *s, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned long bits = (unsigned long)s[i] << 16 |
			(i + 1 < n ? (unsigned long)s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0);

		buf_putc(out, digits[bits >> 18 & 63]);
		buf_putc(out, digits[bits >> 12 & 63]);
		buf_putc(out, i + 1 < n ? digits[bits >> 6 & 63] : '=');
		buf_putc(out, i + 2 < n ? digits[bits & 63] : '=');
	}
}

void clipboard_put(struct term *t, const char *text)
{
	struct buf b = { 0 };

	if (!t)
		return;
	buf_puts(&b, "\033]52;c;");
	add_base64(&b, (const unsigned char *)text, strlen(text));
	buf_putc(&b, '\a');
	blit_send(b.s, b.len);
	buf_release(&b);
}
