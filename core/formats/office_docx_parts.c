#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/office_docx.h"

enum { LEVELS_BASED_MAX = 20 }; /* how many styles may stand on one another */

static const char *value_of(struct docx *d, const xmlNode *parent, const char *child)
{
	return xml_attribute(&d->pool, xml_child(parent, child), "val");
}

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* ---- Styles ---- */

static enum docx_kind kind_of(const char *name, int outline)
{
	if (name && strncasecmp(name, "toc ", 4) == 0)
		return DOCX_CONTENTS;
	return outline < 9 || (name && strncasecmp(name, "heading ", 8) == 0) ? DOCX_HEADING
									      : DOCX_TEXT;
}

static void add_style(struct docx *d, const xmlNode *n)
{
	const xmlNode *properties = xml_child(n, "pPr"), *list = xml_child(properties, "numPr");
	const char *name = value_of(d, n, "name");
	struct docx_style s = {
		.id = xml_attribute(&d->pool, n, "styleId"),
		.based_on = value_of(d, n, "basedOn"),
		.list = xml_number(xml_child(list, "numId"), "val", DOCX_NO_LIST),
		.level = xml_number(xml_child(list, "ilvl"), "val", -1),
		.kind = kind_of(name, xml_number(xml_child(properties, "outlineLvl"), "val", 9)),
	};

	d->styles = pool_grow(&d->pool, d->styles, d->n_styles, &d->style_cap, sizeof(s));
	d->styles[d->n_styles++] = s;
}

static const struct docx_style *style_named(const struct docx *d, const char *id)
{
	for (size_t i = 0; id && i < d->n_styles; i++) {
		if (same(d->styles[i].id, id))
			return &d->styles[i];
	}
	return NULL;
}

/* ---- Numbering ---- */

static enum number_form form_of(const char *name)
{
	static const struct {
		const char *name;
		enum number_form form;
	} forms[] = {
		{ "none", NUMBER_NONE },
		{ "bullet", NUMBER_BULLET },
		{ "decimalZero", NUMBER_DECIMAL_ZERO },
		{ "lowerLetter", NUMBER_LOWER },
		{ "upperLetter", NUMBER_UPPER },
		{ "lowerRoman", NUMBER_LOWER_ROMAN },
		{ "upperRoman", NUMBER_UPPER_ROMAN },
	};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		if (same(name, forms[i].name))
			return forms[i].form;
	}
	return NUMBER_DECIMAL;
}

static void take_level(struct docx *d, struct docx_abstract *a, const xmlNode *n)
{
	int i = xml_number(n, "ilvl", 0);

	if (i >= OFFICE_LEVELS)
		return;
	a->style.levels[i] = (struct list_level) {
		.form = form_of(value_of(d, n, "numFmt")),
		.text = value_of(d, n, "lvlText"),
		.start = xml_number(xml_child(n, "start"), "val", 1),
	};
	a->styles[i] = value_of(d, n, "pStyle");
}

static void add_abstract(struct docx *d, const xmlNode *n)
{
	struct docx_abstract a = { .id = xml_number(n, "abstractNumId", 0) };

	a.style.name = value_of(d, n, "styleLink");
	a.style.link = value_of(d, n, "numStyleLink");
	for (const xmlNode *c = n->children; c; c = c->next) {
		if (xml_is(c, "lvl"))
			take_level(d, &a, c);
	}
	d->abstracts =
		pool_grow(&d->pool, d->abstracts, d->n_abstracts, &d->abstract_cap, sizeof(a));
	d->abstracts[d->n_abstracts++] = a;
}

static void add_num(struct docx *d, const xmlNode *n)
{
	struct docx_num num = { .id = xml_number(n, "numId", 0),
		.abstract_id = xml_number(xml_child(n, "abstractNumId"), "val", -1) };

	for (int i = 0; i < OFFICE_LEVELS; i++)
		num.begins[i] = -1;
	for (const xmlNode *c = n->children; c; c = c->next) {
		int level = xml_is(c, "lvlOverride") ? xml_number(c, "ilvl", 0) : OFFICE_LEVELS;

		if (level < OFFICE_LEVELS)
			num.begins[level] = xml_number(xml_child(c, "startOverride"), "val", -1);
	}
	d->nums = pool_grow(&d->pool, d->nums, d->n_nums, &d->num_cap, sizeof(num));
	d->nums[d->n_nums++] = num;
}

static struct docx_num *num_of(struct docx *d, int id)
{
	for (size_t i = 0; i < d->n_nums; i++) {
		if (d->nums[i].id == id)
			return &d->nums[i];
	}
	return NULL;
}

static struct docx_abstract *abstract_of(struct docx *d, int id)
{
	struct docx_abstract *a = NULL;

	for (size_t i = 0; i < d->n_abstracts && !a; i++) {
		if (d->abstracts[i].id == id)
			a = &d->abstracts[i];
	}
	for (size_t i = 0; a && a->style.link && i < d->n_abstracts; i++) {
		if (same(d->abstracts[i].style.name, a->style.link))
			return &d->abstracts[i];
	}
	return a;
}

/* ---- Paragraphs ---- */

