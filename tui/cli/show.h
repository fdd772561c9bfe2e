/* One meeting with all that is said about it, as `show` and the news print it. */
#ifndef TUI_CLI_SHOW_H
#define TUI_CLI_SHOW_H

#include "base/json.h"
#include "services/followup.h"
#include "services/session.h"

#include "tui/cli/output.h"

struct cli;

struct sheet {
	struct meeting_rows meeting; /* one row */
	struct item_list items;
	struct note_list notes;
	struct roll_rows roll;
	struct group_rules_list rules;
	struct party_links affected;
	struct attachment_list attachments;
	int *times; /* of each item: for which time it comes; NULL = all for the first */
	struct move_list moves;
	struct year_rule rule; /* for the next year; id 0 = the usual one */
	struct round round;    /* zeroed where it is in none */
	int sister, sisters;
	struct followup_left left; /* nothing once it has been held */
	struct poll_votes *votes;  /* dot votes, oldest first */
	size_t n_votes;
};

/* Zeroed before; to be released also after a failure. */
bool sheet_load(struct session *se, int64_t id, struct sheet *s, struct err *e);
void sheet_release(struct sheet *s);

/* Is it a line of that item (0 = of none), and not a private one? */
bool sheet_shows(const struct note *n, int64_t item_id);
/* "Karin Alm"; the caller frees. */
char *roll_name(const struct roll_row *r);

/* ---- show_json.c ---- */
void show_json(struct cli *c, const struct sheet *s);

/* ---- show_moves.c ---- */
/* "year_rule": … or null where it is the usual one, and "moves": […], all of them. */
void moves_json(const struct sheet *s, struct json *j);
/* What was proposed for it, its rule for the next year where it has its own, what it is now compared with
 * before, and each change with its reason. */
void moves_lines(const struct sheet *s, struct out *o);

/* ---- show_votes.c ---- */
bool votes_load(struct session *se, int64_t meeting_id, struct sheet *s, struct err *e);
void votes_release(struct sheet *s);
/* "polls": […] */
void votes_json(const struct sheet *s, struct json *j);

/* ---- show_items.c ---- */
bool items_more_load(struct session *se, int64_t meeting_id, struct sheet *s, struct err *e);
void items_more_release(struct sheet *s);
/* What belongs to items[at] beside its title, as keys of an open object, and as lines under it. */
void item_more_json(const struct sheet *s, size_t at, struct json *j);
void item_more_lines(const struct sheet *s, size_t at, struct out *o);
/* The files of the whole meeting, as a line. */
void meeting_files_line(const struct sheet *s, struct out *o);

/* The agenda's lines, with the notes under each item where asked for. */
void agenda_lines(const struct sheet *s, bool notes, struct out *o);

/* The counts of a roll by status and by party, one line. */
void roll_summary(const struct roll_rows *roll, struct out *o);

/* What its groups have to do from earlier meetings. */
bool left_load(struct session *se, const struct meeting *m, struct followup_left *l, struct err *e);
void left_lines(const struct session *se, const struct followup_left *l, struct out *o);
void left_json(const struct followup_left *l, struct json *j);

#endif
