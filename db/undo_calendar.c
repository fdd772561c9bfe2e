#include "db/undo_calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "model/store.h"

#include "db/questions.h"
#include "db/store.h"

static const struct question place = { "SELECT step FROM calendars_place", PLAN_SCANS };
static const struct question is_behind = {
	"SELECT 1 FROM calendars_place WHERE step < (SELECT max(id) FROM steps)", PLAN_SCANS
};
static const struct question set_place = {
	"UPDATE calendars_place SET step = (SELECT max(id) FROM steps)", PLAN_SCANS
};
const struct question *const undo_calendar_questions[] = { &place, &is_behind, &set_place, NULL };

void undo_calendar_release(struct undo_calendar *k)
{
	for (size_t i = 0; i < k->n_meetings; i++)
		meeting_release(&k->meetings[i]);
	for (size_t i = 0; i < k->n_candidates; i++)
		candidate_release(&k->candidates[i]);
	for (size_t i = 0; i < k->n_back; i++)
		free(k->back[i]);
	free(k->meetings);
	free(k->candidates);
	free(k->groups);
	free(k->ended);
	free(k->back);
	*k = (struct undo_calendar) { 0 };
}

/* ---- During the step ---- */

void undo_calendar_gone(struct undo_calendar *k, const struct table *t, const void *rec)
{
	if (t == &meeting_table) {
		k->meetings =
			xgrow(k->meetings, k->n_meetings, &k->cap_meetings, sizeof(*k->meetings));
		k->meetings[k->n_meetings] = (struct meeting) { 0 };
		record_copy(t, &k->meetings[k->n_meetings++], rec);
	} else if (t == &candidate_table) {
		k->candidates = xgrow(
			k->candidates, k->n_candidates, &k->cap_candidates, sizeof(*k->candidates));
		k->candidates[k->n_candidates] = (struct candidate) { 0 };
		record_copy(t, &k->candidates[k->n_candidates++], rec);
	} else if (t == &meeting_group_table) {
		k->groups = xgrow(k->groups, k->n_groups, &k->cap_groups, sizeof(*k->groups));
		k->groups[k->n_groups++] = *(const struct meeting_group *)rec;
	} else if (t == &group_table) {
		k->ended = xgrow(k->ended, k->n_ended, &k->cap_ended, sizeof(*k->ended));
		k->ended[k->n_ended++] = ((const struct group *)rec)->id;
	}
}

void undo_calendar_back(struct undo_calendar *k, const struct table *t, const void *rec)
{
	const char *uid = t == &meeting_table ? ((const struct meeting *)rec)->uid
		: t == &candidate_table       ? ((const struct candidate *)rec)->uid
					      : NULL;

	if (!uid || !*uid)
		return;
	k->back = xgrow(k->back, k->n_back, &k->cap_back, sizeof(*k->back));
	k->back[k->n_back++] = xstrdup(uid);
}

/* ---- After it ---- */

/* Nothing there by that uid any more, not even a tombstone that the step itself put there. */
static bool is_gone(struct store *s, const char *uid, bool *gone, struct err *e)
{
	int known;

	*gone = false;
	if (!uid || !*uid)
		return true;
	if (!store_uid_known(s, uid, &known, e))
		return false;
	*gone = !(known & UID_KNOWN);
	return true;
}

static bool outdated(struct store *s, const struct tombstone *t)
{
	struct moment m;

	return moment_parse(*t->ends ? t->ends : t->starts, &m) &&
		m.day < clock_local(s->clock).day - TOMBSTONE_DAYS;
}

static bool save_group(struct store *s, const struct undo_calendar *k, const struct tombstone *t,
	int64_t group_id, struct err *e)
{
	struct tombstone_group link = { .tombstone_id = t->id, .group_id = group_id };

	for (size_t i = 0; i < k->n_ended; i++)
		if (k->ended[i] == group_id)
			return true;
	return store_tombstone_group_save(s, &link, e);
}

/* The groups of a meeting that is there, or that went with the step. */
static bool save_groups(struct store *s, const struct undo_calendar *k, const struct tombstone *t,
	int64_t meeting_id, struct err *e)
{
	struct group_list groups = { 0 };
	bool ok = store_meeting_groups(s, meeting_id, &groups, e);

	for (size_t i = 0; i < groups.n && ok; i++)
		ok = save_group(s, k, t, groups.v[i].id, e);
	for (size_t i = 0; i < k->n_groups && ok; i++)
		if (k->groups[i].meeting_id == meeting_id)
			ok = save_group(s, k, t, k->groups[i].group_id, e);
	pool_release(&groups.pool);
	return ok;
}