/* Which list and level: the paragraph's own, else those of its style or one that it stands on. */
static void list_of(
	struct docx *d, const xmlNode *properties, int *list, int *level, const char **style_id)
{
	const xmlNode *own = xml_child(properties, "numPr");
	const struct docx_style *s = style_named(d, *style_id);

	*list = xml_number(xml_child(own, "numId"), "val", DOCX_NO_LIST);
	*level = xml_number(xml_child(own, "ilvl"), "val", -1);
	for (int i = 0; s && *list == DOCX_NO_LIST && i < LEVELS_BASED_MAX; i++) {
		*list = s->list;
		*style_id = s->id;
		if (*level < 0)
			*level = s->level;
		s = style_named(d, s->based_on);
	}
}

static int level_of_style(const struct docx_abstract *a, const char *style)
{
	for (int i = 0; style && i < OFFICE_LEVELS; i++) {
		if (same(a->styles[i], style))
			return i;
	}
	return 0;
}

void docx_sign(struct docx *d, const xmlNode *properties, struct buf *out)
{
	const char *style = value_of(d, properties, "pStyle");
	struct docx_abstract *a;
	struct docx_num *num;
	int list, level;

	list_of(d, properties, &list, &level, &style);
	num = list > 0 ? num_of(d, list) : NULL;
	a = num ? abstract_of(d, num->abstract_id) : NULL;
	if (!a)
		return;
	if (level < 0)
		level = level_of_style(a, style);
	if (level >= OFFICE_LEVELS)
		return;
	if (num->begins[level] >= 0 && !num->begun[level])
		a->count.at[level] = num->begins[level];
	num->begun[level] = true;
	list_sign(&a->style, &a->count, level, out);
}

enum docx_kind docx_kind_of(const struct docx *d, const xmlNode *properties)
{
	struct pool p = { 0 };
	const struct docx_style *s =
		style_named(d, xml_attribute(&p, xml_child(properties, "pStyle"), "val"));

	pool_release(&p);
	return s ? s->kind : DOCX_TEXT;
}

const xmlNode *docx_note(const struct docx *d, const xmlNode *reference)
{
	bool end = xml_is(reference, "endnoteReference");
	const xmlDoc *doc = end ? d->endnotes : d->footnotes;
	const xmlNode *n = doc ? xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc) : NULL;
	int id = xml_number(reference, "id", -1);

	for (n = n ? n->children : NULL; n; n = n->next) {
		if (xml_is(n, end ? "endnote" : "footnote") && xml_number(n, "id", -2) == id)
			return n;
	}
	return NULL;
}

/* ---- Opening ---- */

/* The name of the part with that type; NULL where there is none. */
static const char *part_of(struct docx *d, const xmlDoc *types, const char *type)
{
	const xmlNode *n = xmlDocGetRootElement((xmlDoc *)(uintptr_t)types)->children;

	for (; n; n = n->next) {
		const char *has = xml_attribute(&d->pool, n, "ContentType");
		const char *name =
			has && strstr(has, type) ? xml_attribute(&d->pool, n, "PartName") : NULL;

		if (name)
			return name + strspn(name, "/");
	}
	return NULL;
}

/* A part that need not be there; one that is damaged is as good as missing. */
static xmlDoc *extra(struct docx *d, zip_t *z, const xmlDoc *types, const char *type)
{
	const char *name = part_of(d, types, type);
	struct err ignored = { 0 };

	return name && office_zip_has(z, name) ? office_zip_xml(z, name, &ignored) : NULL;
}

static void each(struct docx *d, xmlDoc *doc, const char *name,
	void (*take)(struct docx *d, const xmlNode *n))
{
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

	for (const xmlNode *n = root ? root->children : NULL; n; n = n->next) {
		if (xml_is(n, name))
			take(d, n);
	}
}

bool docx_open(struct docx *d, zip_t *z, struct err *e)
{
	xmlDoc *types = office_zip_xml(z, "[Content_Types].xml", e), *styles, *numbering;
	const char *main_part = types ? part_of(d, types, "wordprocessingml.document.main") : NULL;

	if (types && !main_part)
		main_part = part_of(d, types, "ms-word.document.macroEnabled.main");
	if (types && !main_part)
		main_part = part_of(d, types, "wordprocessingml.template.main");
	if (types && !main_part)
		err_set(e, ERR_INVALID, _("It holds no text document; .docx and .odt are read."));
	if (main_part)
		d->body = office_zip_xml(z, main_part, e);
	if (d->body) {
		styles = extra(d, z, types, "wordprocessingml.styles+");
		numbering = extra(d, z, types, "wordprocessingml.numbering+");
		d->footnotes = extra(d, z, types, "wordprocessingml.footnotes+");
		d->endnotes = extra(d, z, types, "wordprocessingml.endnotes+");
		each(d, styles, "style", add_style);
		each(d, numbering, "abstractNum", add_abstract);
		each(d, numbering, "num", add_num);
		xmlFreeDoc(styles);
		xmlFreeDoc(numbering);
	}
	xmlFreeDoc(types);
	return d->body != NULL;
}

void docx_release(struct docx *d)
{
	xmlFreeDoc(d->body);
	xmlFreeDoc(d->footnotes);
	xmlFreeDoc(d->endnotes);
	pool_release(&d->pool);
	*d = (struct docx) { 0 };
}
