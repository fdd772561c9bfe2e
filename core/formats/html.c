#include "formats/html.h"

/* Readable on a phone, in print and in the dark. */
static const char style[] =
	"body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\n"
	"h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:1.6rem}h3{font-size:1rem}\n"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0}\n"
	"dt{font-weight:bold}dd{margin:0}\n"
	"table{border-collapse:collapse;margin:1rem 0}\n"
	"th,td{border:1px solid;padding:.2rem .5rem;text-align:left;vertical-align:top}\n"
	"@media (prefers-color-scheme:dark){:root{color-scheme:dark}}\n"
	"@media print{body{max-width:none;margin:0}h2,h3{break-after:avoid}}\n";

void html_text(struct buf *out, const char *s, const char *feed)
{
	for (; *s; s++) {
		switch (*s) {
		case '&':
			buf_puts(out, "&amp;");
			break;
		case '<':
			buf_puts(out, "&lt;");
			break;
		case '>':
			buf_puts(out, "&gt;");
			break;
		case '"':
			buf_puts(out, "&quot;");
			break;
		case '\n':
			buf_puts(out, feed);
			break;
		default:
			buf_putc(out, *s);
		}
	}
}

static void put(struct buf *out, const char *open, const char *s, const char *close)
{
	buf_puts(out, open);
	html_text(out, s, "<br/>");
	buf_puts(out, close);
}

/* What stands around blocks of one kind in a row. The rows of a table close it, its heads do not. */
static const struct {
	const char *opens, *closes;
} around[] = {
	[BLOCK_FIELD] = { "<dl>\n", "</dl>\n" },
	[BLOCK_BULLET] = { "<ul>\n", "</ul>\n" },
	[BLOCK_COLUMNS] = { "<table>\n", NULL },
	[BLOCK_ROW] = { "<tbody>\n", "</tbody>\n</table>\n" },
};

static void put_cells(struct buf *out, const struct block *b)
{
	bool head = b->kind == BLOCK_COLUMNS;

	buf_puts(out, head ? "<thead>\n<tr>" : "<tr>");
	for (size_t i = 0; i < b->n_cells; i++)
		put(out, head ? "<th scope=\"col\">" : "<td>", b->cells[i],
			head ? "</th>" : "</td>");
	buf_puts(out, head ? "</tr>\n</thead>\n" : "</tr>\n");
}

static void put_names(struct buf *out, const struct block *b)
{
	put(out, "<h2>", b->label, "</h2>\n<ul>\n");
	for (size_t i = 0; i < b->n_cells; i++)
		put(out, "<li>", b->cells[i], "</li>\n");
	buf_puts(out, "</ul>\n");
}

static void put_text(struct buf *out, const struct block *b)
{
	buf_puts(out, "<p>");
	if (b->label)
		put(out, "<strong>", b->label, ":</strong> ");
	put(out, "", b->text, "</p>\n");
}

static void put_block(struct buf *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
		put(out, "<h1>", b->text, "</h1>\n");
		break;
	case BLOCK_HEADING:
		put(out, "<h2>", b->text, "</h2>\n");
		break;
	case BLOCK_SUBHEADING:
		put(out, "<h3>", b->text, "</h3>\n");
		break;
	case BLOCK_FIELD:
		put(out, "<dt>", b->label, "</dt>");
		put(out, "<dd>", b->text, "</dd>\n");
		break;
	case BLOCK_NAMES:
		put_names(out, b);
		break;
	case BLOCK_BULLET:
		put(out, "<li>", b->text, "</li>\n");
		break;
	case BLOCK_COLUMNS:
	case BLOCK_ROW:
		put_cells(out, b);
		break;
	case BLOCK_LINE:
	case BLOCK_TEXT:
		put_text(out, b);
		break;
	}
}

void notes_document_html(const struct notes_document *d, struct buf *out)
{
	buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n",
		d->language);
	put(out, "<title>", d->title ? d->title : "", "</title>\n<style>\n");
	buf_puts(out, style);
	buf_puts(out, "</style>\n</head>\n<body>\n");
	for (size_t i = 0; i < d->n; i++) {
		enum block_kind kind = d->blocks[i].kind;

		if (around[kind].opens && (i == 0 || d->blocks[i - 1].kind != kind))
			buf_puts(out, around[kind].opens);
		put_block(out, &d->blocks[i]);
		if (around[kind].closes && (i + 1 == d->n || d->blocks[i + 1].kind != kind))
			buf_puts(out, around[kind].closes);
	}
	buf_puts(out, "</body>\n</html>\n");
}
