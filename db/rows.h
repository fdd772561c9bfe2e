/* Rows and records: SQL text built from a table's description, and a row read into or written from
 * the struct. The one place where SQL is put together: of names that are constants in the program,
 * never of data. */
#ifndef DB_ROWS_H
#define DB_ROWS_H

#include "base/pool.h"
#include "model/model.h"

#include "db/sql.h"

/* The description of a table by its name, and its place in model_tables; NULL and -1 for none. */
const struct table *rows_table(const char *name);
int rows_place(const struct table *t);

/* A question's text with every {table alias} replaced by that table's columns, in the order in which
 * row_read wants them. Caller frees. */
char *rows_expand(const char *text);

/* How many columns a record of t takes in a row. */
int row_columns(const struct table *t);

/* Read a record from the columns that start at column at. Strings are taken from the pool (then never
 * NULL, and rec's old content is overwritten), or, where pool is NULL, from the heap (rec's old
 * content is released). ERR_CORRUPT where the sum is not that of the content. */
bool row_read(sqlite3_stmt *st, int at, const struct table *t, void *rec, struct pool *pool,
	struct err *e);

/* One row by id. *found is false where there is none (no error). */
bool row_load(
	struct sql *q, const struct table *t, int64_t id, void *rec, bool *found, struct err *e);

/* All rows of t by id: a statement to step, for row_read. */
bool rows_all(struct sql *q, const struct table *t, sqlite3_stmt **st, struct err *e);

/* The ids of the rows of t whose reference column names id, ascending: a statement to step. */
bool row_referring(struct sql *q, const struct table *t, const char *column, int64_t id,
	sqlite3_stmt **st, struct err *e);

/* The number that the next new row will get: one more than any row ever had. */
bool row_next_id(struct sql *q, const struct table *t, int64_t *id, struct err *e);

/* Write with the id and rev that the record carries. The update writes only the columns in which the
 * two differ (indexes of the others stay untouched). */
bool row_insert(struct sql *q, const struct table *t, const void *rec, struct err *e);
bool row_update(
	struct sql *q, const struct table *t, const void *before, const void *after, struct err *e);
bool row_delete(struct sql *q, const struct table *t, int64_t id, struct err *e);

#endif
