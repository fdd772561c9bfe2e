#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "tui/screen/canvas.h"
#include "tui/screen/grid.h"

/* What one code point looks like: nothing, a mark on the letter before, itself, or other characters
 * of one cell each. */
struct look {
	uint32_t cp;  /* itself, when there is nothing in `instead` */
	int cells;    /* all of it */
	bool mark;    /* combining: no cells of its own */
	bool control; /* `instead` shows what must not reach the terminal */
	const char *instead;
	char shown[8];
};

static size_t look_at(enum charset set, const char *s, size_t n, struct look *l)
{
	uint32_t cp;
	size_t used = utf8_next(s, n, &cp, NULL);

	*l = (struct look) { .cp = cp, .cells = 1 };
	if (cp == '\n' || cp == '\t') {
		l->cp = ' ';
		return used;
	}
	switch (text_gate_cp(cp)) {
	case GATE_DROP:
		l->cells = 0;
		return used;
	case GATE_SHOW:
		text_show_cp(cp, l->shown);
		l->instead = l->shown;
		l->control = true;
		break;
	case GATE_KEEP:
		l->instead = charset_instead(set, cp);
		break;
	}
	if (l->instead) {
		l->cells = (int)utf8_len(l->instead);
		return used;
	}
	l->cells = cp < 0x300 ? 1 : wcwidth((wchar_t)cp);
	if (l->cells < 0) {
		l->cp = UTF8_BAD;
		l->cells = 1;
	}
	l->mark = l->cells == 0;
	return used;
}

/* Most text is this, and needs none of the above. */
static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7f;
}

/* Cells of the first n bytes. */
static int measure(enum charset set, const char *s, size_t n)
{
	struct look l;
	int cells = 0;

	for (size_t i = 0; i < n;) {
		if (is_plain(s[i])) {
			l.cells = 1;
			i++;
		} else {
			i += look_at(set, s + i, n - i, &l);
		}
		if (cells > INT_MAX - l.cells)
			return INT_MAX;
		cells += l.cells;
	}
	return cells;
}

/* Bytes of the longest prefix within `cells`, with the marks that belong to it. */
static size_t fit(enum charset set, const char *s, size_t n, int cells, int *used)
{
	struct look l;
	int have = 0;
	size_t i = 0;

	while (i < n) {
		size_t step = 1;

		if (is_plain(s[i]))
			l.cells = 1;
		else
			step = look_at(set, s + i, n - i, &l);
		if (l.cells > cells - have)
			break;
		have += l.cells;
		i += step;
	}
	*used = have;
	return i;
}

/* A character of one cell, as grid_put, quick where no wide character is in the way. */
static inline struct cell *put_one(struct canvas *c, int row, int col, uint32_t cp, unsigned style)
{
	struct cell *cell = grid_cell(c, row, col);

	if (!cell || cell->width != 1)
		return grid_put(c, row, col, cp, 1, style);
	*cell = (struct cell) { .cp = cp, .style = (uint8_t)style, .width = 1 };
	return cell;
}

static int draw(struct canvas *c, int row, int col, unsigned style, const char *s, size_t n)
{
	struct cell *last = NULL;
	int at = col;
	struct look l;

	for (size_t i = 0; i < n;) {
		if (is_plain(s[i])) {
			last = put_one(c, row, at++, (unsigned char)s[i++], style);
			continue;
		}
		i += look_at(c->grid->set, s + i, n - i, &l);
		if (l.mark) {
			if (last)
				grid_add_mark(c->grid, last, l.cp);
		} else if (l.instead) {
			unsigned how = l.control ? STYLE_CONTROL | (style & ~STYLE_MEANING) : style;
			size_t left = strlen(l.instead);

			for (const char *p = l.instead; left > 0;) {
				uint32_t cp;
				size_t step = utf8_next(p, left, &cp, NULL);

				last = put_one(c, row, at++, cp, how);
				p += step;
				left -= step;
			}
		} else if (l.cells > 0) {
			last = grid_put(c, row, at, l.cp, l.cells, style);
			at += l.cells;
		}
	}
	return at - col;
}

int canvas_cells(const struct canvas *c, const char *utf8)
{
	return measure(c->grid->set, utf8, strlen(utf8));
}

/* The text in at most `cells`, which is at most the canvas; a sign of what was cut off at the end. */
static int draw_clipped(
	struct canvas *c, int row, int col, int cells, unsigned style, const char *s)
{
	enum charset set = c->grid->set;
	size_t len = strlen(s);
	int used;
	size_t n = fit(set, s, len, cells, &used);

	if (n == len)
		return draw(c, row, col, style, s, n);
	n = fit(set, s, len, cells - 1, &used);
	draw(c, row, col, style, s, n);
	grid_put(c, row, col + used, set == CHARSET_ASCII ? '~' : 0x2026, 1, style);
	return used + 1;
}

/* Bytes of a character of one cell that every terminal shows as it is: ASCII, and the letters of
 * Latin-1 (but ×, which some replace). 0 for all others. */
