/* How an entry comes back the year after: rules/plan.h. */
#ifndef CORE_SERVICES_YEAR_RULES_H
#define CORE_SERVICES_YEAR_RULES_H

#include "services/session.h"

/* The rule of an entry; the usual one (id 0) where nobody has said any. */
bool year_rule_get(struct session *se, int64_t meeting_id, struct year_rule *out, struct err *e);

/* Say it, one step; r->id is set. weeks counts for RULE_BEFORE_BOARD alone: 0 to 52. */
bool year_rule_put(struct session *se, struct year_rule *r, struct err *e);

#endif
