#include "formats/notes_out_text.h"

bool notes_block_tight(const struct notes_document *d, size_t i)
{
	enum block_kind kind = d->blocks[i].kind, before = i > 0 ? d->blocks[i - 1].kind : kind;

	return kind == BLOCK_ROW ||
		((kind == BLOCK_FIELD || kind == BLOCK_BULLET) && before == kind);
}

static void put_cells(const struct block *b, const char *between, struct buf *out)
{
	for (size_t i = 0; i < b->n_cells; i++) {
		if (i > 0)
			buf_puts(out, between);
		for (const char *s = b->cells[i]; *s; s++)
			buf_putc(out, *s == '\n' ? ' ' : *s);
	}
}

void notes_block_txt(const struct block *b, struct buf *out)
{
	if (b->kind == BLOCK_BULLET)
		buf_puts(out, "- ");
	if (b->label)
		buf_printf(out, "%s: ", b->label);
	if (b->text)
		buf_puts(out, b->text);
	put_cells(b, b->kind == BLOCK_NAMES ? ", " : " | ", out);
}

void notes_document_txt(const struct notes_document *d, struct buf *out)
{
	for (size_t i = 0; i < d->n; i++) {
		if (i > 0 && !notes_block_tight(d, i))
			buf_putc(out, '\n');
		notes_block_txt(&d->blocks[i], out);
		buf_putc(out, '\n');
	}
}
