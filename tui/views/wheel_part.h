/* The inside of view 1, shared by wheel.c (what it knows and does) and the files that draw it. */
#ifndef TUI_VIEWS_WHEEL_PART_H
#define TUI_VIEWS_WHEEL_PART_H

#include "formats/wheel.h"
#include "formats/year_weeks.h"
#include "rules/stats.h"

#include "tui/views/meeting_list_part.h"
#include "tui/views/views.h"

enum {
	WHEEL_STRIP_MAX = 400, /* marks in the strip: an entry has one in each of its groups */
	WHEEL_NEXT_MAX = 8,
	WHEEL_ACTIONS_MAX = 40,
	WHEEL_COUNT_MAX = 999,
	WHEEL_LANES_MAX = 12, /* rows of the strip */
	WHEEL_LEGEND_MAX = 12,
	WHEEL_LETTERS_SIZE = 32, /* bytes */
	WHEEL_DAYS = 366,
	WHEEL_NOTHING_ROWS = 2, /* of a month without meetings: what to do */
};

/* What the strip shows of a day. */
enum wheel_day { WHEEL_RED = 1 << 0, WHEEL_BREAK = 1 << 1 };

/* In the strip's scale. */
#define WHEEL_RED_SIGN "×"
#define WHEEL_BREAK_SIGN "═"

/* The faces of the year, in the order of their key. */
enum wheel_face { FACE_DISC, FACE_STRIP, FACE_LIST, FACES };

/* A row of the strip: one group, or (group_id 0) all that have no row of their own. */
struct wheel_lane {
	int64_t group_id;
	const char *name, *short_name; /* inner pointers of groups */
};

/* What the letters mean. */
struct wheel_legend {
	char letters[WHEEL_LEGEND_MAX][WHEEL_LETTERS_SIZE]; /* "A B": those that mean the same */
	const char *word[WHEEL_LEGEND_MAX];
	size_t n;
};

struct wheel_state {
	struct meeting_list l; /* the month's meetings */
	int month;             /* 1 to 12 */
	enum wheel_face face;  /* wished; wheel_shown says what there is room for */
	bool linear;           /* the screen is listened to: the list alone */
	int rows, cols;        /* of the body */

	struct group_rows groups;
	struct year_marks strip;
	int32_t *strip_days;         /* when they start */
	struct wheel_entry *entries; /* the same, each entry once */
	size_t *entry_marks;         /* its first one in the strip */
	size_t entries_n;
	struct wheel_legend legend;
	struct meeting_rows next;
	struct register_rows actions; /* open ones, by day */
	struct register_counts to_do;
	int month_count;
	int counts[6];            /* enum meeting_status */
	struct break_rows breaks; /* of breaks_year and the months after it, where they are shown */
	int breaks_year;          /* 0 = not read */
	/* What is worked out of them, once for the month: */
	int weeks_month; /* 0 = not yet */
	struct year_week *weeks;
	size_t weeks_n;
	struct pool weeks_pool;
	uint8_t days[WHEEL_DAYS]; /* of the year: bits of enum wheel_day */

	/* Attendance of the year, counted once it is on the screen, after the rest of it: */
	struct attended attended;
	int attended_year;      /* 0 = not yet */
	unsigned attended_data; /* app's data when it was */

	/* What the next reload has to do. */
	int hop; /* steps beyond the month's last (first) meeting */
	bool new_year, new_month;
};

struct area {
	int row, col, rows, cols; /* rows 0 = not shown */
};
struct wheel_areas {
	struct area disc;   /* the wheel itself */
	struct area strip;  /* heads and lanes */
	struct area legend; /* what the letters mean */
	struct area list;   /* heads and the month's rows */
	int heads;          /* rows of the former */
	struct area next;
	struct area side;  /* tasks, the year in numbers */
	struct area brief; /* one line of both, where there is no side */
};
struct wheel_areas wheel_areas(const struct wheel_state *st, int rows, int cols);
enum wheel_face wheel_shown(const struct wheel_state *st, int rows, int cols);

/* A group of the year; NULL for none. */
const struct group *wheel_group(const struct wheel_state *st, int64_t id);
const char *wheel_mark_letter(const struct wheel_state *st, const struct year_mark *m);

/* wheel_disc_part.c: the year as a wheel, with the rest of the view in a column beside it. */
void wheel_read_entries(struct wheel_state *st);
bool wheel_disc_fits(int rows, int cols);
struct wheel_areas wheel_disc_areas(const struct wheel_state *st, int rows, int cols);
void wheel_draw_disc(const struct wheel_state *st, const struct app *a, struct canvas *c);

/* The lanes of the strip in at most cap rows. Returns how many. */
size_t wheel_lanes(const struct wheel_state *st, struct wheel_lane *v, size_t cap);

/* wheel_strip_part.c: months across, a row for each lane, today and the cursor's meeting marked. */
void wheel_draw_strip(const struct wheel_state *st, const struct app *a, struct canvas *c);

/* wheel_legend_part.c: what the letters mean. The rows it takes of at most cap; what does not fit is
 * left out. */
void wheel_read_legend(struct wheel_state *st);
int wheel_legend_rows(const struct wheel_state *st, int cols, int cap);
void wheel_draw_legend(const struct wheel_state *st, struct canvas *c);

/* wheel_rows_part.c: the month's list, and what comes next. */
void wheel_draw_month(const struct wheel_state *st, struct canvas *c, int heads);
void wheel_draw_next(const struct wheel_state *st, struct canvas *c);

/* wheel_weeks_part.c: red days and breaks of the month shown and the two after it, from today on. What it takes of
 * `rows`: a heading and the days, or 0 where there is no room for it. */
bool wheel_weeks_fit(struct area side);
void wheel_read_weeks(struct wheel_state *st, const struct app *a); /* breaks have been read */
int wheel_weeks_rows(const struct wheel_state *st, int cols, int rows);
void wheel_draw_weeks(const struct wheel_state *st, struct canvas *c);

/* wheel_side_part.c: tasks and the year in numbers; the same in one line. */
/* Is there room for the year's attendance among its numbers? */
bool wheel_shows_attended(struct area side);
void wheel_draw_side(const struct wheel_state *st, const struct app *a, struct canvas *c);
void wheel_draw_brief(const struct wheel_state *st, struct canvas *c);

#endif
