#include "formats/compose_match.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum {
	ALIKE_LEAST = 300, /* of 1000: below it a line was not changed but replaced */
	CELLS_MAX = 1000000,
};

struct lines {
	const char *const *was, *const *now;
};

static bool same_line(const void *ctx, size_t i, size_t j)
{
	const struct lines *l = ctx;

	return strcmp(l->was[i], l->now[j]) == 0;
}

/* How much of two lines is what both begin and end with, of 1000: what an edit leaves. */
static int alike(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), head = 0, tail = 0, longer = n > m ? n : m;

	while (head < n && head < m && a[head] == b[head])
		head++;
	while (tail < n - head && tail < m - head && a[n - 1 - tail] == b[m - 1 - tail])
		tail++;
	return longer ? (int)((head + tail) * 1000 / longer) : 1000;
}

/* Some lines of was (their indices in a) beside some of now (b): pairs that do not cross, with the
 * greatest likeness together. One beside one is a change however great. */
static void match_alike(
	const struct lines *l, const size_t *a, size_t n, const size_t *b, size_t m, size_t *to)
{
	size_t width = m + 1;
	int *best;

	if (n == 0 || m == 0 || n + 1 > CELLS_MAX / width)
		return;
	if (n == 1 && m == 1) {
		to[b[0]] = a[0];
		return;
	}
	best = xcalloc((n + 1) * width, sizeof(*best));
	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;) {
			int score = alike(l->was[a[i]], l->now[b[j]]);
			int pair = best[(i + 1) * width + j + 1] + score;
			int skip = best[(i + 1) * width + j], right = best[i * width + j + 1];

			skip = right > skip ? right : skip;
			best[i * width + j] = score >= ALIKE_LEAST && pair > skip ? pair : skip;
		}
	for (size_t i = 0, j = 0; i < n && j < m;) {
		if (best[i * width + j] == best[(i + 1) * width + j])
			i++;
		else if (best[i * width + j] == best[i * width + j + 1])
			j++;
		else
			to[b[j++]] = a[i++];
	}
	free(best);
}

/* Lines that stand elsewhere now. */
static void match_moved(const struct lines *l, size_t n, size_t m, size_t *to, bool *used)
{
	for (size_t j = 0; j < m; j++)
		for (size_t i = 0; to[j] == ALIGN_NONE && i < n; i++)
			if (!used[i] && same_line(l, i, j)) {
				to[j] = i;
				used[i] = true;
			}
}

/* What is still alone in was[i..i_end) and now[j..j_end), which lies between two kept lines. */
static void match_between(const struct lines *l, size_t i, size_t i_end, size_t j, size_t j_end,
	size_t *to, const bool *used)
{
	size_t *a = xreallocarray(NULL, i_end - i + 1, sizeof(*a)), n = 0;
	size_t *b = xreallocarray(NULL, j_end - j + 1, sizeof(*b)), m = 0;

	for (; i < i_end; i++)
		if (!used[i])
			a[n++] = i;
	for (; j < j_end; j++)
		if (to[j] == ALIGN_NONE)
			b[m++] = j;
	match_alike(l, a, n, b, m, to);
	free(a);
	free(b);
}

void compose_match(const char *const *was, size_t n, const char *const *now, size_t m, size_t *to)
{
	struct lines l = { was, now };
	size_t *kept = xreallocarray(NULL, n + 1, sizeof(*kept)), j = 0, i = 0;
	bool *used = xcalloc(n + 1, sizeof(*used));

	align(n, m, same_line, &l, kept);
	for (size_t k = 0; k < m; k++)
		to[k] = ALIGN_NONE;
	for (size_t k = 0; k < n; k++)
		if (kept[k] != ALIGN_NONE) {
			to[kept[k]] = k;
			used[k] = true;
		}
	match_moved(&l, n, m, to, used);
	for (size_t k = 0; k < n; k++)
		if (kept[k] != ALIGN_NONE) {
			match_between(&l, i, k, j, kept[k], to, used);
			i = k + 1;
			j = kept[k] + 1;
		}
	match_between(&l, i, n, j, m, to, used);
	free(kept);
	free(used);
}
