#include "rules/labels.h"

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/xalloc.h"

static const char *pick(const char *const *words, size_t n, int i)
{
	return i >= 0 && (size_t)i < n ? Q_(words[i]) : "?";
}

const char *meeting_kind_label(int kind)
{
	static const char *const words[] = { N_("kind|meeting"), N_("kind|full day"),
		N_("kind|lunch to lunch"), N_("kind|board meeting"), N_("kind|training"),
		N_("kind|visit"), N_("kind|deadline"), N_("kind|other") };

	return pick(words, ARRAY_LEN(words), kind);
}

const char *template_kind_label(int kind)
{
	return kind == TEMPLATE_ANY_KIND ? _("every kind") : meeting_kind_label(kind - 1);
}

const char *meeting_status_label(int status)
{
	static const char *const words[] = { N_("status|proposed"), N_("status|planned"),
		N_("status|called"), N_("status|RUNNING"), N_("status|held"),
		N_("status|cancelled") };

	return pick(words, ARRAY_LEN(words), status);
}

const char *meeting_mode_label(int mode)
{
	static const char *const words[] = { N_("mode|on site"), N_("mode|remote"),
		N_("mode|hybrid") };

	return pick(words, ARRAY_LEN(words), mode);
}

const char *notes_state_label(int state)
{
	static const char *const words[] = { N_("notes|draft"), N_("notes|sent"),
		N_("notes|approved"), N_("notes|archived") };

	return pick(words, ARRAY_LEN(words), state);
}

const char *meeting_state_label(const struct meeting *m)
{
	if (m->status == STATUS_HELD && m->notes_state != NOTES_DRAFT)
		return notes_state_label(m->notes_state);
	return meeting_status_label(m->status);
}

const char *meeting_letter(const struct meeting *m, const char *group_letter)
{
	switch ((enum meeting_kind)m->kind) {
	case MEETING_FULL_DAY:
		return Q_("letter|F");
	case MEETING_LUNCH_TO_LUNCH:
		return Q_("letter|L");
	case MEETING_BOARD:
		return group_letter && *group_letter ? group_letter : Q_("letter|B");
	case MEETING_TRAINING:
		return Q_("letter|T");
	case MEETING_VISIT:
		return Q_("letter|V");
	case MEETING_DEADLINE:
		return "!";
	case MEETING_ORDINARY:
	case MEETING_OTHER:
		break;
	}
	return group_letter && *group_letter ? group_letter : "·";
}

const char *attendance_label(int status)
{
	static const char *const words[] = { N_("attendance|unmarked"), N_("attendance|on site"),
		N_("attendance|remote"), N_("attendance|absent"), N_("attendance|excused") };

	return pick(words, ARRAY_LEN(words), status);
}

const char *attendance_role_label(int role)
{
	static const char *const words[] = { N_("attends as|member"), N_("attends as|guest"),
		N_("attends as|staff") };

	return pick(words, ARRAY_LEN(words), role);
}

const char *expected_label(int answer)
{
	static const char *const words[] = { N_("expected|no answer"), N_("expected|on site"),
		N_("expected|remote"), N_("expected|not coming") };

	return pick(words, ARRAY_LEN(words), answer);
}

const char *outcome_label(int outcome)
{
	static const char *const words[] = { N_("outcome|open"), N_("outcome|treated"),
		N_("outcome|decided"), N_("outcome|agreed"), N_("outcome|endorsed with amendment"),
		N_("outcome|message to the board"), N_("outcome|not raised"),
		N_("outcome|referred"), N_("outcome|postponed"), N_("outcome|struck"),
		N_("outcome|finished") };

	return pick(words, ARRAY_LEN(words), outcome);
}

const char *item_kind_label(int kind)
{
	static const char *const words[] = { N_("item|formalities"), N_("item|information"),
		N_("item|discussion"), N_("item|decision"), N_("item|application"),
		N_("item|group work"), N_("item|report") };

	return pick(words, ARRAY_LEN(words), kind);
}

const char *note_kind_label(int kind)
{
	static const char *const words[] = { N_("note|Note"), N_("note|Remark"),
		N_("note|Decision"), N_("note|Agreement"), N_("note|Message to the board"),
		N_("note|To do"), N_("note|Question"), N_("note|Private") };

	return pick(words, ARRAY_LEN(words), kind);
}

const char *party_kind_label(int kind)
{
	static const char *const words[] = { N_("party|municipality"), N_("party|agency"),
		N_("party|region"), N_("party|office"), N_("party|other") };

	return pick(words, ARRAY_LEN(words), kind);
}

const char *group_kind_label(int kind)
{
	static const char *const words[] = { N_("group|preparatory group"), N_("group|board"),
		N_("group|steering group"), N_("group|working group"), N_("group|joint group") };

	return pick(words, ARRAY_LEN(words), kind);
}

const char *member_role_label(int role)
{
	static const char *const words[] = { N_("role|member"), N_("role|deputy"), N_("role|chair"),
		N_("role|secretary"), N_("role|office"), N_("role|observer") };

	return pick(words, ARRAY_LEN(words), role);
}

const char *answer_label(int answer)
{
	switch ((enum answer)answer) {
	case ANSWER_ACCEPTED:
		return _("is coming");
	case ANSWER_TENTATIVE:
		return _("may come");
	case ANSWER_DECLINED:
		return _("is not coming");
	case ANSWER_DELEGATED:
		return _("sends somebody else");
	case ANSWER_COUNTER:
		return _("proposes another time");
	case ANSWER_NONE:
		break;
	}
	return _("has not answered");
}

void answer_text(const struct attendance *a, struct buf *out)
{
	struct moment from = MOMENT_NONE, to = MOMENT_NONE;
	char when[DATE_TEXT_SIZE];

	buf_puts(out, answer_label(a->answer));
	if (a->answer == ANSWER_COUNTER && a->proposed_starts && a->proposed_ends &&
		moment_parse(a->proposed_starts, &from) && moment_parse(a->proposed_ends, &to) &&
		!moment_is_none(from)) {
		span_text(from, to, false, when);
		buf_printf(out, " (%s)", when);
	}
	if (a->comment && *a->comment) {
		buf_puts(out, ": ");
		buf_printf(out, _("“%s”"), a->comment);
	}
}
