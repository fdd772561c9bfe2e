/* Choosing a meeting among those that are near another one. */
#ifndef TUI_VIEWS_MEETING_CHOICE_PART_H
#define TUI_VIEWS_MEETING_CHOICE_PART_H

#include "tui/views/views.h"

enum meeting_choice_order { CHOICE_COMING, CHOICE_PAST };

struct meeting_choice_spec {
	const char *title;               /* translated */
	int64_t meeting_id;              /* the one that is not offered itself */
	enum meeting_choice_order order; /* those after it (before it), nearest first */
	const char *here;                /* translated: a first line for it itself; NULL = none */
	/* A meeting was chosen; the spec's own for `here`. item_id is passed on. */
	unsigned (*chosen)(struct app *a, int64_t item_id, int64_t meeting_id);
	int64_t item_id;
};

/* Meetings of the same groups come first, then the others; says so where there are none. */
unsigned meeting_choice_open(struct app *a, const struct meeting_choice_spec *s);

#endif
