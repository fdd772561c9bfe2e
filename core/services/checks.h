/* The check of a meeting before its notes leave the house: gathered, run through rules/checks.h, and
 * what somebody let stand set beside it. */
#ifndef CORE_SERVICES_CHECKS_H
#define CORE_SERVICES_CHECKS_H

#include "rules/checks.h"
#include "services/session.h"

/* Open remarks first, in agenda order, then those that were waived; everything in the pool. */
struct check_report {
	struct finding *v;
	size_t n, n_open;
	struct pool pool;
};
/* Reads only. *out is to be released also after a failure. */
bool check_meeting(struct session *se, int64_t meeting_id, struct check_report *out, struct err *e);
void check_report_release(struct check_report *r);

/* Let a remark stand, and say why: one step. A blank reason is refused. Where it is waived already the
 * reason is replaced. */
bool check_waive(struct session *se, int64_t meeting_id, const struct finding *f,
	const char *reason, struct err *e);

/* Take that back: one step. */
bool check_unwaive(struct session *se, int64_t waiver_id, struct err *e);

#endif
