/* Attendance over time: what people, parties and groups are held to in front of a board. Every figure of
 * the program that counts more than one meeting is made here, by these definitions:
 *
 * Meetings. An entry of the year counts when it has begun, is for a group, is neither cancelled nor a
 * deadline, and its roll was taken: at least one row of it has a mark. One without a roll is told apart
 * (without_roll) and is nobody's absence; a draft (proposed) without a roll is no meeting. A meeting
 * counts on the day on which it starts.
 *
 * Called is whoever stands in the roll, not as a guest, and was a member of one of the meeting's groups on
 * that day by the dates of the memberships; staff, deputies and observers are members too. The roll of
 * a meeting is fixed when it begins: who became a member afterwards was not called. Where the roll was
 * taken without the meeting ever having been begun, every member of that day was called.
 *
 * Each of those called is one of these, once a meeting, also where it was for several of their groups:
 * on site · remote · excused (said so beforehand) · absent · unmarked (nobody noted anything, which is
 * neither presence nor absence). Present is on site or remote, if only for a part (partly). Noted is
 * called but not unmarked.
 *
 * The share is present of noted. It is a percentage only where at least STATS_ENOUGH were noted and no more
 * are unmarked than noted; below that the two numbers are all there is to say.
 *
 * Substitutes. Who stands in is present for the party represented, and is told of the person they stood in
 * for (substituted, one of the excused), whose own presence it is not. A substitute who is a member
 * that day is called and present in their own right; another one is not counted among those called.
 *
 * Guests, and whoever stands in a roll without being a member on the day, are counted apart (guest) and in
 * no share.
 *
 * A party was called to a meeting when somebody with a seat for it was noted there, and was represented
 * when one of them, or a substitute for it, was present. Staff, observers and guests take no seat. Which
 * party somebody is from is what the roll says, else the membership of that day, else the register. A
 * must-have party (by the rule that the group has now) is missed at a meeting of that group at which
 * nobody with a seat there was present for it.
 *
 * Streaks run over the meetings at which somebody was noted, however many lay between at which they were
 * not called or not marked. Excused and absent both are not being there.
 *
 * Last seen is the latest meeting at which somebody was present, as whatever.
 *
 * A group's figures are of its own members at its meetings, joint ones among them. Asking for a group asks for
 * those that became it as well (successors), so that its years go back to before it was formed.
 *
 * Pure. */
#ifndef CORE_RULES_STATS_H
#define CORE_RULES_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/stats_rows.h"

/* How many must have been noted for a percentage. */
enum { STATS_ENOUGH = 5 };

struct attended {
	int called;
	int onsite, remote, excused, absent, unmarked; /* their sum is called */
	int partly;                                    /* of onsite and remote */
	int substituted;                               /* of excused: somebody stood in */
};
int attended_present(const struct attended *a);
int attended_noted(const struct attended *a);
/* In whole percent, rounded half up; -1 where too little was noted to say one. */
int attended_percent(const struct attended *a);
int stats_percent(int part, int of); /* the same of anything that is counted */

struct streak {
	int now; /* > 0: there so many times, < 0: away so many times, up to the latest */
	int longest_there, longest_away; /* meetings */
};

enum { STATS_NEVER = -1 };

struct stats_person {
	const struct stats_who *who;
	int64_t party_id; /* represented last; 0 = none */
	struct attended a;
	struct streak streak;
	int guest;    /* present without being called */
	int stood_in; /* present for somebody else, called or not */
	int last;     /* index of the meeting; STATS_NEVER */
	size_t cells, n_cells;
};

struct stats_party {
	const struct stats_party_info *info;
	int called, there; /* meetings */
	int must, missed;  /* meetings at which a rule wants it, and of them without it */
	struct attended a; /* seats: its people, staff and observers left out */
	struct streak streak;
	int last; /* meeting at which it was represented; STATS_NEVER */
};

/* Of a time, or of a group in it. */
struct stats_sum {
	int meetings, without_roll;
	struct attended a;                 /* a.called / meetings is the mean size */
	int smallest, largest;             /* called at one meeting; 0 without meetings */
	int parties_called, parties_there; /* summed over the meetings */
};
/* Called a meeting, in tenths: 123 is 12.3 people. */
int stats_size_tenths(const struct stats_sum *s);

struct stats_period {
	int year, half; /* half 0 = the whole year, else 1 or 2 */
	struct stats_sum s;
};
struct stats_group {
	const struct stats_group_info *info;
	struct stats_sum s;
	struct stats_period *periods; /* with meetings only, in order of time */
	size_t n_periods, cap_periods;
};

