/* One query printed: a week's meetings. Takes the database file and the week's first and last day. */
#include <stdio.h>

#include "tests/bench/floor.h"

int main(int argc, char **argv)
{
	sqlite3 *db = floor_open(argc > 1 ? argv[1] : "");
	sqlite3_stmt *q = floor_prepare(db,
		"SELECT m.starts, m.title, m.place, "
		"(SELECT count(*) FROM attendances a WHERE a.meeting_id = m.id) "
		"FROM meetings m WHERE m.starts >= ? AND m.starts < ? ORDER BY m.starts");

	sqlite3_bind_text(q, 1, argc > 2 ? argv[2] : "", -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 2, argc > 3 ? argv[3] : "", -1, SQLITE_STATIC);
	while (sqlite3_step(q) == SQLITE_ROW)
		printf("%s  %s  %s  %d\n", sqlite3_column_text(q, 0), sqlite3_column_text(q, 1),
			sqlite3_column_text(q, 2), sqlite3_column_int(q, 3));
	sqlite3_finalize(q);
	sqlite3_close(db);
	return 0;
}
