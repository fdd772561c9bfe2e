#include "services/rollcall.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/labels.h"
#include "services/rollcall_parts.h"
#include "services/wording.h"

/* ---- One person's row ---- */

void roll_mark_release(struct mark *mk)
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

	r = ok ? roll_row_of(&roll, person_id) : NULL;
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

bool roll_mark_find(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	struct err none = { 0 };
	bool ok = store_attendance_find(se->store, meeting_id, person_id, &mk->a, &none);

	if (!ok && !err_absent(e, &none))
		return false;
	mk->was = mk->a.status;
	return ok || mark_new(se, meeting_id, person_id, mk, e);
}

bool roll_mark_load(
	struct session *se, int64_t meeting_id, int64_t person_id, struct mark *mk, struct err *e)
{
	return mark_name(se, person_id, mk, e) && roll_mark_find(se, meeting_id, person_id, mk, e);
}

/* ---- Substitutes ---- */

bool roll_drop_substitutes(
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

/* Only somebody excused can have a substitute, so others cost no look. */
bool roll_mark_save(struct session *se, struct mark *mk, struct err *e)
{
	bool excused = mk->was == ATTENDANCE_EXCUSED && mk->a.status != ATTENDANCE_EXCUSED;

	if (!mark_is_present(mk->a.status)) {
		mk->a.stands_in_for = 0;
		forget_times(&mk->a);
	}
	return (mk->found.id ? store_save_from(se->store, &attendance_table, &mk->found, &mk->a, e)
			     : store_attendance_save(se->store, &mk->a, e)) &&
		(!excused || roll_drop_substitutes(se, mk->a.meeting_id, mk->a.person_id, 0, e));
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

	r = ok ? roll_row_of(&roll, a->person_id) : NULL;
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

bool roll_mark_write(struct session *se, struct mark *mk, struct err *e)
{
	bool nothing;

	if (!roll_mark_save(se, mk, e) || !says_nothing(se, &mk->a, &nothing, e))
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
	if (!roll_mark_find(se, meeting_id, person_id, mk, e))
		return false;
	if (mk->was == (int)status)
		return true;
	record_copy(&attendance_table, &mk->found, &mk->a);
	mk->a.status = (int)status;
	return roll_mark_write(se, mk, e);
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
	roll_mark_release(&mk);
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

/* ---- As what somebody is there ---- */

static bool put_role(struct session *se, int64_t meeting_id, int64_t person_id,
	enum attendance_role role, struct err *e)
{
	struct mark mk = { 0 };
	bool ok = roll_mark_load(se, meeting_id, person_id, &mk, e);

	if (ok && mk.a.role != (int)role) {
		mk.a.role = (int)role;
		ok = session_begin(
			se, step_label(mk.name, xstrdup(attendance_role_label((int)role))), e);
		if (ok)
			ok = session_end(se, roll_mark_write(se, &mk, e), e);
	}
	roll_mark_release(&mk);
	return ok;
}

bool roll_role(struct session *se, int64_t meeting_id, int64_t person_id, enum attendance_role role,
	struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, put_role(se, meeting_id, person_id, role, e), e);
}
