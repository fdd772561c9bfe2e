#include <string.h>

#include "base/i18n.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/store.h"

static const struct question polls = {
	"SELECT {polls p} FROM polls p WHERE p.meeting_id = ?1 ORDER BY p.id",
	0,
};
static const struct question one = { "SELECT {polls p} FROM polls p WHERE p.id = ?1", 0 };
static const struct question options = {
	"SELECT {poll_options o} FROM poll_options o WHERE o.poll_id = ?1"
	" ORDER BY o.position, o.id",
	0,
};
static const struct question ballots = {
	"SELECT {ballots b} FROM ballots b WHERE b.poll_id = ?1"
	" ORDER BY b.person_id, b.option_id",
	0,
};
const struct question *const poll_questions[] = { &polls, &one, &options, &ballots, NULL };

static bool list(struct store *s, const struct question *q, int64_t id, const struct table *t,
	struct pool *pool, void **v, size_t *n, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_int(st, 1, id);
	return list_read(&s->sql, st, t, pool, v, n, e);
}

bool store_polls(struct store *s, int64_t meeting_id, struct poll_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct poll_list) { 0 };
	if (!list(s, &polls, meeting_id, &poll_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_poll_votes(struct store *s, int64_t poll_id, struct poll_votes *out, struct err *e)
{
	void *poll = NULL, *of = NULL, *given = NULL;
	size_t n = 0;

	*out = (struct poll_votes) { 0 };
	if (!list(s, &one, poll_id, &poll_table, &out->pool, &poll, &n, e) ||
		!list(s, &options, poll_id, &poll_option_table, &out->pool, &of, &out->n_options,
			e) ||
		!list(s, &ballots, poll_id, &ballot_table, &out->pool, &given, &out->n_ballots, e))
		return LIST_FAIL(out);
	if (n == 0) {
		err_set(e, ERR_NOT_FOUND, _("There is no such vote."));
		return LIST_FAIL(out);
	}
	memcpy(&out->poll, poll, sizeof(out->poll));
	out->options = of;
	out->ballots = given;
	return true;
}
