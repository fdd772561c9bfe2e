/* Dates proposed for meetings, and what was answered. */
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/store.h"

static const struct question candidates = {
	"SELECT {candidates c} FROM candidates c WHERE c.meeting_id = ?1"
	" ORDER BY c.position, c.id",
	0,
};
static const struct question answers = {
	"SELECT {candidate_answers a} FROM candidates c"
	" JOIN candidate_answers a ON a.candidate_id = c.id WHERE c.meeting_id = ?1"
	" ORDER BY c.position, c.id, a.id",
	PLAN_SORTS,
};
const struct question *const candidate_questions[] = { &candidates, &answers, NULL };

static bool ask(struct store *s, const struct question *q, int64_t meeting_id,
	const struct table *t, struct pool *pool, void **v, size_t *n, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	return list_read(&s->sql, st, t, pool, v, n, e);
}

bool store_candidates(
	struct store *s, int64_t meeting_id, struct candidate_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct candidate_list) { 0 };
	if (!ask(s, &candidates, meeting_id, &candidate_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_candidate_answers(
	struct store *s, int64_t meeting_id, struct candidate_answers *out, struct err *e)
{
	void *v = NULL;

	*out = (struct candidate_answers) { 0 };
	if (!ask(s, &answers, meeting_id, &candidate_answer_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}
