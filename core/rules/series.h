/* What becomes of the entries of a series that others organise when its rule changes. Pure. */
#ifndef CORE_RULES_SERIES_H
#define CORE_RULES_SERIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

#define SERIES_NONE SIZE_MAX

/* Days that the rule has no more beside days that it has now, both in order: a new one takes the place of the old
 * one nearest to it in the same week, or else in the same month, as people say that the meeting of that week was
 * moved. of (n_now of them) gets the index of the old day whose place each takes, SERIES_NONE for what is new. */
void series_pair(
	const int32_t *before, size_t n_before, const int32_t *now, size_t n_now, size_t *of);

#endif
