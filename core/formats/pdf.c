#include "formats/pdf.h"

#include "base/i18n.h"
#include "base/lazy.h"

static const struct pdf_ops *pdf_ops(void)
{
	return lazy_optional("arshjul-pdf.so", "lazy_pdf_ops");
}

bool notes_document_pdf_there(void)
{
	return pdf_ops() != NULL;
}

bool notes_document_pdf(
	const struct notes_document *d, int64_t made, struct buf *out, struct err *e)
{
	const struct pdf_ops *ops = pdf_ops();

	if (!ops)
		return err_set(e, ERR_INVALID,
			_("This arshjul was built without PDF: write html, which every browser "
			  "prints as PDF, or build it with pango and cairo (make deps)."));
	return ops->write(d, made, out, e);
}
