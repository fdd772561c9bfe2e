/* Attendance statistics of a time: read from the store, counted by rules/stats.h. Nothing is written. */
#ifndef CORE_SERVICES_STATS_H
#define CORE_SERVICES_STATS_H

#include "formats/notes_out.h"
#include "rules/stats.h"
#include "services/session.h"

/* Of which days, both inclusive; DAY_NONE is open. Nothing after now counts. */
struct stats_time {
	int32_t from, to;
};
struct stats_time stats_all(void);
struct stats_time stats_year(int year);
/* The twelve months that end on a day, with it. */
struct stats_time stats_twelve_months(int32_t day);

struct stats_want {
	struct stats_time time;
	int64_t group_id, party_id; /* 0 = all */
	bool halves;
};

/* What was counted, with what it borrows from: it stays where it was loaded. A zeroed one is empty. */
struct stats_sheet {
	struct stats_want want;
	struct stats_register reg;
	int64_t lineage[64]; /* the group asked for and those that became it */
	size_t n_lineage;
	struct stats st;
};
bool stats_load(
	struct session *se, const struct stats_want *want, struct stats_sheet *out, struct err *e);
void stats_sheet_release(struct stats_sheet *s);

/* Fill in present_12, called_12 (those noted) and last_present of rows by statistics of twelve months: one
 * rule, the same figures. Whoever was not seen in them is asked of the store, each alone. */
bool stats_fill(struct session *se, const struct stats_sheet *year, struct person_rows *rows,
	struct err *e);

/* A period in words: "2026", "första halvåret 2026". */
void stats_period_words(const struct stats_period *p, struct buf *out);

/* The time in words: "2026", "10 mars 2025–10 mars 2026", "alla år". */
void stats_time_words(const struct stats_time *t, struct buf *out);

/* What the figures are of and how many meetings they rest on: "2026, Beredning Väst: 7 möten med upprop. 1 utan
 * upprop räknas inte." */
void stats_scope_words(const struct stats_sheet *s, struct buf *out);

/* The page for the board, in the language of the organisation; release *out also after a failure. names: with
 * a table of people, who otherwise are not named. */
bool stats_page(struct session *se, const struct stats_want *want, bool names,
	struct notes_document *out, struct err *e);

/* Every person at every meeting, for spreadsheets; *n (may be NULL) gets the number of rows. Appended to out. */
bool stats_table(struct session *se, const struct stats_want *want, struct buf *out, size_t *n,
	struct err *e);

#endif
