/* What the wheel and the list of meetings have in common: how an entry is called and what can be done
 * with it. */
#ifndef TUI_VIEWS_MEETING_PART_H
#define TUI_VIEWS_MEETING_PART_H

#include "tui/app.h"
#include "tui/commands.h"
#include "tui/widgets/list.h"

/* ---- Words ------------------------------------------------------------------------------------- */

/* Its letter in the year: that of its group, or of its kind. */
const char *meeting_row_letter(const struct meeting_row *r);

/* Whose it is, in as many cells: "Väst", "Norr, Väst, Öst", "3 groups"; "" for nobody's. */
void meeting_row_groups(const struct meeting_row *r, int cells, struct buf *out);

/* What a list says where there is one column for it: "Väst", "Väst · Beredning", "Heldag". */
void meeting_row_short(const struct meeting_row *r, int cells, struct buf *out);

/* What it is called in a sentence: "Beredning Väst", "Heldag". */
void meeting_row_name(const struct meeting_row *r, struct buf *out);

/* The day it starts; DAY_NONE where it has none or is gone (0 is always gone). */
int32_t meeting_day(struct app *a, int64_t id);

/* "Beredning Väst tis 10 mars"; the caller frees. NULL where it is gone. */
char *meeting_name_and_day(struct app *a, int64_t id);

/* enum style of a status: running stands out, cancelled steps back. */
unsigned meeting_style(int status);

/* Text in capitals, for headings; the caller frees. */
char *words_upper(const char *s);

/* What stands behind one meeting, for the line that tells of the cursor's row. */
struct meeting_facts {
	int64_t id; /* 0 = nothing known */
	int items;  /* at the top level */
	int called, present;
	int sister, sisters;      /* the how manieth of how many in its round; 0 = in none */
	char *current;            /* number and title of the current item; NULL when none is */
	int64_t minutes, planned; /* spent on it and planned for it */
	char *moved;              /* "flyttat från tis 3 mars"; NULL = as it was */
	int64_t candidates;       /* dates proposed for it */
};
bool meeting_facts_load(
	struct app *a, const struct meeting_row *r, struct meeting_facts *f, struct err *e);
void meeting_facts_release(struct meeting_facts *f);

/* "9 items, 21 called, 15 present" */
void meeting_facts_text(const struct meeting_facts *f, struct buf *out);

/* ---- Verbs ------------------------------------------------------------------------------------- */

/* The meetings that a verb is for: the marked ones of a list, or the one under the cursor. One block
 * of memory, so that it can be the ctx of a prompt; freed with free(). NULL when there is none. */
struct meeting_pick {
	size_t n;
	int64_t ids[];
};
struct meeting_pick *meeting_pick(const struct list *l);

/* View 3 for a meeting. */
unsigned meeting_open(struct app *a, int64_t id);

/* Put the cursor of views 1 and 2 on a meeting, whatever year they show. */
void meeting_show(struct app *a, int64_t id);

/* Take away, with undo. All verbs take the pick over. */
unsigned meeting_remove(struct app *a, struct meeting_pick *p);
/* Move by whole days. */
unsigned meeting_nudge(struct app *a, struct meeting_pick *p, int days);
/* Ask for another time, and why. */
unsigned meeting_ask_move(struct app *a, struct meeting_pick *p);
/* Ask why, then cancel. */
unsigned meeting_ask_cancel(struct app *a, struct meeting_pick *p);
/* A box of states to choose from. */
unsigned meeting_ask_status(struct app *a, struct meeting_pick *p);

/* The commands that views 1 and 2 share (meeting_commands_part.c): on the marked rows, or on the
 * cursor's. */
command_fn meeting_cmd_open, meeting_cmd_new, meeting_cmd_edit, meeting_cmd_copy, meeting_cmd_move,
	meeting_cmd_nudge, meeting_cmd_round, meeting_cmd_state, meeting_cmd_delete,
	meeting_cmd_dates, meeting_cmd_moves, meeting_cmd_year, meeting_cmd_go, meeting_cmd_import;

/* ---- Forms (meeting_form.c) ---------------------------------------------------------------------- */

/* A new entry, on a day where one is given (DAY_NONE = none). */
unsigned meeting_form_new(struct app *a, int32_t day);
unsigned meeting_form_edit(struct app *a, int64_t id);
/* A new entry like that one, without its day. */
unsigned meeting_form_copy(struct app *a, int64_t id);

/* What the user types for a time: "tor 12/3", "10.30–12", "27–28 aug". What is not said is taken from
 * *starts and *ends; *ends is MOMENT_NONE when the length is to be kept. False where it cannot be
 * read. */
bool meeting_time_read(const char *text, int32_t today, struct moment *starts, struct moment *ends);

/* How that is understood for a meeting that is from starts to ends now, and what speaks against it: for the
 * echo of a form. */
bool meeting_time_echo(struct app *a, int64_t id, const char *text, int32_t today,
	struct moment starts, struct moment ends, struct buf *out);

/* ---- Finding and writing out (year_part.c) -------------------------------------------------------- */

/* A word or a date to go to, in the year shown: the first meeting on or after that day, or the next one
 * with that name. 0 where there is none; *day gets the day that was meant (DAY_NONE for a name). */
bool meeting_go(
	struct app *a, const char *text, int year, int64_t *id, int32_t *day, struct err *e);

/* Ask for that word or date. */
unsigned meeting_ask_go(
	struct app *a, unsigned (*done)(struct app *a, void *ctx, const char *text));

/* The meeting that goes on, else the next one, else 0. */
bool meeting_now(struct app *a, int64_t *id, struct err *e);

/* Ask for a path and write the year as a calendar file; group_id 0 = all. */
unsigned year_ask_export(struct app *a, int year, int64_t group_id);

/* Ask for a file with old notes (import.c). */
unsigned import_open(struct app *a);

#endif
