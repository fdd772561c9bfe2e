/* Inside the statistics view, shared by stats*.c: attendance over time by people, parties, groups and years. */
#ifndef TUI_VIEWS_STATS_PART_H
#define TUI_VIEWS_STATS_PART_H

#include "services/stats.h"

#include "tui/commands.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

enum stats_face { STATS_PEOPLE, STATS_PARTIES, STATS_GROUPS, STATS_YEARS, STATS_FACES };

/* Beside years: the twelve months up to today, and all there is. In this order `.` goes through them. */
enum { STATS_TWELVE_MONTHS = 10000, STATS_ALL_YEARS };

/* What was shown when Enter went into one of its rows. */
struct stats_place {
	enum stats_face face;
	int year;
	int64_t group_id, party_id;
	int64_t row;
};

struct stats_state {
	enum stats_face face;
	int year; /* or one of the two above */
	enum stats_order order;
	int64_t group_id, party_id; /* 0 = all */
	bool halves;                /* the years tab */
	bool dense;                 /* the strip: a letter a meeting, without dates */
	char *filter;               /* "" = none */
	struct list list;           /* ids: the record's, of years the place from 1 */
	size_t *rows;               /* places in the sheet's arrays */
	size_t *strip;              /* the meetings with a roll */
	size_t n_strip;
	int scroll; /* meetings that the strip ends before the latest */
	struct stats_sheet sheet;
	int this_year;
	int body_rows, body_cols;
	bool inside;             /* Enter went into a row, Esc comes out of it */
	struct stats_place came; /* where that was */
	bool asked;              /* to be read anew */
	unsigned seen;           /* a->data when it was */
};

/* What is asked for; the years tab is of all years. */
struct stats_want stats_wanted(const struct stats_state *st, const struct app *a);

/* Rows of the body above and below the list. */
struct stats_areas {
	int heads, legend, list;
	int left; /* cells before the strip; 0 = there is none */
};
struct stats_areas stats_areas(const struct stats_state *st, int rows, int cols);

void stats_draw(const struct view *v, const struct app *a, struct canvas *body);

/* ---- The strip (stats_strip_part.c) ----------------------------------------------------------------- */

/* How many meetings go into that many cells. */
int stats_strip_room(const struct stats_state *st, int cells);

/* Its two rows of heads: months and days, or years and months. */
void stats_strip_heads(const struct stats_state *st, struct canvas *c);

/* A row: letters by meeting, at(ctx, meeting) in order of time. */
typedef char stats_letter_fn(const void *ctx, size_t meeting);
void stats_strip_row(
	const struct stats_state *st, struct canvas *c, stats_letter_fn *at, const void *ctx);

/* What the letters mean, as much as there is room for. */
void stats_strip_legend(const struct stats_state *st, struct canvas *c, int row);

/* The style of a letter. */
unsigned stats_letter_style(char letter);

/* ---- One person (stats_person.c) ---------------------------------------------------------------------- */

struct stats_person_arg {
	int64_t person_id;
	struct stats_want want;
};

#endif
