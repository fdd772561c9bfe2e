#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static void need(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;

	if (b->len + more + 1 <= b->cap)
		return;
	while (cap < b->len + more + 1)
		cap *= 2;
	b->s = xrealloc(b->s, cap);
	b->cap = cap;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	need(b, n);
	if (n)
		memcpy(b->s + b->len, bytes, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
	need(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	need(b, 32);
	n = vsnprintf(b->s + b->len, b->cap - b->len, fmt, ap);
	if (n < 0)
		die("cannot format text");
	if ((size_t)n >= b->cap - b->len) {
		need(b, (size_t)n);
		vsnprintf(b->s + b->len, b->cap - b->len, fmt, again);
	}
	va_end(again);
	b->len += (size_t)n;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void buf_int(struct buf *b, int64_t n)
{
	uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
	char digits[20];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + size % 10);
	while ((size /= 10) > 0);
	if (n < 0)
		buf_putc(b, '-');
	buf_add(b, digits + at, sizeof(digits) - at);
}

void buf_put_utf8(struct buf *b, unsigned long cp)
{
	char u[4];
	size_t n;

	if (cp < 0x80) {
		u[0] = (char)cp;
		n = 1;
	} else if (cp < 0x800) {
		u[0] = (char)(0xc0 | (cp >> 6));
		u[1] = (char)(0x80 | (cp & 0x3f));
		n = 2;
	} else if (cp < 0x10000) {
		u[0] = (char)(0xe0 | (cp >> 12));
		u[1] = (char)(0x80 | ((cp >> 6) & 0x3f));
		u[2] = (char)(0x80 | (cp & 0x3f));
		n = 3;
	} else {
		u[0] = (char)(0xf0 | (cp >> 18));
		u[1] = (char)(0x80 | ((cp >> 12) & 0x3f));
		u[2] = (char)(0x80 | ((cp >> 6) & 0x3f));
		u[3] = (char)(0x80 | (cp & 0x3f));
		n = 4;
	}
	buf_add(b, u, n);
}

void buf_base64(struct buf *b, const void *bytes, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *u = bytes;

	for (size_t i = 0; i < n; i += 3) {
		unsigned long bits = (unsigned long)u[i] << 16 |
			(i + 1 < n ? (unsigned long)u[i + 1] << 8 : 0) | (i + 2 < n ? u[i + 2] : 0);

		buf_putc(b, digits[bits >> 18 & 63]);
		buf_putc(b, digits[bits >> 12 & 63]);
		buf_putc(b, i + 1 < n ? digits[bits >> 6 & 63] : '=');
		buf_putc(b, i + 2 < n ? digits[bits & 63] : '=');
	}
}

const char *buf_str(const struct buf *b)
{
	return b->s ? b->s : "";
}

void buf_cut(struct buf *b, size_t n)
{
	if (!b->s)
		return;
	b->len = n;
	b->s[n] = '\0';
}

char *buf_take(struct buf *b)
{
	char *s = b->s ? b->s : xstrdup("");

	*b = (struct buf) { 0 };
	return s;
}

void buf_release(struct buf *b)
{
	free(b->s);
	*b = (struct buf) { 0 };
}
