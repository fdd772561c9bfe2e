/* What the index of words is asked (db/search.h). SQLite's FTS5.
 *
 * The index is asked for ids, from the highest down; then the text of each is looked at, and a whole row is
 * read for those that fit only. So what is asked may be wider than what is wanted, where that is cheaper: FTS5
 * keeps lists of the beginnings of words of two and three letters, and gives what they have as it comes; for a
 * longer beginning it first gathers all that is in the lists of all words that begin so. */
#include <stdlib.h>
#include <string.h>

#include "base/letter.h"
#include "base/text.h"
#include "base/word_match.h"
#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/search.h"
#include "db/store.h"

/* What is asked first is wider than what is wanted; after so many that did not do, the index is asked for
 * exactly that, or, where kinds of lines are wanted, for the lines of those kinds. */
enum { LOOKED_AT = 2000 };
enum { STREAMED = 3 }; /* the letters of the longest beginnings that FTS5 has lists of */

/* ---- Questions ------------------------------------------------------------------------------- */

#define RECORD "(t.id & 1099511627775)"
#define PLACE "(t.id >> 40)"
#define BOUNDS " BETWEEN ?2 AND ?3 AND t.meeting_id BETWEEN ?4 AND ?5"
enum { ASK_WORDS = 1, ASK_FIRST, ASK_LAST, ASK_MEETING, ASK_MEETINGS, ASK_KINDS };
enum { KINDS = NOTE_PRIVATE + 1 };

static const struct question by_words = {
	"SELECT t.id, t.meeting_id, t.text FROM search_words w CROSS JOIN search_texts t"
	" ON t.id = w.rowid WHERE search_words MATCH ?1 AND w.rowid" BOUNDS
	" ORDER BY w.rowid DESC",
	PLAN_SCANS,
};
static const struct question by_place = {
	"SELECT t.id, t.meeting_id, t.text FROM search_texts t WHERE t.id" BOUNDS
	" ORDER BY t.id DESC",
	0,
};
/* 2 is FOUND_IN_NOTE. */
static const struct question by_kind = {
	"SELECT t.id, t.meeting_id, t.text FROM notes n CROSS JOIN search_texts t"
	" ON t.id = n.id + (2 << 40) WHERE n.id BETWEEN ?2 - (2 << 40) AND ?3 - (2 << 40)"
	" AND n.kind IN (?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
	" AND t.meeting_id BETWEEN ?4 AND ?5 ORDER BY n.id DESC",
	0,
};
static const struct question kind_of = { "SELECT kind FROM notes WHERE id = ?1", 0 };
static const struct question meetings_of = {
	"SELECT m.id FROM meetings m WHERE m.starts >= ?1 AND m.starts < ?2 AND (?3 = 0 OR EXISTS"
	" (SELECT 1 FROM meeting_groups x WHERE x.meeting_id = m.id"
	" AND x.group_id IN (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))) ORDER BY m.id",
	PLAN_SORTS,
};
static const struct question whole = {
	"SELECT t.id, t.text, t.meeting_id, coalesce(m.starts, ''), coalesce(m.title, ''),"
	" i.id, coalesce(i.number, ''), coalesce(i.title, ''), coalesce(n.kind, ''),"
	" coalesce(n.speaker, ''),"
	" coalesce(n.text, i.title, m.title, trim(p.given || ' ' || p.family), ''),"
	" coalesce(n.who, ''), p.id FROM search_texts t"
	" LEFT JOIN notes n ON " PLACE " = 2 AND n.id = " RECORD
	" LEFT JOIN items i ON i.id = CASE " PLACE " WHEN 1 THEN " RECORD
	" WHEN 2 THEN n.item_id END"
	" LEFT JOIN aliases a ON " PLACE " = 4 AND a.id = " RECORD
	" LEFT JOIN people p ON p.id = CASE " PLACE " WHEN 3 THEN " RECORD
	" WHEN 4 THEN a.person_id END"
	" LEFT JOIN meetings m ON m.id = t.meeting_id WHERE t.id = ?1",
	0,
};
const struct question *const search_ask_questions[] = { &by_words, &by_place, &by_kind, &kind_of,
	&meetings_of, &whole, NULL };

