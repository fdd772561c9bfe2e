#include "tui/screen/blit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_NOMACROS
#include <curses.h>
#include <term.h>

#include "base/xalloc.h"

/* Unchanged cells between changed ones that are rather sent again than jumped over. */
enum { GAP_MOST = 4 };

/* A list that scrolls moves rows: that many at least, by that many at most (the mouse wheel's). */
enum { SCROLL_LEAST = 6, SCROLL_MOST = 3 };

enum attribute { BOLD = 1 << 0, UNDERLINE = 1 << 1, REVERSE = 1 << 2 };

enum ink { INK_OWN, INK_RED, INK_GREEN, INK_BLUE, INK_MAGENTA, INK_CYAN, INK_BLACK, INK_WHITE };

static const struct blit_look off = { INK_OWN, 0 };

static bool same(struct blit_look a, struct blit_look b)
{
	return a.ink == b.ink && a.attributes == b.attributes;
}

/* Without colours; the meanings that matter still differ. */
static const struct blit_look mono[STYLE_COUNT] = {
	[STYLE_TITLE] = { INK_OWN, BOLD },
	[STYLE_HEADING] = { INK_OWN, BOLD },
	[STYLE_TAB] = { INK_OWN, BOLD },
	[STYLE_KEY] = { INK_OWN, BOLD },
	[STYLE_RUNNING] = { INK_OWN, BOLD },
	[STYLE_DECIDED] = { INK_OWN, BOLD },
	[STYLE_LATE] = { INK_OWN, BOLD },
	[STYLE_ERROR] = { INK_OWN, BOLD },
	[STYLE_MATCH] = { INK_OWN, UNDERLINE },
	[STYLE_LABEL] = { INK_OWN, BOLD },
	[STYLE_CONTROL] = { INK_OWN, REVERSE },
};

/* No yellow or white on an unknown ground, no blue on black, no dim: readable on light and dark
 * terminals of eight colours. What is not named looks as in mono. */
#define ATTENDANCE_LOOKS(attr)                                                                     \
	[STYLE_PRESENT] = { INK_GREEN, 0 }, [STYLE_REMOTE] = { INK_GREEN, 0 },                     \
	[STYLE_DEPUTY] = { INK_GREEN, 0 }, [STYLE_ABSENT] = { INK_RED, attr },                     \
	[STYLE_EXCUSED] = { INK_MAGENTA, attr }, [STYLE_LATE] = { INK_RED, BOLD },                 \
	[STYLE_ERROR] = { INK_RED, BOLD }

static const struct blit_look colors[][STYLE_COUNT] = {
	[THEME_AUTO] = { ATTENDANCE_LOOKS(0) },
	[THEME_DARK] = { ATTENDANCE_LOOKS(BOLD), [STYLE_HEADING] = { INK_CYAN, BOLD },
		[STYLE_KEY] = { INK_CYAN, BOLD }, [STYLE_FRAME] = { INK_CYAN, 0 } },
	[THEME_LIGHT] = { ATTENDANCE_LOOKS(0), [STYLE_HEADING] = { INK_BLUE, BOLD },
		[STYLE_KEY] = { INK_BLUE, BOLD }, [STYLE_FRAME] = { INK_BLUE, 0 } },
	[THEME_MONO] = { { INK_OWN, 0 } },
};

/* THEME_DARK and THEME_LIGHT bring their own background. */
static int ground(enum theme theme)
{
	switch (theme) {
	case THEME_DARK:
		return COLOR_BLACK;
	case THEME_LIGHT:
		return tigetnum("colors") > 15 ? 15 : COLOR_WHITE;
	case THEME_AUTO:
	case THEME_MONO:
		break;
	}
	return -1;
}

static struct blit_look look_of(const struct blit *b, unsigned meaning)
{
	struct blit_look l = mono[meaning];

	if (!b->color)
		return l;
	if (!same(colors[b->theme][meaning], off))
		l = colors[b->theme][meaning];
	if (l.ink == INK_OWN && b->theme == THEME_DARK)
		l.ink = INK_WHITE;
	else if (l.ink == INK_OWN && b->theme == THEME_LIGHT)
		l.ink = INK_BLACK;
	return l;
}

/* ---- The terminal's description ---- */

/* Without padding, which no terminal has needed for decades. */
static void put_unpadded(struct buf *out, const char *s)
{
	while (*s) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end + 1;
		else
			buf_putc(out, *s++);
	}
}

