#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

#define IN_TIME(starts) " WHERE " starts " >= ?1 AND " starts " < ?2"
#define FROM_MEETINGS(starts)                                                                      \
	" FROM meetings m" IN_TIME(starts) " AND m.status IN (?3, ?4, ?5, ?6, ?7, ?8)"

/* Whose: everybody's; of some groups (from ?10 on); of a person (?10), who is called as a member on the
 * day or by the roll, which alone counts once it is taken. */
#define SOME_GROUPS                                                                                \
	" AND x.group_id IN (?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,"     \
	" ?23, ?24, ?25))"
#define OF_GROUPS                                                                                  \
	" AND EXISTS (SELECT 1 FROM meeting_groups x WHERE x.meeting_id = m.id" SOME_GROUPS
#define MEMBER_OF(links, link, row)                                                                \
	"EXISTS (SELECT 1 FROM " links " x JOIN memberships k ON k.group_id = x.group_id"          \
	" WHERE x." link " = " row ".id AND k.person_id = ?10"                                     \
	" AND (k.from_day = '' OR k.from_day <= substr(" row ".starts, 1, 10))"                    \
	" AND (k.to_day = '' OR k.to_day >= substr(" row ".starts, 1, 10)))"
#define OF_PERSON                                                                                  \
	" AND (EXISTS (SELECT 1 FROM attendances a"                                                \
	" WHERE a.meeting_id = m.id AND a.person_id = ?10)"                                        \
	" OR (m.status NOT IN ('running', 'held') AND " MEMBER_OF(                                 \
		"meeting_groups", "meeting_id", "m") "))"
enum whose { WHOSE_ALL, WHOSE_GROUPS, WHOSE_PERSON, WHOSE_ONE, WHOSE_COUNT };

#define MEETINGS "SELECT m.starts, {meetings m}" FROM_MEETINGS("m.starts")
/* As the index has them: sorting by more would build each row twice. */
#define IN_ORDER " ORDER BY m.starts, m.id"

static const struct question meetings[WHOSE_COUNT] = {
	{ MEETINGS IN_ORDER, PLAN_SCANS },
	{ MEETINGS OF_GROUPS IN_ORDER, PLAN_SCANS },
	{ MEETINGS OF_PERSON IN_ORDER, PLAN_SCANS },
	{ MEETINGS " AND m.id = ?10", 0 },
};

/* Of all of time or of a part of it: walking the table is quicker than its index for all of it. */
#define ZONES(starts)                                                                              \
	"SELECT DISTINCT m.zone" FROM_MEETINGS(starts) " AND m.all_day = 0 AND m.zone <> ?9"
#define BY_NAME " ORDER BY m.zone"

static const struct question zones[2][WHOSE_COUNT] = {
	{
		{ ZONES("+m.starts") BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("+m.starts") OF_GROUPS BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("+m.starts") OF_PERSON BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("+m.starts") " AND m.id = ?10", 0 },
	},
	{
		{ ZONES("m.starts") BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("m.starts") OF_GROUPS BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("m.starts") OF_PERSON BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("m.starts") " AND m.id = ?10", PLAN_SORTS },
	},
};

/* What was taken away, as long as it is to be called off (from day ?9 on), unless it came back by itself
 * (read from a calendar again). */
#define GONE                                                                                                \
	"SELECT {tombstones t} FROM tombstones t" IN_TIME(                                                  \
		"t.starts") " AND substr(CASE WHEN t.ends = '' THEN t.starts ELSE t.ends END, 1, 10) >= ?9" \
			    " AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.uid = t.uid AND m.uid <> '')"
#define GONE_IN_ORDER " ORDER BY t.starts, t.id"

