#include "services/rollcall.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/wording.h"

static bool present(const struct attendance *a)
{
	return a->status == ATTENDANCE_ONSITE || a->status == ATTENDANCE_REMOTE;
}

static struct roll_row *roll_find(const struct roll_rows *roll, int64_t person_id)
{
	for (size_t i = 0; i < roll->n; i++)
		if (roll->v[i].a.person_id == person_id)
			return &roll->v[i];
	return NULL;
}

/* ---- One person's row ---- */

/* A row that is changed, and what it was. */
struct mark {
	struct attendance a;
	int was;                 /* status */
	char *name;              /* of the person */
	struct attendance found; /* all of what it was, as this step has read it; id 0 = unknown */
};

static void mark_release(struct mark *mk)
{
	attendance_release(&mk->a);
	attendance_release(&mk->found);
	free(mk->name);
}

/* A row that is not there yet: what the person is called as, else a guest. */
static bool mark_new(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	struct roll_rows roll = { 0 };
	const struct roll_row *r;
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	r = ok ? roll_find(&roll, person_id) : NULL;
	mk->a.meeting_id = meeting_id;
	mk->a.person_id = person_id;
	mk->a.role = r ? r->a.role : ATTENDS_AS_GUEST;
	pool_release(&roll.pool);
	return ok;
}

static bool mark_name(struct session *se, int64_t person_id, struct mark *mk, struct err *e)
{
	return store_person_name(se->store, person_id, &mk->name, e);
}

static bool mark_row(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	struct err none = { 0 };
	bool ok = store_attendance_find(se->store, meeting_id, person_id, &mk->a, &none);

	if (!ok && none.code != ERR_NOT_FOUND)
		return err_set(e, none.code, "%s", none.text);
	mk->was = mk->a.status;
	return ok || mark_new(se, meeting_id, person_id, mk, e);
}

static bool mark_load(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	return mark_name(se, person_id, mk, e) && mark_row(se, meeting_id, person_id, mk, e);
}

/* ---- Substitutes ---- */

/* Nobody stands in for the person any more; a substitute who was there for that alone goes. */
static bool drop_substitutes(
	struct session *se, int64_t meeting_id, int64_t person_id, int64_t but, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	for (size_t i = 0; i < roll.n && ok; i++) {
		struct attendance *a = &roll.v[i].a;

		if (a->stands_in_for != person_id || a->person_id == but)
			continue;
		a->stands_in_for = a->party_id = 0;
		ok = a->role == ATTENDS_AS_GUEST ? store_attendance_delete(se->store, a->id, e)
						 : store_attendance_save(se->store, a, e);
	}
	pool_release(&roll.pool);
	return ok;
}

static void forget_times(struct attendance *a)
{
	xreplace(&a->came, NULL);
	xreplace(&a->left, NULL);
	a->came_item = a->left_item = 0;
}

/* Save a marked row. Only somebody excused can have a substitute, so others cost no look. */
static bool mark_save(struct session *se, struct mark *mk, struct err *e)
{
	bool excused = mk->was == ATTENDANCE_EXCUSED && mk->a.status != ATTENDANCE_EXCUSED;

	if (!present(&mk->a)) {
		mk->a.stands_in_for = 0;
		forget_times(&mk->a);
	}
	return (mk->found.id ? store_save_from(se->store, &attendance_table, &mk->found, &mk->a, e)
			     : store_attendance_save(se->store, &mk->a, e)) &&
		(!excused || drop_substitutes(se, mk->a.meeting_id, mk->a.person_id, 0, e));
}

/* ---- Marks ---- */

bool roll_freeze(struct session *se, int64_t meeting_id, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	for (size_t i = 0; i < roll.n && ok; i++) {
		struct attendance *a = &roll.v[i].a;

		if (a->id)
			continue;
		a->meeting_id = meeting_id;
		a->party_id = roll.v[i].party_id;
		ok = store_attendance_save(se->store, a, e);
	}
	pool_release(&roll.pool);
	return ok;
}

