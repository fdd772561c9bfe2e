/* A roll call with nothing around it: each key marks the person at the cursor in a transaction that
 * survives a power cut, then shows it and goes one down. Takes the database file. */
#include <curses.h>

#include "tests/bench/floor.h"

enum { PEOPLE = 40 };

int main(int argc, char **argv)
{
	sqlite3 *db = floor_open(argc > 1 ? argv[1] : "");
	sqlite3_int64 ids[PEOPLE];
	sqlite3_stmt *q = floor_prepare(db, "SELECT id FROM attendances ORDER BY id DESC LIMIT ?"),
		     *mark = floor_prepare(db, "UPDATE attendances SET status = ? WHERE id = ?");
	int n = 0, at = 0, key;

	sqlite3_bind_int(q, 1, PEOPLE);
	while (n < PEOPLE && sqlite3_step(q) == SQLITE_ROW)
		ids[n++] = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	floor_curses();
	for (int row = 0; row < n; row++)
		mvprintw(row, 2, "person %d", row);
	for (;;) {
		const char *status;

		mvaddstr(at, 0, ">");
		refresh();
		floor_sync();
		key = getch();
		if (key == 'q' || !n)
			break;
		status = key == 'p' ? "onsite" : "absent";
		sqlite3_bind_text(mark, 1, status, -1, SQLITE_STATIC);
		sqlite3_bind_int64(mark, 2, ids[at]);
		sqlite3_step(mark);
		sqlite3_reset(mark);
		mvaddstr(at, 0, " ");
		mvprintw(at, 40, "%-8s", status);
		at = (at + 1) % n;
	}
	endwin();
	sqlite3_finalize(mark);
	sqlite3_close(db);
	return 0;
}
