#include "services/ics_answers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/import_fit.h"

static bool find_meeting(
	struct session *se, const struct calendar_event *ev, struct meeting *m, struct err *e)
{
	/* An answer to one entry of a series may name the series. */
	const char *const names[] = { ev->entry, ev->uid };
	struct err none = { 0 };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (store_meeting_find_uid(se->store, names[i], m, &none))
			return true;
		if (none.code != ERR_NOT_FOUND)
			return err_set(e, none.code, "%s", none.text);
		none = (struct err) { 0 };
	}
	return true;
}

/* Who on the roll has that address; 0 = nobody. name goes to the pool. */
static bool find_called(struct session *se, int64_t meeting_id, const char *address, int64_t *id,
	const char **name, struct pool *pool, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	*id = 0;
	for (size_t i = 0; i < roll.n && ok && !*id; i++) {
		struct person p = { 0 };

		ok = store_person_load(se->store, roll.v[i].a.person_id, &p, e);
		if (ok && p.email && *p.email && strcasecmp(p.email, address) == 0) {
			char *full = person_name(&p);

			*id = p.id;
			*name = pool_strdup(pool, full);
			free(full);
		}
		person_release(&p);
	}
	pool_release(&roll.pool);
	return ok;
}

/* What PARTSTAT means, and what is expected then. */
static void put_answer(const struct calendar_event *ev, const struct calendar_attendee *who,
	const struct meeting *m, struct attendance *a)
{
	static const int answers[] = { ANSWER_NONE, ANSWER_ACCEPTED, ANSWER_TENTATIVE,
		ANSWER_DECLINED, ANSWER_DELEGATED };
	bool counter = ev->method == METHOD_COUNTER;

	a->answer = counter ? ANSWER_COUNTER : answers[who->answer];
	if (a->answer == ANSWER_ACCEPTED)
		a->expected = m->mode == MODE_REMOTE ? EXPECTED_REMOTE : EXPECTED_ONSITE;
	else if (a->answer == ANSWER_DECLINED || a->answer == ANSWER_DELEGATED)
		a->expected = EXPECTED_NO;
	a->answer_sequence = ev->sequence;
	a->answered_at = ev->stamp;
	fit_put(&a->comment, *ev->comment ? ev->comment : who->comment, CALENDAR_COMMENT_MAX);
	if (counter) {
		xreplace(&a->proposed_starts, ev->starts);
		xreplace(&a->proposed_ends, ev->ends);
	}
}

static bool same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Beside the answer that is here, and the edition of the meeting that it is about. */
static void compare(const struct attendance *was, const struct attendance *a,
	const struct meeting *m, struct ics_row *row)
{
	bool older = a->answer_sequence != was->answer_sequence
		? a->answer_sequence < was->answer_sequence
		: a->answered_at < was->answered_at;

	row->verdict = ICS_ANSWER;
	if (was->answer != ANSWER_NONE && older) {
		row->verdict = ICS_SKIPPED;
		row->why = _("a later answer is here");
	} else if (was->answer == a->answer && was->answered_at == a->answered_at &&
		was->answer_sequence == a->answer_sequence && same_text(was->comment, a->comment)) {
		row->verdict = ICS_UNCHANGED;
	} else if (a->answer_sequence < m->sequence) {
		row->why = _("answers an earlier time");
	}
}

static bool decide(struct session *se, const struct meeting *m, struct ics_row *row,
	struct attendance *a, struct err *e)
{
	struct attendance was = { 0 };
	struct err none = { 0 };

	if (!store_attendance_find(se->store, m->id, a->person_id, &was, &none) &&
		none.code != ERR_NOT_FOUND)
		return err_set(e, none.code, "%s", none.text);
	compare(&was, a, m, row);
	attendance_release(&was);
	return true;
}

static void refuse(struct ics_row *row, const char *why)
{
	row->verdict = ICS_SKIPPED;
	row->why = why;
}

bool ics_answer(struct session *se, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct ics_row *row, struct attendance *a,
	struct pool *pool, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = find_meeting(se, ev, &m, e), decided = false;

	row->person = *who->address ? who->address : who->name;
	if (ok && !m.id) {
		refuse(row, _("no meeting here is meant"));
	} else if (ok && m.organizer && *m.organizer) {
		refuse(row, _("somebody else organises it"));
	} else if (ok) {
		row->meeting_id = m.id;
		row->title = pool_strdup(pool, m.title);
		ok = find_called(se, m.id, who->address, &a->person_id, &row->person, pool, e);
		decided = true;
	}
	if (ok && decided && !a->person_id)
		refuse(row, _("nobody who is called has that address"));
	else if (ok && decided && m.status >= STATUS_HELD)
		refuse(row,
			m.status == STATUS_HELD ? _("it has been held")
						: _("the meeting is cancelled"));
	else if (ok && decided && who->answer == PART_NEEDS_ACTION && ev->method != METHOD_COUNTER)
		refuse(row, _("it says neither yes nor no"));
	else if (ok && decided) {
		a->meeting_id = m.id;
		row->person_id = a->person_id;
		put_answer(ev, who, &m, a);
		ok = decide(se, &m, row, a, e);
	}
	row->answer = a->answer;
	row->comment = pool_strdup(pool, a->comment ? a->comment : "");
	meeting_release(&m);
	return ok;
}
