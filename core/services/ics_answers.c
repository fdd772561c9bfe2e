#include "services/ics_answers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/candidates.h"
#include "services/import_fit.h"

static bool said(const struct calendar_attendee *who)
{
	return who->answer != PART_NEEDS_ACTION;
}

bool ics_answers(
	const struct calendar_event *ev, const struct calendar_attendee *who, const char *sender)
{
	bool several = ev->n_attendees > 1;

	for (size_t i = 0; i < ev->n_attendees && several && *sender; i++)
		if (strcasecmp(ev->attendees[i].address, sender) == 0)
			return strcasecmp(who->address, sender) == 0;
	return !several || (said(who) && strcasecmp(who->address, ev->organizer) != 0);
}

/* ---- What is meant ---- */

struct meant {
	struct meeting m;
	struct candidate c; /* id 0: the meeting itself */
	int64_t chosen; /* the date that was chosen for it, if it was answered as one; 0 = none */
};

static void meant_release(struct meant *is)
{
	meeting_release(&is->m);
	candidate_release(&is->c);
}

/* False where the store fails; nothing found is no failure. */
static bool find_candidate(struct session *se, const char *uid, struct meant *is, struct err *e)
{
	struct err none = { 0 };

	if (!store_candidate_find_uid(se->store, uid, &is->c, &none))
		return err_absent(e, &none);
	if (is->c.state != CANDIDATE_CHOSEN)
		return store_meeting_load(se->store, is->c.meeting_id, &is->m, e);
	is->chosen = is->c.id;
	candidate_release(&is->c);
	is->c = (struct candidate) { 0 };
	return true;
}

static bool find_meant(
	struct session *se, const struct calendar_event *ev, struct meant *is, struct err *e)
{
	/* An answer to one entry of a series may name the series. */
	const char *const names[] = { ev->entry, ev->uid };
	struct err none = { 0 };

	if (!find_candidate(se, ev->uid, is, e))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(names) && !is->m.id; i++) {
		if (store_meeting_find_uid(se->store, names[i], &is->m, &none))
			return true;
		if (!err_absent(e, &none))
			return false;
		none = (struct err) { 0 };
	}
	return true;
}

/* Whom the invitation was sent to under that address, which need not be the person's any more; 0 = nobody. */
static bool find_invited(
	struct session *se, const char *uid, const char *address, int64_t *id, struct err *e)
{
	struct invitation_list sent = { 0 };
	bool ok = store_invitations(se->store, uid, &sent, e);

	*id = 0;
	for (size_t i = 0; i < sent.n && ok && !*id; i++)
		if (strcasecmp(sent.v[i].address, address) == 0)
			*id = sent.v[i].person_id;
	pool_release(&sent.pool);
	return ok;
}

