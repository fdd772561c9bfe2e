/* What an organisation says of its kinds of entries: how long they usually last, when they begin,
 * what they are called when nobody says. Kept as kind_defaults; a kind without one has the program's
 * own (rules/kinds.h). */
#ifndef CORE_SERVICES_KINDS_H
#define CORE_SERVICES_KINDS_H

#include "rules/kinds.h"
#include "services/session.h"

struct kind_habit {
	int kind; /* enum meeting_kind */
	struct kind_usual usual;
	char *title; /* "" = the names of the groups */
	int mode;    /* enum meeting_mode */
	bool own;    /* the organisation says so, not the program */
};

/* *out must be zeroed or valid. */
bool kind_habit_load(struct session *se, int kind, struct kind_habit *out, struct err *e);
void kind_habit_release(struct kind_habit *h);

/* From now on; those that are there already stay as they are. What the program says anyway is not
 * stored; h->title is cleaned. One step. Refused: no length (but for a deadline), one beyond
 * KIND_MINUTES_MAX. */
bool kind_habit_set(struct session *se, struct kind_habit *h, struct err *e);

/* What the program says of a kind, in place of what the organisation said. One step. */
bool kind_habit_reset(struct session *se, int kind, struct err *e);

#endif
