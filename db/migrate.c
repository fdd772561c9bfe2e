#include "db/migrate.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/file.h"

/* What migrate_schema_sum gives after the last migration. A start cannot afford to build the schema
 * in memory and compare; a test does, and tells the number to write here after a new migration. */
static const uint64_t schema_sum = UINT64_C(0x43ea7ef0c200fc99);

static const struct question schema = { "SELECT name, sql FROM sqlite_schema", PLAN_SCANS };

bool migrate_version(struct sql *q, int count, int *have, struct err *e)
{
	char *path = text_safe_line(q->path);
	int64_t version;
	bool ok = sql_pragma(q, "PRAGMA user_version", &version, e);

	if (ok && version > count)
		ok = err_set(e, ERR_NEWER,
			_("%s was written by a newer version of the program (%d; this one knows "
			  "%d). It was left unchanged."),
			path, (int)version, count);
	else if (ok && version < 1)
		ok = err_set(e, ERR_CORRUPT,
			_("%s is damaged. It was left unchanged; restore it from a backup copy."),
			path);
	*have = (int)version;
	free(path);
	return ok;
}

static bool run_locked(struct sql *q, const char *text, int version, struct err *e)
{
	char bump[96];
	int64_t have;

	if (!sql_pragma(q, "PRAGMA user_version", &have, e))
		return false;
	if (have >= version) /* another window was faster */
		return true;
	/* PRAGMA takes no bound values. */
	snprintf(bump, sizeof(bump), "PRAGMA user_version = %d; PRAGMA application_id = %d",
		version, (int)FILE_APPLICATION_ID);
	return sql_run(q, text, e) && sql_run(q, bump, e);
}

static bool run_one(struct sql *q, const char *text, int version, struct err *e)
{
	bool ok = sql_run(q, "BEGIN IMMEDIATE", e) && run_locked(q, text, version, e) &&
		sql_run(q, "COMMIT", e);

	if (!ok)
		sqlite3_exec(q->db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

bool migrate_new(struct sql *q, struct err *e)
{
	return run_one(q, db_whole, db_migration_count, e);
}

bool migrate_run(struct sql *q, const char *const *migrations, int have, int count, struct err *e)
{
	for (int v = have; v < count; v++)
		if (!run_one(q, migrations[v], v + 1, e))
			return false;
	return true;
}

/* What FTS5 keeps its words in, and the indexes that come with a table, are SQLite's own matter. */
static bool is_ours(const char *name)
{
	return !text_starts(name, "sqlite_") && !text_starts(name, "search_words_");
}

/* The same in whatever order: a copy of the database need not have that of the file. */
bool migrate_schema_sum(struct sql *q, uint64_t *sum, struct err *e)
{
	enum sql_result r;
	sqlite3_stmt *st;

	*sum = 0;
	if (!sql_ask(q, &schema, &st, e))
		return false;
	while ((r = sql_step(q, st, e)) == SQL_ROW) {
		const char *name = sql_column_text(st, 0);

		if (is_ours(name))
			*sum += fnv_words(fnv_words(FNV_START, name), sql_column_text(st, 1));
	}
	return r == SQL_DONE;
}

bool migrate_check(struct sql *q, struct err *e)
{
	uint64_t sum;
	char *path;

	if (!migrate_schema_sum(q, &sum, e))
		return false;
	if (sum == schema_sum)
		return true;
	path = text_safe_line(q->path);
	err_set(e, ERR_CORRUPT,
		_("%s is not as this program makes its databases: something was added to it, or "
		  "it is damaged. It was left unchanged."),
		path);
	free(path);
	return false;
}
