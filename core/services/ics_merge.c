#include "services/ics_merge.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date_text.h"
#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/import_fit.h"
#include "services/settle.h"
#include "services/wording.h"

void ics_case_release(struct ics_case *c)
{
	meeting_release(&c->old);
	meeting_release(&c->m);
	*c = (struct ics_case) { 0 };
}

static const char *said(const char *s)
{
	return s ? s : "";
}

static bool same(const char *a, const char *b)
{
	return strcmp(said(a), said(b)) == 0;
}

/* A sum over what an event says: never 0. */
static int64_t ics_sum(const struct calendar_event *ev)
{
	const char *const texts[] = { ev->title, ev->starts, ev->ends, ev->place, ev->link,
		ev->description, ev->organizer };
	uint64_t h = fnv_int(FNV_START, ev->status * 2 + ev->all_day);

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		h = fnv_text(h, texts[i]);
	return (int64_t)(h >> 1) + 1;
}

/* ---- What an event makes of a meeting ---- */

/* "Inställt: Styrgrupp", as Outlook, Google and we write it, is "Styrgrupp" that is cancelled. */
static const char *without_mark(const char *title, int64_t status)
{
	static const char *const cancelled[] = { "INSTÄLLT: ", "Inställt: ", "INSTÄLLD: ",
		"Inställd: ", "Avbokat: ", "Avbokad: ", "CANCELLED: ", "Cancelled: ", "CANCELED: ",
		"Canceled: ", NULL };
	static const char *const tentative[] = {
		"Preliminärt: ", "PRELIMINÄRT: ", "Tentative: ", NULL
	};
	const char *const *v = status == CALENDAR_CANCELLED ? cancelled : tentative;

	for (size_t i = 0; status != CALENDAR_CONFIRMED && v[i]; i++)
		if (text_starts(title, v[i]))
			return title + strlen(v[i]);
	return title;
}

static bool around_noon(struct moment m)
{
	return m.minute >= 11 * 60 && m.minute <= 13 * 60;
}

static enum meeting_kind kind_of(const struct calendar_event *ev)
{
	struct moment from, to;

	if (!moment_parse(ev->starts, &from) || !moment_parse(ev->ends, &to) || moment_is_none(to))
		return MEETING_ORDINARY;
	if (ev->all_day)
		return from.day == to.day ? MEETING_FULL_DAY : MEETING_OTHER;
	if (moment_cmp(from, to) == 0)
		return MEETING_DEADLINE;
	if (to.day == from.day + 1 && around_noon(from) && around_noon(to))
		return MEETING_LUNCH_TO_LUNCH;
	return MEETING_ORDINARY;
}

static void put_status(struct meeting *m, const struct calendar_event *ev)
{
	if (ev->status == CALENDAR_CANCELLED)
		m->status = STATUS_CANCELLED;
	else if (ev->status == CALENDAR_TENTATIVE)
		m->status = STATUS_PROPOSED;
	else if (!m->id || m->status == STATUS_PROPOSED || m->status == STATUS_CANCELLED)
		m->status = STATUS_DECIDED;
}

static void put_time(struct meeting *m, const struct calendar_event *ev)
{
	bool moved = !same(m->starts, ev->starts);

	if (!*ev->starts)
		return;
	xreplace(&m->starts, ev->starts);
	m->all_day = ev->all_day;
	/* Where the file has no end, what is here keeps its own. */
	if (*ev->ends &&
		(m->kind == MEETING_DEADLINE || !same(ev->starts, ev->ends) || ev->all_day))
		xreplace(&m->ends, ev->ends);
	else if (moved)
		xreplace(&m->ends, NULL);
}

/* Our own calendar says the groups before the title, and the room after the place. */
static bool holds_ours(const char *theirs, const char *ours)
{
	return ours && *ours && strstr(theirs, ours);
}

static void put_texts(struct meeting *m, const struct calendar_event *ev, bool ours)
{
	const char *title = without_mark(ev->title, ev->status);

	if (*title && !(ours && holds_ours(title, m->title)))
		fit_put(&m->title, title, FIT_FIELD);
	if (!(ours && holds_ours(ev->place, m->place)) && (*ev->place || !ours))
		fit_put(&m->place, ev->place, FIT_FIELD);
	if (*ev->link || !ours)
		xreplace(&m->link, ev->link);
	if (!ours)
		xreplace(&m->description, ev->description);
}

