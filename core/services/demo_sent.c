#include "services/demo_sent.h"

#include "services/documents.h"

/* Days after the meeting. */
enum { SENT_AFTER = 2, APPROVED_AFTER = 9, ARCHIVED_AFTER = 30, DAY_SECONDS = 24 * 60 * 60 };

static int64_t at_most(int64_t t, int64_t now)
{
	return t < now ? t : now;
}

/* It was sent and approved in the days after the meeting, not just now. */
static bool date_back(
	struct session *se, int64_t meeting_id, int state, int64_t ended, struct err *e)
{
	struct document_list list = { 0 };
	int64_t now = clock_now(se->clock);
	bool ok = store_documents(se->store, meeting_id, &list, e);

	for (size_t i = 0; ok && i < list.n; i++) {
		struct document d = { 0 };

		record_copy(&document_table, &d, &list.v[i]);
		d.state = state;
		d.sent_at = at_most(ended + SENT_AFTER * DAY_SECONDS, now);
		if (state >= NOTES_APPROVED)
			d.approved_at = at_most(ended + APPROVED_AFTER * DAY_SECONDS, now);
		if (state >= NOTES_ARCHIVED)
			d.archived_at = at_most(ended + ARCHIVED_AFTER * DAY_SECONDS, now);
		ok = store_document_save(se->store, &d, e);
		document_release(&d);
	}
	pool_release(&list.pool);
	return ok;
}

static bool set_state(struct session *se, int64_t meeting_id, int state, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	m.notes_state = state;
	ok = ok && store_meeting_save(se->store, &m, e);
	meeting_release(&m);
	return ok;
}

static bool send_notes(struct session *se, const struct meeting *m, struct err *e)
{
	const struct notes_out_options o = { 0 };
	struct moment ends;

	return set_state(se, m->id, NOTES_DRAFT, e) &&
		document_send(se, m->id, DOCUMENT_NOTES, &o, NULL, e) &&
		date_back(se, m->id, m->notes_state,
			moment_parse(m->ends ? m->ends : "", &ends) ? local_to_utc(ends) : 0, e) &&
		set_state(se, m->id, m->notes_state, e);
}

bool demo_sent(struct session *se, struct err *e)
{
	const struct meeting_query q = { .statuses = 1u << STATUS_HELD };
	struct meeting_rows rows = { 0 };
	bool ok = store_meetings(se->store, &q, &rows, e);

	for (size_t i = 0; ok && i < rows.n; i++) {
		if (rows.v[i].m.notes_state != NOTES_DRAFT)
			ok = send_notes(se, &rows.v[i].m, e);
	}
	pool_release(&rows.pool);
	return ok;
}
