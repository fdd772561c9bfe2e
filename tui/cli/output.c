#include "tui/cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

enum { PIECE = 64 * 1024 };

static void push(struct out *o)
{
	if (!o->closed && o->err.code == ERR_NONE &&
		!fd_write(o->fd, buf_str(&o->buf), o->buf.len)) {
		if (errno == EPIPE)
			o->closed = true;
		else
			file_err_write(&o->err, _("standard output"), errno);
	}
	buf_cut(&o->buf, 0);
}

static bool pushed(struct out *o)
{
	if (o->buf.len >= PIECE)
		push(o);
	return !o->closed && o->err.code == ERR_NONE;
}

bool out_bytes(struct out *o, const void *bytes, size_t n)
{
	buf_add(&o->buf, bytes, n);
	return pushed(o);
}

__attribute__((format(printf, 2, 0))) static void put_safe(
	struct buf *to, const char *fmt, va_list ap)
{
	struct buf b = { 0 };

	buf_vprintf(&b, fmt, ap);
	text_safe(to, buf_str(&b), b.len, false);
	buf_release(&b);
}

void out_printf(struct out *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_safe(&o->buf, fmt, ap);
	va_end(ap);
	pushed(o);
}

void out_bold(struct out *o, const char *fmt, ...)
{
	va_list ap;

	if (o->colour)
		buf_puts(&o->buf, "\033[1m");
	va_start(ap, fmt);
	put_safe(&o->buf, fmt, ap);
	va_end(ap);
	if (o->colour)
		buf_puts(&o->buf, "\033[0m");
	pushed(o);
}

bool out_flush(struct out *o, struct err *e)
{
	if (o->buf.len > 0)
		push(o);
	return o->err.code == ERR_NONE || err_pass(e, &o->err);
}

void out_release(struct out *o)
{
	buf_release(&o->buf);
}

void message_line(const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	put_safe(&b, fmt, ap);
	va_end(ap);
	buf_putc(&b, '\n');
	(void)fd_write(STDERR_FILENO, buf_str(&b), b.len);
	buf_release(&b);
}

int out_width(const struct out *o)
{
	struct winsize w;

	return ioctl(o->fd, TIOCGWINSZ, &w) == 0 && w.ws_col > 20 ? w.ws_col : 80;
}

/* How many bytes of s go on a line of that many cells: to the last space that fits, or to a line
 * feed; one word at least. */
static size_t line_len(const char *s, int cells)
{
	size_t to_feed = strcspn(s, "\n"), fit = text_fit(s, cells, NULL), n;

	if (fit >= to_feed)
		return to_feed;
	for (n = fit; n > 0 && s[n] != ' ';)
		n--;
	return n > 0 ? n : strcspn(s, " \n");
}

void out_wrap(struct out *o, const char *first, const char *rest, const char *text, int width)
{
	const char *lead = first;
	size_t n;

	do {
		n = line_len(text, width - text_cells(lead));
		out_printf(o, "%s%.*s\n", lead, (int)n, text);
		text += n;
		if (*text == ' ' || *text == '\n')
			text++;
		lead = rest;
	} while (*text);
}

void listing_put(struct listing *g, const char *text)
{
	struct buf b = { 0 };

	text_safe(&b, text ? text : "", text ? strlen(text) : 0, true);
	g->cell = pool_grow(&g->pool, g->cell, g->n, &g->cap, sizeof(*g->cell));
	g->cell[g->n++] = pool_strdup(&g->pool, buf_str(&b));
	buf_release(&b);
}

void listing_printf(struct listing *g, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	listing_put(g, buf_str(&b));
	buf_release(&b);
}

/* One row: cells of empty columns (width 0) are left out, spaces at the end too. */
static void print_row(const char *const *cell, const int *width, size_t columns, struct out *o)
{
	int pad = 0;

	for (size_t c = 0; c < columns; c++) {
		if (width[c] == 0)
			continue;
		for (; *cell[c] && pad > 0; pad--)
			out_bytes(o, " ", 1);
		out_bytes(o, cell[c], strlen(cell[c]));
		pad += width[c] + 2 - text_cells(cell[c]);
	}
}

static void print_aligned(const struct listing *g, struct out *o)
{
	int *width = xcalloc(g->columns, sizeof(*width));

	for (size_t i = 0; i < g->n; i++) {
		int w = text_cells(g->cell[i]);

		if (w > width[i % g->columns])
			width[i % g->columns] = w;
	}
	for (size_t c = 0; c < g->columns; c++) {
		if (width[c] > 0 && text_cells(g->heads[c]) > width[c])
			width[c] = text_cells(g->heads[c]);
	}
	if (o->colour)
		out_bytes(o, "\033[1m", 4);
	print_row(g->heads, width, g->columns, o);
	out_bytes(o, o->colour ? "\033[0m\n" : "\n", o->colour ? 5 : 1);
	for (size_t i = 0; i < g->n; i += g->columns) {
		print_row(g->cell + i, width, g->columns, o);
		out_bytes(o, "\n", 1);
	}
	free(width);
}

void listing_print(const struct listing *g, bool plain, struct out *o)
{
	if (g->n == 0)
		return;
	if (!plain) {
		print_aligned(g, o);
		return;
	}
	for (size_t i = 0; i < g->n; i++) {
		out_bytes(o, g->cell[i], strlen(g->cell[i]));
		out_bytes(o, i % g->columns == g->columns - 1 ? "\n" : "\t", 1);
	}
}

void listing_release(struct listing *g)
{
	pool_release(&g->pool);
	g->cell = NULL;
	g->n = g->cap = 0;
}
