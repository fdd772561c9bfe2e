/* Inside arshjul-office.so: the parts of a .docx beside its body: styles, numbering, notes. */
#ifndef CORE_FORMATS_OFFICE_DOCX_H
#define CORE_FORMATS_OFFICE_DOCX_H

#include "formats/office_parts.h"

enum { DOCX_NO_LIST = -1 };

struct docx_style {
	const char *id, *based_on;
	int list, level; /* numId and ilvl; DOCX_NO_LIST and -1 = not said */
	enum docx_kind { DOCX_TEXT, DOCX_HEADING, DOCX_CONTENTS } kind; /* of a table of contents */
};
/* A list of the text (w:num): the levels of an abstract one, some begun anew. */
struct docx_num {
	int id, abstract_id;
	int begins[OFFICE_LEVELS]; /* -1 = as the levels say */
	bool begun[OFFICE_LEVELS];
};
struct docx_abstract {
	int id;
	struct list_style style;
	struct list_count count;
	const char *styles[OFFICE_LEVELS]; /* the paragraph style of each level; NULL */
};

struct docx {
	struct pool pool;
	xmlDoc *body, *footnotes, *endnotes; /* the last two may be NULL */
	struct docx_style *styles;
	size_t n_styles, style_cap;
	struct docx_num *nums;
	size_t n_nums, num_cap;
	struct docx_abstract *abstracts;
	size_t n_abstracts, abstract_cap;
	bool in_note;
	bool has_chunk; /* a part is another file (w:altChunk), which Word reads when it opens this one */
};
bool docx_open(struct docx *d, zip_t *z, struct err *e);
void docx_release(struct docx *d);

/* The footnote or endnote that is referred to; NULL where there is none. */
const xmlNode *docx_note(const struct docx *d, const xmlNode *reference);

/* Of a paragraph by its properties (may be NULL). docx_sign counts it. */
enum docx_kind docx_kind_of(const struct docx *d, const xmlNode *properties);
void docx_sign(struct docx *d, const xmlNode *properties, struct buf *out);

#endif
