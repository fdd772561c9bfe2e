/* Days that do not suit: school breaks and what parties cannot. */
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

#define OVER_DAYS(t)                                                                               \
	" WHERE " t ".from_day <= ?2 AND " t ".to_day >= ?1"                                       \
	" AND (?3 = 0 OR " t ".party_id = ?3) ORDER BY " t ".from_day, " t ".id"

static const struct question breaks = {
	"SELECT {breaks b}, p.name, p.short_name FROM breaks b"
	" LEFT JOIN parties p ON p.id = b.party_id" OVER_DAYS("b"),
	0,
};
static const struct question blackouts = {
	"SELECT {blackouts b}, p.name, p.short_name FROM blackouts b"
	" JOIN parties p ON p.id = b.party_id" OVER_DAYS("b"),
	0,
};

/* The entries of a span that lie over one of them. Few breaks, each with the meetings of its days: the
 * joins go in that order. */
#define ENTRIES_OVER(t)                                                                            \
	" CROSS JOIN meetings m WHERE " t ".from_day < ?2 AND " t ".to_day >= ?1"                  \
	" AND m.starts >= ?1 AND m.starts < ?2 AND m.starts <= " t ".to_day || '~'"                \
	" AND (m.starts >= " t ".from_day OR m.ends >= " t ".from_day)"
#define SENT_BY(t)                                                                                 \
	" EXISTS (SELECT 1 FROM meeting_groups x JOIN memberships k ON k.group_id = x.group_id"    \
	" JOIN people p ON p.id = k.person_id WHERE x.meeting_id = m.id"                           \
	" AND coalesce(k.party_id, p.party_id) = " t ".party_id"                                   \
	" AND (k.from_day = '' OR k.from_day <= m.starts)"                                         \
	" AND (k.to_day = '' OR k.to_day >= substr(m.starts, 1, 10)))"
static const struct question clashes = {
	"SELECT m.id, b.kind FROM breaks b" ENTRIES_OVER("b") " AND (b.party_id IS NULL OR" SENT_BY(
		"b") ") UNION ALL SELECT m.id, '' FROM blackouts b" ENTRIES_OVER("b") " AND" SENT_BY("b"),
	0,
};
const struct question *const year_questions[] = { &breaks, &blackouts, &clashes, NULL };

static bool ask_days(struct store *s, const struct question *ask, const struct days_query *q,
	sqlite3_stmt **st, struct err *e)
{
	if (!sql_ask(&s->sql, ask, st, e))
		return false;
	sql_text(*st, 1, q->from ? q->from : LIST_FIRST);
	sql_text(*st, 2, q->to ? q->to : LIST_LAST);
	sql_int(*st, 3, q->party_id);
	return true;
}

/* A record, and the names of its party after it. */
static bool read_row(sqlite3_stmt *st, const struct table *t, void *rec, const char *party[2],
	struct pool *pool, struct err *e)
{
	if (!row_read(st, 0, t, rec, pool, e)) {
		sqlite3_reset(st);
		return false;
	}
	for (int i = 0; i < 2; i++)
		party[i] = pool_strdup(pool, sql_column_text(st, row_columns(t) + i));
	return true;
}

bool store_breaks(
	struct store *s, const struct days_query *q, struct break_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct break_rows) { 0 };
	if (!ask_days(s, &breaks, q, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct break_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n++];
		memset(row, 0, sizeof(*row));
		if (!read_row(st, &school_break_table, &row->b, row->party, &out->pool, e))
			return LIST_FAIL(out);
	}
	return r == SQL_DONE || LIST_FAIL(out);
}

bool store_blackouts(
	struct store *s, const struct days_query *q, struct blackout_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct blackout_rows) { 0 };
	if (!ask_days(s, &blackouts, q, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct blackout_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n++];
		memset(row, 0, sizeof(*row));
		if (!read_row(st, &blackout_table, &row->b, row->party, &out->pool, e))
			return LIST_FAIL(out);
	}
	return r == SQL_DONE || LIST_FAIL(out);
}

bool store_day_clashes(
	struct store *s, const char *from, const char *to, struct day_clashes *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct day_clashes) { 0 };
	if (!sql_ask(&s->sql, &clashes, &st, e))
		return false;
	sql_text(st, 1, from);
	sql_text(st, 2, to);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = (struct day_clash) {
			.meeting_id = sql_column(st, 0),
			.kind = keyword_index(break_kind_names, sql_column_text(st, 1)),
		};
	}
	return r == SQL_DONE || LIST_FAIL(out);
}
