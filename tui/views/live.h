/* View 3, the meeting in progress: its state, shared by live*.c. */
#ifndef TUI_VIEWS_LIVE_H
#define TUI_VIEWS_LIVE_H

#include "rules/attendance.h"

#include "tui/views/views.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

enum live_pane { PANE_AGENDA, PANE_NOTES };

struct live_state {
	int64_t meeting_id;          /* 0 = there is none to show */
	struct meeting_rows meeting; /* one row, or none */
	struct group_list groups;
	struct item_list items;
	struct note_list notes; /* of the item under the cursor */
	int64_t notes_of;       /* that item */
	struct roll_rows roll;
	struct roll_counts counts;
	int decisions, actions; /* in the whole meeting */
	struct list agenda;     /* ids are item ids */
	struct list lines;      /* ids are note ids */
	enum live_pane pane;
	int rows, cols;

	/* The composer */
	bool typing;
	enum note_kind kind;
	int64_t editing; /* the note being edited; 0 = a new one */
	int64_t target;  /* the item that the line goes to */
	struct field line;
	bool draft_dirty;
	int64_t draft_due; /* monotonic ms when the draft is to be saved */
};

const struct meeting *live_meeting(const struct live_state *st); /* NULL = none */
const struct item *live_item(const struct live_state *st, int64_t id);
/* The item under the cursor; NULL = none. */
const struct item *live_at(const struct live_state *st);
const struct note *live_note(const struct live_state *st);
bool live_running(const struct live_state *st);

/* Read the notes of the item under the cursor again, when it is another one. */
bool live_load_notes(struct live_state *st, struct app *a, struct err *e);

/* ---- live_compose.c ---- */

/* Begin to type a line of a kind under the item at the cursor (a kept draft comes back). */
unsigned live_compose(struct app *a, struct live_state *st, enum note_kind kind);
/* Edit a filed line. */
unsigned live_edit(struct app *a, struct live_state *st, const struct note *n);
unsigned live_compose_key(struct live_state *st, struct app *a, const struct key *k);
/* Milliseconds until the draft wants saving; -1 = nothing to save. */
int live_draft_wait(const struct live_state *st);
bool live_draft_save(struct live_state *st, struct app *a, struct err *e);
/* Offer what was being typed when the program ended. */
bool live_draft_restore(struct live_state *st, struct app *a, struct err *e);

/* ---- live_agenda.c ---- */

/* A form for the fields of an item of the agenda. */
void live_item_form(struct app *a, const struct live_state *st, const struct item *it);

/* ---- live_draw.c ---- */

enum { COMPOSER_ROWS = 2 };
void live_draw(const struct view *v, const struct app *a, struct canvas *body);
void live_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);
void live_status(const struct view *v, const struct app *a, struct buf *out);
/* How wide the panes are in a body of that width; 0 = not shown. */
struct live_panes {
	int agenda, notes, roll;
};
struct live_panes live_panes(const struct live_state *st, int cols);
/* Rows of the agenda list in a body of that size. */
int live_agenda_rows(const struct live_state *st, int rows, int cols);

#endif
