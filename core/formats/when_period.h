/* Inside of when_due.h: periods that have a name. */
#ifndef CORE_FORMATS_WHEN_PERIOD_H
#define CORE_FORMATS_WHEN_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct period {
	int32_t from, to; /* days, both inclusive */
};

/* A period at the start of s: the one without a year is the first that is not over on `today`.
 * led: a preposition stood before it ("i vår", "under 2027"); alone such words are something else.
 * Returns the bytes used, 0 where there is none. */
size_t when_period(const char *s, int32_t today, bool led, struct period *p);

/* The first, middle or last third of it. */
struct period period_part(struct period p, int third);

#endif