/* The meeting that the event makes of m (a zeroed one for a new entry), as far as it is said there; ours:
 * texts that we write ourselves are left. */
static void ics_put(struct meeting *m, const struct calendar_event *ev, bool ours)
{
	bool fresh = !m->id;
	char *link = xstrdup(said(m->link)), *place = xstrdup(said(m->place));

	if (fresh)
		m->kind = (int)kind_of(ev);
	put_status(m, ev);
	put_time(m, ev);
	if (ev->status != CALENDAR_CANCELLED || fresh)
		put_texts(m, ev, ours);
	if (fresh || !same(link, m->link) || !same(place, m->place))
		m->mode = !said(m->link)[0] ? MODE_ONSITE
			: said(m->place)[0] ? MODE_HYBRID
					    : MODE_REMOTE;
	if (!*said(m->title) && fresh)
		xreplace(&m->title, _("Without a title"));
	free(link);
	free(place);
}

/* " (var tis 17 mars kl. 9:00–12:00)" */
static void put_was(const struct meeting *old, struct buf *out)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;
	char words[DATE_TEXT_SIZE];

	if (!moment_parse(said(old->starts), &from) || moment_is_none(from) ||
		!moment_parse(said(old->ends), &to))
		return;
	span_text(from, to, false, words);
	/* TRANSLATORS: after what changes in a meeting: when it was to be until now */
	buf_printf(out, _(" (was %s)"), words);
}

/* What differs, in words: "tid, plats (var tis 17 mars kl. 9:00–12:00)". Appended. */
static void ics_changes(const struct meeting *old, const struct meeting *m, struct buf *out)
{
	const struct {
		bool differs;
		const char *word;
	} parts[] = {
		/* TRANSLATORS: what changes in a meeting, after its name */
		{ !same(old->starts, m->starts) || !same(old->ends, m->ends), Q_("differs|time") },
		{ !same(old->title, m->title), Q_("differs|title") },
		{ !same(old->place, m->place) || old->mode != m->mode, Q_("differs|place") },
		{ !same(old->link, m->link), Q_("differs|link") },
		{ !same(old->description, m->description), Q_("differs|text") },
		{ old->status != m->status, Q_("differs|status") },
		{ !same(old->organizer, m->organizer) || !same(old->uid, m->uid),
			Q_("differs|organiser") },
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i].differs)
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", parts[i].word);
	if (parts[0].differs)
		put_was(old, out);
	/* Nothing that anybody sees. */
	if (out->len == 0 && (!same(old->series, m->series) || !same(old->instance, m->instance)))
		/* TRANSLATORS: its place in a series of meetings changes */
		buf_puts(out, Q_("differs|series"));
}

/* ---- What is here ---- */

static bool find_uid(struct session *se, const char *uid, struct meeting *m, struct err *e)
{
	struct err none = { 0 };

	return store_meeting_find_uid(se->store, uid, m, &none) || err_absent(e, &none);
}

static bool was_removed(struct session *se, const char *uid, bool *removed, struct err *e)
{
	struct tombstone t = { 0 };
	struct err none = { 0 };

	*removed = store_tombstone_find(se->store, uid, &t, &none);
	tombstone_release(&t);
	return *removed || err_absent(e, &none);
}

/* One of our own dates that are only proposed, or were: choosing is done here. */
static bool is_proposed(struct session *se, const char *uid, bool *proposed, struct err *e)
{
	struct candidate c = { 0 };
	struct err none = { 0 };

	*proposed = store_candidate_find_uid(se->store, uid, &c, &none);
	candidate_release(&c);
	return *proposed || err_absent(e, &none);
}

/* One title says no more than the other adds to: "Styrelse" and "Styrelsemöte 10 mars". */
static bool alike(const char *a, const char *b)
{
	char *x = text_fold(a, FOLD_BASE), *y = text_fold(b, FOLD_BASE);
	bool is = *x && *y && (strstr(x, y) || strstr(y, x));

	free(x);
	free(y);
	return is;
}

