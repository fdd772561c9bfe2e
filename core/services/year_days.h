/* Days that do not suit: the school breaks of a municipality (or of everybody) and what a party
 * cannot, kept by the user, and what a day is in the calendar. Each call that writes is one step. */
#ifndef CORE_SERVICES_YEAR_DAYS_H
#define CORE_SERVICES_YEAR_DAYS_H

#include "base/buf.h"
#include "services/session.h"

/* Add (id 0) or change. Days as ISO; a missing last day is the first one. Refused: no label (party), no
 * first day, a last day before the first. */
bool break_put(struct session *se, struct school_break *b, struct err *e);
bool blackout_put(struct session *se, struct blackout *b, struct err *e);

bool break_remove(struct session *se, int64_t id, struct err *e);
bool blackout_remove(struct session *se, int64_t id, struct err *e);

/* What speaks against an entry of these groups on the days from first to last: "! röd dag: Kristi
 * himmelsfärdsdag", "? sportlov Ekby", two spaces between; nothing where nothing does. Breaks and
 * blackouts count that are everybody's or of a party with members in one of the groups; all of
 * them where there is no group. Reads only. */
bool year_days_words(struct session *se, int32_t first, int32_t last, const int64_t *groups,
	size_t n, struct buf *out, struct err *e);

#endif
