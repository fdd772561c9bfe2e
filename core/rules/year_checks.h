/* What is looked at in a whole year before it is decided: entries that collide, days on which people do
 * not meet, dispatch dates and hosts that are missing. Pure: everything is handed over. Only entries
 * that can still be moved (proposed, decided, called) give findings; those that were held count as
 * what the others collide with, as dispatch dates and as visits. */
#ifndef CORE_RULES_YEAR_CHECKS_H
#define CORE_RULES_YEAR_CHECKS_H

#include "base/date.h"
#include "base/pool.h"
#include "model/store.h"

enum year_finding_kind {
	YEAR_GROUP_CLASH,  /* a group has two meetings on a day */
	YEAR_PERSON_CLASH, /* somebody is called to two on a day */
	YEAR_ROOM_CLASH,   /* two are in a room at the same time */
	YEAR_RED_DAY,
	YEAR_EVE,
	YEAR_WEEKEND,
	YEAR_BRIDGE_DAY,
	YEAR_SHORT_DAY,
	YEAR_BREAK,
	YEAR_BLACKOUT,
	YEAR_NO_DISPATCH,
	YEAR_LATE_DISPATCH,
	YEAR_NO_HOST, /* a municipality in which nothing is held */
	YEAR_FINDING_KINDS,
};
extern const char *const year_finding_names[]; /* "group-clash" …: stable; NULL at the end */

/* Days between the notice and the meeting where nobody says otherwise: domain.md's most common. */
enum { YEAR_DISPATCH_DAYS = 7 };

struct year_person {
	int64_t id;
	const char *name;
	int64_t party_id; /* represented; 0 = none */
};
/* An entry that is not cancelled. */
struct year_entry {
	const struct meeting_row *row;
	const struct year_person *people; /* called; NULL for a deadline */
	size_t n_people;
	bool outside; /* not of the year: it only counts as a dispatch date */
};

/* All borrowed. */
struct year_sheet {
	const struct year_entry *v; /* by their start */
	size_t n;
	const struct break_row *breaks;
	size_t n_breaks;
	const struct blackout_row *blackouts;
	size_t n_blackouts;
	const struct party_row *parties;
	size_t n_parties;
	int dispatch_days;
};

struct year_finding {
	int kind;
	int32_t day;                  /* DAY_NONE: of the whole year */
	int64_t meeting_id, other_id; /* 0 = none */
	const char *name;             /* of the entry; "" for the year */
	const char *words;            /* translated, a sentence */
};
/* By day, in the order of the kinds; what is about the year last. */
struct year_findings {
	struct year_finding *v;
	size_t n, cap;
	struct pool pool;
};

/* Dispatch dates are only missed in a group that has one in the year (or where one is for everybody);
 * hosts only when the places of the year name a municipality at all. */
void year_checks_run(const struct year_sheet *s, struct year_findings *out);

/* The days that an entry lies over, both inclusive; false where it has none. */
bool year_entry_days(const struct meeting *m, int32_t *first, int32_t *last);

#endif
