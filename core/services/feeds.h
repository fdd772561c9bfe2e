/* Calendars that people subscribe to: one of everything, one a group, one a person, each under a name that
 * it keeps for life. A person's is a secret that can be replaced. */
#ifndef CORE_SERVICES_FEEDS_H
#define CORE_SERVICES_FEEDS_H

#include "services/publish.h"

/* Which months a calendar shows: from the first day of one to the last day of another. */
struct feed_window {
	bool all;        /* no window */
	int back, ahead; /* months around this one */
};
enum { FEED_BACK = 1, FEED_AHEAD = 12, FEED_MONTHS_MAX = 1200 };

struct feed_span {
	char from[MOMENT_SIZE],
		to[MOMENT_SIZE]; /* for a query: to is the first day after; "" = open */
};
void feed_span(const struct session *se, const struct feed_window *w, struct feed_span *out);

struct feed_row {
	struct feed f;     /* strings in the pool; id 0: it has no name yet */
	const char *label; /* the group's or the person's name; "" for everything */
};
struct feed_rows {
	struct feed_row *v;
	size_t n;
	struct pool pool;
};

/* The calendars there are from a day (ISO; "" = ever) on: everything, then groups that have not ended, then
 * people who are members of one. */
bool feed_list(struct session *se, const char *from, struct feed_rows *out, struct err *e);

/* Another secret for a person's; the file under the old one goes with the next publication. */
bool feed_renew(struct session *se, int64_t person_id, struct err *e);

/* Write all of them into the folder that p was opened for. The same data give the same bytes on every day of
 * a month. */
bool feed_publish(struct session *se, struct publish *p, const struct feed_window *w,
	bool leave_agenda, struct err *e);

/* And one of several groups together, FEED_MINE_NAME.ics: a meeting of two of them is in it once. */
#define FEED_MINE_NAME "mina-grupper"
bool feed_publish_groups(struct session *se, struct publish *p, const int64_t *groups, size_t n,
	const struct feed_window *w, bool leave_agenda, struct err *e);

#endif
