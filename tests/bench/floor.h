/* What the floors share: the least that a program on ncursesw and SQLite must do. They are honest
 * bare programs, not models: fixed queries, fixed screens, no checks beyond the necessary. */
#ifndef TESTS_BENCH_FLOOR_H
#define TESTS_BENCH_FLOOR_H

#include <sqlite3.h>

enum { FLOOR_ROWS = 48, FLOOR_PEOPLE = 8 };

/* Opens a WAL database for reading and writing with the settings that durability needs. */
sqlite3 *floor_open(const char *path);
sqlite3_stmt *floor_prepare(sqlite3 *db, const char *sql);

/* ncursesw on; then a frame. floor_sync tells the bench that everything is painted. */
void floor_curses(void);
void floor_sync(void);

#endif