/* m as it was last, at its own time or at one that was proposed. */
static bool leave(struct store *s, const struct undo_calendar *k, const struct meeting *m,
	const struct candidate *c, struct err *e)
{
	int64_t now = clock_now(s->clock);
	struct tombstone t = {
		.uid = xstrdup(c ? c->uid : m->uid),
		.sequence = m->sequence + 1,
		.revised_at = now > m->revised_at ? now : m->revised_at + 1,
		.created_at = m->created_at,
		.kind = m->kind,
		.title = xstrdup(m->title ? m->title : ""),
		.starts = xstrdup(c ? c->starts : m->starts),
		.ends = xstrdup(c         ? c->ends
				: m->ends ? m->ends
					  : ""),
		.all_day = c ? c->all_day : m->all_day,
		.zone = xstrdup(m->zone ? m->zone : ""),
		.mode = m->mode,
	};
	bool ok = outdated(s, &t) ||
		(store_tombstone_save(s, &t, e) && save_groups(s, k, &t, m->id, e));

	tombstone_release(&t);
	return ok;
}

static bool leave_meeting(
	struct store *s, const struct undo_calendar *k, const struct meeting *m, struct err *e)
{
	bool gone;

	if ((m->organizer && *m->organizer) || m->foreign_sum)
		return true;
	return is_gone(s, m->uid, &gone, e) && (!gone || leave(s, k, m, NULL, e));
}

static bool leave_candidate(
	struct store *s, const struct undo_calendar *k, const struct candidate *c, struct err *e)
{
	struct meeting m = { 0 };
	bool gone, ok;

	if (!is_gone(s, c->uid, &gone, e))
		return false;
	for (size_t i = 0; i < k->n_meetings && gone; i++)
		if (k->meetings[i].id == c->meeting_id)
			return leave(s, k, &k->meetings[i], c, e);
	ok = !gone || (store_meeting_load(s, c->meeting_id, &m, e) && leave(s, k, &m, c, e));
	meeting_release(&m);
	return ok;
}

static bool unlink_all(struct store *s, const char *field, int64_t id, struct err *e)
{
	struct id_list links = { 0 };
	bool ok = store_referring(s, &tombstone_group_table, field, id, &links, e);

	for (size_t i = 0; i < links.n && ok; i++)
		ok = store_delete(s, &tombstone_group_table, links.v[i], e);
	pool_release(&links.pool);
	return ok;
}

static bool clear(struct store *s, const char *uid, struct err *e)
{
	struct tombstone t = { 0 };
	struct err none = { 0 };
	bool ok;

	if (!store_tombstone_find(s, uid, &t, &none))
		return err_absent(e, &none);
	ok = unlink_all(s, "tombstone_id", t.id, e) && store_delete(s, &tombstone_table, t.id, e);
	tombstone_release(&t);
	return ok;
}

static bool shown(struct store *s, int64_t step, bool *out, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!sql_ask(&s->sql, &place, &st, e))
		return false;
	ok = sql_find(&s->sql, st, out, e);
	*out = ok && *out && sql_column(st, 0) >= step;
	sqlite3_reset(st);
	return ok;
}

bool undo_calendar_settle(
	struct store *s, const struct undo_calendar *k, int64_t step, struct err *e)
{
	bool ok = true, seen = false;

	for (size_t i = 0; i < k->n_ended && ok; i++)
		ok = unlink_all(s, "group_id", k->ended[i], e);
	for (size_t i = 0; i < k->n_back && ok; i++)
		ok = clear(s, k->back[i], e);
	ok = ok && (k->n_meetings + k->n_candidates == 0 || shown(s, step, &seen, e));
	for (size_t i = 0; i < k->n_meetings && ok && seen; i++)
		ok = leave_meeting(s, k, &k->meetings[i], e);
	for (size_t i = 0; i < k->n_candidates && ok && seen; i++)
		ok = leave_candidate(s, k, &k->candidates[i], e);
	return ok;
}

bool store_calendars_shown(struct store *s, struct err *e)
{
	sqlite3_stmt *st;
	bool ok, behind;

	if (s->readonly)
		return true;
	if (!sql_ask(&s->sql, &is_behind, &st, e))
		return false;
	ok = sql_find(&s->sql, st, &behind, e);
	sqlite3_reset(st);
	if (!ok || !behind)
		return ok;
	return sql_ask(&s->sql, &set_place, &st, e) && sql_done(&s->sql, st, e);
}
