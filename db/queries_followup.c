/* Registers a page at a time: only the rows that are shown are read, by the key of the row before
 * them. */
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* ?1 and ?2 bound the meeting's start, ?3 is the group, ?4 the meeting whose groups count, ?5 the party,
 * ?6 and ?7 the key and id of the row before, ?8 the limit. The key comes before what the record has. */
#define COLUMNS(key)                                                                               \
	"SELECT " key ", m.starts, m.title, i.number, i.title, EXISTS (SELECT 1"                   \
	" FROM item_parties y WHERE y.item_id = n.item_id AND y.party_id = ?5), {notes n}"
#define ITEMS " LEFT JOIN items i ON i.id = n.item_id"
#define WHERE                                                                                      \
	" WHERE m.starts >= ?1 AND m.starts < ?2"                                                  \
	" AND (?3 = 0 OR EXISTS (SELECT 1 FROM meeting_groups x"                                   \
	" WHERE x.meeting_id = m.id AND x.group_id = ?3))"                                         \
	" AND (?4 = 0 OR EXISTS (SELECT 1 FROM meeting_groups x"                                   \
	" CROSS JOIN meeting_groups z WHERE x.meeting_id = m.id AND z.meeting_id = ?4"             \
	" AND z.group_id = x.group_id))"

/* The last day: as in the index notes_due. */
#define DUE                                                                                        \
	"(CASE WHEN n.due_to <> '' THEN n.due_to WHEN n.due_from <> '' THEN n.due_from"            \
	" ELSE '9999' END)"
#define IS_OPEN " AND m.id = n.meeting_id AND n.kind = 'action' AND n.state = 'open'"
/* The latest first: what sorts as text turns the time round. */
#define CLOSED "('~' || (999999999999 - n.closed_at))"
#define IS_CLOSED                                                                                  \
	" AND m.id = n.meeting_id AND n.kind = 'action' AND n.closed_at > 0"                       \
	" AND n.state = 'done' AND n.closed_at >= ?9"
#define KINDS " AND n.kind IN (?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"

enum { PLACE_SINCE = 9, PLACE_KINDS = 10, KINDS_COUNT = 8, COLUMNS_BEFORE = 6 };

static const struct question newest = {
	COLUMNS("m.starts") " FROM meetings m JOIN notes n ON n.meeting_id = m.id" ITEMS WHERE
			    " AND m.starts <= ?6 AND (m.starts < ?6 OR n.id < ?7)" KINDS
			    " ORDER BY m.starts DESC, n.id DESC LIMIT ?8",
	PLAN_SORTS,
};
static const struct question newest_back = {
	COLUMNS("m.starts") " FROM meetings m JOIN notes n ON n.meeting_id = m.id" ITEMS WHERE
			    " AND m.starts >= ?6 AND (m.starts > ?6 OR n.id > ?7)" KINDS
			    " ORDER BY m.starts, n.id LIMIT ?8",
	PLAN_SORTS,
};
/* CROSS JOIN: the notes come first, by their index. */
static const struct question due = {
	COLUMNS(DUE) " FROM notes n CROSS JOIN meetings m" ITEMS WHERE IS_OPEN " AND " DUE
		     " >= ?6 AND (" DUE " > ?6 OR n.id > ?7) ORDER BY " DUE ", n.id LIMIT ?8",
	0,
};
static const struct question due_back = {
	COLUMNS(DUE) " FROM notes n CROSS JOIN meetings m" ITEMS WHERE IS_OPEN " AND " DUE
		     " <= ?6 AND (" DUE " < ?6 OR n.id < ?7) ORDER BY " DUE
		     " DESC, n.id DESC LIMIT ?8",
	0,
};
static const struct question closed = {
	COLUMNS(CLOSED) " FROM notes n CROSS JOIN meetings m" ITEMS WHERE IS_CLOSED " AND " CLOSED
			" >= ?6 AND (" CLOSED " > ?6 OR n.id < ?7)"
			" ORDER BY n.closed_at DESC, n.id DESC LIMIT ?8",
	0,
};
static const struct question closed_back = {
	COLUMNS(CLOSED) " FROM notes n CROSS JOIN meetings m" ITEMS WHERE IS_CLOSED " AND " CLOSED
			" <= ?6 AND (" CLOSED " < ?6 OR n.id > ?7)"
			" ORDER BY n.closed_at, n.id LIMIT ?8",
	0,
};

static const struct question key_newest = {
	"SELECT m.starts FROM notes n JOIN meetings m ON m.id = n.meeting_id WHERE n.id = ?1",
	0,
};
static const struct question key_due = {
	"SELECT " DUE " FROM notes n WHERE n.id = ?1 AND n.kind = 'action' AND n.state = 'open'",
	0,
};
static const struct question key_closed = {
	"SELECT " CLOSED " FROM notes n WHERE n.id = ?1 AND n.kind = 'action'"
	" AND n.state = 'done' AND n.closed_at > 0",
	0,
};

static const struct question count_open = {
	"SELECT count(*) FROM notes n WHERE n.kind = 'action' AND n.state = 'open' AND " DUE
	" >= ?1",
	0,
};
static const struct question count_late = {
	"SELECT count(*) FROM notes n WHERE n.kind = 'action' AND n.state = 'open' AND " DUE
	" < ?1",
	0,
};
static const struct question count_decisions = {
	"SELECT count(*) FROM meetings m JOIN notes n ON n.meeting_id = m.id"
	" WHERE m.starts >= ?1 AND m.starts < ?2 AND n.kind = 'decision'",
	0,
};