bool blit_capability(const char *name, struct buf *out)
{
	const char *s = tigetstr(name);

	if (!s || s == (const char *)-1)
		return false;
	if (out)
		put_unpadded(out, s);
	return true;
}

static char *capability(const char *name)
{
	struct buf b = { 0 };

	blit_capability(name, &b);
	return buf_take(&b);
}

/* A capability that sets a colour. */
static char *coloured(const char *name, int color)
{
	struct buf b = { 0 };

	put_unpadded(&b, tiparm(tigetstr(name), color));
	return buf_take(&b);
}

static bool has_colors_enough(void)
{
	return tigetnum("colors") >= 8 && blit_capability("setaf", NULL) &&
		blit_capability("setab", NULL);
}

static void learn(struct blit *b)
{
	static const char *const names[BLIT_CAPS] = { [BLIT_PLAIN] = "sgr0",
		[BLIT_BOLD] = "bold",
		[BLIT_UNDERLINE] = "smul",
		[BLIT_REVERSE] = "rev",
		[BLIT_HIDE] = "civis",
		[BLIT_SHOW] = "cnorm" };

	for (size_t i = 0; i < BLIT_CAPS; i++)
		b->caps[i] = capability(names[i]);
	b->ansi = strcmp(cursor_address, "\033[%i%p1%d;%p2%dH") == 0;
	b->ansi_column = column_address && strcmp(column_address, "\033[%i%p1%dG") == 0;
	b->corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;
	b->scrolls = blit_capability("csr", NULL) && blit_capability("ind", NULL) &&
		blit_capability("ri", NULL);
}

static void forget_colors(struct blit *b)
{
	for (size_t i = 0; i < BLIT_INKS; i++) {
		free(b->inks[i]);
		b->inks[i] = NULL;
	}
	free(b->ground);
	b->ground = NULL;
}

void blit_set_theme(struct blit *b, enum theme theme)
{
	static const int numbers[BLIT_INKS] = { -1, COLOR_RED, COLOR_GREEN, COLOR_BLUE,
		COLOR_MAGENTA, COLOR_CYAN, COLOR_BLACK, COLOR_WHITE };

	b->theme = theme;
	forget_colors(b);
	for (size_t i = INK_RED; b->color && i < BLIT_INKS; i++)
		b->inks[i] = coloured("setaf", numbers[i]);
	if (b->color && ground(theme) >= 0)
		b->ground = coloured("setab", ground(theme));
	for (unsigned m = 0; m < STYLE_COUNT; m++)
		b->looks[m] = look_of(b, m);
	blit_reset(b);
}

static void forget(struct blit *b)
{
	for (size_t i = 0; i < BLIT_CAPS; i++)
		free(b->caps[i]);
	forget_colors(b);
	free(b->shown);
	free(b->changed);
	buf_release(&b->out);
	*b = (struct blit) { 0 };
}

/* ---- Taking the terminal and giving it back ---- */

bool blit_open(struct blit *b, bool color, enum theme theme)
{
	*b = (struct blit) { 0 };
	use_tioctl(TRUE);
	b->screen = newterm(NULL, stdout, stdin);
	if (!b->screen)
		return false;
	if (!blit_capability("cup", NULL)) {
		blit_close(b);
		return false;
	}
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	b->color = color && has_colors_enough();
	learn(b);
	blit_set_theme(b, theme);
	return true;
}

void blit_close(struct blit *b)
{
	blit_leave(b);
	delscreen(b->screen);
	forget(b);
}

void blit_reset(struct blit *b)
{
	b->rows = b->cols = 0;
}

void blit_fit(struct blit *b, int rows, int cols)
{
	(void)b;
	if (rows != LINES || cols != COLS)
		resizeterm(rows, cols);
}

void blit_send(const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(STDOUT_FILENO, bytes, n);

		if (done <= 0)
			return;
		bytes += done;
		n -= (size_t)done;
	}
}

void blit_leave(struct blit *b)
{
	if (isendwin())
		return;
	if (b->caps[BLIT_SHOW])
		blit_send(b->caps[BLIT_SHOW], strlen(b->caps[BLIT_SHOW]));
	endwin();
}

/* ---- Painting ---- */

static struct cell *shown_row(const struct blit *b, int row)
{
	return b->shown + (size_t)row * (size_t)b->cols;
}

