#include "formats/align.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"

enum { CELLS_MAX = 4000000 };

/* a[from..from + n) beside b[from..from + m), which begin and end differently. */
static void align_middle(size_t from, size_t n, size_t m,
	bool (*same)(const void *ctx, size_t i, size_t j), const void *ctx, size_t *to)
{
	size_t width = m + 1;
	uint32_t *best; /* how many of a[i..] and b[j..] can be paired */

	if (n == 0 || m == 0 || n + 1 > CELLS_MAX / width)
		return;
	best = xcalloc((n + 1) * width, sizeof(*best));
	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;) {
			uint32_t down = best[(i + 1) * width + j], right = best[i * width + j + 1];

			if (same(ctx, from + i, from + j))
				best[i * width + j] = best[(i + 1) * width + j + 1] + 1;
			else
				best[i * width + j] = down > right ? down : right;
		}
	for (size_t i = 0, j = 0; i < n && j < m;) {
		if (same(ctx, from + i, from + j))
			to[from + i++] = from + j++;
		else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
			i++;
		else
			j++;
	}
	free(best);
}

void align(size_t n, size_t m, bool (*same)(const void *ctx, size_t i, size_t j), const void *ctx,
	size_t *to)
{
	size_t from = 0, tail = 0;

	for (size_t i = 0; i < n; i++)
		to[i] = ALIGN_NONE;
	for (; from < n && from < m && same(ctx, from, from); from++)
		to[from] = from;
	for (; tail < n - from && tail < m - from && same(ctx, n - 1 - tail, m - 1 - tail); tail++)
		to[n - 1 - tail] = m - 1 - tail;
	align_middle(from, n - from - tail, m - from - tail, same, ctx, to);
}
