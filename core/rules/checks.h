/* What is looked at before notes leave the house. Pure: everything a check needs is handed over, every
 * remark comes back as a value that knows its place. Whether somebody let one stand (struct waiver)
 * is looked up with finding_is: the keyword, the place and the subject make a remark the same one
 * again the next time. */
#ifndef CORE_RULES_CHECKS_H
#define CORE_RULES_CHECKS_H

#include "base/pool.h"
#include "model/roll.h"
#include "model/store.h"
#include "rules/terms.h"

enum finding_kind {
	FINDING_NO_OUTCOME,
	FINDING_NO_WHO, /* an action */
	FINDING_NO_DUE,
	FINDING_OVERDUE,
	FINDING_SPEAKER_ABSENT, /* marked absent, or not on the roll at all */
	FINDING_UNKNOWN_NAME,
	FINDING_AMBIGUOUS_NAME,
	FINDING_PARTY_ABSENT, /* an affected party, and no caveat under the item */
	FINDING_REPRESENTATION,
	FINDING_WEEKDAY,
	FINDING_NEXT_MISSING,
	FINDING_NEXT_DIFFERS,
	FINDING_TERM,
	FINDING_ATTACHMENT, /* missing or changed */
	FINDING_HEALTH,
	FINDING_UNMARKED, /* the roll is not finished: such people are nowhere in the notes */
	FINDING_KINDS,
};
extern const char *const finding_names[]; /* "no-outcome" …: stable; NULL at the end */
const char *finding_label(int kind);      /* translated, a word or two */

/* ---- What is looked at ----------------------------------------------------------------------- */

/* A party that an item is about and that was not there for it. */
struct check_party {
	int64_t item_id;
	const char *name;
};

/* A date whose weekday is not that of the day. */
struct check_date {
	int64_t item_id, note_id;
	const char *written; /* "onsdag 10 mars" */
	int32_t day;
};

/* A meeting that the notes announce, and what the year says about that day. */
struct check_announced {
	int64_t item_id, note_id;
	const char *written;
	int32_t day;
	int start;     /* minutes; MINUTE_NONE = not said */
	bool in_year;  /* the year has a meeting of one of the groups that day */
	bool at_start; /* … at that time, or none was said */
};

/* The next meeting of one of the groups in the year. */
struct check_coming {
	const char *group;
	int32_t day; /* DAY_NONE: the year has none */
};

struct check_file {
	int64_t item_id;
	const char *label;
	bool gone; /* else changed */
};

/* A rule of a group that is not met. */
struct check_rule {
	const char *rule;  /* which one, stable: "Beredning Väst people" */
	const char *lacks; /* translated: "Beredning Väst: 9 of at least 11 people" */
};

/* All borrowed; lists in the order of store.h. */
struct check_sheet {
	const struct meeting *meeting;
	const char *today; /* ISO day */
	const struct item *items;
	size_t n_items;
	const struct note *notes;
	size_t n_notes;
	const struct roll_row *roll;
	size_t n_roll;
	const struct name_row *names; /* the register, aliases included */
	size_t n_names;
	const struct party_row *parties;
	size_t n_parties;
	const struct group_row *groups; /* all there are */
	size_t n_groups;
	const struct check_party *absent;
	size_t n_absent;
	const struct check_rule *unmet;
	size_t n_unmet;
	const char *caveats[2]; /* the organisation's own words for one; NULL = none */
	const struct check_date *dates;
	size_t n_dates;
	const struct check_announced *announced;
	size_t n_announced;
	const struct check_coming *coming;
	size_t n_coming;
	bool next_said; /* an item or a line speaks of the next meeting */
	const struct check_file *files;
	size_t n_files;
	const struct term_list *terms;
};

/* ---- What is found ---------------------------------------------------------------------------- */

struct finding {
	int kind;
	int64_t item_id, note_id; /* where; 0 = of the meeting, or of the item alone */
	int64_t person_id;        /* whose row of the roll it is about; 0 = nobody's */
	const char *place;        /* the item's number; "" = none */
	const char *subject;      /* tells it from others of its kind at its place; "" = nothing */
	const char *words;        /* translated, a sentence */
	int64_t waiver_id;        /* somebody let it stand; 0 = it is open */
	const char *reason;       /* … and why */
};
/* In agenda order: what is about the whole meeting first. */
struct findings {
	struct finding *v;
	size_t n, cap;
	struct pool pool;
};
void checks_run(const struct check_sheet *s, struct findings *out);

/* Is the waiver about that remark? */
bool finding_is(const struct finding *f, const struct waiver *w);

/* "overdue:n57": how a remark is named on the command line; in the pool. */
const char *finding_key(const struct finding *f, struct pool *p);

/* Has the meeting begun, and has anybody been marked? Only then the roll says anything. */
bool check_roll_taken(const struct check_sheet *s);

/* Does a line say that somebody who should have been there was not? By its words, or by the beginning of
 * one of the phrases (up to "{"; NULL = none). */
bool check_is_caveat(const char *text, const char *const phrases[2]);

#endif