static bool row_shown(const struct blit *b, const struct grid *g, int row, int where)
{
	return memcmp(grid_row(g, row), shown_row(b, where),
		       (size_t)b->cols * sizeof(struct cell)) == 0;
}

/* Look for the rows that have changed; how many. */
static int compare(struct blit *b, const struct grid *g)
{
	int n = 0;

	for (int row = 0; row < b->rows; row++) {
		b->changed[row] = !row_shown(b, g, row, row);
		n += b->changed[row];
	}
	return n;
}

/* The terminal has emptied a row; that is no blank in a theme with a ground of its own. */
static void now_blank(struct blit *b, int row)
{
	struct cell *cells = shown_row(b, row);

	if (!same(b->looks[STYLE_NORMAL], off))
		memset(cells, 0xff, (size_t)b->cols * sizeof(*cells));
	else
		for (int i = 0; i < b->cols; i++)
			cells[i] = (struct cell) { .cp = ' ', .width = 1 };
}

/* Room for the grid's size. What is there then is unknown: curses takes the terminal, if it was given
 * away, and clears it. */
static void make_room(struct blit *b, const struct grid *g)
{
	size_t n = (size_t)grid_rows(g) * (size_t)grid_cols(g);

	if (b->rows == grid_rows(g) && b->cols == grid_cols(g))
		return;
	b->rows = grid_rows(g);
	b->cols = grid_cols(g);
	b->shown = xreallocarray(b->shown, n, sizeof(*b->shown));
	b->changed = xreallocarray(b->changed, (size_t)b->rows, sizeof(*b->changed));
	for (int row = 0; row < b->rows; row++)
		now_blank(b, row);
	b->cursor_known = false;
	b->pen = off;
	clearok(curscr, TRUE);
	wnoutrefresh(stdscr);
	doupdate();
}

static struct blit_look look_for(const struct blit *b, unsigned style)
{
	struct blit_look l = b->looks[style & STYLE_MEANING];

	/* One bar: a red word in it would stand in a red box. */
	if (style & STYLE_FOCUS) {
		l.ink = b->looks[STYLE_NORMAL].ink;
		l.attributes ^= REVERSE;
	}
	if (style & STYLE_MARKED)
		l.attributes |= BOLD;
	return l;
}

static void take_pen(struct blit *b, struct blit_look l)
{
	if (same(b->pen, l))
		return;
	if (!same(b->pen, off))
		buf_puts(&b->out, b->caps[BLIT_PLAIN]);
	b->pen = l;
	if (l.attributes & BOLD)
		buf_puts(&b->out, b->caps[BLIT_BOLD]);
	if (l.attributes & UNDERLINE)
		buf_puts(&b->out, b->caps[BLIT_UNDERLINE]);
	if (l.attributes & REVERSE)
		buf_puts(&b->out, b->caps[BLIT_REVERSE]);
	if (l.ink != INK_OWN)
		buf_puts(&b->out, b->inks[l.ink]);
	if (l.ink != INK_OWN && b->ground)
		buf_puts(&b->out, b->ground);
}

/* To run the description's little program costs more than all it is about. */
static void go_to(struct blit *b, int row, int col)
{
	if (b->ansi) {
		buf_puts(&b->out, "\033[");
		buf_int(&b->out, row + 1);
		buf_putc(&b->out, ';');
		buf_int(&b->out, col + 1);
		buf_putc(&b->out, 'H');
		return;
	}
	put_unpadded(&b->out, tiparm(cursor_address, row, col));
}

/* Within the row that the cursor is in. */
static void go_along(struct blit *b, int row, int col)
{
	if (b->ansi_column) {
		buf_puts(&b->out, "\033[");
		buf_int(&b->out, col + 1);
		buf_putc(&b->out, 'G');
	} else if (column_address) {
		put_unpadded(&b->out, tiparm(column_address, col));
	} else {
		go_to(b, row, col);
	}
}

static void put_cell(struct blit *b, const struct grid *g, const struct cell *cell)
{
	if (cell->width == 0)
		return;
	take_pen(b, look_for(b, cell->style));
	if (cell->cp < 0x80)
		buf_putc(&b->out, (char)cell->cp);
	else
		buf_put_utf8(&b->out, cell->cp);
	for (const uint32_t *m = grid_marks(g, cell->marks); *m; m++)
		buf_put_utf8(&b->out, *m);
}

static bool differs(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof(*a)) != 0;
}

