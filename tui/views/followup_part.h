/* The inside of view 5, shared by followup*.c. */
#ifndef TUI_VIEWS_FOLLOWUP_PART_H
#define TUI_VIEWS_FOLLOWUP_PART_H

#include "services/followup.h"

#include "tui/views/page_part.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

struct followup_line;
struct followup_state {
	struct list list; /* ids are note ids */
	struct page page;
	struct register_rows rows[PAGE_SIDES];
	struct followup_line *lines; /* what the rows of the page say */
	struct pool texts;           /* … and where that lives */
	struct session *session;     /* borrowed */
	int face;                    /* enum followup_face */
	int64_t group_id, person_id, party_id;
	char *group, *whose, *words; /* what it is narrowed to, as shown; words "" = not */
	struct followup_filter filter;
	struct register_counts counts;
	struct register_rows decided; /* the latest decisions, under the open actions */
	char today[MOMENT_SIZE];
	char next[MOMENT_SIZE]; /* when the group of the cursor's row meets next; "" = not known */
	int64_t next_of;        /* that row */
	int rows_high, cols;
	bool all, paged; /* to be read anew: everything, the rows */
	unsigned seen;   /* a->data when everything was read */
};

/* The row at a place of the list; NULL = none. */
const struct register_row *followup_row(const struct followup_state *st, size_t at);
const struct register_row *followup_at(const struct followup_state *st);

/* Read it all anew from the start. */
void followup_turn(struct view *v, int face);

/* ---- followup_draw.c ---- */

/* Rows of the body: the line of faces and the heads above, the latest decisions and the detail below. */
struct followup_areas {
	int heads, list, decided, detail;
};
struct followup_areas followup_areas(const struct followup_state *st, int rows);

/* What the rows of the page say, made once a page. */
void followup_lines(struct followup_state *st);
void followup_draw(const struct view *v, const struct app *a, struct canvas *body);
void followup_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);

/* ---- followup_verbs.c: the commands that write or ask ---- */

unsigned followup_cmd_done(struct app *a, struct view *v, const struct key *k);
unsigned followup_cmd_edit(struct app *a, struct view *v, const struct key *k);
unsigned followup_cmd_group(struct app *a, struct view *v, const struct key *k);
unsigned followup_cmd_whose(struct app *a, struct view *v, const struct key *k);
unsigned followup_cmd_export(struct app *a, struct view *v, const struct key *k);

#endif
