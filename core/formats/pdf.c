#include "formats/pdf.h"

#include "base/i18n.h"
#include "base/lazy.h"

bool notes_document_pdf(
	const struct notes_document *d, int64_t made, struct buf *out, struct err *e)
{
	const struct pdf_ops *ops = lazy_optional("arshjul-pdf.so", "lazy_pdf_ops");

	if (!ops)
		return err_set(e, ERR_INVALID,
			_("This arshjul was built without PDF: write html, which every browser "
			  "prints as PDF, or build it with pango and cairo (make deps)."));
	return ops->write(d, made, out, e);
}
