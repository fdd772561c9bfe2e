/* What a text in HTML says, as calendars have it: whole documents of Outlook and Zimbra
 * (X-ALT-DESC), and marks in a text that was to be plain (Google). Nothing is fetched, nothing obeyed. Pure. */
#ifndef CORE_FORMATS_PLAIN_TEXT_H
#define CORE_FORMATS_PLAIN_TEXT_H

#include <stdbool.h>

/* Does the text have marks of HTML in it? */
bool is_html(const char *s);

/* Is there a letter in it that is written as in HTML: "&amp;", "&#229;"? */
bool has_entities(const char *s);

/* The same with those letters as they are, and nothing else changed. The caller frees it. */
char *plain_entities(const char *s);

/* The text that a reader sees: paragraphs and items of a list on lines of their own, the address of a link after
 * its words, no styles. document: the source is HTML throughout, so that its own line ends are blanks. Not clean
 * yet (content_clean). The caller frees it. */
char *plain_text(const char *html, bool document);

#endif
