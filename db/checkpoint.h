/* Moving the write-ahead log into the database, when nothing else is to do.
 *
 * SQLite 3.7.0 to 3.51.2 can lose pages where a checkpoint begins just as another connection's commit
 * restarts the log (sqlite.org/wal.html#walresetbug). So automatic checkpoints are off, and ours are
 * guarded: a second connection holds the write lock meanwhile, so that nobody can restart it. The
 * checkpoint of the last connection's close is safe: it has the file to itself. */
#ifndef DB_CHECKPOINT_H
#define DB_CHECKPOINT_H

#include "db/sql.h"

struct checkpoint {
	int pages;     /* in the log after our last commit */
	int64_t since; /* ms on the monotonic clock of that commit */
};

/* Count q's commits from now on. c must stay where it is. log_bytes: size of the log that was there
 * when it was opened. */
void checkpoint_watch(struct checkpoint *c, struct sql *q, int64_t log_bytes);

/* Milliseconds until checkpoint_run is due; 0 = now, -1 = nothing to do. */
int checkpoint_due(const struct checkpoint *c);

/* Does not wait for a writer: then it is done after a later commit. */
void checkpoint_run(struct checkpoint *c, struct sql *q);

#endif
