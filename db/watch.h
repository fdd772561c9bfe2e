/* Somebody else wrote: noticed by inotify, confirmed by PRAGMA data_version. */
#ifndef DB_WATCH_H
#define DB_WATCH_H

#include "db/sql.h"

struct watch {
	int fd; /* -1 = none */
	int64_t version;
};

/* Remember where q, which has read already, stands. */
bool watch_start(struct watch *w, struct sql *q, struct err *e);

/* The descriptor, made at the first call (its -wal is there by now). Where there is no inotify it is a
 * timer's, so that its owner looks twice a second. */
int watch_fd(struct watch *w, const struct sql *q);
void watch_close(struct watch *w);

/* Drain the descriptor; has anybody else committed since it was last asked? */
bool watch_changed(struct watch *w, struct sql *q, bool *changed, struct err *e);

/* Tell the other windows that a commit is there to be read: the write to the -wal, which they see too,
 * comes before that, so a window that looks at once may look too early. */
void watch_tell(const struct sql *q);

/* Is the file still where it was opened? Otherwise ERR_IO: what we write would be lost. */
bool watch_in_place(const struct sql *q, struct err *e);

#endif
