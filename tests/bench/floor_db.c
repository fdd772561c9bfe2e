/* The list with SQLite behind it: 48 meetings by their start, and for the one at the cursor the people
 * called to it, asked for at each key. Takes the database file. */
#include <curses.h>

#include "tests/bench/floor.h"

struct row {
	sqlite3_int64 id;
	char when[32], title[96];
};

static int load(sqlite3 *db, struct row *rows)
{
	sqlite3_stmt *q = floor_prepare(db,
		"SELECT id, starts, title, place FROM meetings WHERE starts >= ? ORDER BY starts "
		"LIMIT ?");
	int n = 0;

	sqlite3_bind_text(q, 1, "2026-01-01", -1, SQLITE_STATIC);
	sqlite3_bind_int(q, 2, FLOOR_ROWS);
	while (n < FLOOR_ROWS && sqlite3_step(q) == SQLITE_ROW) {
		rows[n].id = sqlite3_column_int64(q, 0);
		snprintf(rows[n].when, sizeof(rows[n].when), "%s", sqlite3_column_text(q, 1));
		snprintf(rows[n].title, sizeof(rows[n].title), "%.60s  %.20s",
			sqlite3_column_text(q, 2), sqlite3_column_text(q, 3));
		n++;
	}
	sqlite3_finalize(q);
	return n;
}

static void draw_people(sqlite3_stmt *q, sqlite3_int64 meeting)
{
	int row = 0;

	sqlite3_bind_int64(q, 1, meeting);
	while (row < FLOOR_PEOPLE && sqlite3_step(q) == SQLITE_ROW) {
		move(row++, 110);
		clrtoeol();
		printw("%-8s %s %s", sqlite3_column_text(q, 0), sqlite3_column_text(q, 1),
			sqlite3_column_text(q, 2));
	}
	sqlite3_reset(q);
}

int main(int argc, char **argv)
{
	sqlite3 *db = floor_open(argc > 1 ? argv[1] : "");
	struct row rows[FLOOR_ROWS];
	sqlite3_stmt *people;
	int at = 0, key, n;

	floor_curses();
	n = load(db, rows);
	people = floor_prepare(db,
		"SELECT a.status, p.given, p.family FROM attendances a "
		"JOIN people p ON p.id = a.person_id WHERE a.meeting_id = ? ORDER BY p.sort_key");
	for (int row = 0; row < n; row++)
		mvprintw(row, 2, "%s  %s", rows[row].when, rows[row].title);
	do {
		mvaddstr(at, 0, ">");
		if (n)
			draw_people(people, rows[at].id);
		refresh();
		floor_sync();
		key = getch();
		mvaddstr(at, 0, " ");
		if (key == 'j' && at < n - 1)
			at++;
		else if (key == 'k' && at > 0)
			at--;
	} while (key != 'q');
	endwin();
	sqlite3_finalize(people);
	sqlite3_close(db);
	return 0;
}
