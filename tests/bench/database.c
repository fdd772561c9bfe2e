#include <stddef.h>

#include "base/xalloc.h"

#include "tests/bench/floor.h"

sqlite3 *floor_open(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		die("floor: %s", sqlite3_errmsg(db));
	sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA user_version",
		NULL, NULL, NULL);
	return db;
}

sqlite3_stmt *floor_prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		die("floor: %s", sqlite3_errmsg(db));
	return q;
}
