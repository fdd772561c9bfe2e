#include "rules/series.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/xalloc.h"

/* Day 0 was a Thursday; weeks begin on Mondays. */
static bool same_week(int32_t a, int32_t b)
{
	return (a + 3) / 7 == (b + 3) / 7;
}

static bool same_month(int32_t a, int32_t b)
{
	int ya, yb, ma, mb, d;

	day_to_ymd(a, &ya, &ma, &d);
	day_to_ymd(b, &yb, &mb, &d);
	return ya == yb && ma == mb;
}

/* The nearest free day among now, SERIES_NONE for none. */
static size_t nearest(int32_t day, const int32_t *now, size_t n, const size_t *of,
	bool (*alike)(int32_t a, int32_t b))
{
	size_t best = SERIES_NONE;

	for (size_t i = 0; i < n && now[i] <= day + 31; i++)
		if (of[i] == SERIES_NONE && now[i] >= day - 31 && alike(day, now[i]) &&
			(best == SERIES_NONE || abs(now[i] - day) < abs(now[best] - day)))
			best = i;
	return best;
}

void series_pair(
	const int32_t *before, size_t n_before, const int32_t *now, size_t n_now, size_t *of)
{
	bool (*const alike[])(int32_t a, int32_t b) = { same_week, same_month };
	bool *paired = xcalloc(n_before + 1, sizeof(*paired));

	for (size_t i = 0; i < n_now; i++)
		of[i] = SERIES_NONE;
	for (size_t a = 0; a < ARRAY_LEN(alike); a++)
		for (size_t i = 0; i < n_before; i++) {
			size_t at = paired[i] ? SERIES_NONE
					      : nearest(before[i], now, n_now, of, alike[a]);

			if (at != SERIES_NONE) {
				of[at] = i;
				paired[i] = true;
			}
		}
	free(paired);
}
