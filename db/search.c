/* The index of words: kept up with the journal, and asked. SQLite's FTS5. */
#include "db/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/letter.h"
#include "base/text.h"
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
	int64_t *ids = j->touched + j->part.n_touched, last = -1;
	size_t n = j->n_touched - j->part.n_touched;
	bool ok = true;

	if (n == 0)
		return true;
	qsort(ids, n, sizeof(*ids), compare_ids);
	for (size_t i = 0; ok && i < n; last = ids[i++])
		ok = ids[i] == last ||
			follow_row(s, (int)(ids[i] >> PLACE_BIT), ids[i] & (first_id(1) - 1), e);
	j->n_touched = j->part.n_touched;
	return ok;
}

bool search_touch(struct store *s, const struct table *t, int64_t id, struct err *e)
{
	struct journal *j = &s->journal;

	for (int in = 0; in < PLACES; in++) {
		if (table_of(in) != t)
			continue;
		j->touched = xgrow(j->touched, j->n_touched, &j->touched_cap, sizeof(*j->touched));
		j->touched[j->n_touched++] = first_id(in) + id;
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
		return why.code == ERR_BUSY || err_set(e, why.code, "%s", why.text);
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
	for (int in = 0; in < PLACES; in++)
		if (table_of(in) == t && !follow_row(s, in, id, e))
			return false;
	return true;
}

bool search_pack(struct store *s, struct err *e)
{
	return sql_run(&s->sql, "INSERT INTO search_words (search_words) VALUES ('optimize')", e);
}

/* ---- Asking ---------------------------------------------------------------------------------- */

/* ?1 the words, ?2 and ?3 bound the ids, which tell where a text stands, ?4 and ?5 the meeting's start, ?6 to ?13
 * the kinds of lines, from ?14 on the groups. */
#define PLACE "(t.id >> 40)"
#define RECORD "(t.id & 1099511627775)"
#define FOUND                                                                                      \
	"SELECT t.id, t.text, t.meeting_id, coalesce(m.starts, ''), coalesce(m.title, ''),"        \
	" i.id, coalesce(i.number, ''), coalesce(i.title, ''), coalesce(n.kind, ''),"              \
	" coalesce(n.speaker, ''),"                                                                \
	" coalesce(n.text, i.title, m.title, trim(p.given || ' ' || p.family), ''),"               \
	" coalesce(n.who, ''), p.id"
#define OF                                                                                         \
	" LEFT JOIN notes n ON " PLACE " = 2 AND n.id = " RECORD                                   \
	" LEFT JOIN items i ON i.id = CASE " PLACE " WHEN 1 THEN " RECORD                          \
	" WHEN 2 THEN n.item_id END"                                                               \
	" LEFT JOIN aliases a ON " PLACE " = 4 AND a.id = " RECORD                                 \
	" LEFT JOIN people p ON p.id = CASE " PLACE " WHEN 3 THEN " RECORD                         \
	" WHEN 4 THEN a.person_id END"                                                             \
	" LEFT JOIN meetings m ON m.id = t.meeting_id"
#define WANTED                                                                                      \
	" AND coalesce(m.starts, ?4) >= ?4 AND coalesce(m.starts, '') < ?5"                         \
	" AND (n.id IS NULL OR n.kind IN (?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))"                     \
	" AND (?14 = 0 OR EXISTS (SELECT 1 FROM meeting_groups x WHERE x.meeting_id = t.meeting_id" \
	" AND x.group_id IN (?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)))"

enum {
	ASK_WORDS = 1,
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
	      " WHERE search_words MATCH ?1 AND w.rowid BETWEEN ?2 AND ?3" WANTED
	      " ORDER BY w.rowid DESC LIMIT ?22",
	PLAN_SCANS | PLAN_SORTS,
};
static const struct question by_filters = {
	FOUND " FROM search_texts t" OF " WHERE t.id BETWEEN ?2 AND ?3" WANTED
	      " ORDER BY t.id DESC LIMIT ?22",
	0,
};
const struct question *const search_questions[] = { &newest, &place, &set_place, &touched, &known,
	&drop_words, &drop_text, &add_text, &add_words, &texts[0], &texts[1], &texts[2], &texts[3],
	&texts[4], &by_words, &by_filters, NULL };

static bool is_letter(const struct search_term *t)
{
	size_t n = strlen(t->text);
	uint32_t cp;

	return n && !t->phrase && utf8_next(t->text, n, &cp, NULL) == n;
}

/* In FTS5's language nothing within quotes means anything. */
static void match_words(const struct found_query *q, bool letters, struct buf *out)
{
	for (size_t i = 0; i < q->n_terms; i++) {
		if (!letters && is_letter(&q->terms[i]))
			continue;
		buf_puts(out, out->len ? " AND \"" : "\"");
		for (const char *p = q->terms[i].text; *p; p++) {
			if (*p == '"')
				buf_putc(out, '"');
			buf_putc(out, *p);
		}
		buf_puts(out, q->terms[i].phrase ? "\"" : "\" *");
	}
}

/* Of the ids up to last, the highest first. */
static bool ask(struct store *s, const struct found_query *q, const char *words, int64_t last,
	int most, sqlite3_stmt **st, struct err *e)
{
	if (!sql_ask(&s->sql, q->n_terms ? &by_words : &by_filters, st, e))
		return false;
	if (q->n_terms)
		sql_text(*st, ASK_WORDS, words);
	sql_int(*st, ASK_FIRST, 0);
	sql_int(*st, ASK_LAST, last);
	sql_text(*st, ASK_FROM, q->from ? q->from : LIST_FIRST);
	sql_text(*st, ASK_TO, q->to ? q->to : LIST_LAST);
	list_bind_words(*st, ASK_KINDS, note_kind_names, q->kinds, KINDS);
	for (size_t i = 0; i < SEARCH_GROUPS_MAX; i++)
		sql_int(*st, ASK_GROUPS + (int)i, i < q->n_groups ? q->groups[i] : 0);
	sql_int(*st, ASK_LIMIT, most);
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

/* A search under way. The places come one after the other, by the ids; setting out costs most of it (the
 * beginnings of words are gathered anew each time), so one question goes on through them until a place
 * has enough. */
struct searching {
	struct store *s;
	const struct found_query *q;
	struct found_rows *out;
	size_t cap;
	int place;  /* of the latest row */
	size_t had; /* rows of it that were taken */
	/* What the index is asked for, all of it and without lone letters. It has to gather every word that
	 * begins with a letter, most of the index; among the hits of a longer word beside it enough are mostly
	 * found sooner by looking at their texts. looking: that is being tried. */
	struct buf words, longer;
	bool looking;
};

/* How many of them are looked at before the index is asked after all. */
enum { LOOKED_AT = 400 };

static bool begins_word(const char *text, uint32_t letter)
{
	bool inside = false;
	uint32_t cp;

	while (*text) {
		text += utf8_next(text, strnlen(text, 4), &cp, NULL);
		if (!inside && letter_base(cp) == letter)
			return true;
		inside = letter_is(cp) || (cp >= '0' && cp <= '9');
	}
	return false;
}

static bool has_letters(const struct found_query *q, const char *text)
{
	for (size_t i = 0; i < q->n_terms; i++) {
		const char *t = q->terms[i].text;
		uint32_t cp;

		if (!is_letter(&q->terms[i]))
			continue;
		utf8_next(t, strlen(t), &cp, NULL);
		if (!begins_word(text, letter_base(cp)))
			return false;
	}
	return true;
}

/* The row of the statement, where it is wanted; what is not leaves no trace. *enough: the place has no room. */
static bool take(struct searching *x, sqlite3_stmt *st, bool *enough, struct err *e)
{
	const struct found_query *q = x->q;
	struct found_rows *out = x->out;
	struct pool scratch = { 0 };
	struct found_row row, *kept;
	bool wanted;

	if (x->looking && !has_letters(q, sql_column_text(st, 1)))
		return true;
	read_found(st, x->place, &scratch, &row);
	wanted = !q->keep || q->keep(q->ctx, &row);
	pool_release(&scratch);
	if (!wanted)
		return true;
	*enough = q->limit > 0 && x->had == (size_t)q->limit;
	out->more |= *enough;
	if (*enough)
		return true;
	out->v = pool_grow(&out->pool, out->v, out->n, &x->cap, sizeof(*out->v));
	kept = &out->v[out->n];
	read_found(st, x->place, &out->pool, kept);
	if (kept->meeting_id &&
		!list_groups(&x->s->sql, kept->meeting_id, &out->pool, &kept->groups,
			&kept->n_groups, e))
		return false;
	out->n++;
	x->had++;
	return true;
}

/* From the id last down, until a place has enough or is not asked for: then *next is where to go on. */
static bool search_from(struct searching *x, int64_t last, int64_t *next, struct err *e)
{
	const char *words = buf_str(x->looking ? &x->longer : &x->words);
	int left = x->looking ? LOOKED_AT : SEARCH_LOOK_MAX;
	enum sql_result r;
	sqlite3_stmt *st;

	*next = -1;
	if (!ask(x->s, x->q, words, last, left, &st, e))
		return false;
	while ((r = sql_step(&x->s->sql, st, e)) == SQL_ROW) {
		int in = (int)(sql_column(st, 0) >> PLACE_BIT);
		bool enough = !(x->q->in & 1u << in);

		if (in != x->place)
			x->had = 0;
		x->place = in;
		if (!enough && !take(x, st, &enough, e)) {
			sqlite3_reset(st);
			return false;
		}
		if (enough) {
			*next = first_id(in) - 1;
			break;
		}
		if (--left == 0 && x->looking) {
			*next = sql_column(st, 0) - 1;
			x->looking = false;
			break;
		}
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

static bool search(struct searching *x, struct err *e)
{
	int64_t last = first_id(PLACES) - 1;

	while (last >= 0) {
		int in = (int)(last >> PLACE_BIT);

		if (!(x->q->in & 1u << in))
			last = first_id(in) - 1;
		else if (!search_from(x, last, &last, e))
			return false;
	}
	return true;
}

bool store_search(
	struct store *s, const struct found_query *q, struct found_rows *out, struct err *e)
{
	struct searching x = { .s = s, .q = q, .out = out, .place = -1 };
	bool ok;

	*out = (struct found_rows) { 0 };
	match_words(q, true, &x.words);
	match_words(q, false, &x.longer);
	x.looking = q->limit > 0 && q->limit <= LOOKED_AT / 2 && x.longer.len &&
		x.longer.len < x.words.len;
	ok = search(&x, e);
	buf_release(&x.words);
	buf_release(&x.longer);
	return ok || LIST_FAIL(out);
}
