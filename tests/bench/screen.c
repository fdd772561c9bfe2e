#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "tests/bench/floor.h"

void floor_curses(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	curs_set(0);
}

void floor_sync(void)
{
	const char *fd = getenv("ARSHJUL_SYNC_FD");

	if (fd && write((int)strtol(fd, NULL, 10), ".", 1) != 1)
		die("floor: nobody listens");
}
