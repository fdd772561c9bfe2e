#include <string.h>

#include "base/i18n.h"
#include "formats/encoding.h"
#include "formats/office.h"
#include "formats/office_parts.h"

static bool is_locked(zip_t *z)
{
	static const char manifest[] = "META-INF/manifest.xml";
	struct buf text = { 0 };
	struct err ignored = { 0 };
	bool locked = office_zip_has(z, manifest) &&
		office_zip_text(z, manifest, &text, &ignored) &&
		strstr(buf_str(&text), "encryption-data");

	buf_release(&text);
	return locked;
}

static bool odt_zip_text(zip_t *z, struct buf *out, struct err *e)
{
	xmlDoc *content, *styles;
	struct err ignored = { 0 };
	bool ok;

	if (is_locked(z))
		return err_set(e, ERR_INVALID,
			_("The document has a password. Save it without one, then import it."));
	content = office_zip_xml(z, "content.xml", e);
	if (!content)
		return false;
	styles = office_zip_has(z, "styles.xml") ? office_zip_xml(z, "styles.xml", &ignored) : NULL;
	ok = odt_text(content, styles, out, e);
	xmlFreeDoc(content);
	xmlFreeDoc(styles);
	return ok;
}

bool office_is_sheet(struct err *e)
{
	return err_set(e, ERR_INVALID,
		_("This is a spreadsheet. Save it as CSV (.csv), then import that one."));
}

static bool zip_text(const void *bytes, size_t n, struct buf *out, struct err *e)
{
	zip_t *z = office_zip_open(bytes, n, e);
	bool ok = false;

	if (!z)
		return false;
	if (office_zip_has(z, "xl/workbook.xml"))
		office_is_sheet(e);
	else if (office_zip_has(z, "[Content_Types].xml"))
		ok = docx_text(z, out, e);
	else if (office_zip_has(z, "content.xml"))
		ok = odt_zip_text(z, out, e);
	else
		err_set(e, ERR_INVALID, _("It holds no text document; .docx and .odt are read."));
	zip_discard(z);
	return ok;
}

static bool flat_text(const char *bytes, size_t n, struct buf *out, struct err *e)
{
	xmlDoc *doc = office_xml(bytes, n, e);
	bool ok = doc && odt_text(doc, NULL, out, e);

	xmlFreeDoc(doc);
	return ok;
}

static bool office_read(const void *bytes, size_t n, struct buf *text, struct err *e)
{
	if (n > TEXT_BYTES_MAX)
		return err_set(e, ERR_INVALID, _("The document is too large: at most %d MB."),
			OFFICE_PART_MAX >> 20);
	return office_sniff(bytes, n) == OFFICE_FLAT ? flat_text(bytes, n, text, e)
						     : zip_text(bytes, n, text, e);
}

extern const struct office_ops lazy_office_ops;
const struct office_ops lazy_office_ops = { .read = office_read };
