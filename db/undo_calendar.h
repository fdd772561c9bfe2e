/* What calendars are to be told when undo or redo takes an entry away or brings it back: those that
 * were written since it was made may show it, and must not keep it for ever. Such an entry leaves a tombstone,
 * one that is there again has none. What came out of others' calendars leaves nothing: it is not ours to call
 * off. */
#ifndef DB_UNDO_CALENDAR_H
#define DB_UNDO_CALENDAR_H

#include "model/model.h"

struct store;
struct err;

/* Meetings, proposed dates, the meetings' groups and groups that a step took away, and the uids it brought back.
 * Zeroed is empty. */
struct undo_calendar {
	struct meeting *meetings;
	struct candidate *candidates;
	struct meeting_group *groups;
	int64_t *ended; /* groups */
	char **back;
	size_t n_meetings, n_candidates, n_groups, n_ended, n_back;
	size_t cap_meetings, cap_candidates, cap_groups, cap_ended, cap_back;
};

/* A row of t went, or came back. Rows of other tables are passed over. */
void undo_calendar_gone(struct undo_calendar *k, const struct table *t, const void *rec);
void undo_calendar_back(struct undo_calendar *k, const struct table *t, const void *rec);

/* After the last change of the step that was taken back or done again, and still within the undo. */
bool undo_calendar_settle(
	struct store *s, const struct undo_calendar *k, int64_t step, struct err *e);
void undo_calendar_release(struct undo_calendar *k);

#endif
