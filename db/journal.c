#include "db/journal.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/image.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/search.h"
#include "db/store.h"

static const struct question begin = { "BEGIN IMMEDIATE", 0 };
static const struct question commit = { "COMMIT", 0 };
static const struct question last_actor = { "SELECT actor FROM steps ORDER BY id DESC LIMIT 1", 0 };
/* An index over op would cost every commit a page. An op begins with its time: one of a later
 * millisecond than the newest step's is new; any other is looked for among the steps of late. */
static const struct question done_lately = {
	"SELECT CASE WHEN substr(?1, 1, 12) > (SELECT substr(op, 1, 12) FROM steps ORDER BY id DESC LIMIT 1)"
	" THEN 0 ELSE EXISTS"
	" (SELECT 1 FROM steps WHERE id > (SELECT max(id) FROM steps) - 1000 AND op = ?1) END",
	0,
};
static const struct question insert_step = {
	"INSERT INTO steps (op, at, kind, label, actor, undoes, undone,"
	" tbl, row_id, before, after, sum)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, ?10, ?11)",
	0,
};
static const struct question insert_change = {
	"INSERT INTO changes (step, seq, tbl, row_id, before, after, sum)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	0,
};
static const struct question rename_step = { "UPDATE steps SET label = ?1 WHERE id = ?2", 0 };
static const struct question history = {
	"SELECT s.id, s.at, s.label, s.actor, s.kind, s.undone,"
	" 1 + (SELECT count(*) FROM changes c WHERE c.step = s.id)"
	" FROM steps s ORDER BY s.id DESC LIMIT ?1",
	0,
};
const struct question *const journal_questions[] = { &last_actor, &done_lately, &rename_step,
	&history, NULL };

enum { LABEL_MOST = 2000 }; /* bytes */

/* A step of so many changes or more brings the index of words up to date itself; what smaller ones wrote is
 * taken in at the next search. */
enum { CHANGES_INDEXED = 200 };

static const char *const kind_names[] = { "do", "undo", "redo", NULL };

/* ---- Transactions ---- */

static bool run(struct store *s, const struct question *what, struct err *e)
{
	sqlite3_stmt *st;

	return sql_ask(&s->sql, what, &st, e) && sql_done(&s->sql, st, e);
}

/* Name the one who is probably writing: the one who wrote last. */
static bool busy(struct store *s, struct err *e)
{
	sqlite3_stmt *st;
	char *who = NULL;

	if (sql_ask(&s->sql, &last_actor, &st, NULL) && sql_step(&s->sql, st, NULL) == SQL_ROW) {
		who = text_safe_line(sql_column_text(st, 0));
		sqlite3_reset(st);
	}
	if (who && strcmp(who, s->actor) != 0)
		err_set(e, ERR_BUSY,
			_("Another program is writing to the database (%s wrote last). It was "
			  "NOT saved; try again."),
			who);
	free(who);
	return err_set(e, ERR_BUSY,
		_("Another program is writing to the database. It was NOT saved; try again."));
}

void journal_name(struct store *s, const char *label, int64_t undoes)
{
	free(s->journal.label);
	s->journal.label = xstrndup(label ? label : "", LABEL_MOST);
	utf8_cut(s->journal.label);
	s->journal.undoes = undoes;
}

