/* A dot vote: its setting up, the walk through those who vote, and its result. */
#ifndef TUI_VIEWS_POLL_H
#define TUI_VIEWS_POLL_H

#include "rules/tally.h"

#include "tui/views/views.h"
#include "tui/widgets/list.h"

/* One who votes, in the order of the roll. */
struct poll_voter {
	int64_t person_id;
	const char *given, *family, *party; /* inner pointers of the roll */
	int left;
	bool skipped; /* may come later */
};

struct voting_state {
	int64_t poll_id;
	struct item item;
	struct poll_votes votes;
	struct roll_rows roll;
	struct poll_voter *voters;
	size_t n_voters;
	int64_t chosen;  /* whom the keys act on against the order; 0 = the first with dots left */
	int64_t current; /* whom they act on; 0 = nobody is left */
	int64_t *skipped;
	size_t n_skipped, cap_skipped;
	struct tally_row *rows; /* the result */
	size_t n_rows;
	struct list list; /* of it: option ids */
	char *sentence;
};

const struct poll_voter *poll_current(const struct voting_state *st); /* NULL = nobody */
int poll_given(const struct voting_state *st);
/* How many have no dots left; how many were skipped and have. */
int poll_finished(const struct voting_state *st);
int poll_skipped(const struct voting_state *st);

/* ---- poll_draw.c ---- */
void poll_draw(const struct view *v, const struct app *a, struct canvas *body);
void poll_result_draw(const struct view *v, const struct app *a, struct canvas *body);
void poll_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);
void poll_status(const struct view *v, const struct app *a, struct buf *out);
void poll_result_status(const struct view *v, const struct app *a, struct buf *out);

#endif
