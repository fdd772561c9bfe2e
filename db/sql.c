#include "db/sql.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/xalloc.h"

#include "db/rows.h"

struct sql_cached {
	const void *owner;
	uint64_t op;
	sqlite3_stmt *st;
};

struct sql_wait {
	int64_t since; /* ms */
	uint32_t random;
};

int64_t sql_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* SQLite's own handler lets one of two busy writers wait for seconds; short random sleeps are fair. */
static int wait_for_writer(void *data, int times)
{
	struct sql_wait *w = data;
	struct timespec nap = { 0 };

	if (times == 0)
		w->since = sql_now_ms();
	if (sql_now_ms() - w->since >= SQL_PATIENCE_MS)
		return 0;
	w->random = w->random * 1664525u + 1013904223u; /* Numerical Recipes */
	nap.tv_nsec = 500000 + (long)(w->random >> 8) % 3000000;
	nanosleep(&nap, NULL);
	return 1;
}

static void limit(sqlite3 *db)
{
	static const struct {
		int id, most;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
		{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
		{ SQLITE_LIMIT_COLUMN, 100 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 20 },
		{ SQLITE_LIMIT_VDBE_OP, 250000 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, 500 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(limits); i++)
		sqlite3_limit(db, limits[i].id, limits[i].most);
}

static void defend(sqlite3 *db)
{
	static const struct {
		int what, on;
	} switches[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(switches); i++)
		sqlite3_db_config(db, switches[i].what, switches[i].on, NULL);
}

/* We are one thread, and nobody asks how much memory SQLite has: its locks for both take a tenth of a
 * start. It is told before it begins; once it has begun it refuses, and knows already. */
static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool sql_open(struct sql *q, const char *file, int flags, struct err *e)
{
	configure();
	*q = (struct sql) { .path = file, .wait = xcalloc(1, sizeof(*q->wait)) };
	sqlite3_randomness((int)sizeof(q->wait->random), &q->wait->random);
	if (sqlite3_open_v2(file, &q->db,
		    flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
			    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX,
		    NULL) != SQLITE_OK)
		return sql_fail(q, e);
	sqlite3_busy_handler(q->db, wait_for_writer, q->wait);
	limit(q->db);
	defend(q->db);
	/* Automatic checkpoints are not safe in the SQLite that is out there: db/checkpoint.h. */
	sqlite3_wal_autocheckpoint(q->db, 0);
	return sql_run(q,
		"PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
		"PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
		"PRAGMA recursive_triggers = ON; PRAGMA journal_size_limit = 4194304",
		e);
}

void sql_close(struct sql *q)
{
	for (size_t i = 0; i < q->n; i++) {
		assert(!sqlite3_stmt_busy(q->cache[i].st));
		sqlite3_finalize(q->cache[i].st);
	}
	free(q->cache);
	if (q->db) {
		/* SQLite gives back what FTS5 has prepared for itself, and refuses where one is left. */
		int busy = sqlite3_close(q->db);

		assert(busy == SQLITE_OK);
		(void)busy;
	}
	free(q->wait);
	*q = (struct sql) { 0 };
}

void sql_hurry(struct sql *q, bool on)
{
	if (on)
		sqlite3_busy_timeout(q->db, 0);
	else
		sqlite3_busy_handler(q->db, wait_for_writer, q->wait);
}

static bool prepare(struct sql *q, const char *text, sqlite3_stmt **st, struct err *e)
{
	return sqlite3_prepare_v3(q->db, text, -1, SQLITE_PREPARE_PERSISTENT, st, NULL) ==
		SQLITE_OK ||
		sql_fail(q, e);
}

bool sql_built(struct sql *q, const void *owner, uint64_t op,
	char *(*build)(const void *owner, uint64_t op), sqlite3_stmt **st, struct err *e)
{
	char *text;
	bool ok;

	for (size_t i = 0; i < q->n; i++) {
		if (q->cache[i].owner != owner || q->cache[i].op != op)
			continue;
		*st = q->cache[i].st;
		assert(!sqlite3_stmt_busy(*st));
		sqlite3_clear_bindings(*st);
		return true;
	}
	text = build(owner, op);
	ok = prepare(q, text, st, e);
	free(text);
	if (!ok)
		return false;
	q->cache = xgrow(q->cache, q->n, &q->cap, sizeof(*q->cache));
	q->cache[q->n++] = (struct sql_cached) { owner, op, *st };
	return true;
}

static char *question_text(const void *owner, uint64_t op)
{
	const struct question *ask = owner;

	(void)op;
	return rows_expand(ask->sql);
}

bool sql_ask(struct sql *q, const struct question *ask, sqlite3_stmt **st, struct err *e)
{
	return sql_built(q, ask, 0, question_text, st, e);
}

void sql_int(sqlite3_stmt *st, int at, int64_t n)
{
	sqlite3_bind_int64(st, at, n);
}

void sql_ref(sqlite3_stmt *st, int at, int64_t id)
{
	if (id)
		sqlite3_bind_int64(st, at, id);
	else
		sqlite3_bind_null(st, at);
}

void sql_text(sqlite3_stmt *st, int at, const char *s)
{
	sqlite3_bind_text(st, at, s ? s : "", -1, SQLITE_STATIC);
}

enum sql_result sql_step(struct sql *q, sqlite3_stmt *st, struct err *e)
{
	int rc = sqlite3_step(st);

	if (rc == SQLITE_ROW)
		return SQL_ROW;
	if (rc != SQLITE_DONE)
		sql_fail(q, e);
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? SQL_DONE : SQL_FAILED;
}

bool sql_find(struct sql *q, sqlite3_stmt *st, bool *found, struct err *e)
{
	enum sql_result r = sql_step(q, st, e);

	*found = r == SQL_ROW;
	return r != SQL_FAILED;
}

bool sql_done(struct sql *q, sqlite3_stmt *st, struct err *e)
{
	enum sql_result r;

	while ((r = sql_step(q, st, e)) == SQL_ROW)
		continue;
	return r == SQL_DONE;
}

bool sql_number(struct sql *q, sqlite3_stmt *st, int64_t fallback, int64_t *out, struct err *e)
{
	*out = fallback;
	switch (sql_step(q, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_ROW:
		if (sqlite3_column_type(st, 0) != SQLITE_NULL)
			*out = sqlite3_column_int64(st, 0);
		sqlite3_reset(st);
		break;
	case SQL_DONE:
		break;
	}
	return true;
}

int64_t sql_column(sqlite3_stmt *st, int at)
{
	return sqlite3_column_int64(st, at);
}

const char *sql_column_text(sqlite3_stmt *st, int at)
{
	const unsigned char *s = sqlite3_column_text(st, at);

	return s ? (const char *)s : "";
}

bool sql_run(struct sql *q, const char *text, struct err *e)
{
	return sqlite3_exec(q->db, text, NULL, NULL, NULL) == SQLITE_OK || sql_fail(q, e);
}

bool sql_pragma(struct sql *q, const char *text, int64_t *out, struct err *e)
{
	sqlite3_stmt *st;
	bool ok = prepare(q, text, &st, e) && sql_number(q, st, 0, out, e);

	sqlite3_finalize(st);
	return ok;
}
