/* What is looked at in a whole year before it is decided: entries that collide, days on which people do
 * not meet, dispatch dates and hosts that are missing. Pure: everything is handed over. Only entries
 * that can still be moved (proposed, decided, called) give findings; those that were held count as
 * what the others collide with, as dispatch dates and as visits. */
#ifndef CORE_RULES_YEAR_CHECKS_H
#define CORE_RULES_YEAR_CHECKS_H

#include "base/buf.h"
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
	YEAR_FEWER,   /* a group meets fewer times than was decided */
	YEAR_ENDED,   /* it lies after the last day of its group */
	YEAR_FINDING_KINDS,
};
extern const char *const year_finding_names[]; /* "group-clash" …: stable; NULL at the end */
const char *year_finding_label(int kind);      /* "dubbelt möte": translated */

/* Days between the notice and the meeting where nobody says otherwise: what is most common. */
enum { YEAR_DISPATCH_DAYS = 7 };
/* A notice that left more days before a meeting than this was for another one. */
enum { YEAR_DISPATCH_LOOK = 42 };

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
	bool anybody; /* who is called is not known: what any party has to say counts */
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
	const struct plan_entry *decided; /* the year as the board decided it; NULL = it has not */
	size_t n_decided;
	const struct group *groups; /* all, ended ones too */
	size_t n_groups;
};

struct year_finding {
	int kind;
	int32_t day;                  /* DAY_NONE: of the whole year */
	int64_t meeting_id, other_id; /* 0 = none */
	const char *name;             /* of the entry; "" for the year */
	const char *words;            /* translated, a sentence */
	const char *brief;            /* the same for a line of them; "" where it is not for one */
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

/* The same for one entry, as it would stand in the sheet: what speaks against its days, whoever else of
 * the sheet it meets there. Papers count as late, never as missing: that is not about a day. */
void year_checks_look(const struct year_sheet *s, size_t at, struct year_findings *out);

/* Is it a mistake, rather than worth a thought? Clashes, days that are free, parties that cannot. */
bool year_finding_is_grave(int kind);

/* "! Väst has “Heldag”  ? sportlov Ekby": grave ones first. */
void year_findings_brief(const struct year_findings *f, struct buf *out);

/* The days that an entry lies over, both inclusive; false where it has none. */
bool year_entry_days(const struct meeting *m, int32_t *first, int32_t *last);

#endif
