#include "db/checkpoint.h"

enum { PAGE = 4096, PAGES_MOST = 1024 * 1024 / PAGE, QUIET_MS = 2000 };

static int committed(void *data, sqlite3 *db, const char *name, int pages)
{
	struct checkpoint *c = data;

	(void)db;
	(void)name;
	c->pages = pages;
	c->since = sql_now_ms();
	return SQLITE_OK;
}

void checkpoint_watch(struct checkpoint *c, struct sql *q, int64_t log_bytes)
{
	c->pages = log_bytes > INT32_MAX ? INT32_MAX : (int)(log_bytes / PAGE);
	c->since = sql_now_ms();
	sqlite3_wal_hook(q->db, committed, c);
}

int checkpoint_due(const struct checkpoint *c)
{
	int64_t quiet = sql_now_ms() - c->since;

	if (c->pages <= PAGES_MOST)
		return -1;
	return quiet >= QUIET_MS ? 0 : (int)(QUIET_MS - quiet);
}

void checkpoint_run(struct checkpoint *c, struct sql *q)
{
	struct sql guard;

	c->pages = 0;
	if (sql_open(&guard, q->path, SQLITE_OPEN_READWRITE, NULL)) {
		sqlite3_busy_timeout(guard.db, 0);
		if (sql_run(&guard, "BEGIN IMMEDIATE", NULL))
			sqlite3_wal_checkpoint_v2(
				q->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	}
	sql_close(&guard); /* which rolls back */
}
