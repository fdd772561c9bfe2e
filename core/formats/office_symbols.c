#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/office_parts.h"

/* The signs of Microsoft's symbol fonts that people tick, list and point with. */
static const struct {
	const char *font;
	unsigned char code;
	const char *text;
} symbols[] = {
	{ "Wingdings", 0x6c, "●" },
	{ "Wingdings", 0x6e, "■" },
	{ "Wingdings", 0x6f, "☐" },
	{ "Wingdings", 0x71, "☐" },
	{ "Wingdings", 0x78, "☒" },
	{ "Wingdings", 0x9f, "•" },
	{ "Wingdings", 0xa7, "▪" },
	{ "Wingdings", 0xa8, "☐" },
	{ "Wingdings", 0xd8, "➢" },
	{ "Wingdings", 0xe0, "→" },
	{ "Wingdings", 0xe8, "→" },
	{ "Wingdings", 0xf0, "→" },
	{ "Wingdings", 0xfb, "✗" },
	{ "Wingdings", 0xfc, "✓" },
	{ "Wingdings", 0xfd, "☒" },
	{ "Wingdings", 0xfe, "☑" },
	{ "Wingdings 2", 0x4f, "✗" },
	{ "Wingdings 2", 0x50, "✓" },
	{ "Wingdings 2", 0x51, "☒" },
	{ "Wingdings 2", 0x52, "☑" },
	{ "Wingdings 2", 0x53, "☒" },
	{ "Wingdings 2", 0x54, "☒" },
	{ "Wingdings 2", 0xa3, "☐" },
	{ "Webdings", 0x61, "✓" },
	{ "Webdings", 0x63, "☐" },
	{ "Webdings", 0x72, "✗" },
	{ "Symbol", 0xa3, "≤" },
	{ "Symbol", 0xae, "→" },
	{ "Symbol", 0xb1, "±" },
	{ "Symbol", 0xb3, "≥" },
	{ "Symbol", 0xb4, "×" },
	{ "Symbol", 0xb7, "•" },
	{ "Symbol", 0xd6, "✓" },
	{ "Symbol", 0xde, "→" },
};

void symbol_put(struct buf *b, const char *font, const char *code)
{
	unsigned long cp = strtoul(or_empty(code), NULL, 16);
	bool shifted = cp >= 0xf000 && cp <= 0xf0ff, of_font = false;

	for (size_t i = 0; i < ARRAY_LEN(symbols); i++) {
		if (strcmp(symbols[i].font, or_empty(font)) != 0)
			continue;
		of_font = true;
		if (symbols[i].code == (shifted ? cp - 0xf000 : cp))
			buf_puts(b, symbols[i].text);
	}
	/* In other fonts it is the character itself, if it is one. */
	if (!of_font && !shifted && cp >= 0x20 && cp != 0x7f && !(cp >= 0x80 && cp < 0xa0) &&
		!(cp >= 0xd800 && cp < 0xf900) && cp < 0xfffe)
		buf_put_utf8(b, (uint32_t)cp);
}
