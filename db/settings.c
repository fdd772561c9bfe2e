#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question setting = {
	"SELECT {settings s} FROM settings s WHERE s.\"key\" = ?1",
	0,
};
static const struct question with_prefix = {
	"SELECT {settings s} FROM settings s WHERE s.\"key\" >= ?1 AND s.\"key\" < ?1 || '~'"
	" ORDER BY s.\"key\"",
	0,
};
static const struct question kind_default = {
	"SELECT {kind_defaults k} FROM kind_defaults k WHERE k.kind = ?1",
	0,
};
static const struct question draft = {
	"SELECT {drafts d} FROM drafts d WHERE d.\"key\" = ?1",
	0,
};
static const struct question import = {
	"SELECT {imports i} FROM imports i WHERE i.sha256 = ?1 ORDER BY i.id LIMIT 1",
	0,
};
static const struct question anything = {
	"SELECT EXISTS (SELECT 1 FROM parties) OR EXISTS (SELECT 1 FROM people)"
	" OR EXISTS (SELECT 1 FROM groups) OR EXISTS (SELECT 1 FROM meetings)",
	PLAN_SCANS,
};
const struct question *const setting_questions[] = { &setting, &with_prefix, &kind_default, &draft,
	&import, &anything, NULL };

/* The one record that a question with one text gives; id 0 for none. rec must be zeroed or valid. */
static bool find(struct store *s, const struct question *q, const char *what, const struct table *t,
	void *rec, struct err *e)
{
	sqlite3_stmt *st;
	bool found, ok;

	record_release(t, rec);
	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_text(st, 1, what);
	if (!sql_find(&s->sql, st, &found, e))
		return false;
	ok = !found || row_read(st, 0, t, rec, NULL, e);
	sqlite3_reset(st);
	return ok;
}

/* ---- Settings ---- */

bool store_setting(
	struct store *s, const char *key, const char *fallback, char **value, struct err *e)
{
	struct setting r = { 0 };
	bool ok = find(s, &setting, key, &setting_table, &r, e);

	*value = NULL;
	if (ok)
		*value = r.id ? xstrdup(r.value ? r.value : "") : xstrdup(fallback);
	record_release(&setting_table, &r);
	return ok;
}

bool store_settings(struct store *s, const char *prefix, struct setting_list *out, struct err *e)
{
	sqlite3_stmt *st;
	void *v = NULL;

	*out = (struct setting_list) { 0 };
	if (!sql_ask(&s->sql, &with_prefix, &st, e))
		return false;
	sql_text(st, 1, prefix);
	if (!list_read(&s->sql, st, &setting_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_setting_set(struct store *s, const char *key, const char *value, struct err *e)
{
	struct setting r = { 0 };
	bool ok = find(s, &setting, key, &setting_table, &r, e);

	if (ok && !value) {
		ok = !r.id || store_delete(s, &setting_table, r.id, e);
	} else if (ok) {
		xreplace(&r.key, key);
		xreplace(&r.value, value);
		ok = store_save(s, &setting_table, &r, e);
	}
	record_release(&setting_table, &r);
	return ok;
}

/* ---- Kinds ---- */

bool store_kind_default_find(struct store *s, int kind, struct kind_default *out, struct err *e)
{
	return find(s, &kind_default, meeting_kind_names[kind], &kind_default_table, out, e);
}

/* ---- Drafts ---- */

static bool put_draft(struct store *s, const char *key, const char *text, struct err *e)
{
	struct draft r = { 0 };
	bool ok = find(s, &draft, key, &draft_table, &r, e);

	if (ok && (!text || !*text)) {
		ok = !r.id || store_delete(s, &draft_table, r.id, e);
	} else if (ok) {
		xreplace(&r.key, key);
		xreplace(&r.text, text);
		r.saved_at = clock_now(s->clock);
		ok = store_save(s, &draft_table, &r, e);
	}
	record_release(&draft_table, &r);
	return ok;
}

/* Within a step it is part of that: a filed line and its draft's end are one. */
bool store_draft_save(struct store *s, const char *key, const char *text, struct err *e)
{
	if (s->journal.open)
		return put_draft(s, key, text, e);
	if (!store_begin(s, "", e))
		return false;
	if (put_draft(s, key, text, e) && store_commit(s, e))
		return true;
	store_rollback(s);
	return false;
}

bool store_draft(struct store *s, const char *key, char **text, int64_t *saved_at, struct err *e)
{
	struct draft r = { 0 };
	bool ok = find(s, &draft, key, &draft_table, &r, e);

	*text = ok && r.id ? xstrdup(r.text ? r.text : "") : NULL;
	if (saved_at)
		*saved_at = r.saved_at;
	record_release(&draft_table, &r);
	return ok;
}

/* ---- Imports, first run ---- */

bool store_import_find(struct store *s, const char *sha256, struct import *out, struct err *e)
{
	if (!find(s, &import, sha256, &import_table, out, e))
		return false;
	return out->id || err_set(e, ERR_NOT_FOUND, "%s", "");
}

bool store_empty(struct store *s, bool *empty, struct err *e)
{
	int64_t some = 0;
	sqlite3_stmt *st;
	bool ok = sql_ask(&s->sql, &anything, &st, e) && sql_number(&s->sql, st, 0, &some, e);

	*empty = !some;
	return ok;
}