/* TRANSLATORS: a person and a status: "Närvaro Eva Brandt: digitalt" */
static char *mark_label(const struct mark *mk, enum attendance_status status)
{
	return xasprintf(_("Attendance %s: %s"), mk->name, attendance_label((int)status));
}

/* Is the person there as what members of that role are called as? */
static bool usual_role(struct session *se, const struct attendance *a, bool *usual, struct err *e)
{
	struct roll_rows roll = { 0 };
	const struct roll_row *r;
	bool ok = store_roll(se->store, a->meeting_id, &roll, e);

	r = ok ? roll_find(&roll, a->person_id) : NULL;
	*usual = r && r->n_groups && r->called_as == a->role;
	pool_release(&roll.pool);
	return ok;
}

/* While the meeting has not begun, a row that says nothing is none: members may still come and go. */
static bool says_nothing(
	struct session *se, const struct attendance *a, bool *nothing, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = true;

	*nothing = false;
	if (a->status == ATTENDANCE_UNMARKED && a->expected == EXPECTED_NONE &&
		a->answer == ANSWER_NONE && a->role != ATTENDS_AS_GUEST && a->id) {
		ok = store_meeting_load(se->store, a->meeting_id, &m, e);
		if (ok && m.status < STATUS_RUNNING)
			ok = usual_role(se, a, nothing, e);
		meeting_release(&m);
	}
	return ok;
}

static bool mark_write(struct session *se, struct mark *mk, struct err *e)
{
	bool nothing;

	if (!mark_save(se, mk, e) || !says_nothing(se, &mk->a, &nothing, e))
		return false;
	if (!nothing)
		return true;
	if (!store_attendance_delete(se->store, mk->a.id, e))
		return false;
	mk->a.id = 0;
	return true;
}

static bool mark_as(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct mark *mk, struct err *e)
{
	if (!mark_row(se, meeting_id, person_id, mk, e))
		return false;
	if (mk->was == (int)status)
		return true;
	record_copy(&attendance_table, &mk->found, &mk->a);
	mk->a.status = (int)status;
	return mark_write(se, mk, e);
}

/* The row is read inside the transaction: of two who mark the same person at once both are heard. */
bool roll_mark_row(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct attendance *row, struct err *e)
{
	struct mark mk = { 0 };
	bool ok;

	*row = (struct attendance) { 0 };
	if (!session_begin(se, NULL, e))
		return false;
	ok = mark_name(se, person_id, &mk, e) && session_begin(se, mark_label(&mk, status), e) &&
		session_end(se, mark_as(se, meeting_id, person_id, status, &mk, e), e);
	ok = session_end(se, ok, e);
	*row = mk.a;
	mk.a = (struct attendance) { 0 };
	mark_release(&mk);
	return ok;
}

bool roll_mark(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct err *e)
{
	struct attendance row;
	bool ok = roll_mark_row(se, meeting_id, person_id, status, &row, e);

	attendance_release(&row);
	return ok;
}

static bool rest_of(const struct roll_row *r, const int64_t *people, size_t n)
{
	if (r->a.status != ATTENDANCE_UNMARKED)
		return false;
	for (size_t i = 0; i < n; i++)
		if (people[i] == r->a.person_id)
			return true;
	return false;
}

bool roll_mark_rest(struct session *se, int64_t meeting_id, const int64_t *people, size_t n,
	enum attendance_status status, int *marked, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	*marked = 0;
	for (size_t i = 0; i < roll.n; i++)
		*marked += rest_of(&roll.v[i], people, n);
	if (!ok || *marked == 0 || status == ATTENDANCE_UNMARKED)
		goto out;
	ok = session_begin(se,
		xasprintf(ngettext("%d marked: %s", "%d marked: %s", (unsigned long)*marked),
			*marked, attendance_label((int)status)),
		e);
	if (!ok)
		goto out;
	for (size_t i = 0; i < roll.n && ok; i++) {
		struct attendance *a = &roll.v[i].a;

		if (!rest_of(&roll.v[i], people, n))
			continue;
		a->meeting_id = meeting_id;
		a->status = (int)status;
		ok = store_attendance_save(se->store, a, e);
	}
	ok = session_end(se, ok, e);
out:
	pool_release(&roll.pool);
	return ok;
}

