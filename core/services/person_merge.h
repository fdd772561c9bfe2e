/* One person whom the register has twice: what belongs to the one goes over to the other, and can go back
 * later. Each call that writes is one transaction and one undo step.
 *
 * What is written in words (who spoke, who presents, who has the chair, who takes something on) stays as it
 * was written: the other name is kept as another spelling, by which all who ask for the person find it.
 * So nothing that notes or documents print changes, and notes that were sent are no hindrance. */
#ifndef CORE_SERVICES_PERSON_MERGE_H
#define CORE_SERVICES_PERSON_MERGE_H

#include "services/session.h"

/* A meeting at which both are marked, and not alike, or both as present. */
struct merge_clash {
	int64_t meeting_id;
	const char *words; /* "Beredning Väst tis 10 mars" */
	int kept, other;   /* enum attendance_status */
	bool stands_in;    /* one of the two stood in for the other: no mark settles that */
};
struct merge_clashes {
	struct merge_clash *v; /* by meeting */
	size_t n;
	struct pool pool;
};
bool person_merge_clashes(struct session *se, int64_t kept_id, int64_t other_id,
	struct merge_clashes *out, struct err *e);

/* Whose mark counts where they clash. */
enum merge_marks { MERGE_REFUSE, MERGE_KEPT, MERGE_OTHER };

struct merge_done {
	int64_t merge_id;
	size_t went,
		joined; /* rows that went over, and those that became one with a row that was there */
	size_t meetings;      /* at which they are marked now thanks to it */
	size_t same_meetings; /* where both were on the roll */
};

/* other is kept. Its rows go over: attendance, memberships, stand-ins, answers to dates, votes, calendars,
 * invitations, other names, and whatever refers to a person. Where both have a row for the same:
 *   a roll         the one that is marked; where they clash, as marks says
 *   a membership   of one group that overlap: one from the first day to the last, with the mandate and
 *                  the role that say more
 *   a mail         the newest invitation; a date: the answer of who is kept; a calendar: theirs
 * Empty fields of who is kept are filled. The other name becomes another spelling.
 * Refused: with MERGE_REFUSE while they clash (ERR_CONFLICT, naming the meetings). */
bool person_merge(struct session *se, int64_t kept_id, int64_t other_id, enum merge_marks marks,
	struct merge_done *done, struct err *e);

struct split_done {
	int64_t person_id; /* who is there again */
	size_t back;       /* rows that went back */
	size_t stay;       /* rows that stay: taken away or changed since */
	size_t since;      /* meetings that came since; they stay with who was kept */
};

/* Take a merge back, whatever came after it: the person is there again, what came from them and is still
 * with who was kept goes back, and what was made one is two again where nobody has changed it. */
bool person_split(struct session *se, int64_t merge_id, struct split_done *done, struct err *e);

/* The merge by which a person got a name: the person in that merge, or one of their other names then; the
 * latest of several. ERR_NOT_FOUND. */
bool person_merge_named(
	struct session *se, int64_t person_id, const char *name, int64_t *id, struct err *e);

/* Inside a step: forget what was merged into a person and who they were told apart from. */
bool person_merges_forget(struct session *se, int64_t person_id, struct err *e);

#endif
