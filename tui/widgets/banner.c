#include "tui/widgets/banner.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

/* In dots. A letter is five high, with a row for its mark and one of space above, and one below. With
 * block signs a cell holds two dots, one above the other. */
enum { ABOVE = 2, LINE = 8, SPACE = 3 };

struct glyph {
	uint32_t cp;
	const char *dots; /* rows from the top, parted by '/' */
};

static const struct glyph glyphs[] = {
	{ '!', "#/#/#/./#" }, { '"', "#.#/#.#/.../.../..." }, { '%', "#..#/..#./.#../#..#/...." },
	{ '&', ".#../#.#./.#../#.#./.#.#" }, { '\'', "#/#/././." }, { '(', ".#/#./#./#./.#" },
	{ ')', "#./.#/.#/.#/#." }, { '+', ".../.#./###/.#./..." }, { ',', "../../../.#/#." },
	{ '-', ".../.../###/.../..." }, { '.', "././././#" }, { '/', "..#/..#/.#./#../#.." },
	{ '0', ".##./#..#/#..#/#..#/.##." }, { '1', ".#./##./.#./.#./###" },
	{ '2', "###./...#/.##./#.../####" }, { '3', "###./...#/.##./...#/###." },
	{ '4', "#..#/#..#/####/...#/...#" }, { '5', "####/#.../###./...#/###." },
	{ '6', ".##./#.../###./#..#/.##." }, { '7', "####/...#/..#./.#../.#.." },
	{ '8', ".##./#..#/.##./#..#/.##." }, { '9', ".##./#..#/.###/...#/.##." },
	{ ':', "./#/./#/." }, { ';', "../.#/../.#/#." }, { '=', ".../###/.../###/..." },
	{ '?', "###./...#/.##./..../.#.." }, { 'a', ".##./#..#/####/#..#/#..#" },
	{ 'b', "###./#..#/###./#..#/###." }, { 'c', ".###/#.../#.../#.../.###" },
	{ 'd', "###./#..#/#..#/#..#/###." }, { 'e', "####/#.../###./#.../####" },
	{ 'f', "####/#.../###./#.../#..." }, { 'g', ".###/#.../#.##/#..#/.###" },
	{ 'h', "#..#/#..#/####/#..#/#..#" }, { 'i', "###/.#./.#./.#./###" },
	{ 'j', "..##/...#/...#/#..#/.##." }, { 'k', "#..#/#.#./##../#.#./#..#" },
	{ 'l', "#.../#.../#.../#.../####" }, { 'm', "#...#/##.##/#.#.#/#...#/#...#" },
	{ 'n', "#..#/##.#/#.##/#..#/#..#" }, { 'o', ".##./#..#/#..#/#..#/.##." },
	{ 'p', "###./#..#/###./#.../#..." }, { 'q', ".##./#..#/#..#/#.##/.###" },
	{ 'r', "###./#..#/###./#.#./#..#" }, { 's', ".###/#.../.##./...#/###." },
	{ 't', "#####/..#../..#../..#../..#.." }, { 'u', "#..#/#..#/#..#/#..#/.##." },
	{ 'v', "#...#/#...#/.#.#./.#.#./..#.." }, { 'w', "#...#/#...#/#.#.#/##.##/#...#" },
	{ 'x', "#..#/#..#/.##./#..#/#..#" }, { 'y', "#...#/.#.#./..#../..#../..#.." },
	{ 'z', "####/..#./.#../#.../####" }, { 0x2013, "..../..../####/..../...." }, /* – */
};

/* What stands above a letter. */
static const struct {
	uint32_t cp;
	char letter;
	const char *dots;
} marked[] = {
	{ 0xe5, 'a', ".##." }, /* å */
	{ 0xe4, 'a', "#..#" }, /* ä */
	{ 0xf6, 'o', "#..#" }, /* ö */
	{ 0xfc, 'u', "#..#" }, /* ü */
	{ 0xe9, 'e', "..#." }, /* é */
	{ 0xe8, 'e', ".#.." }, /* è */
};

static const struct glyph *glyph_of(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(glyphs); i++)
		if (glyphs[i].cp == cp)
			return &glyphs[i];
	return NULL;
}

/* Any other letter without its marks. */
static const struct glyph *plain_glyph(uint32_t cp)
{
	struct buf b = { 0 };
	const struct glyph *g;
	uint32_t base;
	char *folded;

	buf_put_utf8(&b, cp);
	folded = text_fold(buf_str(&b), FOLD_BASE);
	utf8_next(folded, strlen(folded), &base, NULL);
	g = *folded ? glyph_of(base) : NULL;
	free(folded);
	buf_release(&b);
	return g;
}

/* The sign for a character of a folded text, and its mark (NULL = none); NULL where there is none. */
static const struct glyph *sign_of(uint32_t cp, const char **mark)
{
	const struct glyph *g = glyph_of(cp);

	*mark = NULL;
	for (size_t i = 0; i < ARRAY_LEN(marked); i++)
		if (marked[i].cp == cp) {
			*mark = marked[i].dots;
			return glyph_of((uint32_t)marked[i].letter);
		}
	return g || cp < 0x80 ? g : plain_glyph(cp);
}

