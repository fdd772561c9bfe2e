/* Who was there when. A row of the roll says whether somebody took part; came and left say which part:
 *
 *     came          from then on               left           until then
 *     came < left   between the two            came > left    away between left and came
 *
 * Two times hold no more than that: leaving again after having come back forgets the first absence.
 * Pure. Minutes are local, of the meeting's first day. */
#ifndef CORE_RULES_PRESENCE_H
#define CORE_RULES_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "model/roll.h"

/* Left for a time and came back? */
bool presence_away(const struct attendance *a);

/* There at that minute; MINUTE_NONE asks whether the person took part at all. */
bool presence_at(const struct roll_row *r, int minute);

/* Said to come, or there already: what can be hoped for before the meeting. */
bool presence_expected(const struct roll_row *r);

/* When an item was treated. */
struct item_span {
	int64_t item_id;
	int order;    /* as the items were begun, from 1; 0 = it was not */
	int from, to; /* MINUTE_NONE: not known */
};

/* The spans of all items, out[n] in their order. started[i] is the minute at which items[i] was begun
 * (MINUTE_NONE where the day is another or nothing is known), ended that of the meeting's end, or now
 * while it runs. An item goes on until the next one begins, a parent until its last child ends. */
void presence_spans(
	const struct item *items, size_t n, const int *started, int ended, struct item_span *out);

/* There for some of an item? Whoever came while it was current was. Leaving before an item and coming
 * back after it, as somebody does who has an interest in it, is not being there, though it may be the
 * same minute in which the items changed. Where no clock is known the order of the items decides. */
bool presence_during(const struct roll_row *r, const struct item_span *spans, size_t n, size_t at);

#endif