static const struct question *const pages[][2] = {
	[REGISTER_NEWEST] = { &newest, &newest_back },
	[REGISTER_DUE] = { &due, &due_back },
	[REGISTER_CLOSED] = { &closed, &closed_back },
};
static const struct question *const keys[] = { &key_newest, &key_due, &key_closed };
const struct question *const followup_questions[] = { &newest, &newest_back, &due, &due_back,
	&closed, &closed_back, &key_newest, &key_due, &key_closed, &count_open, &count_late,
	&count_decisions, NULL };

/* ---- A page ----------------------------------------------------------------------------------- */

/* The key before the first row, seen from the side that is asked for. */
static void bind_key(sqlite3_stmt *st, const struct register_page *q)
{
	bool low = (q->order == REGISTER_NEWEST) == q->backwards;
	bool small = (q->order == REGISTER_DUE) != q->backwards;

	if (q->after_key) {
		sql_text(st, 6, q->after_key);
		sql_int(st, 7, q->after_id);
	} else {
		sql_text(st, 6, low ? LIST_FIRST : "~~");
		sql_int(st, 7, small ? 0 : INT64_MAX);
	}
}

static bool ask(struct store *s, const struct register_page *q, sqlite3_stmt **st, struct err *e)
{
	if (!sql_ask(&s->sql, pages[q->order][q->backwards], st, e))
		return false;
	sql_text(*st, 1, q->from ? q->from : LIST_FIRST);
	sql_text(*st, 2, q->to ? q->to : LIST_LAST);
	sql_int(*st, 3, q->group_id);
	sql_int(*st, 4, q->meeting_id);
	sql_int(*st, 5, q->party_id);
	bind_key(*st, q);
	sql_int(*st, 8, q->limit > 0 && !q->keep ? q->limit : -1);
	if (q->order == REGISTER_CLOSED)
		sql_int(*st, PLACE_SINCE, q->since);
	else if (q->order == REGISTER_NEWEST)
		list_bind_words(*st, PLACE_KINDS, note_kind_names, q->kinds, KINDS_COUNT);
	return true;
}

static bool read_row(sqlite3_stmt *st, struct register_row *row, struct pool *pool, struct err *e)
{
	*row = (struct register_row) {
		.key = pool_strdup(pool, sql_column_text(st, 0)),
		.meeting_starts = pool_strdup(pool, sql_column_text(st, 1)),
		.meeting_title = pool_strdup(pool, sql_column_text(st, 2)),
		.item_number = pool_strdup(pool, sql_column_text(st, 3)),
		.item_title = pool_strdup(pool, sql_column_text(st, 4)),
		.affected = sql_column(st, 5) != 0,
	};
	return row_read(st, COLUMNS_BEFORE, &note_table, &row->n, pool, e);
}

/* Is the row wanted? What is not leaves no trace. */
static bool look_at(sqlite3_stmt *st, const struct register_page *q, bool *wanted, struct err *e)
{
	struct pool scratch = { 0 };
	struct register_row row;
	bool ok = true;

	*wanted = true;
	if (!q->keep)
		return true;
	ok = read_row(st, &row, &scratch, e);
	*wanted = ok && q->keep(q->ctx, &row);
	pool_release(&scratch);
	return ok;
}

static bool add_row(
	struct store *s, sqlite3_stmt *st, size_t *cap, struct register_rows *out, struct err *e)
{
	struct register_row *row;

	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	row = &out->v[out->n];
	if (!read_row(st, row, &out->pool, e) ||
		!list_groups(
			&s->sql, row->n.meeting_id, &out->pool, &row->groups, &row->n_groups, e))
		return false;
	out->n++;
	return true;
}

static bool enough(const struct register_page *q, size_t found, size_t looked)
{
	return q->limit > 0 &&
		(found >= (size_t)q->limit || (q->keep && looked >= REGISTER_LOOK_MAX));
}

static bool read_page(
	struct store *s, const struct register_page *q, struct register_rows *out, struct err *e)
{
	enum sql_result r = SQL_DONE;
	sqlite3_stmt *st;
	size_t cap = 0, looked = 0;
	bool wanted;

	if (!ask(s, q, &st, e))
		return false;
	while (!enough(q, out->n, looked++) && (r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		if (!look_at(st, q, &wanted, e) || (wanted && !add_row(s, st, &cap, out, e))) {
			sqlite3_reset(st);
			return false;
		}
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

bool store_register_page(
	struct store *s, const struct register_page *q, struct register_rows *out, struct err *e)
{
	*out = (struct register_rows) { 0 };
	return read_page(s, q, out, e) || LIST_FAIL(out);
}

bool store_register_key(struct store *s, int order, int64_t note_id, char **key, struct err *e)
{
	sqlite3_stmt *st;
	enum sql_result r;

	*key = NULL;
	if (!sql_ask(&s->sql, keys[order], &st, e))
		return false;
	sql_int(st, 1, note_id);
	r = sql_step(&s->sql, st, e);
	if (r == SQL_ROW)
		*key = xstrdup(sql_column_text(st, 0));
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

/* ---- Counts ----------------------------------------------------------------------------------- */

static bool count(struct store *s, const struct question *q, const char *from, const char *to,
	int *n, struct err *e)
{
	sqlite3_stmt *st;
	int64_t found;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_text(st, 1, from);
	if (to)
		sql_text(st, 2, to);
	if (!sql_number(&s->sql, st, 0, &found, e))
		return false;
	*n = (int)found;
	return true;
}

bool store_register_counts(struct store *s, const char *today, const char *year,
	struct register_counts *out, struct err *e)
{
	char last[8];

	*out = (struct register_counts) { 0 };
	snprintf(last, sizeof(last), "%.4s~", year);
	return count(s, &count_open, "", NULL, &out->open, e) &&
		count(s, &count_late, today, NULL, &out->late, e) &&
		count(s, &count_decisions, year, last, &out->decisions, e);
}
