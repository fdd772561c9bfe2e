/* Archives for tests: files as they are, without compression. */
#ifndef TESTS_SUPPORT_ZIP_H
#define TESTS_SUPPORT_ZIP_H

#include <stddef.h>

#include "base/buf.h"

struct zip_part {
	const char *name, *bytes;
	size_t n; /* 0 = up to the NUL */
};

/* Append an archive of these files. */
void zip_of(struct buf *out, const struct zip_part *parts, size_t n);

/* Append a .docx with that body (the w: elements within w:body) and further parts of word/; NULL = none. */
struct docx_parts {
	const char *body, *numbering, *styles, *footnotes;
};
void docx_of(struct buf *out, const struct docx_parts *parts);

#endif
