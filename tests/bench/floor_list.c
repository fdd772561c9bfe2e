/* A list in ncursesw, its rows in memory, the cursor shown by a marker. */
#include <curses.h>

#include "tests/bench/floor.h"

int main(void)
{
	int at = 0, key;

	floor_curses();
	for (int row = 0; row < FLOOR_ROWS; row++)
		mvprintw(row, 2, "2026-03-%02d 09:00  Meeting %d of the preparatory group",
			row % 28 + 1, row);
	do {
		mvaddstr(at, 0, ">");
		refresh();
		floor_sync();
		key = getch();
		mvaddstr(at, 0, " ");
		if (key == 'j' && at < FLOOR_ROWS - 1)
			at++;
		else if (key == 'k' && at > 0)
			at--;
	} while (key != 'q');
	endwin();
	return 0;
}