/* The time in ms, then random. */
static void make_op(char op[JOURNAL_OP_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char bits[16];
	struct timespec t;
	uint64_t ms;

	clock_gettime(CLOCK_REALTIME, &t);
	ms = (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
	sqlite3_randomness(sizeof(bits), bits);
	for (int i = 5; i >= 0; i--, ms >>= 8)
		bits[i] = ms & 0xff;
	for (size_t i = 0; i < JOURNAL_OP_SIZE - 1; i++)
		op[i] = hex[bits[i / 2] >> (i % 2 ? 0 : 4) & 0xf];
	op[JOURNAL_OP_SIZE - 1] = '\0';
}

bool journal_begin(struct store *s, enum step_kind kind, struct err *e)
{
	struct journal *j = &s->journal;
	struct err why = { 0 };

	if (j->open)
		die("a step begins inside another (%s)", j->label ? j->label : "");
	if (s->readonly)
		return err_set(
			e, ERR_READONLY, _("The database may only be read. It was NOT saved."));
	if (!watch_in_place(&s->sql, e))
		return false;
	if (!run(s, &begin, &why))
		return why.code == ERR_BUSY ? busy(s, e) : err_pass(e, &why);
	j->open = true;
	j->kind = kind;
	j->undoes = 0;
	j->step = j->seq = 0;
	make_op(j->op);
	memset(j->next_id, 0, sizeof(j->next_id));
	return true;
}

bool store_begin(struct store *s, const char *label, struct err *e)
{
	if (!journal_begin(s, STEP_DO, e))
		return false;
	journal_name(s, label, 0);
	return true;
}

void store_label(struct store *s, const char *label)
{
	journal_name(s, label, s->journal.undoes);
}

bool store_relabel(struct store *s, const char *label, struct err *e)
{
	sqlite3_stmt *st;

	store_label(s, label);
	if (!s->journal.step)
		return true;
	if (!sql_ask(&s->sql, &rename_step, &st, e))
		return false;
	sql_text(st, 1, s->journal.label);
	sql_int(st, 2, s->journal.step);
	return sql_done(&s->sql, st, e);
}

/* A new step is what undo takes back next; after an undo or redo it has to be looked for. */
static void know_newest(struct journal *j)
{
	if (!j->step)
		return;
	free(j->newest);
	j->newest = NULL;
	if (j->kind == STEP_DO) {
		j->newest = j->label;
		j->label = NULL;
	}
}

static void forget(struct journal *j)
{
	j->open = false;
	free(j->label);
	j->label = NULL;
	j->first_meeting = 0;
	j->n_printed = 0;
	j->n_touched = j->part.n_touched = 0;
}

bool store_writing(struct store *s, struct err *e)
{
	if (!s->journal.open)
		die("a write outside a step");
	if (!sqlite3_get_autocommit(s->sql.db))
		return true;
	/* SQLite rolls back by itself where the disk is full or fails. */
	return err_set(e, ERR_IO, _("It was NOT saved: the step was taken back."));
}

bool store_commit(struct store *s, struct err *e)
{
	if (!store_writing(s, e) || !search_take_in(s, e) || !run(s, &commit, e)) {
		store_rollback(s);
		return false;
	}
	if (!s->memory)
		watch_tell(&s->sql);
	know_newest(&s->journal);
	forget(&s->journal);
	return true;
}

void store_rollback(struct store *s)
{
	if (!s->journal.open)
		return;
	if (!sqlite3_get_autocommit(s->sql.db))
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	forget(&s->journal);
}

/* ---- Steps and changes ---- */

int64_t journal_sum(const char *before, const char *after)
{
	uint64_t h = fnv_text(FNV_START, before ? before : "");

	return (int64_t)fnv_text(h, after ? after : "");
}

static const char *image(const struct table *t, const void *rec, struct buf *b)
{
	buf_cut(b, 0);
	if (!rec)
		return NULL;
	image_write(t, rec, b);
	return buf_str(b);
}

/* The change in a statement's columns from `at` on: table, row, both images, their sum. */
static void bind_change(struct journal *j, sqlite3_stmt *st, int at, const struct table *t,
	const void *before, const void *after)
{
	const struct head *h = after ? after : before;
	const char *was = image(t, before, &j->before), *is = image(t, after, &j->after);

	sql_text(st, at, t->name);
	sql_int(st, at + 1, h->id);
	if (was)
		sql_text(st, at + 2, was);
	if (is)
		sql_text(st, at + 3, is);
	sql_int(st, at + 4, journal_sum(was, is));
}

static bool check_op(struct store *s, struct err *e)
{
	int64_t done;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &done_lately, &st, e))
		return false;
	sql_text(st, 1, s->journal.op);
	if (!sql_number(&s->sql, st, 0, &done, e))
		return false;
	return !done || err_set(e, ERR_CONFLICT, _("That has been done already."));
}

static bool write_step(struct store *s, const struct table *t, const void *before,
	const void *after, struct err *e)
{
	struct journal *j = &s->journal;
	sqlite3_stmt *st;

	if (!check_op(s, e) || !sql_ask(&s->sql, &insert_step, &st, e))
		return false;
	sql_text(st, 1, j->op);
	sql_int(st, 2, clock_now(s->clock));
	sql_text(st, 3, kind_names[j->kind]);
	sql_text(st, 4, j->label);
	sql_text(st, 5, s->actor);
	sql_ref(st, 6, j->undoes);
	bind_change(j, st, 7, t, before, after);
	if (!sql_done(&s->sql, st, e))
		return false;
	j->step = sqlite3_last_insert_rowid(s->sql.db);
	j->seq = 1;
	return true;
}

static bool write_change(struct store *s, const struct table *t, const void *before,
	const void *after, struct err *e)
{
	struct journal *j = &s->journal;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, &insert_change, &st, e))
		return false;
	sql_int(st, 1, j->step);
	sql_int(st, 2, ++j->seq);
	bind_change(j, st, 3, t, before, after);
	return sql_done(&s->sql, st, e);
}

static bool index_change(struct store *s, const struct table *t, int64_t id, struct err *e)
{
	if (s->journal.seq < CHANGES_INDEXED)
		return true;
	return s->journal.seq == CHANGES_INDEXED ? search_catch_up(s, e)
						 : search_touch(s, t, id, e);
}

bool journal_change(struct store *s, const struct table *t, const void *before, const void *after,
	struct err *e)
{
	const struct head *h = after ? after : before;

	if (t->flags & TABLE_PLAIN)
		return true;
	journal_printed(&s->journal, t, before, after);
	return (s->journal.step ? write_change(s, t, before, after, e)
				: write_step(s, t, before, after, e)) &&
		index_change(s, t, h->id, e);
}

/* ---- History ---- */

bool store_history(struct store *s, size_t limit, struct step_rows *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct step_rows) { 0 };
	if (!sql_ask(&s->sql, &history, &st, e))
		return false;
	sql_int(st, 1, limit > INT32_MAX ? INT32_MAX : (int64_t)limit);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		int kind = keyword_index(kind_names, sql_column_text(st, 4));

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = (struct step_row) {
			.id = sql_column(st, 0),
			.at = sql_column(st, 1),
			.label = pool_strdup(&out->pool, sql_column_text(st, 2)),
			.actor = pool_strdup(&out->pool, sql_column_text(st, 3)),
			.kind = kind < 0 ? STEP_DO : kind,
			.undone = sql_column(st, 5) != 0,
			.changes = (size_t)sql_column(st, 6),
		};
	}
	if (r == SQL_DONE)
		return true;
	pool_release(&out->pool);
	*out = (struct step_rows) { 0 };
	return false;
}
