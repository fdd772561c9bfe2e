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

/* The way back (notes_read.c): a text that notes_document_txt wrote, as blocks. What the text does not
 * show is read as plain text, and to write it gives the same text again; so a document that was kept
 * as text can be printed in the other forms. */
void notes_document_read(const char *language, const char *text, struct notes_document *out);

/* CommonMark with pipe tables; what people typed is escaped and shows as typed. */
void notes_document_md(const struct notes_document *d, struct buf *out);

#endif
