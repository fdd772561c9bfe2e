/* Table descriptions at work: what can be done with any record, given the constant description of its
 * table. Load, save and the journal (db/), JSON and CSV output and the test that the SQL schema
 * agrees all come from the same description. */
#ifndef CORE_MODEL_RECORD_H
#define CORE_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/json.h"

enum column_type {
	COLUMN_INT,  /* int64_t, INTEGER NOT NULL */
	COLUMN_REF,  /* int64_t, INTEGER REFERENCES …; 0 here is NULL there */
	COLUMN_BOOL, /* bool, INTEGER 0 or 1 */
	COLUMN_TEXT, /* char * owned by the record, TEXT NOT NULL; NULL here is '' there */
	COLUMN_ENUM, /* int, TEXT: one of names */
};

enum column_flag {
	COLUMN_PERSONAL = 1 << 0,    /* personal data: goes when a person is erased */
	COLUMN_DERIVED = 1 << 1,     /* computed from others (sort keys): left out of exports */
	COLUMN_SIGNIFICANT = 1 << 2, /* a change raises a meeting's SEQUENCE */
	COLUMN_SHOWN = 1 << 3,       /* calendars show it: a change renews revised_at */
	COLUMN_ONWARD = 1 << 4,      /* never goes back, not even by undo (sequence, revised_at) */
	COLUMN_LINES = 1 << 5,       /* a text of several lines */
	COLUMN_PRINTED = 1 << 6,     /* notes print it: it stays as it is once they are sent */
};

struct column {
	const char *name; /* the column, and the JSON key */
	enum column_type type;
	size_t offset;
	unsigned flags;
	const char *const
		*names;     /* COLUMN_ENUM: NULL-terminated keywords in the order of the enum */
	const char *refers; /* COLUMN_REF: the table */
};

enum table_flag {
	TABLE_PLAIN = 1 << 0, /* not journalled (drafts) */
};

/* Every record begins with these two: struct head is a prefix of each. */
struct head {
	int64_t id;  /* 0 before the first save */
	int64_t rev; /* counts saves; a save with an old rev is a conflict */
};

struct table {
	const char *name;
	size_t size; /* of the struct */
	const struct column *columns;
	size_t n_columns;
	unsigned flags;
	/* Called on a save (and on an undo) that changes a stored row: adjusts the columns that only
	 * go onward. now is UTC seconds. May be NULL. */
	void (*revise)(const void *before, void *after, int64_t now);
};

/* Free what the record owns and zero it. */
void record_release(const struct table *t, void *rec);

/* Make every text of a record that somebody typed clean (text_clean): NFC, without control characters,
 * on one line unless COLUMN_LINES. */
void record_clean(const struct table *t, void *rec);

/* Deep copy into *to, whose old content is released. */
void record_copy(const struct table *t, void *to, const void *from);

/* Same content, id and rev aside? The second form looks only at columns with one of the flags. */
bool record_same(const struct table *t, const void *a, const void *b);
bool record_same_flagged(const struct table *t, const void *a, const void *b, unsigned flags);

/* A sum (base/fnv.h, by words) over the content, id included, rev excluded: stored beside each row,
 * so that a flipped bit is seen. Empty columns do not count, so a column that a
 * later version adds leaves the sums of old rows right. */
int64_t record_sum(const struct table *t, const void *rec);

/* The value of one column. Text is never NULL. */
int64_t column_int(const struct column *c, const void *rec);
const char *column_text(const struct column *c, const void *rec);
void column_set_int(const struct column *c, void *rec, int64_t n);
void column_set_text(const struct column *c, void *rec, const char *s);
bool column_is_empty(const struct column *c, const void *rec); /* 0, "" or the first keyword */
const struct column *table_column(const struct table *t, const char *name);

/* The whole row as one JSON object, keys in the order of the description; without id when 0.
 * Columns with one of the flags are left out. */
void record_json_without(const struct table *t, const void *rec, unsigned flags, struct json *j);

/* Index of a keyword in a NULL-terminated list; -1 where it is none of them. */
int keyword_index(const char *const *names, const char *word);

#endif