/* Who on the roll has that address, or was invited under it; 0 = nobody. name goes to the pool. */
static bool find_called(struct session *se, const struct meeting *m, const char *address,
	int64_t *id, const char **name, struct pool *pool, struct err *e)
{
	struct roll_rows roll = { 0 };
	int64_t invited;
	bool ok = find_invited(se, m->uid ? m->uid : "", address, &invited, e) &&
		store_roll(se->store, m->id, &roll, e);

	*id = 0;
	for (size_t i = 0; i < roll.n && ok && !*id; i++) {
		struct person p = { 0 };

		ok = store_person_load(se->store, roll.v[i].a.person_id, &p, e);
		if (ok &&
			(p.id == invited ||
				(p.email && *p.email && strcasecmp(p.email, address) == 0))) {
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

static void refuse(struct ics_row *row, const char *why)
{
	row->verdict = ICS_SKIPPED;
	row->why = why;
}

/* What the person said to the proposed date before; id 0 = nothing. */
static bool said_before(struct session *se, const struct meeting *m, int64_t candidate_id,
	int64_t person_id, struct candidate_answer *said, struct err *e)
{
	struct candidate_answers had = { 0 };
	bool ok = store_candidate_answers(se->store, m->id, &had, e);

	*said = (struct candidate_answer) { 0 };
	for (size_t i = 0; i < had.n && ok; i++)
		if (had.v[i].candidate_id == candidate_id && had.v[i].person_id == person_id)
			*said = had.v[i];
	pool_release(&had.pool);
	return ok;
}

static bool decide(struct session *se, const struct meant *is, struct ics_row *row,
	struct attendance *a, struct err *e)
{
	struct attendance was = { 0 };
	struct candidate_answer said;
	struct err none = { 0 };

	if (!store_attendance_find(se->store, is->m.id, a->person_id, &was, &none) &&
		!err_absent(e, &none))
		return false;
	if (!said_before(se, &is->m, is->chosen, a->person_id, &said, e))
		return false;
	compare(&was, a, &is->m, row);
	/* It may have been answered when it was only proposed. */
	if (row->verdict == ICS_ANSWER && a->answered_at < said.answered_at)
		refuse(row, _("a later answer is here"));
	attendance_release(&was);
	return true;
}

int ics_date_answer(const struct ics_row *row)
{
	return row->answer == ANSWER_ACCEPTED     ? DATE_CAN
		: row->answer == ANSWER_TENTATIVE ? DATE_RATHER_NOT
						  : DATE_CANNOT;
}

/* An answer to a date that is only proposed. */
static bool decide_date(struct session *se, const struct meant *is, struct ics_row *row, int64_t at,
	struct pool *pool, struct err *e)
{
	struct candidate_answer had;
	char *words = candidate_time_words(&is->c);
	bool ok = said_before(se, &is->m, is->c.id, row->person_id, &had, e);

	row->verdict = ICS_ANSWER;
	row->candidate_id = is->c.id;
	row->why = pool_printf(pool, _("to the proposed date %s"), words);
	if (is->c.state == CANDIDATE_CANCELLED)
		refuse(row, _("that date is not proposed any more"));
	else if (row->answer == ANSWER_COUNTER)
		refuse(row, _("proposes another time for a date that is only proposed"));
	else if (had.id && at < had.answered_at)
		refuse(row, _("a later answer is here"));
	else if (had.id && had.answer == ics_date_answer(row) && had.answered_at == at)
		row->verdict = ICS_UNCHANGED;
	free(words);
	return ok;
}

/* Why the answer of who is not taken; NULL where it is. */
static const char *hindrance(const struct meant *is, const struct calendar_event *ev,
	const struct calendar_attendee *who, int64_t person_id)
{
	const struct meeting *m = &is->m;

	if (!person_id)
		return _("nobody who is called has that address");
	if (m->status == STATUS_HELD)
		return _("it has been held");
	if (m->status == STATUS_CANCELLED)
		return _("the meeting is cancelled");
	if (!said(who) && ev->method != METHOD_COUNTER)
		return _("it says neither yes nor no");
	return NULL;
}

static bool answer(struct session *se, const struct meant *is, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct ics_row *row, struct attendance *a,
	struct pool *pool, struct err *e)
{
	const char *why;

	row->meeting_id = is->m.id;
	row->title = pool_strdup(pool, is->m.title);
	if (!find_called(se, &is->m, who->address, &a->person_id, &row->person, pool, e))
		return false;
	why = hindrance(is, ev, who, a->person_id);
	if (why) {
		refuse(row, why);
		return true;
	}
	a->meeting_id = is->m.id;
	row->person_id = a->person_id;
	put_answer(ev, who, &is->m, a);
	row->answer = a->answer;
	return is->c.id ? decide_date(se, is, row, a->answered_at, pool, e)
			: decide(se, is, row, a, e);
}

bool ics_answer(struct session *se, const struct calendar_event *ev,
	const struct calendar_attendee *who, struct ics_row *row, struct attendance *a,
	struct pool *pool, struct err *e)
{
	struct meant is = { 0 };
	bool ok = find_meant(se, ev, &is, e);

	row->person = *who->address ? who->address : who->name;
	if (ok && !is.m.id)
		refuse(row, _("no meeting here is meant"));
	else if (ok && is.m.organizer && *is.m.organizer)
		refuse(row, _("somebody else organises it"));
	else if (ok)
		ok = answer(se, &is, ev, who, row, a, pool, e);
	row->answer = a->answer;
	row->comment = pool_strdup(pool, a->comment ? a->comment : "");
	meant_release(&is);
	return ok;
}
