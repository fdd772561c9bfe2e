/* What calendars were published, written and sent. */
#include <string.h>

#include "db/list.h"
#include "db/questions.h"
#include "db/rows.h"
#include "db/store.h"

static const struct question feeds = {
	"SELECT {feeds f} FROM feeds f ORDER BY f.id",
	PLAN_SCANS,
};
static const struct question published = {
	"SELECT {published p} FROM published p WHERE p.folder = ?1 ORDER BY p.name",
	0,
};
static const struct question invitations = {
	"SELECT {invitations i} FROM invitations i WHERE i.uid = ?1 ORDER BY i.person_id",
	0,
};
/* Somebody was sent an older edition of it: of an entry, of a date that was proposed for it, or of one
 * that is gone. */
#define OUTDATED " WHERE i.method = 'request' AND i.sequence < "
static const struct question due = {
	"SELECT i.uid, m.id FROM invitations i JOIN meetings m ON m.uid = i.uid AND m.uid <> ''" OUTDATED
	"m.sequence AND m.starts >= ?1"
	" UNION SELECT i.uid, m.id FROM invitations i JOIN candidates c ON c.uid = i.uid"
	" JOIN meetings m ON m.id = c.meeting_id AND m.uid <> c.uid" OUTDATED
	"m.sequence AND c.starts >= ?1"
	" UNION SELECT i.uid, 0 FROM invitations i JOIN tombstones t ON t.uid = i.uid" OUTDATED
	"t.sequence AND t.starts >= ?1"
	" ORDER BY 1, 2",
	PLAN_SCANS | PLAN_SORTS,
};
const struct question *const calendar_questions[] = { &feeds, &published, &invitations, &due,
	NULL };

bool store_feeds(struct store *s, struct feed_list *out, struct err *e)
{
	void *v = NULL;
	sqlite3_stmt *st;

	*out = (struct feed_list) { 0 };
	if (!sql_ask(&s->sql, &feeds, &st, e) ||
		!list_read(&s->sql, st, &feed_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_published(struct store *s, const char *folder, struct published_list *out, struct err *e)
{
	void *v = NULL;
	sqlite3_stmt *st;

	*out = (struct published_list) { 0 };
	if (!sql_ask(&s->sql, &published, &st, e))
		return false;
	sql_text(st, 1, folder);
	if (!list_read(&s->sql, st, &published_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_invitations(struct store *s, const char *uid, struct invitation_list *out, struct err *e)
{
	void *v = NULL;
	sqlite3_stmt *st;

	*out = (struct invitation_list) { 0 };
	if (!sql_ask(&s->sql, &invitations, &st, e))
		return false;
	sql_text(st, 1, uid);
	if (!list_read(&s->sql, st, &invitation_table, &out->pool, &v, &out->n, e))
		return LIST_FAIL(out);
	out->v = v;
	return true;
}

bool store_invitations_due(
	struct store *s, const char *from, struct invitation_due_list *out, struct err *e)
{
	size_t cap = 0;
	enum sql_result r;
	sqlite3_stmt *st;

	*out = (struct invitation_due_list) { 0 };
	if (!sql_ask(&s->sql, &due, &st, e))
		return false;
	sql_text(st, 1, from);
	while ((r = sql_step(&s->sql, st, e)) == SQL_ROW) {
		out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
		out->v[out->n++] = (struct invitation_due) {
			.uid = pool_strdup(&out->pool, sql_column_text(st, 0)),
			.meeting_id = sql_column(st, 1),
		};
	}
	return r == SQL_DONE || LIST_FAIL(out);
}
