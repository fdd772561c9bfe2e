/* A growing byte string, always ending in NUL. A zeroed struct buf is empty and valid. */
#ifndef CORE_BASE_BUF_H
#define CORE_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char *s;    /* NULL while nothing was ever added; use buf_str to read */
	size_t len; /* bytes, without the NUL */
	size_t cap;
};

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *b, const char *fmt, ...);
__attribute__((format(printf, 2, 0))) void buf_vprintf(struct buf *b, const char *fmt, va_list ap);

/* The number in decimal: for what is called too often to be formatted. */
void buf_int(struct buf *b, int64_t n);

/* The code point as UTF-8. */
void buf_put_utf8(struct buf *b, unsigned long cp);

/* The bytes in base64 (RFC 4648 §4), on one line. */
void buf_base64(struct buf *b, const void *bytes, size_t n);

/* Never NULL; inner pointer, valid until the next change. */
const char *buf_str(const struct buf *b);

/* Shorten to n bytes (n <= len). */
void buf_cut(struct buf *b, size_t n);

/* Take the string away (the caller frees it); the buf is empty afterwards. */
char *buf_take(struct buf *b);

void buf_release(struct buf *b);

#endif
