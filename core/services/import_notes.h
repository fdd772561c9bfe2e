/* Old notes become records: a preview that writes nothing, then all of it as one undoable step. */
#ifndef CORE_SERVICES_IMPORT_NOTES_H
#define CORE_SERVICES_IMPORT_NOTES_H

#include "formats/notes_in.h"
#include "services/import_alike.h"
#include "services/session.h"

struct import_options {
	const char *file_name; /* without folders, for the record */
	int64_t group_id;      /* 0 = what the text says, or none */
	const char *group;     /* name of a group to create when group_id is 0; NULL = none */
	int32_t day;           /* the meeting's day where the text has none; DAY_NONE = not said */
	int year;              /* for days without a year; 0 = not said */
	struct import_known
		*known; /* what other files of the same import read of the register; NULL */
};

struct import_preview {
	struct notes_doc doc;
	char sha256
		[65]; /* of the decoded text: the same words in another encoding are the same file */
	size_t bytes;        /* of the file */
	int32_t day;         /* that the text says; DAY_NONE */
	bool same;           /* this very text was imported already */
	int64_t same_file;   /* the meeting it became then; 0 = it was a list of coming meetings */
	int64_t meeting_id;  /* existing meeting that it will be written into; 0 = a new one */
	bool needs_date;     /* neither the text nor the options give a day */
	bool only_dates;     /* a list of coming meetings: there is no meeting of its own */
	int present, absent; /* persons */
	int new_people, new_parties, new_groups;
	int new_meetings;  /* the meeting itself included */
	const char *group; /* the meeting's group; NULL = none */
	const struct import_alike *alike;
	size_t n_alike;
	const int32_t *days; /* candidate days that the text implies, most likely first */
	size_t n_days;
	struct pool pool;
};

/* Read bytes of a notes file (any encoding that base reads) and compare with the store. Release the
 * preview also after a failure. */
bool import_notes_preview(struct session *se, const void *bytes, size_t n,
	const struct import_options *o, struct import_preview *out, struct err *e);
void import_preview_release(struct import_preview *p);

/* The same of a text that import_text gave; bytes is the size of its file. */
bool import_notes_text(struct session *se, const char *text, size_t bytes,
	const struct import_options *o, struct import_preview *out, struct err *e);

/* Compare anew with the store: after p->doc was changed by hand, or with another day or group. The text is not
 * read again. */
bool import_notes_compare(struct session *se, const struct import_options *o,
	struct import_preview *p, struct err *e);

/* Write it: meeting, items, notes, people, parties, memberships, attendance, next meetings of each
 * group. One step. ERR_INVALID when a date is still missing. Where the same text was imported already
 * nothing is written and *changed is false. *meeting_id gets the meeting, 0 where there is none
 * (only_dates).
 *
 * A planned entry of the same group and day is filled; one that was held already is left alone, and the
 * notes become a meeting of their own. People of exactly the same name are the same person, others
 * are added. Next meetings that the year has already are left as they are. */
bool import_notes_apply(struct session *se, const struct import_preview *p,
	const struct import_options *o, int64_t *meeting_id, bool *changed, struct err *e);

#endif
