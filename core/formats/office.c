#include "formats/office.h"

#include <string.h>

#include "base/i18n.h"
#include "base/lazy.h"

/* How far into a file its kind is looked for. */
enum { HEAD_BYTES = 4096 };

static bool begins(const void *bytes, size_t n, const char *sign, size_t len)
{
	return n >= len && memcmp(bytes, sign, len) == 0;
}

/* What Office encrypts it puts into one of its old files, as a stream of that name (UTF-16). */
static bool is_locked(const void *bytes, size_t n)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	return memmem(bytes, n, name, sizeof(name) - 1) != NULL;
}

static bool is_flat(const void *bytes, size_t n)
{
	size_t head = n < HEAD_BYTES ? n : HEAD_BYTES;

	return memmem(bytes, head, "<?xml", 5) &&
		memmem(bytes, head, "urn:oasis:names:tc:opendocument:xmlns:office:", 45);
}

enum office_kind office_sniff(const void *bytes, size_t n)
{
	if (begins(bytes, n, "PK\003\004", 4) || begins(bytes, n, "PK\005\006", 4))
		return OFFICE_ZIP;
	if (begins(bytes, n, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
		return is_locked(bytes, n) ? OFFICE_LOCKED : OFFICE_OLD;
	if (begins(bytes, n, "{\\rtf", 5))
		return OFFICE_RTF;
	if (begins(bytes, n, "%PDF-", 5))
		return OFFICE_PDF;
	return is_flat(bytes, n) ? OFFICE_FLAT : OFFICE_NOT;
}

bool office_readable(enum office_kind kind, struct err *e)
{
	switch (kind) {
	case OFFICE_OLD:
		return err_set(e, ERR_INVALID,
			_("This is a file of the old Word (.doc). Open it in Word or LibreOffice and "
			  "save it as .docx or .odt, then import that one."));
	case OFFICE_LOCKED:
		return err_set(e, ERR_INVALID,
			_("The document has a password. Save it without one, then import it."));
	case OFFICE_RTF:
		return err_set(e, ERR_INVALID,
			_("This is an .rtf document. Save it as .docx, .odt or .txt, then import that "
			  "one."));
	case OFFICE_PDF:
		return err_set(e, ERR_INVALID,
			_("This is a PDF. Import the document it was made from, or save its text as "
			  ".txt."));
	case OFFICE_ZIP:
	case OFFICE_FLAT:
		if (!office_ops())
			return err_set(e, ERR_INVALID,
				_("This arshjul was built without .docx and .odt: save the document as "
				  ".txt, or build it with libzip and libxml2 (make deps)."));
		break;
	case OFFICE_NOT:
		break;
	}
	return true;
}

const struct office_ops *office_ops(void)
{
	return lazy_optional("arshjul-office.so", "lazy_office_ops");
}