/* ---- Times ---- */

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
	bool ok = mark_load(se, meeting_id, person_id, &mk, e) &&
		item_at(se, meeting_id, minute, &item_id, e);

	if (!ok)
		goto out;
	if (minute != MINUTE_NONE && !present(&mk.a))
		mk.a.status = ATTENDANCE_ONSITE;
	(came ? take_came : take_left)(&mk.a, minute, item_id);
	ok = session_begin(se, time_label(&mk, minute, came), e);
	if (ok)
		ok = session_end(se, mark_save(se, &mk, e), e);
out:
	mark_release(&mk);
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
	bool ok = mark_load(se, meeting_id, person_id, &mk, e) &&
		retime(se, meeting_id, &mk.a.came, &mk.a.came_item, came, e) &&
		retime(se, meeting_id, &mk.a.left, &mk.a.left_item, left, e);

	if (ok && (came != MINUTE_NONE || left != MINUTE_NONE) && !present(&mk.a))
		mk.a.status = ATTENDANCE_ONSITE;
	ok = ok && session_begin(se, xasprintf(_("Times of %s"), mk.name), e);
	if (ok)
		ok = session_end(se, mark_save(se, &mk, e), e);
	mark_release(&mk);
	return ok;
}

bool roll_times(struct session *se, int64_t meeting_id, int64_t person_id, int came, int left,
	struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_times(se, meeting_id, person_id, came, left, e), e);
}

/* ---- As what somebody is there ---- */

static bool put_role(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_role role, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = mark_load(se, meeting_id, person_id, &mk, e);

	if (ok && mk.a.role != (int)role) {
		mk.a.role = (int)role;
		ok = session_begin(
			se, step_label(mk.name, xstrdup(attendance_role_label((int)role))), e);
		if (ok)
			ok = session_end(se, mark_write(se, &mk, e), e);
	}
	mark_release(&mk);
	return ok;
}

bool roll_role(struct session *se, int64_t meeting_id, int64_t person_id, enum attendance_role role,
	struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_role(se, meeting_id, person_id, role, e), e);
}

/* ---- Somebody instead, somebody more ---- */

static bool put_substitute(struct session *se, struct mark *absent, int64_t party_id,
	struct mark *there, struct err *e)
{
	absent->a.status = ATTENDANCE_EXCUSED;
	if (!present(&there->a))
		there->a.status = ATTENDANCE_ONSITE;
	there->a.stands_in_for = absent->a.person_id;
	there->a.party_id = party_id;
	return mark_save(se, absent, e) &&
		drop_substitutes(
			se, absent->a.meeting_id, absent->a.person_id, there->a.person_id, e) &&
		mark_save(se, there, e);
}

static bool no_substitute(
	struct session *se, int64_t meeting_id, const struct mark *absent, struct err *e)
{
	if (!session_begin(se, step_label(absent->name, xstrdup(_("no substitute"))), e))
		return false;
	return session_end(se, drop_substitutes(se, meeting_id, absent->a.person_id, 0, e), e);
}

static bool party_of(
	struct session *se, int64_t meeting_id, int64_t person_id, int64_t *party_id, struct err *e)
{
	struct roll_rows roll = { 0 };
	const struct roll_row *r;
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	r = ok ? roll_find(&roll, person_id) : NULL;
	if (ok && !r)
		ok = err_set(
			e, ERR_INVALID, _("Only somebody who is called can have a substitute."));
	*party_id = r ? r->party_id : 0;
	pool_release(&roll.pool);
	return ok;
}

