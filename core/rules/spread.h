/* The groups of a round over the days of a week. Pure. */
#ifndef CORE_RULES_SPREAD_H
#define CORE_RULES_SPREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The day nearest to the one wished for on which, and on the days - 1 after it, people work (Monday to
 * Friday, no holiday) and that is none of the n taken: later in its week, earlier in its week, then
 * the weeks after. */
int32_t spread_free(int32_t wished, int days, const int32_t *taken, size_t n);

/* A day for each of n groups in the week that monday begins. first is the weekday of the first of them,
 * the others follow one after the other; without one (negative) each has its own of own[] and those
 * that have none (negative) come one after the other from Tuesday, as far as the days are not
 * taken. wished[i] is the day before free days were passed, to[i] the one that it became. */
void spread_week(int32_t monday, int first, const int *own, size_t n, int days, int32_t *wished,
	int32_t *to);

#endif
