/* What views 1 and 2 share: the meetings of a span with a cursor among them, what stands behind its row,
 * and when all that is read anew. */
#ifndef TUI_VIEWS_MEETING_LIST_PART_H
#define TUI_VIEWS_MEETING_LIST_PART_H

#include "tui/views/day_marks_part.h"
#include "tui/views/meeting_page_part.h"
#include "tui/views/meeting_part.h"

/* The first member of both views' states. */
struct meeting_list {
	struct list list;
	struct meeting_page page;
	struct meeting_facts facts; /* of the cursor's row */
	struct day_clashes clashes; /* of the span's entries */
	struct store *store;        /* borrowed */
	int year;
	char from[MOMENT_SIZE], to[MOMENT_SIZE]; /* the span, as the store reads it */
	int64_t show_id;                         /* go there at the next reload, wherever it is */
	bool land;                               /* choose a row at the next reload */
	bool paged;                              /* the rows of the list are to be read anew */
	unsigned seen;                           /* a->data when everything was read */
};

void meeting_list_open(struct meeting_list *l, struct app *a);
void meeting_list_release(struct meeting_list *l);

/* A year that can be shown; and the one before it or after it, by the key: `,` and `<`, or `.` and `>`. */
int meeting_list_year(int year);
int meeting_list_turn(int year, const struct key *k);

/* The row under the cursor; NULL for none. */
const struct meeting_row *meeting_list_row(const struct meeting_list *l);

/* The end of a reload: everything was read, and now the facts of the cursor's row. */
bool meeting_list_read(struct meeting_list *l, struct app *a, struct err *e);

/* Movement in the list; a double click opens. Both for v->state that begins with a meeting_list. */
unsigned meeting_list_key(struct view *v, struct app *a, const struct key *k);
unsigned meeting_list_has(const struct view *v, const struct app *a);

/* " · Samordningsförbundet", after what the list is called. */
void meeting_list_title(const struct app *a, struct buf *left);

/* What differs when the commands of both (meeting_commands_part.c) lead elsewhere. */
void wheel_turn(struct view *v, int year);
void meetings_turn(struct view *v, int year);
void wheel_went(struct view *v, struct app *a, int64_t id, int32_t day);

#endif
