#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

#define FROM_MEETINGS(starts)                                                                      \
	" FROM meetings m WHERE " starts " >= ?1 AND " starts " < ?2"                              \
	" AND m.status IN (?3, ?4, ?5, ?6, ?7, ?8)"
#define OF_GROUP                                                                                   \
	" AND EXISTS (SELECT 1 FROM meeting_groups x"                                              \
	" WHERE x.meeting_id = m.id AND x.group_id = ?9)"
#define MEETINGS "SELECT {meetings m}" FROM_MEETINGS("m.starts")
/* As the index has them: sorting by more would build each row twice. */
#define IN_ORDER " ORDER BY m.starts, m.id"

static const struct question meetings[2] = {
	{ MEETINGS IN_ORDER, PLAN_SCANS },
	{ MEETINGS OF_GROUP IN_ORDER, PLAN_SCANS },
};

/* Of all of time or of a part of it: walking the table is quicker than its index for all of it. */
#define ZONES(starts)                                                                              \
	"SELECT DISTINCT m.zone" FROM_MEETINGS(starts) " AND m.all_day = 0 AND m.zone <> ?10"
#define BY_NAME " ORDER BY m.zone"

static const struct question zones[2][2] = {
	{
		{ ZONES("+m.starts") BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("+m.starts") OF_GROUP BY_NAME, PLAN_SCANS | PLAN_SORTS },
	},
	{
		{ ZONES("m.starts") BY_NAME, PLAN_SCANS | PLAN_SORTS },
		{ ZONES("m.starts") OF_GROUP BY_NAME, PLAN_SCANS | PLAN_SORTS },
	},
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
const struct question *const export_questions[] = { &meetings[0], &meetings[1], &zones[0][0],
	&zones[0][1], &zones[1][0], &zones[1][1], &groups, &group_ids, &items, &moved_from, NULL };

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
	struct pool names; /* of the groups */
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

static void bind(sqlite3_stmt *st, const struct meeting_query *q, const char *from, const char *to)
{
	sql_text(st, 1, from ? from : LIST_FIRST);
	sql_text(st, 2, to ? to : LIST_LAST);
	list_bind_words(st, 3, meeting_status_names, q->statuses, 6);
	if (q->group_id)
		sql_int(st, 9, q->group_id);
}

static bool start(struct store_export *x, const struct meeting_query *q, struct err *e)
{
	sqlite3_stmt *st;

	if (sqlite3_get_autocommit(x->s->sql.db)) {
		if (!sql_run(&x->s->sql, "BEGIN", e))
			return false;
		x->reading = true;
	}
	if (!read_all_groups(x, e) || !sql_ask(&x->s->sql, &meetings[q->group_id != 0], &st, e))
		return false;
	bind(st, q, x->from, x->to);
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

static bool add_groups(struct store_export *x, struct err *e)
{
	struct group_ref *v = pool_alloc(&x->pool, (x->n_groups + 1) * sizeof(*v));
	bool *in = pool_alloc(&x->pool, x->n_groups + 1);
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&x->s->sql, &group_ids, &st, e))
		return false;
	sql_int(st, 1, x->row.m.id);
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

bool store_export_next(struct store_export *x, const struct export_row **row, struct err *e)
{
	*row = NULL;
	pool_release(&x->pool);
	memset(&x->row, 0, sizeof(x->row));
	if (!x->st)
		return true;
	switch (sql_step(&x->s->sql, x->st, e)) {
	case SQL_FAILED:
		x->st = NULL;
		return false;
	case SQL_DONE:
		x->st = NULL;
		return true;
	case SQL_ROW:
		break;
	}
	if (!row_read(x->st, 0, &meeting_table, &x->row.m, &x->pool, e) || !add_groups(x, e) ||
		!add_items(x, e) || !add_move(x, e))
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
	if (!sql_ask(&s->sql, &zones[q->from || q->to][q->group_id != 0], &st, e))
		return false;
	bind(st, q, q->from, q->to);
	sql_text(st, 10, own);
	do {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n] = pool_strdup(&out->pool, out->n ? sql_column_text(st, 0) : own);
		out->n++;
	} while ((r = sql_step(&s->sql, st, e)) == SQL_ROW);
	return r == SQL_DONE || LIST_FAIL(out);
}
