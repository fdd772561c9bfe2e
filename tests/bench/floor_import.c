/* iCalendar to SQLite through libical, an event at a time in one transaction, with the indexes that lists need.
 * Takes the file and the database, which it makes anew. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

#include "tests/bench/floor.h"

static const char schema[] =
	"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	"CREATE TABLE meetings (id INTEGER PRIMARY KEY, uid TEXT, starts TEXT, ends TEXT,"
	" title TEXT, place TEXT, sequence INTEGER, revised_at INTEGER, description TEXT) STRICT;"
	"CREATE INDEX meetings_starts ON meetings (starts, id);"
	"CREATE UNIQUE INDEX meetings_uid ON meetings (uid);"
	"CREATE VIRTUAL TABLE search USING fts5 (title, place, content='');"
	"BEGIN IMMEDIATE";

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die("%s", sqlite3_errmsg(db));
}

/* "2026-03-10T09:00" */
static void bind_when(sqlite3_stmt *q, int at, icaltimetype t)
{
	char iso[64];

	snprintf(iso, sizeof(iso), t.is_date ? "%04d-%02d-%02d" : "%04d-%02d-%02dT%02d:%02d",
		t.year, t.month, t.day, t.hour, t.minute);
	sqlite3_bind_text(q, at, iso, -1, SQLITE_TRANSIENT);
}

static void bind_text(sqlite3_stmt *q, int at, const char *s)
{
	sqlite3_bind_text(q, at, s ? s : "", -1, SQLITE_TRANSIENT);
}

static void step(sqlite3_stmt *q)
{
	if (sqlite3_step(q) != SQLITE_DONE)
		die("a row was refused");
	sqlite3_reset(q);
}

static void put_event(sqlite3_stmt *row, sqlite3_stmt *search, sqlite3_int64 id, const char *text)
{
	icalcomponent *event = icalparser_parse_string(text);

	sqlite3_bind_int64(row, 1, id);
	bind_text(row, 2, icalcomponent_get_uid(event));
	bind_when(row, 3, icalcomponent_get_dtstart(event));
	bind_when(row, 4, icalcomponent_get_dtend(event));
	bind_text(row, 5, icalcomponent_get_summary(event));
	bind_text(row, 6, icalcomponent_get_location(event));
	sqlite3_bind_int(row, 7, icalcomponent_get_sequence(event));
	sqlite3_bind_int64(row, 8, icaltime_as_timet(icalcomponent_get_dtstamp(event)));
	bind_text(row, 9, icalcomponent_get_description(event));
	step(row);
	sqlite3_bind_int64(search, 1, id);
	bind_text(search, 2, icalcomponent_get_summary(event));
	bind_text(search, 3, icalcomponent_get_location(event));
	step(search);
	icalcomponent_free(event);
}

int main(int argc, char **argv)
{
	FILE *in = fopen(argc > 1 ? argv[1] : "", "rb");
	sqlite3 *db = NULL;
	sqlite3_stmt *row, *search;
	struct buf event = { 0 };
	sqlite3_int64 id = 0;
	char line[4096];
	int inside = 0;

	if (!in || argc < 3)
		die("floor_import FILE DATABASE");
	remove(argv[2]);
	if (sqlite3_open(argv[2], &db) != SQLITE_OK)
		die("%s", sqlite3_errmsg(db));
	run(db, schema);
	row = floor_prepare(db, "INSERT INTO meetings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
	search = floor_prepare(db, "INSERT INTO search (rowid, title, place) VALUES (?1, ?2, ?3)");
	while (fgets(line, sizeof(line), in)) {
		inside |= strncmp(line, "BEGIN:VEVENT", 12) == 0;
		if (inside)
			buf_puts(&event, line);
		if (strncmp(line, "END:VEVENT", 10) != 0)
			continue;
		put_event(row, search, ++id, buf_str(&event));
		buf_cut(&event, 0);
		inside = 0;
	}
	run(db, "COMMIT");
	buf_release(&event);
	sqlite3_finalize(row);
	sqlite3_finalize(search);
	sqlite3_close(db);
	fclose(in);
	return 0;
}
