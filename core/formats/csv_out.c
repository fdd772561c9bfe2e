#include "formats/csv_out.h"

#include <string.h>

#include "base/xalloc.h"

static const char *const wide[] = {
	"\uff1d", /* = */
	"\uff0b", /* + */
	"\uff0d", /* - */
	"\uff20", /* @ */
};

/* Would a spreadsheet reckon with it: does the text begin with = + - @ a tab or a line break, or with one
 * of the full-width forms, be it behind blanks or apostrophes? */
static bool is_formula(const char *s)
{
	while (*s == ' ' || *s == '\'' || strncmp(s, "\u00a0", 2) == 0)
		s += *s == ' ' || *s == '\'' ? 1 : 2;
	if (*s && strchr("=+-@\t\r\n", *s))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(wide); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}

bool csv_is_marked(const char *s)
{
	bool dutch = s[0] == '\'' && s[1] && s[2] == ' ';

	return is_formula(s) || (s[0] == '\'' && !dutch);
}

static void next_cell(struct csv_out *c)
{
	if (c->inside)
		buf_putc(c->out, ';');
	c->inside = true;
}

void csv_begin(struct csv_out *c, struct buf *out)
{
	*c = (struct csv_out) { .out = out };
	buf_puts(out, "\xef\xbb\xbf");
}

void csv_cell(struct csv_out *c, const char *s)
{
	bool formula;

	next_cell(c);
	if (!s)
		return;
	formula = csv_is_marked(s);
	if (!formula && !strpbrk(s, ";,\"\t\n\r")) {
		buf_puts(c->out, s);
		return;
	}
	buf_putc(c->out, '"');
	if (formula)
		buf_putc(c->out, '\'');
	for (; *s; s++) {
		if (*s == '"')
			buf_putc(c->out, '"');
		buf_putc(c->out, *s);
	}
	buf_putc(c->out, '"');
}

void csv_int(struct csv_out *c, int64_t n)
{
	next_cell(c);
	buf_int(c->out, n);
}

void csv_end_row(struct csv_out *c)
{
	buf_puts(c->out, "\r\n");
	c->inside = false;
}

void csv_row(struct csv_out *c, const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_cell(c, cells[i]);
	csv_end_row(c);
}
