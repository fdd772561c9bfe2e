/* Inside an import of a calendar: what it says of a whole series beside those of its entries that are here.
 *
 * An entry is found again by its place in the series, so that its UID stays when the series moves. Days
 * that the rule has no more are moved to its new ones (rules/series.h) or called off, but only those to
 * come: what has been stays as it was. Nothing of it comes from an edition older than the one here. */
#ifndef CORE_SERVICES_ICS_SERIES_H
#define CORE_SERVICES_ICS_SERIES_H

#include "formats/calendar_in.h"
#include "services/session.h"

/* What one of its entries is here. */
struct ics_place {
	const char *entry;  /* "" for an entry that the calendar does not name */
	int64_t meeting_id; /* 0 = not by its place */
	bool moved;         /* from another day of the series */
	bool uid_taken;     /* its name is that of another entry, which was moved */
	const char *
		why; /* translated: it is not taken, or (of gone) it is called off; NULL = nothing to say */
};

struct ics_series {
	struct ics_place *v; /* none where nothing of the series is here */
	size_t n, at;
	struct ics_place *gone; /* what does not take place any more */
	size_t n_gone;
	int64_t sister; /* the last of it that is here; 0 = none */
	struct pool pool;
};

/* Look it up, without writing. Release it in any case. */
bool ics_series_look(struct session *se, const struct calendar_series *all, struct ics_series *out,
	struct err *e);
void ics_series_release(struct ics_series *s);

/* That of the event, which comes in the order of the series; NULL = nothing is known about it. */
const struct ics_place *ics_series_place(struct ics_series *s, const struct calendar_event *ev);

#endif
