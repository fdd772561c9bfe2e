/* What attendance statistics are counted from. Rows are read in one walk and counted by core/rules: a GROUP
 * BY sorts all of them first and takes seven times as long (a million rows: 0.46 against 0.07 s). */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "model/store_stats.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* Three walks in the same order, so that each meeting meets its groups and its marks. */
#define COUNTS                                                                                     \
	" WHERE m.starts >= ?1 AND m.starts < ?2"                                                  \
	" AND m.status <> 'cancelled' AND m.kind <> 'deadline'"
#define IN_ORDER " ORDER BY m.starts, m.id"

static const struct question meetings = {
	"SELECT m.id, m.starts, m.title, m.status FROM meetings m" COUNTS IN_ORDER,
	0,
};
static const struct question groups_of = {
	"SELECT m.id, x.group_id FROM meetings m"
	" CROSS JOIN meeting_groups x ON x.meeting_id = m.id" COUNTS IN_ORDER,
	0,
};
static const struct question marks = {
	"SELECT m.id, a.person_id, a.status, a.role, a.party_id, a.stands_in_for,"
	" a.came <> '' OR a.\"left\" <> '' FROM meetings m"
	" CROSS JOIN attendances a ON a.meeting_id = m.id" COUNTS IN_ORDER,
	0,
};
static const struct question people = {
	"SELECT id, given, family, sort_key, party_id FROM people ORDER BY id",
	PLAN_SCANS,
};
static const struct question memberships = {
	"SELECT person_id, group_id, party_id, role, from_day, to_day FROM memberships"
	" ORDER BY person_id, id",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question musts = {
	"SELECT group_id, party_id FROM group_parties ORDER BY id",
	PLAN_SCANS,
};
static const struct question last_seen = {
	"SELECT max(m.starts) FROM attendances a JOIN meetings m ON m.id = a.meeting_id"
	" WHERE a.person_id = ?1 AND a.status IN ('onsite', 'remote') AND m.starts < ?2"
	" AND m.status <> 'cancelled' AND m.kind <> 'deadline'",
	0,
};
const struct question *const stats_questions[] = { &meetings, &groups_of, &marks, &people,
	&memberships, &musts, &last_seen, NULL };

/* ---- Who there is ---------------------------------------------------------------------------------- */

static bool read_people(struct store *s, struct stats_register *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &people, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->people = pool_grow(
			&out->pool, out->people, out->n_people, &cap, sizeof(*out->people));
		out->people[out->n_people++] = (struct stats_who) {
			.id = sql_column(st, 0),
			.given = pool_strdup(&out->pool, sql_column_text(st, 1)),
			.family = pool_strdup(&out->pool, sql_column_text(st, 2)),
			.sort_key = pool_strdup(&out->pool, sql_column_text(st, 3)),
			.party_id = sql_column(st, 4),
		};
	}
	return r == SQL_DONE;
}

static int32_t bound(const char *iso, int32_t open)
{
	int32_t day = moment_of(iso).day;

	return day == DAY_NONE ? open : day;
}

static bool read_memberships(struct store *s, struct stats_register *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &memberships, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->memberships = pool_grow(&out->pool, out->memberships, out->n_memberships, &cap,
			sizeof(*out->memberships));
		out->memberships[out->n_memberships++] = (struct stats_membership) {
			.person_id = sql_column(st, 0),
			.group_id = sql_column(st, 1),
			.party_id = sql_column(st, 2),
			.role = keyword_index(member_role_names, sql_column_text(st, 3)),
			.from_day = bound(sql_column_text(st, 4), INT32_MIN),
			.to_day = bound(sql_column_text(st, 5), INT32_MAX),
		};
	}
	return r == SQL_DONE;
}

static bool read_musts(struct store *s, struct stats_register *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &musts, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->musts =
			pool_grow(&out->pool, out->musts, out->n_musts, &cap, sizeof(*out->musts));
		out->musts[out->n_musts++] = (struct stats_must) {
			.group_id = sql_column(st, 0),
			.party_id = sql_column(st, 1),
		};
	}
	return r == SQL_DONE;
}

static const char *text(struct pool *pool, const char *s)
{
	return pool_strdup(pool, s ? s : "");
}

static bool read_groups(struct store *s, struct stats_register *out, struct err *e)
{
	struct group_rows rows;

	if (!store_groups(s, LIST_FIRST, &rows, e))
		return false;
	out->n_groups = rows.n;
	out->groups = pool_alloc(&out->pool, (rows.n + 1) * sizeof(*out->groups));
	for (size_t i = 0; i < rows.n; i++) {
		const struct group *g = &rows.v[i].g;

		out->groups[i] = (struct stats_group_info) {
			.id = g->id,
			.successor_id = g->successor_id,
			.name = text(&out->pool, g->name),
			.short_name = text(&out->pool,
				g->short_name && *g->short_name ? g->short_name : g->name),
			.letter = text(&out->pool, g->letter),
			.from_day = text(&out->pool, g->from_day),
			.to_day = text(&out->pool, g->to_day),
		};
	}
	pool_release(&rows.pool);
	return true;
}

static bool read_parties(struct store *s, struct stats_register *out, struct err *e)
{
	struct party_rows rows;

	if (!store_parties(s, &rows, e))
		return false;
	out->n_parties = rows.n;
	out->parties = pool_alloc(&out->pool, (rows.n + 1) * sizeof(*out->parties));
	for (size_t i = 0; i < rows.n; i++) {
		const struct party *p = &rows.v[i].p;

		out->parties[i] = (struct stats_party_info) {
			.id = p->id,
			.name = text(&out->pool, p->name),
			.short_name = text(&out->pool,
				p->short_name && *p->short_name ? p->short_name : p->name),
		};
	}
	pool_release(&rows.pool);
	return true;
}

