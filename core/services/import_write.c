#include "services/import_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "rules/org_names.h"
#include "rules/words.h"
#include "services/import_fit.h"
#include "services/meetings.h"
#include "services/people.h"

static bool says(const char *s, const char *words)
{
	return s && words_find(s, words, NULL);
}

/* ---- Groups, parties, people ---- */

static bool write_groups(struct import_job *j, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < j->m->n_groups; i++) {
		struct group g = { 0 };

		if (j->m->groups[i].id)
			continue;
		fit_put(&g.name, j->m->groups[i].name, FIT_NAME);
		g.kind = (int)group_kind_guess(g.name);
		ok = group_put(j->se, &g, e);
		j->m->groups[i].id = g.id;
		group_release(&g);
		import_known_forget_groups(j->m->known);
	}
	return ok;
}

static bool write_parties(struct import_job *j, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < j->m->n_parties; i++) {
		struct party p = { 0 };

		if (j->m->parties[i].id)
			continue;
		fit_put(&p.name, j->m->parties[i].name, FIT_NAME);
		p.kind = (int)party_kind_guess(p.name);
		ok = party_put(j->se, &p, e);
		j->m->parties[i].id = p.id;
		party_release(&p);
		import_known_forget_parties(j->m->known);
	}
	return ok;
}

/* What somebody was in the group, by the word beside the name; -1 where it is rather a title. */
static int member_role_of(const char *role)
{
	static const struct {
		int role;
		const char *words;
	} roles[] = {
		{ ROLE_CHAIR, "ordförande|ordf|mötesordförande|chair" },
		{ ROLE_SECRETARY, "sekreterare|sekr|antecknare|vid pennan|secretary" },
		{ ROLE_DEPUTY, "ersättare|suppleant|tjänstgörande ersättare|deputy" },
		{ ROLE_OBSERVER, "insynsplats|observatör|adjungerad|observer" },
		{ ROLE_OFFICE, "kansliet|kansli|förbundschef|processtödjare|office" },
	};

	for (size_t i = 0; role && i < ARRAY_LEN(roles); i++) {
		if (says(role, roles[i].words))
			return roles[i].role;
	}
	return role ? -1 : ROLE_MEMBER;
}

static bool is_guest(const struct notes_person *p)
{
	return says(p->role, "gäst|gäster|inbjuden|inbjudna|guest|adjungerad");
}

static bool write_nickname(
	struct import_job *j, const struct notes_person *in, int64_t id, struct err *e)
{
	struct alias a = { .person_id = id };
	bool ok;

	if (!in->nickname)
		return true;
	fit_put(&a.name, in->nickname, FIT_NAME);
	ok = store_alias_save(j->se->store, &a, e);
	alias_release(&a);
	return ok;
}

static bool write_person(struct import_job *j, size_t i, struct err *e)
{
	const struct notes_person *in = &j->d->people[i];
	struct match_person *who = &j->m->people[i];
	struct name_parts parts = { 0 };
	struct person p = { 0 };
	bool ok;

	name_split(in->name, &parts);
	fit_put(&p.given, parts.given, FIT_NAME);
	fit_put(&p.family, parts.family, FIT_NAME);
	if (member_role_of(in->role) < 0 && !is_guest(in))
		fit_put(&p.title, in->role, FIT_NAME);
	if (who->party != MATCH_NONE)
		p.party_id = j->m->parties[who->party].id;
	ok = person_put(j->se, &p, NULL, e) && write_nickname(j, in, p.id, e);
	who->id = p.id;
	who->home = p.party_id;
	name_parts_release(&parts);
	person_release(&p);
	import_known_forget_names(j->m->known);
	return ok;
}

bool import_write_names(struct import_job *j, struct err *e)
{
	if (!write_groups(j, e) || !write_parties(j, e))
		return false;
	for (size_t i = 0; i < j->d->person_count; i++) {
		struct match_person *who = &j->m->people[i];

		if (who->same != i)
			*who = j->m->people[who->same];
		else if (!who->id && !write_person(j, i, e))
			return false;
	}
	return true;
}

/* ---- The meeting ---- */

bool import_planned(
	struct session *se, const struct import_match *m, int32_t day, int64_t *id, struct err *e)
{
	struct meeting_rows rows = { 0 };
	size_t n = m->own != MATCH_NONE;
	bool ok = true;

	*id = 0;
	if (day == DAY_NONE || (n && !m->groups[m->own].id))
		return true;
	ok = import_same_day(se, day, n ? &m->groups[m->own].id : NULL, n, &rows, e);
	for (size_t i = 0; ok && i < rows.n && !*id; i++) {
		if (rows.v[i].m.status <= STATUS_CALLED && rows.v[i].m.kind != MEETING_DEADLINE)
			*id = rows.v[i].m.id;
	}
	pool_release(&rows.pool);
	return ok;
}

static void put_moment(char **field, int32_t day, int minute)
{
	char iso[MOMENT_SIZE];

	moment_iso((struct moment) { day, minute }, iso);
	xreplace(field, iso);
}

