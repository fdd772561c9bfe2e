/* The roll call's state, shared by its two files. */
#ifndef TUI_VIEWS_ROLLCALL_H
#define TUI_VIEWS_ROLLCALL_H

#include "rules/attendance.h"
#include "rules/representation.h"

#include "tui/views/views.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

enum roll_order { ROLL_BY_FAMILY, ROLL_BY_GIVEN, ROLL_BY_PARTY, ROLL_UNMARKED_FIRST, ROLL_ORDERS };

struct rollcall_state {
	int64_t meeting_id;
	struct meeting_rows meeting; /* one row */
	struct roll_rows rows;       /* everybody called */
	const char **names;          /* of the rows, as the list writes them; in their pool */
	size_t *shown;               /* indices into rows: in order, narrowed by the name typed */
	unsigned seen;               /* app.data when the rows were read */
	bool marked;                 /* and since then a mark was put into them */
	struct roll_counts counts;
	struct group_rules_list rules;
	struct representation there; /* borrows from rows and rules */
	bool answers;     /* before the meeting: the keys note who said to come, not who is there */
	struct list list; /* ids are person ids */
	int cols, lines;  /* of the body */
	enum roll_order order;
	bool naming;                /* name mode: type a name, Enter marks with the pen */
	enum attendance_status pen; /* never unmarked */
	struct field name;
};

/* The row under the cursor; NULL on an empty roll. */
const struct roll_row *rollcall_row(const struct rollcall_state *st);

/* One row on, as after a mark. */
void rollcall_step_on(struct rollcall_state *st);

/* Does a row answer to what is typed: a part of the name or party, or initials ("fö e")? */
bool rollcall_answers(const struct roll_row *r, const char *typed);

/* "9:20–", "–11:00", "9:20–11:00", "…10:20–" for somebody who is back */
void rollcall_times(const struct attendance *a, struct buf *out);

/* The mark that roll_letter gives, as text: the key that makes it, in every language. */
const char *rollcall_letter(char letter);
enum style rollcall_style(char letter);

/* Is there a line to spare for all the parties? */
bool rollcall_roomy(const struct rollcall_state *st);

/* What drawing needs of rows newly read. */
void rollcall_prepare(struct rollcall_state *st);
void rollcall_draw(const struct view *v, const struct app *a, struct canvas *body);
void rollcall_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);
void rollcall_status(const struct view *v, const struct app *a, struct buf *out);

#endif