/* From a changed cell on: the first cell that need not be sent. */
static int run_end(const struct cell *now, const struct cell *was, int from, int cols)
{
	int end = from + 1;

	for (int i = end; i < cols && i - end < GAP_MOST; i++)
		if (differs(&now[i], &was[i]))
			end = i + 1;
	return end;
}

static void show_row(struct blit *b, const struct grid *g, int row)
{
	const struct cell *now = grid_row(g, row);
	struct cell *was = shown_row(b, row);
	int cols = b->cols, end;
	bool there = false;

	/* A character in the last corner would scroll the screen. */
	if (row == b->rows - 1 && !b->corner)
		cols--;
	for (int i = 0; i < cols; i = end) {
		end = i + 1;
		if (!differs(&now[i], &was[i]))
			continue;
		end = run_end(now, was, i, cols);
		while (i > 0 && now[i].width == 0)
			i--;
		if (there)
			go_along(b, row, i);
		else
			go_to(b, row, i);
		there = true;
		for (; i < end; i++)
			put_cell(b, g, &now[i]);
	}
	memcpy(was, now, (size_t)b->cols * sizeof(*now));
}

/* ---- Scrolling ---- */

struct move {
	int top, bottom; /* rows that show what was `by` rows further down */
	int by;          /* less than 0: further up */
};

/* Is it worth moving rows by so many? */
static bool find_move(const struct blit *b, const struct grid *g, int by, struct move *m)
{
	int moved = 0, lost = 0, since = 0;

	*m = (struct move) { .by = by };
	for (int row = by < 0 ? -by : 0; row < b->rows - (by > 0 ? by : 0); row++) {
		if (!b->changed[row]) {
			since += moved > 0;
		} else if (row_shown(b, g, row, row + by)) {
			if (moved++ == 0)
				m->top = row;
			m->bottom = row;
			lost += since;
			since = 0;
		}
	}
	return moved >= SCROLL_LEAST && lost < moved / 2;
}

static void move_rows(struct blit *b, const struct move *m)
{
	int n = abs(m->by), top = m->top + (m->by < 0 ? m->by : 0),
	    bottom = m->bottom + (m->by > 0 ? m->by : 0);
	size_t size = (size_t)(m->bottom - m->top + 1) * (size_t)b->cols * sizeof(*b->shown);

	put_unpadded(&b->out, tiparm(change_scroll_region, top, bottom));
	go_to(b, m->by > 0 ? bottom : top, 0);
	for (int i = 0; i < n; i++)
		put_unpadded(&b->out, m->by > 0 ? scroll_forward : scroll_reverse);
	put_unpadded(&b->out, tiparm(change_scroll_region, 0, b->rows - 1));
	memmove(shown_row(b, m->top), shown_row(b, m->top + m->by), size);
	for (int i = 0; i < n; i++)
		now_blank(b, m->by > 0 ? bottom - i : top + i);
}

/* Rows that only moved are moved by the terminal: a tenth of the bytes. */
static bool scroll_rows(struct blit *b, const struct grid *g)
{
	struct move m;

	for (int n = 1; n <= SCROLL_MOST && n < b->rows; n++) {
		if (find_move(b, g, n, &m) || find_move(b, g, -n, &m)) {
			move_rows(b, &m);
			return true;
		}
	}
	return false;
}

/* ---- A paint ---- */

static void show_cursor(struct blit *b, const struct grid *g)
{
	int row, col;
	bool visible;

	grid_cursor(g, &row, &col, &visible);
	if (!b->cursor_known || visible != b->cursor_shown)
		buf_puts(&b->out, b->caps[visible ? BLIT_SHOW : BLIT_HIDE]);
	if (!b->cursor_known || b->out.len > 0 || row != b->cursor_row || col != b->cursor_col)
		go_to(b, row, col);
	b->cursor_known = true;
	b->cursor_shown = visible;
	b->cursor_row = row;
	b->cursor_col = col;
}

void blit_show(struct blit *b, const struct grid *g)
{
	make_room(b, g);
	if (compare(b, g) >= SCROLL_LEAST && b->scrolls && scroll_rows(b, g))
		compare(b, g);
	for (int row = 0; row < b->rows; row++)
		if (b->changed[row])
			show_row(b, g, row);
	take_pen(b, off);
	show_cursor(b, g);
	blit_send(buf_str(&b->out), b->out.len);
	buf_cut(&b->out, 0);
}