static const struct question gone[WHOSE_COUNT] = {
	{ GONE GONE_IN_ORDER, 0 },
	{ GONE " AND EXISTS (SELECT 1 FROM tombstone_groups x"
	       " WHERE x.tombstone_id = t.id" SOME_GROUPS GONE_IN_ORDER,
		0 },
	{ GONE " AND " MEMBER_OF("tombstone_groups", "tombstone_id", "t") GONE_IN_ORDER, 0 },
	{ GONE " AND 0 = ?10" GONE_IN_ORDER, 0 },
};
static const struct question groups = {
	"SELECT g.id, g.name, g.short_name, g.letter, g.revised_at FROM groups g"
	" ORDER BY g.name, g.id",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question group_ids = {
	"SELECT x.group_id FROM meeting_groups x WHERE x.meeting_id = ?1",
	0,
};
static const struct question gone_group_ids = {
	"SELECT x.group_id FROM tombstone_groups x WHERE x.tombstone_id = ?1",
	0,
};
static const struct question candidate_of_uid = {
	"SELECT {candidates c} FROM candidates c WHERE c.uid = ?1",
	0,
};
static const struct question gone_of_uid = {
	"SELECT {tombstones t} FROM tombstones t WHERE t.uid = ?1",
	0,
};
static const struct question meeting_of_uid = {
	"SELECT {meetings m} FROM meetings m WHERE m.uid = ?1 AND m.uid <> ''",
	0,
};
/* By position alone: children are put under their parents here, which is quicker than a join. */
static const struct question items = {
	"SELECT {items i} FROM items i WHERE i.meeting_id = ?1"
	" ORDER BY i.parent_id, i.position, i.id",
	0,
};
static const struct question moved_from = {
	"SELECT m.old_starts FROM moves m WHERE m.meeting_id = ?1 AND m.old_starts <> m.new_starts"
	" ORDER BY m.at DESC, m.id DESC LIMIT 1",
	0,
};
static const struct question candidates = {
	"SELECT {candidates c} FROM candidates c WHERE c.meeting_id = ?1"
	" ORDER BY c.starts, c.id",
	PLAN_SORTS,
};
const struct question *const export_questions[] = { &meetings[0], &meetings[1], &meetings[2],
	&meetings[3], &zones[0][0], &zones[0][1], &zones[0][2], &zones[0][3], &zones[1][0],
	&zones[1][1], &zones[1][2], &zones[1][3], &gone[0], &gone[1], &gone[2], &gone[3], &groups,
	&group_ids, &gone_group_ids, &candidate_of_uid, &gone_of_uid, &meeting_of_uid, &items,
	&moved_from, &candidates, NULL };

struct named_group {
	struct group_ref ref;
	int64_t revised_at;
};

struct store_export {
	struct store *s;
	sqlite3_stmt *st;
	bool reading; /* we began the transaction that holds all of it still */
	char *from, *to;
	struct named_group *groups; /* all, by name */
	size_t n_groups;
	struct tombstone *gone; /* what was taken away, by starts */
	size_t n_gone, next_gone;
	bool ahead;        /* st stands on a meeting that has not been given out */
	struct pool names; /* of the groups, and what was taken away */
	struct pool pool;  /* of the row given out last */
	struct export_row row;
};

static bool read_all_groups(struct store_export *x, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&x->s->sql, &groups, &st, e))
		return false;
	while ((r = sql_step(&x->s->sql, st, e)) == SQL_ROW) {
		x->groups = pool_grow(&x->names, x->groups, x->n_groups, &cap, sizeof(*x->groups));
		x->groups[x->n_groups++] = (struct named_group) {
			.ref = { sql_column(st, 0), pool_strdup(&x->names, sql_column_text(st, 1)),
				pool_strdup(&x->names, sql_column_text(st, 2)),
				pool_strdup(&x->names, sql_column_text(st, 3)) },
			.revised_at = sql_column(st, 4),
		};
	}
	return r == SQL_DONE;
}

static enum whose whose(const struct meeting_query *q)
{
	if (q->meeting_id)
		return WHOSE_ONE;
	if (q->person_id)
		return WHOSE_PERSON;
	return q->group_id || q->n_groups ? WHOSE_GROUPS : WHOSE_ALL;
}

static void bind(sqlite3_stmt *st, const struct meeting_query *q, const char *from, const char *to)
{
	sql_text(st, 1, from ? from : LIST_FIRST);
	sql_text(st, 2, to ? to : LIST_LAST);
	switch (whose(q)) {
	case WHOSE_ONE:
		sql_int(st, 10, q->meeting_id);
		break;
	case WHOSE_PERSON:
		sql_int(st, 10, q->person_id);
		break;
	case WHOSE_GROUPS:
		for (size_t i = 0; i < q->n_groups && i < MEETING_GROUPS_MAX; i++)
			sql_int(st, 10 + (int)i, q->groups[i]);
		if (q->group_id)
			sql_int(st, 10, q->group_id);
		break;
	case WHOSE_ALL:
	case WHOSE_COUNT:
		break;
	}
}

static void bind_statuses(sqlite3_stmt *st, const struct meeting_query *q)
{
	list_bind_words(st, 3, meeting_status_names, q->statuses, 6);
}

