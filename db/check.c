#include "db/check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "model/model.h"

#include "db/journal.h"
#include "db/rows.h"

static const struct question integrity[] = {
	[CHECK_PAGES] = { "PRAGMA quick_check(1)", 0 },
	[CHECK_FIRST] = { "PRAGMA integrity_check(1)", 0 },
	[CHECK_ALL] = { "PRAGMA integrity_check(100)", 0 },
};
static const struct question references = { "PRAGMA foreign_key_check", 0 };
static const struct question changes = {
	"SELECT step, before, after, sum FROM " JOURNAL_CHANGES " ORDER BY step, seq",
	PLAN_SCANS,
};
static const struct question columns = {
	"SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1)",
	0,
};
static const struct question refers = {
	"SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2",
	0,
};

__attribute__((format(printf, 2, 3))) static void say(struct check_sink *sink, const char *fmt, ...)
{
	va_list ap;
	char *text;

	sink->n++;
	if (!sink->found)
		return;
	va_start(ap, fmt);
	text = xvasprintf(fmt, ap);
	va_end(ap);
	sink->found(sink->to, text);
	free(text);
}

/* ---- SQLite's own structures ---- */

/* Damage can also stop the look itself: that is a finding, not a failure. */
static bool stopped(const struct err *why, struct check_sink *sink, struct err *e)
{
	if (why->code != ERR_CORRUPT)
		return err_set(e, why->code, "%s", why->text);
	say(sink, "%s", why->text);
	return true;
}

static bool ask_pages(struct sql *q, enum check_depth depth, struct check_sink *sink, struct err *e)
{
	struct err why = { 0 };
	enum sql_result r = SQL_FAILED;
	sqlite3_stmt *st;

	if (!sql_ask(q, &integrity[depth], &st, &why))
		return stopped(&why, sink, e);
	while ((r = sql_step(q, st, &why)) == SQL_ROW)
		if (strcmp(sql_column_text(st, 0), "ok") != 0)
			say(sink, _("The file is damaged: %s"), sql_column_text(st, 0));
	return r == SQL_DONE || stopped(&why, sink, e);
}

/* The CHECKs of every row would take ten times as long as all the rest. */
bool check_integrity(struct sql *q, enum check_depth depth, struct check_sink *sink, struct err *e)
{
	bool ok = sql_run(q, "PRAGMA ignore_check_constraints = ON", e) &&
		ask_pages(q, depth, sink, e);

	return sql_run(q, "PRAGMA ignore_check_constraints = OFF", e) && ok;
}

bool check_references(struct sql *q, struct check_sink *sink, struct err *e)
{
	struct err why = { 0 };
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(q, &references, &st, &why))
		return stopped(&why, sink, e);
	while ((r = sql_step(q, st, &why)) == SQL_ROW)
		say(sink, _("%s %lld refers to an entry of %s that is not there."),
			sql_column_text(st, 0), (long long)sql_column(st, 1),
			sql_column_text(st, 2));
	return r == SQL_DONE || stopped(&why, sink, e);
}

/* ---- Sums ---- */

static bool check_table(
	struct sql *q, const struct table *t, struct check_sink *sink, struct err *e)
{
	struct err why = { 0 };
	void *rec = xcalloc(1, t->size);
	enum sql_result r = SQL_FAILED;
	sqlite3_stmt *st;

	if (rows_all(q, t, &st, &why)) {
		while ((r = sql_step(q, st, &why)) == SQL_ROW) {
			struct err row = { 0 };

			if (!row_read(st, 0, t, rec, NULL, &row))
				say(sink, _("%s %lld is not as it was saved."), t->name,
					(long long)sql_column(st, 0));
		}
	}
	record_release(t, rec);
	free(rec);
	return r == SQL_DONE || stopped(&why, sink, e);
}

static const char *maybe(sqlite3_stmt *st, int at)
{
	return sqlite3_column_type(st, at) == SQLITE_NULL ? NULL : sql_column_text(st, at);
}

static bool check_changes(struct sql *q, struct check_sink *sink, struct err *e)
{
	struct err why = { 0 };
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(q, &changes, &st, &why))
		return stopped(&why, sink, e);
	while ((r = sql_step(q, st, &why)) == SQL_ROW)
		if (journal_sum(maybe(st, 1), maybe(st, 2)) != sql_column(st, 3))
			say(sink, _("Step %lld of the history is not as it was saved."),
				(long long)sql_column(st, 0));
	return r == SQL_DONE || stopped(&why, sink, e);
}

bool check_sums(struct sql *q, struct check_sink *sink, struct err *e)
{
	for (size_t i = 0; model_tables[i]; i++)
		if (!check_table(q, model_tables[i], sink, e))
			return false;
	return check_changes(q, sink, e);
}

/* ---- Schema ---- */

static const char *sql_type(enum column_type type)
{
	return type == COLUMN_TEXT || type == COLUMN_ENUM ? "TEXT" : "INTEGER";
}

static bool check_reference(struct sql *q, const struct table *t, const struct column *c,
	struct check_sink *sink, struct err *e)
{
	enum sql_result r;
	bool found = false;
	sqlite3_stmt *st;

	if (!sql_ask(q, &refers, &st, e))
		return false;
	sql_text(st, 1, t->name);
	sql_text(st, 2, c->name);
	while ((r = sql_step(q, st, e)) == SQL_ROW)
		found |= strcmp(sql_column_text(st, 0), c->refers) == 0;
	if (r == SQL_DONE && !found)
		say(sink, _("%s.%s does not refer to %s."), t->name, c->name, c->refers);
	return r == SQL_DONE;
}

/* Column at of the table is called name, of that type, and may be empty only where it refers. */
static void check_column(
	sqlite3_stmt *st, const struct table *t, size_t at, struct check_sink *sink)
{
	static const char *const first[] = { "id", "rev", "sum" };
	const struct column *c = at < 3 ? NULL : &t->columns[at - 3];
	const char *name = c ? c->name : first[at], *type = c ? sql_type(c->type) : "INTEGER";
	bool empty = c ? c->type == COLUMN_REF : at == 0;

	if (strcmp(sql_column_text(st, 0), name) != 0 ||
		strcmp(sql_column_text(st, 1), type) != 0 || (!sql_column(st, 2) && !empty) ||
		(sql_column(st, 3) != 0) != (at == 0))
		say(sink, _("%s: column %zu is not “%s”."), t->name, at + 1, name);
}

static bool check_columns(
	struct sql *q, const struct table *t, struct check_sink *sink, struct err *e)
{
	size_t n = 0, want = t->n_columns + 3;
	enum sql_result r;
	sqlite3_stmt *st;

	if (!sql_ask(q, &columns, &st, e))
		return false;
	sql_text(st, 1, t->name);
	for (; (r = sql_step(q, st, e)) == SQL_ROW; n++)
		if (n < want)
			check_column(st, t, n, sink);
	if (r == SQL_DONE && n != want)
		say(sink, _("%s has %zu columns instead of %zu."), t->name, n, want);
	return r == SQL_DONE;
}

bool check_schema(struct sql *q, struct check_sink *sink, struct err *e)
{
	for (size_t i = 0; model_tables[i]; i++) {
		const struct table *t = model_tables[i];

		if (!check_columns(q, t, sink, e))
			return false;
		for (size_t c = 0; c < t->n_columns; c++)
			if (t->columns[c].type == COLUMN_REF &&
				!check_reference(q, t, &t->columns[c], sink, e))
				return false;
	}
	return true;
}
