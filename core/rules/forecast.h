/* The clock of a meeting: the time spent on its items, what the plan still asks for, and what of it will
 * not fit before the planned end. Pure; now is in UTC seconds. */
#ifndef CORE_RULES_FORECAST_H
#define CORE_RULES_FORECAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

/* Seconds spent on an item itself, the running clock included. */
int64_t item_seconds(const struct meeting *m, const struct item *it, int64_t now);

/* With those spent on its sub-items; items is the whole agenda. */
int64_t item_seconds_whole(const struct meeting *m, const struct item *items, size_t n,
	const struct item *it, int64_t now);

/* Minutes that the plan still asks for. items in agenda order. An open item asks for its planned minutes
 * less those spent, never below 0: one that is over its time moves the end. An item with sub-items
 * asks for what they do, or for what is left of its own plan where that is more.
 *
 * room: minutes until the planned end, below 0 when it has passed; NULL = there is none. Items follow
 * each other from the current one on and from the top again after the last, as the walk does.
 * misfit (may be NULL) gets for each of the n whether it is open, not the current one, and would
 * end after the planned end; an item ends when the last of its sub-items does. */
int64_t forecast_minutes(const struct meeting *m, const struct item *items, size_t n, int64_t now,
	const int64_t *room, bool *misfit);

/* Has any item planned minutes? Without them there is nothing to foresee an end by. */
bool forecast_possible(const struct item *items, size_t n);

#endif
