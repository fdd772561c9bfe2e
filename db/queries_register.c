#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* Newest meeting first, then agenda order; i is the note's item and p its parent. */
#define COLUMNS                                                                                    \
	"SELECT {notes n}, m.starts, m.title, i.number, i.title, EXISTS (SELECT 1"                 \
	" FROM item_parties y WHERE y.item_id = n.item_id AND y.party_id = ?13)"
#define ITEMS " LEFT JOIN items i ON i.id = n.item_id LEFT JOIN items p ON p.id = i.parent_id"
#define WHERE                                                                                      \
	" WHERE m.starts >= ?1 AND m.starts < ?2"                                                  \
	" AND (?3 = 0 OR EXISTS (SELECT 1 FROM meeting_groups x"                                   \
	" WHERE x.meeting_id = m.id AND x.group_id = ?3))"
#define ORDER " ORDER BY m.starts DESC, m.id DESC," LIST_AGENDA_ORDER ", n.position, n.id LIMIT ?4"

static const struct question of_kinds = {
	COLUMNS " FROM meetings m JOIN notes n ON n.meeting_id = m.id" ITEMS WHERE
		" AND n.kind IN (?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)" ORDER,
	PLAN_SORTS,
};
/* What is still to do is little among much and has an index of its own; CROSS JOIN makes it come
 * first. */
static const struct question still_open = {
	COLUMNS " FROM notes n CROSS JOIN meetings m" ITEMS WHERE
		" AND m.id = n.meeting_id AND n.kind = 'action' AND n.state = 'open'" ORDER,
	PLAN_SORTS,
};
const struct question *const register_questions[] = { &of_kinds, &still_open, NULL };

static bool ask(struct store *s, const struct register_query *q, sqlite3_stmt **st, struct err *e)
{
	const struct question *which = q->open_only ? &still_open : &of_kinds;

	if (!sql_ask(&s->sql, which, st, e))
		return false;
	sql_text(*st, 1, q->from ? q->from : LIST_FIRST);
	sql_text(*st, 2, q->to ? q->to : LIST_LAST);
	sql_int(*st, 3, q->group_id);
	sql_int(*st, 4, q->limit > 0 ? q->limit : -1);
	sql_int(*st, 13, q->party_id);
	if (!q->open_only)
		list_bind_words(*st, 5, note_kind_names, q->kinds, 8);
	return true;
}

static bool read_row(struct store *s, sqlite3_stmt *st, struct register_row *row, struct pool *pool,
	struct err *e)
{
	int at = row_columns(&note_table);

	memset(row, 0, sizeof(*row));
	if (!row_read(st, 0, &note_table, &row->n, pool, e))
		return false;
	row->meeting_starts = pool_strdup(pool, sql_column_text(st, at));
	row->meeting_title = pool_strdup(pool, sql_column_text(st, at + 1));
	row->item_number = pool_strdup(pool, sql_column_text(st, at + 2));
	row->item_title = pool_strdup(pool, sql_column_text(st, at + 3));
	row->affected = sql_column(st, at + 4) != 0;
	row->key = "";
	return list_groups(&s->sql, row->n.meeting_id, pool, &row->groups, &row->n_groups, e);
}

static bool read_rows(
	struct store *s, const struct register_query *q, struct register_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!ask(s, q, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		if (!read_row(s, st, &out->v[out->n], &out->pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		out->n++;
	}
	return r == SQL_DONE;
}

bool store_register(
	struct store *s, const struct register_query *q, struct register_rows *out, struct err *e)
{
	*out = (struct register_rows) { 0 };
	return read_rows(s, q, out, e) || LIST_FAIL(out);
}
