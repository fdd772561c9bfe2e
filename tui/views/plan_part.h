/* The inside of view 7, shared by plan*.c. */
#ifndef TUI_VIEWS_PLAN_PART_H
#define TUI_VIEWS_PLAN_PART_H

#include "services/lay_out.h"
#include "services/plan.h"
#include "services/plan_outcome.h"
#include "services/year_checks.h"

#include "tui/commands.h"
#include "tui/views/views.h"
#include "tui/widgets/list.h"

#define PLAN_NO_ROW ((size_t)-1)

/* Below this width of the screen days go without their week; from this one on with their clock times. */
enum { PLAN_NARROW_COLS = 70, PLAN_WIDE_COLS = 100 };

/* A row of the list: one of last year's entries and what it becomes, an entry of the year that has no
 * forerunner, or one of the plan beside what became of it. Texts live in planning.texts. */
struct plan_item {
	int64_t id;         /* of the list */
	size_t row;         /* in the sheet; PLAN_NO_ROW = it has none */
	int64_t meeting_id; /* stored; 0 = not yet */
	int status;         /* enum meeting_status of that */
	struct moment starts, ends;
	const char *letter, *name;
	const char *mark; /* a sign of one cell */
	const char *was, *now;
	const char *check; /* what the last column says */
	unsigned style;
};

/* What the user has changed of the proposal and not saved. */
struct plan_edit {
	int64_t source_id;
	unsigned step; /* what one key has changed is taken back together */
	bool taken, placed;
	struct moment starts, ends; /* where placed */
};

enum plan_face { PLAN_FACE_DIFF, PLAN_FACE_OUTCOME };

struct planning {
	struct list list;
	struct session *session; /* borrowed */
	int year;
	enum plan_stage stage; /* also proposed where only lines were typed */
	bool by_lines;         /* … and that is so */
	enum plan_face face;
	bool turned; /* the face is the user's choice */

	bool has_sheet; /* last year has something to roll */
	struct plan_sheet sheet;
	struct meeting_rows entries; /* what is in the year */
	struct year_findings findings;
	struct plan_outcomes outcomes;
	struct plan_item *items;
	size_t n;
	size_t all_items; /* before the filter */
	struct pool texts;
	struct plan_edit *edits; /* the last one of a row counts */
	size_t n_edits, cap_edits;
	unsigned step;
	char *words;    /* of the filter; "" = none */
	int64_t follow; /* the meeting on which the cursor is to stay; 0 = none */

	/* While lines are typed. */
	bool laying;
	struct lay_out lay;
	char *echo; /* NULL = none */
	bool echo_wrong;

	int rows_high, cols;
	bool all, fresh; /* to be read anew: everything; the rows only */
	unsigned seen;   /* a->data when everything was read */
};

/* The item under the cursor; NULL = none. */
const struct plan_item *plan_at(const struct planning *st);
/* Its row of the sheet; NULL = it has none. */
const struct plan_row *plan_row_of(const struct planning *st, const struct plan_item *it);

/* The cursor stays on its meeting, whatever row that is after reading anew. */
void plan_follow(struct planning *st);

/* Show a year, from its stage. */
void plan_turn(struct view *v, int year);

/* ---- plan_rows.c ---- */

/* The items and the ids of the list, from what was read. */
void plan_rows(struct planning *st);
/* Lay what the user has changed over a sheet that was read anew. */
void plan_redo_edits(struct planning *st);
/* Keep that as part of planning.step, so that reading anew does not lose it. */
void plan_keep_edit(struct planning *st, const struct plan_row *r);
/* Take the last change back; false where there is none. */
bool plan_undo_edit(struct planning *st, int64_t *source_id);

/* ---- plan_draw.c ---- */

struct plan_areas {
	int heads, list, foot; /* rows of the body */
	bool days;             /* is there a line of red days in the foot? */
};
struct plan_areas plan_areas(int rows);
void plan_draw(const struct view *v, const struct app *a, struct canvas *body);
void plan_status(const struct view *v, const struct app *a, struct buf *out);
void plan_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);

/* ---- plan_verbs.c and plan_ask.c: the commands ---- */

command_fn plan_cmd_take, plan_cmd_all, plan_cmd_nudge, plan_cmd_alternative, plan_cmd_again,
	plan_cmd_save, plan_cmd_delete, plan_cmd_drop, plan_cmd_undo;
command_fn plan_cmd_edit, plan_cmd_line, plan_cmd_year, plan_cmd_decide;

/* Another time for the focused row: of the proposal, of a meeting that is proposed, or (asked why) of one
 * that is decided. Without an end it keeps its length. */
unsigned plan_move(struct app *a, struct view *v, struct moment starts, struct moment ends);

#endif
