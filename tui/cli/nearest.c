#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tui/cli/command.h"

static size_t least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Levenshtein's distance in bytes, a swap of neighbours counted as one (optimal string alignment). */
static size_t distance(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), w = nb + 1, d;
	size_t *t = xcalloc((na + 1) * w, sizeof(*t));

	for (size_t i = 0; i <= na; i++) {
		for (size_t j = 0; j <= nb; j++) {
			size_t *at = t + i * w + j;

			if (i == 0 || j == 0) {
				*at = i + j;
				continue;
			}
			*at = least(
				at[-1] + 1, *(at - w) + 1, *(at - w - 1) + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				*at = least(*at, *(at - 2 * w - 2) + 1, *at);
		}
	}
	d = t[na * w + nb];
	free(t);
	return d;
}

const char *cli_nearest(const char *word, const char *const *words, size_t n)
{
	const char *best = NULL;
	size_t best_d = 0, len = strlen(word);

	if (len == 0 || len > 64)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		size_t d = distance(word, words[i]);

		/* A third of the letters may be wrong; a beginning is enough. */
		if (len >= 2 && strncmp(word, words[i], len) == 0)
			d = 1;
		if (d * 3 <= strlen(words[i]) + 1 && (!best || d < best_d)) {
			best = words[i];
			best_d = d;
		}
	}
	return best;
}
