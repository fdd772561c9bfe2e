/* The index of words, kept up with the journal. SQLite's FTS5. */
#include "db/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* ---- Following the journal ------------------------------------------------------------------- */

/* What stands in the index of a record, and whose meeting it belongs to. */
static const struct question texts[SEARCH_PLACES] = {
	[FOUND_IN_MEETING] = { "SELECT id, title || ' ' || place FROM meetings WHERE id = ?1", 0 },
	[FOUND_IN_ITEM] = { "SELECT meeting_id, title || ' ' || presenter FROM items WHERE id = ?1",
		0 },
	[FOUND_IN_NOTE] = { "SELECT meeting_id, speaker || ' ' || text || ' ' || who FROM notes"
			    " WHERE id = ?1",
		0 },
	[FOUND_IN_PERSON] = { "SELECT 0, given || ' ' || family || ' ' || title FROM people"
			      " WHERE id = ?1",
		0 },
	[FOUND_IN_ALIAS] = { "SELECT 0, name FROM aliases WHERE id = ?1", 0 },
};
static const struct question newest = { "SELECT id FROM steps ORDER BY id DESC LIMIT 1", 0 };
static const struct question place = { "SELECT step FROM search_place", PLAN_SCANS };
static const struct question set_place = { "UPDATE search_place SET step = ?1", PLAN_SCANS };
static const struct question touched = {
	"SELECT row_id FROM steps WHERE id > ?1 AND id <= ?2 AND tbl = ?3 UNION"
	" SELECT row_id FROM changes WHERE step > ?1 AND step <= ?2 AND tbl = ?3",
	PLAN_SORTS,
};
static const struct question known = { "SELECT text FROM search_texts WHERE id = ?1", 0 };
static const struct question drop_words = {
	"INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', ?1, ?2)", 0
};
static const struct question drop_text = { "DELETE FROM search_texts WHERE id = ?1", 0 };
static const struct question add_text = {
	"INSERT INTO search_texts (id, meeting_id, text) VALUES (?1, ?2, ?3)", 0
};
static const struct question add_words = { "INSERT INTO search_words (rowid, text) VALUES (?1, ?2)",
	0 };

static const struct table *table_of(int in)
{
	static const struct table *const tables[SEARCH_PLACES] = {
		[FOUND_IN_MEETING] = &meeting_table,
		[FOUND_IN_ITEM] = &item_table,
		[FOUND_IN_NOTE] = &note_table,
		[FOUND_IN_PERSON] = &person_table,
		[FOUND_IN_ALIAS] = &alias_table,
	};

	return tables[in];
}

static bool number(struct store *s, const struct question *q, int64_t *n, struct err *e)
{
	sqlite3_stmt *st;

	return sql_ask(&s->sql, q, &st, e) && sql_number(&s->sql, st, 0, n, e);
}

/* Change the index by an id and, where it is not NULL, a text. */
static bool with_text(
	struct store *s, const struct question *q, int64_t id, const char *text, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_int(st, 1, id);
	if (text)
		sql_text(st, 2, text);
	return sql_done(&s->sql, st, e);
}

static bool keep_text(
	struct store *s, int64_t id, int64_t meeting_id, const char *text, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &add_text, &st, e))
		return false;
	sql_int(st, 1, id);
	sql_int(st, 2, meeting_id);
	sql_text(st, 3, text);
	return sql_done(&s->sql, st, e);
}

