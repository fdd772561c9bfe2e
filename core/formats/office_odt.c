/* The text of an OpenDocument file (ISO 26300): .odt, and .fodt where all of it is one file. */
#include "formats/office_odt.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

/* The list that paragraphs stand in. */
struct inside_list {
	struct odt_list *list; /* NULL = none of a known style */
	int level;             /* from 0 */
	bool sign;             /* the next paragraph begins an item */
};

static void blocks(
	struct odt *d, const xmlNode *parent, struct inside_list *in, struct office_lines *to);

/* Of what Word processors make themselves, and what is not on the page. */
static bool is_left_out(const xmlNode *n)
{
	static const char *const names[] = { "tracked-changes", "annotation", "annotation-end",
		"table-of-content", "illustration-index", "table-index", "object-index",
		"user-index", "alphabetical-index", "bibliography", "hidden-text", "number",
		"title", "desc", "binary-data", "object", "script", "ruby-text", "forms",
		"variable-decls", "sequence-decls", "user-field-decls" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (xml_is(n, names[i]))
			return true;
	}
	return false;
}

static bool says(const xmlNode *n, const char *attribute, const char *value)
{
	struct pool p = { 0 };
	const char *s = xml_attribute(&p, n, attribute);
	bool same = s && strcmp(s, value) == 0;

	pool_release(&p);
	return same;
}

/* ---- Inside a paragraph ---- */

/* Runs of white space are one space; more are written as elements. */
static void put_text(struct office_lines *to, const char *s)
{
	char *copy = xstrdup(s), *w = copy;
	bool space = to->para.len == 0 || to->para.s[to->para.len - 1] == ' ';

	for (; *s; s++) {
		bool white = *s == ' ' || *s == '\t' || *s == '\n' || *s == '\r';

		if (!white || !space)
			*w++ = white ? ' ' : *s;
		space = white;
	}
	*w = '\0';
	lines_put(to, copy);
	free(copy);
}

static void put_spaces(struct office_lines *to, int n)
{
	enum { SPACES_MAX = 200 };

	for (int i = 0; i < n && i < SPACES_MAX; i++)
		lines_put_as_is(to, " ");
}

static void put_note(struct odt *d, const xmlNode *note, struct office_lines *to)
{
	struct buf text = { 0 };
	struct office_lines inside = { .text = &text };

	blocks(d, xml_child(note, "note-body"), NULL, &inside);
	lines_put_note(to, &text);
	lines_release(&inside);
	buf_release(&text);
}

static void put_box(struct odt *d, const xmlNode *content, struct office_lines *to)
{
	struct office_lines inside = { .text = &to->boxes };

	blocks(d, content, NULL, &inside);
	to->full |= inside.full;
	lines_release(&inside);
}

/* A text box, or a shape that is written in. */
static bool holds_blocks(const xmlNode *n)
{
	return xml_child(n, "p") || xml_child(n, "h") || xml_child(n, "list") ||
		xml_child(n, "table");
}

/* What is deleted may still stand in its place, between two marks. */
static void follow_change(struct odt *d, const xmlNode *mark)
{
	struct pool p = { 0 };
	const char *id = xml_attribute(&p, mark, "change-id");

	for (size_t i = 0; id && i < d->n_deletions; i++) {
		if (strcmp(d->deletions[i], id) != 0)
			continue;
		if (xml_is(mark, "change-start"))
			d->deleting = d->deletions[i];
		else if (d->deleting == d->deletions[i])
			d->deleting = NULL;
	}
	pool_release(&p);
}

static void inlines(struct odt *d, const xmlNode *parent, struct office_lines *to)
{
	for (const xmlNode *n = parent->children; n && !to->full; n = n->next) {
		if (xml_is(n, "change-start") || xml_is(n, "change-end"))
			follow_change(d, n);
		else if (d->deleting)
			continue;
		else if (n->type == XML_TEXT_NODE)
			put_text(to, (const char *)n->content);
		else if (n->type != XML_ELEMENT_NODE || is_left_out(n))
			continue;
		else if (xml_is(n, "s"))
			put_spaces(to, xml_number(n, "c", 1));
		else if (xml_is(n, "tab"))
			lines_put_as_is(to, "\t");
		else if (xml_is(n, "line-break"))
			lines_put_as_is(to, "\n");
		else if (xml_is(n, "note"))
			put_note(d, n, to);
		else if (holds_blocks(n))
			put_box(d, n, to);
		else
			inlines(d, n, to);
	}
}

static void put_sign(struct odt *d, const xmlNode *p, struct inside_list *in, struct buf *sign)
{
	if (in && in->sign && in->list)
		list_sign(&in->list->style, &in->list->count, in->level, sign);
	else if (xml_is(p, "h") && !(in && in->list) && !says(p, "is-list-header", "true"))
		odt_heading_sign(d, xml_number(p, "outline-level", 1), sign);
	if (in)
		in->sign = false;
}

