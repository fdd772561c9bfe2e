/* The groups that somebody takes part in, as the option "mina-grupper" names them. */
#ifndef CORE_SERVICES_MY_GROUPS_H
#define CORE_SERVICES_MY_GROUPS_H

#include "services/session.h"

/* Names with commas between them, read as group_find does, each group once. ERR_INVALID, saying where they are
 * named, where none is; ERR_NOT_FOUND and ERR_AMBIGUOUS as group_find. */
bool my_groups(struct session *se, const char *names, int64_t ids[MEETING_GROUPS_MAX], size_t *n,
	struct err *e);

#endif
