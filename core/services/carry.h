/* Items that come back: what was not raised or was postponed is offered to the next meeting of the
 * group, and says there for which time it comes. */
#ifndef CORE_SERVICES_CARRY_H
#define CORE_SERVICES_CARRY_H

#include "services/session.h"

/* How far back is looked for what was left over, in days. */
enum { CARRY_DAYS = 400 };

/* What is left over for a meeting to take up (store_offered); with the number of the time it would be. */
struct offer {
	const struct item *it; /* inner */
	const char *meeting_starts, *meeting_title;
	int times; /* 2 = for the second time */
};
struct offers {
	struct offer *v;
	size_t n;
	struct offered_rows rows; /* what it borrows from */
};
/* Nothing is offered to a meeting that was held or cancelled. */
bool carry_offers(struct session *se, int64_t meeting_id, struct offers *out, struct err *e);
void offers_release(struct offers *o);

/* Take an item up again in a meeting: title, kind, presenter, minutes, sub-items, parties and
 * attachments are copied, and it says where it comes from. Where the item is a standing one that the
 * meeting has already, that one takes its place. Goes before the closing items. *id (may be NULL)
 * gets it. */
bool carry_item(
	struct session *se, int64_t item_id, int64_t meeting_id, int64_t *id, struct err *e);

/* Take everything up that is offered, as one step; *n gets how much. */
bool carry_all(struct session *se, int64_t meeting_id, size_t *n, struct err *e);

/* For which time each of the items comes: times[i] is 1 for one that was not carried. The caller frees
 * *times, which is NULL where none was carried. */
bool carry_times(struct session *se, const struct item_list *items, int **times, struct err *e);

#endif
