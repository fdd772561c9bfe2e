/* Many files become records at once: each is read and shown first, questions are answered for all of them,
 * and only then everything is written, as one undoable step.
 *
 *	import_batch_init(&b, se, &options);
 *	import_batch_add(&b, path, e);          files and folders
 *	while (import_batch_read(&b)) …         one file a call: progress can be shown, and it can be left
 *	import_batch_begin(&b, e);
 *	while (import_batch_write(&b)) …        likewise
 *	import_batch_end(&b, true, e);          false leaves nothing
 *
 * Between reading and writing the owner may change what is proposed (services/import_edits.h), leave files out
 * and answer who is who. */
#ifndef CORE_SERVICES_IMPORT_BATCH_H
#define CORE_SERVICES_IMPORT_BATCH_H

#include "services/import_files.h"
#include "services/import_ics.h"
#include "services/import_known.h"
#include "services/import_notes.h"
#include "services/import_people.h"

enum batch_kind { BATCH_NOTES, BATCH_CALENDAR, BATCH_PEOPLE, BATCH_OTHER };
extern const char *const batch_kind_names[]; /* stable words for --json */

enum batch_state {
	BATCH_UNREAD,
	BATCH_READY,    /* will be written */
	BATCH_ASKS,     /* its day is missing: is left until it has one */
	BATCH_SAME,     /* is here already, or twice among the files */
	BATCH_LEFT_OUT, /* somebody said so */
	BATCH_REFUSED,  /* cannot be read, or nothing to import: why */
	BATCH_WRITTEN,
	BATCH_STATES,
};
extern const char *const batch_state_names[];                 /* stable words for --json */
const char *batch_state_label(int state);                     /* translated: "ready" */
void batch_state_count(int state, size_t n, struct buf *out); /* append "3 ready" */

struct batch_file {
	const char *path, *name; /* name: below the folder that was given */
	int state;               /* enum batch_state */
	int kind;                /* enum batch_kind */
	const char *why;         /* translated: of what is refused or the same; NULL */
	char *text;              /* of notes, as it was read */
	size_t bytes;
	struct import_options options; /* strings in the batch's pool */
	const char *
		group_from; /* the name from which the group was guessed; NULL = the text says it */
	const char *day_from;          /* the day likewise */
	struct import_preview preview; /* of notes; its doc only after import_batch_look */
	void *folded;                  /* the doc meanwhile (formats/notes_fold.h) */
	struct ics_preview ics;        /* of a calendar */
	struct people_preview people;  /* of a table or list of people */
	bool edited;                   /* the proposal was changed by hand */
	struct notes_person *dropped;  /* taken out of its lists by hand; all in the batch's pool */
	size_t n_dropped, dropped_cap;
	struct buf edits;   /* all changes by hand (services/import_edits.h) */
	bool restoring;     /* they are being made again */
	bool restored;      /* they are those of another time */
	int64_t meeting_id; /* written: the meeting; 0 = none */
};

enum batch_answer { BATCH_OPEN, BATCH_ONE, BATCH_TWO };

/* Two names that may be one person. */
struct batch_pair {
	const char *name;  /* as texts write it */
	const char *known; /* of somebody in the register, or as other texts write it */
	int64_t person_id; /* of the former; 0 = the latter */
	const char *reason;
	int score;
	size_t files; /* that write the name */
	enum batch_answer answer;
};

struct import_batch {
	struct session *se;
	struct import_options options; /* given for all */
	struct import_paths paths;
	struct import_known *known; /* of the register, for all files */
	struct batch_file *files;
	size_t n, at;             /* at: the next to be read or written */
	size_t looked_at;         /* the file whose doc is there, from 1; 0 */
	bool drafts;              /* changes by hand and answers are kept as they are made */
	size_t *order;            /* in which they are written */
	struct batch_pair *pairs; /* the likeliest first */
	size_t n_pairs;
	struct pool pool;
};

void import_batch_init(struct import_batch *b, struct session *se, const struct import_options *o);
void import_batch_release(struct import_batch *b);

/* A file or folder; refused where it is not there. */
bool import_batch_add(struct import_batch *b, const char *path, struct err *e);

/* Read the next file; false when all are read: then groups and days are guessed from names, and pairs are
 * there. database (may be NULL) is passed over. */
bool import_batch_read(struct import_batch *b, const char *database);

/* Were these notes read, so that there is something to look at? */
bool import_batch_says(const struct batch_file *f);

/* What these notes say is in preview.doc until another file is looked at, or read, compared or written: thousands
 * of them are kept folded. */
struct batch_file *import_batch_look(struct import_batch *b, size_t i);

/* How many are in that state. */
size_t import_batch_count(const struct import_batch *b, enum batch_state state);

/* The day or group of one file, in the words of a person; the day DAY_NONE and the group NULL are no change. */
bool import_batch_set(struct import_batch *b, size_t i, int32_t day, int64_t group_id,
	const char *group, struct err *e);

/* Its proposal was changed by hand: compare it with the store anew. */
bool import_batch_compare(struct import_batch *b, size_t i, struct err *e);

/* Leave a file out, or take it in after all. */
void import_batch_leave(struct import_batch *b, size_t i, bool out);

/* The day of its meeting; DAY_NONE where none is known. */
int32_t import_batch_day(const struct batch_file *f);

/* The answer counts for all files. */
void import_batch_answer(struct import_batch *b, size_t pair, enum batch_answer answer);

/* The name that somebody will have: the other one of a pair that is one person. Inner pointer. */
const char *import_batch_name(const struct import_batch *b, const char *name);

/* Write all that are ready, by day: the next one a call, false when all are written. One that fails is taken
 * back alone and becomes BATCH_REFUSED. */
bool import_batch_begin(struct import_batch *b, struct err *e);
bool import_batch_write(struct import_batch *b);
bool import_batch_end(struct import_batch *b, bool ok, struct err *e);

#endif
