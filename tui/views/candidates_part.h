/* The proposed dates of a meeting on the screen: the matrix of who can when (candidates.c), how it is
 * drawn (candidates_draw_part.c), and the log of what became of a meeting's date (moves.c). */
#ifndef TUI_VIEWS_CANDIDATES_PART_H
#define TUI_VIEWS_CANDIDATES_PART_H

#include "services/candidates.h"

#include "tui/app.h"
#include "tui/widgets/list.h"

struct dates_state {
	int64_t meeting_id;
	struct date_sheet sheet;
	struct list list; /* ids are those of the parties, or of the people */
	bool people;      /* the rows are people */
	int64_t date_id;  /* of the column of the cursor; 0 = none */
	size_t at;        /* that column */
	int rows, cols;
};

/* How the body is divided: rows of the heads, of the voices, and of the ranking under its rule. */
struct dates_layout {
	int head, voices, ranking;
};
struct dates_layout dates_layout_of(const struct dates_state *st, int rows);

/* What is said at a row and a column, and whether the row has said it itself. */
int dates_answer(const struct dates_state *st, size_t row, size_t date, bool *own);

/* "Försäkringskassan", "Karin Alm": the name of a row. */
const char *dates_row_name(const struct dates_state *st, size_t row);
/* "FK" where it has a short one. */
const char *dates_row_short(const struct dates_state *st, size_t row);

void dates_draw(const struct view *v, const struct app *a, struct canvas *body);

#endif
