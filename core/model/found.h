/* What a search asks of the store, and what it finds: values that rules and formats may see. */
#ifndef CORE_MODEL_FOUND_H
#define CORE_MODEL_FOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/model.h"

struct group_ref; /* store.h */

/* A word (its beginning is enough), or words that stand together. */
struct search_term {
	const char *text; /* as typed, without the quotes */
	bool phrase;
};

/* Where a text stands. */
enum found_in { FOUND_IN_MEETING, FOUND_IN_ITEM, FOUND_IN_NOTE, FOUND_IN_PERSON, FOUND_IN_ALIAS };

/* Strings and groups in the pool of the list. */
struct found_row {
	int in;           /* enum found_in */
	const char *text; /* all of it: with speaker, presenter, place … */
	int64_t meeting_id, item_id, note_id, person_id; /* 0 = none */
	const char *meeting_starts, *meeting_title;      /* "" for a person */
	const char *item_number, *item_title;            /* "" = before the first item */
	int note_kind;                                   /* enum note_kind */
	const char *speaker, *words,
		*who; /* of a line; words: of the others what they are called */
	const struct group_ref *groups;
	size_t n_groups;
};

#endif
