#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/encoding.h"
#include "formats/office_parts.h"

void lines_put_as_is(struct office_lines *l, const char *s)
{
	if (l->para.len + l->text->len > TEXT_BYTES_MAX)
		l->full = true;
	else
		buf_puts(&l->para, s);
}

void lines_put(struct office_lines *l, const char *s)
{
	static const char soft_hyphen[] = "\xc2\xad", whole_hyphen[] = "\xe2\x80\x91";

	if (l->para.len + l->text->len + strlen(s) > TEXT_BYTES_MAX) {
		l->full = true;
		return;
	}
	for (; *s; s++) {
		if (text_starts(s, soft_hyphen)) {
			s += strlen(soft_hyphen) - 1;
		} else if (text_starts(s, whole_hyphen)) {
			buf_putc(&l->para, '-');
			s += strlen(whole_hyphen) - 1;
		} else {
			buf_putc(&l->para, *s == '\n' || *s == '\r' || *s == '\t' ? ' ' : *s);
		}
	}
}

/* Without white space at the end of the line. */
static void cut_space(struct buf *b)
{
	size_t n = b->len;

	while (n > 0 && (b->s[n - 1] == ' ' || b->s[n - 1] == '\t'))
		n--;
	buf_cut(b, n);
}

void lines_end(struct office_lines *l)
{
	cut_space(&l->para);
	buf_add(l->text, buf_str(&l->para), l->para.len);
	buf_putc(l->text, '\n');
	buf_add(l->text, buf_str(&l->boxes), l->boxes.len);
	buf_cut(&l->para, 0);
	buf_cut(&l->boxes, 0);
}

/* A blank line, where the last one is not one. */
static void lines_blank(struct office_lines *l)
{
	size_t n = l->text->len;

	if (n > 0 && !(n > 1 && l->text->s[n - 1] == '\n' && l->text->s[n - 2] == '\n'))
		buf_putc(l->text, '\n');
}

void lines_begin(struct office_lines *l, bool heading, const struct buf *sign)
{
	if (heading)
		lines_blank(l);
	l->before = l->para.len;
	lines_put_as_is(l, buf_str(sign));
	l->signed_at = l->para.len;
}

void lines_close(struct office_lines *l, bool ends)
{
	if (l->para.len == l->signed_at)
		buf_cut(&l->para, l->before);
	if (ends)
		lines_end(l);
}

void lines_put_note(struct office_lines *l, const struct buf *note)
{
	char *text = text_clean(buf_str(note), note->len, false);

	if (*text) {
		buf_puts(&l->para, l->para.len && l->para.s[l->para.len - 1] == ' ' ? "(" : " (");
		lines_put(l, text);
		buf_putc(&l->para, ')');
	}
	free(text);
}

void lines_release(struct office_lines *l)
{
	buf_release(&l->para);
	buf_release(&l->boxes);
}

void row_add(struct office_row *r, const struct buf *cell)
{
	char *text = text_trim(xstrdup(buf_str(cell)));

	if (r->n == ARRAY_LEN(r->cells)) {
		char *last = r->cells[r->n - 1];

		r->cells[r->n - 1] = xasprintf("%s\n%s", last, text);
		free(last);
		free(text);
		return;
	}
	r->cells[r->n++] = text;
}

void row_add_empty(struct office_row *r, int n)
{
	const struct buf empty = { 0 };

	while (n-- > 0 && r->n < ARRAY_LEN(r->cells))
		row_add(r, &empty);
}

/* A number or sign in front of what it numbers: "§ 3". */
static bool is_number(const char *s)
{
	enum { NUMBER_BYTES = 8 };
	size_t digits = strcspn(s, "0123456789");

	return strlen(s) <= NUMBER_BYTES && s[digits] && !strchr(s, '\n');
}

/* Cells of one line each are a line with tabs. A cell with several is a column or a text of its own: the
 * cells follow one another, but for a number, which stands before the first line of its text. */
void row_end(struct office_row *r, struct office_lines *to)
{
	bool lines = false;

	for (size_t i = 0; i < r->n; i++)
		lines |= strchr(r->cells[i], '\n') != NULL;
	for (size_t i = 0; i < r->n; i++) {
		bool apart = lines && i > 0 && !(i == 1 && is_number(r->cells[0]));

		if (lines && !*r->cells[i])
			continue;
		if (apart)
			lines_end(to);
		else if (i > 0)
			lines_put_as_is(to, "\t");
		if (apart && strchr(r->cells[i], '\n') && i > 1)
			lines_blank(to);
		lines_put_as_is(to, r->cells[i]);
	}
	if (r->n > 0)
		lines_end(to);
	for (size_t i = 0; i < r->n; i++)
		free(r->cells[i]);
	*r = (struct office_row) { 0 };
}
