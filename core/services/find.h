/* What a user calls something: from typed words to an id. Case and accents are loose everywhere. Nothing
 * is written. ERR_NOT_FOUND says what there is or how to ask, ERR_AMBIGUOUS who or what fits. */
#ifndef CORE_SERVICES_FIND_H
#define CORE_SERVICES_FIND_H

#include "services/session.h"

/* What a user calls a meeting: an id, an ISO day or any day that base dates read ("10/3", "idag"),
 * "next", "current", "last" (also "nästa", "pågår", "senaste"), narrowed to a group (0 = any).
 * ERR_NOT_FOUND; ERR_AMBIGUOUS with the candidates' ids in the text. */
bool meeting_find(
	struct session *se, const char *what, int64_t group_id, int64_t *id, struct err *e);

/* A group by id, name, short name or letter, case and accents loose; of several those that last today.
 * ERR_NOT_FOUND names those there are. */
bool group_find(struct session *se, const char *what, int64_t *id, struct err *e);

/* A group by id or exactly its name, short name or letter; *id is 0 where none is called so. */
bool group_called(struct session *se, const char *what, int64_t *id, struct err *e);

/* A person by id, full name, initials or unique part of the name; ERR_AMBIGUOUS lists who fits.
 * meeting_id limits it to those on a meeting's roll (0 = everybody). */
bool person_find(
	struct session *se, const char *what, int64_t meeting_id, int64_t *id, struct err *e);

/* A party by id, name or short name. */
bool party_find(struct session *se, const char *what, int64_t *id, struct err *e);

#endif
