#include "services/import_text.h"

#include <string.h>

#include "base/apart.h"
#include "base/i18n.h"
#include "formats/encoding.h"
#include "formats/office.h"

struct job {
	const struct office_ops *office;
	const void *bytes;
	size_t n;
};

/* The answer: + and the text, or - and why there is none. */
static void work(void *ctx, struct apart_out *to)
{
	const struct job *j = ctx;
	struct buf text = { 0 };
	struct err e = { 0 };
	bool ok = j->office->read(j->bytes, j->n, &text, &e);

	apart_write(to, ok ? "+" : "-", 1);
	if (ok)
		apart_write(to, buf_str(&text), text.len);
	else
		apart_write(to, e.text, strlen(e.text));
	buf_release(&text);
}

static bool document_text(const void *bytes, size_t n, char **utf8, struct err *e)
{
	struct job j = { .office = office_ops(), .bytes = bytes, .n = n };
	struct buf answer = { 0 };
	bool ok = apart_run(work, &j, &answer, e);

	if (ok && buf_str(&answer)[0] != '+')
		ok = err_set(e, ERR_INVALID, "%s", answer.len ? answer.s + 1 : "");
	ok = ok && text_decode(answer.s + 1, answer.len - 1, utf8, NULL, e);
	buf_release(&answer);
	return ok;
}

bool import_text(const void *bytes, size_t n, char **utf8, struct err *e)
{
	enum office_kind kind = office_sniff(bytes, n);

	if (!office_readable(kind, e))
		return false;
	if (kind == OFFICE_NOT)
		return text_decode(bytes, n, utf8, NULL, e);
	return document_text(bytes, n, utf8, e);
}