static bool read_gone(struct store_export *x, const struct meeting_query *q, struct err *e)
{
	struct moment until = { clock_local(x->s->clock).day - TOMBSTONE_DAYS, MINUTE_NONE };
	char iso[MOMENT_SIZE];
	void *v = NULL;
	sqlite3_stmt *st;

	if (q->statuses && !(q->statuses & 1u << STATUS_CANCELLED))
		return true;
	if (!sql_ask(&x->s->sql, &gone[whose(q)], &st, e))
		return false;
	moment_iso(until, iso);
	bind(st, q, x->from, x->to);
	sql_text(st, 9, iso);
	if (!list_read(&x->s->sql, st, &tombstone_table, &x->names, &v, &x->n_gone, e))
		return false;
	x->gone = v;
	return true;
}

static bool start(struct store_export *x, const struct meeting_query *q, struct err *e)
{
	sqlite3_stmt *st;

	if (sqlite3_get_autocommit(x->s->sql.db)) {
		if (!sql_run(&x->s->sql, "BEGIN", e))
			return false;
		x->reading = true;
	}
	if (!read_all_groups(x, e) || !read_gone(x, q, e) ||
		!sql_ask(&x->s->sql, &meetings[whose(q)], &st, e))
		return false;
	bind(st, q, x->from, x->to);
	bind_statuses(st, q);
	x->st = st;
	return true;
}

bool store_export_open(
	struct store *s, const struct meeting_query *q, struct store_export **out, struct err *e)
{
	struct store_export *x = xcalloc(1, sizeof(*x));

	x->s = s;
	x->from = xstrdup(q->from);
	x->to = xstrdup(q->to);
	*out = NULL;
	if (start(x, q, e)) {
		*out = x;
		return true;
	}
	store_export_close(x);
	return false;
}

/* ---- One meeting ---- */

static bool add_groups(
	struct store_export *x, const struct question *which, int64_t id, struct err *e)
{
	struct group_ref *v = pool_alloc(&x->pool, (x->n_groups + 1) * sizeof(*v));
	bool *in = pool_alloc(&x->pool, x->n_groups + 1);
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&x->s->sql, which, &st, e))
		return false;
	sql_int(st, 1, id);
	while ((r = sql_step(&x->s->sql, st, e)) == SQL_ROW)
		for (size_t i = 0; i < x->n_groups; i++)
			in[i] |= x->groups[i].ref.id == sql_column(st, 0);
	for (size_t i = 0; i < x->n_groups; i++) {
		if (!in[i])
			continue;
		v[x->row.n_groups++] = x->groups[i].ref;
		if (x->groups[i].revised_at > x->row.groups_revised_at)
			x->row.groups_revised_at = x->groups[i].revised_at;
	}
	x->row.groups = v;
	return r == SQL_DONE;
}

/* Those without a parent come first, each by position. */
static bool add_items(struct store_export *x, struct err *e)
{
	void *all = NULL;
	const struct item *v;
	struct item *ordered;
	size_t n = 0, top = 0, k = 0;
	sqlite3_stmt *st;

	if (!sql_ask(&x->s->sql, &items, &st, e))
		return false;
	sql_int(st, 1, x->row.m.id);
	if (!list_read(&x->s->sql, st, &item_table, &x->pool, &all, &n, e))
		return false;
	v = all;
	while (top < n && v[top].parent_id == 0)
		top++;
	ordered = top == n ? all : pool_alloc(&x->pool, (n + 1) * sizeof(*ordered));
	for (size_t i = 0; i < top && top < n; i++) {
		ordered[k++] = v[i];
		for (size_t c = top; c < n; c++)
			if (v[c].parent_id == v[i].id)
				ordered[k++] = v[c];
	}
	x->row.items = ordered;
	x->row.n_items = n;
	return true;
}

