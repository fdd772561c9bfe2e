#include "services/invitations.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/lazy.h"
#include "base/xalloc.h"
#include "formats/ical_out.h"
#include "rules/attendance.h"
#include "services/export_ics.h"
#include "services/invitation_parts.h"
#include "services/wording.h"

/* ---- The entry ---- */

struct lookup {
	const char *uid;
	entry_fn *each;
	void *to;
	bool found;
};

static bool look(void *to, const struct export_row *row, struct err *e)
{
	struct lookup *l = to;

	if (!row->m.uid || strcmp(row->m.uid, l->uid) != 0)
		return true;
	l->found = true;
	return l->each(l->to, row, e);
}

bool invitation_entry(struct session *se, int64_t meeting_id, const char *uid, const char *starts,
	entry_fn *each, void *to, struct err *e)
{
	struct lookup l = { .uid = uid, .each = each, .to = to };
	char *end = xasprintf("%s~", starts ? starts : "");
	const struct meeting_query q = { .meeting_id = meeting_id,
		.from = meeting_id ? NULL : starts,
		.to = meeting_id ? NULL : end };
	bool ok = export_entries(se, &q, look, &l, e);

	free(end);
	if (ok && !l.found)
		return err_set(e, ERR_NOT_FOUND, _("That entry is not there (any more)."));
	return ok;
}

/* What the entry says now. */
struct entry {
	struct invite_sheet *s;
	int64_t sequence;
	bool cancelled;
	char *language;
};

static bool read_entry(void *to, const struct export_row *row, struct err *e)
{
	const struct ical_ops *ical = lazy_table("lazy_ical_ops");
	struct entry *en = to;
	struct invite_sheet *s = en->s;
	struct buf title = { 0 };

	(void)e;
	ical->summary(&title, row, en->language);
	s->title = pool_strdup(&s->pool, buf_str(&title));
	buf_release(&title);
	s->starts = pool_strdup(&s->pool, row->m.starts);
	s->ends = pool_strdup(&s->pool, row->m.ends ? row->m.ends : "");
	s->revised_at = row->m.revised_at > row->groups_revised_at ? row->m.revised_at
								   : row->groups_revised_at;
	en->sequence = row->m.sequence;
	en->cancelled = row->m.status == STATUS_CANCELLED;
	return true;
}

/* ---- Who gets what ---- */

static int64_t above(int64_t sequence, int64_t sent)
{
	return sequence > sent ? sequence : sent + 1;
}

/* False where there is nothing to say about the person. inv may be NULL. */
static bool judge(
	const struct entry *en, const struct invitation *inv, bool called, struct invite_row *r)
{
	bool on = called && !en->cancelled;

	r->sequence = en->sequence;
	if (!inv || inv->method == INVITATION_CANCEL) {
		if (!on)
			return false;
		r->what = INVITE_NEW;
		if (inv)
			r->sequence = above(en->sequence, inv->sequence);
	} else if (!on) {
		r->what = en->cancelled ? INVITE_CANCELLED : INVITE_OFF;
		r->sequence = above(en->sequence, inv->sequence);
		r->address = inv->address;
	} else if (strcmp(inv->starts, en->s->starts) != 0 || strcmp(inv->ends, en->s->ends) != 0) {
		r->what = INVITE_MOVED;
		r->sequence = above(en->sequence, inv->sequence);
	} else if (en->sequence > inv->sequence || en->s->revised_at > inv->revised_at ||
		strcmp(r->address, inv->address) != 0) {
		r->what = INVITE_CHANGED;
		if (r->sequence < inv->sequence)
			r->sequence = inv->sequence;
	} else {
		r->what = INVITE_CURRENT;
	}
	return true;
}

static const struct invitation *sent_to(const struct invitation_list *sent, int64_t person_id)
{
	for (size_t i = 0; i < sent->n; i++)
		if (sent->v[i].person_id == person_id)
			return &sent->v[i];
	return NULL;
}

struct gathering {
	struct session *se;
	struct invite_sheet *s;
	struct entry en;
	struct invitation_list sent;
	size_t cap;
};

static bool add_person(
	struct gathering *g, int64_t person_id, bool called, bool optional, struct err *e)
{
	const struct ical_ops *ical = lazy_table("lazy_ical_ops");
	struct invite_row r = { .person_id = person_id, .optional = optional };
	struct invite_sheet *s = g->s;
	struct person p = { 0 };
	char *name;

