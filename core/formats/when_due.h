/* When something is to be done, as people write it: an interval of days, or the kind of words that it
 * is. The words themselves are kept for print by whoever asks.
 *
 * All that when.h reads ("fre 13/3", "6–7 maj", "v. 20"), and: "v. 12–14", "i maj/juni", "slutet av
 * maj", "första veckan i juni", "månadsskiftet aug/sep", "vid årsskiftet", "veckan ut", "nästa månad",
 * "i höst", "till sommaren", "ht 26", "före jul", "Q2", "andra halvåret", "om två veckor", "inom en
 * månad", "varje månad", "löpande", "snarast", "nästa möte", "senare", and what these are in English.
 * "Före" something ends the day before it; "efter" begins the day after it and has no end. */
#ifndef CORE_FORMATS_WHEN_DUE_H
#define CORE_FORMATS_WHEN_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum due_sort {
	DUE_DAYS,    /* from..to */
	DUE_MEETING, /* until the next meeting: the caller knows when that is */
	DUE_SOON,    /* from today on, without an end: "snarast" */
	DUE_ALWAYS,  /* again and again: "varje månad", "löpande" */
	DUE_WORDS,   /* no day: "senare" */
};
struct when_due {
	enum due_sort sort;
	int32_t from, to; /* DAY_NONE where there is none */
};

/* Is all of s such words? Days count from today; with DAY_NONE only the sort is told, and it is the
 * same whatever today is. */
bool when_due(const char *s, int32_t today, struct when_due *out);

#endif
