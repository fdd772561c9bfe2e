/* Use cases of a check-in round: those present say something in turn, and what they say is filed as
 * lines without names. How far the round has come is kept as a draft of the item. */
#ifndef CORE_SERVICES_CHECKIN_H
#define CORE_SERVICES_CHECKIN_H

#include "rules/turns.h"
#include "services/session.h"

/* The round of an item as it was left, with those who are there by now; *t is released first. */
bool checkin_load(struct session *se, int64_t item_id, const struct roll_rows *roll,
	struct turns *t, struct err *e);
bool checkin_save(struct session *se, int64_t item_id, const struct turns *t, struct err *e);

/* Begin anew: everybody has a turn again. */
bool checkin_forget(struct session *se, int64_t item_id, struct err *e);

/* What somebody said: each line of text becomes one of the item's notes, "- …". One step; *note_id gets the
 * last of them (0 where the text is blank and nothing is written). The round goes on in the same
 * commit, and the draft with that key (may be NULL) goes. */
bool checkin_answer(struct session *se, int64_t item_id, struct turns *t, int64_t person_id,
	const char *text, const char *draft_key, int64_t *note_id, struct err *e);

#endif
