/* Somebody instead, somebody more: substitutes and guests. */
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/names.h"
#include "services/people.h"
#include "services/rollcall.h"
#include "services/rollcall_parts.h"
#include "services/wording.h"

/* ---- Substitutes ---- */

static bool put_substitute(struct session *se, struct mark *absent, int64_t party_id,
	struct mark *there, struct err *e)
{
	absent->a.status = ATTENDANCE_EXCUSED;
	if (!mark_is_present(there->a.status))
		there->a.status = ATTENDANCE_ONSITE;
	there->a.stands_in_for = absent->a.person_id;
	there->a.party_id = party_id;
	return roll_mark_save(se, absent, e) &&
		roll_drop_substitutes(
			se, absent->a.meeting_id, absent->a.person_id, there->a.person_id, e) &&
		roll_mark_save(se, there, e);
}

static bool no_substitute(
	struct session *se, int64_t meeting_id, const struct mark *absent, struct err *e)
{
	if (!session_begin(se, step_label(absent->name, xstrdup(_("no substitute"))), e))
		return false;
	return session_end(se, roll_drop_substitutes(se, meeting_id, absent->a.person_id, 0, e), e);
}

static bool party_of(
	struct session *se, int64_t meeting_id, int64_t person_id, int64_t *party_id, struct err *e)
{
	struct roll_rows roll = { 0 };
	const struct roll_row *r;
	bool ok = store_roll(se->store, meeting_id, &roll, e);

	r = ok ? roll_row_of(&roll, person_id) : NULL;
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
		roll_mark_load(se, meeting_id, person_id, &absent, e);
	if (ok && !substitute_id) {
		ok = no_substitute(se, meeting_id, &absent, e);
		goto out;
	}
	ok = ok && roll_mark_load(se, meeting_id, substitute_id, &there, e) &&
		session_begin(se,
			/* TRANSLATORS: two people: "Ida Wiklund ersätter Kristian Lager" */
			xasprintf(_("%s stands in for %s"), there.name, absent.name), e);
	if (ok)
		ok = session_end(se, put_substitute(se, &absent, party_id, &there, e), e);
out:
	roll_mark_release(&absent);
	roll_mark_release(&there);
	return ok;
}

bool roll_substitute(struct session *se, int64_t meeting_id, int64_t person_id,
	int64_t substitute_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(
			se, locked_roll_substitute(se, meeting_id, person_id, substitute_id, e), e);
}

/* ---- Guests ---- */

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
		roll_mark_load(se, meeting_id, *id, &mk, e);

	if (ok) {
		if (!mark_is_present(mk.a.status))
			mk.a.status = ATTENDANCE_ONSITE;
		if (!mk.a.id && mk.a.role == ATTENDS_AS_GUEST)
			mk.a.party_id = party_id;
		ok = roll_mark_save(se, &mk, e);
	}
	roll_mark_release(&mk);
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
