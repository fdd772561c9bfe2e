/* What a use case needs of the world: the store and the clock. Both front ends make one,
 * { .store = …, .clock = … }, and keep it for as long as the store is open.
 *
 * Records handed to a use case own their texts (heap): those that people typed are cleaned in place
 * (record_clean) before anything else is looked at. */
#ifndef CORE_SERVICES_SESSION_H
#define CORE_SERVICES_SESSION_H

#include "base/clock.h"
#include "base/err.h"
#include "model/store.h"

struct session {
	struct store *store; /* borrowed */
	struct clock *clock; /* borrowed */
	int depth;    /* steps begun and not yet ended; session_begin and session_end keep it */
	bool unnamed; /* the outermost step waits for the first label inside it */
	bool failed;  /* a step inside the outermost one failed */
	/* Set inside a step that only tells better who somebody is: what was sent may be of them. */
	bool same_words;
};

/* Today's ISO day in local time. */
void session_today(const struct session *se, char out[MOMENT_SIZE]);

/* One step: everything written between session_begin and session_end is one transaction and one undo
 * step with that label. A step begun inside another joins it: a use case called within a step (the
 * same verb for all marked rows, a guest who is added and marked) belongs to the outermost one,
 * which gives the label and commits.
 *
 * label says what was done, translated; it is taken over and freed, also on failure. NULL takes the
 * database for writing now, so that what is read from here on cannot be changed by another process
 * before it is written; the first step inside that has a label gives it. */
bool session_begin(struct session *se, char *label, struct err *e);

/* ok: was everything written? Then the outermost step commits; otherwise all of it is rolled back.
 * Also false where a step inside failed and nobody passed it on. Called once for every
 * session_begin that succeeded. */
bool session_end(struct session *se, bool ok, struct err *e);

/* Inside a step: what is written from here to session_part_end is a part that may fail alone. With ok false it
 * is taken back and the step goes on without it. Parts do not lie in one another. */
bool session_part_begin(struct session *se, struct err *e);
bool session_part_end(struct session *se, bool ok, struct err *e);

/* Inside a step: delete every row of t whose reference field names id. */
bool session_delete_referring(
	struct session *se, const struct table *t, const char *field, int64_t id, struct err *e);

#endif
