/* The second screen: what the room may see of the meeting in progress. Never a line of the notes, private
 * or not. */
#ifndef TUI_VIEWS_FOLLOW_H
#define TUI_VIEWS_FOLLOW_H

#include "base/config.h"
#include "model/store.h"
#include "rules/attendance.h"
#include "services/session.h"

#include "tui/screen/canvas.h"

struct follow {
	struct session *se;          /* borrowed */
	struct config *config;       /* borrowed; NULL = the defaults */
	int64_t wanted;              /* the meeting; 0 = the running one, else the next */
	int64_t seen;                /* the one that was running last */
	struct meeting_rows meeting; /* one row, or none */
	struct item_list items;
	struct roll_rows roll;
	struct roll_counts counts;
	struct poll_votes votes; /* of the current item's open vote */
	bool polling;            /* there is one */
	char *failed;            /* why it could not be read; NULL = it could */
};

/* Read everything anew. What fails is kept in failed and shown. */
void follow_load(struct follow *f);
void follow_release(struct follow *f);

const struct meeting *follow_meeting(const struct follow *f); /* NULL = none */
bool follow_running(const struct follow *f);
/* The current item, and the one after it; NULL = none. */
const struct item *follow_item(const struct follow *f);
const struct item *follow_next(const struct follow *f);

/* Milliseconds until what is shown changes by itself; -1 = never. */
int follow_wait(const struct follow *f);

/* ---- follow_words.c ---- */

/* "8 min kvar", "3 min över tiden!" of the current item; "" where nothing is planned. */
void follow_time(const struct follow *f, struct buf *out);
/* "slut ≈ 11:55" */
void follow_end(const struct follow *f, struct buf *out);
/* "Närvarande 15 av 21 · på plats 11 · digitalt 4 · parter 7 av 9" */
void follow_counts(const struct follow *f, struct buf *out);
/* "Beredning Väst · tis 10 mars kl. 9:00–12:00" */
void follow_heading(const struct follow *f, struct buf *out);
/* "5 Ansökningar" */
void follow_item_words(const struct item *it, struct buf *out);

/* All of it as lines of text. The clock is left out where with_clock is false: what is left then
 * changes only when something has happened. */
void follow_text(const struct follow *f, bool with_clock, struct buf *out);

/* ---- follow_draw.c ---- */

void follow_draw(const struct follow *f, struct canvas *c);

#endif