/* Times that make sense together; an end that does not is left to the kind's usual length. */
static void put_times(struct meeting *m, int32_t day, int32_t end_day, int start, int end)
{
	int32_t last = end_day != DAY_NONE && end_day > day ? end_day : day;

	m->all_day = start == MINUTE_NONE;
	put_moment(&m->starts, day, start);
	xreplace(&m->ends, NULL);
	if (m->all_day && last > day)
		put_moment(&m->ends, last, MINUTE_NONE);
	else if (!m->all_day && end != MINUTE_NONE && (last > day || end > start))
		put_moment(&m->ends, last, end);
}

static enum meeting_mode mode_of(const struct import_job *j)
{
	bool onsite = false, remote = false;

	for (size_t i = 0; i < j->d->person_count; i++) {
		onsite |= j->d->people[i].status == NOTES_ONSITE;
		remote |= j->d->people[i].status == NOTES_REMOTE;
	}
	if (remote)
		return onsite ? MODE_HYBRID : MODE_REMOTE;
	if (!onsite && says(j->d->place, "teams|zoom|skype|skypemöte|digitalt|distans"))
		return MODE_REMOTE;
	return MODE_ONSITE;
}

static enum meeting_kind kind_of(const struct import_job *j, const char *title, size_t group)
{
	enum meeting_kind kind = title ? meeting_kind_guess(title) : MEETING_ORDINARY;

	if (kind == MEETING_ORDINARY && group < j->m->n_groups &&
		group_kind_guess(j->m->groups[group].name) == GROUP_BOARD)
		return MEETING_BOARD;
	return kind;
}

static void put_meeting(const struct import_job *j, struct meeting *m)
{
	const struct notes_doc *d = j->d;
	bool own = j->m->own != MATCH_NONE, fresh = m->id == 0;

	/* With a group the bare kind of document is no title: the group's name says more. */
	if (text_blank(m->title ? m->title : "") && d->title && !(own && title_is_type(d->title)))
		fit_put(&m->title, d->title, FIT_FIELD);
	if (fresh || d->start != MINUTE_NONE)
		put_times(m, j->day, d->end_day, d->start, d->end);
	if (fresh) {
		m->kind = (int)kind_of(j, d->title, j->m->own);
		m->mode = (int)mode_of(j);
	}
	if (d->place)
		fit_put(&m->place, d->place, FIT_FIELD);
	if (d->note_taker)
		fit_put(&m->note_taker, d->note_taker, FIT_FIELD);
	if (d->chair)
		fit_put(&m->chair, d->chair, FIT_FIELD);
	if (d->onsite_label)
		fit_put(&m->onsite_label, d->onsite_label, FIT_NAME);
	m->status = strcmp(d->type, "kallelse") == 0 ? STATUS_CALLED : STATUS_HELD;
}

bool import_write_meeting(struct import_job *j, struct meeting *m, struct err *e)
{
	size_t n = j->m->own != MATCH_NONE;
	const int64_t *groups = n ? &j->m->groups[j->m->own].id : NULL;
	int64_t id;

	if (!import_planned(j->se, j->m, j->day, &id, e) ||
		(id && !store_meeting_load(j->se->store, id, m, e)))
		return false;
	put_meeting(j, m);
	if (!n && text_blank(m->title ? m->title : ""))
		xreplace(&m->title, _("Meeting"));
	if (!id)
		return meeting_create(j->se, m, groups, n, e);
	m->revised_at++; /* calendars show the agenda that comes with it */
	return meeting_change(j->se, m, NULL, 0, NULL, e);
}

/* ---- Next meetings ---- */

static char *next_title(const struct import_job *j, size_t i)
{
	const struct notes_next *next = &j->d->next[i];
	char *title = NULL;

	if (next->title) {
		fit_put(&title, next->title, FIT_FIELD);
		return title;
	}
	if (j->m->next[i] != MATCH_NONE)
		return NULL;
	title = j->d->title ? title_without_type(j->d->title) : NULL;
	if (title)
		title[fit_len(title, FIT_FIELD)] = '\0';
	return title ? title : xstrdup(_("Meeting"));
}

