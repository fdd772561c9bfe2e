#include "services/tombstones.h"

#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

/* One entry of a calendar, with its own times. */
struct entry {
	const char *uid, *starts, *ends;
	bool all_day;
};

static bool outdated(struct session *se, const struct entry *en)
{
	const char *last = en->ends && *en->ends ? en->ends : en->starts;
	struct moment m;

	return moment_parse(last ? last : "", &m) &&
		m.day < clock_local(se->clock).day - TOMBSTONE_DAYS;
}

static bool leave_groups(
	struct session *se, int64_t meeting_id, int64_t tombstone_id, struct err *e)
{
	struct group_list groups = { 0 };
	bool ok = session_delete_referring(
			  se, &tombstone_group_table, "tombstone_id", tombstone_id, e) &&
		store_meeting_groups(se->store, meeting_id, &groups, e);

	for (size_t i = 0; i < groups.n && ok; i++) {
		struct tombstone_group link = { .tombstone_id = tombstone_id,
			.group_id = groups.v[i].id };

		ok = store_tombstone_group_save(se->store, &link, e);
	}
	pool_release(&groups.pool);
	return ok;
}

/* One of that uid may be left from before: an entry that was read in again. */
static bool load(struct session *se, const char *uid, struct tombstone *t, struct err *e)
{
	struct err why = { 0 };

	return store_tombstone_find(se->store, uid, t, &why) || err_absent(e, &why);
}

static bool leave(
	struct session *se, const struct meeting *m, const struct entry *en, struct err *e)
{
	struct tombstone t = { 0 };
	int64_t now = clock_now(se->clock);
	bool ok;

	if (!en->uid || text_blank(en->uid) || outdated(se, en))
		return true;
	ok = load(se, en->uid, &t, e);
	if (ok) {
		xreplace(&t.uid, en->uid);
		xreplace(&t.title, m->title ? m->title : "");
		xreplace(&t.starts, en->starts);
		xreplace(&t.ends, en->ends ? en->ends : "");
		xreplace(&t.zone, m->zone ? m->zone : "");
		t.all_day = en->all_day;
		t.kind = m->kind;
		t.mode = m->mode;
		t.created_at = m->created_at;
		if (t.sequence <= m->sequence)
			t.sequence = m->sequence + 1;
		t.revised_at = now > m->revised_at ? now : m->revised_at + 1;
		ok = store_tombstone_save(se->store, &t, e) && leave_groups(se, m->id, t.id, e);
	}
	tombstone_release(&t);
	return ok;
}

bool tombstone_leave(struct session *se, const struct meeting *m, struct err *e)
{
	const struct entry own = { m->uid, m->starts, m->ends, m->all_day };
	struct candidate_list dates = { 0 };
	bool ok;

	/* What others organise is not ours to call off. */
	if (m->organizer && *m->organizer)
		return true;
	ok = leave(se, m, &own, e) && store_candidates(se->store, m->id, &dates, e);

	for (size_t i = 0; i < dates.n && ok; i++) {
		const struct candidate *c = &dates.v[i];
		const struct entry en = { c->uid, c->starts, c->ends, c->all_day };

		if (strcmp(c->uid, m->uid ? m->uid : "") != 0)
			ok = leave(se, m, &en, e);
	}
	pool_release(&dates.pool);
	return ok;
}
