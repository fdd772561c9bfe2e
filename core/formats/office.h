/* Documents of word processors as text: .docx (ECMA-376), .odt and flat .fodt (ISO 26300), told by what is
 * in them and never by their names.
 *
 * What stands on the page comes out as lines: headings, paragraphs, list items with the number or sign that
 * the program shows, a row of a table as one line with tabs (cells of several paragraphs as several such
 * lines; what merged cells cover is empty), text boxes after the paragraph that holds them, footnotes in
 * parentheses where they are referred to, ticked boxes and the usual signs of symbol fonts. Insertions of
 * tracked changes are in it, deletions are not; nor are page heads and feet, comments, hidden text,
 * tables of contents and pictures.
 *
 * Read by libzip and libxml2, in a library of its own (arshjul-office.so) that is opened at the first call.
 * Both are optional when the program is built. */
#ifndef CORE_FORMATS_OFFICE_H
#define CORE_FORMATS_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

enum office_kind {
	OFFICE_NOT,    /* something else: a text, a calendar … */
	OFFICE_ZIP,    /* a zip archive, which .docx and .odt are */
	OFFICE_FLAT,   /* .fodt: the same as .odt in one XML file */
	OFFICE_OLD,    /* .doc, and other files of the old Office */
	OFFICE_LOCKED, /* a .docx with a password */
	OFFICE_RTF,
	OFFICE_PDF,
};

/* By the first bytes, whatever the file is called. */
enum office_kind office_sniff(const void *bytes, size_t n);

/* Can the program read that kind? Otherwise ERR_INVALID, with words about what to do instead. */
bool office_readable(enum office_kind kind, struct err *e);

/* What the library gives, under the name lazy_office_ops. */
struct office_ops {
	/* Append the text (UTF-8, at most TEXT_BYTES_MAX of encoding.h) of an OFFICE_ZIP or OFFICE_FLAT.
	 * ERR_INVALID for what is damaged, locked, no text document or too large. What strangers wrote is to
	 * be given to it in a process of its own (base/apart.h). */
	bool (*read)(const void *bytes, size_t n, struct buf *text, struct err *e);
};

/* NULL where the program was built without. */
const struct office_ops *office_ops(void);

#endif
