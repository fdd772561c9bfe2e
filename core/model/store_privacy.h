/* The storage port, continued: taking personal data away so that nothing brings them back, neither undo nor a
 * look into the file. The rules of model/store.h count here too. */
#ifndef CORE_MODEL_STORE_PRIVACY_H
#define CORE_MODEL_STORE_PRIVACY_H

#include "model/store.h"

/* Look at every record there is: the rows of all tables by id, then the images in the history and the
 * labels of its steps. Each function may be NULL, and stops with false. What it is given is gone when it
 * returns. */
struct store_look {
	bool (*row)(void *to, const struct table *t, const void *rec);
	bool (*image)(
		void *to, const struct step_row *step, const struct table *t, const void *rec);
	bool (*label)(void *to, const struct step_row *step); /* after its images */
	void *to;
};
bool store_look(struct store *s, const struct store_look *how, struct err *e);

enum scrub_did {
	SCRUB_CHANGED = 1 << 0,
	SCRUB_GONE = 1 << 1, /* a row: it is to be deleted */
	SCRUB_SEALED =
		1 << 2, /* an image: something is lost, so its step is never gone through again */
};

/* Change records in place; each function gives bits of enum scrub_did. The history's images are to be changed
 * in the way in which the rows are, or undo finds that the rows were changed since. */
struct store_scrub {
	unsigned (*row)(void *to, const struct table *t, void *rec);
	unsigned (*image)(void *to, const struct step_row *step, const struct table *t, void *rec);
	/* Another label or actor, which the store frees; NULL = it stays. After the step's images. */
	char *(*label)(void *to, const struct step_row *step, const char *text);
	void *to;
};

/* Do it: rows, history, the index of words, then the rows that tell of it (n erasures, whose decisions have
 * the place of their erasure as erasure_id, from 1; at 0 is now), in one transaction that is no step. Then
 * store_scrub_finish. Within a step: dies. */
struct store_fresh {
	const struct table *t;
	void *rec;         /* gets its id before the first record is asked about */
	int64_t *refers;   /* a field of rec; NULL = none */
	const int64_t *to; /* what is put there: the id of one that is inserted before it */
};
struct store_scrubbed {
	struct store_fresh *fresh; /* rows to insert first; not journalled either */
	size_t n_fresh;
	struct erasure *erasures;
	size_t n;
	struct erasure_decision *decisions;
	size_t n_decisions;
	bool whole; /* nothing is left in the file; otherwise it goes when the last window is closed */
};
bool store_scrub(
	struct store *s, const struct store_scrub *how, struct store_scrubbed *done, struct err *e);

/* Rewrite the file so that nothing of what was taken away is left in free pages or the log. Where a scrub was
 * interrupted the next opening does this, and so does every backup. *whole as above. */
bool store_scrub_finish(struct store *s, bool *whole, struct err *e);

struct erasure_list {
	struct erasure *v;
	size_t n;
	struct pool pool;
};
/* Oldest first. */
bool store_erasures(struct store *s, struct erasure_list *out, struct err *e);

/* What was decided about texts when people were erased. */
struct erasure_decision_list {
	struct erasure_decision *v;
	size_t n;
	struct pool pool;
};

/* Another database of ours beside this one: a backup, a copy from before a migration, one set aside. */
struct copy_row {
	const char *path;
	int64_t made_at; /* UTC s: when the file was written */
	int32_t until; /* the day on which it is thinned out; DAY_NONE = it stays until somebody removes it */
	bool holds; /* the person that was asked about is in it, by name; not known = true */
	bool daily; /* one of the automatic ones */
};
struct copy_rows {
	struct copy_row *v;
	size_t n;
	struct pool pool;
};
/* In the folder of backups (NULL = none) and beside the database; by path. person_id 0 asks about nobody. */
bool store_copies(struct store *s, const char *folder, int64_t person_id, struct copy_rows *out,
	struct err *e);

/* The same for a database that need not be open, or be readable. */
bool store_copies_of(const char *database, const char *folder, struct copy_rows *out);

/* The erasures of people that a file tells of, without opening it as a store: none where it is older than they
 * are or cannot be read. Decisions by erasure, then in order. */
bool store_erasures_in(
	const char *path, struct erasure_list *erasures, struct erasure_decision_list *decisions);

/* Taking a copy back, in three steps: a checked copy of it beside the database, whose path the caller frees,
 * which is then opened, migrated and put right as any other; then it takes the place of the
 * database, which is kept under the name that aside gets (the caller frees; NULL: there was none).
 * Killed at any point there is the old one or the new one. ERR_BUSY while another window has the
 * database open. */
bool store_restore_begin(const char *database, const char *from, char **temp, struct err *e);
bool store_restore_end(const char *database, const char *temp, char **aside, struct err *e);
void store_restore_drop(char *temp); /* away with it, and with what was left beside it; frees */

/* Numbers that rows of another file ever had are not given to new ones. */
bool store_ids_above(struct store *s, const char *path, struct err *e);

/* Text being typed that was saved before a moment (UTC s): how many, and away with them. */
bool store_drafts_before(struct store *s, int64_t before, size_t *n, struct err *e);
bool store_drafts_drop(struct store *s, int64_t before, struct err *e);

#endif
