#include "services/holding.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/candidates.h"
#include "services/rollcall.h"
#include "services/running.h"
#include "services/settle.h"
#include "services/wording.h"

/* An imported entry may have no end. */
static bool same_iso(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_time(const struct meeting *a, const struct meeting *b)
{
	return same_iso(a->starts, b->starts) && same_iso(a->ends, b->ends);
}

/* Another place than before: the first one that it gets is no change. */
static bool same_place(const struct meeting *a, const struct meeting *b)
{
	return !a->place || !*a->place || !b->place || !*b->place ||
		strcmp(a->place, b->place) == 0;
}

static bool log_move(struct session *se, const struct meeting *old, const struct meeting *m,
	const char *why, struct err *e)
{
	bool stays = same_place(old, m);
	struct move mv = {
		.meeting_id = m->id,
		.at = clock_now(se->clock),
		.old_starts = xstrdup(old->starts),
		.old_ends = xstrdup(old->ends),
		.new_starts = xstrdup(m->starts),
		.new_ends = xstrdup(m->ends),
		.old_status = old->status,
		.new_status = m->status,
		.why = xstrdup(why),
		.old_mode = old->mode,
		.new_mode = m->mode,
		.old_place = xstrdup(stays ? "" : old->place),
		.new_place = xstrdup(stays ? "" : m->place),
	};
	bool ok;

	record_clean(&move_table, &mv);
	ok = store_move_save(se->store, &mv, e);
	move_release(&mv);
	return ok;
}

bool holding_save(struct session *se, const struct meeting *old, struct meeting *m, const char *why,
	struct err *e)
{
	bool fixed = old->status == STATUS_RUNNING || old->status == STATUS_HELD;
	bool fixes = m->status == STATUS_RUNNING || m->status == STATUS_HELD;

	if (old->status == STATUS_RUNNING && m->status != STATUS_RUNNING && !running_end(se, m, e))
		return false;
	/* Before the status is stored: from then on only what is written counts as the roll. */
	if (fixes && !fixed && !roll_freeze(se, m->id, e))
		return false;
	if (m->candidates > 0 && m->status != STATUS_PROPOSED && m->status != STATUS_CANCELLED)
		return err_set(
			e, ERR_INVALID, _("Dates are proposed for it. Choose one of them first."));
	if (!store_meeting_save(se->store, m, e) ||
		(!same_time(old, m) && !candidates_follow(se, m, e)))
		return false;
	return (same_time(old, m) && old->status == m->status && old->mode == m->mode &&
		       same_place(old, m)) ||
		log_move(se, old, m, why, e);
}

/* m has been changed from old; label is taken over. */
static bool change_step(struct session *se, const struct meeting *old, struct meeting *m,
	char *label, const char *why, struct err *e)
{
	if (!session_begin(se, label, e))
		return false;
	return session_end(se, holding_save(se, old, m, why, e), e);
}

/* ---- Move ---- */

void holding_put_times(struct meeting *m, struct moment starts, struct moment ends)
{
	struct moment was = MOMENT_NONE, ended = MOMENT_NONE;
	char iso[MOMENT_SIZE];

	moment_parse(m->starts ? m->starts : "", &was);
	moment_parse(m->ends ? m->ends : "", &ended);
	if (starts.minute == MINUTE_NONE)
		starts.minute = was.minute;
	if (moment_is_none(ends) && !moment_is_none(ended) &&
		(starts.minute == MINUTE_NONE) == m->all_day) {
		ends = starts;
		if (m->all_day)
			ends.day += ended.day - was.day;
		else
			ends = moment_add_minutes(starts, (int)moment_minutes_between(was, ended));
	}
	m->all_day = starts.minute == MINUTE_NONE;
	moment_iso(starts, iso);
	xreplace(&m->starts, iso);
	moment_iso(ends, iso);
	xreplace(&m->ends, iso);
}

static bool locked_meeting_move(struct session *se, int64_t id, struct moment starts,
	struct moment ends, const char *why, struct err *e)
{
	struct meeting old = { 0 }, m = { 0 };
	bool ok = false;
	char *words;

	if (moment_is_none(starts))
		return err_set(e, ERR_INVALID, _("It needs a day."));
	if (!store_meeting_load(se->store, id, &old, e))
		goto out;
	record_copy(&meeting_table, &m, &old);
	holding_put_times(&m, starts, ends);
	if (!settle_times(se, &m, e))
		goto out;
	if (same_time(&old, &m)) {
		err_set(e, ERR_INVALID, _("That is when it is already."));
		goto out;
	}
	words = meeting_time_words(&m);
	ok = change_step(se, &old, &m, xasprintf(_("Meeting moved to %s"), words), why, e);
	free(words);
out:
	meeting_release(&old);
	meeting_release(&m);
	return ok;
}

bool meeting_move(struct session *se, int64_t id, struct moment starts, struct moment ends,
	const char *why, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_meeting_move(se, id, starts, ends, why, e), e);
}

