/* The body of a .docx (ECMA-376-1 §17): paragraphs, tables and what is in them. */
#include "formats/office_docx.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

static void blocks(struct docx *d, const xmlNode *parent, struct office_lines *to);

static bool any_of(const xmlNode *n, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (xml_is(n, names[i]))
			return true;
	}
	return false;
}
#define ANY_OF(n, ...)                                                                             \
	any_of(n, (const char *const[]) { __VA_ARGS__ },                                           \
		sizeof((const char *const[]) { __VA_ARGS__ }) / sizeof(char *))

/* Properties, what was deleted or moved away, and what fields are made of. */
static bool is_left_out(const xmlNode *n)
{
	return ANY_OF(n, "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr",
		"sectPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData");
}

/* A property such as <w:vanish/>, which may also be said to be off. */
static bool is_on(const xmlNode *properties, const char *name)
{
	const xmlNode *n = xml_child(properties, name);
	struct pool p = { 0 };
	const char *value = xml_attribute(&p, n, "val");
	bool on = n && !(value && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0));

	pool_release(&p);
	return on;
}

/* What a content control shows until somebody fills it in, and lists that Word makes by itself. */
static bool is_made_up(const xmlNode *control)
{
	const xmlNode *properties = xml_child(control, "sdtPr");
	const xmlNode *part = xml_child(xml_child(properties, "docPartObj"), "docPartGallery");
	struct pool p = { 0 };
	const char *gallery = xml_attribute(&p, part, "val");
	bool made = is_on(properties, "showingPlcHdr") ||
		(gallery && strcmp(gallery, "Table of Contents") == 0);

	pool_release(&p);
	return made;
}

/* ---- Inside a paragraph ---- */

/* A page begins on a new line as well; before the text of a paragraph it is on one already. */
static bool breaks_line(const xmlNode *n, const struct office_lines *to)
{
	struct pool p = { 0 };
	const char *type = xml_attribute(&p, n, "type");
	bool line = !type || strcmp(type, "textWrapping") == 0 || to->para.len > to->signed_at;

	pool_release(&p);
	return line;
}

static void put_symbol(const xmlNode *n, struct office_lines *to)
{
	struct pool p = { 0 };

	symbol_put(&to->para, xml_attribute(&p, n, "font"), xml_attribute(&p, n, "char"));
	pool_release(&p);
}

/* A box to be ticked in a form of the old kind: nothing else shows it. */
static void put_tick(const xmlNode *field, struct office_lines *to)
{
	const xmlNode *box = xml_child(xml_child(field, "ffData"), "checkBox");

	if (box)
		lines_put(to,
			is_on(box, xml_child(box, "checked") ? "checked" : "default")
				? OFFICE_TICKED
				: OFFICE_UNTICKED);
}

static void put_note(struct docx *d, const xmlNode *reference, struct office_lines *to)
{
	const xmlNode *note = docx_note(d, reference);
	struct buf text = { 0 };
	struct office_lines inside = { .text = &text };

	if (!note || d->in_note)
		return;
	d->in_note = true;
	blocks(d, note, &inside);
	d->in_note = false;
	lines_put_note(to, &text);
	lines_release(&inside);
	buf_release(&text);
}

static void put_box(struct docx *d, const xmlNode *content, struct office_lines *to)
{
	struct office_lines inside = { .text = &to->boxes };

	blocks(d, content, &inside);
	to->full |= inside.full;
	lines_release(&inside);
}

/* Of several renderings of one thing the first. */
static const xmlNode *chosen(const xmlNode *alternatives)
{
	const xmlNode *choice = xml_child(alternatives, "Choice");

	return choice ? choice : xml_child(alternatives, "Fallback");
}