/* The last column of one row; *text is NULL where there is none, else the caller frees it. */
static bool read_text(struct store *s, const struct question *q, int64_t id, int64_t *meeting_id,
	char **text, struct err *e)
{
	enum sql_result r;
	sqlite3_stmt *st;

	*text = NULL;
	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_int(st, 1, id);
	r = sql_step(&s->sql, st, e);
	if (r == SQL_ROW) {
		*text = xstrdup(sql_column_text(st, meeting_id ? 1 : 0));
		if (meeting_id)
			*meeting_id = sql_column(st, 0);
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

/* Take in what a record says now. */
static bool follow_row(struct store *s, int in, int64_t row_id, struct err *e)
{
	int64_t id = search_first_id(in) + row_id, meeting_id = 0;
	char *was = NULL, *is = NULL;
	bool ok = read_text(s, &known, id, NULL, &was, e) &&
		read_text(s, &texts[in], row_id, &meeting_id, &is, e);

	if (ok && (!was || !is || strcmp(was, is) != 0)) {
		ok = !was ||
			(with_text(s, &drop_words, id, was, e) &&
				with_text(s, &drop_text, id, NULL, e));
		ok = ok &&
			(!is ||
				(keep_text(s, id, meeting_id, is, e) &&
					with_text(s, &add_words, id, is, e)));
	}
	free(was);
	free(is);
	return ok;
}

/* The ids first: a question must not be asked again while its rows are wanted. */
static bool follow_table(struct store *s, int in, int64_t from, int64_t to, struct err *e)
{
	int64_t *ids = NULL;
	size_t n = 0, cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;
	bool ok = sql_ask(&s->sql, &touched, &st, e);

	if (!ok)
		return false;
	sql_int(st, 1, from);
	sql_int(st, 2, to);
	sql_text(st, 3, table_of(in)->name);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		ids = xgrow(ids, n, &cap, sizeof(*ids));
		ids[n++] = sql_column(st, 0);
	}
	ok = r == SQL_DONE;
	for (size_t i = 0; ok && i < n; i++)
		ok = follow_row(s, in, ids[i], e);
	free(ids);
	return ok;
}

static bool follow(struct store *s, struct err *e)
{
	int64_t from, to;
	sqlite3_stmt *st;

	if (!number(s, &place, &from, e) || !number(s, &newest, &to, e))
		return false;
	for (int in = 0; in < SEARCH_PLACES; in++)
		if (!follow_table(s, in, from, to, e))
			return false;
	if (!sql_ask(&s->sql, &set_place, &st, e))
		return false;
	sql_int(st, 1, to);
	return sql_done(&s->sql, st, e);
}

/* ---- Within a step of many changes ----------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* What a part of the step wrote goes with it where it is taken back: what came before waits for its end. */
bool search_take_in(struct store *s, struct err *e)
{
	struct journal *j = &s->journal;
	int64_t *ids, last = -1;
	size_t n = j->n_touched - j->part.n_touched;
	bool ok = true;

	if (n == 0)
		return true;
	ids = j->touched + j->part.n_touched;
	qsort(ids, n, sizeof(*ids), compare_ids);
	for (size_t i = 0; ok && i < n; last = ids[i++])
		ok = ids[i] == last ||
			follow_row(s, (int)(ids[i] >> SEARCH_PLACE_BIT),
				ids[i] & (search_first_id(1) - 1), e);
	j->n_touched = j->part.n_touched;
	return ok;
}

bool search_touch(struct store *s, const struct table *t, int64_t id, struct err *e)
{
	struct journal *j = &s->journal;

	for (int in = 0; in < SEARCH_PLACES; in++) {
		if (table_of(in) != t)
			continue;
		j->touched = xgrow(j->touched, j->n_touched, &j->touched_cap, sizeof(*j->touched));
		j->touched[j->n_touched++] = search_first_id(in) + id;
	}
	return j->n_touched - j->part.n_touched < SEARCH_TOUCHED_MAX || search_take_in(s, e);
}

/* ---- Before a question ----------------------------------------------------------------------- */

bool store_search_follow(struct store *s, struct err *e)
{
	struct err why = { 0 };
	int64_t from, to;
	bool ok;

	if (!number(s, &place, &from, e) || !number(s, &newest, &to, e))
		return false;
	if (from == to || s->readonly)
		return true;
	if (!sql_run(&s->sql, "BEGIN IMMEDIATE", &why))
		return why.code == ERR_BUSY || err_pass(e, &why);
	ok = follow(s, e) && sql_run(&s->sql, "COMMIT", e);
	if (!ok)
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

/* ---- Where personal data are taken away ------------------------------------------------------ */

bool search_catch_up(struct store *s, struct err *e)
{
	return follow(s, e);
}

bool search_renew(struct store *s, const struct table *t, int64_t id, struct err *e)
{
	for (int in = 0; in < SEARCH_PLACES; in++)
		if (table_of(in) == t && !follow_row(s, in, id, e))
			return false;
	return true;
}

bool search_pack(struct store *s, struct err *e)
{
	return sql_run(&s->sql, "INSERT INTO search_words (search_words) VALUES ('optimize')", e);
}

const struct question *const search_questions[] = { &newest, &place, &set_place, &touched, &known,
	&drop_words, &drop_text, &add_text, &add_words, &texts[0], &texts[1], &texts[2], &texts[3],
	&texts[4], NULL };
