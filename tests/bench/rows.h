/* What the programs share that fill a database for the bench. Rows are written past the journal, which would
 * be larger than all the rest, in one transaction. What fails ends the program. */
#ifndef TESTS_BENCH_ROWS_H
#define TESTS_BENCH_ROWS_H

#include "base/clock.h"

#include "db/store.h"

void must(bool ok, const struct err *e);

/* A new store, and the transaction that put_end closes it with. The clock outlives it. */
struct store *put_begin(const char *path, struct clock *clock);
void put_end(struct store *s);

void put(struct store *s, const struct table *t, const void *rec);

/* People 1 to n. Each belongs to one of the parties and is a member of one of the groups, by turns. */
void put_people(struct store *s, int n, int parties, int groups);

#endif
