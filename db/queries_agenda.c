#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question groups = {
	"SELECT {groups g} FROM meeting_groups x JOIN groups g ON g.id = x.group_id"
	" WHERE x.meeting_id = ?1 ORDER BY g.name, g.id",
	PLAN_SORTS,
};
static const struct question moves = {
	"SELECT {moves m} FROM moves m WHERE m.meeting_id = ?1 ORDER BY m.at, m.id",
	0,
};
static const struct question items = {
	"SELECT {items i} FROM items i LEFT JOIN items p ON p.id = i.parent_id"
	" WHERE i.meeting_id = ?1 ORDER BY" LIST_AGENDA_ORDER,
	PLAN_SORTS,
};
static const struct question notes_of_item = {
	"SELECT {notes n} FROM notes n WHERE n.meeting_id = ?1 AND n.item_id = ?2"
	" ORDER BY n.position, n.id",
	0,
};
static const struct question notes_preamble = {
	"SELECT {notes n} FROM notes n WHERE n.meeting_id = ?1 AND n.item_id IS NULL"
	" ORDER BY n.position, n.id",
	0,
};
static const struct question notes_all = {
	"SELECT {notes n} FROM notes n LEFT JOIN items i ON i.id = n.item_id"
	" LEFT JOIN items p ON p.id = i.parent_id WHERE n.meeting_id = ?1"
	" ORDER BY" LIST_AGENDA_ORDER ", n.position, n.id",
	PLAN_SORTS,
};
static const struct question last_of_item = {
	"SELECT max(position) FROM notes WHERE meeting_id = ?1 AND item_id = ?2",
	0,
};
static const struct question last_of_preamble = {
	"SELECT max(position) FROM notes WHERE meeting_id = ?1 AND item_id IS NULL",
	0,
};
static const struct question last_number = {
	"SELECT max(number) FROM notes WHERE meeting_id = ?1 AND kind = ?2",
	0,
};
/* Of each meeting the greatest alone, which is the last of it in the index of decisions. */
static const struct question last_of_year = {
	"SELECT max((SELECT max(n.year_number) FROM notes n"
	" WHERE n.meeting_id = m.id AND n.kind = 'decision'))"
	" FROM meetings o CROSS JOIN meetings m"
	" WHERE o.id = ?1 AND m.starts >= substr(o.starts, 1, 4)"
	" AND m.starts < substr(o.starts, 1, 4) || '~'",
	0,
};
static const struct question written = {
	"SELECT {written_lines w} FROM written_lines w LEFT JOIN items i ON i.id = w.item_id"
	" LEFT JOIN items p ON p.id = i.parent_id WHERE w.meeting_id = ?1"
	" ORDER BY" LIST_AGENDA_ORDER ", w.position, w.id",
	PLAN_SORTS,
};
const struct question *const agenda_questions[] = { &groups, &moves, &items, &notes_of_item,
	&notes_preamble, &notes_all, &last_of_item, &last_of_preamble, &last_number, &last_of_year,
	&written, NULL };

/* The records that a question gives about a meeting (?1) and perhaps an item (?2). */
static bool list(struct store *s, const struct question *q, int64_t meeting_id, int64_t item_id,
	const struct table *t, struct pool *pool, void **v, size_t *n, struct err *e)
{
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	if (item_id > 0)
		sql_int(st, 2, item_id);
	return list_read(&s->sql, st, t, pool, v, n, e);
}

bool store_meeting_groups(
	struct store *s, int64_t meeting_id, struct group_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct group_list) { 0 };
	if (!list(s, &groups, meeting_id, 0, &group_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_moves(struct store *s, int64_t meeting_id, struct move_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct move_list) { 0 };
	if (!list(s, &moves, meeting_id, 0, &move_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_items(struct store *s, int64_t meeting_id, struct item_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct item_list) { 0 };
	if (!list(s, &items, meeting_id, 0, &item_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_notes(
	struct store *s, int64_t meeting_id, int64_t item_id, struct note_list *out, struct err *e)
{
	const struct question *q = item_id == NOTES_ALL ? &notes_all
		: item_id == NOTES_PREAMBLE             ? &notes_preamble
							: &notes_of_item;
	void *v = NULL;

	*out = (struct note_list) { 0 };
	if (!list(s, q, meeting_id, item_id, &note_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_written(struct store *s, int64_t meeting_id, struct written_list *out, struct err *e)
{
	void *v = NULL;

	*out = (struct written_list) { 0 };
	if (!list(s, &written, meeting_id, 0, &written_line_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_note_last(
	struct store *s, int64_t meeting_id, int64_t item_id, int64_t *position, struct err *e)
{
	sqlite3_stmt *st;

	*position = 0;
	if (!sql_ask(&s->sql, item_id > 0 ? &last_of_item : &last_of_preamble, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	if (item_id > 0)
		sql_int(st, 2, item_id);
	return sql_number(&s->sql, st, 0, position, e);
}

bool store_note_number(
	struct store *s, int64_t meeting_id, int kind, int64_t *number, struct err *e)
{
	sqlite3_stmt *st;

	*number = 0;
	if (!sql_ask(&s->sql, &last_number, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	sql_text(st, 2, note_kind_names[kind]);
	return sql_number(&s->sql, st, 0, number, e);
}

bool store_note_year_number(struct store *s, int64_t meeting_id, int64_t *number, struct err *e)
{
	sqlite3_stmt *st;

	*number = 0;
	if (!sql_ask(&s->sql, &last_of_year, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	return sql_number(&s->sql, st, 0, number, e);
}
