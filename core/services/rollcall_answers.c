/* Who is expected, by what they answered. */
#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/rollcall.h"
#include "services/rollcall_parts.h"
#include "services/wording.h"

static char *expected_words(enum expected_answer answer)
{
	switch (answer) {
	case EXPECTED_ONSITE:
		return xstrdup(_("is expected on site"));
	case EXPECTED_REMOTE:
		return xstrdup(_("is expected on the link"));
	case EXPECTED_NO:
		return xstrdup(_("is not expected"));
	case EXPECTED_NONE:
		break;
	}
	return xstrdup(_("has not answered"));
}

static bool locked_roll_expect(struct session *se, int64_t meeting_id, int64_t person_id,
	enum expected_answer answer, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = roll_mark_load(se, meeting_id, person_id, &mk, e);

	if (ok && mk.a.expected != (int)answer) {
		mk.a.expected = (int)answer;
		ok = session_begin(se, step_label(mk.name, expected_words(answer)), e);
		if (ok)
			ok = session_end(se, roll_mark_write(se, &mk, e), e);
	}
	roll_mark_release(&mk);
	return ok;
}

bool roll_expect(struct session *se, int64_t meeting_id, int64_t person_id,
	enum expected_answer answer, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_roll_expect(se, meeting_id, person_id, answer, e), e);
}

bool roll_answer(struct session *se, const struct attendance *said, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = session_begin(se, NULL, e);

	if (!ok)
		return false;
	ok = roll_mark_find(se, said->meeting_id, said->person_id, &mk, e);
	if (ok) {
		if (said->answer != ANSWER_COUNTER)
			mk.a.expected = said->expected;
		mk.a.answer = said->answer;
		mk.a.answer_sequence = said->answer_sequence;
		mk.a.answered_at = said->answered_at;
		xreplace(&mk.a.comment, said->comment);
		xreplace(&mk.a.proposed_starts, said->proposed_starts);
		xreplace(&mk.a.proposed_ends, said->proposed_ends);
		ok = roll_mark_write(se, &mk, e);
	}
	roll_mark_release(&mk);
	return session_end(se, ok, e);
}

static enum attendance_status as_expected(const struct attendance *a)
{
	switch ((enum expected_answer)a->expected) {
	case EXPECTED_ONSITE:
		return ATTENDANCE_ONSITE;
	case EXPECTED_REMOTE:
		return ATTENDANCE_REMOTE;
	case EXPECTED_NO:
		return ATTENDANCE_EXCUSED;
	case EXPECTED_NONE:
		break;
	}
	return ATTENDANCE_UNMARKED;
}

static bool confirm_rows(
	struct session *se, int64_t meeting_id, const struct roll_rows *roll, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < roll->n && ok; i++) {
		struct attendance *a = &roll->v[i].a;

		if (a->status != ATTENDANCE_UNMARKED || a->expected == EXPECTED_NONE)
			continue;
		a->meeting_id = meeting_id;
		a->status = (int)as_expected(a);
		ok = store_attendance_save(se->store, a, e);
	}
	return ok;
}

bool roll_confirm(struct session *se, int64_t meeting_id, int *confirmed, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	*confirmed = 0;
	for (size_t i = 0; i < roll.n; i++)
		*confirmed += roll.v[i].a.status == ATTENDANCE_UNMARKED &&
			roll.v[i].a.expected != EXPECTED_NONE;
	if (ok && *confirmed) {
		ok = session_begin(se,
			xasprintf(ngettext("%d answer confirmed", "%d answers confirmed",
					  (unsigned long)*confirmed),
				*confirmed),
			e);
		if (ok)
			ok = session_end(se, confirm_rows(se, meeting_id, &roll, e), e);
	}
	pool_release(&roll.pool);
	return ok;
}
