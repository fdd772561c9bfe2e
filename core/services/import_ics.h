/* Calendars and answers from others become records: a preview that writes nothing, then all of it as one
 * undoable step.
 *
 * Whose a meeting is decides what a file may do to it. What others organise (or what was imported) follows
 * their newest edition: the higher SEQUENCE, then the later DTSTAMP; it keeps their UID and SEQUENCE. What we
 * organise is changed by no message (mail is unauthenticated: a forged CANCEL is refused), only by a newer
 * edition in a calendar without METHOD, and called off by none. Answers (REPLY, COUNTER) set what is expected
 * of the person and nothing else. */
#ifndef CORE_SERVICES_IMPORT_ICS_H
#define CORE_SERVICES_IMPORT_ICS_H

#include "services/calendar_read.h"

enum ics_verdict {
	ICS_NEW,
	ICS_CHANGED,
	ICS_CANCELLED,
	ICS_ANSWER,
	ICS_UNCHANGED,
	ICS_SKIPPED,
	ICS_VERDICTS,
};

/* Stable words for --json and --plain. */
extern const char *const ics_verdict_names[];

struct ics_row {
	int verdict;
	int64_t line;       /* in the file */
	int64_t meeting_id; /* 0 = none here */
	const char *title;
	const char *starts, *ends; /* ISO; "" where the file has none */
	bool all_day;
	const char *uid; /* of the entry; "" for what could not be read */
	int64_t sequence;
	const char *place, *organizer;
	const char *person; /* who answered: the name, else the address; "" */
	int64_t person_id;
	int64_t candidate_id; /* the answer is to a date that is only proposed; 0 = to the meeting */
	int answer;           /* enum answer */
	const char *comment;  /* of the answer */
	const char *why; /* translated: what changes, why it is skipped, what was guessed; "" */
};

/* Of each verdict so many rows are kept, unless somebody wants more. */
enum { ICS_ROWS_MOST = 1000 };

struct ics_preview {
	const char *name;     /* of the calendar; "" */
	struct ics_row *rows; /* by verdict, then time; what nothing happens to last */
	size_t n;
	size_t kept[ICS_VERDICTS];   /* among the rows */
	size_t counts[ICS_VERDICTS]; /* all of them */
	struct buf bytes;            /* of the file, for the apply: import_ics_preview */
	struct pool pool;
};

struct ics_options {
	const char *file_name; /* without folders, for the record */
	int64_t group_id;      /* of what is new; 0 = by its categories, or none */
	const char *group;     /* name of a group to create when group_id is 0; NULL = none */
	int year;              /* only what begins in that year; 0 = all */
	size_t rows;           /* most that are kept of each verdict; 0 = ICS_ROWS_MOST */
};

/* What would become of it: nothing is written. Release the preview also after a failure. */
bool import_ics_look(struct session *se, const struct calendar_source *src,
	const struct ics_options *o, struct ics_preview *out, struct err *e);

/* Write it, an event at a time as it is read, and tell in out what became of it; where the reading fails at
 * last nothing stays written. *changed is false where there was nothing to do. */
bool import_ics(struct session *se, const struct calendar_source *src, const struct ics_options *o,
	struct ics_preview *out, bool *changed, struct err *e);

/* The same two for a screen, between which somebody thinks: the preview keeps the bytes. */
bool import_ics_preview(struct session *se, const void *bytes, size_t n,
	const struct ics_options *o, struct ics_preview *out, struct err *e);
void ics_preview_release(struct ics_preview *p);

/* Would anything be written? */
bool ics_preview_changes(const struct ics_preview *p);

/* Each row is looked at anew, as another window may have been there first; the preview tells afterwards what
 * became of them. */
bool import_ics_apply(struct session *se, struct ics_preview *p, const struct ics_options *o,
	bool *changed, struct err *e);

#endif