static bool title_same(const char *a, const char *b)
{
	char *x = text_fold(a ? a : "", FOLD_CASE), *y = text_fold(b ? b : "", FOLD_CASE);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

bool import_next_exists(struct session *se, const struct import_match *m, const struct notes_doc *d,
	size_t i, int64_t *groups, size_t *n, bool *exists, struct err *e)
{
	struct meeting_rows rows = { 0 };
	size_t known = 0;
	bool ok;

	*n = 0;
	*exists = false;
	for (size_t g = 0; g < m->n_groups; g++) {
		if (m->next[i] == MATCH_ALL || m->next[i] == g)
			groups[(*n)++] = m->groups[g].id;
	}
	for (size_t g = 0; g < *n; g++)
		known += groups[g] != 0;
	if (*n > 0 && known == 0)
		return true;
	ok = import_same_day(se, d->next[i].day, groups, *n, &rows, e);
	for (size_t k = 0; ok && k < rows.n; k++)
		*exists |= *n > 0 || !d->next[i].title ||
			title_same(rows.v[k].m.title, d->next[i].title);
	pool_release(&rows.pool);
	return ok;
}

static bool write_next(
	struct import_job *j, size_t i, const int64_t *groups, size_t n, struct err *e)
{
	const struct notes_next *next = &j->d->next[i];
	struct meeting m = { .status = STATUS_DECIDED };
	bool ok;

	m.title = next_title(j, i);
	m.kind = (int)kind_of(j, m.title, j->m->next[i]);
	m.mode = next->remote ? MODE_REMOTE : MODE_ONSITE;
	fit_put(&m.place, next->place, FIT_FIELD);
	put_times(&m, next->day, next->end_day, next->start, next->end);
	ok = meeting_create(j->se, &m, groups, n, e);
	meeting_release(&m);
	return ok;
}

bool import_write_next(struct import_job *j, struct err *e)
{
	int64_t *groups = xcalloc(j->m->n_groups + 1, sizeof(*groups));
	bool ok = true, exists;
	size_t n;

	for (size_t i = 0; ok && i < j->d->next_count; i++) {
		if (j->d->next[i].day == DAY_NONE || j->d->next[i].cancelled)
			continue;
		ok = import_next_exists(j->se, j->m, j->d, i, groups, &n, &exists, e) &&
			(exists || write_next(j, i, groups, n, e));
	}
	free(groups);
	return ok;
}

/* ---- Members and roll ---- */

/* The membership that counts on the day, or one that would overlap with a new one from then on. */
static bool has_membership(const struct membership_rows *rows, int64_t person_id, const char *day)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct membership *m = &rows->v[i].m;

		if (m->person_id == person_id &&
			(!m->to_day || !*m->to_day || strcmp(m->to_day, day) >= 0))
			return true;
	}
	return false;
}

static bool was_member(const struct membership_rows *rows, int64_t person_id)
{
	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].m.person_id == person_id)
			return true;
	}
	return false;
}

/* *added: the rows are those of before now. */
static bool write_member(struct import_job *j, size_t i, const struct membership_rows *rows,
	const char *day, bool *added, struct err *e)
{
	const struct notes_person *in = &j->d->people[i];
	struct membership m = { .person_id = j->m->people[i].id,
		.group_id = j->m->groups[j->m->own].id };
	int role = member_role_of(in->role);
	bool ok;

	if (is_guest(in) || has_membership(rows, m.person_id, day))
		return true;
	m.role = role < 0 ? ROLE_MEMBER : role;
	if (was_member(rows, m.person_id))
		xreplace(&m.from_day, day);
	ok = membership_put(j->se, &m, e);
	membership_release(&m);
	*added = true;
	return ok;
}

static int64_t person_named(const struct import_job *j, const char *name)
{
	for (size_t i = 0; name && i < j->d->person_count; i++) {
		if (strcmp(j->d->people[i].name, name) == 0)
			return j->m->people[i].id;
	}
	return 0;
}

static bool write_attendance(struct import_job *j, int64_t meeting_id, size_t i, struct err *e)
{
	static const int status[] = { ATTENDANCE_ONSITE, ATTENDANCE_ONSITE, ATTENDANCE_REMOTE,
		ATTENDANCE_ABSENT, ATTENDANCE_EXCUSED };
	const struct notes_person *in = &j->d->people[i];
	const struct match_person *who = &j->m->people[i];
	struct attendance a = { 0 };
	struct err none = { 0 };
	bool ok;

	if (!store_attendance_find(j->se->store, meeting_id, who->id, &a, &none) &&
		!err_absent(e, &none))
		return false;
	a.meeting_id = meeting_id;
	a.person_id = who->id;
	a.status = status[who->status];
	a.stands_in_for = person_named(j, in->stands_in_for);
	if (is_guest(in))
		a.role = ATTENDS_AS_GUEST;
	if (who->party != MATCH_NONE && j->m->parties[who->party].id != who->home)
		a.party_id = j->m->parties[who->party].id;
	if (in->left != MINUTE_NONE) {
		char left[MINUTE_SIZE];

		minute_iso(in->left, left);
		xreplace(&a.left, left);
	}
	ok = store_attendance_save(j->se->store, &a, e);
	attendance_release(&a);
	return ok;
}

bool import_write_roll(struct import_job *j, int64_t meeting_id, struct err *e)
{
	int64_t group_id = j->m->own != MATCH_NONE ? j->m->groups[j->m->own].id : 0;
	const struct membership_rows *rows = NULL;
	char day[MOMENT_SIZE];
	bool added = false, ok = true;

	moment_iso((struct moment) { j->day, MINUTE_NONE }, day);
	if (group_id && !(rows = import_known_members(j->m->known, j->se, group_id, e)))
		return false;
	for (size_t i = 0; ok && i < j->d->person_count; i++) {
		if (j->m->people[i].same != i)
			continue;
		ok = (!rows || write_member(j, i, rows, day, &added, e)) &&
			write_attendance(j, meeting_id, i, e);
	}
	if (added)
		import_known_forget_members(j->m->known, group_id);
	return ok;
}
