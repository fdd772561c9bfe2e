/* A document as one self-contained HTML page: its language, one h1, an h2 for each item, real lists,
 * tables with heads only where something is tabular, a small style sheet inside, no scripts, nothing
 * fetched. Valid HTML5, and well-formed as XML. */
#ifndef CORE_FORMATS_HTML_H
#define CORE_FORMATS_HTML_H

#include "base/buf.h"
#include "formats/notes_out.h"

/* Append the document as one whole page of HTML, its styles inside. */
void notes_document_html(const struct notes_document *d, struct buf *out);

/* Text between tags, or in an attribute between double quotes; line feeds become feed. */
void html_text(struct buf *out, const char *s, const char *feed);

#endif
