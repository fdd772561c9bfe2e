/* A document as PDF: A4, tagged (title, headings in order, real lists, tables with heads, its language
 * and title), with its fonts inside, page numbers, no lonely first or last line of a paragraph and no
 * heading at the foot of a page. The text can be searched and extracts in the order in which it is
 * read. The same values give the same bytes on one machine.
 *
 * Drawn by cairo and pango, in a library of its own (arshjul-pdf.so) that is opened at the first call.
 * Both are optional when the program is built. */
#ifndef CORE_FORMATS_PDF_H
#define CORE_FORMATS_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "formats/notes_out.h"

/* Was the program built with it? */
bool notes_document_pdf_there(void);

/* made is its date in UTC seconds. Fails with
 * ERR_INVALID where the library is not there. */
bool notes_document_pdf(
	const struct notes_document *d, int64_t made, struct buf *out, struct err *e);

/* What the library gives, under the name lazy_pdf_ops. */
struct pdf_ops {
	bool (*write)(const struct notes_document *d, int64_t made, struct buf *out, struct err *e);
};

#endif
