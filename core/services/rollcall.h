/* Use cases of the roll call. Each call that writes is one transaction and one undo step, durable when
 * it returns. */
#ifndef CORE_SERVICES_ROLLCALL_H
#define CORE_SERVICES_ROLLCALL_H

#include "services/session.h"

/* Inside a step: write a row, with the party represented, for everybody who is called and has none.
 * From then on a change of members or parties changes nothing here. */
bool roll_freeze(struct session *se, int64_t meeting_id, struct err *e);

/* Mark one person. A person who is not called becomes a guest. ATTENDANCE_UNMARKED clears the mark,
 * with the times and the substitute. The second gives the row as it is then, for the caller to
 * release; its id is 0 where none is left. */
bool roll_mark(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct err *e);
bool roll_mark_row(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct attendance *row, struct err *e);

/* Mark every unmarked one of the people given (never one that has a mark); *marked gets how many.
 * One step. */
bool roll_mark_rest(struct session *se, int64_t meeting_id, const int64_t *people, size_t n,
	enum attendance_status status, int *marked, struct err *e);

/* Came or left at a local clock time in minutes; MINUTE_NONE clears it. Somebody who comes and has no
 * mark, or was absent, is marked on site. The item that was current then is stored beside the time.
 * Coming after having left means: away in between (rules/presence.h); leaving after that again forgets
 * the first absence, as two times hold no more. */
bool roll_came(
	struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e);
bool roll_left(
	struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e);

/* Both at once, as edited: what is unchanged keeps its item. */
bool roll_times(struct session *se, int64_t meeting_id, int64_t person_id, int came, int left,
	struct err *e);

/* As what somebody is there: member, guest or staff. */
bool roll_role(struct session *se, int64_t meeting_id, int64_t person_id, enum attendance_role role,
	struct err *e);

/* substitute (0 = nobody any more) stands in for person: person is excused, the substitute is on site
 * for the same party. */
bool roll_substitute(struct session *se, int64_t meeting_id, int64_t person_id,
	int64_t substitute_id, struct err *e);

/* Somebody from outside: found by name in the register or added to it, and on site as a guest.
 * party_id may be 0. *person_id (may be NULL) gets who it is. */
bool roll_guest(struct session *se, int64_t meeting_id, const char *name, int64_t party_id,
	int64_t *person_id, struct err *e);

/* Expected answer, as lower-case letters show before the meeting. */
bool roll_expect(struct session *se, int64_t meeting_id, int64_t person_id,
	enum expected_answer answer, struct err *e);

/* What somebody answered by mail: the meeting, the person, expected, answer and what belongs to it are taken
 * from said. A proposal of another time leaves the expected answer as it is. Within a step that has a
 * label. */
bool roll_answer(struct session *se, const struct attendance *said, struct err *e);

/* Everybody without a mark who has answered gets the mark that the answer says (who is not expected is
 * excused); *confirmed gets how many. One step. */
bool roll_confirm(struct session *se, int64_t meeting_id, int *confirmed, struct err *e);

#endif
