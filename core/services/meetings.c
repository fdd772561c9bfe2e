#include "services/meetings.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/documents.h"
#include "services/groups_end.h"
#include "services/item_parts.h"
#include "services/rounds.h"
#include "services/tombstones.h"
#include "services/wording.h"

bool meetings_of_year(struct session *se, int year, struct meeting_rows *out, struct err *e)
{
	struct moment first = MOMENT_NONE, next = MOMENT_NONE;
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	struct meeting_query q = { .from = from, .to = to };

	if (!day_from_ymd(year, 1, 1, &first.day) || !day_from_ymd(year, 12, 31, &next.day))
		return err_set(e, ERR_INVALID, _("%d is no year."), year);
	next.day++;
	moment_iso(first, from);
	moment_iso(next, to);
	return store_meetings(se->store, &q, out, e);
}

/* ---- Groups of a meeting ---- */

static bool among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static bool add_groups(struct session *se, int64_t meeting_id, const int64_t *groups, size_t n,
	const struct group_list *have, bool *changed, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		struct meeting_group link = { .meeting_id = meeting_id, .group_id = groups[i] };
		bool there = among(groups, i, groups[i]);

		for (size_t k = 0; have && k < have->n && !there; k++)
			there = have->v[k].id == groups[i];
		if (there)
			continue;
		if (!store_meeting_group_save(se->store, &link, e))
			return false;
		*changed = true;
	}
	return true;
}

static bool drop_groups(struct session *se, int64_t meeting_id, const int64_t *groups, size_t n,
	bool *changed, struct err *e)
{
	struct id_list links = { 0 };
	bool ok = store_referring(
		se->store, &meeting_group_table, "meeting_id", meeting_id, &links, e);

	for (size_t i = 0; i < links.n && ok; i++) {
		struct meeting_group link = { 0 };

		ok = store_meeting_group_load(se->store, links.v[i], &link, e);
		if (ok && !among(groups, n, link.group_id)) {
			ok = store_meeting_group_delete(se->store, link.id, e);
			*changed = true;
		}
	}
	pool_release(&links.pool);
	return ok;
}

static bool replace_groups(struct session *se, int64_t meeting_id, const int64_t *groups, size_t n,
	bool *changed, struct err *e)
{
	struct group_list have = { 0 };
	bool ok = store_meeting_groups(se->store, meeting_id, &have, e) &&
		drop_groups(se, meeting_id, groups, n, changed, e) &&
		add_groups(se, meeting_id, groups, n, &have, changed, e);

	pool_release(&have.pool);
	return ok;
}

/* Those that it gets now have not ended by then. */
static bool may_join(
	struct session *se, const struct meeting *m, const int64_t *groups, size_t n, struct err *e)
{
	struct group_list have = { 0 };
	bool ok = n == 0 || store_meeting_groups(se->store, m->id, &have, e);

	for (size_t i = 0; groups && i < n && ok; i++) {
		bool there = false;

		for (size_t k = 0; k < have.n; k++)
			there |= have.v[k].id == groups[i];
		ok = there || groups_may_meet(se, &groups[i], 1, m->starts, e);
	}
	pool_release(&have.pool);
	return ok;
}

/* ---- Create and change ---- */

bool meeting_create(struct session *se, struct meeting *draft, const int64_t *groups,
	size_t n_groups, struct err *e)
{
	char uid[37];
	bool added = false, ok;

	if (draft->status == STATUS_RUNNING)
		return err_set(e, ERR_INVALID, _("A meeting is started, not entered as running."));
	if (!settle_meeting(se, draft, groups, n_groups, e))
		return false;
	clock_uuid(se->clock, uid);
	xreplace(&draft->uid, uid);
	draft->sequence = 0;
	draft->candidates = 0;
	draft->created_at = draft->revised_at = clock_now(se->clock);
	ok = session_begin(se, step_label(_("New meeting"), meeting_words(draft)), e);
	if (!ok)
		return false;
	ok = store_meeting_save(se->store, draft, e) &&
		add_groups(se, draft->id, groups, n_groups, NULL, &added, e);
	if (!session_end(se, ok, e)) {
		draft->id = draft->rev = 0;
		return false;
	}
	return true;
}

bool meeting_change(struct session *se, struct meeting *m, const int64_t *groups, size_t n_groups,
	const char *why, struct err *e)
{
	struct meeting old = { 0 };
	bool changed = false, ok = false;

	if (!settle_meeting(se, m, groups, n_groups, e) ||
		!store_meeting_load(se->store, m->id, &old, e))
		goto out;
	if (m->status == STATUS_RUNNING && old.status != STATUS_RUNNING) {
		err_set(e, ERR_INVALID, _("A meeting is started, not entered as running."));
		goto out;
	}
	ok = may_join(se, m, groups, n_groups, e) &&
		session_begin(se, step_label(_("Changed"), meeting_words(m)), e);
	if (!ok)
		goto out;
	ok = !groups || replace_groups(se, m->id, groups, n_groups, &changed, e);
	/* Calendars show the groups, but not as a field of the meeting. */
	m->revised_at += changed;
	ok = session_end(se, ok && holding_save(se, &old, m, why, e), e);
out:
	meeting_release(&old);
	return ok;
}

/* ---- Delete ---- */

static bool delete_items(struct session *se, int64_t meeting_id, struct err *e)
{
	struct item_list items = { 0 };
	bool ok = store_items(se->store, meeting_id, &items, e);

	for (int child = 1; child >= 0; child--)
		for (size_t i = 0; i < items.n && ok; i++)
			if ((items.v[i].parent_id != 0) == child)
				ok = item_parts_delete(se, items.v[i].id, e) &&
					store_item_delete(se->store, items.v[i].id, e);
	pool_release(&items.pool);
	return ok;
}

static bool locked_meeting_delete(struct session *se, int64_t id, struct err *e)
{
	static const struct table *const first[] = { &note_table, &written_line_table,
		&attendance_table, &meeting_group_table, &move_table, &import_table, &waiver_table,
		&attachment_table, &year_rule_table };
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, id, &m, e);
	int64_t round_id = m.round_id;

	if (!ok)
		return false;
	ok = document_may_delete(se, id, e) &&
		session_begin(se, step_label(_("Removed"), meeting_words(&m)), e);
	if (!ok) {
		meeting_release(&m);
		return false;
	}
	ok = tombstone_leave(se, &m, e);
	meeting_release(&m);
	for (size_t i = 0; i < ARRAY_LEN(first) && ok; i++)
		ok = session_delete_referring(se, first[i], "meeting_id", id, e);
	ok = ok && candidates_delete(se, id, e) && delete_items(se, id, e) &&
		store_meeting_delete(se->store, id, e) && round_left(se, round_id, e);
	return session_end(se, ok, e);
}

bool meeting_delete(struct session *se, int64_t id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_meeting_delete(se, id, e), e);
}
