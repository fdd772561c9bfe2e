/* Part of arshjul-lazy.so: the texts of a calendar's events, clean and in the organisation's language.
 * All of them append to out, on one line unless said otherwise.
 *
 * Clean means that nothing which a person typed can start a new line, hide or mislead: control
 * characters become a space or nothing, bidirectional controls and invisible characters nothing,
 * bytes that are not UTF-8 a question mark, the text is NFC. A backslash becomes a slash: readers
 * disagree about the letters after one. */
#ifndef CORE_FORMATS_ICAL_TEXT_H
#define CORE_FORMATS_ICAL_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/store.h"

void ical_text(struct buf *out, const char *s);

/* The same without ',' and ';', for values in which a comma cannot be written (CATEGORIES) or that
 * versions of libical escape differently (X-WR-CALNAME). */
void ical_name(struct buf *out, const char *s);

/* "INSTÄLLT: Beredning Väst – Planeringsdag": who first, then what, the same in every file. */
void ical_summary(struct buf *out, const struct export_row *row, const char *language);

/* "Park, Sadeln"; the mode where a remote meeting has no place; else nothing. */
void ical_location(struct buf *out, const struct export_row *row, const char *language);

/* The groups (and the mark of a proposal), separated by commas. Nothing where there are none. */
void ical_categories(struct buf *out, const struct export_row *row, const char *language);

/* Lines separated by LF: where it was moved from, the facts, the agenda (cut at the end of a line
 * before it makes the text longer than ICAL_DESCRIPTION_MAX bytes), the link. */
enum { ICAL_DESCRIPTION_MAX = 8000 };
void ical_description(
	struct buf *out, const struct export_row *row, const char *language, bool agenda);

/* The link as a URI of the web, percent-encoded (RFC 3986). False, with nothing appended, where it
 * is not one: another scheme than http and https, no host, a control character. */
bool ical_uri(struct buf *out, const char *link);

#endif
