#include "tui/screen/blit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define NCURSES_NOMACROS
#include <curses.h>

#include "base/xalloc.h"

enum ink { INK_OWN, INK_RED, INK_GREEN, INK_BLUE, INK_MAGENTA, INK_CYAN, INK_BLACK, INK_WHITE };

struct look {
	enum ink ink; /* INK_OWN: the ground's, or the terminal's own */
	attr_t attr;
};

/* Without colours; the meanings that matter still differ (ux.md §4). */
static const struct look mono[STYLE_COUNT] = {
	[STYLE_TITLE] = { INK_OWN, A_BOLD },
	[STYLE_HEADING] = { INK_OWN, A_BOLD },
	[STYLE_TAB] = { INK_OWN, A_BOLD },
	[STYLE_KEY] = { INK_OWN, A_BOLD },
	[STYLE_RUNNING] = { INK_OWN, A_BOLD },
	[STYLE_DECIDED] = { INK_OWN, A_BOLD },
	[STYLE_LATE] = { INK_OWN, A_BOLD },
	[STYLE_ERROR] = { INK_OWN, A_BOLD },
	[STYLE_MATCH] = { INK_OWN, A_UNDERLINE },
	[STYLE_LABEL] = { INK_OWN, A_BOLD },
	[STYLE_CONTROL] = { INK_OWN, A_REVERSE },
};

/* No yellow or white on an unknown ground, no blue on black, no dim: readable on light and dark
 * terminals of eight colours. What is not named looks as in mono. */
#define ATTENDANCE_LOOKS(attr)                                                                     \
	[STYLE_PRESENT] = { INK_GREEN, 0 }, [STYLE_REMOTE] = { INK_GREEN, 0 },                     \
	[STYLE_DEPUTY] = { INK_GREEN, 0 }, [STYLE_ABSENT] = { INK_RED, attr },                     \
	[STYLE_EXCUSED] = { INK_MAGENTA, attr }, [STYLE_LATE] = { INK_RED, A_BOLD },               \
	[STYLE_ERROR] = { INK_RED, A_BOLD }

static const struct look colors[][STYLE_COUNT] = {
	[THEME_AUTO] = { ATTENDANCE_LOOKS(0) },
	[THEME_DARK] = { ATTENDANCE_LOOKS(A_BOLD), [STYLE_HEADING] = { INK_CYAN, A_BOLD },
		[STYLE_KEY] = { INK_CYAN, A_BOLD }, [STYLE_FRAME] = { INK_CYAN, 0 } },
	[THEME_LIGHT] = { ATTENDANCE_LOOKS(0), [STYLE_HEADING] = { INK_BLUE, A_BOLD },
		[STYLE_KEY] = { INK_BLUE, A_BOLD }, [STYLE_FRAME] = { INK_BLUE, 0 } },
	[THEME_MONO] = { { INK_OWN, 0 } },
};

/* THEME_DARK and THEME_LIGHT bring their own background. */
static short ground(enum theme theme)
{
	switch (theme) {
	case THEME_DARK:
		return COLOR_BLACK;
	case THEME_LIGHT:
		return COLORS > 15 ? 15 : COLOR_WHITE;
	case THEME_AUTO:
	case THEME_MONO:
		break;
	}
	return -1;
}

static struct look look_of(const struct blit *b, unsigned meaning)
{
	struct look l = mono[meaning];

	if (b->color && (colors[b->theme][meaning].ink || colors[b->theme][meaning].attr))
		l = colors[b->theme][meaning];
	if (l.ink == INK_OWN && b->theme == THEME_DARK)
		l.ink = INK_WHITE;
	else if (l.ink == INK_OWN && b->theme == THEME_LIGHT)
		l.ink = INK_BLACK;
	return l;
}

static short color_of(enum ink ink)
{
	static const short numbers[] = { -1, COLOR_RED, COLOR_GREEN, COLOR_BLUE, COLOR_MAGENTA,
		COLOR_CYAN, COLOR_BLACK, COLOR_WHITE };

	return numbers[ink];
}

/* Each style has the pair of its own number + 1; pair 0 is the terminal's own colours. */
static void make_looks(struct blit *b)
{
	for (unsigned m = 0; m < STYLE_COUNT; m++) {
		struct look l = look_of(b, m);

		b->looks[m].attr = l.attr;
		b->looks[m].pair = b->color && l.ink != INK_OWN ? (short)(m + 1) : 0;
		if (b->looks[m].pair)
			init_pair(b->looks[m].pair, color_of(l.ink), ground(b->theme));
	}
}

static bool start_colors(void)
{
	return has_colors() && start_color() == OK && use_default_colors() == OK &&
		COLOR_PAIRS > (int)STYLE_COUNT;
}

static void release_out(struct blit *b)
{
	if (b->out)
		fclose(b->out);
	if (b->gather >= 0)
		close(b->gather);
	b->out = NULL;
	b->gather = -1;
}

/* Curses writes at every jump of its cursor. What one paint writes is gathered and goes out in one
 * piece: the terminal wakes up once, and over a network it is one packet. */
static void gather_begin(struct blit *b)
{
	if (b->gather >= 0)
		dup3(b->gather, fileno(b->out), O_CLOEXEC);
}