	if (!store_person_load(g->se->store, person_id, &p, e))
		return false;
	name = person_name(&p);
	r.name = pool_strdup(&s->pool, name);
	r.address = pool_strdup(&s->pool, p.email ? p.email : "");
	free(name);
	person_release(&p);
	if (!judge(&g->en, sent_to(&g->sent, person_id), called, &r))
		return true;
	r.address = pool_strdup(&s->pool, r.address);
	if (r.what != INVITE_CURRENT && !ical->address(r.address))
		r.what = INVITE_NO_ADDRESS;
	s->v = pool_grow(&s->pool, s->v, s->n, &g->cap, sizeof(*s->v));
	s->v[s->n++] = r;
	s->counts[r.what]++;
	return true;
}

static bool among(const int64_t *v, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == id)
			return true;
	return false;
}

/* Whom the question is about. */
struct asked {
	const int64_t *people;
	size_t n;
	bool sent_only; /* those who were sent something before */
};

static bool add_people(struct gathering *g, const struct asked *who, struct err *e)
{
	struct roll_rows roll = { 0 };
	bool ok = !g->s->meeting_id || store_roll(g->se->store, g->s->meeting_id, &roll, e);

	for (size_t i = 0; i < roll.n && ok; i++) {
		const struct roll_row *r = &roll.v[i];
		int64_t id = r->a.person_id;
		bool optional = r->role == ROLE_DEPUTY || r->role == ROLE_OBSERVER;

		if ((who->n == 0 || among(who->people, who->n, id)) &&
			(!who->sent_only || sent_to(&g->sent, id)))
			ok = add_person(g, id, true, optional, e);
	}
	for (size_t i = 0; i < who->n && ok; i++)
		if (!roll_row_of(&roll, who->people[i]))
			ok = add_person(g, who->people[i], true, false, e);
	for (size_t i = 0; i < g->sent.n && ok && who->n == 0; i++)
		if (!roll_row_of(&roll, g->sent.v[i].person_id))
			ok = add_person(g, g->sent.v[i].person_id, false, false, e);
	pool_release(&roll.pool);
	return ok;
}

static bool gather(struct session *se, struct invite_sheet *s, const struct asked *who,
	const char *starts, struct err *e)
{
	struct gathering g = { .se = se, .s = s, .en = { .s = s } };
	bool ok = store_setting(se->store, "language", "sv", &g.en.language, e) &&
		store_invitations(se->store, s->uid, &g.sent, e) &&
		invitation_entry(se, s->meeting_id, s->uid, starts, read_entry, &g.en, e) &&
		add_people(&g, who, e);

	free(g.en.language);
	pool_release(&g.sent.pool);
	return ok;
}

/* ---- Sheets ---- */

void invite_sheet_release(struct invite_sheet *s)
{
	pool_release(&s->pool);
	*s = (struct invite_sheet) { 0 };
}

void invite_sheets_release(struct invite_sheets *s)
{
	for (size_t i = 0; i < s->n; i++)
		invite_sheet_release(&s->v[i]);
	free(s->v);
	*s = (struct invite_sheets) { 0 };
}

static bool may_invite(const struct meeting *m, struct err *e)
{
	if (m->organizer && *m->organizer)
		return err_set(e, ERR_INVALID, _("%s invites to it, not we."), m->organizer);
	if (m->status == STATUS_RUNNING || m->status == STATUS_HELD)
		return err_set(e, ERR_INVALID,
			_("The meeting has begun: there is nobody to invite any more."));
	if (m->candidates > 0)
		return err_set(e, ERR_INVALID,
			_("Only dates are proposed for it. Choose one, then invite."));
	return true;
}

bool invite_sheet(struct session *se, int64_t meeting_id, const int64_t *people, size_t n,
	struct invite_sheet *out, struct err *e)
{
	const struct asked who = { .people = people, .n = n };
	struct meeting m = { 0 };
	bool ok;

	*out = (struct invite_sheet) { .meeting_id = meeting_id };
	ok = store_meeting_load(se->store, meeting_id, &m, e) && may_invite(&m, e);
	if (ok) {
		out->uid = pool_strdup(&out->pool, m.uid ? m.uid : "");
		ok = gather(se, out, &who, NULL, e);
	}
	meeting_release(&m);
	if (!ok)
		invite_sheet_release(out);
	return ok;
}

