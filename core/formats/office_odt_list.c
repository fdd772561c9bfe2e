#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/office_odt.h"

static enum number_form form_of(const char *format)
{
	switch (format && format[0] ? format[0] : '\0') {
	case '\0':
		return NUMBER_NONE;
	case 'a':
		return NUMBER_LOWER;
	case 'A':
		return NUMBER_UPPER;
	case 'i':
		return NUMBER_LOWER_ROMAN;
	case 'I':
		return NUMBER_UPPER_ROMAN;
	default:
		return NUMBER_DECIMAL;
	}
}

/* "(%1.%2)": prefix, the levels that are shown, suffix; without a number what is around it. */
static const char *level_text(struct pool *p, const xmlNode *n, int level, bool numbered)
{
	const char *prefix = xml_attribute(p, n, "num-prefix");
	const char *suffix = xml_attribute(p, n, "num-suffix");
	int shown = xml_number(n, "display-levels", 1);
	struct buf b = { 0 };
	const char *text;

	buf_puts(&b, or_empty(prefix));
	for (int i = shown > level ? 1 : level - shown + 2; numbered && i <= level + 1; i++)
		buf_printf(&b, "%%%d%s", i, i <= level ? "." : "");
	buf_puts(&b, or_empty(suffix));
	text = pool_strdup(p, buf_str(&b));
	buf_release(&b);
	return text;
}

static void take_level(struct odt *d, struct odt_list *l, const xmlNode *n)
{
	bool bullet = xml_is(n, "list-level-style-bullet"),
	     picture = xml_is(n, "list-level-style-image");
	int level = xml_number(n, "level", 0) - 1;
	enum number_form form = form_of(xml_attribute(&d->pool, n, "num-format"));

	if (level < 0 || level >= OFFICE_LEVELS - 1)
		return;
	l->style.levels[level] = (struct list_level) {
		.form = bullet || picture ? NUMBER_BULLET : form,
		.text = bullet || picture ? xml_attribute(&d->pool, n, "bullet-char")
					  : level_text(&d->pool, n, level, form != NUMBER_NONE),
		.start = xml_number(n, "start-value", 1),
	};
}

static void take_levels(struct odt *d, struct odt_list *l, const xmlNode *style)
{
	for (const xmlNode *n = style->children; n; n = n->next)
		take_level(d, l, n);
}

static struct odt_list *named(const struct odt *d, const char *name)
{
	for (size_t i = 0; name && i < d->n_lists; i++) {
		if (strcmp(or_empty(d->lists[i]->style.name), name) == 0)
			return d->lists[i];
	}
	return NULL;
}

static void take_style(struct odt *d, const xmlNode *style)
{
	const char *name = xml_attribute(&d->pool, style, "name");
	struct odt_list *l;

	if (!name || named(d, name))
		return;
	l = pool_alloc(&d->pool, sizeof(*l));
	l->style.name = name;
	take_levels(d, l, style);
	d->lists = pool_grow(&d->pool, d->lists, d->n_lists, &d->list_cap, sizeof(l));
	d->lists[d->n_lists++] = l;
}

void odt_take_styles(struct odt *d, const xmlNode *root)
{
	for (const xmlNode *part = root->children; part; part = part->next) {
		if (!xml_is(part, "styles") && !xml_is(part, "automatic-styles"))
			continue;
		for (const xmlNode *n = part->children; n; n = n->next) {
			if (xml_is(n, "list-style"))
				take_style(d, n);
			else if (xml_is(n, "outline-style"))
				take_levels(d, &d->headings, n);
		}
	}
}

struct odt_list *odt_list_of(const struct odt *d, const xmlNode *list)
{
	struct pool p = { 0 };
	struct odt_list *l = named(d, xml_attribute(&p, list, "style-name"));

	pool_release(&p);
	return l;
}

void odt_heading_sign(struct odt *d, int level, struct buf *out)
{
	if (level >= 1 && level < OFFICE_LEVELS &&
		d->headings.style.levels[level - 1].form != NUMBER_NONE)
		list_sign(&d->headings.style, &d->headings.count, level - 1, out);
}

bool odt_has(const xmlNode *n, const char *attribute)
{
	struct pool p = { 0 };
	bool has = xml_attribute(&p, n, attribute) != NULL;

	pool_release(&p);
	return has;
}