bool store_stats_register(struct store *s, struct stats_register *out, struct err *e)
{
	*out = (struct stats_register) { 0 };
	if (read_people(s, out, e) && read_memberships(s, out, e) && read_musts(s, out, e) &&
		read_groups(s, out, e) && read_parties(s, out, e))
		return true;
	pool_release(&out->pool);
	*out = (struct stats_register) { 0 };
	return false;
}

/* ---- Meetings with their rolls ------------------------------------------------------------------- */

/* A walk and the meeting of the row on which it stands; 0 after the last one. */
struct walk {
	sqlite3_stmt *st;
	int64_t meeting_id;
};

struct store_stats {
	struct store *s;
	bool held;
	char *from, *to;
	struct walk meetings, groups, marks;
	struct stats_meeting row;
	char *starts, *title;
	int64_t *group_v;
	struct stats_mark *mark_v;
	size_t group_cap, mark_cap;
};

static bool walk_on(struct store_stats *x, struct walk *w, struct err *e)
{
	w->meeting_id = 0;
	if (!w->st)
		return true;
	switch (sql_step(&x->s->sql, w->st, e)) {
	case SQL_FAILED:
		w->st = NULL;
		return false;
	case SQL_DONE:
		w->st = NULL;
		break;
	case SQL_ROW:
		w->meeting_id = sql_column(w->st, 0);
	}
	return true;
}

static bool walk_begin(
	struct store_stats *x, struct walk *w, const struct question *q, struct err *e)
{
	if (!sql_ask(&x->s->sql, q, &w->st, e))
		return false;
	sql_text(w->st, 1, x->from);
	sql_text(w->st, 2, x->to);
	return walk_on(x, w, e);
}

bool store_stats_open(
	struct store *s, const char *from, const char *to, struct store_stats **out, struct err *e)
{
	struct store_stats *x = xcalloc(1, sizeof(*x));

	x->s = s;
	x->from = xstrdup(from ? from : LIST_FIRST);
	x->to = xstrdup(to ? to : LIST_LAST);
	if (store_hold(s, &x->held, e) && walk_begin(x, &x->meetings, &meetings, e) &&
		walk_begin(x, &x->groups, &groups_of, e) && walk_begin(x, &x->marks, &marks, e)) {
		*out = x;
		return true;
	}
	store_stats_close(x);
	*out = NULL;
	return false;
}

static bool take_groups(struct store_stats *x, struct err *e)
{
	while (x->groups.meeting_id == x->row.id) {
		x->group_v = xgrow(x->group_v, x->row.n_groups, &x->group_cap, sizeof(*x->group_v));
		x->group_v[x->row.n_groups++] = sql_column(x->groups.st, 1);
		if (!walk_on(x, &x->groups, e))
			return false;
	}
	x->row.groups = x->group_v;
	return true;
}

static bool take_marks(struct store_stats *x, struct err *e)
{
	while (x->marks.meeting_id == x->row.id) {
		sqlite3_stmt *st = x->marks.st;

		x->mark_v = xgrow(x->mark_v, x->row.n_marks, &x->mark_cap, sizeof(*x->mark_v));
		x->mark_v[x->row.n_marks++] = (struct stats_mark) {
			.person_id = sql_column(st, 1),
			.status = keyword_index(attendance_status_names, sql_column_text(st, 2)),
			.role = keyword_index(attendance_role_names, sql_column_text(st, 3)),
			.party_id = sql_column(st, 4),
			.stands_in_for = sql_column(st, 5),
			.partly = sql_column(st, 6) != 0,
		};
		if (!walk_on(x, &x->marks, e))
			return false;
	}
	x->row.marks = x->mark_v;
	return true;
}

static bool take(struct store_stats *x, struct err *e)
{
	sqlite3_stmt *st = x->meetings.st;

	xreplace(&x->starts, sql_column_text(st, 1));
	xreplace(&x->title, sql_column_text(st, 2));
	x->row = (struct stats_meeting) {
		.id = x->meetings.meeting_id,
		.starts = x->starts,
		.title = x->title,
		.status = keyword_index(meeting_status_names, sql_column_text(st, 3)),
	};
	return take_groups(x, e) && take_marks(x, e) && walk_on(x, &x->meetings, e);
}

bool store_stats_next(struct store_stats *x, const struct stats_meeting **row, struct err *e)
{
	*row = NULL;
	/* One that is for no group is nobody's meeting. */
	while (x->meetings.meeting_id) {
		if (!take(x, e))
			return false;
		if (x->row.n_groups) {
			*row = &x->row;
			return true;
		}
	}
	return true;
}

void store_stats_close(struct store_stats *x)
{
	struct walk *const walks[] = { &x->meetings, &x->groups, &x->marks };

	if (!x)
		return;
	for (size_t i = 0; i < ARRAY_LEN(walks); i++)
		if (walks[i]->st)
			sqlite3_reset(walks[i]->st);
	store_let_go(x->s, x->held);
	free(x->from);
	free(x->to);
	free(x->starts);
	free(x->title);
	free(x->group_v);
	free(x->mark_v);
	free(x);
}

bool store_last_seen(
	struct store *s, int64_t person_id, const char *before, char **starts, struct err *e)
{
	sqlite3_stmt *st;

	*starts = NULL;
	if (!sql_ask(&s->sql, &last_seen, &st, e))
		return false;
	sql_int(st, 1, person_id);
	sql_text(st, 2, before);
	if (sql_step(&s->sql, st, e) != SQL_ROW)
		return false;
	*starts = xstrdup(sql_column_text(st, 0));
	sqlite3_reset(st);
	return true;
}
