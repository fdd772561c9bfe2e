/* The bytes of a text file, whatever their encoding, as clean UTF-8. */
#ifndef CORE_FORMATS_ENCODING_H
#define CORE_FORMATS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* The most that is read of a text. */
enum { TEXT_BYTES_MAX = 20 * 1024 * 1024, TEXT_LINES_MAX = 200000 };

/* Recognises a byte order mark, UTF-8, UTF-16 without a mark, and takes anything else to be
 * Windows-1252. *utf8 (the caller frees) is text_clean'ed with its lines kept; *charset (static,
 * may be NULL) names what was found: "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-1252".
 * ERR_INVALID: empty, binary, or larger than the limits above. Linear time. */
bool text_decode(const void *bytes, size_t n, char **utf8, const char **charset, struct err *e);

/* Append bytes in a charset (its name as a mail gives it) as UTF-8; what cannot be read becomes U+FFFD.
 * False, with nothing appended, for a charset that is not known. */
bool text_recode(const char *charset, const char *s, size_t n, struct buf *out);

/* "UTF-16LE" or "UTF-16BE" for bytes that begin with its mark or with a plain letter in it; NULL for others. */
const char *text_wide(const char *s, size_t n);

/* Append what quoted-printable (RFC 2045 6.7) or base64 stands for; what is wrong in it is passed over. */
void text_unquote(const char *s, size_t n, struct buf *out);
void text_unbase64(const char *s, size_t n, struct buf *out);

#endif
