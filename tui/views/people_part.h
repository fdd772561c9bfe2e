/* The inside of view 4, shared by people.c (what it knows and does), people_draw_part.c and
 * people_forms.c. */
#ifndef TUI_VIEWS_PEOPLE_PART_H
#define TUI_VIEWS_PEOPLE_PART_H

#include "base/date_text.h"
#include "services/same_people.h"
#include "services/stats.h"

#include "tui/commands.h"
#include "tui/views/page_part.h"
#include "tui/views/views.h"

/* Rows of the left pane: their kind, and the record's id. Packed into the ids of its list. */
enum left_kind { LEFT_ALL = 1, LEFT_GROUP, LEFT_PARTIES, LEFT_PARTY };
#define LEFT_SHIFT 48
static inline int64_t left_id(enum left_kind kind, int64_t record)
{
	return (int64_t)kind << LEFT_SHIFT | record;
}
static inline enum left_kind left_kind(int64_t id)
{
	return (enum left_kind)(id >> LEFT_SHIFT);
}
static inline int64_t left_record(int64_t id)
{
	return id & (((int64_t)1 << LEFT_SHIFT) - 1);
}

enum { PEOPLE_COUNT_MAX = 99999 };

/* Somebody of a pair that may be one person. */
struct people_side {
	struct person p;
	char *name;
	const char *party; /* "" = none */
	struct membership_rows memberships;
	struct alias_list names;
	struct person_seen seen;
	struct pool pool;
};

/* Who may be here twice: the panel below the left pane, and the pair under its cursor. */
struct people_same {
	struct same_list found;
	struct list list;        /* ids: people_pair_id */
	bool looked;             /* found is of `seen` */
	bool wanted;             /* asked for, however large the register is */
	unsigned seen;           /* a->data then */
	struct same_found typed; /* a pair that somebody named, first of all; first 0 = none */
	char *typed_names[2];
	bool turned;                /* who would go is who would be kept */
	struct people_side side[2]; /* who is kept, who goes; p.id 0 = no pair */
};
/* More people are looked through only when somebody asks for it: it would be felt. */
enum { PEOPLE_AT_ONCE = 500 };

enum people_pane { PANE_LEFT = 1, PANE_PEOPLE, PANE_SAME };

struct people_state {
	struct list left;   /* groups and parties */
	struct list people; /* of the one chosen there */
	bool on_people;     /* the pane that keys act on */
	bool on_same;       /* neither that nor the left one: the panel of pairs */
	struct people_same same;
	int rows, cols; /* of the body */

	struct store *store;     /* borrowed */
	struct session *session; /* borrowed */
	struct group_rows groups;
	struct party_rows parties;
	int total; /* people in the register */
	struct page page;
	struct person_rows page_rows[PAGE_SIDES];
	struct membership_rows memberships; /* of the person under the cursor */
	struct alias_list names;            /* other spellings of that person */
	char *seats;                        /* what there is to say of the chosen group's seats */
	int64_t seats_group;                /* … read for this one, when data was seats_seen */
	unsigned seats_seen;
	char *filter; /* "" = none */
	char today[MOMENT_SIZE];
	unsigned seen;           /* a->data when the left pane was read */
	bool paged;              /* the rows of the list are to be read anew */
	struct stats_sheet year; /* the twelve months up to year_day: presence in the list */
	char year_day[MOMENT_SIZE];
	unsigned year_seen; /* seen when they were counted */
};

/* The person under the cursor, or at a place of the list; NULL where there is none. */
const struct person_row *people_at(const struct people_state *st, size_t at);

/* The group or party chosen on the left; 0 when it is another row. */
int64_t people_group(const struct people_state *st);
int64_t people_party(const struct people_state *st);

struct people_areas {
	struct {
		int row, col, rows, cols; /* rows 0 = not shown */
	} left, list, detail, same, pair;
	int rule; /* column of the vertical rule; 0 = none */
};
struct people_areas people_areas(const struct people_state *st, int rows, int cols);

void people_draw(const struct view *v, const struct app *a, struct canvas *body);

/* Words for a membership: "Styrelse (ordförande, FK, t.o.m. …)", what is not as usual. */
void people_membership_words(const struct people_state *st, const struct membership_row *r,
	const struct person *p, struct buf *out);

