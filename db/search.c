/* The index of words: kept up with the journal, and asked. SQLite's FTS5. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* ---- Following the journal ------------------------------------------------------------------- */

enum { PLACES = FOUND_IN_ALIAS + 1, PLACE_BIT = 40 };

static int64_t first_id(int in)
{
	return (int64_t)in << PLACE_BIT;
}

/* What stands in the index of a record, and whose meeting it belongs to. */
static const struct question texts[PLACES] = {
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
	static const struct table *const tables[PLACES] = {
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
	int64_t id = first_id(in) + row_id, meeting_id = 0;
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
	for (int in = 0; in < PLACES; in++)
		if (!follow_table(s, in, from, to, e))
			return false;
	if (!sql_ask(&s->sql, &set_place, &st, e))
		return false;
	sql_int(st, 1, to);
	return sql_done(&s->sql, st, e);
}

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
		return why.code == ERR_BUSY || err_set(e, why.code, "%s", why.text);
	ok = follow(s, e) && sql_run(&s->sql, "COMMIT", e);
	if (!ok)
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

/* ---- Asking ---------------------------------------------------------------------------------- */

/* ?1 the words, ?2 where they stand, ?3 and ?4 bound the ids there, ?5 and ?6 the meeting's start, ?7 to ?14
 * the kinds of lines, from ?15 on the groups. */
#define FOUND                                                                                      \
	"SELECT t.id, t.text, t.meeting_id, coalesce(m.starts, ''), coalesce(m.title, ''),"        \
	" i.id, coalesce(i.number, ''), coalesce(i.title, ''), coalesce(n.kind, ''),"              \
	" coalesce(n.speaker, ''),"                                                                \
	" coalesce(n.text, i.title, m.title, trim(p.given || ' ' || p.family), ''),"               \
	" coalesce(n.who, ''), p.id"
#define OF                                                                                         \
	" LEFT JOIN notes n ON ?2 = 2 AND n.id = t.id - ?3"                                        \
	" LEFT JOIN items i ON i.id = CASE ?2 WHEN 1 THEN t.id - ?3 WHEN 2 THEN n.item_id END"     \
	" LEFT JOIN aliases a ON ?2 = 4 AND a.id = t.id - ?3"                                      \
	" LEFT JOIN people p ON p.id = CASE ?2 WHEN 3 THEN t.id - ?3 WHEN 4 THEN a.person_id END"  \
	" LEFT JOIN meetings m ON m.id = t.meeting_id"
#define WANTED                                                                                      \
	" AND coalesce(m.starts, ?5) >= ?5 AND coalesce(m.starts, '') < ?6"                         \
	" AND (n.id IS NULL OR n.kind IN (?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))"                    \
	" AND (?15 = 0 OR EXISTS (SELECT 1 FROM meeting_groups x WHERE x.meeting_id = t.meeting_id" \
	" AND x.group_id IN (?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)))"

enum {
	ASK_WORDS = 1,
	ASK_PLACE,
	ASK_FIRST,
	ASK_LAST,
	ASK_FROM,
	ASK_TO,
	ASK_KINDS,
	KINDS = 8,
	ASK_GROUPS = ASK_KINDS + KINDS,
	ASK_LIMIT = ASK_GROUPS + SEARCH_GROUPS_MAX,
};

static const struct question by_words = {
	FOUND " FROM search_words w CROSS JOIN search_texts t ON t.id = w.rowid" OF
	      " WHERE search_words MATCH ?1 AND w.rowid BETWEEN ?3 AND ?4" WANTED
	      " ORDER BY w.rowid DESC LIMIT ?23",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question by_filters = {
	FOUND " FROM search_texts t" OF " WHERE t.id BETWEEN ?3 AND ?4" WANTED
	      " ORDER BY t.id DESC LIMIT ?23",
	0,
};
const struct question *const search_questions[] = { &newest, &place, &set_place, &touched, &known,
	&drop_words, &drop_text, &add_text, &add_words, &texts[0], &texts[1], &texts[2], &texts[3],
	&texts[4], &by_words, &by_filters, NULL };

/* In FTS5's language nothing within quotes means anything. */
static void match_words(const struct found_query *q, struct buf *out)
{
	for (size_t i = 0; i < q->n_terms; i++) {
		buf_puts(out, i ? " AND \"" : "\"");
		for (const char *p = q->terms[i].text; *p; p++) {
			if (*p == '"')
				buf_putc(out, '"');
			buf_putc(out, *p);
		}
		buf_puts(out, q->terms[i].phrase ? "\"" : "\" *");
	}
}

static bool ask(struct store *s, const struct found_query *q, const char *words, sqlite3_stmt **st,
	struct err *e)
{
	if (!sql_ask(&s->sql, q->n_terms ? &by_words : &by_filters, st, e))
		return false;
	if (q->n_terms)
		sql_text(*st, ASK_WORDS, words);
	sql_int(*st, ASK_PLACE, q->in);
	sql_int(*st, ASK_FIRST, first_id(q->in));
	sql_int(*st, ASK_LAST, first_id(q->in + 1) - 1);
	sql_text(*st, ASK_FROM, q->from ? q->from : LIST_FIRST);
	sql_text(*st, ASK_TO, q->to ? q->to : LIST_LAST);
	list_bind_words(*st, ASK_KINDS, note_kind_names, q->kinds, KINDS);
	for (size_t i = 0; i < SEARCH_GROUPS_MAX; i++)
		sql_int(*st, ASK_GROUPS + (int)i, i < q->n_groups ? q->groups[i] : 0);
	sql_int(*st, ASK_LIMIT, SEARCH_LOOK_MAX);
	return true;
}

static void read_found(sqlite3_stmt *st, int in, struct pool *pool, struct found_row *row)
{
	int kind = keyword_index(note_kind_names, sql_column_text(st, 8));

	*row = (struct found_row) {
		.in = in,
		.text = pool_strdup(pool, sql_column_text(st, 1)),
		.meeting_id = sql_column(st, 2),
		.meeting_starts = pool_strdup(pool, sql_column_text(st, 3)),
		.meeting_title = pool_strdup(pool, sql_column_text(st, 4)),
		.item_id = sql_column(st, 5),
		.item_number = pool_strdup(pool, sql_column_text(st, 6)),
		.item_title = pool_strdup(pool, sql_column_text(st, 7)),
		.note_id = in == FOUND_IN_NOTE ? sql_column(st, 0) - first_id(in) : 0,
		.note_kind = kind < 0 ? NOTE_TEXT : kind,
		.speaker = pool_strdup(pool, sql_column_text(st, 9)),
		.words = pool_strdup(pool, sql_column_text(st, 10)),
		.who = pool_strdup(pool, sql_column_text(st, 11)),
		.person_id = sql_column(st, 12),
	};
}

/* The row of the statement, where it is wanted; what is not leaves no trace. */
static bool take(struct store *s, sqlite3_stmt *st, const struct found_query *q, size_t *cap,
	struct found_rows *out, struct err *e)
{
	struct pool scratch = { 0 };
	struct found_row row, *kept;
	bool wanted;

	read_found(st, q->in, &scratch, &row);
	wanted = !q->keep || q->keep(q->ctx, &row);
	pool_release(&scratch);
	if (!wanted)
		return true;
	out->more = q->limit > 0 && out->n == (size_t)q->limit;
	if (out->more)
		return true;
	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	kept = &out->v[out->n];
	read_found(st, q->in, &out->pool, kept);
	if (kept->meeting_id &&
		!list_groups(
			&s->sql, kept->meeting_id, &out->pool, &kept->groups, &kept->n_groups, e))
		return false;
	out->n++;
	return true;
}

static bool search(struct store *s, const struct found_query *q, const char *words,
	struct found_rows *out, struct err *e)
{
	enum sql_result r = SQL_DONE;
	sqlite3_stmt *st;
	size_t cap = 0;

	if (!ask(s, q, words, &st, e))
		return false;
	while (!out->more && (r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		if (!take(s, st, q, &cap, out, e)) {
			sqlite3_reset(st);
			return false;
		}
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

bool store_search(
	struct store *s, const struct found_query *q, struct found_rows *out, struct err *e)
{
	struct buf words = { 0 };
	bool ok;

	*out = (struct found_rows) { 0 };
	match_words(q, &words);
	ok = search(s, q, buf_str(&words), out, e);
	buf_release(&words);
	return ok || LIST_FAIL(out);
}
