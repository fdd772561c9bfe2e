/* Who is at a meeting: marks, answers, times, substitutes, roles. */
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/labels.h"
#include "services/find.h"
#include "services/rollcall.h"

#include "tui/cli/command.h"

/* What the command line asks for. */
struct wish {
	int64_t meeting_id, person_id;
	int64_t substitute_for; /* 0 = nobody */
	bool marks;
	enum attendance_status status;
	int expect, as; /* -1 = not said */
	int came, left; /* MINUTE_NONE clears */
	bool comes, leaves;
};

static bool read_status(const char *s, enum attendance_status *status, struct err *e)
{
	int i = strcmp(s, "clear") == 0 ? ATTENDANCE_UNMARKED
					: keyword_index(attendance_status_names, s);

	if (i < 0)
		return err_set(e, ERR_USAGE,
			_("“%s” is none of: onsite, remote, absent, excused, clear."), s);
	*status = (enum attendance_status)i;
	return true;
}

static bool read_clock(
	const struct cli *c, enum cli_option o, bool *given, int *minute, struct err *e)
{
	const char *s = cli_value(&c->args, o);
	struct when w;

	*given = s != NULL;
	*minute = MINUTE_NONE;
	if (!s || text_blank(s))
		return true;
	if (strcmp(s, "now") == 0) {
		*minute = clock_local(c->env->clock).minute;
		return true;
	}
	if (when_time(s, true, &w) == 0 || w.start == MINUTE_NONE)
		return err_set(e, ERR_USAGE, _("\"%s\" is not a time such as 9:20."), s);
	*minute = w.start;
	return true;
}

/* Somebody on the roll, or else anybody: who is not called becomes a guest. */
static bool find_attendant(
	struct session *se, const char *what, int64_t meeting_id, int64_t *id, struct err *e)
{
	struct err not_called = { 0 };

	if (person_find(se, what, meeting_id, id, &not_called))
		return true;
	if (!err_absent(e, &not_called))
		return false;
	return person_find(se, what, 0, id, e);
}

/* A guest may be somebody who is not in the register yet: found below as 0. */
static bool find_wanted(struct cli *c, struct wish *w, struct err *e)
{
	struct err none = { 0 };

	if (find_attendant(&c->se, c->args.arg[1], w->meeting_id, &w->person_id, &none))
		return true;
	if (none.code == ERR_NOT_FOUND && w->as == ATTENDS_AS_GUEST)
		return true;
	return err_pass(e, &none);
}

static bool read_wish(struct cli *c, struct wish *w, struct err *e)
{
	const char *whom = cli_value(&c->args, OPT_FOR);

	w->expect = w->as = -1;
	w->marks = c->args.n_args > 2;
	if ((w->marks && !read_status(c->args.arg[2], &w->status, e)) ||
		!cli_keyword(c, OPT_EXPECT, expected_answer_names, &w->expect, e) ||
		!cli_keyword(c, OPT_AS, attendance_role_names, &w->as, e) ||
		!read_clock(c, OPT_CAME, &w->comes, &w->came, e) ||
		!read_clock(c, OPT_LEFT, &w->leaves, &w->left, e))
		return false;
	if (!w->marks && w->expect < 0 && w->as < 0 && !w->comes && !w->leaves && !whom)
		return err_set(e, ERR_USAGE,
			_("Say what: onsite, remote, absent, excused or clear, or an option such "
			  "as --expect."));
	return cli_meeting(c, &w->meeting_id, e) && find_wanted(c, w, e) &&
		(!whom || person_find(&c->se, whom, w->meeting_id, &w->substitute_for, e));
}

/* Everything that was asked for, in one step. */
static bool fulfil(struct cli *c, struct wish *w, struct err *e)
{
	struct session *se = &c->se;
	int64_t m = w->meeting_id;

	if (!w->person_id && !roll_guest(se, m, c->args.arg[1], 0, &w->person_id, e))
		return false;
	return (!w->substitute_for || roll_substitute(se, m, w->substitute_for, w->person_id, e)) &&
		(w->expect < 0 ||
			roll_expect(se, m, w->person_id, (enum expected_answer)w->expect, e)) &&
		(!w->marks || roll_mark(se, m, w->person_id, w->status, e)) &&
		(w->as < 0 || roll_role(se, m, w->person_id, (enum attendance_role)w->as, e)) &&
		(!w->comes || roll_came(se, m, w->person_id, w->came, e)) &&
		(!w->leaves || roll_left(se, m, w->person_id, w->left, e));
}

static void put_time(struct buf *b, bool came, const char *hhmm)
{
	char clock[DATE_TEXT_SIZE];
	int minute;

	if (!hhmm || !*hhmm || !minute_parse(hhmm, &minute))
		return;
	minute_text(minute, clock);
	buf_puts(b, ", ");
	buf_printf(b, came ? _("came %s") : _("left %s"), clock);
}

/* "Karin Alm: på plats, kom 9:20" */
static void say_row(struct cli *c, const char *name, const struct attendance *a)
{
	struct buf b = { 0 };

	if (a->status == ATTENDANCE_UNMARKED && a->expected != EXPECTED_NONE)
		buf_printf(&b, _("expected: %s"), expected_label(a->expected));
	else
		buf_puts(&b, attendance_label(a->status));
	put_time(&b, true, a->came);
	put_time(&b, false, a->left);
	if (a->role != ATTENDS_AS_MEMBER)
		buf_printf(&b, ", %s", attendance_role_label(a->role));
	cli_done(c, a->person_id, "%s: %s", name, buf_str(&b));
	buf_release(&b);
}

static bool say_wish(struct cli *c, const struct wish *w, struct err *e)
{
	struct attendance a = { 0 };
	struct person p = { 0 };
	struct err none = { 0 };
	bool ok = store_person_load(c->se.store, w->person_id, &p, e);

	/* A mark that was taken away leaves no row. */
	if (ok && !store_attendance_find(c->se.store, w->meeting_id, w->person_id, &a, &none))
		ok = err_absent(e, &none);
	if (ok) {
		char *name = person_name(&p);

		a.person_id = w->person_id;
		say_row(c, name, &a);
		free(name);
	}
	attendance_release(&a);
	person_release(&p);
	return ok;
}

bool cli_attend(struct cli *c, struct err *e)
{
	struct wish w = { 0 };

	return read_wish(c, &w, e) && session_begin(&c->se, NULL, e) &&
		session_end(&c->se, fulfil(c, &w, e), e) && say_wish(c, &w, e);
}
