/* Words that are encoded as headers of mails have them (RFC 2047). Exchange leaves them in titles of calendars,
 * and mail programs in the names of files. */
#ifndef CORE_FORMATS_ENCODED_WORDS_H
#define CORE_FORMATS_ENCODED_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Is there anything that looks like one? */
bool has_encoded_words(const char *s);

/* Append s, what its encoded words stand for as UTF-8 in their place; blanks between two of them are not part
 * of the text (§6.2), and a letter may begin in one and end in the next. One that cannot be read stays as it
 * is. Linear time. */
void encoded_words(const char *s, struct buf *out);

#endif