/* ---- Status ---- */

static char *status_label(const struct meeting *m, enum meeting_status status)
{
	char *words = meeting_words(m), *label;

	if (status == STATUS_CANCELLED)
		return step_label(_("Meeting cancelled"), words);
	if (status == STATUS_RUNNING)
		return step_label(_("Meeting started"), words);
	if (status == STATUS_HELD && m->status == STATUS_RUNNING)
		return step_label(_("Meeting ended"), words);
	label = step_label(words, xstrdup(meeting_status_label((int)status)));
	free(words);
	return label;
}

static bool change_status(
	struct session *se, int64_t id, enum meeting_status status, const char *why, struct err *e)
{
	struct meeting old = { 0 }, m = { 0 };
	bool ok = store_meeting_load(se->store, id, &old, e);

	if (ok && old.status == (int)status)
		ok = err_set(e, ERR_INVALID, _("It is that already: %s."),
			meeting_status_label(old.status));
	if (ok) {
		record_copy(&meeting_table, &m, &old);
		m.status = (int)status;
		ok = change_step(se, &old, &m, status_label(&old, status), why, e);
	}
	meeting_release(&old);
	meeting_release(&m);
	return ok;
}

static bool locked_meeting_set_status(
	struct session *se, int64_t id, enum meeting_status status, const char *why, struct err *e)
{
	if (status == STATUS_RUNNING)
		return meeting_start(se, id, e);
	return change_status(se, id, status, why, e);
}

bool meeting_set_status(
	struct session *se, int64_t id, enum meeting_status status, const char *why, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_meeting_set_status(se, id, status, why, e), e);
}

static bool locked_meeting_cancel(struct session *se, int64_t id, const char *why, struct err *e)
{
	return change_status(se, id, STATUS_CANCELLED, why, e);
}

bool meeting_cancel(struct session *se, int64_t id, const char *why, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_meeting_cancel(se, id, why, e), e);
}

/* ---- Hold ---- */

static bool check_start(struct session *se, const struct meeting *m, struct err *e)
{
	struct meeting_query q = { .statuses = 1u << STATUS_RUNNING, .limit = 1 };
	struct meeting_rows running = { 0 };
	bool ok;

	if (m->status == STATUS_RUNNING)
		return err_set(e, ERR_INVALID, _("It is running already."));
	if (m->status == STATUS_CANCELLED)
		return err_set(e, ERR_INVALID, _("It is cancelled. Give it another status first."));
	if (m->kind == MEETING_DEADLINE)
		return err_set(e, ERR_INVALID, _("A deadline is not a meeting to hold."));
	ok = store_meetings(se->store, &q, &running, e);
	if (ok && running.n) {
		char *words = meeting_words(&running.v[0].m);

		ok = err_set(e, ERR_INVALID, _("Another meeting is running: %s."), words);
		free(words);
	}
	pool_release(&running.pool);
	return ok;
}

static bool begin_first(struct session *se, struct meeting *m, struct err *e)
{
	struct item_list items = { 0 };
	struct item *first;
	bool ok = store_items(se->store, m->id, &items, e);

	first = ok ? running_next(&items, NULL) : NULL;
	if (first) {
		running_begin(m, first, clock_now(se->clock));
		ok = store_item_save(se->store, first, e);
	}
	pool_release(&items.pool);
	return ok;
}

static bool locked_meeting_start(struct session *se, int64_t id, struct err *e)
{
	struct meeting old = { 0 }, m = { 0 };
	bool ok = store_meeting_load(se->store, id, &old, e) && check_start(se, &old, e);

	if (!ok)
		goto out;
	record_copy(&meeting_table, &m, &old);
	m.status = STATUS_RUNNING;
	m.ended_at = 0;
	if (!m.started_at)
		m.started_at = clock_now(se->clock);
	ok = session_begin(se, status_label(&old, STATUS_RUNNING), e);
	if (ok)
		ok = session_end(
			se, begin_first(se, &m, e) && holding_save(se, &old, &m, NULL, e), e);
out:
	meeting_release(&old);
	meeting_release(&m);
	return ok;
}

bool meeting_start(struct session *se, int64_t id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_meeting_start(se, id, e), e);
}

static bool locked_meeting_finish(struct session *se, int64_t id, struct err *e)
{
	struct meeting m = { 0 };
	bool running = store_meeting_load(se->store, id, &m, e) &&
		(m.status == STATUS_RUNNING ||
			err_set(e, ERR_INVALID, _("The meeting is not running.")));

	meeting_release(&m);
	return running && change_status(se, id, STATUS_HELD, NULL, e);
}

bool meeting_finish(struct session *se, int64_t id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_meeting_finish(se, id, e), e);
}