/* ---- A search under way ---------------------------------------------------------------------- */

struct asking {
	struct store *s;
	const struct found_query *q;
	struct found_rows *out;
	size_t cap;
	int64_t *meetings; /* narrowed: of these only, by id */
	size_t n_meetings;
	bool narrowed;
	struct buf wide, exact; /* what the index is asked for; both "" = nothing */
	bool looking;           /* the former is being tried */
	bool by_kind;           /* or has been: lines by their kind */
	int place;              /* of the latest row */
	size_t had;             /* rows of it that were taken */
	int asked;              /* rows that keep was asked about */
};

/* The meetings of the groups and days that are wanted. */
static bool narrow(struct asking *x, struct err *e)
{
	const struct found_query *q = x->q;
	enum sql_result r;
	sqlite3_stmt *st;
	size_t cap = 0;

	x->narrowed = q->from || q->to || q->n_groups;
	if (!x->narrowed)
		return true;
	if (!sql_ask(&x->s->sql, &meetings_of, &st, e))
		return false;
	sql_text(st, 1, q->from ? q->from : LIST_FIRST);
	sql_text(st, 2, q->to ? q->to : LIST_LAST);
	for (size_t i = 0; i < SEARCH_GROUPS_MAX; i++)
		sql_int(st, 3 + (int)i, i < q->n_groups ? q->groups[i] : 0);
	while ((r = sql_step(&x->s->sql, st, e)) == SQL_ROW) {
		x->meetings = xgrow(x->meetings, x->n_meetings, &cap, sizeof(*x->meetings));
		x->meetings[x->n_meetings++] = sql_column(st, 0);
	}
	return r == SQL_DONE;
}

