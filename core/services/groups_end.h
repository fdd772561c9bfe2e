/* Use cases of groups that end: without anybody after them, for a successor, or several that become
 * one. What has been stays with the old groups: meetings, rolls, statistics. */
#ifndef CORE_SERVICES_GROUPS_END_H
#define CORE_SERVICES_GROUPS_END_H

#include "rules/merge.h"
#include "services/session.h"

struct groups_end {
	const int64_t *groups; /* those that end; the successor may be among them and goes on */
	size_t n;
	const char *last_day; /* ISO: their last; the successor's work begins the day after */
	int64_t into;         /* the successor; 0 = fresh, or nobody */
	struct group *fresh;  /* the successor to be made (gets its id), or NULL */
};

/* What became of it. */
struct groups_ended {
	int64_t into;    /* 0 = nobody takes their place */
	size_t ended;    /* groups */
	size_t members;  /* who became members of the successor */
	size_t chairs;   /* of the successor, on its first day */
	size_t meetings; /* later ones that went over to the successor */
	size_t left;     /* later ones that stay with a group that has ended */
};

/* One step. Memberships end with their groups. With a successor: who is a member when the group
 * ends, or would have become one later, becomes one of the successor, each person once
 * (merge_members), those who are in it on those days already stay as they are; later meetings that
 * are proposed, decided or called go over to it (joint ones once; a title that only names the groups
 * names the new one); cancelled ones stay. A fresh one gets the rules of those that end
 * (merge_rules, the parties that any of them must have) and, of each kind, the template of the first
 * that has one.
 *
 * Refused with the reason: no group but the successor, a successor that would come after itself, one
 * that does not last on its first day, a group that has ended before or begins after the last day,
 * one that has held a meeting after it. */
bool groups_end(
	struct session *se, const struct groups_end *what, struct groups_ended *out, struct err *e);

/* group_put_rules, and where the group now ends, ends earlier or has got a successor, groups_end too
 * (out->ended tells). One step. */
bool group_put_days(struct session *se, struct group *g, const int64_t *must, size_t n,
	struct groups_ended *out, struct err *e);

/* What groups_ended says, in words: "To Beredning Väst: 12 members, 4 later meetings (see to their
 * days)."; "" where nothing is to be said. */
bool groups_ended_words(
	struct session *se, const struct groups_ended *d, struct buf *out, struct err *e);

/* May those groups get a meeting that starts then (ISO)? Refused with the reason for one that has
 * ended. */
bool groups_may_meet(
	struct session *se, const int64_t *groups, size_t n, const char *starts, struct err *e);

#endif
