/* One connection to SQLite: settings, statements that are prepared once, stepping, and the words for
 * what goes wrong. */
#ifndef DB_SQL_H
#define DB_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct sql_cached;
struct sql_wait; /* the busy handler's */

struct sql {
	sqlite3 *db;
	const char *path; /* borrowed; for messages */
	struct sql_cached *cache;
	size_t n, cap;
	struct sql_wait *wait;
};

/* How long a statement waits for another writer. */
enum { SQL_PATIENCE_MS = 5000 };

/* A question of ours: constant text, in which {table alias} stands for all columns that a record of
 * that table is read from (db/rows.h). The address is its name in the cache of statements. */
struct question {
	const char *sql;
	unsigned plan; /* enum question_plan */
};
enum question_plan {
	PLAN_SCANS = 1 << 0, /* may walk a whole table: it asks for all of it */
	PLAN_SORTS = 1 << 1, /* may sort: what it sorts is bounded */
};

/* Open a connection with the settings that durability needs, journal_mode aside. flags are SQLite's,
 * to which the fixed ones are added. q is valid to close, whatever came of it. */
bool sql_open(struct sql *q, const char *file, int flags, struct err *e);

/* Statements that were not reset and given back are a broken invariant (assert). */
void sql_close(struct sql *q);

/* In a hurry nothing is waited for: what another program has locked fails at once. */
void sql_hurry(struct sql *q, bool on);

/* The statement of a question, reset and without values, prepared at the first use. It stays the
 * cache's. A question must not be asked again while rows of it are still wanted. */
bool sql_ask(struct sql *q, const struct question *ask, sqlite3_stmt **st, struct err *e);

/* The same for text that is built at the first use: owner and op name it, build gives the text, which
 * is freed after preparing. */
bool sql_built(struct sql *q, const void *owner, uint64_t op,
	char *(*build)(const void *owner, uint64_t op), sqlite3_stmt **st, struct err *e);

/* Values, counted from 1. A text must live until the statement is stepped to its end; NULL is ''. */
void sql_int(sqlite3_stmt *st, int at, int64_t n);
void sql_ref(sqlite3_stmt *st, int at, int64_t id); /* 0 is NULL */
void sql_text(sqlite3_stmt *st, int at, const char *s);

/* Next row. After SQL_DONE and SQL_FAILED (e is set) the statement is reset. */
enum sql_result { SQL_ROW, SQL_DONE, SQL_FAILED };
enum sql_result sql_step(struct sql *q, sqlite3_stmt *st, struct err *e);

/* For one row or none: found where there is one, which the caller reads before it resets the statement. */
bool sql_find(struct sql *q, sqlite3_stmt *st, bool *found, struct err *e);

/* For statements without rows: step to the end. */
bool sql_done(struct sql *q, sqlite3_stmt *st, struct err *e);

/* For one row with one number: the number, or fallback where there is no row or NULL. */
bool sql_number(struct sql *q, sqlite3_stmt *st, int64_t fallback, int64_t *out, struct err *e);

/* Columns, counted from 0. The text is valid until the next step; never NULL. */
int64_t sql_column(sqlite3_stmt *st, int at);
const char *sql_column_text(sqlite3_stmt *st, int at);

/* Constant statements without values, run at once. */
bool sql_run(struct sql *q, const char *text, struct err *e);

/* PRAGMA name, where it answers with a number. text is constant. */
bool sql_pragma(struct sql *q, const char *text, int64_t *out, struct err *e);

/* Milliseconds on a clock that only goes forward, for waiting. */
int64_t sql_now_ms(void);

/* Say in words why the connection's last call failed; always false. */
bool sql_fail(const struct sql *q, struct err *e);

#endif