static int compare_ids(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool of_meetings(const struct asking *x, int64_t meeting_id)
{
	return !x->narrowed || meeting_id == 0 ||
		(x->n_meetings > 0 &&
			bsearch(&meeting_id, x->meetings, x->n_meetings, sizeof(*x->meetings),
				compare_ids));
}

/* ---- What the index is asked for ------------------------------------------------------------- */

/* The bytes of the first letters of a single word; 0 for anything else. */
static size_t first_letters(const struct search_term *t, size_t letters)
{
	size_t at = 0, n = strlen(t->text), count = 0, end = 0;
	uint32_t cp;

	while (at < n) {
		at += utf8_next(t->text + at, n - at, &cp, NULL);
		if (t->phrase || !(letter_is(cp) || (cp >= '0' && cp <= '9')))
			return 0;
		if (++count == letters)
			end = at;
	}
	return count > letters ? end : n;
}

static bool is_letter(const struct search_term *t)
{
	return !t->phrase && utf8_len(t->text) == 1;
}

/* In FTS5's language nothing within quotes means anything. */
static void put_term(const struct search_term *t, bool wide, struct buf *out)
{
	size_t n = wide ? first_letters(t, STREAMED) : 0;

	n = n ? n : strlen(t->text);
	buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (t->text[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, t->text[i]);
	}
	buf_puts(out, t->phrase ? "\"" : "\" *");
}

/* A lone letter is in most texts, and is looked for there; only one that few have is better asked for. */
static void put_query(const struct found_query *q, bool wide, struct buf *out)
{
	for (size_t i = 0; i < q->n_terms; i++) {
		if (wide && is_letter(&q->terms[i]))
			continue;
		buf_puts(out, out->len ? " AND " : "");
		put_term(&q->terms[i], wide, out);
	}
	for (size_t i = 0; i < q->n_who; i++) {
		buf_puts(out, i ? " OR " : out->len ? " AND (" : "(");
		put_term(&q->who[i], wide, out);
	}
	buf_puts(out, q->n_who ? ")" : "");
}

/* From the id last down, as many as there are. *first is where the question ends. */
static bool ask(struct asking *x, int64_t last, int64_t *first, sqlite3_stmt **st, struct err *e)
{
	const struct buf *words = x->looking ? &x->wide : &x->exact;
	bool lines = last >> SEARCH_PLACE_BIT == FOUND_IN_NOTE && x->q->kinds &&
		(x->by_kind || words->len == 0);
	const struct question *what = lines ? &by_kind : words->len ? &by_words : &by_place;

	*first = lines ? search_first_id(FOUND_IN_NOTE) : 0;
	if (!sql_ask(&x->s->sql, what, st, e))
		return false;
	if (what == &by_words)
		sql_text(*st, ASK_WORDS, buf_str(words));
	sql_int(*st, ASK_FIRST, *first);
	sql_int(*st, ASK_LAST, last);
	sql_int(*st, ASK_MEETING, 0);
	sql_int(*st, ASK_MEETINGS,
		!x->narrowed            ? INT64_MAX
			: x->n_meetings ? x->meetings[x->n_meetings - 1]
					: 0);
	/* Without people, whose meeting is 0. */
	if (x->n_meetings && !(x->q->in >> FOUND_IN_PERSON))
		sql_int(*st, ASK_MEETING, x->meetings[0]);
	if (lines)
		list_bind_words(*st, ASK_KINDS, note_kind_names, x->q->kinds, KINDS);
	return true;
}

/* ---- What is found --------------------------------------------------------------------------- */

static bool of_kinds(struct asking *x, int64_t id, bool *wanted, struct err *e)
{
	sqlite3_stmt *st;
	bool found;
	int kind;

	*wanted = true;
	if (!x->q->kinds || id >> SEARCH_PLACE_BIT != FOUND_IN_NOTE)
		return true;
	*wanted = false;
	if (!sql_ask(&x->s->sql, &kind_of, &st, e))
		return false;
	sql_int(st, 1, id - search_first_id(FOUND_IN_NOTE));
	if (!sql_find(&x->s->sql, st, &found, e))
		return false;
	kind = found ? keyword_index(note_kind_names, sql_column_text(st, 0)) : -1;
	sqlite3_reset(st);
	*wanted = kind >= 0 && x->q->kinds & 1u << kind;
	return true;
}

static bool says_all(const struct found_query *q, const char *text)
{
	bool who = q->n_who == 0;

	for (size_t i = 0; i < q->n_terms; i++)
		if (!word_match(text, q->terms[i].text, q->terms[i].phrase))
			return false;
	for (size_t i = 0; i < q->n_who && !who; i++)
		who = word_match(text, q->who[i].text, q->who[i].phrase);
	return who;
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
		.note_id = in == FOUND_IN_NOTE ? sql_column(st, 0) - search_first_id(in) : 0,
		.note_kind = kind < 0 ? NOTE_TEXT : kind,
		.speaker = pool_strdup(pool, sql_column_text(st, 9)),
		.words = pool_strdup(pool, sql_column_text(st, 10)),
		.who = pool_strdup(pool, sql_column_text(st, 11)),
		.person_id = sql_column(st, 12),
	};
}

