/* Days that do not suit: the school breaks of a municipality (or of everybody) and what a party
 * cannot, kept by the user. Each call that writes is one step. What they speak against is told by
 * year_checks.h. */
#ifndef CORE_SERVICES_YEAR_DAYS_H
#define CORE_SERVICES_YEAR_DAYS_H

#include "rules/break_presets.h"
#include "services/session.h"

/* Add (id 0) or change. Days as ISO; a missing last day is the first one. Refused: no label (party), no
 * first day, a last day before the first. */
bool break_put(struct session *se, struct school_break *b, struct err *e);
bool blackout_put(struct session *se, struct blackout *b, struct err *e);

/* The usual days of a preset in a year, for each of the parties, or (n 0) for everybody. One step; such as
 * are there already are left. *added gets how many are new; none of them is no step. */
bool breaks_add_preset(struct session *se, enum break_preset preset, int year,
	const int64_t *parties, size_t n, size_t *added, struct err *e);

/* The breaks that begin in year `from`, in year `to`: by week and weekday, around Easter by their distance
 * from it. The same rules; ERR_NOT_FOUND where `from` has none. */
bool breaks_copy_year(struct session *se, int from, int to, size_t *added, struct err *e);

/* Take one away; one step. */
bool break_remove(struct session *se, int64_t id, struct err *e);
bool blackout_remove(struct session *se, int64_t id, struct err *e);

#endif
