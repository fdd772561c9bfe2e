#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"

#include "db/rows.h"
#include "db/store.h"

enum { PIECE = 32 * 1024, SCHEMA = 1 };

struct out {
	struct buf b;
	struct json j;
	bool (*sink)(void *to, const char *bytes, size_t n);
	void *to;
};

static bool flush(struct out *o, size_t more_than, struct err *e)
{
	if (o->b.len <= more_than)
		return true;
	if (!o->sink(o->to, buf_str(&o->b), o->b.len))
		return err_set(e, ERR_INTERRUPTED, _("Stopped before the end."));
	buf_cut(&o->b, 0);
	return true;
}

static bool put_row(
	sqlite3_stmt *st, const struct table *t, void *rec, struct out *o, struct err *e)
{
	if (!row_read(st, 0, t, rec, NULL, e))
		return false;
	record_json_without(t, rec, COLUMN_DERIVED, &o->j);
	buf_putc(&o->b, '\n'); /* one row a line */
	return flush(o, PIECE, e);
}

static bool put_table(struct store *s, const struct table *t, struct out *o, struct err *e)
{
	void *rec = xcalloc(1, t->size);
	enum sql_result r = SQL_FAILED;
	sqlite3_stmt *st = NULL;

	json_kopen(&o->j, t->name, '[');
	if (rows_all(&s->sql, t, &st, e))
		while ((r = sql_step(&s->sql, st, e)) == SQL_ROW && put_row(st, t, rec, o, e))
			continue;
	sqlite3_reset(st);
	json_close(&o->j, ']');
	buf_putc(&o->b, '\n');
	record_release(t, rec);
	free(rec);
	return r == SQL_DONE;
}

static bool put_all(struct store *s, struct out *o, struct err *e)
{
	json_open(&o->j, '{');
	json_kint(&o->j, "schema", SCHEMA);
	for (size_t i = 0; model_tables[i]; i++)
		if (!put_table(s, model_tables[i], o, e))
			return false;
	json_close(&o->j, '}');
	buf_putc(&o->b, '\n');
	return flush(o, 0, e);
}

bool store_export_json(struct store *s, bool (*sink)(void *to, const char *bytes, size_t n),
	void *to, struct err *e)
{
	struct out o = { .sink = sink, .to = to };
	bool reading = sqlite3_get_autocommit(s->sql.db), ok;

	o.j.out = &o.b;
	ok = (!reading || sql_run(&s->sql, "BEGIN", e)) && put_all(s, &o, e);
	if (reading && !sqlite3_get_autocommit(s->sql.db))
		sqlite3_exec(s->sql.db, "ROLLBACK", NULL, NULL, NULL);
	buf_release(&o.b);
	return ok;
}