/* Keep the row where it is wanted; what is not leaves no trace. *enough: the place has no room. */
static bool keep(struct asking *x, sqlite3_stmt *st, bool *enough, struct err *e)
{
	const struct found_query *q = x->q;
	struct found_rows *out = x->out;
	struct pool scratch = { 0 };
	struct found_row row, *kept;
	bool wanted;

	x->asked++;
	read_found(st, x->place, &scratch, &row);
	wanted = !q->keep || q->keep(q->ctx, &row);
	pool_release(&scratch);
	*enough = wanted && q->limit > 0 && x->had == (size_t)q->limit;
	out->more |= *enough;
	if (!wanted || *enough)
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

static bool take(struct asking *x, int64_t id, bool *enough, struct err *e)
{
	sqlite3_stmt *st;
	bool found, ok;

	if (!sql_ask(&x->s->sql, &whole, &st, e))
		return false;
	sql_int(st, 1, id);
	if (!sql_find(&x->s->sql, st, &found, e) || !found)
		return found;
	ok = keep(x, st, enough, e);
	sqlite3_reset(st);
	return ok;
}

/* Is a candidate to be taken? Cheap questions first. */
static bool fits(struct asking *x, sqlite3_stmt *st, int64_t id, bool *wanted, struct err *e)
{
	*wanted = of_meetings(x, sql_column(st, 1)) && says_all(x->q, sql_column_text(st, 2));
	return !*wanted || of_kinds(x, id, wanted, e);
}

/* ---- Going through the places ---------------------------------------------------------------- */

/* Nothing more is to be tried after so many of the wide question? */
static bool gives_up(struct asking *x, int *left)
{
	if (--*left > 0)
		return false;
	if (!x->looking && (x->by_kind || !x->q->kinds || x->exact.len == 0))
		return false;
	x->by_kind = x->by_kind || x->q->kinds;
	x->looking = false;
	return true;
}

/* From the id last down, until a place has enough or is not asked for, or another question does better: *next
 * is where to go on. One question goes through the places, as setting out costs most of it. */
static bool ask_from(struct asking *x, int64_t last, int64_t *next, struct err *e)
{
	int left = x->q->limit > 0 && x->q->limit <= LOOKED_AT / 2 ? LOOKED_AT : INT32_MAX;
	enum sql_result r;
	sqlite3_stmt *st;
	int64_t first;
	bool ok = true;

	if (!ask(x, last, &first, &st, e))
		return false;
	*next = first - 1;
	while ((r = sql_step(&x->s->sql, st, e)) == SQL_ROW) {
		int64_t id = sql_column(st, 0);
		int in = (int)(id >> SEARCH_PLACE_BIT);
		bool enough = !(x->q->in & 1u << in), wanted = false;

		if (in != x->place)
			x->had = 0;
		x->place = in;
		ok = enough || fits(x, st, id, &wanted, e);
		if (ok && wanted)
			ok = take(x, id, &enough, e);
		x->out->more |= x->asked == SEARCH_LOOK_MAX;
		*next = enough                        ? search_first_id(in) - 1
			: x->asked == SEARCH_LOOK_MAX ? -1
						      : id - 1;
		if (!ok || enough || *next < 0 || (!wanted && gives_up(x, &left)))
			break;
		*next = first - 1;
	}
	if (r == SQL_ROW)
		sqlite3_reset(st);
	return ok && r != SQL_FAILED;
}

static bool ask_all(struct asking *x, struct err *e)
{
	int64_t last = search_first_id(SEARCH_PLACES) - 1;

	while (last >= 0) {
		int in = (int)(last >> SEARCH_PLACE_BIT);

		if (!(x->q->in & 1u << in))
			last = search_first_id(in) - 1;
		else if (!ask_from(x, last, &last, e))
			return false;
	}
	return true;
}

bool store_search(
	struct store *s, const struct found_query *q, struct found_rows *out, struct err *e)
{
	struct asking x = { .s = s, .q = q, .out = out, .place = -1 };
	bool ok;

	*out = (struct found_rows) { 0 };
	put_query(q, false, &x.exact);
	put_query(q, true, &x.wide);
	x.looking = x.wide.len && strcmp(buf_str(&x.exact), buf_str(&x.wide)) != 0 &&
		q->limit > 0 && q->limit <= LOOKED_AT / 2;
	ok = narrow(&x, e);
	/* Where no meeting is wanted, nor people, there is nothing to look for. */
	if (ok && !(x.narrowed && x.n_meetings == 0 && !(q->in >> FOUND_IN_PERSON)))
		ok = ask_all(&x, e);
	buf_release(&x.exact);
	buf_release(&x.wide);
	free(x.meetings);
	return ok || LIST_FAIL(out);
}
