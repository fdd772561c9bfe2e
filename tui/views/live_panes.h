/* The panes of view 3, each drawn by a file of its own into the canvas that live_draw.c gives it. */
#ifndef TUI_VIEWS_LIVE_PANES_H
#define TUI_VIEWS_LIVE_PANES_H

#include "tui/views/live.h"

enum { LIVE_WIDE = 110, LIVE_TWO_PANES = 76, LIVE_ROOMY_ROWS = 8 };

/* rows: of the list, its heading aside. */
void live_draw_agenda(const struct live_state *st, const struct app *a, struct canvas *c, int rows);
/* Counts, the rule and who came last; under the agenda where the roll has no pane. */
void live_draw_summary(const struct live_state *st, struct canvas *c);
void live_draw_roll(const struct live_state *st, struct canvas *c);
/* What is left of the plan, and before or behind it. */
void live_draw_time(const struct live_state *st, const struct app *a, struct canvas *c);
/* "12 av 20 min ▓▓▓░░" */
void live_draw_item_clock(
	const struct live_state *st, const struct app *a, struct canvas *c, const struct item *it);
void live_draw_notes(const struct live_state *st, const struct app *a, struct canvas *c);

/* Minutes of plan that are left: of the current item, and of those not begun. now: UTC s. */
int64_t live_minutes_left(const struct live_state *st, int64_t now);

#endif
