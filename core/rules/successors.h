/* Groups that end and groups that take their place. Pure. */
#ifndef CORE_RULES_SUCCESSORS_H
#define CORE_RULES_SUCCESSORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

/* Does the group do its work on that day, an ISO text? */
bool group_lasts(const struct group *g, const char *day);

/* Is the group to the successor of id, or that one's …? A group is its own. */
bool group_leads_to(const struct group *v, size_t n, int64_t id, int64_t to);

/* The group that does the work of the group id on that day: itself until its last day (and before its
 * first), afterwards its successor's, and so on. 0: it has ended and nobody has taken its place, or the
 * successors go in a circle. A group that is not among v is itself. */
int64_t group_on_day(const struct group *v, size_t n, int64_t id, int32_t day);

/* The same for all groups of an entry, each once, in the order of ids: out has room for n_ids. Returns how
 * many are left. */
size_t groups_on_day(const struct group *v, size_t n, const int64_t *ids, size_t n_ids, int32_t day,
	int64_t *out);

#endif
