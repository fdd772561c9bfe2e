/* The made-up year as tables: who there is, which entries the year has, what was said. All invented.
 * The text is Swedish: data are not translated. A NULL name, title or text ends a table. */
#ifndef CORE_SERVICES_DEMO_DATA_H
#define CORE_SERVICES_DEMO_DATA_H

#include <stdint.h>

#include "model/model.h"

enum { DEMO_GROUPS = 5, DEMO_PARTIES = 8, DEMO_PEOPLE_MAX = 60 };

/* Groups as bits, in the order of demo_groups. */
enum {
	DEMO_NORR = 1 << 0,
	DEMO_VAST = 1 << 1,
	DEMO_OST = 1 << 2,
	DEMO_BOARD = 1 << 3,
	DEMO_LANGUAGE = 1 << 4,
	DEMO_PREPARATORY = DEMO_NORR | DEMO_VAST | DEMO_OST,
	DEMO_ALL = DEMO_PREPARATORY | DEMO_BOARD,
};

extern const char demo_association[];

struct demo_party {
	const char *name, *short_name;
	enum party_kind kind;
};
extern const struct demo_party demo_parties[DEMO_PARTIES];

struct demo_group {
	const char *name, *short_name, *letter;
	enum group_kind kind;
	int least_people, least_parties, most_seats;
	unsigned must; /* parties that must be there, as bits in the order of demo_parties */
};
extern const struct demo_group demo_groups[DEMO_GROUPS];

struct demo_person {
	const char *given, *family;
	int party;       /* index */
	unsigned groups; /* bits */
	enum member_role role;
	const char *title;
};
extern const struct demo_person demo_people[];

struct demo_item {
	const char *title;
	enum item_kind kind;
	int minutes;
	const char *presenter;
	int parent;     /* 1 + index of the item it stands under; 0 = none */
	unsigned about; /* parties, as bits */
};

/* Lines of a meeting that was held. */
struct demo_note {
	int item; /* index in its agenda */
	enum note_kind kind;
	const char *speaker, *text;
	const char *who;
	int due_days; /* action: from today; negative is late */
	enum action_state state;
};

/* When an entry is: weeks from this one and a weekday, moved to a working day that is free; or, with
 * NEAR_TODAY, that many days from today. */
enum { NEAR_TODAY = -1 };
struct demo_entry {
	int weeks, weekday;
	int minute, minutes; /* 0, 0 = all day; the minutes reach into the next day for two days */
	enum meeting_kind kind;
	enum meeting_status status;
	enum meeting_mode mode;
	unsigned groups;
	const char *title, *place, *room, *link;
	const struct demo_item *agenda;
	const struct demo_note *notes;
	const char *why; /* of a cancellation or a move */
	int moved_days;  /* it was that many days earlier first; 0 = never moved */
	enum notes_state notes_state;
};
extern const struct demo_entry demo_entries[];

/* The meeting in progress. */
extern const struct demo_entry demo_running;

/* What became of its items so far; the one after those is current. */
struct demo_spent {
	enum outcome outcome;
	int seconds; /* 0 = it was not raised */
};
extern const struct demo_spent demo_spent[];
enum { DEMO_SPENT = 4, DEMO_CURRENT_SECONDS = 760 };

/* Its lines, with the seconds ago at which they were filed. */
struct demo_line {
	struct demo_note note;
	int seconds_ago;
};
extern const struct demo_line demo_lines[];

/* Its roll: a letter for each of the first people (all of that group), as roll_letter gives, 'E' with
 * the substitute; came after that many minutes. */
struct demo_mark {
	char letter;
	int came;
	int stands_in_for; /* 1 + index of the person; 0 = nobody */
};
extern const struct demo_mark demo_marks[];
enum { DEMO_MARKS = 21 };

#endif