/* The entry that was typed here before the calendar came: same time, same title. */
static bool find_time(
	struct session *se, const struct calendar_event *ev, struct meeting *m, struct err *e)
{
	const char *title = without_mark(ev->title, ev->status);
	struct timed_meetings list = { 0 };

	if (!store_meetings_at(se->store, ev->starts, &list, e))
		return false;
	for (size_t i = 0; i < list.n && !m->id; i++)
		if (!*list.v[i].organizer && alike(list.v[i].title, title))
			record_copy(&meeting_table, m, &list.v[i]);
	pool_release(&list.pool);
	return true;
}

/* ---- The decision ---- */

static void decide(struct ics_case *c, enum ics_verdict verdict, const char *why)
{
	c->verdict = (int)verdict;
	c->why = why;
}

/* Does m, completed as if it were to be saved, stand? */
static bool stands(struct session *se, struct ics_case *c, struct pool *pool)
{
	struct err why = { 0 };

	/* A preview wants to know no more than whether its time can be. */
	if (c->ready ? settle_meeting(se, &c->m, NULL, 0, &why) : settle_times(se, &c->m, &why))
		return true;
	decide(c, ICS_SKIPPED, pool_strdup(pool, why.text));
	return false;
}

static void take_identity(struct ics_case *c)
{
	const struct calendar_event *ev = c->ev;

	xreplace(&c->m.organizer, ev->organizer);
	if (*ev->instance) {
		xreplace(&c->m.series, ev->uid);
		xreplace(&c->m.instance, ev->instance);
	}
	c->m.sequence = ev->sequence > c->m.sequence ? ev->sequence : c->m.sequence;
	c->m.foreign_stamp = ev->stamp;
	/* No word of a preview hangs on it. */
	if (c->ready)
		c->m.foreign_sum = ics_sum(ev);
}

/* known: something here goes by its uid, or did. */
static bool decide_new(
	struct session *se, struct ics_case *c, bool known, struct pool *pool, struct err *e)
{
	const struct calendar_event *ev = c->ev;
	bool removed = false;

	if (known && !was_removed(se, ev->entry, &removed, e))
		return false;
	if (ev->status == CALENDAR_CANCELLED)
		decide(c, ICS_SKIPPED, _("it is cancelled, and was never here"));
	else if (removed)
		decide(c, ICS_SKIPPED, _("it was taken away here"));
	else if (!find_time(se, ev, &c->old, e))
		return false;
	else if (c->old.id && !*ev->organizer)
		decide(c, ICS_UNCHANGED, _("is here already, by its time and title"));
	else if (c->old.id)
		decide(c, ICS_CHANGED, _("is here already: it becomes its organiser's"));
	else
		decide(c, ICS_NEW, "");
	if (c->verdict != ICS_NEW && c->verdict != ICS_CHANGED)
		return true;
	record_copy(&meeting_table, &c->m, &c->old);
	ics_put(&c->m, ev, false);
	take_identity(c);
	xreplace(&c->m.zone, c->zone);
	xreplace(&c->m.uid, ev->entry);
	if (c->place && c->place->uid_taken) {
		char uid[37];

		clock_uuid(se->clock, uid);
		xreplace(&c->m.uid, uid);
	}
	if (stands(se, c, pool) && *ev->remark && !*c->why)
		c->why = ev->remark;
	return true;
}

/* known: nothing that is not here, be it that our own calendar was read again. */
static bool older(const struct ics_case *c, bool *known)
{
	const struct meeting *m = &c->old;
	int64_t stamp = m->foreign_stamp ? m->foreign_stamp : m->revised_at;

	*known = c->ev->sequence == m->sequence && c->ev->stamp &&
		(c->ev->stamp <= stamp || c->ev->stamp == m->revised_at);
	return c->ev->sequence < m->sequence;
}

static void decide_cancelled(struct ics_case *c, bool ours, bool is_older)
{
	const struct meeting *m = &c->old;

	if (m->status == STATUS_CANCELLED)
		decide(c, ICS_UNCHANGED, _("is cancelled already"));
	else if (ours)
		decide(c, ICS_SKIPPED,
			_("we organise it: what a file says does not cancel it. `arshjul cancel` does"));
	else if (*c->ev->organizer && *said(m->organizer) &&
		strcasecmp(c->ev->organizer, m->organizer) != 0)
		decide(c, ICS_SKIPPED, _("somebody else organises it"));
	else if (is_older)
		decide(c, ICS_SKIPPED, _("an older edition than the one here"));
	else if (m->status == STATUS_RUNNING || m->status == STATUS_HELD)
		decide(c, ICS_SKIPPED, _("it has been held"));
	else
		decide(c, ICS_CANCELLED, "");
}

