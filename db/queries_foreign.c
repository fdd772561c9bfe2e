/* What imports of calendars ask. */
#include "db/list.h"
#include "db/questions.h"
#include "db/store.h"

static const struct question at_time = {
	"SELECT {meetings m} FROM meetings m WHERE m.starts = ?1 AND m.foreign_sum = 0"
	" ORDER BY m.id",
	0,
};
static const struct question of_series = {
	"SELECT {meetings m} FROM meetings m WHERE m.series = ?1 AND m.series <> ''"
	" OR m.uid = ?1 AND m.uid <> '' ORDER BY m.starts, m.id",
	PLAN_SORTS,
};
/* The sum of UID_KNOWN and UID_OF_SERIES. */
static const struct question known = {
	"SELECT (EXISTS (SELECT 1 FROM meetings m WHERE m.uid = ?1 AND m.uid <> '')"
	" OR EXISTS (SELECT 1 FROM candidates c WHERE c.uid = ?1)"
	" OR EXISTS (SELECT 1 FROM tombstones t WHERE t.uid = ?1))"
	" + 2 * EXISTS (SELECT 1 FROM meetings m WHERE m.series = ?1 AND m.series <> '')",
	0,
};
const struct question *const foreign_questions[] = { &at_time, &of_series, &known, NULL };

static bool list(struct store *s, const struct question *q, const char *of,
	struct timed_meetings *out, struct err *e)
{
	sqlite3_stmt *st;
	void *v = NULL;

	*out = (struct timed_meetings) { 0 };
	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_text(st, 1, of);
	if (!list_read(&s->sql, st, &meeting_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_meetings_at(
	struct store *s, const char *starts, struct timed_meetings *out, struct err *e)
{
	return list(s, &at_time, starts, out, e);
}

bool store_series(struct store *s, const char *uid, struct timed_meetings *out, struct err *e)
{
	return list(s, &of_series, uid, out, e);
}

bool store_uid_known(struct store *s, const char *uid, int *known_here, struct err *e)
{
	int64_t n = 0;
	sqlite3_stmt *st;
	bool ok = sql_ask(&s->sql, &known, &st, e);

	if (ok) {
		sql_text(st, 1, uid);
		ok = sql_number(&s->sql, st, 0, &n, e);
	}
	*known_here = (int)n;
	return ok;
}

bool store_hold(struct store *s, bool *held, struct err *e)
{
	*held = sqlite3_get_autocommit(s->sql.db) && sql_run(&s->sql, "BEGIN", e);
	return *held || !sqlite3_get_autocommit(s->sql.db);
}

void store_let_go(struct store *s, bool held)
{
	if (held)
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
}
