#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

/* A meeting with its counts. Correlated: a GROUP BY over the join walks every meeting. Whoever
 * somebody stands in for is not counted beside the substitute. */
#define COUNTED                                                                                    \
	"SELECT {meetings m},"                                                                     \
	" (SELECT count(*) FROM attendances a WHERE a.meeting_id = m.id"                           \
	" AND a.status IN ('onsite', 'remote') AND NOT EXISTS (SELECT 1 FROM attendances b"        \
	" WHERE b.stands_in_for = a.person_id AND b.meeting_id = m.id)),"                          \
	" (SELECT count(*) FROM attendances a WHERE a.meeting_id = m.id) FROM meetings m"

/* The window is one range of the index on (starts, id): ?1 and ?2 are its nearer end, exclusive, ?3
 * the farther end. */
#define WORDS "(?4, ?5, ?6, ?7, ?8, ?9)"
#define FORWARDS " WHERE (m.starts, m.id) > (?1, ?2) AND m.starts < ?3"
#define BACKWARDS " WHERE (m.starts, m.id) < (?1, ?2) AND m.starts >= ?3"
#define IN_STATUS " AND m.status IN " WORDS
#define IN_GROUP                                                                                   \
	" AND EXISTS (SELECT 1 FROM meeting_groups x"                                              \
	" WHERE x.meeting_id = m.id AND x.group_id = ?10)"
#define UP " ORDER BY m.starts, m.id LIMIT ?11"
#define DOWN " ORDER BY m.starts DESC, m.id DESC LIMIT ?11"

/* A text filter is decided here, not in SQL: these rows say only what is needed for that. */
#define CANDIDATES "SELECT m.id, m.search FROM meetings m"

/* By what is wanted, whether backwards, and whether of one group. */
enum want { WANT_ROWS, WANT_IDS, WANT_N };
static const struct question window[WANT_N][2][2] = {
	[WANT_ROWS] = { { { COUNTED FORWARDS IN_STATUS UP, 0 },
				{ COUNTED FORWARDS IN_STATUS IN_GROUP UP, 0 } },
		{ { COUNTED BACKWARDS IN_STATUS DOWN, 0 },
			{ COUNTED BACKWARDS IN_STATUS IN_GROUP DOWN, 0 } } },
	[WANT_IDS] = { { { CANDIDATES FORWARDS IN_STATUS UP, 0 },
			       { CANDIDATES FORWARDS IN_STATUS IN_GROUP UP, 0 } },
		{ { CANDIDATES BACKWARDS IN_STATUS DOWN, 0 },
			{ CANDIDATES BACKWARDS IN_STATUS IN_GROUP DOWN, 0 } } },
};
/* What runs just now is few among very many; it has an index of its own. */
static const struct question running[2] = {
	{ COUNTED FORWARDS " AND m.status = 'running'" UP, 0 },
	{ COUNTED BACKWARDS " AND m.status = 'running'" DOWN, 0 },
};
static const struct question one = { COUNTED " WHERE m.id = ?1", 0 };
static const struct question year_statuses = {
	"SELECT status FROM meetings WHERE starts >= ?1 AND starts < ?2 ORDER BY starts LIMIT ?3",
	0,
};
static const struct question marks_of_year = {
	"SELECT m.id, m.starts, m.kind, m.status, x.group_id, m.ends FROM meetings m"
	" LEFT JOIN meeting_groups x ON x.meeting_id = m.id"
	" WHERE m.starts >= ?1 AND m.starts < ?2 ORDER BY m.starts, m.id LIMIT ?3",
	0,
};
static const struct question is_in_group = {
	"SELECT 1 FROM meeting_groups WHERE meeting_id = ?1 AND group_id = ?2",
	0,
};
const struct question *const meeting_questions[] = { &window[0][0][0], &window[0][0][1],
	&window[0][1][0], &window[0][1][1], &window[1][0][0], &window[1][0][1], &window[1][1][0],
	&window[1][1][1], &running[0], &running[1], &one, &is_in_group, &year_statuses,
	&marks_of_year, NULL };

/* ---- The window ---- */

static void bind_window(sqlite3_stmt *st, const struct meeting_query *q)
{
	const char *from = q->from ? q->from : LIST_FIRST, *to = q->to ? q->to : LIST_LAST;
	const char *after = q->after_starts;

	/* Ids begin at 1, so (time, 0) is just before all that start then. */
	if (q->backwards) {
		bool key = after && strcmp(after, to) < 0;

		sql_text(st, 1, key ? after : to);
		sql_int(st, 2, key ? q->after_id : 0);
		sql_text(st, 3, from);
	} else {
		bool key = after && strcmp(after, from) >= 0;

		sql_text(st, 1, key ? after : from);
		sql_int(st, 2, key ? q->after_id : 0);
		sql_text(st, 3, to);
	}
}