static void decide_changed(struct ics_case *c, bool ours, struct pool *pool)
{
	struct buf words = { 0 };
	bool held = c->old.status == STATUS_RUNNING || c->old.status == STATUS_HELD;

	ics_changes(&c->old, &c->m, &words);
	if (words.len == 0)
		decide(c, ICS_UNCHANGED, "");
	else if (held)
		decide(c, ICS_SKIPPED, _("it has been held"));
	else if (ours && c->ev->method >= METHOD_REQUEST)
		decide(c, ICS_SKIPPED, _("we organise it: a message does not change it"));
	else
		decide(c, ICS_CHANGED, pool_strdup(pool, buf_str(&words)));
	buf_release(&words);
}

/* Has the entry another place in its series than was known? Ours have none. */
static bool finds_its_place(const struct ics_case *c, bool ours)
{
	return !ours && *c->ev->instance &&
		(!same(c->old.series, c->ev->uid) || !same(c->old.instance, c->ev->instance));
}

static void decide_known(struct session *se, struct ics_case *c, struct pool *pool)
{
	const struct calendar_event *ev = c->ev;
	bool ours = !*said(c->old.organizer) && !c->old.foreign_sum, known;
	bool is_older = older(c, &known);

	if (ev->status == CALENDAR_CANCELLED)
		decide_cancelled(c, ours, is_older);
	else if ((c->old.foreign_sum == ics_sum(ev) || known) && !finds_its_place(c, ours))
		decide(c, ICS_UNCHANGED, "");
	else if (is_older && !(c->place && c->place->moved))
		decide(c, ICS_SKIPPED, _("an older edition than the one here"));
	else
		decide(c, ICS_CHANGED, "");
	if (c->verdict != ICS_CHANGED && c->verdict != ICS_CANCELLED)
		return;
	record_copy(&meeting_table, &c->m, &c->old);
	ics_put(&c->m, ev, ours);
	if (!ours)
		take_identity(c);
	else
		c->m.sequence = ev->sequence;
	if (stands(se, c, pool) && c->verdict == ICS_CHANGED)
		decide_changed(c, ours, pool);
}

/* By its name alone. */
static bool decide_named(struct session *se, struct ics_case *c, struct pool *pool, struct err *e)
{
	const struct calendar_event *ev = c->ev;
	bool proposed = false;
	int known;

	if (!store_uid_known(se->store, ev->entry, &known, e))
		return false;
	c->of_series = !*ev->instance && (known & UID_OF_SERIES);
	if (c->of_series)
		return true;
	if (known &&
		(!find_uid(se, ev->entry, &c->old, e) ||
			(!c->old.id && !is_proposed(se, ev->entry, &proposed, e))))
		return false;
	if (proposed) {
		decide(c, ICS_SKIPPED, _("a date proposed here"));
		return true;
	}
	if (!c->old.id)
		return decide_new(se, c, known != 0, pool, e);
	decide_known(se, c, pool);
	return true;
}

bool ics_decide(struct session *se, const struct calendar_event *ev, const struct ics_place *place,
	const char *zone, bool ready, struct ics_case *c, struct pool *pool, struct err *e)
{
	*c = (struct ics_case) {
		.ev = ev, .why = "", .zone = zone, .ready = ready, .place = place
	};
	if (!place || (!place->meeting_id && !place->uid_taken && !place->why))
		return decide_named(se, c, pool, e);
	if (place->meeting_id) {
		if (!store_meeting_load(se->store, place->meeting_id, &c->old, e))
			return false;
		decide_known(se, c, pool);
		if (c->verdict == ICS_CANCELLED && place->why)
			c->why = place->why;
		return true;
	}
	if (place->why) {
		decide(c, ICS_SKIPPED, place->why);
		return true;
	}
	return decide_new(se, c, false, pool, e);
}
