#include <string.h>

#include "formats/notes_out_text.h"

/* What would be read as a mark anywhere in a line. */
static const char marks[] = "\\`*_[]<>&|~";

/* Would the line begin a heading, a list, a quotation or a rule? */
static bool begins_block(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (*s == '#' || *s == '+' || *s == '-' || *s == '=')
		return true;
	return digits > 0 && digits < 10 && (s[digits] == '.' || s[digits] == ')');
}

static void put(struct buf *out, const char *s, bool start, const char *feed)
{
	for (; *s; s++) {
		if (*s == '\n') {
			buf_puts(out, feed);
			start = true;
			continue;
		}
		if (start && begins_block(s)) {
			size_t digits = strspn(s, "0123456789");

			buf_add(out, s, digits);
			s += digits;
			buf_putc(out, '\\');
		} else if (strchr(marks, *s)) {
			buf_putc(out, '\\');
		}
		buf_putc(out, *s);
		start = false;
	}
}

static void put_row(const struct block *b, struct buf *out)
{
	for (size_t i = 0; i < b->n_cells; i++) {
		buf_puts(out, "| ");
		put(out, b->cells[i], false, " ");
		buf_putc(out, ' ');
	}
	buf_puts(out, "|\n");
	if (b->kind != BLOCK_COLUMNS)
		return;
	for (size_t i = 0; i < b->n_cells; i++)
		buf_puts(out, "| --- ");
	buf_puts(out, "|\n");
}

static void put_names(const struct block *b, struct buf *out)
{
	buf_puts(out, "## ");
	put(out, b->label, false, " ");
	buf_puts(out, "\n\n");
	for (size_t i = 0; i < b->n_cells; i++) {
		buf_puts(out, "- ");
		put(out, b->cells[i], true, " ");
		buf_putc(out, '\n');
	}
}

static void put_text(const struct block *b, struct buf *out)
{
	if (b->label) {
		buf_puts(out, "**");
		put(out, b->label, false, " ");
		buf_puts(out, ":** ");
	}
	put(out, b->text, !b->label, "  \n");
	/* Fields of a head are lines of one paragraph. */
	buf_puts(out, b->kind == BLOCK_FIELD ? "  \n" : "\n");
}

static void put_heading(const char *sign, const struct block *b, struct buf *out)
{
	buf_puts(out, sign);
	put(out, b->text, false, " ");
	buf_putc(out, '\n');
}

static void put_block(const struct block *b, struct buf *out)
{
	switch (b->kind) {
	case BLOCK_TITLE:
		put_heading("# ", b, out);
		break;
	case BLOCK_HEADING:
		put_heading("## ", b, out);
		break;
	case BLOCK_SUBHEADING:
		put_heading("### ", b, out);
		break;
	case BLOCK_NAMES:
		put_names(b, out);
		break;
	case BLOCK_COLUMNS:
	case BLOCK_ROW:
		put_row(b, out);
		break;
	case BLOCK_BULLET:
		buf_puts(out, "- ");
		put(out, b->text, true, " ");
		buf_putc(out, '\n');
		break;
	case BLOCK_FIELD:
	case BLOCK_LINE:
	case BLOCK_TEXT:
		put_text(b, out);
		break;
	}
}

void notes_document_md(const struct notes_document *d, struct buf *out)
{
	for (size_t i = 0; i < d->n; i++) {
		enum block_kind kind = d->blocks[i].kind;
		bool same = i > 0 && d->blocks[i - 1].kind == kind;

		if (i > 0 && kind != BLOCK_ROW &&
			!(same && (kind == BLOCK_BULLET || kind == BLOCK_FIELD)))
			buf_putc(out, '\n');
		put_block(&d->blocks[i], out);
	}
}