static bool ask(struct store *s, enum want want, const struct meeting_query *q, int limit,
	sqlite3_stmt **st, struct err *e)
{
	bool runs = want == WANT_ROWS && q->statuses == 1u << STATUS_RUNNING && !q->group_id;
	const struct question *which =
		runs ? &running[q->backwards] : &window[want][q->backwards][q->group_id != 0];

	if (!sql_ask(&s->sql, which, st, e))
		return false;
	bind_window(*st, q);
	if (!runs)
		list_bind_words(*st, 4, meeting_status_names, q->statuses, 6);
	if (q->group_id)
		sql_int(*st, 10, q->group_id);
	sql_int(*st, 11, limit > 0 ? limit : -1);
	return true;
}

/* ---- Rows ---- */

static bool read_row(
	struct store *s, sqlite3_stmt *st, struct meeting_rows *out, size_t *cap, struct err *e)
{
	int after = row_columns(&meeting_table);
	struct meeting_row *row;

	out->v = pool_grow(&out->pool, out->v, out->n, cap, sizeof(*out->v));
	row = &out->v[out->n];
	memset(row, 0, sizeof(*row));
	if (!row_read(st, 0, &meeting_table, &row->m, &out->pool, e))
		return false;
	row->present = (int)sql_column(st, after);
	row->called = (int)sql_column(st, after + 1);
	if (!list_groups(&s->sql, row->m.id, &out->pool, &row->groups, &row->n_groups, e))
		return false;
	out->n++;
	return true;
}

static bool read_rows(
	struct store *s, sqlite3_stmt *st, struct meeting_rows *out, size_t *cap, struct err *e)
{
	enum sql_result r;

	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		if (read_row(s, st, out, cap, e))
			continue;
		sqlite3_reset(st);
		return false;
	}
	return r == SQL_DONE;
}

static bool read_one(
	struct store *s, int64_t id, struct meeting_rows *out, size_t *cap, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &one, &st, e))
		return false;
	sql_int(st, 1, id);
	return read_rows(s, st, out, cap, e);
}

/* ---- The text filter ---- */

/* What is looked for, and the groups whose names have it. */
struct filter {
	const char *text;
	char *plain; /* without marks and case: what meeting.search holds */
	int64_t *groups;
	size_t n_groups;
};

static bool group_fits(const struct group *g, const char *text)
{
	return text_matches(g->name ? g->name : "", text, ANYWHERE) ||
		text_matches(g->short_name ? g->short_name : "", text, ANYWHERE);
}

static bool filter_init(struct filter *f, struct store *s, const char *text, struct err *e)
{
	struct group_rows groups = { 0 };

	*f = (struct filter) { .text = text };
	if (!store_groups(s, LIST_FIRST, &groups, e))
		return false;
	f->plain = text_fold(text, FOLD_BASE);
	f->groups = xcalloc(groups.n + 1, sizeof(*f->groups));
	for (size_t i = 0; i < groups.n; i++)
		if (group_fits(&groups.v[i].g, text))
			f->groups[f->n_groups++] = groups.v[i].g.id;
	pool_release(&groups.pool);
	return true;
}

static void filter_release(struct filter *f)
{
	free(f->plain);
	free(f->groups);
}

/* By the meeting's own texts? */
static bool row_fits(const struct filter *f, const struct meeting *m)
{
	return text_matches(m->title, f->text, ANYWHERE) ||
		text_matches(m->place, f->text, ANYWHERE) ||
		text_matches(m->note_taker, f->text, ANYWHERE);
}

/* By one of its groups' names? */
static bool group_of_fits(
	struct store *s, const struct filter *f, int64_t id, bool *fits, struct err *e)
{
	int64_t found = 0;
	sqlite3_stmt *st;

	for (size_t i = 0; i < f->n_groups && !found; i++) {
		if (!sql_ask(&s->sql, &is_in_group, &st, e))
			return false;
		sql_int(st, 1, id);
		sql_int(st, 2, f->groups[i]);
		if (!sql_number(&s->sql, st, 0, &found, e))
			return false;
	}
	*fits = found;
	return true;
}

/* Append the meeting if it fits. What meeting.search lacks is in none of its texts. */
static bool try_candidate(struct store *s, const struct filter *f, sqlite3_stmt *st,
	struct meeting_rows *out, size_t *cap, struct err *e)
{
	int64_t id = sql_column(st, 0);
	bool maybe = strstr(sql_column_text(st, 1), f->plain), by_group;
	size_t before = out->n;

