/* After personal data were taken away: the file is written anew, and the log goes. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/scrub.h"
#include "db/store.h"

static const struct question erasures = { "SELECT {erasures e} FROM erasures e ORDER BY e.id",
	PLAN_SCANS };
static const struct question unfinished = { "SELECT count(*) FROM erasures WHERE finished_at = 0",
	PLAN_SCANS };
static const struct question old_drafts = { "SELECT count(*) FROM drafts WHERE saved_at < ?1",
	PLAN_SCANS };
static const struct question drop_drafts = { "DELETE FROM drafts WHERE saved_at < ?1", PLAN_SCANS };
const struct question *const erasure_questions[] = { &erasures, &unfinished, &old_drafts,
	&drop_drafts, NULL };

bool store_erasures(struct store *s, struct erasure_list *out, struct err *e)
{
	sqlite3_stmt *st;

	*out = (struct erasure_list) { 0 };
	if (sql_ask(&s->sql, &erasures, &st, e) &&
		list_read(&s->sql, st, &erasure_table, &out->pool, (void **)&out->v, &out->n, e))
		return true;
	return LIST_FAIL(out);
}

/* Without a log nothing but the file itself is left; that takes having it alone. What another window keeps in
 * the log goes with the last one that is closed. */
static bool drop_log(struct store *s, bool *whole, struct err *e)
{
	sqlite3_stmt *st;
	int rc;

	sql_hurry(&s->sql, true);
	rc = sqlite3_prepare_v2(s->sql.db, "PRAGMA journal_mode = DELETE", -1, &st, NULL);
	*whole = rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
		strcmp(sql_column_text(st, 0), "delete") == 0;
	sqlite3_finalize(st);
	sql_hurry(&s->sql, false);
	if (!*whole) {
		checkpoint_run(&s->checkpoint, &s->sql);
		return true;
	}
	return sql_run(&s->sql, "PRAGMA journal_mode = WAL", e);
}

static bool mark_finished(struct store *s, struct err *e)
{
	struct erasure_list l;
	bool ok = store_erasures(s, &l, e) && sql_run(&s->sql, "BEGIN IMMEDIATE", e);

	for (size_t i = 0; i < l.n && ok; i++) {
		struct erasure after = l.v[i];

		if (after.finished_at)
			continue;
		after.finished_at = clock_now(s->clock);
		after.rev++;
		ok = row_update(&s->sql, &erasure_table, &l.v[i], &after, e);
	}
	ok = ok && sql_run(&s->sql, "COMMIT", e);
	if (!ok)
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	pool_release(&l.pool);
	return ok;
}

bool store_scrub_finish(struct store *s, bool *whole, struct err *e)
{
	*whole = true;
	if (!sql_run(&s->sql, "VACUUM", e))
		return false;
	if (!s->memory && !drop_log(s, whole, e))
		return false;
	if (!s->memory)
		watch_tell(&s->sql);
	return !*whole || mark_finished(s, e);
}

bool scrub_resume(struct store *s, struct err *e)
{
	int64_t n;
	bool whole;
	sqlite3_stmt *st;

	if (s->readonly || !sql_ask(&s->sql, &unfinished, &st, e) ||
		!sql_number(&s->sql, st, 0, &n, e))
		return s->readonly;
	return n == 0 || store_scrub_finish(s, &whole, e);
}

/* ---- Text being typed ---- */

bool store_drafts_before(struct store *s, int64_t before, size_t *n, struct err *e)
{
	int64_t found;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &old_drafts, &st, e))
		return false;
	sql_int(st, 1, before);
	if (!sql_number(&s->sql, st, 0, &found, e))
		return false;
	*n = (size_t)found;
	return true;
}

bool store_drafts_drop(struct store *s, int64_t before, struct err *e)
{
	sqlite3_stmt *st;

	if (s->readonly)
		return true;
	if (!sql_ask(&s->sql, &drop_drafts, &st, e))
		return false;
	sql_int(st, 1, before);
	return sql_done(&s->sql, st, e);
}
