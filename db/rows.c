#include "db/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

/* What a statement of a table does; an update is named by the set of its columns instead, bit n for
 * column n, and OP_REFERRING comes with the column's number. */
enum { OP_LOAD = 40, OP_INSERT, OP_DELETE, OP_NEXT, OP_ALL, OP_REFERRING };
#define OP(n) (UINT64_C(1) << (n))

enum { COL_ID, COL_REV, COL_SUM, COL_FIRST };

const struct table *rows_table(const char *name)
{
	for (size_t i = 0; model_tables[i]; i++)
		if (strcmp(model_tables[i]->name, name) == 0)
			return model_tables[i];
	return NULL;
}

int rows_place(const struct table *t)
{
	for (int i = 0; model_tables[i]; i++)
		if (model_tables[i] == t)
			return i;
	return -1;
}

/* ---- SQL text, of constant names only ---- */

static void put_name(struct buf *b, const char *name)
{
	buf_putc(b, '"');
	buf_puts(b, name);
	buf_putc(b, '"');
}

static void put_value(struct buf *b, size_t field)
{
	buf_printf(b, "?%zu", field + COL_FIRST + 1);
}

static void put_columns(struct buf *b, const struct table *t, const char *alias)
{
	static const char *const first[] = { "id", "rev", "sum" };

	for (size_t i = 0; i < COL_FIRST + t->n_columns; i++) {
		buf_puts(b, i ? ", " : "");
		buf_puts(b, alias);
		put_name(b, i < COL_FIRST ? first[i] : t->columns[i - COL_FIRST].name);
	}
}

char *rows_expand(const char *text)
{
	struct buf b = { 0 };
	const char *open;

	for (; (open = strchr(text, '{')); text = strchr(open, '}') + 1) {
		char name[32], alias[8] = "";
		const struct table *t;

		buf_add(&b, text, (size_t)(open - text));
		if (sscanf(open, "{%31[a-z_] %6[a-z]}", name, alias) != 2)
			die("bad question: %s", open);
		t = rows_table(name);
		if (!t)
			die("no table %s", name);
		alias[strlen(alias)] = '.';
		put_columns(&b, t, alias);
	}
	buf_puts(&b, text);
	return buf_take(&b);
}

static void put_load(struct buf *b, const struct table *t, const char *which)
{
	buf_puts(b, "SELECT ");
	put_columns(b, t, "");
	buf_puts(b, " FROM ");
	put_name(b, t->name);
	buf_puts(b, which);
}

static void put_insert(struct buf *b, const struct table *t)
{
	buf_puts(b, "INSERT INTO ");
	put_name(b, t->name);
	buf_puts(b, " (");
	put_columns(b, t, "");
	buf_puts(b, ") VALUES (?1, ?2, ?3");
	for (size_t i = 0; i < t->n_columns; i++) {
		buf_puts(b, ", ");
		put_value(b, i);
	}
	buf_putc(b, ')');
}

static void put_update(struct buf *b, const struct table *t, uint64_t fields)
{
	buf_puts(b, "UPDATE ");
	put_name(b, t->name);
	buf_puts(b, " SET rev = ?2, sum = ?3");
	for (size_t i = 0; i < t->n_columns; i++) {
		if (!(fields & OP(i)))
			continue;
		buf_puts(b, ", ");
		put_name(b, t->columns[i].name);
		buf_puts(b, " = ");
		put_value(b, i);
	}
	buf_puts(b, " WHERE id = ?1");
}

static void put_delete(struct buf *b, const struct table *t)
{
	buf_puts(b, "DELETE FROM ");
	put_name(b, t->name);
	buf_puts(b, " WHERE id = ?1");
}

/* sqlite_sequence knows the highest id there ever was; the table itself guards against a damaged one. */
static void put_next(struct buf *b, const struct table *t)
{
	buf_puts(b,
		"SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?1), 0),"
		" coalesce((SELECT max(id) FROM ");
	put_name(b, t->name);
	buf_puts(b, "), 0))");
}

static void put_referring(struct buf *b, const struct table *t, size_t column)
{
	buf_puts(b, "SELECT id FROM ");
	put_name(b, t->name);
	buf_puts(b, " WHERE ");
	put_name(b, t->columns[column].name);
	buf_puts(b, " = ?1 ORDER BY id");
}

static char *table_text(const void *owner, uint64_t op)
{
	const struct table *t = owner;
	struct buf b = { 0 };

	if (op & OP(OP_REFERRING)) {
		put_referring(&b, t, op & ~OP(OP_REFERRING));
		return buf_take(&b);
	}
	switch (op) {
	case OP(OP_LOAD):
		put_load(&b, t, " WHERE id = ?1");
		break;
	case OP(OP_ALL):
		put_load(&b, t, " ORDER BY id");
		break;
	case OP(OP_INSERT):
		put_insert(&b, t);
		break;
	case OP(OP_DELETE):
		put_delete(&b, t);
		break;
	case OP(OP_NEXT):
		put_next(&b, t);
		break;
	default:
		put_update(&b, t, op);
	}
	return buf_take(&b);
}

static bool table_op(
	struct sql *q, const struct table *t, uint64_t op, sqlite3_stmt **st, struct err *e)
{
	return sql_built(q, t, op, table_text, st, e);
}

/* ---- Reading ---- */

int row_columns(const struct table *t)
{
	return (int)t->n_columns + COL_FIRST;
}

