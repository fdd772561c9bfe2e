/* What became of a document between two versions, in words. */
#ifndef CORE_FORMATS_DIFFERS_H
#define CORE_FORMATS_DIFFERS_H

#include "base/buf.h"

/* before and after are texts as notes_document_txt writes them. One sentence a line, in the language
 * of the documents ("sv", "en"), in the order of the later text: the head, the roll, the items.
 *
 *	närvaro: Eva Brandt från frånvarande till på plats
 *	§ 5: beslutet ändrat från ”…” till ”…”
 *	§ 7 ”Språkstöd”: ny punkt
 *
 * Nothing is appended where they say the same. Pure. */
void notes_differ(const char *language, const char *before, const char *after, struct buf *out);

#endif
