/* Decisions and actions over all meetings: a page of a register, narrowed by person, party and words. */
#ifndef CORE_SERVICES_FOLLOWUP_H
#define CORE_SERVICES_FOLLOWUP_H

#include "services/session.h"

/* Whose rows are wanted. Zeroed wants all; made by followup_filter. */
struct followup_filter {
	int64_t person_id, party_id;
	struct name_rows names; /* of that person, or of everybody that the party sends */
	char *party, *party_short;
	char *text; /* in the words, the doer, the item's or the meeting's title; NULL = any */
};

/* person_id, party_id 0 and text "" (or NULL) ask for everybody. Release it also after a failure. */
bool followup_filter(struct session *se, int64_t person_id, int64_t party_id, const char *text,
	struct followup_filter *out, struct err *e);
void followup_filter_release(struct followup_filter *f);

/* Is the row one of those? An action is a person's who is to do it, and a party's when one of its people or
 * itself is; another line is theirs when it names them, a party's also when the item is about it. */
bool followup_keeps(const struct followup_filter *f, const struct register_row *row);

/* What is listed. */
enum followup_face {
	FOLLOWUP_OPEN,      /* open actions by day, then those done in the last week */
	FOLLOWUP_DECISIONS, /* the newest first */
	FOLLOWUP_ALL,       /* with agreements, messages to the board and what is done */
	FOLLOWUP_FACES,
};
enum { FOLLOWUP_DONE_DAYS = 7 };

struct followup_query {
	int face;
	int64_t group_id; /* 0 = any */
	const struct followup_filter *filter;
	const char *after_key; /* as in struct register_page */
	int64_t after_id;
	bool backwards;
	int limit;
};
bool followup_page(struct session *se, const struct followup_query *q, struct register_rows *out,
	struct err *e);

/* The key of a row in a face; the caller frees. NULL where it is not there (any more). */
char *followup_key(struct session *se, int face, int64_t note_id);

/* What the groups of a meeting left to do at earlier ones: the first few by day, and how many in all. */
struct followup_left {
	struct register_rows rows; /* at most most */
	int n, late;               /* counted no further than FOLLOWUP_LEFT_MAX */
	char starts[MOMENT_SIZE];  /* of the latest meeting before this one; "" = none */
};
enum { FOLLOWUP_LEFT_MAX = 99 };
bool followup_left(struct session *se, int64_t meeting_id, const char *starts, int most,
	struct followup_left *out, struct err *e);
void followup_left_release(struct followup_left *l);

#endif