static bool due_starts(
	struct session *se, const struct invitation_due *d, char **starts, struct err *e)
{
	struct tombstone t = { 0 };
	bool ok;

	*starts = NULL;
	if (d->meeting_id)
		return true;
	ok = store_tombstone_find(se->store, d->uid, &t, e);
	*starts = xstrdup(t.starts);
	tombstone_release(&t);
	return ok;
}

/* One of them; an entry that calendars do not show (any more) is passed over. */
static bool due_sheet(struct session *se, const struct invitation_due *d, struct invite_sheets *out,
	struct err *e)
{
	const struct asked who = { .sent_only = true };
	struct invite_sheet s = { .meeting_id = d->meeting_id };
	struct err why = { 0 };
	char *starts;
	bool ok = due_starts(se, d, &starts, e);

	if (!ok)
		return false;
	s.uid = pool_strdup(&s.pool, d->uid);
	if (!gather(se, &s, &who, starts, &why)) {
		ok = err_absent(e, &why);
		invite_sheet_release(&s);
	} else if (invite_count(&s) + s.counts[INVITE_NO_ADDRESS] == 0) {
		invite_sheet_release(&s);
	} else {
		out->v = xgrow(out->v, out->n, &out->cap, sizeof(*out->v));
		out->v[out->n++] = s;
	}
	free(starts);
	return ok;
}

bool invite_due(struct session *se, struct invite_sheets *out, struct err *e)
{
	struct invitation_due_list due = { 0 };
	char today[MOMENT_SIZE];
	bool ok;

	*out = (struct invite_sheets) { 0 };
	session_today(se, today);
	ok = store_invitations_due(se->store, today, &due, e);
	for (size_t i = 0; i < due.n && ok; i++)
		ok = due_sheet(se, &due.v[i], out, e);
	pool_release(&due.pool);
	if (!ok)
		invite_sheets_release(out);
	return ok;
}

bool invite_sends(const struct invite_row *r)
{
	return r->what != INVITE_CURRENT && r->what != INVITE_NO_ADDRESS;
}

size_t invite_count(const struct invite_sheet *s)
{
	return s->n - s->counts[INVITE_CURRENT] - s->counts[INVITE_NO_ADDRESS];
}

const char *invite_what_words(int what)
{
	static const char *const words[INVITE_WHATS] = {
		[INVITE_NEW] = N_("invitation"),
		[INVITE_MOVED] = N_("new time"),
		[INVITE_CHANGED] = N_("changed"),
		[INVITE_CANCELLED] = N_("cancellation"),
		[INVITE_OFF] = N_("not called any more"),
		[INVITE_CURRENT] = N_("has the latest"),
		[INVITE_NO_ADDRESS] = N_("no e-mail address"),
	};

	return what >= 0 && what < INVITE_WHATS ? _(words[what]) : "";
}

/* ---- What was sent ---- */

static bool remember(struct session *se, const struct invite_sheet *s,
	const struct invitation_list *sent, const struct invite_row *r, struct err *e)
{
	const struct invitation *old = sent_to(sent, r->person_id);
	struct invitation inv = { .uid = xstrdup(s->uid),
		.person_id = r->person_id,
		.address = xstrdup(r->address),
		.method = r->what == INVITE_CANCELLED || r->what == INVITE_OFF ? INVITATION_CANCEL
									       : INVITATION_REQUEST,
		.sequence = r->sequence,
		.revised_at = s->revised_at,
		.starts = xstrdup(s->starts),
		.ends = xstrdup(s->ends),
		.sent_at = clock_now(se->clock) };
	bool ok;

	if (old) {
		inv.id = old->id;
		inv.rev = old->rev;
	}
	ok = store_invitation_save(se->store, &inv, e);
	invitation_release(&inv);
	return ok;
}

bool invite_sent(struct session *se, const struct invite_sheet *s, const bool *sent, struct err *e)
{
	struct invitation_list had = { 0 };
	bool ok;

	if (!session_begin(se, step_label(_("Invitations"), excerpt_words(s->title)), e))
		return false;
	ok = store_invitations(se->store, s->uid, &had, e);
	for (size_t i = 0; i < s->n && ok; i++)
		ok = !sent[i] || remember(se, s, &had, &s->v[i], e);
	pool_release(&had.pool);
	return session_end(se, ok, e) && store_calendars_shown(se->store, e);
}
