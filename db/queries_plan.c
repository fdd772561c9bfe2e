/* Years as they were laid out, and the rules that entries follow. */
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question of_year = { "SELECT {plans p} FROM plans p WHERE p.year = ?1", 0 };
static const struct question entries = {
	"SELECT {plan_entries x} FROM plan_entries x WHERE x.plan_id = ?1 ORDER BY x.starts, x.id",
	0,
};
static const struct question rule = {
	"SELECT {year_rules r} FROM year_rules r WHERE r.meeting_id = ?1",
	0,
};
static const struct question rules = {
	"SELECT {year_rules r} FROM meetings m JOIN year_rules r ON r.meeting_id = m.id"
	" WHERE m.starts >= ?1 AND m.starts < ?2 ORDER BY m.id",
	PLAN_SORTS,
};
const struct question *const plan_questions[] = { &of_year, &entries, &rule, &rules, NULL };

/* The one row of a question, into a record on the heap; none leaves it zeroed. */
static bool read_one(
	struct sql *q, sqlite3_stmt *st, const struct table *t, void *rec, struct err *e)
{
	enum sql_result r = sql_step(q, st, e);
	bool ok;

	if (r != SQL_ROW)
		return r == SQL_DONE;
	ok = row_read(st, 0, t, rec, NULL, e);
	sqlite3_reset(st);
	return ok;
}

bool store_plan_find(struct store *s, int year, struct plan *out, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &of_year, &st, e))
		return false;
	sql_int(st, 1, year);
	return read_one(&s->sql, st, &plan_table, out, e);
}

bool store_plan_entries(
	struct store *s, int64_t plan_id, struct plan_entry_list *out, struct err *e)
{
	sqlite3_stmt *st;
	void *v;

	*out = (struct plan_entry_list) { 0 };
	if (!sql_ask(&s->sql, &entries, &st, e))
		return false;
	sql_int(st, 1, plan_id);
	if (!list_read(&s->sql, st, &plan_entry_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_year_rule_find(struct store *s, int64_t meeting_id, struct year_rule *out, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &rule, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	return read_one(&s->sql, st, &year_rule_table, out, e);
}

bool store_year_rules(struct store *s, const char *from, const char *to, struct year_rule_list *out,
	struct err *e)
{
	sqlite3_stmt *st;
	void *v;

	*out = (struct year_rule_list) { 0 };
	if (!sql_ask(&s->sql, &rules, &st, e))
		return false;
	sql_text(st, 1, from);
	sql_text(st, 2, to);
	if (!list_read(&s->sql, st, &year_rule_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}
