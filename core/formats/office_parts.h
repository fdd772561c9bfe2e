/* Inside arshjul-office.so: archives, trees of XML, lines of text. */
#ifndef CORE_FORMATS_OFFICE_PARTS_H
#define CORE_FORMATS_OFFICE_PARTS_H

#include <libxml/tree.h>
#include <zip.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/pool.h"

enum {
	OFFICE_ENTRIES_MAX = 10000,         /* files in the archive */
	OFFICE_PART_MAX = 20 * 1024 * 1024, /* bytes of one that is read, unpacked */
	OFFICE_LEVELS = 10,                 /* of a list */
};

/* ---- The archive and its files (office_xml.c) ---- */

/* zip_discard closes it; the bytes outlive it. NULL where it is damaged (ERR_INVALID) or holds too many files. */
zip_t *office_zip_open(const void *bytes, size_t n, struct err *e);
bool office_zip_has(zip_t *z, const char *name);

/* Read and parse one file of it; NULL where it is missing, damaged, encrypted, too large or has entities of
 * its own. The caller frees it (xmlFreeDoc). */
xmlDoc *office_zip_xml(zip_t *z, const char *name, struct err *e);
bool office_zip_text(zip_t *z, const char *name, struct buf *out, struct err *e);
xmlDoc *office_xml(const char *bytes, size_t n, struct err *e);

/* Elements by their local names: the prefixes are the writer's, and the namespaces have versions. */
bool xml_is(const xmlNode *n, const char *name);
const xmlNode *xml_child(const xmlNode *n, const char *name); /* the first; n may be NULL */

/* An attribute's value in the pool, by local name; NULL where it is missing. n may be NULL. */
const char *xml_attribute(struct pool *p, const xmlNode *n, const char *name);
int xml_number(const xmlNode *n, const char *name, int otherwise); /* 0 to 1,000,000 */

/* ---- Lines (office_lines.c) ---- */

/* What is being written: paragraphs stand in one another where a box or a table is inside one. */
struct office_lines {
	struct buf *text;         /* the lines that are done */
	struct buf para;          /* the one being written */
	struct buf boxes;         /* lines that come after it */
	size_t before, signed_at; /* bytes of para before its sign, and with it */
	bool full;                /* more than TEXT_BYTES_MAX: the rest is left out */
};

/* A paragraph: its sign ("1. "; may be empty), then what is put, then its close. A heading has a blank line
 * before it, a sign with nothing behind it says nothing. ends: not where its end was deleted, and the next
 * one goes on. */
void lines_begin(struct office_lines *l, bool heading, const struct buf *sign);
void lines_close(struct office_lines *l, bool ends);
void lines_put(struct office_lines *l, const char *s);       /* tabs and line ends become spaces */
void lines_put_as_is(struct office_lines *l, const char *s); /* they stay */
void lines_put_note(struct office_lines *l, const struct buf *note); /* in parentheses */
void lines_end(struct office_lines *l); /* the paragraph's end; its boxes follow */
void lines_release(struct office_lines *l);

/* A cell is lines of its own; a row is made of them. */
struct office_row {
	char *cells[64];
	size_t n;
};
void row_add(struct office_row *r, const struct buf *cell);
void row_add_empty(struct office_row *r, int n); /* what a cell covers beside and below itself */
void row_end(struct office_row *r, struct office_lines *to); /* writes and empties it */

/* ---- Numbers of lists (office_list.c) ---- */

enum number_form {
	NUMBER_NONE,
	NUMBER_BULLET,
	NUMBER_DECIMAL,
	NUMBER_DECIMAL_ZERO,
	NUMBER_LOWER,
	NUMBER_UPPER,
	NUMBER_LOWER_ROMAN,
	NUMBER_UPPER_ROMAN,
};
struct list_level {
	enum number_form form;
	const char *text; /* "%1.%2)", with a number where %N stands; a bullet's sign */
	int start;
};
struct list_style {
	const char *name;
	const char *link; /* the style whose levels are meant instead (docx); NULL */
	struct list_level levels[OFFICE_LEVELS];
};
struct list_count {
	int at[OFFICE_LEVELS]; /* the next number; 0 = none used since the level above went on */
};

/* Count one item of a level and append its sign and a space; nothing for a level without one. */
void list_sign(const struct list_style *s, struct list_count *c, int level, struct buf *out);

/* ---- Signs of fonts of their own (office_symbols.c) ---- */

#define OFFICE_TICKED "☒"
#define OFFICE_UNTICKED "☐"

/* Append the character that a font shows for a code (hexadecimal; with or without F000 added) as others
 * write it; nothing for one that has no meaning in a text. */
void symbol_put(struct buf *b, const char *font, const char *code);

/* ---- The two formats ---- */

bool office_is_sheet(struct err *e); /* false: refuses a spreadsheet, and says what to do */

/* Append the text of a document, lists and tables as lines (office_lines.c). */
bool docx_text(zip_t *z, struct buf *out, struct err *e);
/* content is the tree of content.xml, or of a flat document; styles may be NULL. */
bool odt_text(const xmlDoc *content, const xmlDoc *styles, struct buf *out, struct err *e);

#endif
