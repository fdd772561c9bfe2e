#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"

#include "db/identity.h"
#include "db/rows.h"
#include "db/store.h"

/* ---- Load ---- */

bool store_load(struct store *s, const struct table *t, int64_t id, void *rec, struct err *e)
{
	bool found;

	if (!row_load(&s->sql, t, id, rec, &found, e))
		return false;
	return found || err_set(e, ERR_NOT_FOUND, _("That entry is not there (any more)."));
}

/* ---- Save ---- */

static bool check_text(const struct table *t, const void *rec, struct err *e)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];
		const char *s = c->type == COLUMN_TEXT ? column_text(c, rec) : "";

		if (!utf8_valid(s, strlen(s)))
			return err_set(e, ERR_INVALID, _("The text is not valid UTF-8."));
	}
	return true;
}

/* Ids are given out here, not by the insert, because the row's sum covers the id. The write lock is
 * ours, so counting on from the first answer is safe within the transaction. */
static bool next_id(struct store *s, const struct table *t, int64_t *id, struct err *e)
{
	int place = rows_place(t);
	int64_t *next;

	assert(place >= 0 && place < JOURNAL_TABLES_MAX);
	next = &s->journal.next_id[place];
	if (*next == 0 && !row_next_id(&s->sql, t, next, e))
		return false;
	*id = (*next)++;
	return true;
}

static bool insert(struct store *s, const struct table *t, void *rec, struct err *e)
{
	struct head *h = rec;

	if (!next_id(s, t, &h->id, e))
		return false;
	h->rev = 1;
	if (row_insert(&s->sql, t, rec, e) && journal_change(s, t, NULL, rec, e))
		return true;
	h->id = h->rev = 0;
	return false;
}

static bool update_from(
	struct store *s, const struct table *t, const void *before, void *rec, struct err *e)
{
	const struct head *stored = before;
	struct head *h = rec;

	if (record_same(t, before, rec)) {
		h->rev = stored->rev;
		return true;
	}
	if (h->rev != stored->rev)
		return err_set(e, ERR_CONFLICT,
			_("Somebody else has changed it meanwhile. It was NOT saved."));
	if (t->revise)
		t->revise(before, rec, identity_now(s, t, rec));
	if (record_same(t, before, rec))
		return true;
	h->rev++;
	if (row_update(&s->sql, t, before, rec, e) && journal_change(s, t, before, rec, e))
		return true;
	h->rev--;
	return false;
}

static bool update(struct store *s, const struct table *t, void *rec, struct err *e)
{
	void *before = xcalloc(1, t->size);
	bool found, ok;

	ok = row_load(&s->sql, t, ((struct head *)rec)->id, before, &found, e);
	if (ok && !found)
		ok = err_set(e, ERR_CONFLICT,
			_("Somebody else has removed it meanwhile. It was NOT saved."));
	ok = ok && update_from(s, t, before, rec, e);
	record_release(t, before);
	free(before);
	return ok;
}

bool store_save(struct store *s, const struct table *t, void *rec, struct err *e)
{
	if (!store_writing(s, e) || !check_text(t, rec, e))
		return false;
	return ((struct head *)rec)->id ? update(s, t, rec, e) : insert(s, t, rec, e);
}

bool store_save_from(
	struct store *s, const struct table *t, const void *before, void *rec, struct err *e)
{
	return store_writing(s, e) && check_text(t, rec, e) && update_from(s, t, before, rec, e);
}

/* ---- Delete ---- */

bool store_delete(struct store *s, const struct table *t, int64_t id, struct err *e)
{
	void *before = xcalloc(1, t->size);
	bool ok = store_writing(s, e) && store_load(s, t, id, before, e) &&
		row_delete(&s->sql, t, id, e) && journal_change(s, t, before, NULL, e);

	record_release(t, before);
	free(before);
	return ok;
}

/* ---- What refers to a row ---- */

bool store_referring(struct store *s, const struct table *t, const char *field, int64_t id,
	struct id_list *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct id_list) { 0 };
	if (!row_referring(&s->sql, t, field, id, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = sql_column(st, 0);
	}
	if (r == SQL_DONE)
		return true;
	pool_release(&out->pool);
	*out = (struct id_list) { 0 };
	return false;
}
