/* The numbers of a calendar's entry when undo or redo takes it away or brings it back. */
#ifndef DB_IDENTITY_H
#define DB_IDENTITY_H

#include "model/model.h"

struct store;
struct err;

/* A meeting or a tombstone is about to be put back: its sequence and revised_at go on from those of its
 * counterpart, which calendars were shown last and which is still there at that moment. Other
 * records are left alone. */
bool identity_onward(struct store *s, const struct table *t, void *rec, struct err *e);

/* The time of an update of rec: now, or just after what calendars were last shown of a meeting and its groups,
 * whose names stand in its entry: the stamp of an entry is the later of both. Other records: now. */
int64_t identity_now(struct store *s, const struct table *t, const void *rec);

#endif
