#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "formats/office_parts.h"

static bool damaged(struct err *e)
{
	return err_set(e, ERR_INVALID, _("The document is damaged and cannot be read."));
}

/* ---- The archive ---- */

zip_t *office_zip_open(const void *bytes, size_t n, struct err *e)
{
	zip_source_t *source = zip_source_buffer_create(bytes, n, 0, NULL);
	zip_t *z = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;

	if (!z) {
		zip_source_free(source);
		damaged(e);
		return NULL;
	}
	if (zip_get_num_entries(z, 0) > OFFICE_ENTRIES_MAX) {
		err_set(e, ERR_INVALID, _("The archive holds too many files: at most %d."),
			OFFICE_ENTRIES_MAX);
		zip_discard(z);
		return NULL;
	}
	return z;
}

bool office_zip_has(zip_t *z, const char *name)
{
	return zip_name_locate(z, name, 0) >= 0;
}

/* What the entry says about its size is not believed: a bomb says little. */
static bool read_entry(zip_file_t *f, struct buf *out, struct err *e)
{
	char piece[16384];
	zip_int64_t n;

	while ((n = zip_fread(f, piece, sizeof(piece))) > 0) {
		if (out->len + (size_t)n > OFFICE_PART_MAX)
			return err_set(e, ERR_INVALID,
				_("The document is too large: at most %d MB."),
				OFFICE_PART_MAX >> 20);
		buf_add(out, piece, (size_t)n);
	}
	return n == 0 || damaged(e);
}

bool office_zip_text(zip_t *z, const char *name, struct buf *out, struct err *e)
{
	zip_stat_t st;
	zip_file_t *f;
	bool ok;

	if (zip_stat(z, name, 0, &st) != 0)
		return damaged(e);
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
		return err_set(e, ERR_INVALID,
			_("The document has a password. Save it without one, then import it."));
	f = zip_fopen(z, name, 0);
	if (!f)
		return damaged(e);
	ok = read_entry(f, out, e);
	zip_fclose(f);
	return ok;
}

xmlDoc *office_zip_xml(zip_t *z, const char *name, struct err *e)
{
	struct buf bytes = { 0 };
	xmlDoc *doc = NULL;

	if (office_zip_text(z, name, &bytes, e))
		doc = office_xml(buf_str(&bytes), bytes.len, e);
	buf_release(&bytes);
	return doc;
}

/* ---- Trees ---- */

xmlDoc *office_xml(const char *bytes, size_t n, struct err *e)
{
	xmlDoc *doc = xmlReadMemory(bytes, (int)n, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
			XML_PARSE_COMPACT);

	/* Documents have no entities of their own; who declares some wants something else. */
	if (doc && !doc->intSubset && xmlDocGetRootElement(doc))
		return doc;
	xmlFreeDoc(doc);
	damaged(e);
	return NULL;
}

bool xml_is(const xmlNode *n, const char *name)
{
	return n && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

const xmlNode *xml_child(const xmlNode *n, const char *name)
{
	for (const xmlNode *c = n ? n->children : NULL; c; c = c->next) {
		if (xml_is(c, name))
			return c;
	}
	return NULL;
}

const char *xml_attribute(struct pool *p, const xmlNode *n, const char *name)
{
	const xmlAttr *a = n && n->type == XML_ELEMENT_NODE ? n->properties : NULL;

	for (; a; a = a->next) {
		if (strcmp((const char *)a->name, name) != 0)
			continue;
		/* Without entities a value is one node. */
		return pool_strdup(p,
			a->children && a->children->content ? (const char *)a->children->content
							    : "");
	}
	return NULL;
}

int xml_number(const xmlNode *n, const char *name, int otherwise)
{
	enum { NUMBER_MAX = 1000 * 1000 };
	struct pool p = { 0 };
	const char *s = xml_attribute(&p, n, name);
	char *end;
	long number = s ? strtol(s, &end, 10) : 0;
	int value = s && *s && number >= 0 && number <= NUMBER_MAX ? (int)number : otherwise;

	pool_release(&p);
	return value;
}