	if (!group_of_fits(s, f, id, &by_group, e))
		return false;
	if (!maybe && !by_group)
		return true;
	if (!read_one(s, id, out, cap, e))
		return false;
	if (out->n > before && !by_group && !row_fits(f, &out->v[before].m))
		out->n = before;
	return true;
}

static bool filtered(struct store *s, const struct meeting_query *q, int limit,
	const struct filter *f, struct meeting_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r = SQL_DONE;
	sqlite3_stmt *st;

	if (!ask(s, WANT_IDS, q, 0, &st, e))
		return false;
	while ((limit <= 0 || out->n < (size_t)limit) &&
		(r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		if (try_candidate(s, f, st, out, &cap, e))
			continue;
		r = SQL_FAILED;
		break;
	}
	sqlite3_reset(st);
	return r != SQL_FAILED;
}

static bool read_filtered(struct store *s, const struct meeting_query *q, int limit,
	struct meeting_rows *out, struct err *e)
{
	struct filter f = { 0 };
	bool ok = filter_init(&f, s, q->text, e) && filtered(s, q, limit, &f, out, e);

	filter_release(&f);
	return ok;
}

/* ---- The port ---- */

bool store_meetings(
	struct store *s, const struct meeting_query *q, struct meeting_rows *out, struct err *e)
{
	size_t cap = 0;
	sqlite3_stmt *st;
	bool ok;

	*out = (struct meeting_rows) { 0 };
	if (q->text && *q->text)
		ok = read_filtered(s, q, q->limit, out, e);
	else
		ok = ask(s, WANT_ROWS, q, q->limit, &st, e) && read_rows(s, st, out, &cap, e);
	return ok || LIST_FAIL(out);
}

bool store_meetings_count(
	struct store *s, const struct meeting_query *q, int cap, int *n, struct err *e)
{
	struct meeting_rows rows = { 0 };
	enum sql_result r;
	sqlite3_stmt *st;
	bool ok;

	*n = 0;
	if (q->text && *q->text) {
		ok = read_filtered(s, q, cap, &rows, e);
		*n = (int)rows.n;
		pool_release(&rows.pool);
		return ok;
	}
	if (!ask(s, WANT_IDS, q, cap, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW)
		++*n;
	return r == SQL_DONE;
}

bool store_meeting_row(struct store *s, int64_t id, struct meeting_rows *out, struct err *e)
{
	size_t cap = 0;

	*out = (struct meeting_rows) { 0 };
	if (read_one(s, id, out, &cap, e) &&
		(out->n == 1 ||
			err_set(e, ERR_NOT_FOUND, _("That meeting is not there (any more)."))))
		return true;
	return LIST_FAIL(out);
}

/* Bind a year and how many rows are wanted to one of the questions about it. What is put into end has
 * to live until the rows are read. */
static bool ask_year(struct store *s, const struct question *which, const char *year, int limit,
	char end[16], sqlite3_stmt **st, struct err *e)
{
	if (!sql_ask(&s->sql, which, st, e))
		return false;
	snprintf(end, 16, "%.8s" LIST_LAST, year);
	sql_text(*st, 1, year);
	sql_text(*st, 2, end);
	sql_int(*st, 3, limit > 0 ? limit : -1);
	return true;
}

bool store_year_counts(struct store *s, const char *year, int cap, int n[6], struct err *e)
{
	enum sql_result r;
	sqlite3_stmt *st;
	char end[16];

	memset(n, 0, 6 * sizeof(*n));
	if (!ask_year(s, &year_statuses, year, cap, end, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		int status = keyword_index(meeting_status_names, sql_column_text(st, 0));

		n[status < 0 ? 0 : status]++;
	}
	return r == SQL_DONE;
}

bool store_year_marks(
	struct store *s, const char *year, int limit, struct year_marks *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;
	char end[16];

	*out = (struct year_marks) { 0 };
	if (!ask_year(s, &marks_of_year, year, limit, end, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		int kind = keyword_index(meeting_kind_names, sql_column_text(st, 2)),
		    status = keyword_index(meeting_status_names, sql_column_text(st, 3));

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = (struct year_mark) {
			.meeting_id = sql_column(st, 0),
			.group_id = sql_column(st, 4),
			.starts = pool_strdup(&out->pool, sql_column_text(st, 1)),
			.ends = pool_strdup(&out->pool, sql_column_text(st, 5)),
			.kind = kind < 0 ? MEETING_OTHER : kind,
			.status = status < 0 ? STATUS_PROPOSED : status,
		};
	}
	return r == SQL_DONE || LIST_FAIL(out);
}
