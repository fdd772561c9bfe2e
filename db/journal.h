/* The journal: every transaction is one named step, every row it touched one change with images of
 * before and after. It is what undo reads, the history, and the audit log. */
#ifndef DB_JOURNAL_H
#define DB_JOURNAL_H

#include "base/buf.h"
#include "model/store.h"

enum { JOURNAL_TABLES_MAX = 64, JOURNAL_OP_SIZE = 33 };

/* Every change there is, for a FROM: a step holds its first one itself, and changes those that follow,
 * so that a step of one row is one row. */
#define JOURNAL_CHANGES                                                                             \
	"(SELECT id AS step, CAST(1 AS INTEGER) AS seq, tbl, row_id, before, after, sum FROM steps" \
	" UNION ALL SELECT step, seq, tbl, row_id, before, after, sum FROM changes)"

/* Where a part of the step began (model/store_part.h). */
struct journal_part {
	int64_t step, seq, next_id[JOURNAL_TABLES_MAX], first_meeting;
	size_t n_printed, n_touched;
};

/* The step being written. */
struct journal {
	bool open; /* a transaction of ours is */
	char *label;
	enum step_kind kind;
	int64_t undoes;           /* the step that an undo or redo is about; 0 */
	char op[JOURNAL_OP_SIZE]; /* the request's own name: the same one is done once */
	int64_t step;             /* 0 until the first change is written */
	int64_t seq;
	int64_t next_id[JOURNAL_TABLES_MAX]; /* by place in model_tables; 0 = not asked yet */
	struct buf before, after;            /* images, the memory kept between rows */
	char *newest;          /* label of the step that undo would take back; NULL = not known */
	int64_t first_meeting; /* created in the step; 0 = none */
	int64_t *printed;      /* ids: store_printed_changes */
	size_t n_printed, printed_cap;
	int64_t *touched; /* texts that the index of words has still to take in (db/search.h) */
	size_t n_touched, touched_cap;
	struct journal_part part;
};

/* Begin a transaction for a step of the given kind. */
bool journal_begin(struct store *s, enum step_kind kind, struct err *e);

/* What the step is called, and which it is about (0 = none). Before its first change. */
void journal_name(struct store *s, const char *label, int64_t undoes);

/* Is our transaction still there? Without one begun at all: dies. */
bool store_writing(struct store *s, struct err *e);

/* Note down that a row changed; either side may be NULL. The first change writes the step itself, and
 * is refused where the step's op was written lately. Tables that are not journalled are passed over. */
bool journal_change(struct store *s, const struct table *t, const void *before, const void *after,
	struct err *e);

/* Remember whose notes print something else after that change (db/printed.c). */
void journal_printed(
	struct journal *j, const struct table *t, const void *before, const void *after);

/* The sum stored beside two images (either may be NULL). */
int64_t journal_sum(const char *before, const char *after);

#endif