static bool add_move(struct store_export *x, struct err *e)
{
	sqlite3_stmt *st;

	x->row.moved_from = "";
	/* Whatever was moved has been raised. */
	if (x->row.m.sequence == 0)
		return true;
	if (!sql_ask(&x->s->sql, &moved_from, &st, e))
		return false;
	sql_int(st, 1, x->row.m.id);
	switch (sql_step(&x->s->sql, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_DONE:
		break;
	case SQL_ROW:
		x->row.moved_from = pool_strdup(&x->pool, sql_column_text(st, 0));
		sqlite3_reset(st);
	}
	return true;
}

static bool add_candidates(struct store_export *x, struct err *e)
{
	void *v = NULL;
	sqlite3_stmt *st;

	/* As for the moves: a proposed date raises it. */
	if (x->row.m.sequence == 0)
		return true;
	if (!sql_ask(&x->s->sql, &candidates, &st, e))
		return false;
	sql_int(st, 1, x->row.m.id);
	if (!list_read(&x->s->sql, st, &candidate_table, &x->pool, &v, &x->row.n_candidates, e))
		return false;
	x->row.candidates = v;
	return true;
}

/* Stand on the next meeting; x->st is NULL after the last one. */
static bool look_ahead(struct store_export *x, struct err *e)
{
	if (x->ahead || !x->st)
		return true;
	switch (sql_step(&x->s->sql, x->st, e)) {
	case SQL_FAILED:
		x->st = NULL;
		return false;
	case SQL_DONE:
		x->st = NULL;
		break;
	case SQL_ROW:
		x->ahead = true;
	}
	return true;
}

static bool give_gone(struct store_export *x, const struct tombstone *t, struct err *e)
{
	x->row.m = (struct meeting) {
		.kind = t->kind,
		.title = t->title,
		.starts = t->starts,
		.ends = t->ends,
		.all_day = t->all_day,
		.zone = t->zone,
		.mode = t->mode,
		.status = STATUS_CANCELLED,
		.uid = t->uid,
		.sequence = t->sequence,
		.revised_at = t->revised_at,
		.created_at = t->created_at,
	};
	x->row.moved_from = "";
	return add_groups(x, &gone_group_ids, t->id, e);
}

static bool give_meeting(struct store_export *x, struct err *e)
{
	x->ahead = false;
	return row_read(x->st, 1, &meeting_table, &x->row.m, &x->pool, e) &&
		add_groups(x, &group_ids, x->row.m.id, e) && add_items(x, e) && add_move(x, e) &&
		add_candidates(x, e);
}

bool store_export_next(struct store_export *x, const struct export_row **row, struct err *e)
{
	const struct tombstone *t = x->next_gone < x->n_gone ? &x->gone[x->next_gone] : NULL;

	*row = NULL;
	pool_release(&x->pool);
	memset(&x->row, 0, sizeof(x->row));
	if (!t && !x->st)
		return true;
	if (!look_ahead(x, e))
		return false;
	if (t && x->st && strcmp(sql_column_text(x->st, 0), t->starts) <= 0)
		t = NULL;
	if (!t && !x->st)
		return true;
	x->next_gone += t != NULL;
	if (t ? !give_gone(x, t, e) : !give_meeting(x, e))
		return false;
	*row = &x->row;
	return true;
}

void store_export_close(struct store_export *x)
{
	if (!x)
		return;
	if (x->st)
		sqlite3_reset(x->st);
	if (x->reading)
		sqlite3_exec(x->s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	pool_release(&x->names);
	pool_release(&x->pool);
	free(x->from);
	free(x->to);
	free(x);
}

/* ---- Zones ---- */

bool store_export_zones(struct store *s, const struct meeting_query *q, const char *own,
	struct zone_list *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct zone_list) { 0 };
	if (!sql_ask(&s->sql, &zones[q->from || q->to][whose(q)], &st, e))
		return false;
	bind(st, q, q->from, q->to);
	bind_statuses(st, q);
	sql_text(st, 9, own);
	do {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n] = pool_strdup(&out->pool, out->n ? sql_column_text(st, 0) : own);
		out->n++;
	} while ((r = sql_step(&s->sql, st, e)) == SQL_ROW);
	return r == SQL_DONE || LIST_FAIL(out);
}

/* ---- By uid ---- */

static bool of_uid(struct store *s, const struct question *what, const struct table *t,
	const char *uid, void *out, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!sql_ask(&s->sql, what, &st, e))
		return false;
	sql_text(st, 1, uid);
	switch (sql_step(&s->sql, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_DONE:
		return err_set(e, ERR_NOT_FOUND, "%s", "");
	case SQL_ROW:
		break;
	}
	ok = row_read(st, 0, t, out, NULL, e);
	sqlite3_reset(st);
	return ok;
}

bool store_tombstone_find(struct store *s, const char *uid, struct tombstone *out, struct err *e)
{
	return of_uid(s, &gone_of_uid, &tombstone_table, uid, out, e);
}

bool store_candidate_find_uid(
	struct store *s, const char *uid, struct candidate *out, struct err *e)
{
	return of_uid(s, &candidate_of_uid, &candidate_table, uid, out, e);
}

bool store_meeting_find_uid(struct store *s, const char *uid, struct meeting *out, struct err *e)
{
	return of_uid(s, &meeting_of_uid, &meeting_table, uid, out, e);
}
