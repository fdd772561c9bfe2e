/* The inside of view 1, shared by wheel.c (what it knows and does) and the files that draw it. */
#ifndef TUI_VIEWS_WHEEL_PART_H
#define TUI_VIEWS_WHEEL_PART_H

#include "tui/views/meeting_page_part.h"
#include "tui/views/meeting_part.h"
#include "tui/views/views.h"

enum {
	WHEEL_STRIP_MAX = 400, /* marks in the strip: an entry has one in each of its groups */
	WHEEL_NEXT_MAX = 8,
	WHEEL_ACTIONS_MAX = 40,
	WHEEL_COUNT_MAX = 999,
	WHEEL_LANES_MAX = 12, /* rows of the strip */
};

/* A row of the strip: one group, or (group_id 0) all that have no row of their own. */
struct wheel_lane {
	int64_t group_id;
	const char *name, *short_name; /* inner pointers of groups */
};

struct wheel_state {
	struct list list; /* the month's meetings */
	struct meeting_page page;
	struct store *store;                     /* borrowed */
	int year, month;                         /* 1 to 12 */
	char from[MOMENT_SIZE], to[MOMENT_SIZE]; /* the month, as the store reads it */
	bool list_only;                          /* the other face */
	int rows, cols;                          /* of the body */

	struct group_rows groups;
	struct year_marks strip;
	int32_t *strip_days; /* when they start */
	struct meeting_rows next;
	struct register_rows actions; /* open ones, by day */
	struct register_counts to_do;
	int month_count;
	int counts[6]; /* enum meeting_status */
	struct meeting_facts facts;

	/* What the next reload has to do. */
	int hop;         /* steps beyond the month's last (first) meeting */
	bool land;       /* choose a row */
	int64_t show_id; /* go there, whatever its month */
	bool new_year, new_month;
	bool paged;    /* the rows of the list */
	unsigned seen; /* a->data when everything was read */
};

struct area {
	int row, col, rows, cols; /* rows 0 = not shown */
};
struct wheel_areas {
	struct area strip;  /* heads and lanes */
	struct area legend; /* what the letters mean */
	struct area list;   /* heads and the month's rows */
	int heads;          /* rows of the former */
	struct area next;
	struct area side;  /* tasks, the year in numbers */
	struct area brief; /* one line of both, where there is no side */
};
struct wheel_areas wheel_areas(const struct wheel_state *st, int rows, int cols);

/* The lanes of the strip in at most cap rows. Returns how many. */
size_t wheel_lanes(const struct wheel_state *st, struct wheel_lane *v, size_t cap);

/* wheel_strip_part.c: months across, a row for each lane, today and the cursor's meeting marked; and what
 * its letters mean. */
void wheel_draw_strip(const struct wheel_state *st, const struct app *a, struct canvas *c);
void wheel_draw_legend(const struct wheel_state *st, struct canvas *c);

/* wheel_side_part.c: tasks and the year in numbers; the same in one line. */
void wheel_draw_side(const struct wheel_state *st, const struct app *a, struct canvas *c);
void wheel_draw_brief(const struct wheel_state *st, struct canvas *c);

#endif
