/* The weeks of a span in which people do not meet: red days and breaks, as short as a planner says them.
 * Pure. */
#ifndef CORE_FORMATS_YEAR_WEEKS_H
#define CORE_FORMATS_YEAR_WEEKS_H

#include "base/pool.h"
#include "model/store.h"

struct year_week {
	int32_t first, last;
	bool holiday;
	const char *
		words; /* "v.9–10 sportlov (Ekby)", "v.14–15 3–6/4 påsk", "v.18 fre 1/5 första maj" */
};

/* Those that touch a day from first to last, by first day; all of it in the pool. Red days that follow on
 * one another are one; such as fall on a weekend alone are left out. Breaks with the same days and name
 * are one with all their parties. Returns how many. */
size_t year_weeks(int32_t first, int32_t last, const struct break_row *breaks, size_t n,
	struct pool *pool, struct year_week **out);

/* Is there a red day, from Monday to Friday, among those days? */
bool year_weeks_red(int32_t first, int32_t last);

#endif