static bool read_field(
	sqlite3_stmt *st, int at, const struct column *f, void *rec, struct pool *pool)
{
	char **text = (char **)(void *)((char *)rec + f->offset);
	int word;

	switch (f->type) {
	case COLUMN_TEXT:
		if (pool)
			*text = pool_strdup(pool, sql_column_text(st, at));
		else
			column_set_text(f, rec, sql_column_text(st, at));
		return true;
	case COLUMN_ENUM:
		word = keyword_index(f->names, sql_column_text(st, at));
		column_set_int(f, rec, word < 0 ? 0 : word);
		return word >= 0;
	case COLUMN_INT:
	case COLUMN_REF:
	case COLUMN_BOOL:
		break;
	}
	column_set_int(f, rec, sql_column(st, at));
	return true;
}

bool row_read(sqlite3_stmt *st, int at, const struct table *t, void *rec, struct pool *pool,
	struct err *e)
{
	struct head *h = rec;
	bool ok = true;

	if (pool)
		memset(rec, 0, t->size);
	else
		record_release(t, rec);
	h->id = sql_column(st, at + COL_ID);
	h->rev = sql_column(st, at + COL_REV);
	for (size_t i = 0; i < t->n_columns; i++)
		ok = read_field(st, at + COL_FIRST + (int)i, &t->columns[i], rec, pool) && ok;
	if (ok && record_sum(t, rec) == sql_column(st, at + COL_SUM))
		return true;
	return err_set(e, ERR_CORRUPT,
		_("The database is damaged: an entry is not as it was saved (%s %lld). Restore it "
		  "from a backup copy; `arshjul doctor` says more."),
		t->name, (long long)h->id);
}

bool row_load(
	struct sql *q, const struct table *t, int64_t id, void *rec, bool *found, struct err *e)
{
	sqlite3_stmt *st;
	bool there, ok;

	*found = false;
	if (!table_op(q, t, OP(OP_LOAD), &st, e))
		return false;
	sql_int(st, 1, id);
	if (!sql_find(q, st, &there, e))
		return false;
	if (!there)
		return true;
	ok = row_read(st, 0, t, rec, NULL, e);
	sqlite3_reset(st);
	*found = ok;
	return ok;
}

bool rows_all(struct sql *q, const struct table *t, sqlite3_stmt **st, struct err *e)
{
	return table_op(q, t, OP(OP_ALL), st, e);
}

bool row_referring(struct sql *q, const struct table *t, const char *column, int64_t id,
	sqlite3_stmt **st, struct err *e)
{
	const struct column *c = table_column(t, column);

	if (!c || c->type != COLUMN_REF)
		die("%s.%s refers to nothing", t->name, column);
	if (!table_op(q, t, OP(OP_REFERRING) | (uint64_t)(c - t->columns), st, e))
		return false;
	sql_int(*st, 1, id);
	return true;
}

bool row_next_id(struct sql *q, const struct table *t, int64_t *id, struct err *e)
{
	sqlite3_stmt *st;

	if (!table_op(q, t, OP(OP_NEXT), &st, e))
		return false;
	sql_text(st, 1, t->name);
	return sql_number(q, st, 1, id, e);
}

/* ---- Writing ---- */

static void bind_field(sqlite3_stmt *st, int at, const struct column *f, const void *rec)
{
	switch (f->type) {
	case COLUMN_TEXT:
	case COLUMN_ENUM:
		sql_text(st, at, column_text(f, rec));
		return;
	case COLUMN_REF:
		sql_ref(st, at, column_int(f, rec));
		return;
	case COLUMN_INT:
	case COLUMN_BOOL:
		break;
	}
	sql_int(st, at, column_int(f, rec));
}

static void bind_row(sqlite3_stmt *st, const struct table *t, const void *rec, uint64_t fields)
{
	const struct head *h = rec;

	sql_int(st, COL_ID + 1, h->id);
	sql_int(st, COL_REV + 1, h->rev);
	sql_int(st, COL_SUM + 1, record_sum(t, rec));
	for (size_t i = 0; i < t->n_columns; i++)
		if (fields & OP(i))
			bind_field(st, COL_FIRST + 1 + (int)i, &t->columns[i], rec);
}

bool row_insert(struct sql *q, const struct table *t, const void *rec, struct err *e)
{
	sqlite3_stmt *st;

	if (!table_op(q, t, OP(OP_INSERT), &st, e))
		return false;
	bind_row(st, t, rec, UINT64_MAX);
	return sql_done(q, st, e);
}

static uint64_t differing(const struct table *t, const void *a, const void *b)
{
	uint64_t fields = 0;

	assert(t->n_columns < OP_LOAD);
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *f = &t->columns[i];
		bool same = f->type == COLUMN_TEXT
			? strcmp(column_text(f, a), column_text(f, b)) == 0
			: column_int(f, a) == column_int(f, b);

		fields |= same ? 0 : OP(i);
	}
	return fields;
}

bool row_update(
	struct sql *q, const struct table *t, const void *before, const void *after, struct err *e)
{
	uint64_t fields = differing(t, before, after);
	sqlite3_stmt *st;

	if (!table_op(q, t, fields, &st, e))
		return false;
	bind_row(st, t, after, fields);
	return sql_done(q, st, e);
}

bool row_delete(struct sql *q, const struct table *t, int64_t id, struct err *e)
{
	sqlite3_stmt *st;

	if (!table_op(q, t, OP(OP_DELETE), &st, e))
		return false;
	sql_int(st, 1, id);
	return sql_done(q, st, e);
}