/* What begins in something deleted goes on with what was before. */
static void paragraph(
	struct odt *d, const xmlNode *p, struct inside_list *in, struct office_lines *to)
{
	struct buf sign = { 0 };

	if (!d->deleting) {
		put_sign(d, p, in, &sign);
		lines_begin(to, xml_is(p, "h"), &sign);
	}
	inlines(d, p, to);
	lines_close(to, !d->deleting);
	buf_release(&sign);
}

/* ---- Lists ---- */

static void list(
	struct odt *d, const xmlNode *n, const struct inside_list *outer, struct office_lines *to)
{
	struct inside_list in = outer && outer->list
		? (struct inside_list) { outer->list, outer->level + 1, false }
		: (struct inside_list) { NULL, outer ? outer->level + 1 : 0, false };
	struct odt_list *own = odt_list_of(d, n);

	if (own)
		in.list = own;
	if (in.level >= OFFICE_LEVELS)
		in.level = OFFICE_LEVELS - 1;
	if (in.list && in.level == 0 && !says(n, "continue-numbering", "true") &&
		!odt_has(n, "continue-list"))
		in.list->count = (struct list_count) { 0 };
	for (const xmlNode *c = n->children; c; c = c->next) {
		int start = xml_number(c, "start-value", -1);

		if (!xml_is(c, "list-item") && !xml_is(c, "list-header"))
			continue;
		in.sign = xml_is(c, "list-item");
		if (start >= 0 && in.list)
			in.list->count.at[in.level] = start;
		blocks(d, c, &in, to);
	}
}

/* ---- Tables ---- */

static void cells(struct odt *d, const xmlNode *tr, struct office_row *row)
{
	for (const xmlNode *n = tr->children; n; n = n->next) {
		struct buf text = { 0 };
		struct office_lines inside = { .text = &text };

		if (!xml_is(n, "table-cell") && !xml_is(n, "covered-table-cell"))
			continue;
		if (xml_is(n, "table-cell"))
			blocks(d, n, NULL, &inside);
		row_add(row, &text);
		row_add_empty(row, xml_number(n, "number-columns-repeated", 1) - 1);
		lines_release(&inside);
		buf_release(&text);
	}
}

static void rows(struct odt *d, const xmlNode *parent, struct office_lines *to)
{
	for (const xmlNode *n = parent->children; n && !to->full; n = n->next) {
		struct office_row row = { 0 };

		if (xml_is(n, "table-row")) {
			cells(d, n, &row);
			row_end(&row, to);
		} else if (n->type == XML_ELEMENT_NODE && !is_left_out(n)) {
			rows(d, n, to);
		}
	}
}

static void blocks(
	struct odt *d, const xmlNode *parent, struct inside_list *in, struct office_lines *to)
{
	for (const xmlNode *n = parent ? parent->children : NULL; n && !to->full; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is_left_out(n) || says(n, "display", "none"))
			continue;
		if (xml_is(n, "p") || xml_is(n, "h"))
			paragraph(d, n, in, to);
		else if (xml_is(n, "list"))
			list(d, n, in, to);
		else if (xml_is(n, "table"))
			rows(d, n, to);
		else
			blocks(d, n, in, to);
	}
}

static void take_deletions(struct odt *d, const xmlNode *changes)
{
	size_t cap = 0;

	for (const xmlNode *n = changes ? changes->children : NULL; n; n = n->next) {
		const char *id = xml_child(n, "deletion") ? xml_attribute(&d->pool, n, "id") : NULL;

		if (!id)
			continue;
		d->deletions = pool_grow(
			&d->pool, d->deletions, d->n_deletions, &cap, sizeof(*d->deletions));
		d->deletions[d->n_deletions++] = id;
	}
}

bool odt_text(const xmlDoc *content, const xmlDoc *styles, struct buf *out, struct err *e)
{
	const xmlNode *root = xmlDocGetRootElement((xmlDoc *)(uintptr_t)content);
	const xmlNode *text = xml_child(xml_child(root, "body"), "text");
	struct odt d = { 0 };
	struct office_lines lines = { .text = out };
	bool ok = true;

	if (xml_child(xml_child(root, "body"), "spreadsheet"))
		return office_is_sheet(e);
	if (!text)
		return err_set(
			e, ERR_INVALID, _("It holds no text document; .docx and .odt are read."));
	odt_take_styles(&d, root);
	take_deletions(&d, xml_child(text, "tracked-changes"));
	if (styles)
		odt_take_styles(&d, xmlDocGetRootElement((xmlDoc *)(uintptr_t)styles));
	blocks(&d, text, NULL, &lines);
	if (lines.full)
		ok = err_set(e, ERR_INVALID, _("The document is too large: at most %d MB."),
			OFFICE_PART_MAX >> 20);
	lines_release(&lines);
	pool_release(&d.pool);
	return ok;
}
