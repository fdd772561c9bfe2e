#include "tui/widgets/braille.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

enum { BRAILLE = 0x2800, ACROSS = 2, DOWN = 4 };

void braille_init(struct braille *b, int rows, int cols)
{
	*b = (struct braille) { rows, cols, xcalloc((size_t)(rows * cols + 1), 1) };
}

void braille_release(struct braille *b)
{
	free(b->dots);
	*b = (struct braille) { 0 };
}

void braille_dot(struct braille *b, int x, int y)
{
	static const uint8_t bit[DOWN][ACROSS] = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 },
		{ 0x40, 0x80 } };

	if (x < 0 || y < 0 || x >= b->cols * ACROSS || y >= b->rows * DOWN)
		return;
	b->dots[y / DOWN * b->cols + x / ACROSS] |= bit[y % DOWN][x % ACROSS];
}

static void dot_near(struct braille *b, double x, double y)
{
	braille_dot(b, (int)floor(x + 0.5), (int)floor(y + 0.5));
}

void braille_line(struct braille *b, double x0, double y0, double x1, double y1)
{
	int n = (int)ceil(fmax(fabs(x1 - x0), fabs(y1 - y0)));

	for (int i = 0; i <= n; i++) {
		double t = n ? (double)i / n : 0;

		dot_near(b, x0 + t * (x1 - x0), y0 + t * (y1 - y0));
	}
}

void braille_circle(struct braille *b, double x, double y, double radius)
{
	/* A dot for each column where the circle is flat, and for each row where it is steep: no gaps
	 * and no thick places. Half steps where the centre lies between dots. */
	double half = x + 0.5 == floor(x + 0.5) ? 0.5 : 0;

	for (double d = half; d <= radius * 0.7072 + 0.5; d++) {
		double r = sqrt(fmax(radius * radius - d * d, 0));

		for (int k = 0; k < 4; k++) {
			double sx = k & 1 ? -1 : 1, sy = k & 2 ? -1 : 1;

			dot_near(b, x + sx * d, y + sy * r);
			dot_near(b, x + sx * r, y + sy * d);
		}
	}
}

void braille_draw(const struct braille *b, struct canvas *c, unsigned style)
{
	bool can = canvas_braille(c);

	for (int row = 0; row < b->rows; row++) {
		const uint8_t *dots = b->dots + row * b->cols;

		for (int col = 0; col < b->cols; col++)
			if (dots[col])
				canvas_fill(c, row, col, 1, 1, style,
					can ? BRAILLE + (uint32_t)dots[col] : '.');
	}
}
