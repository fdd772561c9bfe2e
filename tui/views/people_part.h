/* The inside of view 4, shared by people.c (what it knows and does), people_draw_part.c and
 * people_forms.c. */
#ifndef TUI_VIEWS_PEOPLE_PART_H
#define TUI_VIEWS_PEOPLE_PART_H

#include "base/date_text.h"

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

struct people_state {
	struct list left;   /* groups and parties */
	struct list people; /* of the one chosen there */
	bool on_people;     /* the pane that keys act on */
	int rows, cols;     /* of the body */

	struct store *store; /* borrowed */
	struct group_rows groups;
	struct party_rows parties;
	int total; /* people in the register */
	struct page page;
	struct person_rows page_rows[PAGE_SIDES];
	struct membership_rows memberships; /* of the person under the cursor */
	char *filter;                       /* "" = none */
	char today[MOMENT_SIZE];
	unsigned seen; /* a->data when the left pane was read */
	bool paged;    /* the rows of the list are to be read anew */
};

/* The person under the cursor, or at a place of the list; NULL where there is none. */
const struct person_row *people_at(const struct people_state *st, size_t at);

/* The group or party chosen on the left; 0 when it is another row. */
int64_t people_group(const struct people_state *st);
int64_t people_party(const struct people_state *st);

struct people_areas {
	struct {
		int row, col, rows, cols; /* rows 0 = not shown */
	} left, list, detail;
	int rule; /* column of the vertical rule; 0 = none */
};
struct people_areas people_areas(const struct people_state *st, int rows, int cols);

void people_draw(const struct view *v, const struct app *a, struct canvas *body);

/* ---- Forms (people_forms.c) ------------------------------------------------------------------------ */

/* A person, new (id 0; into a group where one is given) or known. */
unsigned person_form(struct app *a, int64_t id, int64_t group_id, int64_t party_id);
unsigned group_form(struct app *a, int64_t id);
unsigned party_form(struct app *a, int64_t id);
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
