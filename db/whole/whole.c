/* Writes the schema that the migrations lead to as one text, in C source on standard output: a new
 * database is made of that at once, without walking through what older versions looked like. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "db/migrate.h"

/* In the order in which the migrations made them. What a virtual table keeps its own matters in and
 * the indexes that come with a table are made with it. */
static const char objects[] =
	"SELECT name, sql, type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' FROM sqlite_schema s"
	" WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS ("
	"SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL %'"
	" AND substr(s.name, 1, length(v.name) + 1) = v.name || '_')"
	" ORDER BY s.rowid";

static void fail(sqlite3 *db, const char *what)
{
	fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static sqlite3_stmt *ask(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;

	if (!sql || sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		fail(db, sql ? sql : "memory");
	return st;
}

static void put(const char *s)
{
	for (; *s; s++)
		printf("'\\x%02x',", (unsigned)(unsigned char)*s);
}

/* The rows that a table has from the start, an INSERT each. */
static void put_rows(sqlite3 *db, const char *table)
{
	char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
	sqlite3_stmt *rows = ask(db, sql);

	while (sqlite3_step(rows) == SQLITE_ROW) {
		char *head = sqlite3_mprintf("INSERT INTO \"%w\" VALUES (", table);

		put(head);
		sqlite3_free(head);
		for (int i = 0; i < sqlite3_column_count(rows); i++) {
			const char *text = (const char *)sqlite3_column_text(rows, i);
			int kind = sqlite3_column_type(rows, i);
			char *value = sqlite3_mprintf(
				kind == SQLITE_TEXT || kind == SQLITE_NULL ? "%s%Q" : "%s%s",
				i > 0 ? ", " : "", text);

			put(value);
			sqlite3_free(value);
		}
		put(");\n");
	}
	sqlite3_finalize(rows);
	sqlite3_free(sql);
}

int main(void)
{
	sqlite3_stmt *st;
	sqlite3 *db;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		fail(db, ":memory:");
	for (int v = 0; v < db_migration_count; v++)
		if (sqlite3_exec(db, db_migrations[v], NULL, NULL, NULL) != SQLITE_OK)
			fail(db, "migration");
	puts("#include \"db/migrate.h\"\n\nconst char db_whole[] = {");
	st = ask(db, objects);
	while (sqlite3_step(st) == SQLITE_ROW) {
		put((const char *)sqlite3_column_text(st, 1));
		put(";\n");
		if (sqlite3_column_int(st, 2))
			put_rows(db, (const char *)sqlite3_column_text(st, 0));
		putchar('\n');
	}
	puts("0 };");
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}
