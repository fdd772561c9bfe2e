#include "db/list.h"

#include <string.h>

#include "db/questions.h"
#include "db/rows.h"

static const struct question groups_of = {
	"SELECT g.id, g.name, g.short_name, g.letter FROM meeting_groups x"
	" JOIN groups g ON g.id = x.group_id WHERE x.meeting_id = ?1 ORDER BY g.name, g.id",
	PLAN_SORTS,
};
const struct question *const list_questions[] = { &groups_of, NULL };

bool list_read(struct sql *q, sqlite3_stmt *st, const struct table *t, struct pool *pool, void **v,
	size_t *n, struct err *e)
{
	size_t have = 0, cap = 0;
	char *rows = NULL;
	enum sql_result r;

	while ((r = sql_step(q, st, e)) == SQL_ROW) {
		rows = pool_grow(pool, rows, have, &cap, t->size);
		if (!row_read(st, 0, t, rows + have * t->size, pool, e)) {
			sqlite3_reset(st);
			return false;
		}
		have++;
	}
	if (r == SQL_FAILED)
		return false;
	*v = rows;
	*n = have;
	return true;
}

bool list_groups(struct sql *q, int64_t meeting_id, struct pool *pool,
	const struct group_ref **groups, size_t *n, struct err *e)
{
	struct group_ref *v = NULL;
	size_t have = 0, cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(q, &groups_of, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	while ((r = sql_step(q, st, e)) == SQL_ROW) {
		v = pool_grow(pool, v, have, &cap, sizeof(*v));
		v[have++] = (struct group_ref) {
			.id = sql_column(st, 0),
			.name = pool_strdup(pool, sql_column_text(st, 1)),
			.short_name = pool_strdup(pool, sql_column_text(st, 2)),
			.letter = pool_strdup(pool, sql_column_text(st, 3)),
		};
	}
	*groups = v;
	*n = have;
	return r == SQL_DONE;
}

void list_bind_words(sqlite3_stmt *st, int at, const char *const *words, unsigned bits, int count)
{
	for (int i = 0; i < count; i++)
		if (bits == 0 || (bits & 1u << i))
			sql_text(st, at + i, words[i]);
}