static bool locked_roll_substitute(struct session *se, int64_t meeting_id, int64_t person_id,
	int64_t substitute_id, struct err *e)
{
	struct mark absent = { 0 }, there = { 0 };
	int64_t party_id;
	bool ok;

	if (person_id == substitute_id)
		return err_set(e, ERR_INVALID, _("Nobody stands in for themselves."));
	ok = party_of(se, meeting_id, person_id, &party_id, e) &&
		mark_load(se, meeting_id, person_id, &absent, e);
	if (ok && !substitute_id) {
		ok = no_substitute(se, meeting_id, &absent, e);
		goto out;
	}
	ok = ok && mark_load(se, meeting_id, substitute_id, &there, e) &&
		session_begin(se,
			/* TRANSLATORS: two people: "Ida Wiklund ersätter Kristian Lager" */
			xasprintf(_("%s stands in for %s"), there.name, absent.name), e);
	if (ok)
		ok = session_end(se, put_substitute(se, &absent, party_id, &there, e), e);
out:
	mark_release(&absent);
	mark_release(&there);
	return ok;
}

bool roll_substitute(struct session *se, int64_t meeting_id, int64_t person_id,
	int64_t substitute_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(
			se, locked_roll_substitute(se, meeting_id, person_id, substitute_id, e), e);
}

/* The one in the register with that whole name; 0 = nobody. Of several the one from the party. */
static bool known_person(
	struct session *se, const char *name, int64_t party_id, int64_t *id, struct err *e)
{
	struct name_rows names = { 0 };
	bool ok = store_names(se->store, &names, e);

	*id = 0;
	for (size_t i = 0; i < names.n && ok; i++) {
		const struct name_row *r = &names.v[i];

		if (name_compare(r->name, name) < NAME_FOLDED || r->person_id == *id)
			continue;
		if (!*id || (party_id && r->party_id == party_id))
			*id = r->person_id;
	}
	pool_release(&names.pool);
	return ok;
}

static bool add_person(
	struct session *se, const char *name, int64_t party_id, int64_t *id, struct err *e)
{
	struct person p = { .party_id = party_id };
	struct name_parts parts;
	bool ok;

	name_split(name, &parts);
	p.given = parts.given;
	p.family = parts.family;
	ok = person_put(se, &p, NULL, e);
	*id = p.id;
	person_release(&p);
	return ok;
}

static bool put_guest(struct session *se, int64_t meeting_id, const char *name, int64_t party_id,
	int64_t *id, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = (*id || add_person(se, name, party_id, id, e)) &&
		mark_load(se, meeting_id, *id, &mk, e);

	if (ok) {
		if (!present(&mk.a))
			mk.a.status = ATTENDANCE_ONSITE;
		if (!mk.a.id && mk.a.role == ATTENDS_AS_GUEST)
			mk.a.party_id = party_id;
		ok = mark_save(se, &mk, e);
	}
	mark_release(&mk);
	return ok;
}

bool roll_guest(struct session *se, int64_t meeting_id, const char *name, int64_t party_id,
	int64_t *person_id, struct err *e)
{
	int64_t id = 0;
	bool ok;

	if (text_blank(name))
		return err_set(e, ERR_INVALID, _("A guest needs a name."));
	ok = known_person(se, name, party_id, &id, e) &&
		session_begin(se, step_label(_("Guest"), excerpt_words(name)), e);
	if (ok)
		ok = session_end(se, put_guest(se, meeting_id, name, party_id, &id, e), e);
	if (ok && person_id)
		*person_id = id;
	return ok;
}

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
	bool ok = mark_load(se, meeting_id, person_id, &mk, e);

	if (ok && mk.a.expected != (int)answer) {
		mk.a.expected = (int)answer;
		ok = session_begin(se, step_label(mk.name, expected_words(answer)), e);
		if (ok)
			ok = session_end(se, mark_write(se, &mk, e), e);
	}
	mark_release(&mk);
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
	ok = mark_row(se, said->meeting_id, said->person_id, &mk, e);
	if (ok) {
		if (said->answer != ANSWER_COUNTER)
			mk.a.expected = said->expected;
		mk.a.answer = said->answer;
		mk.a.answer_sequence = said->answer_sequence;
		mk.a.answered_at = said->answered_at;
		xreplace(&mk.a.comment, said->comment);
		xreplace(&mk.a.proposed_starts, said->proposed_starts);
		xreplace(&mk.a.proposed_ends, said->proposed_ends);
		ok = mark_write(se, &mk, e);
	}
	mark_release(&mk);
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
