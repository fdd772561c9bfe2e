/* Any bytes as a document: an archive, a flat document, or (first byte d or o) the XML inside one. What
 * comes out is UTF-8 within the limits, or a refusal in words. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/office.h"

#include "tests/support/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_it(const struct office_ops *office, const void *bytes, size_t n)
{
	struct buf text = { 0 };
	struct err e = { 0 };
	bool ok = office->read(bytes, n, &text, &e);

	if (!ok && (e.code == ERR_NONE || !*e.text))
		die("a refusal without words");
	if (ok && (!utf8_valid(buf_str(&text), text.len) || text.len > 2 * TEXT_BYTES_MAX))
		die("a text that is none");
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct office_ops *office = office_ops();
	struct buf b = { 0 };
	char *inside;

	if (!office || size == 0)
		return 0;
	inside = xstrndup((const char *)data + 1, size - 1);
	if (data[0] == 'd')
		docx_of(&b, &(struct docx_parts) { .body = inside, .numbering = inside });
	else if (data[0] == 'o')
		zip_of(&b, &(const struct zip_part) { "content.xml", inside, strlen(inside) }, 1);
	if (b.len)
		read_it(office, b.s, b.len);
	else
		read_it(office, data, size);
	buf_release(&b);
	free(inside);
	return 0;
}
