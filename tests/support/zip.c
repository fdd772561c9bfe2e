#include "tests/support/zip.h"

#include <stdlib.h>
#include <string.h>

static uint32_t crc32_of(const char *s, size_t n)
{
	uint32_t crc = 0xffffffffu;

	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)s[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
	}
	return ~crc;
}

static void put(struct buf *b, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_putc(b, (char)(value >> 8 * i & 0xff));
}

/* What the local header and the directory say alike. */
static void put_entry(struct buf *b, const struct zip_part *p, size_t n)
{
	put(b, 20, 2);
	put(b, 0, 2);
	put(b, 0, 2);
	put(b, 0, 4);
	put(b, crc32_of(p->bytes, n), 4);
	put(b, (uint32_t)n, 4);
	put(b, (uint32_t)n, 4);
	put(b, (uint32_t)strlen(p->name), 2);
	put(b, 0, 2);
}

void zip_of(struct buf *out, const struct zip_part *parts, size_t n)
{
	size_t start = out->len;
	struct buf directory = { 0 };

	for (size_t i = 0; i < n; i++) {
		size_t len = parts[i].n ? parts[i].n : strlen(parts[i].bytes);
		uint32_t at = (uint32_t)(out->len - start);

		buf_add(out, "PK\003\004", 4);
		put_entry(out, &parts[i], len);
		buf_puts(out, parts[i].name);
		buf_add(out, parts[i].bytes, len);
		buf_add(&directory, "PK\001\002", 4);
		put(&directory, 20, 2);
		put_entry(&directory, &parts[i], len);
		put(&directory, 0, 2);
		put(&directory, 0, 2);
		put(&directory, 0, 2);
		put(&directory, 0, 4);
		put(&directory, at, 4);
		buf_puts(&directory, parts[i].name);
	}
	start = out->len - start;
	buf_add(out, buf_str(&directory), directory.len);
	buf_add(out, "PK\005\006", 4);
	put(out, 0, 4);
	put(out, (uint32_t)n, 2);
	put(out, (uint32_t)n, 2);
	put(out, (uint32_t)directory.len, 4);
	put(out, (uint32_t)start, 4);
	put(out, 0, 2);
	buf_release(&directory);
}

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PART(name, type)                                                                           \
	"<Override PartName=\"/word/" name ".xml\" ContentType=\"" WORD type "+xml\"/>"

static char *element(const char *name, const char *inside)
{
	struct buf b = { 0 };

	buf_printf(&b,
		"<w:%s xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
		" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
		" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
		"%s</w:%s>",
		name, inside ? inside : "", name);
	return buf_take(&b);
}

void docx_of(struct buf *out, const struct docx_parts *parts)
{
	struct buf body = { 0 };
	char *document, *numbering = element("numbering", parts->numbering),
			*styles = element("styles", parts->styles),
			*footnotes = element("footnotes", parts->footnotes);

	buf_printf(&body, "<w:body>%s</w:body>", parts->body);
	document = element("document", buf_str(&body));
	zip_of(out,
		(const struct zip_part[]) {
			{ "[Content_Types].xml",
				"<Types>" PART("document", "document.main")
					PART("numbering", "numbering") PART("styles", "styles")
						PART("footnotes", "footnotes") "</Types>",
				0 },
			{ "word/document.xml", document, 0 },
			{ "word/numbering.xml", numbering, 0 },
			{ "word/styles.xml", styles, 0 },
			{ "word/footnotes.xml", footnotes, 0 },
		},
		5);
	buf_release(&body);
	free(document);
	free(numbering);
	free(styles);
	free(footnotes);
}