static void inlines(struct docx *d, const xmlNode *parent, struct office_lines *to)
{
	for (const xmlNode *n = parent ? parent->children : NULL; n && !to->full; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is_left_out(n))
			continue;
		if (xml_is(n, "t"))
			lines_put(to, n->children ? (const char *)n->children->content : "");
		else if (ANY_OF(n, "tab", "ptab"))
			lines_put_as_is(to, "\t");
		else if (xml_is(n, "cr") || (xml_is(n, "br") && breaks_line(n, to)))
			lines_put_as_is(to, "\n");
		else if (xml_is(n, "sym"))
			put_symbol(n, to);
		else if (xml_is(n, "fldChar"))
			put_tick(n, to);
		else if (xml_is(n, "noBreakHyphen"))
			lines_put(to, "-");
		else if (ANY_OF(n, "footnoteReference", "endnoteReference"))
			put_note(d, n, to);
		else if (xml_is(n, "txbxContent"))
			put_box(d, n, to);
		else if (xml_is(n, "AlternateContent"))
			inlines(d, chosen(n), to);
		else if (!(xml_is(n, "r") && is_on(xml_child(n, "rPr"), "vanish")) &&
			!(xml_is(n, "sdt") && is_made_up(n)))
			inlines(d, n, to);
	}
}

static void paragraph(struct docx *d, const xmlNode *p, struct office_lines *to)
{
	const xmlNode *properties = xml_child(p, "pPr");
	enum docx_kind kind = docx_kind_of(d, properties);
	struct buf sign = { 0 };

	if (kind == DOCX_CONTENTS)
		return;
	docx_sign(d, properties, &sign);
	lines_begin(to, kind == DOCX_HEADING, &sign);
	inlines(d, p, to);
	lines_close(to, !xml_child(xml_child(properties, "rPr"), "del"));
	buf_release(&sign);
}

/* ---- Tables ---- */

/* So many columns of the table; 0 = not said. */
static int spans(const xmlNode *properties, const char *name)
{
	return xml_number(xml_child(properties, name), "val", 0);
}

static void cells(struct docx *d, const xmlNode *parent, struct office_row *row)
{
	for (const xmlNode *n = parent->children; n; n = n->next) {
		struct buf text = { 0 };
		struct office_lines inside = { .text = &text };

		if (xml_is(n, "tc")) {
			blocks(d, n, &inside);
			row_add(row, &text);
			row_add_empty(row, spans(xml_child(n, "tcPr"), "gridSpan") - 1);
		} else if (n->type == XML_ELEMENT_NODE && !is_left_out(n)) {
			cells(d, n, row);
		}
		lines_release(&inside);
		buf_release(&text);
	}
}

static void rows(struct docx *d, const xmlNode *parent, struct office_lines *to)
{
	for (const xmlNode *n = parent->children; n && !to->full; n = n->next) {
		struct office_row row = { 0 };

		if (xml_is(n, "tr") && !xml_child(xml_child(n, "trPr"), "del")) {
			row_add_empty(&row, spans(xml_child(n, "trPr"), "gridBefore"));
			cells(d, n, &row);
			row_end(&row, to);
		} else if (n->type == XML_ELEMENT_NODE && !xml_is(n, "tr") && !is_left_out(n)) {
			rows(d, n, to);
		}
	}
}

static void blocks(struct docx *d, const xmlNode *parent, struct office_lines *to)
{
	for (const xmlNode *n = parent ? parent->children : NULL; n && !to->full; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is_left_out(n))
			continue;
		if (xml_is(n, "p"))
			paragraph(d, n, to);
		else if (xml_is(n, "tbl"))
			rows(d, n, to);
		else if (xml_is(n, "AlternateContent"))
			blocks(d, chosen(n), to);
		else if (xml_is(n, "altChunk"))
			d->has_chunk = true;
		else if (!(xml_is(n, "sdt") && is_made_up(n)))
			blocks(d, n, to);
	}
}

bool docx_text(zip_t *z, struct buf *out, struct err *e)
{
	struct docx d = { 0 };
	struct office_lines lines = { .text = out };
	bool ok = docx_open(&d, z, e);

	if (ok)
		blocks(&d, xml_child(xmlDocGetRootElement(d.body), "body"), &lines);
	if (ok && lines.para.len)
		lines_end(&lines);
	if (d.has_chunk)
		ok = err_set(e, ERR_INVALID,
			_("A part of the document is another file within it. Open it in Word, save it and "
			  "import that."));
	if (lines.full)
		ok = err_set(e, ERR_INVALID, _("The document is too large: at most %d MB."),
			OFFICE_PART_MAX >> 20);
	lines_release(&lines);
	docx_release(&d);
	return ok;
}
