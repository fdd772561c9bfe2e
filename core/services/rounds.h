/* Use cases of rounds: one agenda that several groups run on several days. Each call that writes is one
 * transaction and one undo step. How the agenda goes from one to the other is round_flow.h. */
#ifndef CORE_SERVICES_ROUNDS_H
#define CORE_SERVICES_ROUNDS_H

#include "services/session.h"

/* A group and when it meets. starts without a minute has the clock time of the meeting that the round is
 * made from; ends MOMENT_NONE its length. */
struct round_slot {
	int64_t group_id;
	struct moment starts, ends;
};

/* A round from an existing meeting (from_meeting; where that is in a round already, these groups join
 * it), or from nothing (0): then the first slot's meeting has the agenda that the others get. A group
 * that has a meeting on the day joins with that one, at its own time; for the others one is made, held
 * where and as the group met the time before. title NULL: "Omgång mars 2026". *round_id is the round.
 * Refused: a round of one meeting, a group twice, a slot without a day, or without a clock time where
 * there is none to take. */
struct round_draft {
	const char *title;
	int64_t from_meeting;
	const struct round_slot *slots;
	size_t n_slots;
};
bool round_create(
	struct session *se, const struct round_draft *draft, int64_t *round_id, struct err *e);

/* The meeting with which a group would join a round on that day: not cancelled, in no round; 0 where
 * there is none. Reads only. */
bool round_candidate(
	struct session *se, int64_t group_id, int32_t day, int64_t *meeting_id, struct err *e);

/* A meeting joins a round. Items with the title of one of the round's become that one; others it keeps
 * for itself, and where it has not begun it gets what it lacks. */
bool round_join(struct session *se, int64_t round_id, int64_t meeting_id, struct err *e);

/* A meeting leaves its round; its agenda stays as it is. A round of one meeting is none. */
bool round_leave(struct session *se, int64_t meeting_id, struct err *e);

/* Inside a step: a meeting has left that round, or is gone. */
bool round_left(struct session *se, int64_t round_id, struct err *e);

/* The how manieth by day of how many meetings of its round it is; 0 of 0 in none. */
bool round_standing(struct session *se, const struct meeting *m, int *at, int *of, struct err *e);

/* What a user calls a round: its number, or a meeting of it as meeting_find knows them. */
bool round_find(
	struct session *se, const char *what, int64_t group_id, int64_t *round_id, struct err *e);

#endif
