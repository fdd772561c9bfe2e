/* What is stored about one person, and how all of it is taken away (GDPR, articles 15, 17 and 20).
 *
 * It follows from the model's table descriptions: rows that refer to a person belong to that person and are
 * dealt with as privacy_tables says; the texts of every other row are looked through for the person's
 * name, addresses and numbers (rules/mentions.h). A test fails where a table refers to people and is not
 * among privacy_tables. */
#ifndef CORE_SERVICES_PRIVACY_H
#define CORE_SERVICES_PRIVACY_H

#include "base/buf.h"
#include "rules/mentions.h"
#include "services/session.h"

/* What becomes of a person's rows when the person is erased. */
enum privacy_fate {
	PRIVACY_PERSON,  /* the person's own: a number instead of the name, the rest emptied */
	PRIVACY_STAYS,   /* it stays for what is counted: who stood behind it is that number */
	PRIVACY_EMPTIED, /* the same, but answers and remarks are emptied */
	PRIVACY_ENDS,    /* it stays, and ends on the day before */
	PRIVACY_GOES,    /* deleted */
	PRIVACY_LOG,     /* our own list of what was erased */
};
struct privacy_table {
	const struct table *t;
	const char *columns[3]; /* that name the person; NULL at the end */
	enum privacy_fate fate;
	const char *heading; /* N_() */
	/* The person stands behind it through this row of another table: "merge_id" of person_merges. */
	const char *through;
};
extern const struct privacy_table privacy_tables[];               /* t NULL at the end */
const struct privacy_table *privacy_table(const struct table *t); /* NULL: none refers to people */

/* Does the row belong to the person? */
bool privacy_owns(const struct privacy_table *p, const void *rec, int64_t person_id);

struct privacy_count {
	const struct privacy_table *kind;
	size_t n;
};

/* A text that speaks of the person. */
struct privacy_hit {
	const char *key; /* "notes:57:text": how a command names it */
	const struct table *t;
	const struct column *c;
	int64_t row_id, meeting_id;
	const char *where; /* in words, for people */
	const char *text;
	struct mention_list mentions;
	enum mention_how how; /* the surest of them */
	bool held;            /* a document that was sent: it is never altered */
	bool public;          /* … in its copy for everybody */
	bool chosen;          /* fate was said by somebody; unsure mentions are taken out too */
	enum erasure_fate fate;
	const char *ground; /* on which it is kept; "" = it is not */
};

struct privacy_subject;
struct privacy_about {
	struct person p;
	char *name; /* "Karin Alm" */
	char *label; /* what stands for it afterwards: "[raderad 12]", in the organisation's language */
	int64_t erased_at; /* UTC s; 0 = not erased */
	struct privacy_count *counts;
	size_t n_counts;
	struct privacy_hit *hits;
	size_t n_hits, cap_hits;
	size_t steps,
		step_hits; /* of the history: about the person, and with texts that name them */
	int64_t first_step, last_step; /* UTC s */
	struct copy_rows copies;
	const char **files; /* calendars of the person in published folders */
	size_t n_files;
	const char **
		left; /* drafts of an outside editor and mails of ours, once they were looked through */
	size_t n_left, cap_left;
	struct privacy_subject *subject; /* inner */
	struct pool pool;
};

/* All there is about a person. folder: of the automatic backups (NULL = not looked at). Release it also
 * after a failure. */
bool privacy_about(struct session *se, int64_t person_id, const char *folder,
	struct privacy_about *out, struct err *e);
void privacy_about_release(struct privacy_about *a);

/* Look through what our own folders hold beside the database: texts that an outside editor left behind, and
 * mails that were written for the user to send. */
void privacy_look_in_files(struct privacy_about *a);
/* Take the person out of those: a text loses the name, a mail goes (it can be written anew). */
bool privacy_erase_files(const struct privacy_about *a, struct err *e);

/* Decide about one hit: ERR_NOT_FOUND where there is none of that key, ERR_INVALID for a document that is to
 * be redacted, and for one that is kept without a ground. "all" decides about all that may be. */
bool privacy_decide(struct privacy_about *a, const char *key, enum erasure_fate fate,
	const char *ground, struct err *e);

/* How many hits have that fate. */
size_t privacy_fated(const struct privacy_about *a, enum erasure_fate fate);

/* Erase as decided: one transaction that is no step, then the file is rewritten. Nothing takes it back. *whole
 * (may be NULL): nothing is left in the files, or the rest goes when the last window is closed. */
bool privacy_erase(struct session *se, struct privacy_about *a, bool *whole, struct err *e);

/* Write a copy of each document that speaks of the person into a folder, with label instead of the name, as
 * text; those hits become FATE_COPIED. *n (may be NULL) gets their number. */
bool privacy_copy_documents(
	struct session *se, struct privacy_about *a, const char *folder, size_t *n, struct err *e);

/* The hit's text around its first mention, on one line of at most so many cells; the caller frees. */
char *privacy_excerpt(const struct privacy_hit *h, int cells);

/* Words for how it is named, and for a fate, translated. */
const char *privacy_how_words(const struct privacy_hit *h);
const char *privacy_fate_words(enum erasure_fate fate);

/* ---- privacy_export.c: what the person is given ---- */

/* Appended to out: text for the person, or JSON of schema 1. */
bool privacy_export(struct session *se, const struct privacy_about *a, bool json, struct buf *out,
	struct err *e);

#endif
