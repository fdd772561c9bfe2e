/* Kinds of entries: what holds of each where nobody says otherwise, where an entry lies in its days,
 * and which template its agenda comes from. */
#ifndef CORE_RULES_KINDS_H
#define CORE_RULES_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum { MEETING_KINDS = 8, KIND_MINUTES_MAX = 31 * 24 * 60 };

/* What the program says of a kind where the organisation says nothing. */
struct kind_usual {
	int minutes; /* how long it lasts; 0 for a point in time */
	int start;   /* minute of the day; MINUTE_NONE = there is no usual one */
};
struct kind_usual kind_usual(int kind);

/* An entry on the days first to last that begins at u->start and ends at the clock time end;
 * MINUTE_NONE: at the one at which it would end by its length. u->start MINUTE_NONE: whole days.
 * What lasts a day or longer goes on beyond a single day that is given. */
void kind_span(const struct kind_usual *u, int32_t first, int32_t last, int end,
	struct moment *starts, struct moment *ends);

/* What a template is for: a group or (0) all; every kind (TEMPLATE_ANY_KIND) or template_kind(). */
struct template_use {
	int64_t id, group_id;
	int kind;
};

/* The template of an entry of a kind for groups (in the order in which they are asked): that of a
 * group for the kind, else that of the kind for all groups, else that of a group, else that of all.
 * 0 where there is none. named (may be NULL) gets whether it is for that kind and no other. */
int64_t template_choose(const struct template_use *v, size_t n, const int64_t *groups,
	size_t n_groups, int kind, bool *named);

#endif
