/* The options of a vote with their dots, as the chair and the second screen show them. */
#ifndef TUI_VIEWS_TALLY_PART_H
#define TUI_VIEWS_TALLY_PART_H

#include "rules/tally.h"

#include "tui/screen/canvas.h"

struct tally_look {
	bool keys;         /* the key of each option before it */
	int64_t person_id; /* whose own dots stand beside; 0 = nobody's */
};

/* The key that gives a dot to the i-th option; 0 beyond the last. */
uint32_t tally_key(size_t i);

/* The options in their order with bars and places: in two rows each where there is room, else in one; those
 * that do not fit are counted in the last row. */
void tally_draw(struct canvas *c, const struct poll_votes *p, const struct tally_look *look);

/* "plats 1", "delad 2"; "" without dots. */
void tally_place(const struct tally_row *row, struct buf *out);

/* "A + B: 7 (4 + 3)", "C: 5" */
void tally_line(const struct poll_votes *p, const struct tally_row *row, struct buf *out);

/* A bar for dots, of at most cells: a dot for each where all options' fit, else in proportion. */
void tally_bar(struct canvas *c, int row, int col, int cells, int dots, int most);

#endif
