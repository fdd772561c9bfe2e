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
	int was;    /* status */
	char *name; /* of the person */
};

static void mark_release(struct mark *mk)
{
	attendance_release(&mk->a);
	free(mk->name);
}

/* A row that is not there yet: member when called, else guest. */
static bool mark_new(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	mk->a.meeting_id = meeting_id;
	mk->a.person_id = person_id;
	mk->a.role = roll_find(&roll, person_id) ? ATTENDS_AS_MEMBER : ATTENDS_AS_GUEST;
	pool_release(&roll.pool);
	return ok;
}

static bool mark_name(struct session *se, int64_t person_id, struct mark *mk, struct err *e)
{
	struct person p = { 0 };
	bool ok = store_person_load(se->store, person_id, &p, e);

	if (ok)
		mk->name = person_name(&p);
	person_release(&p);
	return ok;
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

/* Save a marked row. Only somebody excused can have a substitute, so others cost no look. */
static bool mark_save(struct session *se, struct mark *mk, struct err *e)
{
	bool excused = mk->was == ATTENDANCE_EXCUSED && mk->a.status != ATTENDANCE_EXCUSED;

	if (!present(&mk->a)) {
		mk->a.stands_in_for = 0;
		xreplace(&mk->a.came, NULL);
		xreplace(&mk->a.left, NULL);
	}
	return store_attendance_save(se->store, &mk->a, e) &&
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

/* While the meeting has not begun, a row that says nothing is none: members may still come and go. */
static bool says_nothing(
	struct session *se, const struct attendance *a, bool *nothing, struct err *e)
{
	struct meeting m = { 0 };
	bool ok = true;

	*nothing = false;
	if (a->status == ATTENDANCE_UNMARKED && a->expected == EXPECTED_NONE &&
		a->role == ATTENDS_AS_MEMBER && a->id) {
		ok = store_meeting_load(se->store, a->meeting_id, &m, e);
		*nothing = m.status < STATUS_RUNNING;
		meeting_release(&m);
	}
	return ok;
}

static bool mark_write(struct session *se, struct mark *mk, struct err *e)
{
	bool nothing;

	if (!mark_save(se, mk, e) || !says_nothing(se, &mk->a, &nothing, e))
		return false;
	return !nothing || store_attendance_delete(se->store, mk->a.id, e);
}

static bool mark_as(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct mark *mk, struct err *e)
{
	if (!mark_row(se, meeting_id, person_id, mk, e))
		return false;
	if (mk->was == (int)status)
		return true;
	mk->a.status = (int)status;
	return mark_write(se, mk, e);
}

/* The row is read inside the transaction: of two who mark the same person at once both are heard. */
bool roll_mark(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_status status, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = mark_name(se, person_id, &mk, e) && session_begin(se, mark_label(&mk, status), e);

	if (ok)
		ok = session_end(se, mark_as(se, meeting_id, person_id, status, &mk, e), e);
	mark_release(&mk);
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

static char *time_label(const struct mark *mk, const char *hhmm, bool came)
{
	char clock[DATE_TEXT_SIZE];
	int minute = MINUTE_NONE;

	minute_parse(hhmm, &minute);
	minute_text(minute, clock);
	if (minute == MINUTE_NONE)
		return xasprintf(_("%s: no time"), mk->name);
	/* TRANSLATORS: a person and a time: "Bo Ågren kom 9:07" */
	return xasprintf(came ? _("%s came %s") : _("%s left %s"), mk->name, clock);
}

static bool check_order(const struct attendance *a, struct err *e)
{
	if (a->came && *a->came && a->left && *a->left && strcmp(a->came, a->left) > 0)
		return err_set(e, ERR_INVALID, _("That is leaving before coming."));
	return true;
}

static bool put_time(struct session *se, int64_t meeting_id, int64_t person_id, int minute,
	bool came, struct err *e)
{
	char hhmm[8] = "";
	struct mark mk = { 0 };
	bool ok = mark_load(se, meeting_id, person_id, &mk, e);

	if (!ok)
		goto out;
	if (minute != MINUTE_NONE)
		snprintf(hhmm, sizeof hhmm, "%02d:%02d", minute / 60 % 100, minute % 60);
	if (minute != MINUTE_NONE && !present(&mk.a))
		mk.a.status = ATTENDANCE_ONSITE;
	xreplace(came ? &mk.a.came : &mk.a.left, hhmm);
	ok = check_order(&mk.a, e) && session_begin(se, time_label(&mk, hhmm, came), e);
	if (ok)
		ok = session_end(se, mark_save(se, &mk, e), e);
out:
	mark_release(&mk);
	return ok;
}

static bool locked_roll_came(
	struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return put_time(se, meeting_id, person_id, minute, true, e);
}

bool roll_came(struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_roll_came(se, meeting_id, person_id, minute, e), e);
}

static bool locked_roll_left(
	struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return put_time(se, meeting_id, person_id, minute, false, e);
}

bool roll_left(struct session *se, int64_t meeting_id, int64_t person_id, int minute, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_roll_left(se, meeting_id, person_id, minute, e), e);
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
			ok = session_end(se, store_attendance_save(se->store, &mk.a, e), e);
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
