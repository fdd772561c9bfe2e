/* What the views of a round have in common. */
#ifndef TUI_VIEWS_ROUND_PART_H
#define TUI_VIEWS_ROUND_PART_H

#include "rules/rounds.h"

#include "tui/app.h"

/* The matrix is opened on a meeting and an item of it (0 = any): the arg of round_view. */
struct round_place {
	int64_t round_id, meeting_id, item_id;
};

/* What became of an item in one word; "pågår" for the current one, "" where nothing did yet. */
const char *round_outcome_word(const struct meeting *m, const struct item *it);
unsigned round_outcome_style(const struct meeting *m, const struct item *it);

/* "1B 1M 5r": decisions, agreements, messages and lines under an item, those there are; in less detail
 * decisions and lines, lines alone, nothing. */
enum tally_detail { TALLY_ALL, TALLY_DECISIONS, TALLY_LINES, TALLY_NONE };
void round_tally_text(
	const struct round_part *p, int64_t item_id, enum tally_detail detail, struct buf *out);

/* The combined sheet on the screen. */
unsigned round_show_sheet(struct app *a, int64_t round_id);

/* The box of what can be done with the round of a meeting, or to bring it into one. */
unsigned round_ask(struct app *a, int64_t meeting_id);

#endif
