#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question of_meeting = {
	"SELECT {documents d} FROM documents d WHERE d.meeting_id = ?1"
	" ORDER BY d.kind, d.version, d.public, d.id",
	PLAN_SORTS,
};
static const struct question state_of = { "SELECT notes_state FROM meetings WHERE id = ?1", 0 };
const struct question *const document_questions[] = { &of_meeting, &state_of, NULL };

bool store_documents(struct store *s, int64_t meeting_id, struct document_list *out, struct err *e)
{
	void *v = NULL;
	sqlite3_stmt *st;

	*out = (struct document_list) { 0 };
	if (!sql_ask(&s->sql, &of_meeting, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	if (!list_read(&s->sql, st, &document_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_notes_state(struct store *s, int64_t meeting_id, int *state, struct err *e)
{
	sqlite3_stmt *st;
	bool found;

	*state = -1;
	if (!sql_ask(&s->sql, &state_of, &st, e))
		return false;
	sql_int(st, 1, meeting_id);
	if (!sql_find(&s->sql, st, &found, e))
		return false;
	if (found)
		*state = keyword_index(notes_state_names, sql_column_text(st, 0));
	sqlite3_reset(st);
	return true;
}