/* ---- What keys do (people.c), for commands ---------------------------------------------------------- */

unsigned people_pane_key(struct view *v, struct app *a, enum people_pane pane, const struct key *k);
unsigned people_switch(struct people_state *st, enum people_pane pane);
enum people_pane people_pane(const struct people_state *st);

/* For the footer: in the panel of pairs what is done about a pair, else what is done with the rest. */
bool people_hints(const struct view *v, const struct command *c);

/* ---- Who may be here twice (people_same_part.c) ------------------------------------------------------ */

/* Read what is not known yet; the pair under the cursor. */
bool people_same_load(struct people_state *st, struct app *a, struct err *e);
void people_same_release(struct people_same *s);
/* Is there anything to show, or to ask for? */
bool people_same_any(const struct people_state *st);
/* The pair at a place of the panel; NULL where there is none. */
const struct same_found *people_same_at(const struct people_same *s, size_t at);
/* The place of the first pair that the person is in; false where there is none. */
bool people_same_of(const struct people_same *s, int64_t person_id, size_t *at);

command_fn people_cmd_merge, people_cmd_two, people_cmd_turn, people_cmd_split, people_cmd_alias,
	people_cmd_alias_remove, people_cmd_ask_again;

void people_draw_same(const struct people_state *st, struct canvas *c, bool active);
void people_draw_pair(const struct people_state *st, struct canvas *c);

/* ---- Forms (people_forms.c) ------------------------------------------------------------------------ */

/* A person, new (id 0; into a group where one is given) or known. */
unsigned person_form(struct app *a, int64_t id, int64_t group_id, int64_t party_id);
unsigned group_form(struct app *a, int64_t id);
unsigned party_form(struct app *a, int64_t id);

/* ---- Memberships (people_members_part.c) ----------------------------------------------------------- */

/* Make people members; at least one. */
unsigned membership_form(struct app *a, const int64_t *people, size_t n);
/* Change one: role, party, mandate, days. */
unsigned membership_form_edit(struct app *a, int64_t membership_id, const char *group);
/* Ask for the last day of a membership. */
unsigned membership_ask_end(struct app *a, int64_t membership_id, const char *group);

/* A day as it is typed, as ISO text ("" for an empty field); its reading beside it; as a field shows it. */
bool people_read_day(struct app *a, const char *text, char iso[MOMENT_SIZE]);
bool people_echo_day(struct app *a, const char *text, struct buf *out);
void people_entry_day(const char *iso, char out[DATE_TEXT_SIZE]);
/* A day into a field of a record; a number, "" is 0; an error says what is wrong. */
bool people_take_day(struct app *a, const char *text, char **field, struct err *e);
bool people_take_number(const char *text, int64_t *field, struct err *e);
bool people_echo_number(struct app *a, const char *text, struct buf *out);
/* The same, and a number ("" for 0), as texts of their own: the caller frees. */
char *people_day_text(const char *iso);
char *people_number_text(int64_t n);

/* A party or group by name: its reading beside it, its id (a party that is not there is made), its name ("" for 0;
 * the caller frees). */
bool people_echo_party(struct app *a, const char *text, struct buf *out);
bool people_take_party(struct app *a, const char *text, int64_t *id, struct err *e);
char *people_party_name(struct app *a, int64_t id);
bool people_echo_group(struct app *a, const char *text, struct buf *out);
char *people_group_name(struct app *a, int64_t id);

/* ---- Groups that end (people_groups_part.c) -------------------------------------------------------- */

/* End groups, at least one, or merge them into one. */
unsigned groups_end_form(struct app *a, const int64_t *groups, size_t n);
struct groups_ended;
unsigned groups_say_ended(struct app *a, const struct groups_ended *did);

/* How long the group works, as a list and a sentence say it: "–2026", "2027–", "" while it does and no end is
 * known; "Beredning Norr: until tor 31 december 2026, then Beredning Gemensam." */
void group_years(const struct group *g, const char *today, char out[16]);
void group_days_words(const struct group_rows *all, const struct group *g, struct buf *out);

/* Put the cursor of view 4 on a person; or on a row of its left pane. */
void people_seek(struct app *a, int64_t person_id);
void people_seek_left(struct app *a, int64_t left);
/* Nobody is marked any more. */
void people_unmark(struct app *a);

#endif
