/* The findings of a year, and what speaks against one entry of it: gathered and run through
 * rules/year_checks.h. */
#ifndef CORE_SERVICES_YEAR_CHECKS_H
#define CORE_SERVICES_YEAR_CHECKS_H

#include "rules/year_checks.h"
#include "services/session.h"

/* Reads only. pool_release(&out->pool) also after a failure. */
bool year_check(struct session *se, int year, struct year_findings *out, struct err *e);

/* An entry as it would be. */
struct year_wish {
	int64_t meeting_id;         /* 0 = not stored yet */
	struct moment starts, ends; /* no starts: nothing speaks against it; no ends: one day */
	const int64_t *groups;      /* whose it is; NULL: those that are stored */
	size_t n_groups;
};

/* What speaks against it, in words: days that do not suit, the other meetings of its groups and of those
 * who are called to it, its room; "! röd dag: Kristi himmelsfärdsdag  ? sportlov Ekby", appended. Those
 * called are the stored roll, or where groups are given their members on that day; every party counts
 * where there is neither. Reads the weeks around it and no more. */
bool year_look_words(struct session *se, const struct year_wish *w, struct buf *out, struct err *e);

/* Days between the notice and the meeting, as the organisation wants them; set as one step. Refused: fewer
 * than 0, more than YEAR_DISPATCH_LOOK. */
bool year_dispatch_days(struct session *se, int *days, struct err *e);
bool year_dispatch_days_set(struct session *se, int days, struct err *e);

#endif