static size_t simple_next(const char *s, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;

	if (is_plain(*s)) {
		*cp = u[0];
		return 1;
	}
	if (u[0] != 0xc3 || (u[1] & 0xc0) != 0x80 || u[1] == 0x97)
		return 0;
	*cp = 0xc0 + (u[1] & 0x3fu);
	return 2;
}

int canvas_text(struct canvas *c, int row, int col, int cells, unsigned style, const char *utf8)
{
	int64_t room = (int64_t)c->cols - col;
	struct cell *at = grid_cell(c, row, col);
	size_t step = 0, next;
	uint32_t cp;
	int n = 0;

	if (cells > room)
		cells = room < 0 ? 0 : (int)room;
	if (cells <= 0)
		return 0;
	/* Most of what is ever drawn needs no more than this one pass. */
	for (; at && n < cells && at[n].width == 1 && (next = simple_next(utf8, &cp)) > 0; n++) {
		at[n] = (struct cell) { .cp = cp, .style = (uint8_t)style, .width = 1 };
		utf8 += next;
		step = next;
	}
	if (*utf8 == '\0')
		return n;
	/* The last one again: it may have to make room for a sign of what was cut off, or get a mark. */
	n -= n > 0;
	return n + draw_clipped(c, row, col + n, cells - n, style, utf8 - step);
}

int canvas_right(struct canvas *c, int row, int col, int cells, unsigned style, const char *utf8)
{
	int want = canvas_cells(c, utf8);

	if (want < cells) {
		col += cells - want;
		cells = want;
	}
	return canvas_text(c, row, col, cells, style, utf8);
}

int canvas_int(struct canvas *c, int row, int col, unsigned style, int64_t n)
{
	struct buf b = { 0 };
	int used;

	buf_int(&b, n);
	used = canvas_text(c, row, col, CELLS_REST, style, buf_str(&b));
	buf_release(&b);
	return used;
}

int canvas_printf(
	struct canvas *c, int row, int col, int cells, unsigned style, const char *fmt, ...)
{
	va_list ap;
	char *s;
	int used;

	va_start(ap, fmt);
	s = xvasprintf(fmt, ap);
	va_end(ap);
	used = canvas_text(c, row, col, cells, style, s);
	free(s);
	return used;
}

/* One line of a paragraph: s[0..n) of at most `cells`, broken after a space where there is one.
 * Returns the bytes to draw; *next gets those to skip to the next line. */
static size_t break_line(enum charset set, const char *s, size_t n, int cells, size_t *next)
{
	int used;
	size_t end = fit(set, s, n, cells < 1 ? 1 : cells, &used), at = end;
	struct look l;

	if (end == 0 && n > 0)
		end = at = look_at(set, s, n, &l);
	if (end < n) {
		while (at > 0 && s[at] != ' ')
			at--;
		while (at > 0 && s[at - 1] == ' ')
			at--;
		if (at == 0)
			at = end;
	}
	*next = at;
	while (at < n && *next < n && s[*next] == ' ')
		++*next;
	return at;
}

/* Draw where c is given, or only count. */
static int wrap(struct canvas *c, enum charset set, int row, int col, int cells, int indent,
	unsigned style, const char *s)
{
	int rows = 0;

	for (;;) {
		size_t n = strcspn(s, "\n"), next;

		for (size_t i = 0;; i += next) {
			int in = rows > 0 ? indent : 0;
			size_t len = break_line(set, s + i, n - i, cells - in, &next);

			if (c && row + rows >= 0 && row + rows < c->rows)
				draw(c, row + rows, col + in, style, s + i, len);
			rows++;
			if (i + next >= n)
				break;
		}
		if (s[n] == '\0')
			return rows;
		s += n + 1;
	}
}

size_t canvas_break(const struct canvas *c, int cells, const char *utf8, size_t *next)
{
	size_t n = strcspn(utf8, "\n"), len = break_line(c->grid->set, utf8, n, cells, next);

	if (*next == n && utf8[n])
		++*next;
	return len;
}

int canvas_wrap(
	struct canvas *c, int row, int col, int cells, int indent, unsigned style, const char *utf8)
{
	return wrap(c, c->grid->set, row, col, cells, indent, style, utf8);
}

int canvas_wrap_rows(const struct canvas *c, int cells, int indent, const char *utf8)
{
	return wrap(NULL, c->grid->set, 0, 0, cells, indent, 0, utf8);
}

static uint32_t frame_sign(const struct canvas *c, uint32_t ascii, uint32_t line)
{
	if (c->grid->set == CHARSET_LINEAR)
		return ' ';
	return c->grid->set == CHARSET_ASCII ? ascii : line;
}

void canvas_hline(struct canvas *c, int row, int col, int n)
{
	canvas_fill(c, row, col, 1, n, STYLE_FRAME, frame_sign(c, '-', 0x2500));
}

void canvas_vline(struct canvas *c, int row, int col, int n)
{
	canvas_fill(c, row, col, n, 1, STYLE_FRAME, frame_sign(c, '|', 0x2502));
}