static int glyph_width(const struct glyph *g)
{
	return (int)strcspn(g->dots, "/");
}

/* Dots of the first n bytes, the space behind each letter counted. */
static int width_of(const char *s, size_t n)
{
	const char *mark;
	uint32_t cp;
	int width = 0;

	for (size_t i = 0; i < n;) {
		const struct glyph *g;

		i += utf8_next(s + i, n - i, &cp, NULL);
		g = sign_of(cp, &mark);
		width += g ? glyph_width(g) + 1 : SPACE;
	}
	return width;
}

/* The bytes of the first line, and where the next one begins. 0 where the first word is too long. */
static size_t first_line(const char *s, int dots, size_t *next)
{
	size_t end = 0;

	for (;;) {
		size_t word = end + strspn(s + end, " "), stop = word + strcspn(s + word, " ");

		if (word == stop || width_of(s, stop) - 1 > dots)
			break;
		end = stop;
	}
	*next = end + strspn(s + end, " ");
	return end;
}

static int rows_a_line(const struct canvas *c, int scale)
{
	return canvas_braille(c) ? LINE * scale / 2 : LINE * scale;
}

static char *prepared(const char *utf8)
{
	char *clean = text_clean(utf8, strlen(utf8), false), *folded = text_fold(clean, FOLD_CASE);

	free(clean);
	return folded;
}

int banner_rows(const struct canvas *c, int cells, int scale, const char *utf8)
{
	char *text = prepared(utf8), *s = text;
	int rows = 0;
	size_t next;

	for (; *s; s += next) {
		if (first_line(s, cells / scale, &next) == 0) {
			rows = 0;
			break;
		}
		rows += rows_a_line(c, scale);
	}
	free(text);
	return rows;
}

int banner_scale(const struct canvas *c, int rows, int cells, const char *utf8)
{
	for (int scale = canvas_linear(c) ? 0 : BANNER_SCALE_MOST; scale > 0; scale--) {
		int wants = banner_rows(c, cells, scale, utf8);

		if (wants > 0 && wants <= rows)
			return scale;
	}
	return 0;
}

/* A line's dots, LINE rows of width. */
struct dots {
	bool *on;
	int width;
};

static void set_row(struct dots *d, int y, int x, const char *row)
{
	for (int i = 0; row[i] && row[i] != '/'; i++)
		if (row[i] == '#' && x + i < d->width)
			d->on[y * d->width + x + i] = true;
}

static void set_glyph(struct dots *d, int x, const struct glyph *g, const char *mark)
{
	const char *row = g->dots;

	if (mark)
		set_row(d, 0, x, mark);
	for (int y = ABOVE; y < LINE && *row; y++) {
		set_row(d, y, x, row);
		row += strcspn(row, "/");
		row += *row == '/';
	}
}

static struct dots dots_of(const char *s, size_t n)
{
	struct dots d = { .width = width_of(s, n) };
	int x = 0;

	d.on = xcalloc((size_t)(d.width + 1) * LINE, sizeof(*d.on));
	for (size_t i = 0; i < n;) {
		const struct glyph *g;
		const char *mark;
		uint32_t cp;

		i += utf8_next(s + i, n - i, &cp, NULL);
		g = sign_of(cp, &mark);
		if (g)
			set_glyph(&d, x, g, mark);
		x += g ? glyph_width(g) + 1 : SPACE;
	}
	return d;
}

static bool lit(const struct dots *d, int y, int x)
{
	return y < LINE && d->on[y * d->width + x];
}

static const char *cell_sign(const struct dots *d, int row, int x, int scale, bool halves)
{
	bool upper, lower;

	if (!halves)
		return lit(d, row / scale, x) ? "█" : NULL;
	upper = lit(d, row * 2 / scale, x);
	lower = lit(d, (row * 2 + 1) / scale, x);
	return upper && lower ? "█" : upper ? "▀" : lower ? "▄" : NULL;
}

static void draw_line(
	struct canvas *c, int row, int col, int scale, unsigned style, const struct dots *d)
{
	bool halves = canvas_braille(c);

	for (int y = 0; y < rows_a_line(c, scale); y++)
		for (int x = 0; x < d->width * scale; x++) {
			const char *sign = cell_sign(d, y, x / scale, scale, halves);

			if (sign)
				canvas_text(c, row + y, col + x, 1, style, sign);
		}
}

int banner_draw(
	struct canvas *c, int row, int col, int cells, int scale, unsigned style, const char *utf8)
{
	char *text = prepared(utf8), *s = text;
	int from = row;
	size_t next, n;

	for (; *s && (n = first_line(s, cells / scale, &next)) > 0; s += next) {
		struct dots d = dots_of(s, n);

		draw_line(c, row, col, scale, style, &d);
		row += rows_a_line(c, scale);
		free(d.on);
	}
	free(text);
	return row - from;
}
