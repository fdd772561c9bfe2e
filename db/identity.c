#include "db/identity.h"

#include "db/questions.h"
#include "db/store.h"

static const struct question of_tombstone = {
	"SELECT t.sequence, t.revised_at FROM tombstones t WHERE t.uid = ?1",
	0,
};
static const struct question of_meeting = {
	"SELECT m.sequence, m.revised_at FROM meetings m WHERE m.uid = ?1 AND m.uid <> ''",
	0,
};
static const struct question of_candidate = {
	"SELECT m.sequence, m.revised_at FROM candidates c JOIN meetings m ON m.id = c.meeting_id"
	" WHERE c.uid = ?1",
	0,
};
static const struct question groups_of_meeting = {
	"SELECT max(g.revised_at) FROM meeting_groups x JOIN groups g ON g.id = x.group_id"
	" WHERE x.meeting_id = ?1",
	0,
};
static const struct question meetings_of_group = {
	"SELECT max(m.revised_at) FROM meeting_groups x JOIN meetings m ON m.id = x.meeting_id"
	" WHERE x.group_id = ?1",
	0,
};
const struct question *const identity_questions[] = { &of_tombstone, &of_meeting, &of_candidate,
	&groups_of_meeting, &meetings_of_group, NULL };

static bool go_on_from(struct store *s, const struct question *q, const char *uid,
	int64_t *sequence, int64_t *revised_at, struct err *e)
{
	int64_t now = clock_now(s->clock), before;
	sqlite3_stmt *st;

	if (!sql_ask(&s->sql, q, &st, e))
		return false;
	sql_text(st, 1, uid);
	switch (sql_step(&s->sql, st, e)) {
	case SQL_FAILED:
		return false;
	case SQL_DONE:
		return true;
	case SQL_ROW:
		break;
	}
	before = sql_column(st, 0);
	if (*sequence <= before)
		*sequence = before + 1;
	before = sql_column(st, 1);
	*revised_at = now > before ? now : before + 1;
	sqlite3_reset(st);
	return true;
}

bool identity_onward(struct store *s, const struct table *t, void *rec, struct err *e)
{
	if (t == &meeting_table) {
		struct meeting *m = rec;

		return !m->uid ||
			go_on_from(s, &of_tombstone, m->uid, &m->sequence, &m->revised_at, e);
	}
	if (t == &tombstone_table) {
		struct tombstone *gone = rec;
		int64_t *sequence = &gone->sequence, *revised_at = &gone->revised_at;

		return go_on_from(s, &of_candidate, gone->uid, sequence, revised_at, e) &&
			go_on_from(s, &of_meeting, gone->uid, sequence, revised_at, e);
	}
	return true;
}

int64_t identity_now(struct store *s, const struct table *t, const void *rec)
{
	const struct question *q = t == &meeting_table ? &groups_of_meeting
		: t == &group_table                    ? &meetings_of_group
						       : NULL;
	int64_t now = clock_now(s->clock), shown = 0;
	struct err none = { 0 };
	sqlite3_stmt *st;

	if (!q || !sql_ask(&s->sql, q, &st, &none))
		return now;
	sql_int(st, 1, *(const int64_t *)rec);
	return sql_number(&s->sql, st, 0, &shown, &none) && shown >= now ? shown + 1 : now;
}
