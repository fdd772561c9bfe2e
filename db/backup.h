/* Copies of an open database by SQLite's backup interface. */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "db/sql.h"

/* A checked copy at path, which is replaced if there: written beside it, looked through whole, synced,
 * renamed. One file, without a log beside it. */
bool backup_copy(struct sql *q, const char *path, struct err *e);

/* The automatic ones are called "arshjul-2026-03-10.db" after "…/arshjul.db": what stands before the day
 * (the caller frees), the day in a file's name (false where it is not one of them), and the day on
 * which such a copy has been thinned out at the latest. */
char *backup_stem(const char *path);
bool backup_day(const char *name, const char *stem, int32_t *day);
int32_t backup_until(int32_t day);

#endif
