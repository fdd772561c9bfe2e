/* Copies of an open database by SQLite's backup interface (reliability.md §2.6). */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "db/sql.h"

/* A checked copy at path, which is replaced if there: written beside it, looked through whole, synced,
 * renamed. One file, without a log beside it. */
bool backup_copy(struct sql *q, const char *path, struct err *e);

#endif
