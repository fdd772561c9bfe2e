#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* "round_id <> 0" names the index, which holds only what is in a round. */
#define OF_ROUND " FROM meetings m WHERE m.round_id = r.id AND m.round_id <> 0"

static const struct question all = {
	"SELECT {rounds r}, (SELECT count(*)" OF_ROUND "), (SELECT min(m.starts)" OF_ROUND
	"), (SELECT max(m.starts)" OF_ROUND ") FROM rounds r ORDER BY r.id DESC",
	PLAN_SCANS,
};
static const struct question members = {
	"SELECT id FROM meetings WHERE round_id = ?1 AND round_id <> 0 ORDER BY starts, id",
	0,
};
const struct question *const round_questions[] = { &all, &members, NULL };

static bool read_rounds(struct store *s, struct round_rows *out, struct err *e)
{
	int after = row_columns(&round_table);
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &all, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct round_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n];
		memset(row, 0, sizeof(*row));
		if (!row_read(st, 0, &round_table, &row->r, &out->pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		row->meetings = (int)sql_column(st, after);
		row->first = pool_strdup(&out->pool, sql_column_text(st, after + 1));
		row->last = pool_strdup(&out->pool, sql_column_text(st, after + 2));
		out->n++;
	}
	return r == SQL_DONE;
}

bool store_rounds(struct store *s, struct round_rows *out, struct err *e)
{
	*out = (struct round_rows) { 0 };
	return read_rounds(s, out, e) || LIST_FAIL(out);
}

bool store_round_meetings(struct store *s, int64_t round_id, struct id_list *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct id_list) { 0 };
	if (!sql_ask(&s->sql, &members, &st, e))
		return false;
	sql_int(st, 1, round_id);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = sql_column(st, 0);
	}
	return r == SQL_DONE || LIST_FAIL(out);
}