/* One meeting. groups: those asked for. */
struct stats_held {
	int64_t id;
	const char *starts, *title;
	const int64_t *groups;
	size_t n_groups;
	bool taken; /* the roll; else nothing but the above is known */
	struct attended a;
	int guests; /* present without being called, substitutes from outside among them */
	/* A letter for each party of the register, in its order: x there, - away, ! away though a rule wants
	 * it, . not noted, a blank for one that was not called. */
	const char *parties;
	int parties_called, parties_there;
};

/* What somebody was at a meeting: P D F A E . as in rules/attendance.h for those called, g for a guest and
 * s for a substitute from outside, who are not counted. */
struct stats_cell {
	int64_t party_id;         /* represented; 0 = none */
	uint32_t person, meeting; /* indices */
	char letter;
	bool partly;
};

/* What is wanted. */
struct stats_ask {
	const int64_t *groups; /* with their predecessors: stats_lineage; none = all */
	size_t n_groups;
	int64_t party_id; /* people and figures of this party only; 0 = all. Of `parties` all are there */
	bool halves; /* periods are half years */
};

struct stats {
	const struct stats_register *reg; /* borrowed */
	struct stats_ask ask;
	struct stats_person *people; /* as in reg; a.called, guest and stood_in 0: not met */
	struct stats_party *parties;
	struct stats_group *groups;
	struct stats_period *periods; /* with meetings only, in order of time */
	size_t n_periods, cap_periods;
	struct stats_sum total;
	struct stats_held *meetings; /* in order of time */
	size_t n_meetings, cap_meetings;
	struct stats_cell *cells; /* by person, in it by meeting, once it is closed */
	size_t n_cells, cap_cells;
	struct stats_work *work;
	struct pool pool;
};

/* The group and all that became it, to ask for: at most most ids into out, the group first; how many. */
size_t stats_lineage(const struct stats_register *reg, int64_t group_id, int64_t *out, size_t most);

/* reg and what ask points to must outlive it. Then the meetings in order of time, then close. A zeroed one is
 * valid to release. */
void stats_begin(struct stats *st, const struct stats_register *reg, const struct stats_ask *ask);
void stats_add(struct stats *st, const struct stats_meeting *m);
void stats_close(struct stats *st);
void stats_release(struct stats *st);

/* By id; NULL where there is none. */
const struct stats_person *stats_person_of(const struct stats *st, int64_t person_id);
const struct stats_party_info *stats_party_info(const struct stats_register *reg, int64_t party_id);
const struct stats_group_info *stats_group_info(const struct stats_register *reg, int64_t group_id);

/* Was the person called, a guest or a substitute at all? */
bool stats_met(const struct stats_person *p);

/* A person's figures by year (or half year), in order of time; the caller frees. */
struct stats_period *stats_person_periods(
	const struct stats *st, const struct stats_person *p, size_t *n);

/* The parties a person was from, in order of time; at most most into out. */
size_t stats_person_parties(
	const struct stats *st, const struct stats_person *p, int64_t *out, size_t most);

/* The people who were met, in an order; the caller frees. Those of whom the order knows nothing come last;
 * alike ones by name. */
enum stats_order {
	STATS_BY_NAME,
	STATS_BY_PARTY,
	STATS_BY_SHARE, /* the lowest share first; then, likewise, those without a percentage */
	STATS_BY_AWAY,  /* away now, the longest first */
	STATS_BY_LAST,  /* last seen, the longest ago first */
	STATS_ORDERS,
};
size_t *stats_people_in_order(const struct stats *st, enum stats_order order, size_t *n);

/* ---- Words (stats_words.c) -------------------------------------------------------------------------- */

/* What a cell's letter says: for people, translated ("på plats"), and for programs ("onsite"). Borrowed. */
const char *stats_letter_words(char letter);
const char *stats_letter_name(char letter);

/* "75 %", or "2 av 3" where that is all there is to say; "–" where nothing was noted. */
void stats_share_words(const struct attended *a, struct buf *out);

/* "P7 D2 A1 F3 ·1": those there are of each. */
void attended_letters(const struct attended *a, struct buf *out);

/* "närvarande de senaste 3 i rad", "borta senast"; "" before the first. */
void stats_streak_words(const struct streak *s, struct buf *out);

/* All figures of a person in a few sentences. */
void stats_person_words(const struct stats *st, const struct stats_person *p, struct buf *out);

#endif