static void gather_end(struct blit *b)
{
	char bytes[8192];
	off_t end, at = 0;
	ssize_t n = 0, done = 0;

	if (b->gather < 0)
		return;
	end = lseek(b->gather, 0, SEEK_CUR);
	dup3(STDOUT_FILENO, fileno(b->out), O_CLOEXEC);
	for (; at < end; at += done) {
		size_t room = end - at < (off_t)sizeof(bytes) ? (size_t)(end - at) : sizeof(bytes);

		n = pread(b->gather, bytes, room, at);
		done = n > 0 ? write(STDOUT_FILENO, bytes, (size_t)n) : -1;
		if (done <= 0)
			break;
	}
	lseek(b->gather, 0, SEEK_SET);
}

bool blit_open(struct blit *b, bool color, enum theme theme)
{
	int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

	*b = (struct blit) { .theme = theme, .gather = memfd_create("paint", MFD_CLOEXEC) };
	use_tioctl(TRUE);
	b->out = fd < 0 ? NULL : fdopen(fd, "w");
	b->screen = b->out ? newterm(NULL, b->out, stdin) : NULL;
	if (!b->screen) {
		release_out(b);
		return false;
	}
	if (!blit_capability("cup", NULL)) {
		blit_close(b);
		return false;
	}
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	typeahead(-1);
	b->color = color && start_colors();
	make_looks(b);
	return true;
}

void blit_close(struct blit *b)
{
	blit_leave(b);
	delscreen(b->screen);
	release_out(b);
	free(b->shown);
	free(b->line);
	*b = (struct blit) { 0 };
}

bool blit_capability(const char *name, struct buf *out)
{
	const char *s = tigetstr(name);

	if (!s || s == (const char *)-1)
		return false;
	while (out && *s) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end + 1;
		else
			buf_putc(out, *s++);
	}
	return true;
}

void blit_reset(struct blit *b)
{
	if (isendwin())
		reset_prog_mode(); /* now: while it paints, the descriptor is not the terminal */
	b->rows = b->cols = 0;
	b->cursor_known = false;
	clearok(curscr, TRUE);
}

void blit_fit(struct blit *b, int rows, int cols)
{
	(void)b;
	if (rows != LINES || cols != COLS)
		resizeterm(rows, cols);
}

void blit_leave(struct blit *b)
{
	(void)b;
	if (!isendwin())
		endwin();
}

/* Room for the grid's size; what is there then counts as unknown. */
static void make_room(struct blit *b, const struct grid *g)
{
	size_t rows = (size_t)grid_rows(g), cols = (size_t)grid_cols(g);

	if (b->rows == grid_rows(g) && b->cols == grid_cols(g))
		return;
	b->rows = grid_rows(g);
	b->cols = grid_cols(g);
	b->shown = xreallocarray(b->shown, rows * cols, sizeof(*b->shown));
	b->line = xreallocarray(b->line, cols, sizeof(cchar_t));
	memset(b->shown, 0xff, rows * cols * sizeof(*b->shown));
}

static void to_curses(
	const struct blit *b, const struct grid *g, const struct cell *cell, cchar_t *out)
{
	wchar_t text[8] = { (wchar_t)cell->cp };
	unsigned meaning = cell->style & STYLE_MEANING;
	attr_t attr = b->looks[meaning].attr;
	size_t n = 1;

	for (const uint32_t *m = grid_marks(g, cell->marks); *m; m++)
		text[n++] = (wchar_t)*m;
	if (cell->style & STYLE_FOCUS)
		attr ^= A_REVERSE;
	if (cell->style & STYLE_MARKED)
		attr |= A_BOLD;
	setcchar(out, text, attr, b->looks[meaning].pair, NULL);
}

static void show_row(const struct blit *b, const struct grid *g, int row)
{
	const struct cell *now = grid_row(g, row);
	struct cell *was = b->shown + (size_t)row * (size_t)b->cols;
	size_t size = (size_t)b->cols * sizeof(*now);
	int from = 0, to = b->cols, n = 0;
	cchar_t *line = b->line;

	if (memcmp(now, was, size) == 0)
		return;
	while (memcmp(&now[from], &was[from], sizeof(*now)) == 0)
		from++;
	while (memcmp(&now[to - 1], &was[to - 1], sizeof(*now)) == 0)
		to--;
	while (from > 0 && now[from].width == 0)
		from--;
	for (int i = from; i < to; i++)
		if (now[i].width > 0)
			to_curses(b, g, &now[i], &line[n++]);
	mvwadd_wchnstr(stdscr, row, from, line, n);
	memcpy(was, now, size);
}

void blit_show(struct blit *b, const struct grid *g)
{
	int row, col;
	bool visible;

	make_room(b, g);
	for (int r = 0; r < b->rows; r++)
		show_row(b, g, r);
	grid_cursor(g, &row, &col, &visible);
	gather_begin(b);
	if (!b->cursor_known || visible != b->cursor_shown)
		curs_set(visible);
	b->cursor_shown = visible;
	b->cursor_known = true;
	wmove(stdscr, row, col);
	wnoutrefresh(stdscr);
	doupdate();
	gather_end(b);
}
