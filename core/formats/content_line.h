/* The lines of a calendar (RFC 5545 3.1), unfolded one at a time: NAME;PARAM=value:VALUE. Bytes in, bytes
 * out; lines may end in CR LF, LF or CR, and a fold may stand inside a character. Linear time, and memory
 * for the longest line only. */
#ifndef CORE_FORMATS_CONTENT_LINE_H
#define CORE_FORMATS_CONTENT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct content_reader {
	const char *at, *end;
	int64_t line; /* number of the physical line that at begins, from 1 */
	bool binary;  /* a NUL was met: the value it stands in ends there */
	struct buf text;
};

/* Valid until the next one is read. */
struct content_line {
	int64_t line;       /* where it begins */
	const char *name;   /* upper-case; "" where there is no colon */
	const char *params; /* "TZID=Europe/Stockholm;VALUE=DATE-TIME", as written; "" for none */
	char *value;
	size_t n;       /* bytes of the whole, unfolded */
	size_t longest; /* bytes of its longest physical line */
};

/* bytes are borrowed until content_close. */
void content_open(struct content_reader *r, const char *bytes, size_t n);
/* False after the last one. Empty lines are passed over. */
bool content_next(struct content_reader *r, struct content_line *l);
void content_close(struct content_reader *r);

/* Append the first value of a parameter, quotes and RFC 6868's ^ taken off; false where it has none. */
bool content_param(const struct content_line *l, const char *name, struct buf *out);

/* For dates: writers forget to quote a TZID with a colon in it. Moves the end of the parameters to the last
 * colon, unless the value is a date as it is. */
void content_last_colon(struct content_line *l);

/* A TEXT value as people may see it: escapes resolved, quoted-printable of old writers and encoded words of
 * mails decoded, bytes that are not UTF-8 taken as Windows-1252, NFC, no control, bidirectional or invisible
 * characters; of at most max characters. keep_lines false makes it one line. Caller frees. */
char *content_text(const struct content_line *l, bool keep_lines, size_t max);

/* The same cleaning of any bytes. */
char *content_clean(const char *s, size_t n, bool keep_lines, size_t max);

#endif
