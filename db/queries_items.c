/* What agendas are made from: templates, items to be taken up again, attachments. */
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question attachments = {
	"SELECT {attachments a} FROM attachments a LEFT JOIN items i ON i.id = a.item_id"
	" LEFT JOIN items p ON p.id = i.parent_id WHERE a.meeting_id = ?1"
	" ORDER BY" LIST_AGENDA_ORDER ", a.position, a.id",
	PLAN_SORTS,
};
static const struct question templates = {
	"SELECT {templates t}, coalesce(g.name, ''),"
	" (SELECT count(*) FROM standing_items s WHERE s.template_id = t.id)"
	" FROM templates t LEFT JOIN groups g ON g.id = t.group_id"
	" ORDER BY CASE WHEN t.group_id IS NULL THEN 0 ELSE 1 END, g.name, t.id",
	PLAN_SORTS | PLAN_SCANS,
};
static const struct question standing = {
	"SELECT {standing_items i} FROM standing_items i"
	" LEFT JOIN standing_items p ON p.id = i.parent_id WHERE i.template_id = ?1"
	" ORDER BY" LIST_AGENDA_ORDER,
	PLAN_SORTS,
};
/* A sub-item whose parent is offered comes with it. */
#define LEFT_OVER(item) item ".outcome IN ('not-raised', 'postponed')"
#define NOT_CARRIED                                                                                \
	" NOT EXISTS (SELECT 1 FROM items c WHERE c.carried_from = i.id AND c.carried_from <> 0)"
static const struct question offered = {
	"SELECT {items i}, m.starts, m.title FROM meetings o CROSS JOIN meetings m"
	" CROSS JOIN items i LEFT JOIN items p ON p.id = i.parent_id"
	" WHERE o.id = ?1 AND m.starts >= ?2 AND m.starts < o.starts AND m.status <> 'cancelled'"
	" AND i.meeting_id = m.id AND i.kind <> 'frame' AND " LEFT_OVER(
		"i") " AND" NOT_CARRIED
		     " AND (p.id IS NULL OR NOT " LEFT_OVER(
			     "p") ")"
				  " AND EXISTS (SELECT 1 FROM meeting_groups x CROSS JOIN meeting_groups y"
				  " CROSS JOIN groups g WHERE x.meeting_id = o.id AND y.meeting_id = m.id"
				  " AND g.id = y.group_id"
				  " AND (g.id = x.group_id OR g.successor_id = x.group_id))"
				  " ORDER BY m.starts, m.id," LIST_AGENDA_ORDER,
	PLAN_SORTS,
};
const struct question *const item_questions[] = { &attachments, &templates, &standing, &offered,
	NULL };

bool store_attachments(
	struct store *s, int64_t meeting_id, struct attachment_list *out, struct err *e)
{
	sqlite3_stmt *st;
	void *v = NULL;

	*out = (struct attachment_list) { 0 };
	if (!sql_ask(&s->sql, &attachments, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	if (!list_read(&s->sql, st, &attachment_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_templates(struct store *s, struct template_rows *out, struct err *e)
{
	int at = row_columns(&template_table);
	enum sql_result r;
	sqlite3_stmt *st;
	size_t cap = 0;

	*out = (struct template_rows) { 0 };
	if (!sql_ask(&s->sql, &templates, &st, e))
		return false;
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct template_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n];
		memset(row, 0, sizeof(*row));
		if (!row_read(st, 0, &template_table, &row->t, &out->pool, e)) {
			sqlite3_reset(st);
			return LIST_FAIL(out);
		}
		row->group = pool_strdup(&out->pool, sql_column_text(st, at));
		row->items = (int)sql_column(st, at + 1);
		out->n++;
	}
	return r == SQL_DONE || LIST_FAIL(out);
}

bool store_standing_items(
	struct store *s, int64_t template_id, struct standing_item_list *out, struct err *e)
{
	sqlite3_stmt *st;
	void *v = NULL;

	*out = (struct standing_item_list) { 0 };
	if (!sql_ask(&s->sql, &standing, &st, e))
		return false;
	sql_int(st, 1, template_id);
	if (!list_read(&s->sql, st, &standing_item_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_offered(struct store *s, int64_t meeting_id, const char *since, struct offered_rows *out,
	struct err *e)
{
	int at = row_columns(&item_table);
	enum sql_result r;
	sqlite3_stmt *st;
	size_t cap = 0;

	*out = (struct offered_rows) { 0 };
	if (!sql_ask(&s->sql, &offered, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	sql_text(st, 2, since);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		struct offered_row *row;

		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		row = &out->v[out->n];
		memset(row, 0, sizeof(*row));
		if (!row_read(st, 0, &item_table, &row->it, &out->pool, e)) {
			sqlite3_reset(st);
			return LIST_FAIL(out);
		}
		row->meeting_starts = pool_strdup(&out->pool, sql_column_text(st, at));
		row->meeting_title = pool_strdup(&out->pool, sql_column_text(st, at + 1));
		out->n++;
	}
	return r == SQL_DONE || LIST_FAIL(out);
}
