/* Use cases of a dot vote. Each call that writes is one transaction and one undo step.
 *
 * A closed vote has its sentence in the notes under the item (polls.note_id); every change of the
 * result rewrites it, reopening takes it away. */
#ifndef CORE_SERVICES_POLLS_H
#define CORE_SERVICES_POLLS_H

#include "services/session.h"

enum { POLL_DOTS = 3, POLL_DOTS_MAX = 99, POLL_OPTIONS_MAX = 34 };

/* Begin a vote on an item. p gives title, dots and most (0 = as many as there are dots), options their
 * text and note_id in order; the rest is filled in, p and the options get their ids. At least two
 * options. The draft with that key (may be NULL) goes with the same commit. */
bool poll_begin(struct session *se, int64_t item_id, struct poll *p, struct poll_option *options,
	size_t n, const char *draft_key, struct err *e);

/* Another option while the vote is open; *id (may be NULL) gets it. */
bool poll_add_option(
	struct session *se, int64_t poll_id, const char *text, int64_t *id, struct err *e);
bool poll_reword_option(struct session *se, int64_t option_id, const char *text, struct err *e);

/* One dot of a person for an option. Refused for those who are not marked present, who have no dot left,
 * or who have as many on it as the vote allows. */
bool poll_dot(struct session *se, int64_t person_id, int64_t option_id, struct err *e);

/* Take back everything that a person gave. */
bool poll_clear(struct session *se, int64_t poll_id, int64_t person_id, struct err *e);

/* Close an open vote: its result is filed as a line of the item. Open it again: that line goes. */
bool poll_close(struct session *se, int64_t poll_id, struct err *e);
bool poll_reopen(struct session *se, int64_t poll_id, struct err *e);

/* After the vote: put an option (with those merged into it) together with another one; both keep their
 * dots. Split takes all that are merged into an option apart again. */
bool poll_merge(struct session *se, int64_t option_id, int64_t into_id, struct err *e);
bool poll_split(struct session *se, int64_t option_id, struct err *e);

/* The vote with its options, dots and sentence. */
bool poll_delete(struct session *se, int64_t poll_id, struct err *e);

/* Inside a step, before an item goes: its votes go, too. Their sentences are lines of the item. */
bool polls_delete_of_item(struct session *se, int64_t item_id, struct err *e);

#endif
