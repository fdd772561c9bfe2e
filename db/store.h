/* What stands behind the opaque struct store of core/model/store.h; for db/ only. */
#ifndef DB_STORE_H
#define DB_STORE_H

#include "model/store.h"

#include "db/checkpoint.h"
#include "db/journal.h"
#include "db/sql.h"
#include "db/watch.h"

struct store {
	struct sql sql;
	struct clock *clock;
	char *path;   /* absolute, or ":memory:" */
	char *actor;  /* user@host:process */
	int64_t base; /* the newest step when it was opened: what undo may reach of others' */
	bool memory, readonly;
	struct journal journal;
	struct watch watch;
	struct checkpoint checkpoint;
};

#endif
