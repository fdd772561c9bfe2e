/* View 3, the meeting in progress: its state, shared by live*.c. */
#ifndef TUI_VIEWS_LIVE_H
#define TUI_VIEWS_LIVE_H

#include "rules/attendance.h"
#include "rules/representation.h"
#include "services/followup.h"

#include "tui/views/live_more.h"
#include "tui/views/live_sisters.h"
#include "tui/views/live_text.h"
#include "tui/views/views.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

enum live_pane { PANE_AGENDA, PANE_NOTES, PANE_SISTERS };

struct live_state {
	int64_t meeting_id;          /* 0 = there is none to show */
	struct meeting_rows meeting; /* one row, or none */
	struct group_list groups;
	struct item_list items;
	struct note_list notes; /* of the item under the cursor */
	int64_t notes_of;       /* that item */
	struct roll_rows roll;
	struct roll_counts counts;
	struct group_rules_list rules;
	struct representation there; /* now, or in the whole meeting; borrows from roll and rules */
	struct live_more more;
	int decisions, actions;    /* in the whole meeting */
	struct followup_left left; /* what its groups have to do from earlier ones */
	struct list agenda;        /* ids are item ids */
	struct list lines;         /* ids are note ids */
	enum live_pane pane;
	struct live_sisters sisters;
	int64_t seek_item, seek_note; /* go there at the next reload; 0 = stay */
	int rows, cols;

	/* The composer */
	bool typing;
	enum note_kind kind; /* the label's; what is typed may begin with the sign of another */
	int64_t editing, editing_rev; /* the note being edited; 0 = a new one */
	bool to_list;                 /* after filing: the edit began there */
	bool as_written;              /* names that may mean several are not asked about again */
	int64_t target;               /* the item that the line goes to */
	struct field line;
	struct draft_pace draft;
	struct composing composing; /* read when typing begins */
};

const struct meeting *live_meeting(const struct live_state *st); /* NULL = none */
const struct item *live_item(const struct live_state *st, int64_t id);
/* The item under the cursor; NULL = none. */
const struct item *live_at(const struct live_state *st);
const struct note *live_note(const struct live_state *st);
bool live_running(const struct live_state *st);

/* Read the notes of the item under the cursor again, when it is another one. */
bool live_load_notes(struct live_state *st, struct app *a, struct err *e);

/* What view 3 shows: the meeting asked for, else the running one, else the next, else the latest; 0 where
 * there is none. */
bool live_wanted(struct app *a, int64_t *id, struct err *e);

/* ---- live_seek.c ---- */

/* Show view 3 with the cursor on an item or a line of a meeting (0 = stay), from elsewhere. */
unsigned live_show(struct app *a, int64_t meeting_id, int64_t item_id, int64_t note_id);
/* For the reload of view 3: go to what live_show asked for. */
void live_seek_item(struct live_state *st);
void live_seek_note(struct live_state *st);

/* ---- live_previous_draw.c ---- */

enum { LIVE_LEFT_MAX = 4 };
bool live_load_left(struct live_state *st, struct app *a, struct err *e);

/* ---- live_agenda.c ---- */

/* Put the cursor of view 3 on an item, which may be a new one. */
void live_seek(struct app *a, int64_t item_id);
/* The parties of an item as they are typed, with commas; the caller frees. */
char *live_parties_text(const struct live_state *st, int64_t item_id);
bool live_set_parties(struct app *a, int64_t item_id, const char *text, struct err *e);
/* A form for the fields of an item of the agenda. */
void live_item_form(struct app *a, const struct live_state *st, const struct item *it);

/* ---- live_came.c, live_presence.c ---- */

/* Ask who came or left, one after another, and stamp the time. */
unsigned live_ask_came(struct app *a, int64_t meeting_id, bool left);
/* An item became current: say how many of the parties that it is about are there. */
void live_say_parties(struct app *a, int64_t item_id);

/* ---- live_clock_draw.c ---- */

/* Milliseconds until the clock of the running item moves, beyond the app's own minute; -1 = it does not. */
int live_clock_wait(const struct live_state *st, const struct app *a);

/* ---- live_draw.c ---- */

enum { COMPOSER_ROWS = 2 };
void live_draw(const struct view *v, const struct app *a, struct canvas *body);
void live_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);
void live_status(const struct view *v, const struct app *a, struct buf *out);
/* How wide the panes are in a body of that width; 0 = not shown. */
struct live_panes {
	int agenda, notes, roll, sisters;
};
struct live_panes live_panes(const struct live_state *st, int cols);
/* Rows of the agenda list in a body of that size. */
int live_agenda_rows(const struct live_state *st, int rows, int cols);

#endif
