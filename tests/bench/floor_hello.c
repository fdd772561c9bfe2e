/* A bare ncursesw screen: what any curses program pays to start. */
#include <curses.h>

#include "tests/bench/floor.h"

int main(void)
{
	floor_curses();
	mvaddstr(0, 0, "hello");
	do {
		refresh();
		floor_sync();
	} while (getch() != 'q');
	endwin();
	return 0;
}
