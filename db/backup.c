#include "db/backup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/check.h"
#include "db/file.h"
#include "db/migrate.h"

static void remember_first(void *to, const char *text)
{
	char **first = to;

	if (!*first)
		*first = xstrdup(text);
}

/* An older version's rows cannot be read as records: its copy is taken before it is migrated. */
static bool check_rows(struct sql *copy, struct check_sink *sink, struct err *e)
{
	int64_t version;

	if (!sql_pragma(copy, "PRAGMA user_version", &version, e))
		return false;
	return version != db_migration_count || check_sums(copy, sink, e);
}

static bool is_whole(struct sql *copy, struct err *e)
{
	char *first = NULL;
	struct check_sink sink = { .found = remember_first, .to = &first };
	bool ok = check_integrity(copy, CHECK_FIRST, &sink, e) &&
		check_references(copy, &sink, e) && check_rows(copy, &sink, e);

	if (ok && sink.n > 0)
		ok = err_set(e, ERR_CORRUPT,
			_("The database is damaged, so no backup copy was made of it. %s"), first);
	free(first);
	return ok;
}

/* In one step: done piece by piece it would begin again at every commit of another program. */
static bool copy_pages(struct sql *from, struct sql *to, struct err *e)
{
	sqlite3_backup *b;

	if (!sqlite3_get_autocommit(from->db))
		die("a backup inside a step"); /* it would hold what may be rolled back */
	b = sqlite3_backup_init(to->db, "main", from->db, "main");
	if (!b)
		return sql_fail(to, e);
	sqlite3_backup_step(b, -1);
	return sqlite3_backup_finish(b) == SQLITE_OK || sql_fail(to, e);
}

/* One file: a log beside it would be forgotten when it is moved. */
static bool fill(struct sql *q, const char *path, struct err *e)
{
	struct sql copy;
	bool ok = sql_open(&copy, path, SQLITE_OPEN_READWRITE, e) && copy_pages(q, &copy, e) &&
		sql_run(&copy, "PRAGMA journal_mode = DELETE", e) && is_whole(&copy, e);

	sql_close(&copy);
	return ok;
}

bool backup_copy(struct sql *q, const char *path, struct err *e)
{
	char *real = file_resolve(path, NULL), *temp = file_beside(real, e);
	bool ok = temp && fill(q, temp, e) && file_take_name(temp, real, NULL, e);

	if (temp && !ok)
		unlink(temp);
	free(temp);
	free(real);
	return ok;
}
