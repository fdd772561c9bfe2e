/* What reading a typed line needs of the store: who may be meant, and what "next meeting" means. */
#ifndef CORE_SERVICES_COMPOSING_H
#define CORE_SERVICES_COMPOSING_H

#include "formats/compose.h"
#include "rules/speakers.h"
#include "services/session.h"

/* Zeroed is valid to release. */
struct composing {
	struct speakers who;
	int32_t next_meeting; /* of its first group, after it; DAY_NONE = not known */
};

/* For the notes of a meeting, as its roll stands now. What was in *c is released. */
bool composing_load(struct session *se, int64_t meeting_id, struct composing *c, struct err *e);
void composing_release(struct composing *c);

/* For compose_parse: borrows from *c; today from the clock. */
struct compose_with composing_with(const struct composing *c, const struct session *se);

/* Who and who speaks, as notes call them where that is certain ("karin" becomes "Karin"). Returns the
 * number of people that a name may mean where it is not: 2 or more, with their indices in *hits
 * (room for c->who.n) and the name in *name (the caller frees). */
size_t composing_settle(
	const struct composing *c, struct composed *line, size_t *hits, char **name);

/* Write that one instead of the name. */
void composing_choose(
	const struct composing *c, struct composed *line, const char *name, size_t who);

#endif
