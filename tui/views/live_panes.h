/* The panes of view 3, each drawn by a file of its own into the canvas that live_draw.c gives it. */
#ifndef TUI_VIEWS_LIVE_PANES_H
#define TUI_VIEWS_LIVE_PANES_H

#include "tui/views/live.h"

enum { LIVE_WIDE = 110, LIVE_TWO_PANES = 76, LIVE_ROOMY_ROWS = 8 };

/* rows: of the list, its heading aside. */
void live_draw_agenda(const struct live_state *st, const struct app *a, struct canvas *c, int rows);
/* Counts, the rule and who came last; under the agenda where the roll has no pane. It takes so many
 * rows of a canvas of that width, a last one left for others. */
int live_summary_rows(const struct live_state *st, int cols);
void live_draw_summary(const struct live_state *st, struct canvas *c);
void live_draw_roll(const struct live_state *st, struct canvas *c);
/* What is left of the plan, and before or behind it. */
void live_draw_time(const struct live_state *st, const struct app *a, struct canvas *c);
/* "12 av 20 min ▓▓▓░░"; the cells it takes. */
int live_draw_item_clock(
	const struct live_state *st, const struct app *a, struct canvas *c, const struct item *it);
/* What was left to do at earlier meetings, at the lower end of c, where there is room. */
void live_draw_previous(const struct live_state *st, const struct app *a, struct canvas *c);
void live_draw_notes(const struct live_state *st, const struct app *a, struct canvas *c);
/* A line as it is read: "Elsa S: text", "BESLUT 1  text", "ATT GÖRA 1  what – who – when". */
void live_note_text(const struct note *n, struct buf *out);

/* How the running meeting stands against its plan, by the minute. */
struct live_standing {
	int64_t left;      /* minutes that the plan still asks for */
	struct moment end; /* when that is done */
	struct moment due; /* the planned end; no minute where there is none */
	int64_t over;      /* minutes from the one to the other: negative = to spare */
};
/* misfit (may be NULL) gets for each item whether it will not fit before the planned end. */
void live_stand(
	const struct live_state *st, const struct app *a, struct live_standing *out, bool *misfit);
/* One answer for each item; the caller frees. NULL where the meeting is not running. */
bool *live_misfits(const struct live_state *st, const struct app *a);
/* In a row: "Får inte plats: 7, 8"; nothing where all fits. */
void live_draw_misfits(const struct live_state *st, const struct app *a, struct canvas *c, int row);

/* The row under an item's heading (row 1 of c): presenter or kind, for which time it comes, its files and
 * parties, and what became of it. */
void live_draw_item_side(const struct live_state *st, struct canvas *c, const struct item *it);
/* In the last rows of c the sentence that the notes will print for its outcome, where the lines do not
 * say it; returns those rows. */
int live_draw_sentence(const struct live_state *st, struct canvas *c, const struct item *it);

#endif
