/* A document as plain text and as Markdown. */
#ifndef CORE_FORMATS_NOTES_OUT_TEXT_H
#define CORE_FORMATS_NOTES_OUT_TEXT_H

#include "base/buf.h"
#include "formats/notes_out.h"

/* The house form of meeting notes: paragraphs with an empty line between, lists tight, "- " before
 * their lines, "Label: text". A line is as long as what was written. */
void notes_document_txt(const struct notes_document *d, struct buf *out);

/* One block of it, without the line feed at its end; and does the block follow the one before it
 * without an empty line between? */
void notes_block_txt(const struct block *b, struct buf *out);
bool notes_block_tight(const struct notes_document *d, size_t i);

/* CommonMark with pipe tables; what people typed is escaped and shows as typed. */
void notes_document_md(const struct notes_document *d, struct buf *out);

#endif
