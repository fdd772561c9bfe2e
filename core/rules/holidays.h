/* Days on which nobody in Sweden meets, and those on which few do. Pure.
 *
 * Public holidays: lag (1989:253) om allmänna helgdagar; until 2004 with the Monday after Pentecost,
 * since 2005 with the national day in its place (SFS 2004:1320). The eves of midsummer, Christmas
 * and the new year are treated as holidays, as that law's neighbour, lag (1930:173) § 2, does for
 * the reckoning of legal time. Short days are custom: work ends at noon or earlier. */
#ifndef CORE_RULES_HOLIDAYS_H
#define CORE_RULES_HOLIDAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Easter Sunday (Gregorian; algorithm: the "anonymous" one of Nature, 20 April 1876, as given by
 * Meeus, Astronomical Algorithms, chapter 8). */
int32_t easter_sunday(int year);

/* A public holiday, or one of the three eves? Sundays as such are not counted. */
bool day_is_holiday(int32_t day);

/* Monday to Friday and no holiday? */
bool day_is_working(int32_t day);

/* What a day is in the calendar: the first of these that holds. */
enum day_kind {
	DAY_ORDINARY,
	DAY_RED,     /* a public holiday */
	DAY_EVE,     /* treated as one */
	DAY_WEEKEND, /* another Saturday or Sunday */
	DAY_BRIDGE,  /* a klämdag: a working day between two that are not */
	DAY_SHORT,
};

struct day_mark {
	enum day_kind kind;
	const char *name; /* translated: "Kristi himmelsfärdsdag"; "" where it has none */
};
struct day_mark day_mark(int32_t day);

/* Red days, eves and weekends: a meeting there is a mistake; the others are only worth a thought. */
bool day_kind_is_free(enum day_kind kind);

/* "röd dag: Kristi himmelsfärdsdag", "klämdag"; nothing for an ordinary day. */
void day_mark_words(struct day_mark mark, struct buf *out);

#endif
