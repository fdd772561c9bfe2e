/* When somebody came and left. */
#include <stdlib.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "services/rollcall.h"
#include "services/rollcall_parts.h"

static void put_clock(char **field, int minute)
{
	char hhmm[MINUTE_SIZE];

	minute_iso(minute, hhmm);
	xreplace(field, hhmm);
}

/* The item that was current at that minute: the one that is, or the latest that had been begun; 0
 * where that is not known. */
static bool item_at(
	struct session *se, int64_t meeting_id, int minute, int64_t *item_id, struct err *e)
{
	struct moment starts = MOMENT_NONE, now = clock_local(se->clock);
	struct item_list items = { 0 };
	struct meeting m = { 0 };
	int64_t latest = 0;
	bool ok = store_meeting_load(se->store, meeting_id, &m, e);

	*item_id = 0;
	if (!ok || minute == MINUTE_NONE)
		goto out;
	if (m.status == STATUS_RUNNING && now.minute == minute) {
		*item_id = m.item_id;
		goto out;
	}
	moment_parse(m.starts ? m.starts : "", &starts);
	ok = store_items(se->store, meeting_id, &items, e);
	for (size_t i = 0; i < items.n; i++) {
		int64_t at = items.v[i].started_at;
		struct moment begun = local_moment(at);

		if (!at || begun.day != starts.day || begun.minute > minute || at < latest)
			continue;
		latest = at;
		*item_id = items.v[i].id;
	}
out:
	pool_release(&items.pool);
	meeting_release(&m);
	return ok;
}

static int minute_in(const char *hhmm)
{
	int minute = MINUTE_NONE;

	minute_parse(hhmm ? hhmm : "", &minute);
	return minute;
}

/* Whoever comes back the minute they left was never away. */
static void take_came(struct attendance *a, int minute, int64_t item_id)
{
	if (minute != MINUTE_NONE && minute == minute_in(a->left)) {
		xreplace(&a->left, NULL);
		a->left_item = 0;
		return;
	}
	put_clock(&a->came, minute);
	a->came_item = item_id;
}

/* Leaving again after having come back: two times cannot say both, the later one counts. */
static void take_left(struct attendance *a, int minute, int64_t item_id)
{
	int came = minute_in(a->came), left = minute_in(a->left);

	if (minute != MINUTE_NONE && left != MINUTE_NONE && came > left) {
		xreplace(&a->came, NULL);
		a->came_item = 0;
	}
	put_clock(&a->left, minute);
	a->left_item = item_id;
}

static char *time_label(const struct mark *mk, int minute, bool came)
{
	char clock[DATE_TEXT_SIZE];

	minute_text(minute, clock);
	if (minute == MINUTE_NONE)
		return xasprintf(_("%s: no time"), mk->name);
	/* TRANSLATORS: a person and a time: "Bo Ågren kom 9:07" */
	return xasprintf(came ? _("%s came %s") : _("%s left %s"), mk->name, clock);
}

static bool put_time(struct session *se, int64_t meeting_id, int64_t person_id, int minute,
	bool came, struct err *e)
{
	struct mark mk = { 0 };
	int64_t item_id;
	bool ok = roll_mark_load(se, meeting_id, person_id, &mk, e) &&
		item_at(se, meeting_id, minute, &item_id, e);

	if (!ok)
		goto out;
	if (minute != MINUTE_NONE && !mark_is_present(mk.a.status))
		mk.a.status = ATTENDANCE_ONSITE;
	(came ? take_came : take_left)(&mk.a, minute, item_id);
	ok = session_begin(se, time_label(&mk, minute, came), e);
	if (ok)
		ok = session_end(se, roll_mark_save(se, &mk, e), e);
out:
	roll_mark_release(&mk);
	return ok;
}

bool roll_came(struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_time(se, meeting_id, person_id, minute, true, e), e);
}

bool roll_left(struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_time(se, meeting_id, person_id, minute, false, e), e);
}

/* A time that was edited; one that stays keeps its item. */
static bool retime(struct session *se, int64_t meeting_id, char **field, int64_t *item_id,
	int minute, struct err *e)
{
	if (minute_in(*field) == minute)
		return true;
	put_clock(field, minute);
	return item_at(se, meeting_id, minute, item_id, e);
}

static bool put_times(struct session *se, int64_t meeting_id, int64_t person_id, int came, int left,
	struct err *e)
{
	struct mark mk = { 0 };
	bool ok = roll_mark_load(se, meeting_id, person_id, &mk, e) &&
		retime(se, meeting_id, &mk.a.came, &mk.a.came_item, came, e) &&
		retime(se, meeting_id, &mk.a.left, &mk.a.left_item, left, e);

	if (ok && (came != MINUTE_NONE || left != MINUTE_NONE) && !mark_is_present(mk.a.status))
		mk.a.status = ATTENDANCE_ONSITE;
	ok = ok && session_begin(se, xasprintf(_("Times of %s"), mk.name), e);
	if (ok)
		ok = session_end(se, roll_mark_save(se, &mk, e), e);
	roll_mark_release(&mk);
	return ok;
}

bool roll_times(struct session *se, int64_t meeting_id, int64_t person_id, int came, int left,
	struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_times(se, meeting_id, person_id, came, left, e), e);
}
